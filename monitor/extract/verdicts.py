"""What remarks and headings say of the names beside and under them: which are left, and which stay."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.items import Reader
from monitor.extract.outline import LABEL
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

THREE_LETTERS = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){2}")
_STAYING = 24  # letters of a heading that is little more than "Staying"
_DIGIT = re.compile(r"\d")
_REMARK = 60  # letters of a remark that judges its row
_VERDICT = 30  # letters of a remark that says only that a row stays


def table_rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the cells of each row; several blocks of one cell are joined."""
    rows: dict[int, dict[int, Block]] = defaultdict(dict)
    for block in blocks:
        row = rows[block.row]
        if block.column in row:
            before = row[block.column]
            joined = f"{before.text} {block.text}"
            row[block.column] = before._replace(text=joined, end=before.start + len(joined))
        else:
            row[block.column] = block
    return [[row[column] for column in sorted(row)] for _, row in sorted(rows.items())]


def wordy(text: str) -> bool:
    """Say whether a cell holds words: three letters or more."""
    return THREE_LETTERS.search(text) is not None


def heads_others(cell: Block, row: int, reader: Reader) -> bool:
    """Say whether the head of a column says that what stands under it is not left: "Staying"."""
    return (cell.tag == "th" or not row) and (sets_apart(cell, reader) or stays(cell, reader))


def sorts_rows(blocks: Sequence[Block], reader: Reader) -> bool:
    """Say whether the remarks of a table sort its rows: some are left, others are not."""
    return sorts(table_rows(blocks), reader)


def sorts(rows: Sequence[Sequence[Block]], reader: Reader) -> bool:
    """Say whether the remarks of some rows say that they are left, and of others that they are not."""
    cells = [cell for row in rows for cell in row if cell.tag != "th"]
    exits = [cell.column for cell in cells if says_left(cell, reader)]
    if not exits:
        return False
    return any(sets_apart(cell, reader) for cell in cells) or any(
        _gives_verdicts([cell for cell in cells if cell.column == column], reader)
        for column in dict.fromkeys(exits)
    )


def _gives_verdicts(cells: Sequence[Block], reader: Reader) -> bool:
    """Say whether a column tells of every row whether it is left or stays, in a word or two."""
    stay = sum(stays(cell, reader) for cell in cells)
    return stay > 0 and all(says_left(cell, reader) or stays(cell, reader) for cell in cells)


def stays(cell: Block, reader: Reader) -> bool:
    """Say whether a remark says that its row stays, and nothing of leaving."""
    folded = fold(cell.text)
    return (
        len(folded) <= _VERDICT
        and reader.rules.has(Cue.STAYS, folded)
        and not reader.rules.has(Cue.EXIT, folded)
    )


def says_left(cell: Block, reader: Reader) -> bool:
    """Say whether a remark says that its row is left."""
    return len(cell.text) <= _REMARK and reader.rules.has(Cue.EXIT, fold(cell.text))


def sets_apart(cell: Block, reader: Reader) -> bool:
    """Say whether a remark says that its row is not on the list: "remains a member", but not "member state"."""
    if not wordy(cell.text) or len(cell.text) > _REMARK:
        return False
    folded = fold(cell.text)
    if not reader.rules.has(Cue.APART, folded):
        return False
    if not reader.rules.has(Cue.PARTIES, folded) or reader.rules.has(Cue.STAYS, folded):
        return True
    return reader.rules.has(Cue.APART, reader.rules.patterns[Cue.PARTIES].sub(" ", folded))


def only_stays(heading: str, rules: Rules) -> bool:
    """Say whether a heading is little more than "Staying", or "Organizations retained"."""
    if len(heading) > LABEL or not rules.has(Cue.STAYS, heading) or _DIGIT.search(heading):
        return False
    if any(rules.has(cue, heading) for cue in (Cue.UN, Cue.NON_UN, Cue.LISTING)):
        return False
    return len(heading) <= _STAYING or rules.has(Cue.BODIES, heading)
