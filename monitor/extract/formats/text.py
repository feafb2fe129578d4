"""Plain text: paragraphs and lines, what a fixed width broke joined again."""

from __future__ import annotations

from monitor.extract.blocks import Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.lines import read_lines


def _read(answer: Answer) -> Page:
    return read_text(answer.text)


def read_text(text: str) -> Page:
    """Return the page of a plain text; its title is its first line."""
    blocks = read_lines(text)
    title = next((block.text for block in blocks if len(block.text) > 8), "")
    return Page(blocks=tuple(blocks), title=title[:300], source_format="text")


FORMAT = Format("text", lambda _: True, _read)
