"""Every format that pages come in, recognized by bytes first, then by what the server said."""

from __future__ import annotations

from monitor.extract.blocks import Page
from monitor.extract.decode import decode
from monitor.extract.formats.text import read_text
from monitor.extract.html import read_html


def read_page(
    body: bytes, *, content_type: str | None = None, url: str | None = None, select: str | None = None
) -> Page:
    """Return the page that some bytes are; bytes of no known kind are read as text."""
    text = decode(body, content_type)
    head = text[:2000].lower()
    if "<html" in head or "<!doctype html" in head or ("<" in head and ("</" in text or "<p" in head)):
        return read_html(text, select=select)
    return read_text(text)
