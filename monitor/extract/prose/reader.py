"""A page's sentences, read in order: every name with its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.extract.blocks import Page
from monitor.extract.prose.at_once import may_report, news_of
from monitor.extract.prose.frame import frame_of
from monitor.extract.prose.line import Line
from monitor.extract.prose.lines import Lines, Ranges
from monitor.extract.prose.memory import Told
from monitor.extract.prose.rules import ProseRules
from monitor.extract.prose.story import tell
from monitor.model import UNRESOLVED, Context, Locator, Mention, Names


def read_mentions(
    page: Page,
    *,
    names: Names,
    rules: ProseRules,
    published: datetime | None = None,
    language: str | None = None,
    listed: Ranges | None = None,
) -> tuple[Mention, ...]:
    """Return every name in the sentences of the page's main region, with its context.

    `published` is the document's date (the page's own when None); without any, a dated exit is history.
    `language` is what the page is written in (what it declares when None).  `listed` holds the ranges of
    letters that are entries of the list, by the number of their block: they are told there, not here.
    Blocks that are nothing but a name are entries, not sentences, and are left to the list.
    """
    spoken = language or page.language
    chosen = rules.spoken(spoken)
    if not chosen:
        return ()
    moment = published or page.published
    day = moment.date() if moment else None
    together = news_of(day, rules.earlier) if day else ()
    sentences = Lines(page, names, chosen, spoken, day, listed or {}, together)
    lines = sentences.read()
    telling = any(line.telling and (line.items or not line.heading) for line in lines)
    if not telling and not may_report(lines, rules.earlier):
        told = [[Told(item) for item in line.items] for line in lines]
        return tuple(_mentions(lines, told, spoken or chosen[0].tag))
    headings = [line for line in lines if line.heading]
    if not headings and page.title:
        headings = [sentences.line(page.title)]
    frame = frame_of(headings, lines, sentences.last)
    return tuple(_mentions(lines, tell(lines, frame, rules.earlier), spoken or chosen[0].tag))


def _mentions(lines: Sequence[Line], told: Sequence[Sequence[Told]], language: str) -> Iterator[Mention]:
    for line, judged in zip(lines, told, strict=True):
        for one in judged:
            if one.item.resolution is UNRESOLVED and one.context is not Context.ANNOUNCEMENT:
                continue
            start = line.block.start + line.start + one.item.start
            yield Mention(
                text=one.item.text,
                sentence=line.text,
                context=one.context,
                resolution=one.item.resolution,
                act=one.act,
                dated=one.dated,
                effective=one.effective,
                language=language,
                locator=Locator(line.block.path, start, start + len(one.item.text)),
            )
