"""The sections of a report, in the order in which a reader needs them; the same for HTML, Markdown and mail.

The order: what waits for a person (and is not news yet), what is confirmed, reported and named once, what
ended, what else changed, what was found late or read back, and the sources' trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.model import Change, ChangeKind, Level, SourceFacts
from monitor.report import words
from monitor.report.view import Item, item_of
from monitor.report.wording import is_edit


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report: its key, its heading, what the heading means, and its changes.

    `short` is the heading in one or two words, for a table of contents.
    """

    key: str
    title: str
    note: str
    items: tuple[Item, ...]

    @property
    def short(self) -> str:
        """Return the heading up to its first colon or comma."""
        return self.title.partition(":")[0].partition(",")[0]


def parts_of(changes: Sequence[Change], facts: Mapping[str, SourceFacts]) -> tuple[Part, ...]:
    """Return the sections that have something to say, in the order of the report."""
    left = list(changes)
    parts: dict[str, Part] = {}
    for key, title, note, holds in _PARTS:
        group = [change for change in left if holds(change)]
        left = [change for change in left if not holds(change)]
        if group:
            items = tuple(item_of(change, facts) for change in _sorted(group))
            parts[key] = Part(key, title, note, items)
    return tuple(parts[key] for key in _SHOWN if key in parts)


_ORDER = tuple(ChangeKind)


def _sorted(changes: Iterable[Change]) -> list[Change]:
    return sorted(
        changes,
        key=lambda c: (_ORDER.index(c.kind), c.organization.name if c.organization else "", c.at, c.id),
    )


def _gained(level: Level) -> Callable[[Change], bool]:
    kinds = (ChangeKind.ADDED, ChangeKind.CONFIRMED)
    return lambda c: c.kind in kinds and (c.level or Level.SINGLE) is level


_WAITING = (
    "Not news yet. An official page changed in a way that cannot be trusted as a whole. What it says now "
    "counts for nothing until a person has looked at it."
)
_LATE = (
    "Not fresh news: these stood in pages captured earlier, and were understood only when the pages "
    "were read again by a newer version of the monitor."
)
_READ_BACK = "Not fresh news: these had happened before the monitor first read the source."
_EDITED = "What a page says in other words than before. Nothing here adds to the list or takes from it."
_TROUBLE = "About pages, not about organizations: nothing here adds to the list or takes from it."

_SHOWN = (
    "unverified",
    "confirmed",
    "reported",
    "single",
    "ended",
    "other",
    "edited",
    "late",
    "catch-up",
    "trouble",
)

# The first section that a change fits is its own: what is late is told as late, whatever it is.
_PARTS: tuple[tuple[str, str, str, Callable[[Change], bool]], ...] = (
    (
        "unverified",
        "Unverified: waiting for a decision",
        _WAITING,
        lambda c: c.kind in (ChangeKind.UNVERIFIED, ChangeKind.HELD),
    ),
    ("trouble", "Trouble with sources", _TROUBLE, lambda c: c.kind in words.TROUBLE),
    ("late", "Found late", _LATE, lambda c: c.late),
    ("catch-up", "Read back at first contact", _READ_BACK, lambda c: c.catch_up),
    ("confirmed", "Confirmed", "", _gained(Level.CONFIRMED)),
    ("reported", "Reported, not confirmed", "", _gained(Level.REPORTED)),
    ("single", "Single source, not confirmed", "", _gained(Level.SINGLE)),
    ("ended", "Reversed or removed", "", lambda c: c.kind in (ChangeKind.REVERSED, ChangeKind.REMOVED)),
    ("edited", "Edited pages", _EDITED, is_edit),
    ("other", "Other changes", "", lambda _: True),
)
