"""Lines of plain text to paragraphs: what a fixed width broke is joined, what was meant as a line stays one.

Paragraphs are divided by empty lines, or begin with an indented line where a text is set that way.  A line
goes on in the next one when the next word had no room left in it; where there was room, the break was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from monitor.extract.blocks import MOST_BLOCKS, Block
from monitor.extract.numbering import read_marker
from monitor.extract.text_columns import parts_of
from monitor.extract.visibility import INVISIBLE

_NARROW, _WIDE = 40, 110  # the widths at which texts are wrapped, in characters
_MEANT = 2  # breaks with room left from which those without are taken for meant as well
_LONG_LINE = 400  # a longer line is a whole paragraph, which nobody wrapped
_MOST_LINES = 4 * MOST_BLOCKS
_HYPHENS = ("-", "\u2010")
ENDED = (";", "；", ":", "：", ".", "。", "!", "?", "؛", "।")
# The marks of a printed page inside its text: `[[Page 1234]]`, `[Pages 1234-1236]`, `- 2 -`, `Page 3 of 7`.
PAGE_MARK = re.compile(
    r"\[\[Page [A-Z]?\d{1,6}\]\]|\[(?:Federal Register|Presidential Documents|Pages? \d|FR Doc|Notices\]|From the).*"
    r"|[-–—]\s?\d{1,4}\s?[-–—]"
    r"|(?:page|seite|página|стр\.?|第)\s?\d{1,4}(?:\s?(?:of|/|von|de|sur|из)\s?\d{1,4})?\s?(?:页|頁|ページ)?",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """One line of a text, white space collapsed; `indent` counts the columns before its first word."""

    words: str
    indent: int = 0
    length: int = 0


def collapsed(text: str) -> str:
    """Return text with every kind of space collapsed and invisible signs removed."""
    words = text.strip().replace("\n", " ")
    # Invisible signs and all spaces but one count as unprintable; looking costs a fortieth of dividing.
    if words.isprintable() and "  " not in words:
        return words
    words = " ".join(words.split())
    return words if words.isprintable() else " ".join(INVISIBLE.sub("", words).split())


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, empty ones included."""
    lines = []
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    for raw in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        words = collapsed(raw)
        if not words:
            lines.append(Line(""))
            continue
        expanded = raw.expandtabs(8).rstrip() if len(raw) < _LONG_LINE else raw
        lines.append(Line(words, len(expanded) - len(expanded.lstrip()), len(expanded)))
    return lines


def paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the paragraphs of a plain text, each as the lines that were meant as such."""
    lines = list(_without_page_marks(lines_of(text)))
    width = wrapped_at(line.length for line in lines if line.words) or _wrapped_inside(lines)
    indented = _opens_indented(lines)
    paragraph: list[list[str]] = []  # the pieces of each line
    before: Line | None = None
    first_indent = 0
    numbered: Line | None = None  # the last line of the paragraph that opens with a number
    for line in lines:
        if not line.words:
            if paragraph:
                yield [join(pieces) for pieces in (paragraph if indented else _as_meant(paragraph))]
            paragraph, before, numbered = [], None, None
            continue
        if before is None:
            paragraph, first_indent = [[line.words]], line.indent
        elif indented and (line.indent >= first_indent > 0 or line.indent > before.indent + 1):
            yield [join(pieces) for pieces in paragraph]
            paragraph, first_indent = [[line.words]], line.indent
        elif goes_on(before, line, width) or (numbered and _hangs(numbered, before, line)):
            paragraph[-1].append(line.words)
        else:
            paragraph.append([line.words])
        if read_marker(line.words) is not None:
            numbered = line
        before = line
    if paragraph:
        yield [join(pieces) for pieces in (paragraph if indented else _as_meant(paragraph))]


def _hangs(numbered: Line, before: Line, line: Line) -> bool:
    """Say whether a line goes on under a number: it stands further in, and what is above it did not end."""
    further_in = line.indent > numbered.indent and read_marker(line.words) is None
    return further_in and not before.words.endswith(ENDED)


def _as_meant(paragraph: list[list[str]]) -> list[list[str]]:
    """Divide what only looks wrapped: where most lines end with room left, the long ones fill their width by chance."""
    breaks, wraps = len(paragraph) - 1, sum(len(pieces) - 1 for pieces in paragraph)
    if breaks < _MEANT or not wraps or wraps > breaks or any(read_marker(pieces[0]) for pieces in paragraph):
        return paragraph
    divided: list[list[str]] = []
    for pieces in paragraph:
        divided.append(pieces[:1])
        for piece in pieces[1:]:
            if piece[:1].islower():
                divided[-1].append(piece)
            else:
                divided.append([piece])
    return divided


def _without_page_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out page marks, with the empty lines around them where a paragraph or a list goes on behind them."""
    empty = 0
    before = ""
    marked = counting = False  # a page mark was passed; the paragraph holds numbered lines
    running = _running_heads(lines)
    for line in lines:
        if not line.words:
            empty += 1
            continue
        if PAGE_MARK.fullmatch(line.words):
            marked = True
            continue
        if marked and line.words in running:
            continue
        numbered = read_marker(line.words) is not None
        # a list goes on over the page, or a sentence
        over = counting if numbered else bool(before) and not before.endswith(ENDED) and not line.indent
        if empty and not (marked and over):
            yield Line("")
            counting = False
        counting = counting or numbered
        yield line
        empty, marked, before = 0, False, line.words


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Return the lines right under page marks that the text holds more than once: what every page is headed with."""
    words = [line.words for line in lines if line.words]
    under = {after for before, after in pairwise(words) if PAGE_MARK.fullmatch(before)}
    return frozenset(one for one in under if words.count(one) > 1 and read_marker(one) is None)


def wrapped_at(lengths: Iterable[int]) -> int:
    """Return the width at which lines of these lengths were wrapped, 0 when they were not."""
    ordered = sorted(lengths)
    if len(ordered) < 4:
        return 0
    # A heading or an address may stand out of the column.
    longest = ordered[len(ordered) - 1 - len(ordered) // 50]
    if not _NARROW <= longest <= _WIDE:
        return 0
    near = sum(length > longest * 0.75 for length in ordered)
    return longest if near * 4 >= len(ordered) else 0


def _wrapped_inside(lines: Sequence[Line]) -> int:
    """Return the width at which sentences are wrapped between longer lines, such as the items of a list; 0 for none."""
    lengths = [
        before.length
        for before, line in pairwise(lines)
        if before.words and line.words[:1].islower() and not before.words.endswith(ENDED)
    ]
    longest = max(lengths, default=0)
    near = sum(length > longest * 0.75 for length in lengths)
    return longest if _NARROW <= longest <= _WIDE and near > 1 and near * 2 > len(lengths) else 0


def _opens_indented(lines: Sequence[Line]) -> bool:
    """Say whether paragraphs open with an indented line, as in government prints."""
    opened = sum(
        first.indent >= 2 and second.indent < first.indent and read_marker(second.words) is None
        for first, second in pairwise(lines)
        if first.words and second.words
    )
    return opened * 20 >= sum(bool(line.words) for line in lines) and opened > 1


def goes_on(before: Line, line: Line, width: int) -> bool:
    """Say whether a line goes on where the one before it was wrapped at a width (0: it never was)."""
    if not width or read_marker(line.words) is not None:
        return False
    first_word = line.words.split(" ", 1)[0]
    if first_word[:1] >= "\u3040" and first_word[:1] <= "\u9fff":
        first_word = first_word[:2]  # written without spaces, lines are broken between any two signs
    if before.length + 1 + len(first_word) > width:
        return True
    return line.words[:1].islower() and not before.words.endswith(ENDED)


def join(pieces: Sequence[str]) -> str:
    """Return the pieces of one line as one; a hyphen between two divides a word or belongs to a compound."""
    if len(pieces) == 1:
        return pieces[0]
    parts: list[str] = []
    for piece in pieces:
        before = parts[-1] if parts else ""
        if len(before) > 1 and before.endswith(_HYPHENS) and before[-2].isalpha() and piece[:1].isalpha():
            # `Inter-` + `American` keeps its hyphen, `organi-` + `zation` loses it.
            if not piece[:1].isupper():
                parts[-1] = before[:-1]
        elif parts:
            parts.append(" ")
        parts.append(piece)
    return "".join(parts)


def read_lines(text: str, path: str = "", *, start: int = 0, parent: int = 0) -> list[Block]:
    """Return the blocks of a plain text: one a paragraph, or one a line where lines were meant, or one a cell.

    `path` is the path of the text in what holds it, `start` where its first block begins there, `parent` the
    number of the last parent before it.
    """
    blocks: list[Block] = []
    for part in parts_of(text):
        if isinstance(part, list):
            parent += 1
            for row, cells in enumerate(part):
                for column, words in cells:
                    line = collapsed(words)
                    end = start + len(line)
                    cell = Block(line, "td", path, start, end, parent=parent, table_id=parent)
                    blocks.append(cell._replace(row=row, column=column))
                    start = end + 1
            continue
        for paragraph in paragraphs(part):
            parent += 1
            tag = "br" if len(paragraph) > 1 else "p"
            for line in paragraph:
                end = start + len(line)
                blocks.append(Block(line, tag, path, start, end, parent=parent))
                start = end + 1
                if len(blocks) > MOST_BLOCKS:
                    return blocks
    return blocks
