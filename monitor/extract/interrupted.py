"""A list that an advertisement or a link to another story divides: its parts stand in containers of their own."""

from __future__ import annotations

from monitor.extract.blocks import Block
from monitor.extract.headings import Above, Standing
from monitor.extract.interrupting import interrupts
from monitor.extract.numbering import read_marker
from monitor.extract.outline import Outline, is_heading
from monitor.extract.patterns import WORD
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout, Run, shape
from monitor.extract.taken import Taken

_FEWEST_COUNTED = 3  # items of a list whose numbers go on below; a shorter one may be anything
_LAID_OUT = (Layout.LIST, Layout.LINES, Layout.NUMBERED, Layout.SIBLINGS, Layout.TABLE)


def goes_on_below(before: Taken | None, run: Run, outline: Outline, rules: Rules) -> Above | None:
    """Return what stands above a run that goes on with the announced list before it, laid out as that one is.

    Between them is nothing but what interrupts: a label heads what follows, these do not.
    """
    if before is None or before.above.standing is not Standing.ANNOUNCED or run.layout not in _LAID_OUT:
        return None
    blocks = outline.blocks
    first, other = blocks[before.run.first], blocks[run.first]
    if (
        before.run.layout is not run.layout
        or first.tag != other.tag
        or shape(first.path) != shape(other.path)
    ):
        return None
    between = [at for at in range(before.run.last + 1, run.first) if WORD.search(blocks[at].text)]
    if not between:
        return None
    told = [blocks[at] for at in between if at not in outline.set_apart]
    if not all(interrupts(block, rules) for block in told) and not (
        counts_on(blocks[before.run.last], other) and not any(map(_leads_in, told))
    ):
        return None
    above = before.above
    return Above(Standing.ANNOUNCED, above.heading, before.items[-1][0], above.exits, close=True)


def counts_on(last: Block, first: Block) -> bool:
    """Say whether the number of an item is the one behind that of another: 11, and then 12."""
    before, behind = (
        int(marker) if (marker := _marker(block)) and marker.isdecimal() else None for block in (last, first)
    )
    return before is not None and before >= _FEWEST_COUNTED and behind == before + 1


def _marker(block: Block) -> str | None:
    """Return the number of an item, from its list or as its text begins with it."""
    marker = read_marker(block.text)
    return block.marker or (marker.printed if marker else None)


def _leads_in(block: Block) -> bool:
    """Say whether a block between two parts of a list may lead in the second: a heading, or a line with a colon."""
    return is_heading(block) or block.text.rstrip().endswith((":", "："))
