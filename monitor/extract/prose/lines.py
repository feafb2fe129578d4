"""The sentences of a page that may matter, each read closely only when somebody asks.

Blocks that hold a name are read, or words of an exit and of a kind of body (without which no unknown name is
told), those around them, the headlines, and the places where a page says of itself that it is satire or a
correction.  A sentence without any word of an exit is passed over unless one beside it has some.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise

from monitor.extract.blocks import MAIN, Block, Page
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import fold
from monitor.extract.prose.formed import may_be_formed, with_formed
from monitor.extract.prose.items import Item, items_of, mask
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.line import Line
from monitor.extract.prose.other_treaties import without_others
from monitor.extract.prose.sentences import split_sentences
from monitor.extract.prose.short_names import with_short_names
from monitor.extract.prose.shortened import full_names, with_full_names
from monitor.extract.prose.titles import with_titles
from monitor.model import Found, Names, Place

_LONGEST = 20_000  # letters of a block that is read as sentences
_HEADLINES = ("h1", "title")
_BARE = 0.85  # the part of a block that names cover when there is no sentence around them
_NEAR = 3  # sentences over which one may speak of a name without naming it
_BEFORE = 300  # letters before a telling block that are read for who acts
_BEHIND = 700  # letters behind one that are read for what they add
_AROUND = 1  # sentences behind one that may tell of an exit in which unknown names are looked for
_BEFORE_IT = 2  # the same before one: "the Bureau keeps the standards. Few know it. The US is leaving"
_FIRST = 3  # blocks in which a page may say of itself what it is
_EXITS = (Cue.EXITS, Cue.EXITS_ANY, Cue.ENDS, Cue.EXIT_WORDS)
Ranges = Mapping[int, Sequence[tuple[int, int]]]


class Lines:
    """The blocks of one page, and the sentences in them that are read."""

    def __init__(
        self,
        page: Page,
        names: Names,
        chosen: Sequence[LanguageRules],
        language: str | None,
        day: date | None,
        listed: Ranges,
        together: Collection[str] = (),
    ) -> None:
        self.rules, self.day, self.listed = chosen[0], day, listed
        self.others = chosen[1] if len(chosen) > 1 else None
        self.blocks = [
            (number, block)
            for number, block in enumerate(page.blocks)
            if block.region == MAIN and len(block.text) <= _LONGEST
        ]
        self.last = self.blocks[-1][1] if self.blocks else None
        texts = [block.text for _, block in self.blocks]
        found = [names.find(text, language=language, place=Place.PROSE) for text in texts]
        known = without_others(texts, with_short_names(texts, found, names, language, together), self.rules)
        self.found = with_titles(texts, known, self.rules)
        folded = fold("\n".join(texts), self.rules.variants)  # as long as it was, whole or in parts
        ends = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self.folded = [folded[start : end - 1] for start, end in pairwise(ends)]
        self._helds: dict[str, int] = {}

    def read(self) -> list[Line]:
        """Return the sentences that may matter, in order; none when nothing on the page can be an exit."""
        lines = list(self._lines(self._chosen()))
        for place, line in enumerate(lines):
            line.before = lines[max(0, place - _NEAR) : place]
        for place, line in enumerate(lines):
            around = lines[max(0, place - _AROUND) : place + _BEFORE_IT + 1]
            told = line.carries or any(one.leaves for one in around)
            if told and may_be_formed(line.text, line.held, self.rules):
                line.take(self._in_full(with_formed(line.view)))
        return lines

    def _in_full(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return names, with those that shorten one of the page, where words have no spaces, as that one."""
        if not self.rules.joined or all(item.resolution.organization for item in items):
            return items
        return with_full_names(items, full_names([block.text for _, block in self.blocks], self.found))

    def line(self, text: str) -> Line:
        """Return a text that stands in no block, such as a title of the page's metadata."""
        block, folded = Block(text, "title"), fold(text, self.rules.variants)
        return self._line(block, folded, 0, 0, len(text), (), heading=True)

    def _chosen(self) -> list[int]:
        """Return the places of the blocks that are read."""
        rules = self.rules
        exits = rules.telling(*_EXITS)
        telling = set()
        for place, (_, block) in enumerate(self.blocks):
            if self.found[place]:
                telling.add(place)
                continue
            held = self._held(self.folded[place])
            if held & exits and rules.may_be_ours(block.text, held):
                around = range(max(0, place - 1), min(place + 2, len(self.blocks)))
                if any(rules.may_name_a_body(self._held(self.folded[near])) for near in around):
                    telling.add(place)
        return sorted(telling)

    def _held(self, folded: str) -> int:
        """Return the letters that a block or sentence holds; many a block is one sentence."""
        held = self._helds.get(folded)
        if held is None:
            held = self._helds[folded] = self.rules.letters.of(folded)
        return held

    def _reach(self, telling: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Return what is read of each block: all of a telling one, the nearest sentences of those around it."""
        whole = set(telling)
        whole.update(place for place, (_, block) in enumerate(self.blocks) if block.tag in _HEADLINES)
        whole.update(place for place in (*range(_FIRST), len(self.blocks) - 1) if place < len(self.blocks))
        read = {place: (0, len(self.blocks[place][1].text)) for place in whole}
        for place in telling:
            for step, letters in ((-1, _BEFORE), (1, _BEHIND)):
                near = place + step
                while letters > 0 and 0 <= near < len(self.blocks) and near not in whole:
                    length = len(self.blocks[near][1].text)
                    start, end = read.get(near, (length, 0))
                    cut = (max(0, length - letters), length) if step < 0 else (0, min(length, letters))
                    read[near] = min(start, cut[0]), max(end, cut[1])
                    letters -= length
                    near += step
        return read

    def _lines(self, telling: Sequence[int]) -> Iterator[Line]:
        """Yield the sentences of the blocks that are read, without what is told as an entry of the list."""
        numbers, number = [], 0
        for _, block in self.blocks:
            number += block.tag not in _HEADLINES
            numbers.append(number)
        since = _NEAR
        read = self._reach(telling) if telling else {}
        for place, (begin, limit) in sorted(read.items()):
            index, block = self.blocks[place]
            here, taken = self.found[place], self.listed.get(index, ())
            heading = block.tag in _HEADLINES
            if not heading and (_covered(here, block) or _listed(taken, block)):
                continue
            folded = self.folded[place]
            for start, end in split_sentences(
                block.text,
                self.rules.abbreviations,
                begin,
                limit,
                ordinals=self.rules.ordinals,
                speaking=self.rules.lexicon.speaking,
            ):
                since += 1
                inside = _inside(here, start, end, taken) if here else ()
                near = since <= _NEAR
                yield self._line(
                    block, folded, numbers[place], start, end, inside, heading=heading, near=near
                )
                since = 0 if inside else since

    def _line(
        self,
        block: Block,
        folded: str,
        number: int,
        start: int,
        end: int,
        found: Sequence[Found],
        *,
        heading: bool,
        near: bool = False,
    ) -> Line:
        text = block.text[start:end]
        items = items_of(text, found) if found else ()
        masked = mask(folded[start:end], items)
        held = self._held(masked)
        return Line(
            block, number, start, text, masked, items, heading, held, self.rules, self.others, self.day, near
        )


def _inside(
    here: Sequence[Found], start: int, end: int, taken: Sequence[tuple[int, int]]
) -> tuple[Found, ...]:
    """Return the names of a block that stand in a sentence and are no entries of the list, counted in it."""
    return tuple(
        Found(one.start - start, one.end - start, one.resolution)
        for one in here
        if one.start >= start
        and one.end <= end
        and not any(first < one.end and one.start < last for first, last in taken)
    )


def _covered(found: Sequence[Found], block: Block) -> bool:
    """Say whether a block holds names and no sentence around them: not so "It is the Bureau." with its full stop."""
    if found and found[0].start > 0 and block.text.rstrip().endswith("."):
        return False
    return bool(found) and sum(one.end - one.start for one in found) >= _BARE * len(block.text.strip())


def _listed(taken: Sequence[tuple[int, int]], block: Block) -> bool:
    """Say whether a block is mostly an entry of the list."""
    return bool(taken) and sum(end - start for start, end in taken) * 2 >= len(block.text)
