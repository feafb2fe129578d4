"""Commands called as a shell would call them, in a folder of their own; what they print is checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from monitor.cli import run
from monitor.config.environment import VARIABLES
from tests.desk import Desk, desk, reader

__all__ = ["desk", "reader"]


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object that it printed."""
        [line] = self.out.splitlines()
        return json.loads(line)


Monitor = Callable[..., Said]


@pytest.fixture
def monitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Monitor:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **environment: str) -> Said:
        with monkeypatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            capsys.readouterr()
            code = run([*arguments])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture
def told(monitor: Monitor, desk: Desk) -> Desk:
    """A desk at which two polls were made: what is known, and one addition of an official page."""
    desk.poll()
    desk.memorandum("Universal Postal Union")
    desk.poll()
    return desk


@pytest.fixture(scope="session")
def schemas() -> Callable[[str, Any], None]:
    """Check a value against a shipped schema, and that the schema names every key of it."""
    folder = files("monitor.report") / "data"
    contents = {one.name: json.loads(one.read_text("utf-8")) for one in folder.iterdir()}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(content)) for name, content in contents.items()
    )

    def check(name: str, value: Any) -> None:
        schema = contents[f"{name}.schema.json"]
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(
            schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
        ).validate(value)
        strict = {key: closed(content) for key, content in contents.items()}
        closed_registry: Registry[Any] = Registry().with_resources(
            (key, Resource.from_contents(content)) for key, content in strict.items()
        )
        Draft202012Validator(strict[f"{name}.schema.json"], registry=closed_registry).validate(value)

    return check


def closed(schema: Any) -> Any:
    """Return a schema that refuses keys which it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {key: closed(one) for key, one in schema.items()}
    if isinstance(inside.get("properties"), dict) and "additionalProperties" not in inside:
        inside["additionalProperties"] = False
    return inside
