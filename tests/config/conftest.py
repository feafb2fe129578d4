"""Writing a sources file and loading it, or getting the problems that were found in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from monitor.config import Settings, load
from monitor.errors import ConfigError

Load = Callable[..., Settings]
Problems = Callable[..., list[str]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "sources.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def loaded(write: Callable[[str | bytes], Path]) -> Load:
    """Load a file with the given text."""

    def loaded(
        content: str | bytes, environ: Mapping[str, str] | None = None, **keywords: object
    ) -> Settings:
        return load(write(content), environ or {}, **keywords)  # type: ignore[arg-type]

    return loaded


@pytest.fixture
def problems(loaded: Load, tmp_path: Path) -> Problems:
    """Return the problems of a file, without its folder."""

    def problems(
        content: str | bytes, environ: Mapping[str, str] | None = None, **keywords: object
    ) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            loaded(content, environ, **keywords)
        return [str(problem).replace(f"{tmp_path}/", "") for problem in caught.value.problems]

    return problems


@pytest.fixture
def source() -> Callable[..., str]:
    """Return a file with one good source, with keys added, changed (or left out, with None)."""

    def source(**changed: str | None) -> str:
        keys: dict[str, str | None] = {
            "id": "memo",
            "kind": "page",
            "authority": "official",
            "publisher": "Government",
            "url": "https://example.org/list",
        }
        keys |= changed
        lines = "".join(f"    {key}: {value}\n" for key, value in keys.items() if value is not None)
        return "version: 1\nsources:\n  -\n" + lines

    return source
