"""Plain text, Markdown, MHTML, and which format some bytes are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.formats import FORMATS, read_page
from monitor.extract.formats.text import read_text
from monitor.extract.lines import paragraphs
from monitor.extract.locate import words_at


def joined(text: str) -> list[list[str]]:
    return list(paragraphs(text))


WRAPPED = """\
Sec. 2.  Withdrawal.  (a)  All executive departments and agencies
take immediate steps to leave the organizations that are listed in
section 3 as soon as possible.

(b)  For bodies of the United Nations, leaving means that the Inter-
American bodies and others get no money, and that participa-
tion ends, so far as the law permits.
"""


PROVISIONS = (
    (
        "Sec. 2. Withdrawal. (a) All executive departments and agencies take immediate steps to leave the "
        "organizations that are listed in section 3 as soon as possible."
    ),
    (
        "(b) For bodies of the United Nations, leaving means that the Inter-American bodies and others get "
        "no money, and that participation ends, so far as the law permits."
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", [["one", "two"], ["three"]]),
        (WRAPPED, [[PROVISIONS[0]], [PROVISIONS[1]]]),
        ("\ufeffone\r\ntwo\rthree", [["one", "two", "three"]]),
        ("a\u00a0\u200b b\x00", [["a b"]]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_lines_are_joined_where_a_fixed_width_broke_them(text: str, expected: list[list[str]]) -> None:
    assert joined(text) == expected


def test_paragraphs_that_open_indented_are_told_apart() -> None:
    text = """\
    Consistent with the order, the following organizations are those
that the United States leaves:
    (i) Intergovernmental Forum on Mining, Minerals, Metals, and
Sustainable Development;
    (ii) Freedom Online Coalition;

[[Page 4711]]

    (iii) Partnership for Atlantic Cooperation; and the others that
the list here names

[[Page 4712]]

further.
"""
    assert [paragraph for (paragraph,) in joined(text)] == [
        "Consistent with the order, the following organizations are those that the United States leaves:",
        "(i) Intergovernmental Forum on Mining, Minerals, Metals, and Sustainable Development;",
        "(ii) Freedom Online Coalition;",
        "(iii) Partnership for Atlantic Cooperation; and the others that the list here names further.",
    ]


def test_list_goes_on_over_the_marks_of_a_printed_page() -> None:
    text = "[Federal Register Volume 91]\n\nLeaves:\n\n(i) A;\n(ii) B;\n\n[[Page 12]]\n\n(iii) C.\n\n- 3 -\n\nOther."
    assert joined(text) == [["Leaves:"], ["(i) A;", "(ii) B;", "(iii) C."], ["Other."]]


def test_preformatted_paragraphs_are_told_apart() -> None:
    blocks = read_page(b"<html><pre>\nA heading\n\nfirst\nsecond\n\nlast\n</pre>").blocks
    assert [(block.text, block.tag) for block in blocks] == [
        ("A heading", "p"), ("first", "br"), ("second", "br"), ("last", "p")
    ]  # fmt: skip
    assert len({block.parent for block in blocks}) == 3


def test_short_lines_stay_lines_though_the_text_around_is_wrapped() -> None:
    names = ["Colombo Plan Council", "Freedom Online Coalition", "Global Counterterrorism Forum", "UN Oceans"]
    text = WRAPPED + "\n" + "\n".join(names) + "\n"
    assert joined(text)[-1] == names


@given(st.text(alphabet="ab \n\u00a0-.(1)", max_size=200))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    words = "".join("".join(paragraph) for paragraph in joined(text)).replace(" ", "").replace("-", "")
    kept = "".join(text.split()).replace("-", "")
    if "-" not in text:
        assert words == kept
    blocks = read_text(text).blocks
    for block in blocks:
        assert words_at(blocks, block.locate()) == block.text


MARKDOWN = """\
---
title: "Withdrawals"
date: 2026-01-08
lang: en
---

# The list of **66** bodies

Intro with a [link](https://x.example/a_(b)) and `code`.

1. [UN Water](https://x.example/1)
2. **UN Women** - remark
   continued

| No | Name |
|----|------|
| 1  | UN Oceans |

<details><summary>More</summary>

- Colombo Plan

</details>
"""


def test_markdown_is_read_as_what_it_means() -> None:
    page = read_page(MARKDOWN.encode(), url="https://x.example/list.md?raw=1")
    assert (page.source_format, page.title, page.language) == ("markdown", "Withdrawals", "en")
    assert page.published == datetime(2026, 1, 8, tzinfo=UTC)
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h1", "The list of 66 bodies"), ("p", "Intro with a link and code."), ("li", "UN Water"),
        ("li", "UN Women - remark continued"), ("th", "No"), ("th", "Name"), ("td", "1"), ("td", "UN Oceans"),
        ("summary", "More"), ("li", "Colombo Plan"),
    ]  # fmt: skip
    assert page.blocks[2].link_share == 1.0
    assert page.blocks[3].marker == "2"


MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://site.example/
Subject: List
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----X"

------X
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://site.example/

<html><meta charset=3D"utf-8"><title>List</title><p>UN Femmes =C3=A9t=C3=A9=
 2026</p></html>
------X
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------X--
"""


def test_saved_page_is_read() -> None:
    page = read_page(MHTML)
    assert (page.source_format, page.title) == ("mhtml", "List")
    assert [block.text for block in page.blocks] == ["UN Femmes été 2026"]


@pytest.mark.parametrize(
    ("body", "content_type", "url", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "application/pdf", None, "html"),
        (b"\xef\xbb\xbf  <html><body>x", None, None, "html"),
        (b"text first <p>one</p><p>two</p>", "text/html", None, "html"),
        (b"<div>x</div>", "text/plain", None, "html"),
        (b"a < b and c > d", "text/html", None, "text"),
        (b"plain words", None, None, "text"),
        (b"\n%PDF-1.4\n", "text/html", None, "pdf"),
        (b'{"document_number": "1", "title": "x"}', "text/html", None, "federal-register"),
        (b' [1, "words"]', "text/plain", None, "json"),
        (b"{", "application/json", None, "json"),
        (b"not json", "application/json", None, "json"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "text/html", None, "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", None, None, "feed"),
        (b"<?xml version='1.0'?><html xmlns='x'><body/></html>", None, None, "html"),
        (b"<?xml version='1.0'?><RULE><P>x</P></RULE>", None, None, "html"),
        (b"# Title\n\ntext", "text/markdown; charset=utf-8", None, "markdown"),
        (b"# Title\n\ntext", "text/plain", "https://x.example/README.md#top", "markdown"),
        (b"# Title\n\n## Part\n\n**bold** text\n", "text/plain", None, "markdown"),
        ("<p>列表".encode("utf-16"), None, None, "html"),
        (b"", None, None, "text"),
        (b"\x00\x01\x02", None, None, "text"),
    ],
)  # fmt: skip
def test_bytes_tell_the_format(body: bytes, content_type: str | None, url: str | None, expected: str) -> None:
    assert read_page(body, content_type=content_type, url=url).source_format == expected


def test_every_format_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
