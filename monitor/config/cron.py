"""Cron expressions: five fields, read as crontab(5) reads them, checked without loading the scheduler.

The scheduling library counts weekdays from Monday and demands that day and weekday both match; crontab(5)
counts from Sunday and is content with either when both are given.  People write crontab lines, so the
fields are translated here: weekdays become names, and an expression with both becomes two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.config.quantities import shown

WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MACROS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}

EXAMPLE = "five fields: minute hour day month weekday, like */15 * * * * or 30 6 * * mon-fri"

_ITEM = re.compile(r"(?:(\*)|([0-9]{1,2}|[a-z]{3})(?:-([0-9]{1,2}|[a-z]{3}))?)(?:/([0-9]{1,2}))?")
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@dataclass(frozen=True, slots=True)
class Field:
    """One of the five fields: its name and the values that it may hold."""

    name: str
    lowest: int
    highest: int
    words: tuple[str, ...] = ()


FIELDS = (
    Field("minute", 0, 59),
    Field("hour", 0, 23),
    Field("day", 1, 31),
    Field("month", 1, 12, MONTHS),
    Field("weekday", 0, 7, WEEKDAYS),  # 0 and 7 are both Sunday
)


@dataclass(frozen=True, slots=True)
class Cron:
    """A checked expression: the values of each field, None where the field is `*`."""

    minutes: tuple[int, ...] | None
    hours: tuple[int, ...] | None
    days: tuple[int, ...] | None
    months: tuple[int, ...] | None
    weekdays: tuple[int, ...] | None

    def keywords(self) -> list[dict[str, str]]:
        """Return the arguments of one or two cron triggers; the earlier of the two counts."""
        common = {
            name: ",".join(map(str, values))
            for name, values in (("minute", self.minutes), ("hour", self.hours), ("month", self.months))
            if values is not None
        }
        # what is not given stands for `*`, except that the library takes the least of smaller units
        common = {"minute": "*", "hour": "*", "month": "*"} | common
        by_day = None if self.days is None else common | {"day": ",".join(map(str, self.days))}
        by_weekday = (
            None
            if self.weekdays is None
            else common | {"day": "*", "day_of_week": ",".join(WEEKDAYS[day] for day in self.weekdays)}
        )
        return [one for one in (by_day, by_weekday) if one is not None] or [common | {"day": "*"}]


def parse_cron(expression: str) -> Cron:
    """Return a checked expression; raises ValueError with the remedy, also for a day that never comes."""
    written = MACROS.get(expression.strip().lower(), expression).lower().split()
    if len(written) != len(FIELDS):
        raise ValueError(f"{shown(expression)} is no cron expression (write {EXAMPLE})")
    minutes, hours, days, months, weekdays = (
        _values(field, text, expression) for field, text in zip(FIELDS, written, strict=True)
    )
    if weekdays is not None:
        weekdays = tuple(sorted({day % 7 for day in weekdays}))
    if days is not None and months is not None and weekdays is None:
        longest = max(_LONGEST_MONTHS.get(month, 31) for month in months)
        if min(days) > longest:
            raise ValueError(f"{shown(expression)} never comes: none of its months has a day {min(days)}")
    return Cron(minutes, hours, days, months, weekdays)


def _values(field: Field, text: str, expression: str) -> tuple[int, ...] | None:
    """Return the values of one field; None for `*`."""
    if text == "*":
        return None
    values: set[int] = set()
    for item in text.split(","):
        match = _ITEM.fullmatch(item)
        if match is None:
            raise ValueError(f"{shown(item)} is no {field.name} in {shown(expression)} (write {EXAMPLE})")
        values.update(_range(field, match, expression))
    return tuple(sorted(values))


def _range(field: Field, match: re.Match[str], expression: str) -> range:
    star, first, last, step = match.groups()
    low = field.lowest if star else _number(field, first, expression)
    if star or (step and not last):
        # Sunday counts once: `*` and `2/2` end at Saturday
        high = 6 if field.name == "weekday" else field.highest
    else:
        high = _number(field, last, expression) if last else low
    if high < low or step == "0" or step == "00":
        raise ValueError(
            f"{shown(match[0])} is no {field.name} in {shown(expression)} (write the lower one first)"
        )
    return range(low, high + 1, int(step or 1))


def _number(field: Field, text: str, expression: str) -> int:
    if text in field.words:
        return field.words.index(text) + field.lowest
    if text.isdigit() and field.lowest <= int(text) <= field.highest:
        return int(text)
    allowed = f"{field.lowest} to {field.highest}" + (f" or {', '.join(field.words)}" if field.words else "")
    raise ValueError(f"{shown(text)} is no {field.name} in {shown(expression)} (use {allowed})")
