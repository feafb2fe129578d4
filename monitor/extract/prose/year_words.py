"""The year of a day or month without one, told by words beside it: "17 November next year", 明年11月."""

from __future__ import annotations

from datetime import date

from monitor.extract.prose.days import Calendar

_GAP = 2  # letters between the words and the day: a space, a comma
_LONGEST = 40  # letters of such words


def told_year(text: str, start: int, end: int, calendar: Calendar, published: date | None) -> int | None:
    """Return the year that words right beside a month tell: "next year"; `text` is folded."""
    if published is None or not calendar.years:
        return None
    before = text[max(0, start - _LONGEST) : start].rstrip()
    behind = text[end : end + _GAP + _LONGEST]
    rest = behind.lstrip(" ,،")
    near = len(behind) - len(rest) <= _GAP
    for words, step in calendar.years.items():
        if start - len(before) <= _LONGEST and before.endswith(words) and _whole(before, words, calendar):
            return published.year + step
        if near and rest.startswith(words) and not rest[len(words) : len(words) + 1].isalpha():
            return published.year + step
    return None


def _whole(before: str, words: str, calendar: Calendar) -> bool:
    """Say whether no letter stands right before words at the end of a text, where words are set apart."""
    return calendar.joined or not before[: -len(words)][-1:].isalpha()
