"""Exits announced at a stroke with many others: in the days after, whoever reports them names them in every way.

"The IPCC will lose its largest source of authors, so will UN-Habitat", "the Apia agency is the only Pacific one":
pages that report the announcement tell of its bodies without telling of each that it is left.  The list is known, so
that one name for each is enough, unless its sentence says otherwise.  Later the same words tell of what followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.left_before import Span, Spans, is_news
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Told
from monitor.model import ActKind, Context

_PARAGRAPH = 90  # letters of a block that is text whatever it ends with: Thai has no full stop
_LINKED = 0.6  # of the letters of a block that is a link, not a paragraph with links
_ENDS, _CLOSING = tuple(".!?…。！？؟۔।"), " \"'”’»)）」』]"
_NUMBER = re.compile(r"\d+")
_EXITS = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)
_DOUBTS = (Cue.CONDITIONAL, Cue.DENIALS, Cue.STAYS, Cue.UNSAYS, Cue.SATIRE)
_OTHERWISE = (Cue.STAYS, Cue.DENIALS, Cue.UNSAYS, Cue.REJOINS)


def name_those_left_at_once(
    lines: Sequence[Line], told: Sequence[list[Told]], frame: Frame, earlier: Spans
) -> None:
    """Announce the bodies of a list that a page reports, each where it is named first."""
    if not lines or frame.untrue or (day := lines[0].published) is None:
        return
    news = _news(day, earlier)
    if not news or not _reports(lines, told, news):
        return
    known = {one.item.key for judged in told for one in judged if one.context is Context.ANNOUNCEMENT} | {
        one.item.key for judged in told for one in judged if one.act is ActKind.REVERSED
    }
    for line, judged in zip(lines, told, strict=True):
        for at, one in enumerate(judged):
            if (
                one.item.key in news
                and one.item.key not in known
                and _is_of_the_text(line)
                and not line.has(*_OTHERWISE)
            ):
                judged[at] = replace(one, context=Context.ANNOUNCEMENT)
                known.add(one.item.key)


def may_report(lines: Sequence[Line], earlier: Spans) -> bool:
    """Say whether a page is of the days of such an announcement, and names a body of it."""
    if not lines or (day := lines[0].published) is None:
        return False
    news = _news(day, earlier)
    return bool(news) and any(item.key in news for line in lines for item in line.items)


def _is_of_the_text(line: Line) -> bool:
    """Say whether a line is a sentence of the text, and no item, link or caption beside it."""
    block = line.block
    if line.heading or block.list_id or block.table_id or block.link_share > _LINKED:
        return False
    return len(block.text) >= _PARAGRAPH or line.text.rstrip(_CLOSING).endswith(_ENDS)


def _news(day: date, earlier: Spans) -> dict[str, Span]:
    """Return the bodies left with many others shortly before a day."""
    return {
        body: span
        for body, spans in earlier.items()
        for span in spans
        if span.among is not None and is_news(span, day)
    }


def _reports(lines: Sequence[Line], told: Sequence[Sequence[Told]], news: dict[str, Span]) -> bool:
    """Say whether a page reports the announcement.

    It tells one of the exits, or leaving and how many are left, or the order and its day.
    """
    numbers = {str(span.among) for span in news.values()}
    days = {span.left for span in news.values()}
    return any(
        any(one.context is Context.ANNOUNCEMENT and one.item.key in news for one in judged)
        or (_counts(line.text, numbers) and _leaves(line))
        or (line.has(Cue.ORDERS) and any(stamp.day in days for stamp in line.view.stamps))
        for line, judged in zip(lines, told, strict=True)
    )


def _counts(text: str, numbers: Iterable[str]) -> bool:
    return any(str(int(number.group())) in numbers for number in _NUMBER.finditer(text))


def _leaves(line: Line) -> bool:
    return line.has(*_EXITS) and line.has(Cue.US) and not line.has(*_DOUBTS)
