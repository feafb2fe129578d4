"""Exits that everybody has known for long: told in passing on a page about others, they are its background.

"Trump has already taken the country out of the WHO", "the exit from UNESCO takes effect in December": papers tell
of the earlier exits in every tense and with days to come.  They are news again where a headline or the lede tells
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Told
from monitor.model import Context

_KNOWN = timedelta(days=30)  # from the announcement; until then every page may tell it as news
_LEDE = 2  # blocks of text in which an exit may be what the page is about

# When each exit was announced, and the day of the return where there was one.
EARLIER: Mapping[str, Sequence[tuple[date, date]]] = {
    "who": [(date(2020, 7, 7), date(2021, 1, 20)), (date(2025, 1, 20), date.max)],
    "paris-agreement": [(date(2017, 6, 1), date(2021, 1, 20)), (date(2025, 1, 20), date.max)],
    "unhrc": [(date(2018, 6, 19), date(2021, 2, 8)), (date(2025, 2, 4), date.max)],
    "unesco": [(date(2017, 10, 12), date(2023, 6, 12)), (date(2025, 7, 22), date.max)],
    "unrwa": [(date(2018, 8, 31), date(2021, 4, 7)), (date(2025, 2, 4), date.max)],
    "jcpoa": [(date(2018, 5, 8), date.max)],
    "inf": [(date(2019, 2, 1), date.max)],
    "open-skies": [(date(2020, 5, 21), date.max)],
    "tpp": [(date(2017, 1, 23), date.max)],
}


def leave_to_history(lines: Sequence[Line], told: Sequence[list[Told]]) -> None:
    """Make background of exits known for long, wherever neither a headline nor the lede announces them."""
    if not lines or lines[0].published is None:
        return
    known = {one.item.key for judged in told for one in judged if was_known(one.item.key, lines[0].published)}
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


def was_known(organization: str, day: date) -> bool:
    """Say whether the exit from an organization was an old story on a day, and not taken back since."""
    return any(left + _KNOWN <= day < back for left, back in EARLIER.get(organization, ()))
