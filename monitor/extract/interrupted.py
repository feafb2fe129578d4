"""A list that an advertisement or a link to another story divides: its parts stand in containers of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.blocks import ASIDE, Block
from monitor.extract.cues import Cue
from monitor.extract.headings import Above, Standing
from monitor.extract.interrupting import interrupts
from monitor.extract.items import Reader, make_item
from monitor.extract.numbering import read_marker
from monitor.extract.outline import Outline, is_heading
from monitor.extract.patterns import WORD, fold
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout, Run, shape
from monitor.extract.style import names_kind
from monitor.extract.taken import Taken

_FEWEST_COUNTED = 3  # items of a list whose numbers go on below; a shorter one may be anything
_LONGEST_BOX = 300  # letters of a box between two parts of a list
_OF_ANOTHER = (Cue.EXIT, Cue.STAYS, Cue.ANOTHER, Cue.ERA)
_OF_A_LIST = (*_OF_ANOTHER, Cue.BODIES, Cue.UN, Cue.NON_UN, Cue.LISTING, Cue.NAME_WORDS, Cue.MEMBERSHIP)
_PARTED = (Layout.LIST, Layout.LINES, Layout.NUMBERED, Layout.SIBLINGS)
_MOST_PARTS = 100  # that are judged together; every one is judged by all of them
_MOST = 40  # lines of a part that are looked at for names
_LAID_OUT = (Layout.LIST, Layout.LINES, Layout.NUMBERED, Layout.SIBLINGS, Layout.TABLE)


def goes_on_below(
    before: Taken | None, run: Run, outline: Outline, rules: Rules, *, part: bool = False
) -> Above | None:
    """Return what stands above a run that goes on with the announced list before it, laid out as that one is.

    Between them is nothing but what interrupts: a label heads what follows, these do not.  `part` says that this is
    known already.
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
    if not between and not part:
        return None
    told = [blocks[at] for at in between if at not in outline.set_apart]
    if (
        not part
        and not all(interrupts(block, rules) for block in told)
        and not (counts_on(blocks[before.run.last], other) and not any(map(_leads_in, told)))
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


def parts_of_lists(runs: Sequence[Run], outline: Outline, reader: Reader) -> dict[int, tuple[Run, ...]]:
    """Return, by its first block, the runs that are the parts of one list, for each run that is such a part.

    They are laid out alike in one element, nothing but what interrupts stands between them, and each holds lines
    that are names, or most of which say what kind of body they name.
    """
    groups: list[list[Run]] = []
    for before, run in pairwise(run for run in runs if run.layout is not Layout.SINGLE):
        if before.layout is run.layout and _is_further_part(before, run, outline, reader):
            if groups and groups[-1][-1] is before and len(groups[-1]) < _MOST_PARTS:
                groups[-1].append(run)
            else:
                groups.append([before, run])
    found: dict[int, tuple[Run, ...]] = {}
    for parts in map(tuple, groups):
        for part in parts:
            found.setdefault(part.first, parts)  # the last of a hundred leads in the next ones
    return found


def _is_further_part(before: Run, run: Run, outline: Outline, reader: Reader) -> bool:
    blocks = outline.blocks
    first, other = blocks[before.first], blocks[run.first]
    if before.layout not in _PARTED or first.tag != other.tag or first.region != other.region:
        return False
    if _around(first.path) != _around(other.path):
        return False
    between = [at for at in range(before.last + 1, run.first) if WORD.search(blocks[at].text)]
    single = before.first == before.last and run.first == run.last
    if not between and not (single and run.first == before.last + 1):
        return False
    told = [
        at
        for at in between
        if at not in outline.set_apart
        and not (blocks[at].region == ASIDE != first.region)
        and not interrupts(blocks[at], reader.rules)
    ]
    if told and not _is_box([blocks[at] for at in told], _container(first), reader.rules):
        return False
    return all(_names_bodies(part, blocks, reader) for part in (before, run))


def _container(block: Block) -> str:
    """Return the path of the element that holds a list, or the paragraphs that are one."""
    root = block.path.rpartition("/")[0]
    return root.rpartition("/")[0] if block.list_id else root


def _is_box(told: Sequence[Block], container: str, rules: Rules) -> bool:
    """Say whether blocks fill an element of their own inside of that of the list: "Subscribe", "Most read".

    It closes before the list goes on, so that its heading heads no more than its own text, which is short and
    speaks neither of leaving nor of bodies.
    """
    boxes = {block.path[len(container) + 1 :].partition("/")[0] for block in told}
    inside = all(
        block.path.startswith(f"{container}/") and block.path.count("/") > container.count("/") + 1
        for block in told
    )
    if len(boxes) != 1 or not inside or not told[0].level or len(told) == 1 or told[-1].level:
        return False
    text = fold(" ".join(block.text for block in told))
    offers = rules.has(Cue.STOP, text) and rules.patterns[Cue.STOP].match(text) is not None  # "Subscribe"
    telling = _OF_ANOTHER if offers else _OF_A_LIST
    return len(text) <= _LONGEST_BOX and not any(rules.has(cue, text) for cue in telling)


def _around(path: str) -> str:
    """Return the shape of the element of an item, with the place of all that is around the list."""
    root, _, item = path.rpartition("/")
    return f"{root.rpartition('[')[0] or root}/{shape(item)}"


def _names_bodies(run: Run, blocks: Sequence[Block], reader: Reader) -> bool:
    """Say whether a line of a run is a known name, or half of its lines say what kind of body they name."""
    lines = [
        make_item(blocks[at], at, reader) for at in range(run.first, min(run.last, run.first + _MOST) + 1)
    ]
    items = [line for line in lines if line is not None]
    kinds = sum(names_kind(item, reader) for item in items)
    return any(item.known for item in items) or 0 < len(items) <= kinds * 2
