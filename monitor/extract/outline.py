"""The words above each block of a page: lead-in paragraphs and headings, found without reading the page again.

Every paragraph of a page asks what stands above it.  Walking back for each would read a long page as often as
it has paragraphs, so the blocks that can matter are marked once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.extract.blocks import ASIDE, HEADER, MAIN, Block
from monitor.extract.set_apart import set_apart
from monitor.extract.strangers import proper_names

LABEL = 160  # letters of a line that may be a heading or a label
_REACH = 40  # blocks that are looked back over for a line that looks like a heading
_FARTHEST = 800  # blocks that are looked back over at all
_LEADS = 2  # paragraphs without a colon that may still lead in
_LOWEST = 7  # one below the lowest rank of a heading
_TITLES = frozenset(("summary", "caption", "th"))
_NAMED = _TITLES | {"dt", "figcaption", "legend"}
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]", re.DOTALL)


def is_heading(block: Block) -> bool:
    """Say whether a block stands over what follows: by its element, in bold, or with a colon at its end."""
    return bool(
        block.level
        or block.tag in _NAMED
        or (len(block.text) <= LABEL and (block.text.endswith((":", "：")) or block.bold))
    )


def holds(block: Block, inner: Block) -> bool:
    """Say whether a block is the label of a list item in which another list stands."""
    return bool(block.item and inner.list_id != block.list_id) and inner.path.startswith(f"{block.path}/")


@dataclass(frozen=True, slots=True)
class _Marked:
    """Blocks of one region that may stand above others: `leads` are paragraphs, `marks` headings of all sorts."""

    leads: list[int]
    marks: list[int]
    counts: list[int]  # blocks of the region before each block of the page


@dataclass(frozen=True)
class Outline:
    """The blocks of a page, and what stands above each."""

    blocks: Sequence[Block]
    title: str
    year: int | None = None  # in which the page was published
    month: int | None = None

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that are names by how the page writes them."""
        return proper_names(block.text for block in self.blocks)

    @cached_property
    def set_apart(self) -> frozenset[int]:
        """The captions and pull quotes, which head nothing."""
        return set_apart(self.blocks)

    @cached_property
    def _main(self) -> _Marked:
        return self._mark(frozenset((MAIN, HEADER)))

    @cached_property
    def _aside(self) -> _Marked:
        return self._mark(frozenset((ASIDE,)))

    def _mark(self, regions: frozenset[str]) -> _Marked:
        leads: list[int] = []
        marks: list[int] = []
        counts: list[int] = []
        count = 0
        for at, block in enumerate(self.blocks):
            counts.append(count)
            if block.region not in regions:
                continue
            count += 1
            if at in self.set_apart or not _TWO_LETTERS.search(block.text, 0, 80):
                continue
            (marks if is_heading(block) else leads).append(at)
        return _Marked(leads, marks, counts)

    def _leads_another(self, at: int, first: int) -> bool:
        """Say whether a block without rank leads in a list or a table before another one, which has its own lead-in."""
        below = self.blocks[at + 1]
        return at + 1 < first and bool(below.list_id or below.table_id)

    def opening_above(self, first: int) -> Block | None:
        """Return the paragraph right above the first of the headings of one rank that divide a list."""
        if not first or not is_heading(self.blocks[first - 1]):
            return None
        marks = (self._aside if self.blocks[first].region == ASIDE else self._main).marks
        at, rank = first - 1, self.blocks[first - 1].level or _LOWEST
        for mark in reversed(marks[: bisect_left(marks, first - 1)]):
            level = self.blocks[mark].level or _LOWEST
            if level < rank or first - mark > _FARTHEST:
                break
            if level == rank:
                at = mark
        opening = self.blocks[at - 1] if at else None
        leads = opening is not None and opening.text.endswith((":", "："))
        if (
            opening is None
            or opening.level
            or (is_heading(opening) and not leads)
            or opening.list_id
            or opening.table_id
        ):
            return None
        return opening

    def outer_list(self, first: int) -> int | None:
        """Return where the list begins of which an item holds the list that begins at a block."""
        if not first or not holds(self.blocks[first - 1], self.blocks[first]):
            return None
        label, at = self.blocks[first - 1], first - 1
        root = label.path.rpartition("/")[0]
        while at and self.blocks[at - 1].path.startswith(f"{root}/"):
            at -= 1
        return at if at < first - 1 else None

    def words_above(self, first: int) -> Iterator[Block]:
        """Yield the blocks above a block, nearest first: lead-in paragraphs, then headings, each of a higher rank."""
        run = self.blocks[first]
        marked = self._aside if run.region == ASIDE else self._main
        lead = bisect_left(marked.leads, first) - 1
        leads, rank = _LEADS, _LOWEST
        led = first > 0 and is_heading(self.blocks[first - 1])
        for place in range(bisect_left(marked.marks, first) - 1, -1, -1):
            at = marked.marks[place]
            if first - at > _FARTHEST:
                break
            block = self.blocks[at]
            while leads and rank == _LOWEST and lead >= 0 and marked.leads[lead] > at:
                yield self.blocks[marked.leads[lead]]
                lead, leads = lead - 1, leads - 1
            if block.level:
                if block.level < rank:
                    rank = block.level
                    yield block
                if rank == 1:
                    return
            elif block.tag in _TITLES:
                yield block
            elif rank == _LOWEST:
                near = marked.counts[first] - marked.counts[at] <= _REACH
                if block.list_id != run.list_id and near and not (led and self._leads_another(at, first)):
                    yield block
                elif leads:
                    leads -= 1
                    yield block
        while leads and rank == _LOWEST and lead >= 0:
            yield self.blocks[marked.leads[lead]]
            lead, leads = lead - 1, leads - 1
