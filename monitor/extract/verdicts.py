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

REACHES = "reaches"  # the tag of a cell in a row that it reaches down into
THREE_LETTERS = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){2}")
_STAYING = 24  # letters of a heading that is little more than "Staying"
_DIGIT = re.compile(r"\d")
_REMARK = 60  # letters of a remark that judges its row
_OTHER_VERDICTS = 2  # beside leaving and staying: under review, postponed
_VERDICT = 30  # letters of a remark that says only that a row stays


def table_rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the cells of each row; blocks of one cell are joined, and one that reaches down is in all its rows."""
    rows: dict[int, dict[int, Block]] = defaultdict(dict)
    last = max((block.row for block in blocks), default=0)
    for block in blocks:
        row = rows[block.row]
        if block.column in row:
            before = row[block.column]
            joined = f"{before.text} {block.text}"
            row[block.column] = before._replace(text=joined, end=before.start + len(joined))
        else:
            row[block.column] = block
    for block in [cell for row in rows.values() for cell in row.values() if cell.rows > 1]:
        for at in range(block.row + 1, min(block.row + block.rows, last + 1)):
            rows[at].setdefault(block.column, block._replace(row=at, tag=REACHES))
    return [[row[column] for column in sorted(row)] for _, row in sorted(rows.items())]


def wordy(text: str) -> bool:
    """Say whether a cell holds words: three letters or more."""
    return THREE_LETTERS.search(text) is not None


def is_sum(text: str, rules: Rules) -> bool:
    """Say whether a cell or a line is the label of a sum: "Total: 12 bodies"."""
    if len(text) > _VERDICT:
        return False
    rest = fold(text)
    if not rules.has(Cue.SUMS, rest):
        return False
    for cue in (Cue.SUMS, Cue.BODIES, Cue.COUNTERS):
        rest = rules.patterns[cue].sub(" ", rest)
    return not wordy(rest)


def heads_others(cell: Block, row: int, reader: Reader) -> bool:
    """Say whether the head of a column says that what stands under it is not left: "Staying"."""
    return (cell.tag == "th" or not row) and (sets_apart(cell, reader) or stays(cell, reader))


def sorts_rows(blocks: Sequence[Block], reader: Reader) -> bool:
    """Say whether the remarks of a table sort its rows: some are left, others are not."""
    return sorts(table_rows(blocks), reader)


def sorts(rows: Sequence[Sequence[Block]], reader: Reader) -> bool:
    """Say whether the remarks of some rows say that they are left, and of others that they are not."""
    # a row of one cell is a label of those under it
    cells = [cell for row in rows if len(row) > 1 for cell in row if cell.tag != "th"]
    exits = [cell.column for cell in cells if says_left(cell, reader)]
    if not exits:
        return False
    return any(sets_apart(cell, reader) for cell in cells) or any(
        _gives_verdicts([cell for cell in cells if cell.column == column], reader)
        for column in dict.fromkeys(exits)
    )


def _gives_verdicts(cells: Sequence[Block], reader: Reader) -> bool:
    """Say whether a column tells of every row whether it is left, stays or waits, in a word or two."""
    if not any(stays(cell, reader) for cell in cells) or any(len(cell.text) > _VERDICT for cell in cells):
        return False
    others = {fold(cell.text) for cell in cells if not (says_left(cell, reader) or stays(cell, reader))}
    return len(others) <= _OTHER_VERDICTS


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
