"""Names in the sentences of a list: what is an entry is told there, and what stands beside the entries is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.extract.blocks import Block
from monitor.extract.interrupting import interrupts
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout
from monitor.extract.sentences import sentence_end
from monitor.extract.taken import Taken
from monitor.extract.topics import group_of, topic_of
from monitor.model import Context, Locator, Mention

_LABEL = 40  # letters before the colon of "Read also: …"


def beside_entries(
    mentions: Iterable[Mention], taken: Sequence[Taken], blocks: Sequence[Block], rules: Rules
) -> tuple[Mention, ...]:
    """Return the mentions that are no entries; in a sentence that is a list no other name is announced.

    What the list passed over there is said of an entry: whose organ it is, or what it works for.  Nor does a link to
    another story that stands inside of the list announce anything.
    """
    entries = [item.block.locate(item.start, item.end) for one in taken for _, item in one.items]
    lists = [*_sentences(taken), *_stories(taken, blocks, rules), *_other_topics(taken, blocks)]
    kept = []
    for one in mentions:
        if one.resolution.organization is None and any(_overlap(one.locator, entry) for entry in entries):
            continue
        announced = one.context is Context.ANNOUNCEMENT and any(_overlap(one.locator, span) for span in lists)
        kept.append(replace(one, context=Context.OTHER) if announced else one)
    return tuple(kept)


def _sentences(taken: Sequence[Taken]) -> Iterator[Locator]:
    """Yield where lists stand that are written as a sentence, from the first name to the end of the sentence."""
    for one in taken:
        last = one.items[-1][1]
        if one.run.layout is Layout.SINGLE and one.run.first == one.run.last and len(one.items) > 1:
            start = one.items[0][1].start
            yield last.block.locate(start, sentence_end(last.block.text, last.end))


def _stories(taken: Sequence[Taken], blocks: Sequence[Block], rules: Rules) -> Iterator[Locator]:
    """Yield where links to other stories stand that say so, and all that stand between the parts of a list."""
    for block in blocks:
        if ":" in block.text[:_LABEL] and interrupts(block, rules):
            yield block.locate()
    for before, after in pairwise(taken):
        for block in blocks[before.run.last + 1 : after.run.first]:
            if interrupts(block, rules):
                yield block.locate()


def _other_topics(taken: Sequence[Taken], blocks: Sequence[Block]) -> Iterator[Locator]:
    """Yield the paragraphs beside those of the list that open with a label like theirs, and are no part of it."""
    listed = {item.index for one in taken for _, item in one.items}
    for one in taken:
        if one.run.layout is not Layout.SINGLE or not topic_of(blocks[one.run.first]):
            continue
        start, end = group_of(blocks, one.run.first)
        for at in range(start, end):
            if at not in listed:
                yield blocks[at].locate()


def _overlap(one: Locator | None, other: Locator) -> bool:
    return one is not None and one.path == other.path and one.start < other.end and other.start < one.end
