"""Histories over many polls with a frozen clock: a script each, in the files beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.demo.servers import Mailbox
from monitor.service import Reader
from tests.databases import open_empty
from tests.scenarios.shown import Builder
from tests.scenarios.stage import Stage

HERE = Path(__file__).parent
SCRIPTS: dict[str, Any] = {
    name: script
    for file in sorted(HERE.glob("*.yaml"))
    for name, script in yaml.safe_load(file.read_text("utf-8")).items()
}


@pytest.fixture(scope="session")
def reader() -> Reader:
    found = Reader()
    found.load()
    return found


@pytest.fixture(scope="session")
def builder(reader: Reader) -> Builder:
    return Builder(reader.gazetteer.organizations)


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as opened:
        yield opened


@pytest.mark.parametrize("name", SCRIPTS)
def test_scenario(name: str, tmp_path: Path, builder: Builder, reader: Reader, mailbox: Mailbox) -> None:
    store = open_empty(tmp_path / "db" / "monitor.sqlite3")
    try:
        stage = Stage(tmp_path, builder, reader, mailbox, store, SCRIPTS[name])
        stage.play()
        stage.check_laws()
    finally:
        store.dispose()


def test_there_are_sixty_scripts() -> None:
    assert len(SCRIPTS) >= 60
