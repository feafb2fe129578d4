"""Organizations, and what words mean which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Section(StrEnum):
    """The two sections of the memorandum of 2026-01-07."""

    UN = "un"
    NON_UN = "non-un"


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization, treaty or agreement.  `name` is the official English name.

    `names` holds one preferred name a language (BCP 47 tag).  `provisional` marks an organization that an
    official list names and that no gazetteer knows yet; its id then starts with `new-`.
    """

    id: str
    name: str
    section: Section | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    wikidata: str | None = None
    parent: str | None = None
    provisional: bool = False


class Method(StrEnum):
    """How words were resolved to an organization, from strongest to weakest."""

    OFFICIAL = "official"
    ALIAS = "alias"
    NORMALIZED = "normalized"
    ACRONYM = "acronym"
    FUZZY = "fuzzy"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which organization some words mean; `organization` is None when no gazetteer knows them."""

    organization: Organization | None = None
    method: Method = Method.NONE
    score: float = 0.0


UNRESOLVED = Resolution()


class Place(StrEnum):
    """Where words stand: an entry of a list, or running text (where fewer names count)."""

    LIST = "list"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in running text: `text[start:end]` means `resolution.organization`."""

    start: int
    end: int
    resolution: Resolution


class Names(Protocol):
    """What the page reader needs of the gazetteer; implemented by `monitor.names`."""

    def resolve(self, text: str, *, language: str | None = None, place: Place = Place.LIST) -> Resolution:
        """Return the organization that the whole text names (never fuzzy)."""

    def find(
        self, text: str, *, language: str | None = None, place: Place = Place.PROSE, fewest: int = 1
    ) -> Sequence[Found]:
        """Return every name inside the text: longest match, left to right, no overlaps.

        `fewest` is how many are of any use: a text in which fewer can stand need not be looked through.
        """

    def most(self, text: str, *, language: str | None = None) -> int:
        """Return how many names can stand in a text at most; a quick look tells that most texts hold none."""
