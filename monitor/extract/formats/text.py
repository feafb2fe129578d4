"""Plain text and Markdown: lines to blocks, hard-wrapped lines joined.

Paragraphs are divided by empty lines.  Lines of one paragraph stay apart when they are short or begin with a
number; where a text is wrapped at a fixed width, a line that fills it is joined with the next one.
"""

from __future__ import annotations

import re

from monitor.extract.blocks import Block, Page
from monitor.extract.numbering import read_marker
from monitor.extract.visibility import INVISIBLE

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_LINK = re.compile(r"!?\[([^\]]{1,300})\]\([^)\s]{1,500}(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_DATE = re.compile(r"(?<!\d)(20\d\d-\d\d-\d\d)(?!\d)")
_NARROW, _WIDE = 40, 110  # the widths at which texts are wrapped


def read_text(text: str) -> Page:
    """Return the page of a plain text."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = _wrapped_at(raw)
    blocks: list[Block] = []
    title = ""
    position = 0
    paragraph = 0
    parts: list[tuple[str, int, int]] = []

    def close() -> None:
        nonlocal paragraph
        if not parts:
            return
        paragraph += 1
        several = len(parts) > 1
        for words, start, end in parts:
            blocks.append(Block(words, "br" if several else "p", "", start, end, parent=paragraph, group=0))
        parts.clear()

    for line in raw:
        start = position
        position += len(line) + 1
        heading = _HEADING.match(line)
        words = _plain(heading.group(2) if heading else line)
        if not words or _RULE.match(line):
            close()
            continue
        begin = start + len(line) - len(line.lstrip())
        end = start + len(line.rstrip())
        if heading:
            close()
            paragraph += 1
            level = len(heading.group(1))
            title = title or words
            blocks.append(Block(words, f"h{level}", "", begin, end, parent=paragraph, level=level))
        elif parts and width and parts[-1][2] > 0 and _fills(raw, parts[-1], line, width):
            before, first, _ = parts[-1]
            parts[-1] = (f"{before} {words}", first, end)
        else:
            parts.append((words, begin, end))
    close()
    first_text = next((block.text for block in blocks if len(block.text) > 8), "")
    return Page(blocks=tuple(blocks), title=title or first_text[:300], source_format="text")


def _plain(line: str) -> str:
    """Drop white space, invisible signs and Markdown's links and emphasis."""
    line = INVISIBLE.sub("", line)
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    if "**" in line or "__" in line:
        line = _EMPHASIS.sub(r"\2", line)
    return " ".join(line.split())


def _wrapped_at(lines: list[str]) -> int:
    """Return the width at which a text is wrapped, 0 when it is not."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 4:
        return 0
    longest = lengths[-1]
    if not _NARROW <= longest <= _WIDE:
        return 0
    near = sum(length > longest * 0.75 for length in lengths)
    return longest if near * 4 >= len(lengths) else 0


def _fills(lines: list[str], before: tuple[str, int, int], line: str, width: int) -> bool:
    """Say whether a line goes on where the one before it was wrapped."""
    if read_marker(line.strip()) is not None:
        return False
    first_word = line.split(maxsplit=1)[0]
    last_line_length = before[2] - before[1]
    room = width - (last_line_length % (width + 1))
    return room <= len(first_word) + 1 or last_line_length >= width * 0.75 or line[:1].islower()
