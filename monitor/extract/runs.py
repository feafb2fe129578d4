"""Runs: neighbouring blocks that are laid out alike, and so may be the items of one list.

Layout alone decides here, in the order in which it is certain: cells of one table, items of one list
element, lines of one element, numbered paragraphs, plain sibling paragraphs, one paragraph by itself.  What a
run means is decided afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from monitor.extract.blocks import COMMENTS, FOOTER, NAV, Block
from monitor.extract.numbering import Marker, read_marker

UNREAD = frozenset({NAV, FOOTER, COMMENTS})
LONGEST_LINE = 220  # letters; longer than any organization's name with its translation
_LONGEST_PAIR = 340  # letters of a name with its translation in brackets
_SENTENCE_END = re.compile(r"[.!?。！？।؟…](?:[\"'”’»)」』）]*)$")
# What ends before a full stop has more than two letters, or is an abbreviation: "ds.", "St.", "Nr."
_TWO_SENTENCES = re.compile(
    r"(?:[^\W\d_]{2}[a-z\u00e0-\u024f]\.|[a-z\u00e0-\u024f][!?]|[)»”][.!?])\s+[A-Z\u00c0-\u00de«“]|[。！？।؟](?=.)"
)
_DIVIDED = re.compile(r"[;；؛]\s*\S+\s+\S|[;；].{6,}")
_KOREAN_END = re.compile(r"[\uac00-\ud7af]\.$")
_INDEX = re.compile(r"\[\d+\]")  # in a path
_HALVES = 2  # unnumbered lines behind a numbered one that may be the rest of its name
_SKIPPED = 3  # how far numbers may jump inside one list
_LONGEST_CLOSED = 9  # words of a line that ends with a full stop and is still taken for a name
_SHORTEST = 20  # letters of a sentence
_LEADS = (":", "：")
_GOES_ON = (";", "；", "؛", ",", "،", "，", "、")
_PARAGRAPHS = frozenset(
    {
        "p",
        "div",
        "section",
        "dd",
        "dt",
        "td",
        "article",
        "line",
        "figcaption",
        "h3",
        "h4",
        "h5",
        "h6",
        "span",
        "a",
    }
)


class Layout(StrEnum):
    """How the items of a run are laid out."""

    TABLE = "table"
    LIST = "list"
    LINES = "lines"
    NUMBERED = "numbered"
    SIBLINGS = "siblings"
    SINGLE = "single"


@dataclass(slots=True)
class Run:
    """Blocks `first` to `last` (inclusive) of the page, laid out alike."""

    layout: Layout
    first: int
    last: int


def find_runs(blocks: Sequence[Block]) -> Iterator[Run]:
    """Yield the runs of a page in order, without overlap; blocks outside of what is read are left out."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.region in UNREAD:
            at += 1
            continue
        run = _run_at(blocks, at)
        yield run
        at = run.last + 1


def has_lines(blocks: Sequence[Block], fewest: int) -> bool:
    """Say whether so many blocks stand side by side that may be the lines of one run."""
    count = 0
    for block in blocks:
        if block.list_id or block.table_id or block.tag == "br" or len(block.text) <= LONGEST_LINE * 2:
            count += 1
            if count == fewest:
                return True
        else:
            count = 0
    return False


def _run_at(blocks: Sequence[Block], at: int) -> Run:
    block = blocks[at]
    if block.table_id:
        last = _while(blocks, at, lambda one: one.table_id == block.table_id)
        if _is_data_table(blocks[at : last + 1]):
            return Run(Layout.TABLE, at, last)
    if block.list_id and (not block.level or block.item):
        last = _while(blocks, at, lambda one: one.list_id == block.list_id)
        return Run(Layout.LIST, at, last)
    if block.tag == "br":
        last = _while(blocks, at, lambda one: one.parent == block.parent and one.tag == "br")
        if _leads(blocks, at) or _is_paragraph(blocks, at, last):
            return Run(Layout.SINGLE, at, at)
        while last > at and _is_paragraph(blocks, last, last) and not _closes(blocks, last):
            last -= 1
        return Run(Layout.LINES, at, last)
    if (
        read_marker(block.text)
        and len(block.text) <= LONGEST_LINE * 2
        and not block.text.rstrip().endswith((":", "："))
    ):
        last = _numbered(blocks, at)
        if last > at:
            return Run(Layout.NUMBERED, at, last)
    if block.tag in _PARAGRAPHS and line_like(block):
        last = _while(blocks, at, lambda one: one.group == block.group and one.tag == block.tag and line_like(one)
                      and one.level == block.level)  # fmt: skip
        if last == at:
            last = _spread(blocks, at)
        if last > at:
            return Run(Layout.SIBLINGS, at, last)
    return Run(Layout.SINGLE, at, at)


