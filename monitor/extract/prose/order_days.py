"""Days without a year that have been, however near the next one is.

"The memorandum of 7 January" has been signed; and where nothing in a sentence speaks of what is to come, "on 7 January
it left" is told of the last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.extract.prose.days import Stamp
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit

_AHEAD = timedelta(days=30)  # within which a bare day is mostly one to come
_YEAR = re.compile(r"\d{4}")
_PREPOSITION = 4  # letters of the longest word between an order and its day


def dated_order(masked: str, stamp: Stamp, published: date | None, orders: Sequence[Hit]) -> Stamp:
    """Return a day without its year as the last one, where it is the day of an order; else as it is.

    It stands right behind the order, or right before it: "the memorandum of 7 January", "the January 7 memorandum".
    """
    day = stamp.day
    if published is None or day is None or day <= published or _YEAR.search(masked[stamp.start : stamp.end]):
        return stamp
    return _year_before(stamp, day) if any(_of_the_order(masked, stamp, hit) for hit in orders) else stamp


def has_been(masked: str, stamp: Stamp, published: date | None) -> Stamp:
    """Return a day without its year as the last one where it lies far ahead; `masked` tells nothing that is to come.

    The first and last days of months are those from which things count.
    """
    day = stamp.day
    if (
        published is None
        or day is None
        or day <= published + _AHEAD
        or _YEAR.search(masked[stamp.start : stamp.end])
    ):
        return stamp
    return stamp if 1 in (day.day, (day + timedelta(days=1)).day) else _year_before(stamp, day)


def _year_before(stamp: Stamp, day: date) -> Stamp:
    try:
        last = day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return stamp
    return replace(stamp, first=last, last=last)


def _of_the_order(masked: str, stamp: Stamp, order: Hit) -> bool:
    """Say whether nothing stands between an order and a day but a preposition, or nothing at all before the order."""
    if 0 <= order.start - stamp.end <= 1:
        return True
    between = masked[order.end : stamp.start] if order.end <= stamp.start else ","
    words = LETTERS.findall(between)
    return (
        len(words) <= 1
        and all(len(word) <= _PREPOSITION for word in words)
        and not re.search(r"[^\w\s]", between)
    )
