"""Pieces of text to blocks: what stands between two breaks is one block of the element around it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from monitor.extract.blocks import MOST_BLOCKS, Block
from monitor.extract.elements import BOLD, HEADINGS, LINK, Element
from monitor.extract.lines import collapsed, paragraphs
from monitor.extract.run_together import items_of
from monitor.extract.span_rows import Cells, cells_of
from monitor.extract.tracking import Frame, marker_of
from monitor.extract.visibility import is_footnote_mark

_new_block = tuple.__new__  # the call of a named tuple takes twice the time, and a page has thousands
_NAME_ENDS, _TAG_ENDS = frozenset(("", " ", ">")), frozenset(("", ">"))
_MAIN = re.compile(r"main\b")
_SHORT = 9  # letters of a piece of text that may be a number
_FEWEST_SPANS, _MOST_SPANS = 2, 6  # of a row that is laid out by spans
_DIGITS = re.compile(r"\s*\d{1,3}(?:\s?/\s?\d{1,3})?\s*")
_NUMBER = re.compile(r"\s*[(（\[]?(?:\d{1,3}|[ivxlcIVXLC]{1,8}|[a-zA-Z])[.)）\]、．:：]?\s*")


class Collector:
    """The blocks of one page so far, and the pieces of the one that is still open."""

    def __init__(self, prefix: str) -> None:
        self.blocks: list[Block] = []
        self.doubted: set[int] = set()
        self.frame = Frame(prefix, None, 1, 0, 0)
        self.serial = 0  # of the last element that was begun
        self.total = 0  # letters of the blocks so far, with a space behind each
        self.pieces: list[str] = []
        self.styles: list[int] = []  # of each piece
        self.marks: list[int] = []  # where in `pieces` the open superscripts begin
        self.span = ""
        self.spans: list[tuple[int, str]] = []  # where in `pieces` spans begin, with their class names
        self.cells: dict[int, Cells] = {}  # of blocks that hold several spans

    def set_apart(self, names: str) -> None:
        """Put a space between spans that a style sheet sets apart, as a number and a name."""
        pieces = self.pieces
        if not pieces:
            self.spans = [(0, names)]
            return
        numbered = len(pieces) < 4 and _NUMBER.fullmatch("".join(pieces)) is not None
        if len(pieces) < 4 and (numbered or (names and self.span and names != self.span)):
            pieces.append(" ")
            self.styles.append(0)
        if not numbered:
            self.spans.append((len(pieces), names))
        self.span = names

    def set_off(self) -> None:
        """Put a space between a number in an element of its own and the element behind it: `<em>1</em><b>Name</b>`."""
        pieces = self.pieces
        if len(pieces) == 1 and len(pieces[0]) < _SHORT and _DIGITS.fullmatch(pieces[0]):
            pieces.append(" ")
            self.styles.append(0)

    def pass_over(self, name: str, stream: Iterator[tuple[str, str]], first: str) -> str | None:
        """Pass over what an element holds, from a piece of markup on; return the piece that closes it.

        In a region that nobody reads its text is taken on the way: it becomes one block.
        """
        gathers, named_root = self.frame.unread, self.frame.named_root
        opening, closing, size, depth = name, f"/{name}", len(name), 1
        piece = first
        while True:
            if piece.startswith(closing):
                if piece[size + 1 : size + 2] in _TAG_ENDS:
                    depth -= 1
                    if not depth:
                        return piece
            elif piece.startswith(opening) and piece[size : size + 1] in _NAME_ENDS:
                depth += 1
            if gathers:
                text = piece.partition(">")[2]
                if text and not text.isspace():
                    self.pieces += (html.unescape(text) if "&" in text else text, " ")
                    self.styles += (0, 0)
                if named_root and _MAIN.match(piece.partition(">")[0]):
                    self.doubted.add(named_root)
            following = next(stream, None)
            if following is None:
                return None
            piece = following[0]

    def add_leaf(self, element: Element, step: str, text: str, style: int) -> None:
        """Add a block element that holds nothing but text: the same as to begin it, to take the text and to end it.

        `step` is the part of its path behind the innermost block element.
        """
        if self.pieces:
            self.flush()
        self.serial = serial = self.serial + 1
        if not (text := text.lstrip()):
            return
        self.span = ""
        self.spans = []
        if self.marks:
            self.marks.clear()
        text = collapsed(html.unescape(text) if "&" in text else text)
        if not text:
            return
        above, length = self.frame, len(text)
        self.total += length + 1
        base = above.path
        if base is None:
            base = above.locate()
        table = above.table
        row, column, table_id, rows = 0, 0, 0, 1
        if table is not None:
            row, column, table_id = max(0, table.row), max(0, table.column), table.serial
            rows = table.deep
        tag = element.acts
        self.blocks.append(
            _new_block(
                Block,
                (
                    text,
                    tag,
                    f"{base}/{step}" if base else step,
                    0,
                    length,
                    above.region,
                    1.0 if style & LINK else 0.0,
                    length if style & BOLD else 0,
                    serial,
                    above.serial,
                    above.list_id,
                    table_id,
                    row,
                    column,
                    HEADINGS.get(tag) or above.level,
                    marker_of(above, text, 2) if above.item else None,
                    above.item,
                    rows,
                ),
            )
        )

    def unmark(self) -> None:
        """Take a superscript out of the text when it is a footnote's mark."""
        if self.marks:
            at = self.marks.pop()
            if at < len(self.pieces) < at + 8 and is_footnote_mark("".join(self.pieces[at:])):
                del self.pieces[at:], self.styles[at:]

    def flush(self) -> None:
        """End the pending block: it belongs to the innermost block element."""
        pieces, styles = self.pieces, self.styles
        self.span = ""
        spans, self.spans = self.spans, []
        if not pieces:
            return
        items = items_of(pieces, styles, spans)
        if items is not None and not self.frame.lines and not self.frame.table:
            pieces.clear()
            styles.clear()
            self.marks.clear()
            self.add_items(items)
            return
        laid = _FEWEST_SPANS <= len(spans) <= _MOST_SPANS and not spans[0][0]
        if laid and not self.frame.lines and not self.frame.table:
            self.cells[len(self.blocks)] = cells_of(pieces, spans)
        if self.marks:
            self.marks.clear()
        if self.frame.lines:
            self.add_lines("".join(pieces))
        else:
            whole = pieces[0] if len(pieces) == 1 else "".join(pieces)
            text = collapsed(whole)
            if len(pieces) == 1:
                style = styles[0]
                self.add(text, 1.0 if style & LINK else 0.0, len(text) if style & BOLD else 0)
            else:
                self.add(text, *(_styled(pieces, styles) if any(styles) else (0.0, 0)))
        pieces.clear()
        styles.clear()

    def add_items(self, items: list[str]) -> None:
        """Add the names that stand in one element without a break between them as its lines."""
        broken, self.frame.broken = self.frame.broken, True
        for item in items:
            self.add(collapsed(item), 0.0, 0)
        self.frame.broken = broken
        self.frame.lone = -2

    def add_lines(self, whole: str) -> None:
        """Add the paragraphs of an element in which line ends are shown."""
        frame = self.frame
        serial, tag, broken = frame.serial, frame.tag, frame.broken
        for paragraph in paragraphs(whole):
            self.serial = frame.serial = self.serial + 1
            frame.tag, frame.broken = "p", len(paragraph) > 1
            for line in paragraph[:MOST_BLOCKS]:
                self.add(line, 0.0, 0)
            if len(self.blocks) > MOST_BLOCKS:
                break
        frame.serial, frame.tag, frame.broken = serial, tag, broken
        frame.lone = -2

    def add(self, text: str, linked: float, bold: int) -> None:
        """Add a block of the innermost block element."""
        if not text:
            return
        frame = self.frame
        around = frame.above or frame
        table, total = frame.table, self.total
        start = total - frame.origin
        length = len(text)
        self.total = total + length + 1
        frame.lone = len(self.blocks) if frame.lone == -1 else -2
        row, column, table_id, rows = 0, 0, 0, 1
        if table is not None:
            row, column, table_id = max(0, table.row), max(0, table.column), table.serial
            rows = table.deep
        self.blocks.append(
            _new_block(
                Block,
                (
                    text,
                    "br" if frame.broken else frame.tag,
                    frame.path or frame.locate(),
                    start,
                    start + length,
                    frame.region,
                    linked,
                    min(length, bold),
                    frame.serial,
                    around.serial,
                    frame.list_id,
                    table_id,
                    row,
                    column,
                    frame.level or around.level,
                    marker_of(frame, text) if frame.item else None,
                    frame.item,
                    rows,
                ),
            )
        )


def _styled(pieces: list[str], styles: list[int]) -> tuple[float, int]:
    """Return the part of the letters that are links, and how many letters from the start are bold."""
    linked = lettered = bold = 0
    all_bold = True
    for at, (piece, style) in enumerate(zip(pieces, styles, strict=True)):
        if piece.isspace():
            continue
        lettered += len(piece)
        if style & LINK:
            linked += len(piece)
        if not style & BOLD:
            all_bold = False
        elif all_bold:
            bold = at + 1
    return linked / (lettered or 1), len(collapsed("".join(pieces[:bold]))) if bold else 0
