"""Tables that only lay out the page, as old sites have them: their cells hold the page, not data.

A cell of data is a few words; a cell of such a table holds the article.  Its blocks are read as what they are
inside of it: paragraphs, lines, lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.blocks import Block, Page

_MANY = 5  # blocks in one cell from which it holds more than a name, its translations and a remark
_NAME = 220  # letters of a name over two lines
_LONG = 600  # letters of a paragraph that is no cell


def without_layout_tables(page: Page) -> Page:
    """Return the page with the blocks of layout tables outside of any table."""
    cells = Counter((block.table_id, block.row, block.column) for block in page.blocks if block.table_id)
    laying = {table for (table, _, _), blocks in cells.items() if blocks >= _MANY}
    laying |= {block.table_id for block in page.blocks if block.table_id and len(block.text) > _LONG}
    if not laying:
        return page
    blocks = tuple(_freed(block) if block.table_id in laying else block for block in page.blocks)
    return replace(page, blocks=blocks)


def with_joined_lines(page: Page) -> Page:
    """Return the page with paragraphs of two lines as one block, where the second goes on with a small letter."""
    blocks = page.blocks
    firsts = {at for at, block in enumerate(blocks) if block.tag == "br" and _goes_on(blocks, at)}
    if not firsts:
        return page
    joined = []
    for at, block in enumerate(blocks):
        if at in firsts:
            rest = blocks[at + 1]
            joined.append(block._replace(text=f"{block.text} {rest.text}", tag="p", end=rest.end))
        elif at - 1 not in firsts:
            joined.append(block)
    return replace(page, blocks=tuple(joined))


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a line is the first of two of one element, and the second begins with a small letter."""
    first = blocks[at]
    second = blocks[at + 1] if at + 1 < len(blocks) else None
    if second is None or second.parent != first.parent or not second.text[:1].islower():
        return False
    alone = (not at or blocks[at - 1].parent != first.parent) and (
        at + 2 >= len(blocks) or blocks[at + 2].parent != first.parent
    )
    return alone and first.text[-1:].isalpha() and len(first.text) + len(second.text) <= _NAME


def _freed(block: Block) -> Block:
    return block._replace(table_id=0, row=0, column=0)
