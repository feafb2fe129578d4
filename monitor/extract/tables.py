"""Tables to rows: which column holds the name, which its translation, which only numbers, marks and remarks.

A column is judged by what stands in it, since headers are missing as often as not: the name column is the one
whose cells the gazetteer knows most often, or else the one that reads most like names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.blocks import Block
from monitor.extract.commas import fewest_names, several_names
from monitor.extract.cues import Cue
from monitor.extract.items import Item, Reader, make_item
from monitor.extract.labelled import row_verdict
from monitor.extract.marks import read_marks
from monitor.extract.numbering import Marker
from monitor.extract.patterns import fold
from monitor.extract.scripts import NON_LATIN, language_of
from monitor.extract.sections import section_of
from monitor.extract.style import names_kind
from monitor.extract.verdicts import (
    REACHES,
    THREE_LETTERS,
    heads_others,
    is_sum,
    says_left,
    sets_apart,
    sorts,
    table_rows,
    wordy,
)
from monitor.model import Section

_FEWEST_BESIDE = 2  # rows that name two organizations from which columns stand side by side
_BESIDE_SAMPLE = 16  # rows from which it is judged whether columns stand side by side
_HEAD = 24  # letters of the head of a column of names
_SAMPLE = 200  # rows from which the columns are judged


def _is_number(text: str) -> bool:
    return (
        len(text) <= 6
        and any(letter.isdigit() for letter in text)
        and not any(letter.isalpha() and letter not in "№noNO" for letter in text)
    )


def name_columns(rows: Sequence[Sequence[Block]], reader: Reader) -> tuple[int | None, tuple[int, ...]]:
    """Return the column of the name and the columns that give it in another language."""
    known: dict[int, int] = defaultdict(int)
    filled: dict[int, int] = defaultdict(int)
    distinct: dict[int, set[str]] = defaultdict(set)
    languages: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows[:_SAMPLE]:
        for cell in row:
            if not wordy(cell.text) or cell.tag == REACHES:
                continue
            column = cell.column
            filled[column] += 1
            distinct[column].add(cell.text)
            if language := language_of(cell.text):
                languages[column][language] += 1
            item = make_item(cell, 0, reader)
            known[column] += bool(item and item.known)
    full = [column for column in filled if filled[column] * 2 >= max(filled.values())]
    # A column that says the same in most rows ("UN", "yes", "withdrawn") holds no names.
    full = [column for column in full if len(distinct[column]) * 2 > filled[column] or filled[column] < 4]
    if not full:
        return None, ()
    primary = (reader.language or "").split("-")[0]
    best_known = max(known[column] for column in full)
    chosen = [column for column in full if known[column] * 2 >= best_known] if best_known else full

    def spoken(column: int) -> str:
        return max(languages[column], key=lambda tag: languages[column][tag], default="")

    lengths = {column: sum(map(len, distinct[column])) / len(distinct[column]) for column in full}
    own = [
        column
        for column in chosen
        if spoken(column) == primary or (primary not in NON_LATIN and spoken(column) == "en")
    ]
    name = (
        min(own or chosen) if best_known else max(own or chosen, key=lambda column: min(lengths[column], 60))
    )
    others = tuple(
        column
        for column in full
        if column != name and spoken(column) != spoken(name) and known[column] * 2 >= min(best_known, 1)
    )
    if not others and len(chosen) > 1:
        others = tuple(
            column
            for column in chosen
            if column != name and known[column] and known[column] * 2 >= best_known
        )
    return name, others


def parallel_columns(rows: Sequence[Sequence[Block]], name: int, reader: Reader) -> list[int]:
    """Return the columns whose cells are names of their own, with the name column, left to right.

    Two columns side by side, or names set in a grid: each row names different organizations, where a column of
    translations or acronyms names the same one again.
    """
    differing: dict[int, int] = defaultdict(int)
    for row in rows[:_BESIDE_SAMPLE]:
        cells = {cell.column: cell for cell in row}
        if name not in cells or len(cells) < 2:
            continue
        own = _organization(cells[name], reader)
        for column, cell in cells.items():
            other = _organization(cell, reader) if column != name and wordy(cell.text) else None
            if own and other:
                differing[column] += 1 if own != other else -1
    beside = [column for column, rows_of in differing.items() if rows_of >= _FEWEST_BESIDE]
    return sorted([name, *beside]) if beside else []


def _section_columns(rows: Sequence[Sequence[Block]], reader: Reader) -> list[int]:
    """Return the columns of a table of which each is headed as one section of the list, however few names it holds."""
    heads = {cell.column: section_of(cell.text, reader.rules) for cell in rows[0]} if rows else {}
    whole = len(heads) == len(set(heads.values())) == len(Section) and None not in heads.values()
    named = (make_item(cell, 0, reader) for cell in rows[0])
    return sorted(heads) if whole and not any(item is not None and item.known for item in named) else []


def _grid(rows: Sequence[Sequence[Block]], reader: Reader) -> list[int]:
    """Return the columns of a table that is nothing but names in a grid, whether the gazetteer knows them or not.

    No cell is a head, all are in one language, none says the same as another, each names a body or its kind.
    """
    cells = [cell for row in rows for cell in row if wordy(cell.text)]
    columns = sorted({cell.column for cell in cells})
    if len(rows) < _FEWEST_BESIDE or len(columns) < _FEWEST_BESIDE or any(cell.tag == "th" for cell in cells):
        return []
    items = [make_item(cell, 0, reader) for cell in cells]
    named = {item.resolution.organization.id for item in items if item and item.resolution.organization}
    known = sum(bool(item and item.known) for item in items)
    distinct = len({fold(cell.text) for cell in cells}) == len(cells) and len(named) == known
    if not (distinct and known and len({language_of(cell.text) for cell in cells}) == 1):
        return []
    whole = len(cells) * 2 > len(rows) * (2 * len(columns) - 2)
    return (
        columns if whole and all(item and (item.known or names_kind(item, reader)) for item in items) else []
    )


def _organization(cell: Block, reader: Reader) -> str | None:
    item = make_item(cell, 0, reader)
    return item.resolution.organization.id if item and item.resolution.organization else None


def table_items(
    page: Sequence[Block], first: int, last: int, reader: Reader
) -> list[tuple[Item | None, str, bool]]:
    """Return the item of each row (None for a row that has none), the row's text, and whether that heads a column."""
    blocks = page[first : last + 1]
    rows = table_rows(blocks)
    name, others = name_columns(rows, reader)
    if name is not None and (parts := _section_columns(rows, reader)):
        return _side_by_side(rows, parts, blocks, first, reader)
    if name is not None and (beside := parallel_columns(rows, name, reader)):
        return _side_by_side(rows, beside, blocks, first, reader)
    if name is not None and (grid := _grid(rows[:_SAMPLE], reader)):
        return _side_by_side(rows, grid, blocks, first, reader, headed=False)
    marks = read_marks(page, first, last, reader.rules)
    if marks is not None:
        rows = [row for row in rows if marks.leaves(row) or all(cell.tag == "th" for cell in row)]
    return [(item, text, False) for item, text in _row_items(rows, name, others, blocks, first, reader)]


