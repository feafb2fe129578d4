"""Exits that everybody has known for long: told in passing on a page about others, they are its background.

"Trump has already taken the country out of the WHO", "the exit from UNESCO takes effect in December": papers tell
of the earlier exits in every tense and with days to come.  They are news again where a headline or the lede tells
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from monitor.errors import DataError
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Told
from monitor.model import Context

_KNOWN = timedelta(days=30)  # from the announcement; until then every page may tell it as news
_LEDE = 2  # blocks of text in which an exit may be what the page is about

Spans: TypeAlias = Mapping[str, Sequence[tuple[date, date]]]


def spans_of(document: Mapping[str, object]) -> Spans:
    """Return from when to when each organization counts as left: the data file, read.

    Raises DataError where it does not hold days.
    """
    spans: dict[str, list[tuple[date, date]]] = {}
    for organization, exits in document.items():
        try:
            spans[organization] = [_span(one) for one in exits]  # type: ignore[attr-defined]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DataError(f"earlier exits of {organization!r} are damaged: {error}") from error
    return spans


def _span(told: Mapping[str, str]) -> tuple[date, date]:
    back = told.get("taken_back")
    return date.fromisoformat(told["announced"]), date.fromisoformat(back) if back else date.max


def leave_to_history(lines: Sequence[Line], told: Sequence[list[Told]], earlier: Spans) -> None:
    """Make background of exits known for long, wherever neither a headline nor the lede announces them."""
    if not lines or lines[0].published is None:
        return
    day = lines[0].published
    known = {one.item.key for judged in told for one in judged if was_known(one.item.key, day, earlier)}
    if not known:
        return
    known -= {
        one.item.key
        for line, judged in zip(lines, told, strict=True)
        for one in judged
        if one.context is Context.ANNOUNCEMENT and (line.heading or line.number <= _LEDE)
    }
    for judged in told:
        for place, one in enumerate(judged):
            if one.item.key in known and one.context is Context.ANNOUNCEMENT:
                judged[place] = replace(one, context=Context.BACKGROUND, act=None, dated=None, effective=None)


def was_known(organization: str, day: date, earlier: Spans) -> bool:
    """Say whether the exit from an organization was an old story on a day, and not taken back since."""
    return any(left + _KNOWN <= day < back for left, back in earlier.get(organization, ()))
