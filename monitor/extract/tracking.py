"""Where the walk over a page stands: open block elements, tables, the numbers of list items."""

from __future__ import annotations

import re

from monitor.extract.blocks import MAIN

_MOST_COLUMNS = 100  # no table is wider, whatever its cells claim to span
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:\w+\s+)*?(none|(?:lower|upper)-(?:roman|alpha|latin))"
)
_NUMBERING = {
    "lower-roman": "i",
    "upper-roman": "I",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
}


class Frame:
    """One open block element, or the document around all: `above` is None, its name the prefix of paths."""

    # What most elements never change; set on the class, since making a frame is the most frequent step of all.
    path: str | None = None
    between = ""  # the path of inline elements between `above` and this one
    broken = False  # a `<br>` stands in it
    lone = -1  # the place of its only block; -1 before the first, -2 after the second
    numbering: Numbering | None = None
    printed: str | None = None  # the number of this list item, until a block shows it
    unread = False  # it opens a region that nobody reads
    term = 0  # the serial of the last `<dt>` in it
    level = 0  # of a heading
    tag = ""  # the name of the element that it is or stands for
    lines = False  # line ends are shown in it
    table: Table | None = None  # the innermost table around it
    region = MAIN
    list_id = item = named_root = 0

    def __init__(self, name: str, above: Frame | None, index: int, serial: int, origin: int) -> None:
        self.name = name
        self.above = above
        self.index = index
        self.serial = serial
        self.origin = origin
        if above is None:
            self.path = name
            return
        self.region, self.list_id, self.item = above.region, above.list_id, above.item
        if above.table is not None:
            self.table = above.table
        if above.named_root or above.lines:
            self.named_root, self.lines = above.named_root, above.lines

    def locate(self) -> str:
        """Return the path of the element, keeping it for those below."""
        above = self.above
        if above is not None and above.path:
            self.path = f"{above.path}/{self.between}{step(self.name, self.index)}"
            return self.path
        chain: list[Frame] = []
        frame = self
        while frame.path is None and frame.above is not None:
            chain.append(frame)
            frame = frame.above
        path = frame.path or ""
        for one in reversed(chain):
            path = one.path = f"{path}{'/' if path else ''}{one.between}{step(one.name, one.index)}"
        return path


class Numbering:
    """The numbers that an ordered list prints: where it stands, in which figures it counts."""

    __slots__ = ("figures", "next", "silent")

    def __init__(self, start: str | None, figures: str | None, style: str | None) -> None:
        self.next = small(start) or 1
        styled = _LIST_STYLE.search(style.lower()) if style else None
        self.silent = styled is not None and styled.group(1) == "none"
        self.figures = _NUMBERING.get(styled.group(1), "1") if styled else figures or "1"

    def take(self, value: str | None) -> str | None:
        """Return the next number as printed, None where the list prints none; `value` sets it anew."""
        number = small(value) or self.next
        self.next = number + 1
        return None if self.silent else _printed(number, self.figures)


class Table:
    """Where the walk stands in one table: rows and columns from 0, cells that reach down from above."""

    __slots__ = ("column", "deep", "reaching", "row", "serial", "wide")

    def __init__(self, serial: int) -> None:
        self.serial = serial
        self.row = self.column = -1
        self.wide = self.deep = 1
        self.reaching: dict[int, int] = {}

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column, self.wide, self.deep = -1, 1, 1

    def next_cell(self, rows: int, columns: int) -> None:
        """Begin a cell that spans some rows and columns (0 where it does not say)."""
        self.row = max(0, self.row)
        self.column += self.wide
        while self.column < _MOST_COLUMNS and self.reaching.get(self.column, -1) >= self.row:
            self.column += 1
        self.wide = min(max(1, columns), _MOST_COLUMNS)
        self.deep = max(1, rows)
        if rows > 1:
            for column in range(self.column, self.column + self.wide):
                self.reaching[column] = self.row + rows - 1


def step(name: str, index: int) -> str:
    """Return one step of a path; the first of its name carries no number."""
    return name if index == 1 else f"{name}[{index}]"


def small(value: str | None) -> int:
    """Return a small number that an attribute gives, 0 when it gives none."""
    return int(value) if value and len(value) < 5 and value.isascii() and value.isdigit() else 0


def _printed(number: int, figures: str) -> str:
    if figures in ("a", "A") and number <= 26:
        letter = chr(96 + number)
        return letter.upper() if figures == "A" else letter
    if figures in ("i", "I") and number < 400:
        letters = ""
        for value, roman in _ROMAN:
            letters += roman * (number // value)
            number %= value
        return letters.upper() if figures == "I" else letters
    return str(number)


def marker_of(frame: Frame, text: str, reach: int = 3) -> str | None:
    """Return the number of the list item that holds a block, once; None where the text prints it itself.

    `reach` is among how many elements the item is looked for: the given one and those around it.
    """
    around: Frame | None = frame
    for _ in range(reach):
        if around is None:
            return None
        if around.tag == "li":
            number, around.printed = around.printed, None
            if (
                number
                and text.startswith(number)
                and text[len(number) : len(number) + 1] in (".", ")", "、", ":")
            ):
                return None
            return number
        around = around.above
    return None
