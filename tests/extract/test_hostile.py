"""Bytes made to hurt: never an exception, never more than linear time, bounded memory."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config.packaged import load_languages
from monitor.extract import read
from monitor.extract.blocks import MOST_BLOCKS, Block
from monitor.extract.decode import decode
from monitor.extract.formats import FORMATS, read_page
from monitor.extract.formats.answer import Answer
from monitor.extract.formats.warc import records
from monitor.extract.html import read_html
from monitor.model import UNRESOLVED, Found, Place, Resolution

LANGUAGES = load_languages()


class NoNames:
    """A gazetteer that knows nothing."""

    def resolve(self, text: str, *, language: str | None = None, place: Place = Place.LIST) -> Resolution:
        return UNRESOLVED

    def find(
        self, text: str, *, language: str | None = None, place: Place = Place.PROSE, fewest: int = 1
    ) -> Sequence[Found]:
        return ()

    def most(self, text: str, *, language: str | None = None) -> int:
        return 0


BAITS: dict[str, Callable[[int], bytes]] = {
    "nested blocks": lambda n: b"<div>" * n + b"x",
    "nested everything": lambda n: b"<div><span><b><ul><li>" * (n // 5) + b"x",
    "nested tables": lambda n: b"<table><tr><td>" * (n // 3) + b"x",
    "nested formatting": lambda n: b"<b><a><i>" * (n // 3) + b"x",
    "blocks in links": lambda n: b"<a><p>x" * (n // 2),
    "nested quotes of nothing": lambda n: b"<nav>" * n,
    "superscripts": lambda n: b"<p>" + b"<sup>" * n + b"1",
    "items without end tags": lambda n: b"<ul>" + b"<li>a" * n,
    "line breaks": lambda n: b"<p>" + b"a<br>" * n,
    "one line": lambda n: b"x y " * n * 4,
    "one word": lambda n: b"<p>" + b"x" * n * 16,
    "spans": lambda n: b"<p>" + b"<span class=a>1</span>" * n,
    "attributes": lambda n: b"<p " + b"a=b " * n + b">x",
    "one attribute": lambda n: b'<p class="' + b"a " * n * 4 + b'">x',
    "open angles": lambda n: b"<" * n * 16,
    "ampersands": lambda n: b"<p>" + b"&" * n * 4,
    "open comments": lambda n: b"<p>x" + b"<!--" * n * 4,
    "style sheet": lambda n: b"<style>" + b".x{display:none" * n + b"</style><p>x",
    "style without braces": lambda n: b"<style>hidden none" + b"a" * n * 16 + b"</style><p>x",
    "media queries": lambda n: b"<style>" + b"@media none{" * n + b"</style><p>x",
    "closing tags": lambda n: b"<div>" * 400 + b"</span>" * n,
    "odd tag names": lambda n: b"<a<b>" * n,
    "spans of cells": lambda n: b"<table>" + b"<tr><td rowspan=9999 colspan=9999>x" * (n // 20),
    "linked data": lambda n: b"<script type=application/ld+json>" + b"[" * n * 8 + b"</script>",
    "scripts that look like tags": lambda n: b"<script>" + b"for(i=0;i<n;i++)a>b;" * n + b"</script><p>x",
    "open scripts": lambda n: b"<script>" * n,
    "nested JSON": lambda n: b"[" * n * 16,
    "JSON that breaks off": lambda n: b'{"a":"' + b'\\"' * n * 8,
    "JSON texts": lambda n: b"[" + b'"ab cd",' * n,
    "feed entries": lambda n: b"<rss><channel>" + b"<item><title>a</title></item>" * (n // 4),
    "nested feed": lambda n: b"<rss>" + b"<a>" * n,
    "feed of ampersands": lambda n: b"<rss><channel><item><title>" + b"&" * n * 8,
    "Markdown brackets": lambda n: b"# a\n## b\n**x**\n" + b"[" * n * 2,
    "Markdown stars": lambda n: b"# a\n## b\n**x**\n" + b"*a " * n,
    "lines": lambda n: b"a\n" * n * 4,
    "wrapped lines": lambda n: (b"word " * 14 + b"\n") * (n // 4),
    "page marks": lambda n: b"text\n[[Page 1]]\n" * n,
    "spaces": lambda n: b" " * n * 16,
    "preformatted lines": lambda n: b"<pre>" + b"a\n" * n * 2,
    "nested mail": lambda n: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * (n // 8)
    ),
    "high bytes": lambda n: b"\x81" * n * 8,
    "escapes": lambda n: b"\x1b$B" * n * 4,
    "broken PDF": lambda n: b"%PDF-1.4\n" + b"1 0 obj << >> endobj\n" * n,
    "broken archive": lambda n: b"PK\x03\x04word/" + b"PK\x01\x02" * n,
}  # fmt: skip


def seconds(run: Callable[[], object]) -> float:
    """Return the CPU time of the faster of two calls, without the collector, whose work grows with the test run."""
    times = []
    for _ in range(2):
        gc.collect()
        gc.disable()
        try:
            start = time.thread_time()
            run()
            times.append(time.thread_time() - start)
        finally:
            gc.enable()
    return min(times)


@pytest.mark.parametrize("bait", BAITS)
def test_time_grows_no_faster_than_the_bytes(bait: str) -> None:
    small, large = BAITS[bait](4_000), BAITS[bait](32_000)
    first = seconds(lambda: read_page(small))
    second = seconds(lambda: read_page(large))
    # Eight times the bytes; a quadratic reader takes 64 times as long.
    assert second < 24 * max(first, 0.004)


@pytest.mark.parametrize("bait", BAITS)
def test_whole_reading_bears_it(bait: str) -> None:
    listing = read(BAITS[bait](2_000), names=NoNames(), languages=LANGUAGES)
    assert listing.entries == ()


def _unknown_countries(count: int) -> bytes:
    """Return a page on which each of many headings tells what another country leaves that no list holds."""
    names = ("".join(chr(97 + number // 26**place % 26) for place in range(4)) for number in range(count))
    parts = (
        f"<p>They say that X{one}ia came.</p><h3>X{one}ia quits:</h3><ul><li>UN Women</ul>" for one in names
    )
    return f"<html lang=en><h1>The United States leaves UN Women</h1>{''.join(parts)}".encode()


def test_names_of_a_page_are_found_in_linear_time() -> None:
    small, large = _unknown_countries(400), _unknown_countries(6_400)
    first = seconds(lambda: read(small, names=NoNames(), languages=LANGUAGES))
    second = seconds(lambda: read(large, names=NoNames(), languages=LANGUAGES))
    # Sixteen times the bytes; what asks each heading for every name of the page takes forty times as long.
    assert second < 24 * first


def test_nesting_a_hundred_thousand_deep_is_read() -> None:
    for bait in ("nested blocks", "nested formatting", "nested tables"):
        blocks = read_page(BAITS[bait](100_000)).blocks
        assert [block.text for block in blocks] == ["x"]
        assert len(blocks[0].path) < 10_000


def test_long_list_without_end_tags_keeps_its_items() -> None:
    page = read_page(b"<html><ul>" + b"".join(b"<li>Body %d" % number for number in range(8_000)) + b"</ul>")
    assert len(page.blocks) == 8_000
    assert page.blocks[-1] == page.blocks[0]._replace(
        text="Body 7999", path="html/body/ul/li[8000]", parent=page.blocks[-1].parent,
        item=page.blocks[-1].item, end=9,
    )  # fmt: skip


def test_endless_lists_are_cut_where_memory_would_grow() -> None:
    for body in (b"<ul>" + b"<li>a" * 200_000, b"a\n" * 300_000, b"<pre>" + b"a\n" * 200_000):
        assert MOST_BLOCKS <= len(read_page(body).blocks) <= MOST_BLOCKS + 10


PROBE = """
import resource, sys
from monitor.extract.formats import read_page
read_page(b"<p>x")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
body = eval(sys.argv[1])
read_page(body)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize(
    "body", ["b'<p>' + b'x y ' * 5_000_000", "b'<ul>' + b'<li>a' * 1_000_000", "b'[' + b'1,' * 2_000_000"]
)
def test_memory_stays_within_bounds(body: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, body], cwd=root, env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) < 700  # megabytes