def _side_by_side(
    rows: Sequence[Sequence[Block]],
    columns: Sequence[int],
    blocks: Sequence[Block],
    first: int,
    reader: Reader,
    *,
    headed: bool = True,
) -> list[tuple[Item | None, str, bool]]:
    """Return the cells of columns that stand side by side, column by column, each under its head if there are any."""
    index_of = {(block.row, block.column): first + at for at, block in reversed(list(enumerate(blocks)))}
    found: list[tuple[Item | None, str, bool]] = []
    for column in columns:
        if any(
            heads_others(cell, at, reader)
            for at, row in enumerate(rows[:2])
            for cell in row
            if cell.column == column
        ):
            continue
        for at, row in enumerate(rows):
            for cell in row:
                if cell.column != column or not wordy(cell.text) or cell.tag == REACHES:
                    continue
                item = make_item(cell, index_of[(cell.row, column)], reader)
                opens = at == 0 and (item is None or not item.known)
                head = cell.tag == "th" or (
                    opens and (headed or section_of(cell.text, reader.rules) is not None)
                )
                found.append((None if head else item, cell.text, head))
    return found


def _row_items(
    rows: Sequence[Sequence[Block]],
    name: int | None,
    others: tuple[int, ...],
    blocks: Sequence[Block],
    first: int,
    reader: Reader,
) -> list[tuple[Item | None, str]]:
    """Return the item of each row (None for a row that has none) with the row's whole text."""
    index_of = {(block.row, block.column): first + at for at, block in reversed(list(enumerate(blocks)))}
    found: list[tuple[Item | None, str]] = []
    sorted_out = sorts(rows, reader)
    fewest = fewest_names([cell for row in rows for cell in row if cell.column == name], reader)
    other = False  # under a row that heads another list
    for row in rows:
        verdict = row_verdict(row, rows, reader)
        if verdict is not None:
            other = not verdict
        if other or verdict:
            continue
        text = " ".join(cell.text for cell in row if cell.tag != REACHES)
        cells = {cell.column: cell for cell in row}
        cell = cells.get(name) if name is not None else None
        if len([one for one in row if wordy(one.text)]) == 0 or all(one.tag == "th" for one in row):
            found.append((None, text))
            continue
        if cell is None or not wordy(cell.text) or is_sum(cell.text, reader.rules):
            found.append((None, text))
            continue
        if cell.tag == REACHES:
            continue  # it is told of in the row where it begins
        if any(sets_apart(one, reader) for one in row if one.column not in (name, *others)):
            continue  # a column of remarks says that this one is not left
        if sorted_out and not any(says_left(one, reader) for one in row if one.column != name):
            continue  # it says of others that they are left
        item = make_item(cell, index_of[(cell.row, cell.column)], reader)
        if item is None or (row is rows[0] and len(rows) > 2 and _heads_column(item, reader)):
            found.append((None, text))
            continue
        if several := several_names(cell, item.index, reader, fewest=fewest):
            found.extend((one, one.text) for one in several)
            continue
        found.append((_with_row(item, row, cells, others, reader), text))
    return found


