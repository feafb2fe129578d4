"""What kind of bytes an answer holds, whatever its label says, and when those that are no HTML may be read."""

from __future__ import annotations

import gzip

import pytest

from monitor.judge import judge
from monitor.judge.kinds import Kind, kind_of
from monitor.model import CUT, Verdict, VerdictCode
from tests.judge.conftest import capture

FEED = b"<rss version='2.0'><channel><title>News</title></channel></rss>"
ITEM = b"<item><title>A letter</title></item>"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7", Kind.PDF),
        (b"\n" * 1_019 + b"%PDF-1.7", Kind.PDF),  # readers look at the first kilobyte
        (b"a" * 1_020 + b"%PDF-1.7", Kind.TEXT),
        (b"WARC/1.1\r\n", Kind.WARC),
        (b"\n WARC/1.1\r\n", Kind.WARC),
        (b"PK\x03\x04" + b"[Content_Types].xml", Kind.OFFICE),
        (b"PK\x03\x04" + b"\x00" * 5_000 + b"word/document.xml", Kind.OFFICE),
        (b"PK\x03\x04" + b"\x00" * 5_000 + b"photo.jpg", Kind.BINARY),
        (gzip.compress(b"WARC/1.1\r\n", mtime=0), Kind.WARC),
        (gzip.compress(b"<?xml version='1.0'?><urlset>", mtime=0), Kind.XML),
        (gzip.compress(b"a picture", mtime=0), Kind.BINARY),
        (gzip.compress(b"WARC/1.1\r\n" * 10_000, mtime=0)[:100], Kind.WARC),
        (b"\x1f\x8b no archive", Kind.BINARY),
        (b"\x89PNG\r\n", Kind.BINARY),
        (b"{\\rtf1 text}", Kind.BINARY),
        (b"abcdftypisom", Kind.BINARY),
        (b"text ftyp", Kind.TEXT),
        ("<html>".encode("utf-16"), Kind.HTML),
        ("<html>".encode("utf-16-le") * 2, Kind.HTML),
        ("<html>".encode("utf-16-be") * 2, Kind.HTML),
        ("abcd".encode("utf-16-le"), Kind.TEXT),
        ("abc".encode("utf-16-le"), Kind.BINARY),  # too few bytes to tell
        ("plain words".encode("utf-16"), Kind.TEXT),
        ("plain words".encode("utf-16-be"), Kind.TEXT),
        (b"a" * 200 + b"\x01\x02", Kind.TEXT),  # a slip
        (b"a" * 200 + b"\x01\x02\x03", Kind.BINARY),
        (b"a" * 200 + b"\x00", Kind.BINARY),
        (b"\x1b$B" + b"a" * 20, Kind.TEXT),  # ISO-2022-JP
        (b'{"a": 1}', Kind.JSON),
        (b"{}", Kind.JSON),
        (b"[1, 2]", Kind.JSON),
        (b"[draft] a note", Kind.TEXT),
        (b"\xef\xbb\xbf  [null]", Kind.JSON),
        (FEED, Kind.FEED),
        (b"<?xml version='1.0'?><feed>", Kind.FEED),
        (b"<?xml version='1.0'?><rdf:RDF>", Kind.FEED),
        (b"<?xml version='1.0'?><sitemapindex>", Kind.FEED),
        (b"<html><pre>&lt;rss> <rss></pre>", Kind.HTML),
        (b"In <rss> the <b>letter</b>", Kind.HTML),
        (b"In a <rss> file", Kind.TEXT),
        (b"<!DOCTYPE html>", Kind.HTML),
        (b"words and <p>more", Kind.HTML),
        (b"<?xml version='1.0'?><note/>", Kind.XML),
        (b"<note/>", Kind.TEXT),
        (b"words", Kind.TEXT),
    ],
)
def test_bytes_show_their_kind(body: bytes, kind: Kind) -> None:
    assert kind_of(body) is kind


OK = Verdict(VerdictCode.OK)


def cut(reason: str) -> Verdict:
    return Verdict(VerdictCode.OK, (reason,), CUT)


def refused(code: VerdictCode, reason: str) -> Verdict:
    return Verdict(code, (reason,), 0.0)


