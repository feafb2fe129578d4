"""The visible text of a page as blocks in reading order: what every later stage of reading works on.

A block is what a reader sees as one unit: a paragraph, a list item, a table cell, a heading, a line that a
`<br>` ends.  Blocks carry where they stand (region, list, table, parent), since the list is recognized by
its layout, and a locator, since every entry must be found again in the stored page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from monitor.model import Locator

MAIN, NAV, ASIDE, FOOTER, HEADER, COMMENTS = "main", "nav", "aside", "footer", "header", "comments"
MOST_BLOCKS = 100_000  # bounds memory: several times what the longest real pages hold
UNREAD = frozenset({NAV, FOOTER, COMMENTS})  # regions that no list stands in; each is one block


class Block(NamedTuple):
    """One visible block.  A named tuple, because a page has thousands and they are made on every poll.

    `text` has its white space collapsed and hidden text dropped.  `tag` is the element that holds it (`br`
    for a line among several of one element).  `path` and `start`:`end` are a locator: the range counts in
    the element's visible text, its blocks joined by one space.  `link_share` is the part of the letters that
    are links, `bold_end` how many letters from the start are bold.  `parent` and `group` number the holding
    element and the one around it; `list_id`, `table_id` the innermost list and table (0: none), with `row`
    and `column` from 0.  `level` is 1 to 6 for headings.  `marker` is the number that an `<ol>` shows,
    `item` numbers the list item around the block, `rows` says over how many
    rows its cell reaches.
    """

    text: str
    tag: str
    path: str = ""
    start: int = 0
    end: int = 0
    region: str = MAIN
    link_share: float = 0.0
    bold_end: int = 0
    parent: int = 0
    group: int = 0
    list_id: int = 0
    table_id: int = 0
    row: int = 0
    column: int = 0
    level: int = 0
    marker: str | None = None
    item: int = 0
    rows: int = 1

    @property
    def bold(self) -> bool:
        """Say whether all of it is bold, as in a heading that is marked up as a paragraph."""
        return self.bold_end >= len(self.text) > 0

    def locate(self, start: int = 0, end: int | None = None) -> Locator:
        """Return the locator of a range of this block's text (by default of all of it)."""
        return Locator(self.path, self.start + start, self.end if end is None else self.start + end)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its reader sees it, with what its metadata says.

    `source_format` is `html`, `text`, `pdf`, …; `select_missed` says that a configured selector matched
    nothing, so the whole page is here.
    """

    blocks: tuple[Block, ...] = ()
    title: str = ""
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    source_format: str = "html"
    select_missed: bool = False
