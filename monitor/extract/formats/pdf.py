"""PDF: the text of its pages in reading order, as paragraphs, table cells and headings.

A PDF holds pieces of text with their places and nothing else.  Pieces become lines, lines columns, columns
paragraphs; what stands at the head or foot of most pages is no part of the text, and a paragraph that goes on
over a page is one.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitor.extract.blocks import Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.formats.columns import Piece
from monitor.extract.formats.layout import read_pages
from monitor.extract.lines import collapsed
from monitor.extract.moments import read_moment

_LOOSEST = 4.0  # of the inked height: the box of a font that says more of itself is wrong
_MOST_PAGES = 500
_MOST_PIECES = 5_000  # of one page; a page with more is a drawing
# PDFium serves one thread at a time.
_LOCK = threading.Lock()
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*([Zz]|[+-]\d\d'?\d\d)?")
_PROGRAM = re.compile(r"microsoft word|untitled|\.docx?\b|\.indd\b|\.pdf\b|^[\W\d_]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Content:
    """What PDFium gives: the pieces of each page, and the document's own fields."""

    pages: list[list[Piece]]
    fields: dict[str, str]


def _read(answer: Answer) -> Page:
    content = _open(answer.body)
    blocks = read_pages(content.pages)
    named = collapsed(content.fields.get("Title", ""))
    headings = [block for block in blocks[:30] if block.level]
    heading = min(headings, key=lambda block: block.level).text if headings else ""
    first = next((block.text for block in blocks if len(block.text) > 8), "")
    title = heading or ("" if _PROGRAM.search(named) else named) or first
    return Page(
        blocks=tuple(blocks),
        title=title[:300],
        published=_moment(content.fields.get("CreationDate", "")),
        modified=_moment(content.fields.get("ModDate", "")),
    )


def _open(body: bytes) -> _Content:
    """Return what a PDF holds; a damaged or encrypted one holds nothing."""
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(body)
        except (pypdfium2.PdfiumError, ValueError, OSError):
            return _Content([], {})
        try:
            fields = document.get_metadata_dict(skip_empty=True)
            pages = []
            for number in range(min(len(document), _MOST_PAGES)):
                try:
                    pages.append(_pieces(document[number]))
                except (pypdfium2.PdfiumError, ValueError):
                    pages.append([])  # a damaged page among good ones
            return _Content(pages, {str(key): str(value) for key, value in fields.items()})
        finally:
            document.close()


def _pieces(page: Any) -> list[Piece]:
    text_page = page.get_textpage()
    pieces = []
    for number in range(min(text_page.count_rects(), _MOST_PIECES)):
        left, bottom, right, top = text_page.get_rect(number)
        text = text_page.get_text_bounded(left, bottom, right, top)
        # PDFium marks the hyphen of a divided word with one of these.
        text = text.replace("\x02", "-").replace("\ufffe", "-").replace("\r\n", " ").replace("\n", " ")
        if text.strip():
            bottom, top = _line_box(text_page, left, bottom, right, top)
            pieces.append(Piece(text, left, bottom, right, top))
    text_page.close()
    page.close()
    return pieces


def _line_box(text_page: Any, left: float, bottom: float, right: float, top: float) -> tuple[float, float]:
    """Return bottom and top of the line that letters stand in: what is inked of them tells no size.

    A line with `Á` and `g` is inked a third higher than one with `a` and `n` of the same size.
    """
    reach = (top - bottom) / 2
    index = text_page.get_index(left + min(reach, right - left) / 2, bottom + reach, reach, reach)
    if index is None:
        return bottom, top
    _, low, _, high = text_page.get_charbox(index, loose=True)
    inked = top - bottom
    return (low, high) if inked * 0.5 < high - low < inked * _LOOSEST else (bottom, top)


def _moment(value: str) -> datetime | None:
    """Return the moment that a PDF date means (ISO 32000-1 §7.9.4)."""
    match = _DATE.match(value)
    if match is None:
        return read_moment(value)
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"{hour or '00'}:{minute or '00'}:{second or '00'}"
    return read_moment(
        f"{year}-{month or '01'}-{day or '01'}T{clock}{(zone or 'Z').replace(chr(39), '').upper()}"
    )


FORMAT = Format("pdf", lambda answer: b"%PDF-" in answer.body[:1024], _read)