def _heads_column(item: Item, reader: Reader) -> bool:
    """Say whether a cell is the head of a column of names: nothing but a word for bodies."""
    if item.known or len(item.text) > _HEAD:
        return False
    rest = fold(item.text)
    for cue in (Cue.BODIES, Cue.NAME_WORDS):
        rest = reader.rules.patterns[cue].sub(" ", rest)
    return not THREE_LETTERS.search(rest)


def _with_row(
    item: Item, row: Sequence[Block], cells: dict[int, Block], others: tuple[int, ...], reader: Reader
) -> Item:
    """Add the row's number, which stands before the name, and the name's translations."""
    number = next(
        (cell.text.strip(" .)") for cell in row if cell.column < item.block.column and _is_number(cell.text)),
        None,
    )
    if number and item.marker is None:
        digits = "".join(letter for letter in number if letter.isdecimal())
        item = replace(item, marker=Marker(number, int(digits) if digits else None, 0, "digit"))
    names = dict(item.names)
    for column in others:
        other = cells.get(column)
        if other is None or not wordy(other.text):
            continue
        language = language_of(other.text) or "en"
        names.setdefault(language, other.text)
        if not item.known and (found := reader.resolve(other.text, language)).organization is not None:
            item = replace(item, resolution=found)
    if names and len(names) > len(item.names):
        own = language_of(item.text)
        if own and own not in names:
            names[own] = item.text
    return replace(item, names=names)
