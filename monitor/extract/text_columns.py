"""Columns of a plain text: names that spaces set side by side, row after row, become the cells of a table.

Three rows whose second cells begin in the same column are enough; the number of an item and its name are one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_MAY_HOLD = re.compile(r"\S(?: {3}|\t)[ \t]*\S")
_NUMBER = re.compile(r"\s*[(（]?(?:\d{1,3}|[ivxlc]{1,8}|[a-z])[.)）、:]?\s+", re.IGNORECASE)
_RULE = re.compile(r"[\s\-=_+|*·.]+")
_FEWEST = 3  # rows with cells side by side
_HANGING = 4  # how far the rest of a broken cell may stand further in
_NEAR = 1  # columns by which cells may begin apart
_LONGEST = 400  # letters of a line that may be a row
_MOST_LINES = 20_000

Grid = list[list[tuple[int, str]]]  # rows of cells, each with its column


def parts_of(text: str) -> Iterator[str | Grid]:
    """Yield the parts of a text in order: what runs on as text, and what is set in columns as rows."""
    if len(_MAY_HOLD.findall(text)) < _FEWEST or text.count("\n") > _MOST_LINES:
        yield text
        return
    lines = [
        line.expandtabs(8).rstrip() if len(line) <= _LONGEST else line
        for line in text.replace("\r\n", "\n").split("\n")
    ]
    starts = [_second(line) for line in lines]
    told = at = 0
    while at < len(lines):
        last = _grid_end(lines, starts, at) if starts[at] else at
        if last == at:
            at += 1
            continue
        if told < at:
            yield "\n".join(lines[told:at])
        yield _rows(lines[at:last], starts[at])
        told = at = last
    if told < len(lines):
        yield "\n".join(lines[told:])


def _second(line: str) -> int:
    """Return where the second cell of a line begins, 0 when it has none."""
    if len(line) > _LONGEST:
        return 0
    number = _NUMBER.match(line)
    gap = _GAP.search(line, number.end() if number else 0)
    return gap.end() if gap else 0


def _grid_end(lines: Sequence[str], starts: Sequence[int], first: int) -> int:
    """Return the line behind the rows that begin at a line; the line itself where there are too few."""
    column, rows, last, at = starts[first], 0, first, first
    while at < len(lines):
        line = lines[at]
        if starts[at] and abs(starts[at] - column) <= _NEAR:
            rows, last = rows + 1, at + 1
        elif starts[at] or at - last > 1 or (line.strip() and (at > last or not _one_cell(line, column))):
            break
        elif line.strip():
            last = at + 1
        at += 1
    return last if rows >= _FEWEST else first


def _one_cell(line: str, column: int) -> bool:
    """Say whether a line may be a row of which one cell is empty, or a rule between rows."""
    indent = len(line) - len(line.lstrip())
    in_second = column - _NEAR <= indent <= column + _HANGING
    return len(line) < column - 1 or in_second or _RULE.fullmatch(line) is not None


def _rows(lines: Sequence[str], column: int) -> Grid:
    rows: Grid = []
    columns = [0, column]
    first = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    for line in lines:
        if not line.strip() or _RULE.fullmatch(line):
            continue
        number = _NUMBER.match(line)
        cuts = [match.span() for match in _GAP.finditer(line, number.end() if number else 0)]
        begin, cells = len(line) - len(line.lstrip()), []
        for end, following in [*cuts, (len(line), len(line))]:
            alone = not cuts and begin >= column - _NEAR
            cells.append((1 if alone else _column_at(begin, columns), line[begin:end].strip()))
            begin = following
        if (
            len(cells) == 1
            and rows
            and (cells[0][1][:1].islower() or _hangs(line, cells[0][0], column, first))
        ):
            cells = _joined(rows.pop(), cells[0])
        rows.append(cells)
    return rows


def _hangs(line: str, number: int, column: int, first: int) -> bool:
    """Say whether the only cell of a line stands further in than its column: the rest of the cell above."""
    indent = len(line) - len(line.lstrip())
    return indent > (column + _NEAR if number else first)


def _column_at(begin: int, columns: list[int]) -> int:
    """Return the number of the column that begins about there; a new one where none does."""
    for number, start in reversed(list(enumerate(columns))):
        if abs(begin - start) <= _NEAR or (number == 0 and begin < columns[1] - _NEAR):
            return number
    columns.append(begin)
    return len(columns) - 1


def _joined(row: list[tuple[int, str]], rest: tuple[int, str]) -> list[tuple[int, str]]:
    """Put the rest of a cell that was broken over two lines behind its first line."""
    if all(number != rest[0] for number, _ in row):
        return [*row, rest]
    return [(number, f"{words} {rest[1]}" if number == rest[0] else words) for number, words in row]
