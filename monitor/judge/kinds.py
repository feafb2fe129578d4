"""What kind of bytes these are, and the rules for those that are no HTML.

The bytes decide, not the `Content-Type`: servers label feeds as HTML and error pages as PDF.
"""

from __future__ import annotations

import codecs
import re
import zlib
from enum import StrEnum

from monitor.judge.absent_words import FAILURE, MAINTENANCE, NOT_FOUND
from monitor.judge.barred_words import BLOCKED
from monitor.judge.titles import FIT, covers, segments, status_in
from monitor.model import CUT, Capture, Verdict, VerdictCode


class Kind(StrEnum):
    """The kinds that are told apart."""

    HTML = "html"
    FEED = "feed"
    XML = "xml"
    PDF = "pdf"
    JSON = "json"
    TEXT = "text"
    OFFICE = "office"
    WARC = "warc"
    BINARY = "binary"


HEAD = 2_048
"""Bytes in which a body shows its kind (the length that the WHATWG's MIME sniffing reads is 1445)."""

_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM\x00", b"\x7fELF", b"MZ", b"Rar!", b"7z\xbc\xaf",
    b"ID3", b"OggS", b"fLaC", b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0",
    b"\x1aE\xdf\xa3", b"SQLite format 3",
)  # fmt: skip
"""Beginnings of files that hold no text (WHATWG MIME sniffing; the formats' own documents)."""

_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|ul|ol|h1|h2|script|article|main|a|br|span|b|"
    rb"section|style|link|iframe|font)\b",
    re.IGNORECASE,
)
_FEED_END = re.compile(rb"</(?:rss|feed|rdf:rdf|urlset|sitemapindex)\s{0,9}>", re.IGNORECASE)
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*(?:[\"{\[\]\d-]|true|false|null)")
_BLANK = b"\x00\t\n\v\f\r \xef\xbb\xbf\xfe\xff"  # with the byte order marks and the halves of UTF-16
_CONTROL = bytes(code for code in range(32) if code not in {9, 10, 11, 12, 13, 27})  # ESC: ISO-2022-JP
_JSON_ERROR = re.compile(
    r"\s*\{\s*\"(?:error|errors|message|detail|status|statuscode|code|title|success|fault)\"\s*:",
    re.IGNORECASE,
)
_JSON_CONTENT = re.compile(
    r"\"(?:results|items|documents|data|body|content|entries|articlebody)\"\s*:\s*[^\s]", re.IGNORECASE
)


def kind_of(body: bytes) -> Kind:
    """Return the kind of a body that is not empty."""
    head = body[:HEAD]
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if start.startswith(b"WARC/"):
        return Kind.WARC
    if start.startswith(b"PK\x03\x04"):
        return (
            Kind.OFFICE if b"[Content_Types].xml" in body[:4096] or b"word/" in body[:65536] else Kind.BINARY
        )
    if start.startswith(b"\x1f\x8b"):
        return _unzipped(body)
    if start.startswith(_BINARY) or head[4:8] == b"ftyp" or start.startswith(b"{\\rtf"):
        return Kind.BINARY
    if _utf16(head):
        return Kind.HTML if b"<\x00" in head else Kind.TEXT  # in either order of bytes
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) // 100 or b"\x00" in head:
        return Kind.BINARY
    if _JSON.match(start):
        return Kind.JSON
    return _markup(start)


def _unzipped(body: bytes) -> Kind:
    """Look into a zipped file: archives and site maps are kept so, nothing else is read."""
    try:
        inner = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body[:HEAD], HEAD)
    except zlib.error:
        return Kind.BINARY
    if inner.startswith(b"WARC/"):
        return Kind.WARC
    return Kind.XML if _FEED.search(inner) else Kind.BINARY


def _markup(start: bytes) -> Kind:
    if start[:1] == b"<" and _FEED.search(start) and not _HTML.match(start):
        return Kind.FEED
    if _HTML.search(start):
        return Kind.HTML
    return Kind.XML if start.startswith(b"<?xml") else Kind.TEXT


def _utf16(head: bytes) -> bool:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    sample = head[:512]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return len(sample) >= 8 and max(even, odd) > len(sample) // 5 and min(even, odd) <= len(sample) // 50


def judge_bytes(capture: Capture, kind: Kind) -> Verdict:
    """Return the verdict on a successful answer that is no HTML."""
    body = capture.body
    match kind:
        case Kind.BINARY:
            label = capture.header("content-type") or "no content type"
            return Verdict(VerdictCode.UNREADABLE, (f"neither text nor a document ({label})",), 0.0)
        case Kind.PDF:
            return _whole(b"%%EOF" in body[-2048:], "the PDF has no end mark; it may have been cut off")
        case Kind.OFFICE:
            return _whole(
                b"PK\x05\x06" in body[-66_000:], "the document's directory is missing; it was cut off"
            )
        case Kind.FEED:
            return _whole(_FEED_END.search(body[-4096:]) is not None, "the feed breaks off before its end")
        case Kind.WARC | Kind.XML:
            return Verdict(VerdictCode.OK)
        case Kind.JSON:
            return _judge_json(body)
        case _:
            return _judge_text(body)


def _whole(complete: bool, reason: str) -> Verdict:
    """Read what breaks off, since it may hold an addition; its quality says that nothing is proved."""
    return Verdict(VerdictCode.OK) if complete else Verdict(VerdictCode.OK, (reason,), CUT)


def _judge_json(body: bytes) -> Verdict:
    if len(body) <= 2_000:
        text = body.decode("utf-8", "replace")
        if _JSON_ERROR.match(text) and not _JSON_CONTENT.search(text):
            return Verdict(
                VerdictCode.SOFT_ERROR, ("the JSON tells of an error and holds nothing else",), 0.0
            )
    return _whole(body.rstrip()[-1:] in (b"}", b"]"), "the JSON breaks off before its end")


def _judge_text(body: bytes) -> Verdict:
    """Judge plain text: only a line or two that say nothing but an error are suspicious."""
    if not body.strip(_BLANK):
        return Verdict(VerdictCode.EMPTY, ("the text is nothing but space",), 0.0)
    if len(body) > 600:
        return Verdict(VerdictCode.OK)
    for line in body.decode("utf-8", "replace").casefold().splitlines()[:3]:
        for part in segments(re.sub(r"<[^<>]*>", " ", line)):
            status = status_in(part)
            if (
                covers(BLOCKED, part, FIT)
                or status in {401, 403, 429, 451}
                or re.fullmatch(r"error code: 1\d{3}", part)
            ):
                return Verdict(VerdictCode.BLOCKED, (f"the text says: {part[:80]}",), 0.0)
            if (
                status
                or covers(NOT_FOUND, part, FIT)
                or covers(MAINTENANCE, part, FIT)
                or covers(FAILURE, part, FIT)
            ):
                return Verdict(VerdictCode.SOFT_ERROR, (f"the text says: {part[:80]}",), 0.0)
    return Verdict(VerdictCode.OK)
