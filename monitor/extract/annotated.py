"""Lists whose every item carries text of its own: `<h3>Name</h3><p>what it does</p>`, `<p><b>Name</b>: …</p>`.

Such items do not stand side by side, so no run holds them.  They are told by their heads: headings of one
rank, paragraphs that begin in bold, or what stands first in each of many boxes built alike, most of which the
gazetteer knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from monitor.extract.blocks import MAIN, Block
from monitor.extract.items import Item, Reader, make_item

_FEWEST = 3  # known heads from which they are taken for a list
_LARGEST_BOX = 4  # blocks of a box that holds one item
_INDEX = re.compile(r"\[\d+\]")
_LONGEST_HEAD = 160  # letters
_SHORTEST_HEAD = 3
_OPENER = "summary"

Head = tuple[str, Item]  # what the head looks like, and what it says


def annotated_groups(blocks: Sequence[Block], reader: Reader) -> Iterator[list[Item]]:
    """Yield the heads of each list whose items carry text of their own, in order."""
    boxes = _boxes(blocks)
    group: list[Item] = []
    look = ""
    for index, block in enumerate(blocks):
        if block.region != MAIN or block.list_id or block.table_id:
            continue
        if block.tag == _OPENER:  # the title of another box
            yield from _whole(group)
            group, look = [], ""
            continue
        head = _head(block, index, boxes.get(index), reader)
        if head is None or (head[0] != look and not _closes(head, look)):
            continue
        if head[0] != look:
            yield from _whole(group)
            group, look = [], head[0]
        group.append(head[1])
    yield from _whole(group)


def _boxes(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the first blocks of small boxes of which many are built alike, each with how its box is built."""
    sizes = Counter(block.group for block in blocks)
    first = {
        index: _INDEX.sub("", block.path)
        for index, block in enumerate(blocks)
        if 1 < sizes[block.group] <= _LARGEST_BOX and (not index or blocks[index - 1].group != block.group)
    }
    first.update(_lines(blocks))
    alike = Counter(first.values())
    return {index: shape for index, shape in first.items() if alike[shape] >= _FEWEST}


def _lines(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the first lines of small paragraphs of several lines, as plain text has them."""
    sizes = Counter(block.parent for block in blocks if block.tag == "br")
    return {
        index: "lines"
        for index, block in enumerate(blocks)
        if block.tag == "br"
        and 1 < sizes[block.parent] <= _LARGEST_BOX
        and (not index or blocks[index - 1].parent != block.parent)
    }


def _head(block: Block, index: int, box: str | None, reader: Reader) -> Head | None:
    end = len(block.text) if block.level or (box and not block.bold_end) else block.bold_end
    if not _SHORTEST_HEAD <= end <= _LONGEST_HEAD or block.level == 1:
        return None
    item = make_item(block, index, reader, 0, end)
    look = f"h{block.level}" if block.level else "bold" if block.bold_end else f"box {box}"
    return (look, item) if item is not None else None


def _closes(head: Head, look: str) -> bool:
    """Say whether a head ends the group before it.

    Under headings one of another rank does, or a box that holds a name; bold words and badges do not.
    """
    other, item = head
    return not look.startswith("h") or other.startswith("h") or (other != "bold" and item.known)


def _whole(group: list[Item]) -> Iterator[list[Item]]:
    known = sum(item.known for item in group)
    if known >= _FEWEST and known * 10 >= len(group) * 6:
        yield group
