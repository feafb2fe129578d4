"""The data files of the package, read once and passed into the pure stages.

Run as a program (`make gazetteer`) it compiles the gazetteer's records into the file that is loaded.  A stage
is imported when its data is asked for, so that one command does not pay for the data of another.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from monitor.errors import DataError

if TYPE_CHECKING:
    from monitor.discover.relevance import WatchWords
    from monitor.extract.languages import Languages
    from monitor.extract.prose.rules import ProseRules
    from monitor.model import Snapshot
    from monitor.names import Gazetteer
    from monitor.names.records import Record
    from monitor.voices.origins import Agencies

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is a string: `no` and `on` are words
COMPILED = "gazetteer.json"


def _document(file: Traversable) -> Any:
    """Return a parsed YAML file of the package; raises DataError when it is damaged."""
    try:
        return yaml.load(file.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a loader of plain strings
    except (OSError, yaml.YAMLError) as error:
        raise DataError(
            f"packaged file {file.name} is damaged: {error} (install the package again)"
        ) from error


def _documents(package: str, *folders: str) -> dict[str, Any]:
    """Return the YAML documents of a packaged folder by file name without its ending."""
    entries = sorted(files(package).joinpath(*folders).iterdir(), key=lambda one: one.name)
    return {one.name.removesuffix(".yaml"): _document(one) for one in entries if one.name.endswith(".yaml")}


class _Unread(Mapping[str, Any]):
    """The YAML documents of a packaged folder, each read when it is asked for: a page needs one or two."""

    def __init__(self, package: str, *folders: str) -> None:
        found = files(package).joinpath(*folders).iterdir()
        self._files = {one.name.removesuffix(".yaml"): one for one in found if one.name.endswith(".yaml")}

    def __getitem__(self, name: str) -> Any:
        return _document(self._files[name])

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._files))

    def __len__(self) -> int:
        return len(self._files)


@cache
def load_languages() -> Languages:
    """Return the reader's languages; raises DataError when a packaged file is damaged."""
    from monitor.extract.languages import Languages

    return Languages.from_documents(_documents("monitor.extract", "data", "languages"))


@cache
def load_prose_rules() -> ProseRules:
    """Return the rules by which sentences are judged; raises DataError when a packaged file is damaged."""
    from monitor.extract.prose.rules import ProseRules

    data = files("monitor.extract").joinpath("data")
    earlier, kinds = (_document(data.joinpath(name)) for name in ("earlier_exits.yaml", "name_kinds.yaml"))
    documents = _Unread("monitor.extract", "data", "prose")
    return ProseRules.from_documents(documents, earlier, kinds, lambda tag: load_languages().numerals(tag))


@cache
def load_watch_words() -> WatchWords:
    """Return the words that make a title of the press worth reading; raises DataError when damaged."""
    from monitor.discover.relevance import WatchWords

    return WatchWords.from_document(_document(files("monitor.discover").joinpath("data", "watch.yaml")))


@cache
def load_agencies() -> Agencies:
    """Return the news agencies as credits print them; raises DataError when the packaged file is damaged."""
    from monitor.voices.origins import Agencies

    return Agencies.from_document(_document(files("monitor.voices").joinpath("data", "agencies.yaml")))


@cache
def load_gazetteer() -> Gazetteer:
    """Return the compiled gazetteer; raises DataError when the file is damaged or of another form."""
    from monitor.names import Gazetteer

    try:
        tables = json.loads(files("monitor.names").joinpath("data", COMPILED).read_bytes())
    except (OSError, ValueError) as error:
        raise DataError(
            f"packaged file {COMPILED} is damaged: {error} (install the package again)"
        ) from error
    return Gazetteer(tables)


def load_records() -> tuple[Record, ...]:
    """Return the reviewed records that the gazetteer is compiled from."""
    from monitor.names.records import read_records

    return read_records(_documents("monitor.names", "data", "organizations"))


def compile_gazetteer() -> str:
    """Return what the compiled file must hold: the records and the table of Chinese characters, compiled."""
    from monitor.names.compiling import compile_records, written

    characters = _document(files("monitor.names").joinpath("data", "chinese.yaml"))
    pair = ("".join(characters[key].split()) for key in ("traditional", "simplified"))
    return written(compile_records(load_records(), *pair))


def load_snapshot(gazetteer: Gazetteer, path: Path | None = None) -> Snapshot:
    """Return the packaged first snapshot, or that of a file in the same form.

    Raises DataError when it is damaged or names an unknown body.
    """
    from monitor.config.first_snapshot import read_snapshot

    document = _document(path or files("monitor.names").joinpath("data", "snapshot.yaml"))
    return read_snapshot(document, gazetteer.organizations)


def main(arguments: list[str]) -> None:
    """Write the compiled gazetteer beside its records, and its coverage into the documents that are named."""
    from monitor.names.coverage import with_coverage

    compiled = Path(str(files("monitor.names").joinpath("data", COMPILED)))
    compiled.write_text(compile_gazetteer(), "utf-8")
    for name in arguments:
        document = Path(name)
        document.write_text(with_coverage(document.read_text("utf-8"), load_records()), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
