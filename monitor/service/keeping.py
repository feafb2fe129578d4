"""Setting up a folder, and adding a source to its file without touching what a person wrote there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from monitor.config import Settings, load
from monitor.errors import ConfigError, StoreError, UsageError

SCHEMA_LINE = re.compile(r"^# yaml-language-server:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a set-up made, and what was there already."""

    made: tuple[str, ...]
    kept: tuple[str, ...]


def set_up(path: Path, environ: Mapping[str, str], overrides: Mapping[str, str | None]) -> SetUp:
    """Make what is missing of sources file, database and folder of reports.

    Raises ConfigError for a sources file that is there and wrong, StoreError where something cannot be made.
    """
    from monitor.store import Store

    made, kept = [], []
    try:
        if path.exists():
            kept.append(str(path))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shipped_sources(), "utf-8")
            made.append(str(path))
        settings = load(path, environ, overrides)
        (kept if settings.reports.is_dir() else made).append(f"{settings.reports}/")
        settings.reports.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{error.filename}: cannot be made: {error.strerror}") from error
    try:
        Store.open(settings.database_url, create=False).dispose()
        known = True
    except StoreError:
        known = False
    store = Store.open(settings.database_url)
    (kept if known else made).append(store.shown_url)
    store.dispose()
    return SetUp(tuple(made), tuple(kept))


def shipped_sources() -> str:
    """Return the sources file that comes with the program, pointing editors to its installed schema."""
    package = files("monitor.config")
    shipped = package / "data" / "sources.yaml"
    if not shipped.is_file():
        shipped = Path(__file__).resolve().parents[2] / "sources.yaml"  # a checkout
    schema = package / "data" / "sources.schema.json"
    line = f"# yaml-language-server: $schema={schema}"
    return SCHEMA_LINE.sub(lambda _: line, shipped.read_text("utf-8"), count=1)


def id_for(url: str, taken: set[str]) -> str:
    """Return an id for a source of that address: its host and, if need be, a number."""
    host = (urlsplit(url).hostname or "source").removeprefix("www.")
    base = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-") or "source"
    if base not in taken:
        return base
    return next(name for n in range(2, len(taken) + 3) if (name := f"{base}-{n}") not in taken)


def source_block(source: Mapping[str, str]) -> list[str]:
    """Return the lines of one entry of `sources:`, without indentation."""
    lines = [f"{key}: {_scalar(value)}" for key, value in source.items()]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def add_source(path: Path, source: Mapping[str, str]) -> Settings:
    """Write one more source behind the others, keep everything else as it is, and return the new settings.

    Raises UsageError with the lines to paste where the file is not written a source a block, ConfigError
    where the new source is refused; the file is then as it was.
    """
    text = path.read_text("utf-8")
    block = source_block(source)
    new = _with_block(text, block)
    if new is None:
        shown = "\n".join(f"  {line}" for line in block)
        raise UsageError(
            f"{path}: the sources are not written as a block list; add these lines by hand:\n{shown}"
        )
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(new, "utf-8")
        settings = load(beside, {})
        if settings.source(source["id"]) is None:
            raise UsageError(f"{path}: the new source would not be found in it; add it by hand")
        beside.replace(path)
    except ConfigError as error:
        raise UsageError(
            str(error).replace(str(beside), str(path)).replace(beside.name, path.name)
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return settings


def _with_block(text: str, block: list[str]) -> str | None:
    """Return the file with a block behind the last source; None where that cannot be said for certain."""
    import yaml

    empty = re.search(r"^sources:[ ]*(\[[ ]*\])?[ ]*(#.*)?$", text, re.MULTILINE)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return None
    node = next((value for key, value in root.value if key.value == "sources"), None)
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        column = node.start_mark.column
        lines = text.splitlines(keepends=True)
        mark = node.value[-1].end_mark  # of a block the start of what follows, of braces their own line
        end = min(mark.line + (mark.column > 0), len(lines))
        while end > 0 and not lines[end - 1].strip():
            end -= 1
        before = "".join(lines[:end])
        before += "" if before.endswith("\n") else "\n"
        added = "".join(f"{' ' * column}{line}\n" for line in block)
        rest = "".join(lines[end:])
        return f"{before}\n{added}{rest}"
    if empty is None:
        return None
    added = "".join(f"\n  {line}" for line in block)
    return f"{text[: empty.start()]}sources:{added}\n{text[empty.end() :].lstrip(chr(10))}"


def _scalar(value: str) -> str:
    """Return a value as YAML writes it: plain where that is safe, else in quotes."""
    if re.fullmatch(r"[A-Za-z][\w./+-]*(:[/\w.%?=&+~,;@!-]+)?( [\w.-]+)*", value) and ": " not in value:
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
