"""MHTML, the whole page that browsers save in one file (RFC 2557): the HTML part is the page."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.policy import default

from monitor.extract.blocks import Page
from monitor.extract.decode import decode
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.html import read_html

_MOST_PARTS = 50  # nested parts; the mail parser takes quadratic time on nesting
_FIELD = re.compile(rb"(?:from|snapshot-content-location|subject|mime-version|content-type|date):")


def _recognizes(answer: Answer) -> bool:
    return _FIELD.match(answer.head) is not None and b"multipart/related" in answer.head


def _read(answer: Answer) -> Page:
    if answer.body.lower().count(b"multipart/") > _MOST_PARTS:
        return Page()
    try:
        message = message_from_bytes(answer.body, policy=default)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                body = part.get_payload(decode=True)
                if isinstance(body, bytes):
                    text = decode(body, str(part.get("content-type", "")))
                    return read_html(text, select=answer.select)
    except (MessageError, RecursionError, LookupError, ValueError, TypeError, AttributeError):
        # The mail parser fails in many ways on headers that are none.
        pass
    return Page()


FORMAT = Format("mhtml", _recognizes, _read)
