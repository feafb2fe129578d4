"""Packaged data: a key that stands twice would silently lose what the first one holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import monitor

DATA = Path(monitor.__file__).parent
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FILES = sorted(DATA.rglob("*.yaml"))


def repeated(node: yaml.Node | None) -> Iterator[str]:
    """Yield the keys that stand twice in one mapping, with their lines counted from 1."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if key.value in seen:
                yield f"line {key.start_mark.line + 1}: {key.value!r}, first on line {seen[key.value]}"
            seen[key.value] = key.start_mark.line + 1
            yield from repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from repeated(one)


def test_a_repeated_key_is_seen() -> None:
    text = "- id: a\n  aliases:\n    translation: {en: [b]}\n    translation: {fr: [c]}\n"
    assert list(repeated(yaml.compose(text, Loader=LOADER))) == ["line 4: 'translation', first on line 3"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_no_key_stands_twice(path: Path) -> None:
    assert list(repeated(yaml.compose(path.read_text("utf-8"), Loader=LOADER))) == []
