"""Every format that pages come in, recognized by bytes first, then by what the server said.

A new format is a file beside this one and a line in `FORMATS`.  WARC files are no pages: `warc.records` gives
the answers that they hold.
"""

from __future__ import annotations

from dataclasses import replace

from monitor.extract.blocks import Page
from monitor.extract.formats import docx, federal_register, feed, html, json_page, markdown, mhtml, pdf, text
from monitor.extract.formats.answer import Answer, Format

FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    docx.FORMAT,
    mhtml.FORMAT,
    federal_register.FORMAT,
    json_page.FORMAT,
    feed.FORMAT,
    html.FORMAT,
    markdown.FORMAT,
    text.FORMAT,
)
"""In the order in which they are tried; the last one takes everything."""


def read_page(
    body: bytes, *, content_type: str | None = None, url: str | None = None, select: str | None = None
) -> Page:
    """Return the page that some bytes are; bytes of no known format are read as text.  Never raises."""
    answer = Answer(body, content_type, url, select)
    for one in FORMATS:
        if one.recognizes(answer):
            page = one.read(answer)
            return page if page.source_format == one.name else replace(page, source_format=one.name)
    return Page(source_format="text")
