"""The reviewed YAML records as typed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from monitor.errors import DataError
from monitor.model import Section


class AliasKind(StrEnum):
    """How far a name may be trusted, and where it counts."""

    NAME = "name"  # the official English name
    OFFICIAL = "official"  # the organization's own, or its treaty's, in another language
    PUBLISHED = "published"  # seen in print
    FORMER = "former"  # an earlier or another English name
    TRANSLATION = "translation"  # ours: counts in a list, never in a sentence
    ACRONYM = "acronym"
    AMBIGUOUS = "ambiguous"  # a short form that other bodies use too


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one organization, as it is printed; `seen` says where, for names seen in print.

    A short form has a language only where it means this organization on pages of that language alone.
    """

    text: str
    organization: str
    language: str
    kind: AliasKind
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One organization with all its names."""

    id: str
    name: str
    kind: str
    section: Section | None
    position: int | None
    parent: str | None
    wikidata: str | None
    aliases: tuple[Alias, ...]
    united_nations: bool


def read_records(documents: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[Record, ...]:
    """Return all records of the files, in order of file and record; raises DataError for a damaged one."""
    records = []
    for file, rows in sorted(documents.items()):
        for row in rows or ():
            try:
                records.append(_record(file, row))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise DataError(f"{file}.yaml: {row.get('id', row)!r}: {error!r}") from error
    return tuple(records)


def _record(file: str, row: Mapping[str, Any]) -> Record:
    section = Section(row["section"]) if row.get("section") else None
    return Record(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        section=section,
        position=int(row["position"]) if row.get("position") else None,
        parent=row.get("parent"),
        wikidata=row.get("wikidata"),
        aliases=tuple(_once(_aliases(row))),
        united_nations=section is Section.UN or file == "other-un-system",
    )


def _aliases(row: Mapping[str, Any]) -> Iterator[Alias]:
    identifier = row["id"]
    yield Alias(row["name"], identifier, "en", AliasKind.NAME)
    for name in row.get("former") or ():
        yield Alias(name, identifier, "en", AliasKind.FORMER)
    given: Mapping[str, Any] = row.get("aliases") or {}
    for kind in (AliasKind.OFFICIAL, AliasKind.PUBLISHED, AliasKind.TRANSLATION):
        for language, names in (given.get(kind) or {}).items():
            for name in names:
                if kind is AliasKind.PUBLISHED:
                    yield Alias(name["name"], identifier, language, kind, name["in"])
                else:
                    yield Alias(name, identifier, language, kind)
    for name in row.get("acronyms") or ():
        yield Alias(name, identifier, "", AliasKind.ACRONYM)
    for language, names in (row.get("acronyms_in") or {}).items():
        for name in names:
            yield Alias(name, identifier, language, AliasKind.ACRONYM)
    for name in row.get("ambiguous") or ():
        yield Alias(name, identifier, "", AliasKind.AMBIGUOUS)


def _once(aliases: Iterable[Alias]) -> Iterator[Alias]:
    """Leave out what repeats an earlier name of the record word for word; short forms of single languages stay."""
    seen: set[tuple[str, str]] = set()
    for alias in aliases:
        key = (alias.text, alias.language if alias.kind is AliasKind.ACRONYM else "")
        if key not in seen:
            seen.add(key)
            yield alias
