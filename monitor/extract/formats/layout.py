"""Pieces of text with their places on printed pages to blocks: lines, columns, tables, paragraphs.

All measures are in points (a 72nd of an inch), from the lower left corner of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from monitor.extract.blocks import MOST_BLOCKS, Block
from monitor.extract.formats.columns import Line, Piece, in_order, lines_of
from monitor.extract.lines import ENDED, PAGE_MARK, join
from monitor.extract.numbering import read_marker

_EDGE = 3  # lines at the head and at the foot of a page that may be no part of the text
_SHARE = 0.4  # of the pages that repeat such a line (left and right pages may differ)
_LEADING = 1.45  # of the usual distance between lines from which a gap divides paragraphs
_APART = 2.2  # of the height of a line; text in double spacing stays below it
_LARGER = 1.2  # of the usual height of letters from which a line is a heading
_INDENT = 8.0
# A line that is a day and nothing else stands under a title, however full the title's line is.
_DATED = re.compile(
    r"(?:[^\W\d_]+,? )?\d{1,2}\.? (?:de )?[^\W\d_]+\.?,? (?:de )?\d{4}|[^\W\d_]+ \d{1,2}, \d{4}"
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b", re.IGNORECASE)


class _Paragraph(NamedTuple):
    """Lines that belong together; `tag` and the place in a table are those of its block."""

    text: str
    page: int
    height: float
    table: int = 0
    row: int = 0
    column: int = 0
    ended: bool = True  # False where the page broke before the paragraph was known to end


def read_pages(pages: Iterable[Sequence[Piece]]) -> list[Block]:
    """Return the blocks of a document from the pieces of its pages."""
    lined = [lines_of(pieces) for pieces in pages]
    lined = _without_edges(lined)
    heights = [line.height for lines in lined for line in lines]
    usual = median(heights) if heights else 0.0
    paragraphs: list[_Paragraph] = []
    serial = 0
    for number, lines in enumerate(lined, 1):
        found, serial = _paragraphs(lines, number, serial)
        if paragraphs and found and _goes_over(paragraphs[-1], found[0]):
            first = found.pop(0)
            before = paragraphs[-1]
            paragraphs[-1] = before._replace(text=join((before.text, first.text)), ended=first.ended)
        paragraphs += found
        if len(paragraphs) > MOST_BLOCKS:
            break
    return _blocks(paragraphs, usual)


def _without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop running heads, running feet and page numbers."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_pattern(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    often = max(2.0, _SHARE * len(pages))

    def furniture(line: Line) -> bool:
        text = line.text
        if PAGE_MARK.fullmatch(text) or (len(text) < 6 and text.isdigit()):
            return True
        return len(pages) > 1 and seen[_pattern(line)] >= often and any(map(str.isalpha, _pattern(line)))

    kept = []
    for lines in pages:
        first, last = 0, len(lines)
        while first < min(_EDGE, last) and furniture(lines[first]):
            first += 1
        while last > max(first, len(lines) - _EDGE) and furniture(lines[last - 1]):
            last -= 1
        kept.append(lines[first:last] or lines)
    return kept


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _paragraphs(lines: Sequence[Line], page: int, serial: int) -> tuple[list[_Paragraph], int]:
    """Return the paragraphs and cells of one page in reading order, and the number of its last table."""
    found: list[_Paragraph] = []
    for column in in_order(lines):
        if column.table:
            serial += 1
            for row, cells in enumerate(column.rows):
                for at, text in cells:
                    found.append(_Paragraph(text, page, column.height, serial, row, at))
            continue
        found += _flow(column.lines, column.left, column.right, page)
    return found, serial


def _flow(lines: Sequence[Line], left: float, right: float, page: int) -> list[_Paragraph]:
    """Return the paragraphs of one column."""
    gaps = [before.bottom - line.bottom for before, line in pairwise(lines)]
    leading = median([gap for gap in gaps if gap > 0] or [0.0])
    found: list[_Paragraph] = []
    first = before = None
    for line in lines:
        if before is None or first is None or _divides(first, before, line, leading, left, right):
            found.append(_Paragraph(line.text, page, line.height))
            first = line
        else:
            found[-1] = found[-1]._replace(text=join((found[-1].text, line.text)))
        before = line
    if found and before is not None:
        # Whether the last line is short says whether its paragraph ended there.
        full = before.right > right - max(20.0, (right - left) * 0.15)
        found[-1] = found[-1]._replace(ended=found[-1].text.endswith(ENDED) or not full)
    return found


def _divides(first: Line, before: Line, line: Line, leading: float, left: float, right: float) -> bool:
    """Say whether a new paragraph begins with a line."""
    if read_marker(line.text) is not None or _DATED.fullmatch(line.text):
        return True
    if (
        before.bottom - line.bottom > leading * _LEADING
        or (before.bottom - line.bottom > line.height * _APART and before.text.endswith(ENDED))
        or not 0.8 < line.height / (before.height or 1) < 1.25
    ):
        return True
    if line.left > before.left + _INDENT and before is not first:
        return True
    if line.left > left + _INDENT > before.left + 1 and before is first and read_marker(first.text) is None:
        return True
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) / max(1, len(line.text))
    room = right - before.right > (len(word) + 1) * width + 2
    return room and not (line.text[:1].islower() and not before.text.endswith(ENDED))


def _goes_over(last: _Paragraph, first: _Paragraph) -> bool:
    """Say whether a paragraph goes on at the head of the next page."""
    if last.ended or last.table or first.table or read_marker(first.text) is not None:
        return False
    return first.text[:1].islower() or last.text.endswith(("-", ",")) or abs(first.height - last.height) < 0.5


def _blocks(paragraphs: Sequence[_Paragraph], usual: float) -> list[Block]:
    blocks: list[Block] = []
    starts: dict[int, int] = {}
    highest = max((one.height for one in paragraphs if not one.table), default=0.0)
    for number, one in enumerate(paragraphs, 1):
        start = starts.get(one.page, 0)
        end = start + len(one.text)
        starts[one.page] = end + 1
        level = 0
        if not one.table and one.height > usual * _LARGER and len(one.text) < 300:
            level = 1 if one.height > highest * 0.97 else 2
        tag = "td" if one.table else f"h{level}" if level else "p"
        # Numbers of tables must not meet those of paragraphs.
        table = len(paragraphs) + one.table if one.table else 0
        blocks.append(
            Block(
                one.text, tag, f"page[{one.page}]", start, end, parent=table or number, group=table,
                table_id=table, row=one.row, column=one.column, level=level,
            )
        )  # fmt: skip
    return blocks
