"""Exits announced at a stroke with many others: in the days after, whoever reports them names them in every way.

"The IPCC will lose its largest source of authors, so will UN-Habitat", "the Apia agency is the only Pacific one":
pages that report the announcement tell of its bodies without telling of each that it is left.  The list is known, so
that one name for each is enough, unless its sentence says otherwise.  Later the same words tell of what followed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import fold
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.left_before import Span, Spans, is_news
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Told
from monitor.model import ActKind, Context

_PARAGRAPH = 90  # letters of a block that is text whatever it ends with: Thai has no full stop
_BESIDE = 20  # letters beside the names of such a block
_LINKED = 0.6  # of the letters of a block that is a link, not a paragraph with links
_ENDS, _CLOSING = tuple(".!?…。！？؟۔।"), " \"'”’»)）」』]"
_NUMBER = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"\d{4}")
_ENDING = 4  # letters of an ending glued to a number
_EXITS = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)
_LEAVING = (*_EXITS, Cue.EXITS_WEAK, Cue.ENDS)
_DOUBTS = (Cue.DENIALS, Cue.UNSAYS)
_OF_ANYBODY = (Cue.STAYS, Cue.DENIALS)  # may be said of what the bodies themselves do
_OTHERWISE = (Cue.STAYS, Cue.DENIALS, Cue.UNSAYS, Cue.REJOINS)


def name_those_left_at_once(
    lines: Sequence[Line], told: Sequence[list[Told]], frame: Frame, earlier: Spans
) -> None:
    """Announce the bodies of a list that a page reports, each where it is named first."""
    if not lines or frame.untrue:
        return
    news = _news_of_page(lines, earlier)
    if not news or not _reports(lines, told, news):
        return
    known = {one.item.key for judged in told for one in judged if one.context is Context.ANNOUNCEMENT} | {
        one.item.key for judged in told for one in judged if one.act is ActKind.REVERSED
    }
    for line, judged in zip(lines, told, strict=True):
        parts = any(one.item.key in news for one in judged)
        for at, one in enumerate(judged):
            if one.context is Context.ANNOUNCEMENT:
                if (parts and one.item.is_owner) or _only_listed(line, one, news):
                    judged[at] = replace(one, context=Context.OTHER, act=None, dated=None, effective=None)
            elif (
                one.item.key in news
                and one.item.key not in known
                and _is_of_the_text(line)
                and not _stands_otherwise(line, one)
            ):
                judged[at] = replace(one, context=Context.ANNOUNCEMENT)
                known.add(one.item.key)


def _only_listed(line: Line, one: Told, news: Collection[str]) -> bool:
    """Say whether words for the list alone announce a body that is not on it, or it stands behind "out of it stay"."""
    if line.heading or one.item.key in news or not one.item.resolution.organization:
        return False
    if not line.has(*_LEAVING) or (line.has(Cue.LISTED, Cue.STANDS) and line.has(Cue.NEGATIONS)):
        return True  # "is mentioned as well", "does not appear in the text": who leaves another says so
    view = line.view
    stays = max((hit.end for hit in view.of(Cue.STAYS) if hit.end <= one.item.start), default=None)
    return stays is not None and not any(  # "out of it stay A, B and C"
        stays <= hit.start < one.item.start for hit in view.of(*_LEAVING)
    )


def may_report(lines: Sequence[Line], earlier: Spans) -> bool:
    """Say whether a page is of the days of such an announcement, and names a body of it."""
    news = _news_of_page(lines, earlier)
    return bool(news) and any(item.key in news for line in lines for item in line.items)


def _stands_otherwise(line: Line, one: Told) -> bool:
    """Say whether a clause says something else of a body that it names.

    "It remains a member" does; that the body itself goes on with its work, or that somebody else stays, does not.
    """
    if not line.has(*_OTHERWISE):
        return False
    view = line.view
    clause = view.clause(one.item.start)
    held = {hit.cue for hit in view.of(Cue.STAKES, Cue.US) if view.clause(hit.start) == clause}
    bound = Cue.STAKES in held and Cue.US not in held  # "without the United States" is said of others
    actors = [actor for actor in find_actors(view) if view.clause(actor.start) == clause]
    for hit in view.of(*_OTHERWISE):
        if view.clause(hit.start) != clause:
            continue
        nearest = min(actors, key=lambda actor: abs(actor.start - hit.start), default=None)
        if nearest.who is Who.US if nearest else hit.cue not in _OF_ANYBODY or bound:
            return True
    return False


def _is_of_the_text(line: Line) -> bool:
    """Say whether a line is a sentence of the text, and no item, link or caption beside it."""
    block = line.block
    if line.heading or block.list_id or block.table_id or block.link_share > _LINKED:
        return False
    if line.rules.joined and len(block.text) - sum(item.end - item.start for item in line.items) >= _BESIDE:
        return True  # no full stop ends it, and the names leave too much for an item of a list
    return len(block.text) >= _PARAGRAPH or line.text.rstrip(_CLOSING).endswith(_ENDS)


def _news_of_page(lines: Sequence[Line], earlier: Spans) -> dict[str, Span]:
    """Return the bodies left with many others shortly before the day of a page.

    A page without its day has it where it prints that of the announcement, and none that came long after it.
    """
    if not lines or (day := lines[0].published) is not None:
        return news_of(day, earlier) if lines and day else {}
    left = {span.left for spans in earlier.values() for span in spans if span.among is not None}
    named = (line for line in lines if _YEAR.search(line.text))
    printed = {stamp.day for line in named for stamp in line.view.stamps if stamp.day is not None}
    return news_of(max(printed), earlier) if printed & left else {}


def news_of(day: date, earlier: Spans) -> dict[str, Span]:
    """Return the bodies left with many others shortly before a day."""
    return {
        body: span
        for body, spans in earlier.items()
        for span in spans
        if span.among is not None and is_news(span, day)
    }


def _reports(lines: Sequence[Line], told: Sequence[Sequence[Told]], news: dict[str, Span]) -> bool:
    """Say whether a page reports the announcement.

    It tells one of the exits, or leaving and how many are left, or the order and its day or how many it names.
    """
    numbers = {span.among for span in news.values() if span.among is not None}
    days = {span.left for span in news.values()}
    return any(
        any(one.context is Context.ANNOUNCEMENT and one.item.key in news for one in judged)
        or (_leaves(line) and any(_counts(near, numbers) for near in lines[max(0, at - 1) : at + 1]))
        or (line.has(Cue.ORDERS) and any(stamp.day in days for stamp in line.view.stamps))
        or (
            line.has(Cue.ORDERS)
            and line.has(Cue.US)
            and _counts(line, numbers)
            and not line.has(*_DOUBTS, Cue.SATIRE)
        )
        for at, (line, judged) in enumerate(zip(lines, told, strict=True))
    )


def _counts(line: Line, numbers: Collection[int]) -> bool:
    """Say whether a sentence holds one of some numbers, in figures of any script or in words."""
    if any(int(number.group()) in numbers for number in _NUMBER.finditer(line.text)):
        return True
    words = _in_words(line.rules, frozenset(numbers))
    return bool(words) and re.search(words, fold(line.text, line.rules.variants)) is not None


@cache
def _in_words(rules: LanguageRules, numbers: frozenset[int]) -> str:
    """Return the pattern of some numbers in the words of a language, with what it glues to them."""
    words = "|".join(re.escape(word) for word, value in rules.numerals.items() if value in numbers)
    if not words or rules.joined:
        return words
    return rf"(?<!\w)(?:{words})\w{{0,{_ENDING}}}(?!\w)"


def _leaves(line: Line) -> bool:
    if not (line.has(Cue.US) and line.has(*_EXITS)) or line.has(Cue.SATIRE):
        return False
    if not line.has(*_DOUBTS):
        return True
    view = line.view
    doubted = {view.clause(hit.start) for hit in view.of(*_DOUBTS)}
    return any(view.clause(hit.start) not in doubted for hit in view.of(*_EXITS))
