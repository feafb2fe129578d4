"""A page's sentences, read in order: every name with its context.

Only what can matter is read closely: blocks that hold a name, or words of an exit and of a kind of body
(without which no unknown name is told), those around them, the headlines, and the places where a page says
of itself that it is satire or a correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from monitor.extract.blocks import MAIN, Block, Page
from monitor.extract.prose.fold import fold
from monitor.extract.prose.frame import Line, frame_of
from monitor.extract.prose.rules import FALLBACK, Cue, LanguageRules, ProseRules
from monitor.extract.prose.sentences import split_sentences
from monitor.extract.prose.story import Told, tell
from monitor.extract.prose.view import View, able_patterns, make_view, mask_names
from monitor.model import Found, Locator, Mention, Names, Place

_AROUND = 2  # blocks before and behind a telling one that are read with it
_LONGEST = 20_000  # letters of a block that is read as sentences
_HEADLINES = ("h1", "title")
_BARE = 0.85  # the part of a block that names cover when there is no sentence around them
_ABOUT = (
    Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.CONDITIONAL, Cue.SAME, Cue.REJOINS,
    Cue.LISTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that is read, where it stands, and the names in it."""

    block: Block
    number: int
    start: int
    text: str
    found: tuple[Found, ...]
    heading: bool


Ranges = Mapping[int, Sequence[tuple[int, int]]]


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
    chosen = _languages(spoken, rules)
    if not chosen:
        return ()
    moment = published or page.published
    reading = _Reading(page, names, chosen, spoken, moment.date() if moment else None, listed or {})
    lines = reading.lines()
    if not lines:
        return ()
    headings = [line.view for line in lines if line.heading]
    if not headings and page.title:
        headings = reading.views([(page.title, ())])
    frame = frame_of(headings, lines, reading.last)
    return tuple(_mentions(lines, tell(lines, frame), spoken or chosen[0].tag))


def _languages(tag: str | None, rules: ProseRules) -> list[LanguageRules]:
    """Return the rules of the page's language, and English, in which pages of all languages quote."""
    chosen: list[LanguageRules] = []
    for one in (rules.language(tag), rules.language(FALLBACK)):
        if one is not None and one not in chosen:
            chosen.append(one)
    return chosen


class _Reading:
    """The blocks of one page, and the patterns of its languages that can match in them."""

    def __init__(
        self,
        page: Page,
        names: Names,
        chosen: Sequence[LanguageRules],
        language: str | None,
        day: date | None,
        listed: Ranges,
    ) -> None:
        self.chosen, self.day, self.listed = chosen, day, listed
        self.blocks = [
            (number, block)
            for number, block in enumerate(page.blocks)
            if block.region == MAIN and len(block.text) <= _LONGEST
        ]
        self.last = self.blocks[-1][1] if self.blocks else None
        self.found = [
            tuple(names.find(block.text, language=language, place=Place.PROSE)) for _, block in self.blocks
        ]

    def lines(self) -> list[Line]:
        """Return the sentences that matter, in order; none when nothing on the page can be an exit."""
        read = self._telling()
        sentences = list(self._sentences(read))
        views = self.views([(one.text, one.found) for one in sentences])
        return [
            Line(one.block, one.number, one.start, one.text, view, one.heading)
            for one, view in zip(sentences, views, strict=True)
        ]

    def _telling(self) -> list[int]:
        """Return the places of the blocks that are read: see the module's words."""
        rules = self.chosen[0]
        heads = [head.strip("*") for head in rules.heads]
        telling = set()
        for place, (_, block) in enumerate(self.blocks):
            if self.found[place]:
                telling.add(place)
                continue
            folded = fold(block.text, rules.variants)
            exits = any(letters in folded for letters in rules.exit_letters)
            if exits and any(head in folded for head in heads):
                telling.add(place)
        if not telling:
            return []
        read = {near for place in telling for near in range(place - _AROUND, place + _AROUND + 1)}
        read.update(place for place, (_, block) in enumerate(self.blocks) if block.tag in _HEADLINES)
        read.update((*range(3), len(self.blocks) - 1))
        return sorted(place for place in read if 0 <= place < len(self.blocks))

    def _sentences(self, read: Sequence[int]) -> Iterator[_Sentence]:
        """Yield the sentences of the blocks that are read, without what is told as an entry of the list."""
        numbers, number = [], 0
        for _, block in self.blocks:
            number += block.tag not in _HEADLINES
            numbers.append(number)
        for place in read:
            index, block = self.blocks[place]
            here = self.found[place]
            taken = self.listed.get(index, ())
            heading = block.tag in _HEADLINES
            if not heading and (_covered(here, block) or _listed(taken, block)):
                continue
            for start, end in split_sentences(block.text, self.chosen[0].abbreviations):
                inside = tuple(
                    Found(one.start - start, one.end - start, one.resolution)
                    for one in here
                    if one.start >= start
                    and one.end <= end
                    and not any(first < one.end and one.start < last for first, last in taken)
                )
                yield _Sentence(block, numbers[place], start, block.text[start:end], inside, heading)

    def views(self, sentences: Sequence[tuple[str, Sequence[Found]]]) -> list[View]:
        """Read sentences by the rules of the page's language, or by English ones where these say nothing."""
        views = self._read(sentences, self.chosen[0])
        if len(self.chosen) == 1:
            return views
        again = [place for place, view in enumerate(views) if not view.has(*_ABOUT) and _latin(view.text)]
        others = self._read([sentences[place] for place in again], self.chosen[1])
        for place, other in zip(again, others, strict=True):
            if other.has(*_ABOUT) and other.has(Cue.US, Cue.LISTED, Cue.OTHERS):
                views[place] = other
        return views

    def _read(self, sentences: Sequence[tuple[str, Sequence[Found]]], rules: LanguageRules) -> list[View]:
        masked = [mask_names(text, found, rules) for text, found in sentences]
        able = able_patterns([words for words, _ in masked], rules)
        return [
            make_view(text, words, items, rules, patterns, self.day)
            for (text, _), (words, items), patterns in zip(sentences, masked, able, strict=True)
        ]


def _covered(found: Sequence[Found], block: Block) -> bool:
    """Say whether a block holds names and no sentence around them."""
    return bool(found) and sum(one.end - one.start for one in found) >= _BARE * len(block.text.strip())


def _listed(taken: Sequence[tuple[int, int]], block: Block) -> bool:
    """Say whether a block is mostly an entry of the list."""
    return bool(taken) and sum(end - start for start, end in taken) * 2 >= len(block.text)


def _latin(text: str) -> bool:
    return sum(letter.isascii() for letter in text) > 0.4 * len(text)


def _mentions(lines: Sequence[Line], told: Sequence[Sequence[Told]], language: str) -> Iterator[Mention]:
    for line, judged in zip(lines, told, strict=True):
        for one in judged:
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
