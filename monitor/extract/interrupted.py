"""A list that an advertisement or a link to another story divides: its parts stand in containers of their own."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.headings import Above, Standing
from monitor.extract.outline import LABEL
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout, Run, shape
from monitor.extract.style import WORD
from monitor.extract.taken import Taken

_LINKED = 0.8  # part of the letters of a paragraph that is nothing but a link to another story
_FEW_LETTERS = 4  # beside the label of an advertisement
_FEWEST_WORDS = 3  # behind "Read also:" from which the story stands there, and not in a list below
_LAID_OUT = (Layout.LIST, Layout.LINES, Layout.NUMBERED)


def goes_on_below(before: Taken | None, run: Run, blocks: Sequence[Block], rules: Rules) -> Above | None:
    """Return what stands above a run that goes on with the announced list before it, laid out as that one is.

    Between them is nothing but what interrupts: a label heads what follows, these do not.
    """
    if before is None or before.above.standing is not Standing.ANNOUNCED or run.layout not in _LAID_OUT:
        return None
    first, other = blocks[before.run.first], blocks[run.first]
    if (
        before.run.layout is not run.layout
        or first.tag != other.tag
        or shape(first.path) != shape(other.path)
    ):
        return None
    between = [block for block in blocks[before.run.last + 1 : run.first] if WORD.search(block.text)]
    if not between or not all(interrupts(block, rules) for block in between):
        return None
    above = before.above
    return Above(Standing.ANNOUNCED, above.heading, before.items[-1][0], above.exits, close=True)


def interrupts(block: Block, rules: Rules) -> bool:
    """Say whether a paragraph is the label of an advertisement, or a link that names the story it leads to."""
    if block.level or block.list_id or block.table_id or len(block.text) > LABEL:
        return False
    folded = fold(block.text)
    advert = rules.patterns[Cue.ADVERTS].match(folded) if rules.has(Cue.ADVERTS, folded) else None
    if advert is not None and len(folded) - advert.end() <= _FEW_LETTERS:
        return True
    opening = rules.patterns[Cue.STOP].match(folded) if rules.has(Cue.STOP, folded) else None
    told = len(WORD.findall(folded[opening.end() :])) if opening else 0
    if opening is not None and told >= _FEWEST_WORDS and (block.link_share or ":" in folded):
        return not folded.endswith(":")
    return block.link_share > _LINKED and len(WORD.findall(folded)) > _FEWEST_WORDS
