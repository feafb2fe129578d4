"""Rows that are laid out by spans: `<div><span>name</span><span>place</span></div>` many times is a table.

A style sheet sets such spans apart, often with nothing between them in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from monitor.extract.blocks import MAIN, Block
from monitor.extract.lines import collapsed

_FEWEST_ROWS = 3
_FEWEST_CELLS, _MOST_CELLS = 2, 6
_ENDS = (".", "。", "?", "？", "!", "！", "।", ":", "：")
_LONGEST_CELL = 200  # letters
_FIRST = ("1", "01", "001")
_AROUND = "()[]（）.．、:： "
_WORD = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_])+")
_NUMBERED = re.compile(r"(\d{1,3}[.)）]?)\s+(.*)", re.DOTALL)
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Cells:
    """What the spans of a block hold, their class names, and whether something in the markup sets them apart."""

    texts: tuple[str, ...]
    names: tuple[str, ...]
    spaced: bool

    def like(self, other: Cells) -> bool:
        """Say whether another block is built of such spans, too."""
        return self.names == other.names and self.apart and other.apart

    @property
    def apart(self) -> bool:
        """Say whether a style sheet sets the spans apart: by their class names, or since nothing else does."""
        return len(set(self.names)) == len(self.names) or not self.spaced


def cells_of(pieces: Sequence[str], spans: Sequence[tuple[int, str]]) -> Cells:
    """Return what stands between the places where spans begin."""
    ends = [at for at, _ in spans[1:]] + [len(pieces)]
    raw = ["".join(pieces[start:end]) for (start, _), end in zip(spans, ends, strict=True)]
    spaced = any(one[-1:].isspace() or other[:1].isspace() for one, other in pairwise(raw))
    return Cells(tuple(map(collapsed, raw)), tuple(names for _, names in spans), spaced)


def with_span_rows(blocks: Sequence[Block], cells: Mapping[int, Cells]) -> list[Block]:
    """Return the blocks; neighbours that are built of the same spans are the rows of a table."""
    if len(cells) < _FEWEST_ROWS:
        return list(blocks)
    laid: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _last_row(blocks, cells, at) + 1
        if end - at < _FEWEST_ROWS or not _are_columns([cells[one].texts for one in range(at, end)]):
            laid.extend(blocks[at:end])
        else:
            rows = _with_numbers([cells[row].texts for row in range(at, end)])
            for row, texts in enumerate(rows):
                laid.extend(_row(blocks[at + row], texts, row, -blocks[at].parent))
        at = end
    return laid


def _with_numbers(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return rows in which the number before a name is a cell of its own, where all rows have one."""
    numbered = [_NUMBERED.match(row[0]) for row in rows]
    if not all(numbered):
        return list(rows)
    return [(*match.groups(), *row[1:]) for match, row in zip(numbered, rows, strict=True) if match]


def with_div_rows(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; neighbouring boxes that hold as many short lines each are the rows of a table."""
    laid: list[Block] = []
    at = 0
    while at < len(blocks):
        if blocks[at].text.strip(_AROUND) in _FIRST and (end := _numbered_pairs(blocks, at)) > at:
            laid.extend(
                block._replace(table_id=-blocks[at].parent, row=place // 2, column=place % 2, marker=None)
                for place, block in enumerate(blocks[at:end])
            )
            at = end
            continue
        rows = _boxes_at(blocks, at) if blocks[at].tag == "div" else []
        texts = [tuple(one.text for one in row) for row in rows]
        if len(rows) < _FEWEST_ROWS or not (_are_columns(texts) or _are_numbered(texts)):
            laid.append(blocks[at])
            at += 1
            continue
        table = -blocks[at].group
        for number, row in enumerate(rows):
            laid.extend(
                one._replace(table_id=table, row=number, column=column) for column, one in enumerate(row)
            )
        at += sum(map(len, rows))
    return laid


def _numbered_pairs(blocks: Sequence[Block], at: int) -> int:
    """Return where blocks end that are 1, a name, 2, a name …, each kind in elements that are alike."""
    number, name = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else blocks[at]
    if number.region != MAIN or number.table_id or number.list_id or name.table_id or name.list_id:
        return at
    end, count = at, 1
    while end + 1 < len(blocks):
        mine, other = blocks[end], blocks[end + 1]
        if not (_alike(number, mine) and _alike(name, other)) or other.level:
            break
        if mine.text.strip(_AROUND).lstrip("0") != str(count) or not _WORD.search(other.text):
            break
        end, count = end + 2, count + 1
    return end if count > _FEWEST_ROWS else at


def _boxes_at(blocks: Sequence[Block], at: int) -> list[list[Block]]:
    """Return the blocks of each of the boxes that begin at a block and are built alike."""
    rows: list[list[Block]] = []
    first = blocks[at]
    if (
        first.region != MAIN
        or first.table_id
        or first.list_id
        or (at and blocks[at - 1].group == first.group)
    ):
        return rows
    while at < len(blocks) and _alike(first, blocks[at]) and blocks[at].group != blocks[at - 1].group:
        end = at + 1
        while end < len(blocks) and blocks[end].group == blocks[at].group:
            end += 1
        row = list(blocks[at:end])
        same = all(one.tag == "div" and _alike(first, one) and not one.level for one in row)
        if not same or not _FEWEST_CELLS <= len(row) <= _MOST_CELLS or (rows and len(row) != len(rows[0])):
            break
        rows.append(row)
        at = end
    return rows


def _last_row(blocks: Sequence[Block], cells: Mapping[int, Cells], at: int) -> int:
    last, first = at, cells.get(at)
    if first is None or blocks[at].region != MAIN or blocks[at].table_id or blocks[at].level:
        return at
    while (other := cells.get(last + 1)) is not None and first.like(other):
        one, behind = blocks[at], blocks[last + 1]
        if (one.tag, one.group) != (behind.tag, behind.group) and not _alike(one, behind):
            break
        last += 1
    return last


def _alike(one: Block, other: Block) -> bool:
    return one.tag == other.tag and _INDEX.sub("", one.path) == _INDEX.sub("", other.path)


def _are_columns(rows: Sequence[tuple[str, ...]]) -> bool:
    """Say whether two columns or more hold words, and no cell is a text."""
    if any(len(text) > _LONGEST_CELL or text.endswith(_ENDS) for row in rows for text in row):
        return False
    columns = zip(*rows, strict=True)
    worded = [
        sum(_WORD.search(text) is not None for text in column) * 3 >= len(rows) * 2 for column in columns
    ]
    return sum(worded) > 1


def _are_numbered(rows: Sequence[tuple[str, ...]]) -> bool:
    """Say whether rows of two cells hold 1, 2, 3 … and a short line each."""
    return all(
        len(row) == _FEWEST_CELLS
        and row[0].strip(_AROUND) == str(number)
        and len(row[1]) <= _LONGEST_CELL
        and _WORD.search(row[1])
        for number, row in enumerate(rows, 1)
    )


def _row(block: Block, texts: Sequence[str], row: int, table: int) -> Iterator[Block]:
    """Yield the cells of a row, each where its text stands in the block."""
    place = 0
    for column, text in enumerate(texts):
        found = block.text.find(text, place)
        if not text or found < 0:
            continue
        place = found + len(text)
        bold = min(len(text), max(0, block.bold_end - found))
        yield block._replace(
            text=text,
            start=block.start + found,
            end=block.start + place,
            bold_end=bold,
            table_id=table,
            row=row,
            column=column,
            marker=block.marker if not column else None,
        )
