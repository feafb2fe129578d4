"""Exits that everybody has known for long: told in passing on a page about others, they are its background.

"Trump has already taken the country out of the WHO", "the exit from UNESCO takes effect in December": papers tell
of the earlier exits in every tense and with days to come.  They are news again where a headline or the lede tells
them.  Bodies that were left at a stroke with many others are told by their number ("66 bodies, among them …") or
beside an earlier exit; without either, a page may tell news of one of them anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from monitor.errors import DataError
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Told
from monitor.model import Context

_KNOWN = timedelta(days=30)  # from the announcement; until then every page may tell it as news
_NEWS = timedelta(days=14)  # a step that is dated so shortly before a page is its news
_LEDE = 2  # blocks of text in which an exit may be what the page is about


class Span(NamedTuple):
    """From when to when an organization counts as left; `among` is the number of those left with it, if many."""

    left: date
    back: date
    among: int | None = None


Spans: TypeAlias = Mapping[str, Sequence[Span]]


def spans_of(document: Mapping[str, object]) -> Spans:
    """Return from when to when each organization counts as left: the data file, read.

    Raises DataError where it does not hold days.
    """
    spans: dict[str, list[Span]] = {}
    for organization, exits in document.items():
        try:
            spans[organization] = [_span(one) for one in exits]  # type: ignore[attr-defined]
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DataError(f"earlier exits of {organization!r} are damaged: {error}") from error
    return spans


def _span(told: Mapping[str, str]) -> Span:
    back, among = told.get("taken_back"), told.get("among")
    return Span(
        date.fromisoformat(told["announced"]),
        date.fromisoformat(back) if back else date.max,
        int(among) if among else None,
    )


def leave_to_history(lines: Sequence[Line], told: Sequence[list[Told]], earlier: Spans) -> None:
    """Make background of exits known for long, wherever neither a headline nor the lede announces them."""
    if not lines or lines[0].published is None:
        return
    day = lines[0].published
    known = {one.item.key for judged in told for one in judged if was_known(one.item.key, day, earlier)}
    if not known:
        return
    alone = {key for key in known if any(one.among is None for one in _known(key, day, earlier))}
    pairs = list(zip(lines, told, strict=True))
    headed = _announced(pair for pair in pairs if pair[0].heading)
    led = _announced(pair for pair in pairs if _heads(pair[0]))
    # a headline about the exit from another body says what is news; the lede may compare it with a known one
    known -= led if headed <= known else headed | (led - alone)
    for line, judged in zip(lines, told, strict=True):
        for place, one in enumerate(judged):
            if one.item.key not in known or one.context is not Context.ANNOUNCEMENT:
                continue
            if one.item.key not in alone and (
                _is_of_these_days(one, day) or not _told_among(line, one.item.key, pairs, alone, earlier)
            ):
                continue
            judged[place] = replace(one, context=Context.BACKGROUND, act=None, dated=None, effective=None)


def _announced(lines: Iterable[tuple[Line, Sequence[Told]]]) -> set[str]:
    """Return the organizations that some lines announce."""
    return {one.item.key for _, judged in lines for one in judged if one.context is Context.ANNOUNCEMENT}


def _is_of_these_days(one: Told, day: date) -> bool:
    return one.dated is not None and day - _NEWS <= one.dated <= day


def _heads(line: Line) -> bool:
    return line.heading or line.number <= _LEDE


def _told_among(
    line: Line,
    organization: str,
    pairs: Sequence[tuple[Line, Sequence[Told]]],
    alone: set[str],
    earlier: Spans,
) -> bool:
    """Say whether a paragraph, or what heads the page, tells of those left together with an organization.

    It gives their number, or tells beside it of a body that was left before; a sentence of its own that tells no exit
    from that one ("the other body is not mentioned") is none of it.
    """
    numbers = "|".join(str(one.among) for one in earlier[organization] if one.among is not None)
    counted = re.compile(rf"(?<!\d)(?:{numbers})(?!\d)")
    return any(
        counted.search(other.text)
        or (
            other.block is line.block
            and any(
                one.item.key in alone and (other is line or one.context is not Context.OTHER)
                for one in judged
            )
        )
        for other, judged in pairs
        if other.block is line.block or _heads(other)
    )


def _known(organization: str, day: date, earlier: Spans) -> list[Span]:
    """Return the exits from an organization that were an old story on a day, and not taken back since."""
    return [one for one in earlier.get(organization, ()) if one.left + _KNOWN <= day < one.back]


def only_known(organizations: Sequence[str], day: date, earlier: Spans) -> bool:
    """Say whether all organizations were left long before a day, and one of them by itself."""
    spans = [_known(one, day, earlier) for one in organizations]
    return bool(spans) and all(spans) and any(one.among is None for known in spans for one in known)


def is_news(span: Span, day: date) -> bool:
    """Say whether an exit was announced shortly before a day, and not taken back since."""
    return span.left <= day < min(span.left + _KNOWN, span.back)


def was_known(organization: str, day: date, earlier: Spans) -> bool:
    """Say whether the exit from an organization was an old story on a day, and not taken back since."""
    return bool(_known(organization, day, earlier))