def _is_paragraph(blocks: Sequence[Block], at: int, last: int) -> bool:
    """Say whether a line of an element is a paragraph before the others or behind them, as `<br><br>` divides them.

    It is a sentence, or leads in the lines under it ("The bodies are:"), or stands above one that does.
    """
    text = blocks[at].text
    if not line_like(blocks[at]) and (_ends(text) or (at < last and text.endswith(_LEADS))):
        return True
    leads = next((one for one in range(at + 1, last) if blocks[one].text.endswith(_LEADS)), None)
    return leads is not None and all(_ends(one.text) for one in blocks[at:leads])


def _closes(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a line with a full stop is the last item of a list: it has a number, or stands behind "…;"."""
    return read_marker(blocks[at].text) is not None or blocks[at - 1].text.endswith(_GOES_ON)


def _ends(text: str) -> bool:
    """Say whether a line ends as sentences do and is longer than a short name with a full stop."""
    return bool(_SENTENCE_END.search(text)) and (len(text) > _SHORTEST or bool(_KOREAN_END.search(text)))


def _leads(blocks: Sequence[Block], at: int) -> bool:
    """Say whether the first line of an element leads in the lines under it."""
    block = blocks[at]
    if not block.text.endswith((":", "：")) or (at and blocks[at - 1].parent == block.parent):
        return False
    return at + 1 < len(blocks) and blocks[at + 1].parent == block.parent


def _spread(blocks: Sequence[Block], at: int) -> int:
    """Follow items that each stand in a container of their own: `<div><p>…</p></div><div><p>…`."""
    block = blocks[at]
    mine = shape(block.path)
    return _while(blocks, at, lambda one: one.tag == block.tag and line_like(one) and shape(one.path) == mine)


def shape(path: str) -> str:
    """Return a path without the places of its elements among their kin."""
    return _INDEX.sub("", path) if "[" in path else path


def _while(blocks: Sequence[Block], at: int, alike: object) -> int:
    last = at
    region = blocks[at].region
    while last + 1 < len(blocks) and blocks[last + 1].region == region and alike(blocks[last + 1]):  # type: ignore[operator]
        last += 1
    return last


def line_like(block: Block) -> bool:
    """Say whether a paragraph may be one item: short, one piece, no lead-in."""
    text = block.text
    longest = _LONGEST_PAIR if text.endswith((")", "）")) else LONGEST_LINE
    if len(text) > longest or text.endswith((":", "：", "?", "？", "!", "！", "。", "।", "۔", "؟")):
        return False
    if text.endswith(".") and len(text.split()) > _LONGEST_CLOSED:
        return False
    if text.isascii():  # as most are, which a look for a few letters tells from those that need a pattern
        if ";" in text and _DIVIDED.search(text):
            return False
        marked = "." in text or "!" in text or "?" in text
        return not (marked and _TWO_SENTENCES.search(text))
    return not (_DIVIDED.search(text) or _KOREAN_END.search(text) or _TWO_SENTENCES.search(text))


def sentence_like(text: str) -> bool:
    """Say whether a line ends as sentences do and is long enough to be one."""
    return bool(_SENTENCE_END.search(text)) and len(text) > 60


def _is_data_table(cells: Sequence[Block]) -> bool:
    """Say whether a table holds data; tables for layout hold few rows with long texts."""
    rows = {cell.row for cell in cells}
    long = sum(len(cell.text) > 400 for cell in cells)
    return len(rows) >= 2 and long * 4 <= len(rows)


def _follows(marker: Marker, before: Marker) -> bool:
    """Say whether a number may come after another: in some reading of both, of one kind and a little more."""
    return any(
        kind == earlier_kind and (value is None or earlier is None or earlier < value <= earlier + _SKIPPED)
        for kind, value in marker.readings()
        for earlier_kind, earlier in before.readings()
    )


def _may_go_on(block: Block, first: Block) -> bool:
    """Say whether an unnumbered block may be the rest of a name: a short line, and no caption or pull quote."""
    apart = ("figcaption", "blockquote")
    return line_like(block) and not any(one in block.path and one not in first.path for one in apart)


def _numbered(blocks: Sequence[Block], at: int) -> int:
    """Follow numbered paragraphs, over the unnumbered second half of a broken one."""
    before = read_marker(blocks[at].text)
    last = at
    position = at + 1
    while before is not None and position < len(blocks):
        block = blocks[position]
        if (
            block.region != blocks[at].region
            or block.level != blocks[at].level
            or block.table_id
            or block.list_id
        ):
            break
        if block.text.rstrip().endswith((":", "：")) or len(block.text) > LONGEST_LINE * 2:
            break
        marker = read_marker(block.text)
        if marker is not None and _follows(marker, before):
            before, last = marker, position
        elif marker is not None or position - last > _HALVES or not _may_go_on(block, blocks[at]):
            break
        position += 1
    if before is not None and before.end >= len(blocks[last].text) and last + 1 < len(blocks):
        behind = blocks[last + 1]  # the name of the last number, which stands by itself
        if behind.region == blocks[at].region and line_like(behind) and not behind.level:
            return last + 1
    return last
