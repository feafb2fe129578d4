"""Whether all of a page came.  What breaks off may be read, since it may hold an addition, but proves nothing.

A body that is shorter than its server said is cut for certain.  A page without its closing tags may only be
tersely written: HTML lets `</body>`, `</li>` and `</p>` be left out.  But a list, a table or a container has
to be closed (WHATWG HTML, "optional tags"), so that one which is not says that the page stopped there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.judge.page import Page
from monitor.model import CUT, INCOMPLETE, Capture

PART = 206
"""The status of an answer to a request for a range, which is never made (RFC 9110 §15.3.7)."""

TAIL = 4_096
"""Bytes at the end in which the closing tags are looked for."""

_CONTAINERS = re.compile(rb"<(/?)(ol|ul|table|main|article|section|div)\b")
_OPEN_TAG = re.compile(rb"<[a-z/!][^<>]*$")
_INLINE_END = re.compile(rb"</(?:a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u)\s{0,9}>\s*$")


def shortfall(capture: Capture) -> str | None:
    """Say how much of a body came when its server had announced more; None where all did.

    An encoded body is longer or shorter than its header says, and a transfer that broke off is no answer at all.
    """
    if capture.status == PART:
        return "the server sent a part of the page that nobody asked for (206)"
    encoding = (capture.header("content-encoding") or "identity").strip().lower()
    length = (capture.header("content-length") or "").strip()
    if encoding != "identity" or not length.isdecimal() or len(length) > 15:
        return None
    came, announced = len(capture.body), int(length)
    return f"only {came} of {announced} bytes came" if came < announced else None


def ending(page: Page) -> tuple[float, str] | None:
    """Return the quality and the reason where the bytes of an HTML page stop before its end."""
    tail = page.body[-TAIL:].lower()
    if b"</html" in tail or b"</body" in tail or b"\x00" in tail:  # UTF-16 is not looked at
        return None
    if _OPEN_TAG.search(tail) is not None or tail.rfind(b"<script") > tail.rfind(b"</script"):
        return CUT, "the page breaks off inside a tag or a script"
    if not _left_open(replace(page, look=len(page.body)).visible.lower()):
        return None
    if not tail.rstrip().endswith(b">") or _INLINE_END.search(tail) is not None:
        return CUT, "the page breaks off inside its text"
    return INCOMPLETE, "the page ends before its lists and containers do"


def _left_open(lowered: bytes) -> bool:
    """Say whether a container was opened and never closed."""
    open_ones = dict.fromkeys((b"ol", b"ul", b"table", b"main", b"article", b"section", b"div"), 0)
    for closing, name in _CONTAINERS.findall(lowered):
        open_ones[name] += -1 if closing else 1
    return any(count > 0 for count in open_ones.values())
