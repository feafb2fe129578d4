"""Days as sentences name them: spans of days, seen from the day of a document, and the words of a calendar.

A span that ended well before the document tells history; one that lies around it tells news; one after it tells
when something will count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

# A month between an event and the report about it is already history; two weeks are not yet.
_HISTORY = timedelta(days=30)
_NEWS = timedelta(days=14)
_SWORN_IN = 20  # of January


class Era(StrEnum):
    """Where a span of days lies, seen from the document."""

    PAST = "past"
    NOW = "now"
    FUTURE = "future"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Days that a sentence names: `text[start:end]` means `first` to `last` (equal for a single day)."""

    start: int
    end: int
    first: date
    last: date

    @property
    def day(self) -> date | None:
        """Return the day, when the words name exactly one."""
        return self.first if self.first == self.last else None

    @property
    def whole_year(self) -> bool:
        """Say whether the words name a year and nothing finer."""
        return (self.last - self.first).days > 363

    def era(self, published: date | None) -> Era:
        """Say where the days lie, seen from the document's date."""
        if published is None:
            return Era.UNCERTAIN
        if self.last < (published if self.whole_year else published - _HISTORY):
            return Era.PAST  # "in 2025", printed in January, is history
        if self.first > published:
            return Era.FUTURE
        if self.day is not None or self.last - self.first < _NEWS:
            return Era.NOW if self.first >= published - _NEWS else Era.UNCERTAIN
        return Era.UNCERTAIN


def is_inaugural(published: date | None) -> bool:
    """Say whether a document is of the first two weeks behind an inauguration: 20 January, every four years."""
    if published is None or published.year % 4 != 1:
        return False
    return timedelta(0) <= published - date(published.year, 1, _SWORN_IN) < _NEWS


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of one language for days: names folded, months 1 to 12, weekdays 0 (Monday) to 6.

    `offsets` maps words for yesterday, today, tomorrow to days; `bare` holds the months whose name means
    nothing else and may stand alone, `accented` those that may only as they are spelled ("março", not "Marco"). `years`
    maps words beside a day, such as "next year", to years from that of the document.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    offsets: Mapping[str, int]
    bare: frozenset[str]
    joined: bool
    suffix: str = ""
    accented: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
