"""Which addresses are one document: a case a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.discover.addresses import absolute, canonical, declared, names_one

ARTICLE = "https://www.example.org/news/2026/us-leaves"


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/news/2026/us-leaves",
        "https://www.example.org/news/2026/us-leaves/",
        "https://WWW.Example.ORG:443/news/2026/us-leaves",
        "https://www.example.org/news/2026/us-leaves#comments",
        "https://www.example.org/news/2026/us-leaves?utm_source=rss&utm_medium=feed",
        "https://www.example.org/news/2026/us-leaves?fbclid=IwAR0&at_medium=RSS",
        "https://www.example.org/news/2026/us-leaves?maca=en-rss-en-all-1573-rdf",
        "https://m.example.org/news/2026/us-leaves",
        "https://amp.example.org/news/2026/us-leaves",
        "https://www.example.org/news/2026/us-leaves/amp/",
        "https://www.example.org/news/2026/us-leaves.amp",
        "https://www.example.org/amp/news/2026/us-leaves",
        "https://www.example.org/news/2026/us-leaves?amp=1",
        "https://www.example.org/news/2026/us-leaves?outputType=amp",
        "https://www.example.org//news/2026/us-leaves/index.html",
        "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/news/2026/us-leaves",
        "https://www.google.com/amp/s/www.example.org/news/2026/us-leaves",
        "https://www.example.org/news/2026/us%2Dleaves",
    ],
)
def test_twins_share_a_name(other: str) -> None:
    assert canonical(other) == canonical(ARTICLE)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.example.org/news/2026/us-leaves-2",
        "https://www.example.org/News/2026/us-leaves",
        "https://www.example.org/news/2026/us-leaves?page=2",
        "https://www.example.org/news/2026/us-leaves?id=7",
        "https://news.example.org/news/2026/us-leaves",
        "https://www.example.com/news/2026/us-leaves",
        "https://www.example.org:8443/news/2026/us-leaves",
        "https://www.example.org/news/2026/camp",
    ],
)
def test_other_documents_keep_names_of_their_own(other: str) -> None:
    assert canonical(other) != canonical(ARTICLE)


def test_parameters_that_name_the_document_are_kept_in_order() -> None:
    first = canonical("https://example.org/view?utm_source=a&news_id=7&lang=en")
    assert first == "//example.org/view?news_id=7&lang=en"


def test_percent_signs_have_one_spelling() -> None:
    assert canonical("https://example.org/الولايات") == canonical(
        "https://example.org/%d8%a7%d9%84%d9%88%d9%84%d8%a7%d9%8a%d8%a7%d8%aa"
    )


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a/b", "https://news.example.org/a/b"),
        ("c", "https://news.example.org/feed/c"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        ("https://other.example/x#y", "https://other.example/x"),
        ("  /a b\n", "https://news.example.org/ab"),
        ("#top", None),
        ("javascript:void(0)", None),
        ("mailto:a@example.org", None),
        ("ftp://example.org/x", None),
        ("https://user:secret@example.org/x", None),
        ("https://[::1", None),
        ("http://example.org:99999999/", None),
        ("/" + "x" * 3000, None),
        ("", None),
    ],
)
def test_links_become_addresses_or_nothing(href: str, expected: str | None) -> None:
    assert absolute(href, "https://news.example.org/feed/") == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<link rel="canonical" href="/a">', "https://example.org/a"),
        ("<LINK HREF='https://example.org/b?x=1&amp;y=2' REL=Canonical>", "https://example.org/b?x=1&y=2"),
        ("<link href=/c rel=canonical />", "https://example.org/c"),
        ('<link rel="stylesheet" href="/x.css"><link rel="amphtml" href="/amp/a">', None),
        ('<link rel="canonical">', None),
        ("", None),
    ],
)
def test_a_page_may_declare_its_own_address(markup: str, expected: str | None) -> None:
    assert declared(f"<head>{markup}</head>", "https://example.org/a?share=1") == expected


@pytest.mark.parametrize(
    ("url", "one"),
    [("https://example.org/", False), ("https://example.org", False), ("https://example.org/?x=1", False)],
)
def test_a_front_page_names_no_document(url: str, one: bool) -> None:
    assert names_one(url) is one


@given(st.text(max_size=60))
def test_any_text_has_a_name_and_the_name_of_a_name_is_itself(text: str) -> None:
    once = canonical(f"https://example.org/{text}")
    assert canonical(f"https:{once}") == once