NO_END_MARK = cut("the PDF has no end mark; it may have been cut off")
NO_DIRECTORY = cut("the document's directory is missing; it was cut off")
FEED_ENDS = cut("the feed breaks off before its end")
JSON_ENDS = cut("the JSON breaks off before its end")
ERROR_ONLY = refused(VerdictCode.SOFT_ERROR, "the JSON tells of an error and holds nothing else")


def says(code: VerdictCode, line: str) -> Verdict:
    return refused(code, f"the text says: {line}")


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (b"%PDF-1.7 text %%EOF\n", OK),
        (b"%PDF-1.7 text %%EOF" + b"\n" * 2_000, OK),
        (b"%PDF-1.7 text %%EOF" + b"\n" * 3_000, NO_END_MARK),
        (b"%PDF-1.7 text", NO_END_MARK),
        (b"PK\x03\x04word/" + b"x" * 99 + b"PK\x05\x06" + b"\x00" * 18, OK),
        (b"PK\x03\x04word/" + b"x" * 99, NO_DIRECTORY),
        (b"PK\x03\x04word/PK\x05\x06" + b"x" * 70_000, NO_DIRECTORY),
        (FEED, OK),
        (FEED.replace(b"</rss>", b"</RSS >\n"), OK),
        (FEED.replace(b"</rss>", b""), FEED_ENDS),
        (FEED + ITEM * 200, FEED_ENDS),
        (b"<?xml version='1.0'?><note/>", OK),
        (b"WARC/1.1\r\n\r\nAccess denied", OK),  # its records are judged one by one
        (b'{"title": "News", "items": [1]}', OK),
        (b'{"items": [1]}\n', OK),
        (b'[{"a": 1}]', OK),
        (b'{"items": [1', JSON_ENDS),
        (b'{"error": "no such page"}', ERROR_ONLY),
        (b'{"error": "no such page\xff"}', ERROR_ONLY),
        (b' {\n "Message" : "no such page"}', ERROR_ONLY),
        (b'{"error": null, "results": [1]}', OK),
        (b'{"status": "ok", "data": {"a": 1}}', OK),
        (b'{"status": "' + b"x" * 1_986 + b'"}', ERROR_ONLY),
        (b'{"status": "' + b"x" * 1_987 + b'"}', OK),  # too long for an error
        (b"\xfe\xff\x00 \x00\n", refused(VerdictCode.EMPTY, "the text is nothing but space")),
        (b"Forum of the Sea\nBoard of Tides", OK),
        (b"404 Not Found", says(VerdictCode.SOFT_ERROR, "404 not found")),
        (b"Page not found", says(VerdictCode.SOFT_ERROR, "page not found")),
        (b"Under maintenance", says(VerdictCode.SOFT_ERROR, "under maintenance")),
        (b"Internal server error", says(VerdictCode.SOFT_ERROR, "internal server error")),
        (b"<pre>Access denied", says(VerdictCode.BLOCKED, "access denied")),
        (b"401", says(VerdictCode.BLOCKED, "401")),
        (b"403", says(VerdictCode.BLOCKED, "403")),
        (b"404", says(VerdictCode.SOFT_ERROR, "404")),
        (b"429", says(VerdictCode.BLOCKED, "429")),
        (b"451", says(VerdictCode.BLOCKED, "451")),
        (b"error code: 1020", says(VerdictCode.BLOCKED, "error code: 1020")),
        (b"error code: 2020", OK),
        (b"The Site\n\n\nAccess denied", OK),
        (b"The Site\n\nAccess denied", says(VerdictCode.BLOCKED, "access denied")),
        (b"The Site | Access denied", says(VerdictCode.BLOCKED, "access denied")),
        (b"A note on how the access denied page came about", OK),
        (b"Access denied\n" + b"a " * 293, says(VerdictCode.BLOCKED, "access denied")),
        (b"Access denied\n" + b"a " * 294, OK),
        ("Accès refusé".encode() + b"\n\xff", says(VerdictCode.BLOCKED, "accès refusé")),
        (b"\x89PNG\r\n", refused(VerdictCode.UNREADABLE, "neither text nor a document (no content type)")),
    ],
)  # fmt: skip
def test_bytes_that_are_no_html_are_judged_by_their_kind(body: bytes, verdict: Verdict) -> None:
    assert judge(capture(body, headers=())) == verdict
