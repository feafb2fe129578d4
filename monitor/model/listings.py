"""What was read out of one capture: entries, mentions, totals, each with its place on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from monitor.model.organizations import UNRESOLVED, Resolution, Section


@dataclass(frozen=True, slots=True)
class Locator:
    """Where words stand in a page: an element path and a range of characters in that element's text.

    `path` reads like `html/body/main/p[12]` (1-based among siblings of the same name, the first without a
    number; empty for formats without elements; `page[3]` for PDF, `item[2]/description/html/body/p` for a
    feed).  The range counts in the element's visible text: white space collapsed, hidden text dropped, its
    blocks joined by one space (`monitor.extract.locate`).
    """

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the list as the page prints it.

    `text` is the name without its number and closing punctuation, in its original words.  `position`
    counts from 1 inside the section; `number` is the printed one, if any.  `names` holds what the item
    gives by language.  `resolution` is filled by `monitor.names`.
    """

    section: Section | None
    position: int
    text: str
    names: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    number: str | None = None
    locator: Locator | None = None
    resolution: Resolution = UNRESOLVED


@dataclass(frozen=True, slots=True)
class Stated:
    """The totals that a page states; None where it states none."""

    total: int | None = None
    un: int | None = None
    non_un: int | None = None


NOTHING_STATED = Stated()


class ListingKind(StrEnum):
    """Whether a page holds the list, speaks of it in sentences, or neither."""

    LIST = "list"
    PROSE = "prose"
    NONE = "none"


class Context(StrEnum):
    """How a sentence mentions an organization; only an announcement is news."""

    ANNOUNCEMENT = "announcement"
    BACKGROUND = "background"
    CONDITIONAL = "conditional"
    OTHER = "other"


class ActKind(StrEnum):
    """What was done about one organization, in the usual order."""

    ANNOUNCED = "announced"
    NOTIFIED = "notified"
    EFFECTIVE = "effective"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names an organization, and how.

    `text` is the name as printed, `sentence` the sentence around it.  `act` and `effective` (the day from
    which an exit counts) are given where the sentence states them; `dated` is the day on which the
    sentence says it happened.
    """

    text: str
    sentence: str
    context: Context
    resolution: Resolution = UNRESOLVED
    act: ActKind | None = None
    dated: date | None = None
    effective: date | None = None
    language: str | None = None
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What was read out of one capture.

    `entries` are in the order of the page.  `review_ongoing` is True where the page says that the review of
    further organizations goes on, False where it says that it ended, None where it is silent.  `published`
    and `modified` come from metadata or text.  `heading` is the announcing heading or sentence above the
    list.  `open_ended` marks a list that says of itself that it names only some ("and others");
    `refers_back` one that adds to an earlier list ("after the 66 of January, also these four").
    `select_missed` says that the configured part of the page was not there, so the whole page was read.
    """

    kind: ListingKind = ListingKind.NONE
    entries: tuple[Entry, ...] = ()
    mentions: tuple[Mention, ...] = ()
    stated: Stated = NOTHING_STATED
    review_ongoing: bool | None = None
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    title: str = ""
    heading: str = ""
    open_ended: bool = False
    refers_back: bool = False
    select_missed: bool = False
