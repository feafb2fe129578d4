"""Tables that only lay out the page, as old sites have them: their cells hold the page, not data.

A cell of data is a few words; a cell of such a table holds the article.  Its blocks are read as what they are
inside of it: paragraphs, lines, lists.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from monitor.extract.blocks import Block, Page

_MANY = 5  # blocks in one cell from which it holds more than a name, its translations and a remark
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


def _freed(block: Block) -> Block:
    return block._replace(table_id=0, row=0, column=0)