HTML = """<!doctype html><html lang=en><head><meta charset=gbk><title>T</title><style>.x{display:none}</style>
</head><body><nav><a href=x>N</a></nav><h1>T</h1><ul><li>A<li>B</ul>
<table><tr><td>1<td>C</table><p class=x>D"""
FEED = """<?xml version="1.0"?><rss><channel><item><title>A &amp; B</title>
<description><![CDATA[<p>C]]></description>"""
POSTS = """{"title": "A", "content": {"rendered": "<p>B</p>"}, "date": "2026-01-08",
 "items": [{"title": "\\ud83d"}]}"""
SAVED = """MIME-Version: 1.0
Content-Type: multipart/related; boundary=x

--x
Content-Type: text/html

<p>A
--x--"""
STORED = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\nHTTP/1.1 200 OK\r\n\r\nxx\r\n\r\n"
SEEDS = [
    HTML.encode(),
    FEED.encode(),
    POSTS.encode(),
    b'{"document_number": "2026-1", "title": "A", "raw_text": "<pre>\\n    (i) A;\\n    (ii) B.\\n</pre>"}',
    b"# A\n\n- [B](https://x.example/)\n- **C**\n\n| a | b |\n|---|---|\n| 1 | D |\n",
    b"Sec. 1.  (a)  A text that\nis wrapped.\n\n[[Page 12]]\n\n    (b) More of it-\nself.\n",
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    SAVED.encode(),
    b"PK\x03\x04\x14\x00word/document.xml",
    STORED.encode(),
    "<p>列表<p>名单".encode("gbk"),
    "<p>列表<p>名单".encode("utf-16"),
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    body = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(body)))
        match draw(st.integers(0, 3)):
            case 0:
                del body[at:]
            case 1:
                body[at:at] = draw(st.binary(max_size=8))
            case 2:
                del body[at : at + draw(st.integers(1, 12))]
            case _:
                body[at:at] = body[: draw(st.integers(0, len(body)))]
    return bytes(body[:20_000])


TYPES = st.sampled_from(
    [
        None,
        "text/html; charset=big5",
        "application/json",
        "text/plain",
        "application/pdf",
        "x/y; charset=\x00",
    ]
)


def check(blocks: Sequence[Block]) -> None:
    for block in blocks:
        block.text.encode()
        assert block.text
        assert block.end - block.start == len(block.text)


@settings(max_examples=300)
@given(st.binary(max_size=400) | mutated(), TYPES)
def test_any_bytes_are_a_page(body: bytes, content_type: str | None) -> None:
    page = read_page(body, content_type=content_type, url="https://x.example/a.md", select="p")
    check(page.blocks)
    page.title.encode()


@given(mutated())
def test_every_format_bears_the_bytes_of_any_other(body: bytes) -> None:
    for one in FORMATS:
        check(one.read(Answer(body)).blocks)
    list(records(body))
    decode(body)


@given(st.text(max_size=300))
def test_any_text_is_markup(text: str) -> None:
    check(read_html(text).blocks)


@settings(max_examples=60, deadline=None)  # the first page in a language compiles its rules
@given(mutated())
def test_any_bytes_give_a_listing(body: bytes) -> None:
    read(body, names=NoNames(), languages=LANGUAGES)
