"""Documents that come several in one body (feed entries, search results, posts) as one page.

Each one's title becomes a heading, its texts the blocks below, read as HTML or as plain text.  Paths begin
with the place in the body: `item[3]/description/html/body/p[2]`, `results[2]/abstract`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from monitor.extract.blocks import MOST_BLOCKS, Block, Page
from monitor.extract.html import read_html
from monitor.extract.lines import collapsed, read_lines

_MARKUP = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,15}\s*>|<(?:br|p|li|hr|img)\b[^<>]{0,500}/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of several: `texts` are its texts in reading order, each with the name of its place."""

    path: str = ""
    title: str = ""
    texts: Sequence[tuple[str, str]] = ()
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(slots=True)
class Parts:
    """Gathers documents to a page."""

    blocks: list[Block] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    published: list[datetime] = field(default_factory=list)
    modified: list[datetime] = field(default_factory=list)
    language: str | None = None
    serial: int = 0

    def add(self, part: Part) -> None:
        """Add one document."""
        prefix = f"{part.path}/" if part.path else ""
        if part.title:
            self.titles.append(part.title)
            self.serial += 1
            end = len(part.title)
            self._append(Block(part.title, "h2", f"{prefix}title", 0, end, parent=self.serial, level=2))
        for name, text in part.texts:
            if text:
                self.add_text(f"{prefix}{name}", text)
        if part.published:
            self.published.append(part.published)
        if part.modified:
            self.modified.append(part.modified)

    def add_text(self, path: str, text: str) -> None:
        """Add the blocks of one text."""
        blocks: Sequence[Block]
        if looks_like_markup(text):
            page = read_html(text, prefix=path)
            self.language = self.language or page.language
            blocks = page.blocks
        else:
            blocks = read_lines(html.unescape(text) if _ENTITY.search(text) else text, path)
        highest = 0
        for block in blocks:
            highest = max(highest, block.parent, block.group, block.list_id, block.table_id, block.item)
            self._append(self._renumbered(block))
        self.serial += highest

    def _append(self, block: Block) -> None:
        if len(self.blocks) < MOST_BLOCKS:
            self.blocks.append(block)

    def _renumbered(self, block: Block) -> Block:
        """Give the block's numbers room behind those of the texts before."""
        by = self.serial
        return block._replace(
            parent=block.parent + by,
            group=block.group + by,
            list_id=block.list_id and block.list_id + by,
            table_id=block.table_id and block.table_id + by,
            item=block.item and block.item + by,
        )

    def page(self, *, title: str = "", language: str | None = None, source_format: str) -> Page:
        """Return the page: named after its only document, dated as its newest."""
        only = self.titles[0] if len(self.titles) == 1 else ""
        blocks = self.blocks
        if only:
            blocks = [b._replace(tag="h1", level=1) if b.text == only and b.level == 2 else b for b in blocks]
        return Page(
            blocks=tuple(blocks),
            title=only or title or (self.titles[0] if self.titles else ""),
            language=language or self.language,
            published=max(self.published, default=None),
            modified=max(self.modified, default=None),
            source_format=source_format,
        )


def looks_like_markup(text: str) -> bool:
    """Say whether a text holds HTML."""
    return "<" in text and _MARKUP.search(text) is not None


def plain_title(title: str) -> str:
    """Return a title as it is shown: without markup and entities."""
    if looks_like_markup(title):
        title = re.sub(r"<[^<>]{0,300}>", "", title)
    return collapsed(html.unescape(title))
