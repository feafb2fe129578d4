"""Pieces of a printed page to lines, and lines to columns and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from monitor.extract.numbering import read_marker

_SPACE = 0.18  # of the height of letters: a wider gap between pieces is a space
_CELL = 1.8  # of the height of letters: a wider gap is the one between two columns
_GUTTER = 9.0  # points between two columns of text
_MIN_LINES = 6  # lines of a column
_FILLED = 0.6  # of the width that running text fills on the median
_LONGEST_CELL = 3  # lines that a cell has behind its first
_SAME = 8.0  # points within which cells begin at the same place


class Piece(NamedTuple):
    """A piece of text and the box around it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Line(NamedTuple):
    """Pieces on one height; `cells` are its parts that wide gaps divide, from left to right."""

    text: str
    left: float
    bottom: float
    right: float
    height: float
    cells: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Column:
    """Lines that are read one after the other, or the rows of a table: `(column, text)` for each cell."""

    lines: list[Line] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    table: bool = False
    rows: list[list[tuple[int, str]]] = field(default_factory=list)
    height: float = 0.0


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    bands: list[list[Piece]] = []
    top = bottom = 0.0
    for piece in sorted(pieces, key=lambda one: (-(one.top + one.bottom) / 2, one.left)):
        middle = (piece.top + piece.bottom) / 2
        # A piece belongs to the line whose letters its middle stands in.
        if bands and bottom <= middle <= top:
            bands[-1].append(piece)
        else:
            bands.append([piece])
            top, bottom = piece.top, piece.bottom
    return [_line(band) for band in bands]


def _line(band: list[Piece]) -> Line:
    band.sort(key=lambda one: one.left)
    height = max(one.top - one.bottom for one in band)
    cells: list[Piece] = []
    for piece in band:
        gap = piece.left - cells[-1].right if cells else 0.0
        if not cells or gap > height * _CELL:
            cells.append(piece)
            continue
        before = cells[-1]
        space = " " if gap > height * _SPACE and not before.text.endswith(" ") else ""
        cells[-1] = Piece(
            f"{before.text}{space}{piece.text}", before.left, min(before.bottom, piece.bottom),
            max(before.right, piece.right), max(before.top, piece.top),
        )  # fmt: skip
    cells = [cell._replace(text=" ".join(cell.text.split())) for cell in cells]
    text = " ".join(cell.text for cell in cells)
    return Line(
        text,
        band[0].left,
        min(one.bottom for one in band),
        max(one.right for one in band),
        height,
        tuple(cells),
    )


def in_order(lines: Sequence[Line]) -> list[Column]:
    """Return the columns and tables of a page in the order in which they are read."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gutter = _gutter(lines, left, right)
    if gutter is None:
        return _with_tables(lines, left, right)
    found: list[Column] = []
    sides: tuple[list[Line], list[Line]] = ([], [])

    def close() -> None:
        for side, edges in zip(sides, ((left, gutter), (gutter, right)), strict=True):
            if side:
                start = min(line.left for line in side)
                found.extend(_with_tables(side, start, max(max(line.right for line in side), edges[0])))
                side.clear()

    for line in lines:
        if line.left < gutter - 1 and any(cell.left < gutter < cell.right for cell in line.cells):
            close()
            found.extend(_with_tables([line], left, right))
            continue
        for side, cells in (
            (sides[0], [cell for cell in line.cells if cell.right <= gutter]),
            (sides[1], [cell for cell in line.cells if cell.left >= gutter]),
        ):
            if cells:
                side.append(_line(list(cells)))
    close()
    return found


def _gutter(lines: Sequence[Line], left: float, right: float) -> float | None:
    """Return where a page is divided into two columns of running text, None where it is not."""
    width = right - left
    cells = [cell for line in lines for cell in line.cells]
    if width < 200 or len(cells) < 2 * _MIN_LINES:
        return None
    best: tuple[float, float] | None = None
    for edge in sorted(
        {cell.right for cell in cells if left + width * 0.25 < cell.right < left + width * 0.7}
    ):
        crossing = sum(cell.left < edge + _GUTTER / 2 < cell.right for cell in cells)
        beyond = [cell.left for cell in cells if cell.left > edge]
        gap = min(beyond) - edge if beyond else 0.0
        if gap >= _GUTTER and crossing * 4 <= len(lines) and (best is None or gap > best[0]):
            best = (gap, edge + gap / 2)
        if len(cells) > 2_000:
            break
    if best is None:
        return None
    at = best[1]
    sides = ([cell for cell in cells if cell.right <= at], [cell for cell in cells if cell.left >= at])
    if min(len(side) for side in sides) < _MIN_LINES:
        return None
    for side in sides:
        widest = max(cell.right for cell in side) - min(cell.left for cell in side)
        filled = median(cell.right - cell.left for cell in side) >= widest * _FILLED
        numbered = sum(read_marker(cell.text) is not None for cell in side) * 2 >= len(side)
        if widest < width * 0.25 or not (filled or numbered):
            return None
    return at


def _with_tables(lines: Sequence[Line], left: float, right: float) -> list[Column]:
    """Divide lines into tables and running text."""
    found: list[Column] = []
    at = 0
    while at < len(lines):
        last = _table_end(lines, at)
        if last - at >= 3:
            found.append(_table(lines[at:last]))
            at = last
            continue
        if not found or found[-1].table:
            found.append(Column(left=left, right=right))
        found[-1].lines.append(lines[at])
        at += 1
    return found


def _table_end(lines: Sequence[Line], first: int) -> int:
    """Return the line behind the rows of a table that begins with a line; the same line where none does."""
    if len(lines[first].cells) < 2:
        return first
    starts = [cell.left for cell in lines[first].cells]
    last = first + 1
    going_on = 0
    for at in range(first + 1, len(lines)):
        cells = lines[at].cells
        known = [any(abs(cell.left - start) < _SAME for start in starts) for cell in cells]
        if len(cells) > 1 and sum(known) >= 2:
            starts += [cell.left for cell, one in zip(cells, known, strict=True) if not one]
            going_on = 0
        elif not all(known) or cells[0].left < starts[0] + _SAME or going_on == _LONGEST_CELL:
            break
        else:
            going_on += 1
        last = at + 1
    return last


def _table(lines: Sequence[Line]) -> Column:
    """Return the rows of a table; a line that begins behind the first column goes on in the row above."""
    starts: list[float] = []
    for start in sorted(cell.left for line in lines for cell in line.cells):
        if not starts or start - starts[-1] > _SAME:
            starts.append(start)
    rows: list[dict[int, str]] = []
    for line in lines:
        cells = {
            max(at for at, start in enumerate(starts) if start <= cell.left + 0.01): cell.text
            for cell in line.cells
        }
        if rows and 0 not in cells and 0 in rows[-1]:
            for column, text in cells.items():
                rows[-1][column] = f"{rows[-1][column]} {text}" if column in rows[-1] else text
        else:
            rows.append(cells)
    return Column(
        table=True, rows=[sorted(row.items()) for row in rows], height=median(line.height for line in lines)
    )
