"""HTML pages, and XML of no other known kind, which reads well enough as such."""

from __future__ import annotations

import re

from monitor.extract.blocks import Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.html import read_html

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|div|p|table|ul|ol|dl|h[1-6]|script|article|main|a|br|span|b|i|em|strong|"
    r"section|style|link|iframe|font|pre|center|header|nav|td|li|\?xml)\b",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s[^<>]{0,500})?/?>|<!--|</[a-zA-Z]")


def _recognizes(answer: Answer) -> bool:
    if answer.start.startswith(("<!doctype", "<html", "<?xml")):
        return True
    if answer.media_type in ("text/markdown", "text/x-markdown") or answer.named(".md", ".txt"):
        return False
    if _ANY_TAG.match(answer.start):
        return True
    if answer.media_type in ("text/html", "application/xhtml+xml") and _ANY_TAG.search(answer.text[:20_000]):
        return True
    # A page may begin with anything; a text may quote a tag.
    found = len(_TAG.findall(answer.text[:20_000]))
    return found > (3 if answer.media_type == "text/plain" else 0)


def _read(answer: Answer) -> Page:
    return read_html(answer.text, select=answer.select)


FORMAT = Format("html", _recognizes, _read)
