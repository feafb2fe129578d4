"""HTML indexes, site maps, and the Federal Register: what counts as a document, and where the next page is."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime

import pytest

from monitor.discover import KINDS, Index, Plan
from monitor.discover.links import link_saying
from tests.discover.conftest import Look

NEWS = "https://www.example.gov/news/"


def page(main: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>News</title>{head}</head><body><nav><a href='/'>Home</a>"
        f"<a href='/about/'>About</a></nav><main>{main}</main><footer><a href='/privacy/'>Privacy</a></footer></body>"
    )


def urls(index: Index) -> list[str]:
    return [one.url.removeprefix("https://www.example.gov") for one in index.items]


def test_without_a_pattern_what_lies_below_the_index_counts(look: Look) -> None:
    index = look(
        "links",
        page(
            "<a href='/news/2026/a/'>A</a><a href='/news/b.html'>B</a><a href='/news/page/2/'>2</a>"
            "<a href='/news/'>all</a><a href='/news/pic.jpg'>p</a><a href='/newsletter/'>n</a>"
            "<a href='/news/feed'>f</a>"
        ),
        NEWS,
    )
    assert urls(index) == ["/news/2026/a/", "/news/b.html"]


def test_a_pattern_decides_alone(look: Look) -> None:
    body = page("<a href='/releases/2026/01/a/'>A</a><a href='/releases/'>all</a><a href='/news/b'>B</a>")
    assert urls(look("links", body, NEWS, "/releases/20[0-9]{2}/")) == ["/releases/2026/01/a/"]


def test_title_date_and_summary_stand_beside_the_link(look: Look) -> None:
    body = page(
        "<ul><li><a href='/news/a'><img src=x></a><h2><a href='/news/a'>The US leaves</a></h2><p>It is out.</p>"
        "<a href='/topics/un'>UN</a><time datetime='2026-01-08T10:00:00Z'>8 January</time></li>"
        "<li><h2><a href='/news/b'>Another</a></h2></li><li><a href='/news/2026/01/09/c'>C</a></li></ul>"
    )
    one, two, three = look("links", body, NEWS).items
    assert (one.title, one.published) == ("The US leaves", datetime(2026, 1, 8, 10, tzinfo=UTC))
    assert "It is out." in one.summary
    assert (two.title, two.published) == ("Another", None)
    assert three.published == datetime(2026, 1, 9, tzinfo=UTC)


NEXT = {
    "rel in the head": ("", '<link rel="next" href="?page=2">', "?page=2"),
    "rel on a link": ('<a rel="next" href="/news/page/2/">2</a>', "", "page/2/"),
    "class": ('<a class="next page-numbers" href="/news/page/2/">→</a>', "", "page/2/"),
    "words": ('<a href="?page=1">Next ›</a>', "", "?page=1"),
    "German words": ('<a href="?seite=2">Weiter</a>', "", "?seite=2"),
    "Chinese words": ('<a href="?p=2">下一頁</a>', "", "?p=2"),
    "the next article": ('<a class="next" href="/news/b">Next</a>', "", None),
    "another index": ('<a href="/other/?page=2">Next</a>', "", None),
    "none": ("", "", None),
}


@pytest.mark.parametrize(("main", "head", "expected"), NEXT.values(), ids=NEXT.keys())
def test_the_page_behind_is_found(look: Look, main: str, head: str, expected: str | None) -> None:
    index = look("links", page(f"<a href='/news/a'>A</a>{main}", head), NEWS)
    assert index.next_url == (None if expected is None else NEWS + expected)


def test_a_base_element_holds_for_all_links(look: Look) -> None:
    body = page("<a href='b'>B</a>", "<base href='https://www.example.gov/news/2026/'>")
    assert urls(look("links", body, NEWS)) == ["/news/2026/b"]


@pytest.mark.parametrize("body", ["", "<!doctype html><p>Please enable JavaScript.</p>", "plain words"])
def test_a_page_without_links_is_no_index(look: Look, body: str) -> None:
    index = look("links", body, NEWS)
    assert not index.recognized
    assert index.trouble == ("the page holds no links",)


def test_nesting_without_end_is_borne(look: Look) -> None:
    assert urls(look("links", "<div>" * 50_000 + "<a href='/news/a'>A</a>", NEWS)) == ["/news/a"]


def sitemap(*entries: str, root: str = "urlset") -> str:
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</{root}>'


MAP = sitemap(
    "<url><loc>https://www.example.gov/news/old</loc><lastmod>2025-01-01</lastmod></url>",
    "<url><loc>https://www.example.gov/news/new</loc><news:news><news:publication_date>2026-01-08T09:00:00Z"
    "</news:publication_date><news:title>The US leaves</news:title></news:news><lastmod>2024-01-01</lastmod></url>",
    "<url><loc>https://www.example.gov/about</loc></url>",
)


@pytest.mark.parametrize("body", [MAP.encode(), gzip.compress(MAP.encode())], ids=["plain", "zipped"])
def test_a_site_map_is_read_newest_first(look: Look, body: bytes) -> None:
    index = look("links", body, "https://www.example.gov/sitemap.xml", "/news/")
    assert urls(index) == ["/news/new", "/news/old"]
    assert index.items[0].title == "The US leaves"
    assert index.items[0].published == datetime(2026, 1, 8, 9, tzinfo=UTC)


def test_a_site_map_of_site_maps_names_those_that_may_hold_something_new() -> None:
    body = sitemap(
        *(
            f"<sitemap><loc>https://www.example.gov/map{year}.xml</loc><lastmod>{year}-06-01</lastmod></sitemap>"
            for year in (2024, 2025, 2026)
        ),
        "<sitemap><loc>/undated.xml</loc></sitemap>",
        root="sitemapindex",
    )
    url = "https://www.example.gov/sitemap.xml"
    index = KINDS["links"].read(body.encode(), None, url, Plan(url, since=date(2025, 3, 1)))
    assert index.parts == tuple(
        f"https://www.example.gov/{name}.xml" for name in ("map2026", "map2025", "undated")
    )
    assert index.items == ()


def test_a_damaged_zip_is_no_index(look: Look) -> None:
    index = look("links", gzip.compress(MAP.encode())[:40], "https://www.example.gov/sitemap.xml.gz")
    assert index.items == ()
    assert index.trouble


def test_a_feed_may_stand_where_an_index_is_expected(look: Look) -> None:
    body = "<rss><channel><item><title>A</title><link>https://www.example.gov/news/a</link></item></channel></rss>"
    assert urls(look("links", body, NEWS, "/news/")) == ["/news/a"]
    assert urls(look("links", body, NEWS, "/other/")) == []


# ---------------------------------------------------------------- the Federal Register


def answer(*documents: dict[str, object], **more: object) -> str:
    return json.dumps({"count": len(documents), "results": list(documents), **more})


def test_documents_are_read_as_plain_text_where_there_is_one(look: Look) -> None:
    index = look(
        "federal-register",
        answer(
            {
                "document_number": "2026-00976",
                "title": "Withdrawing",
                "abstract": None,
                "signing_date": "2026-01-07",
                "publication_date": "2026-01-16",
                "html_url": "https://www.example.gov/documents/2026-00976/withdrawing",
                "raw_text_url": "https://www.example.gov/text/2026-00976.txt",
                "pdf_url": "https://www.example.gov/2026-00976.pdf",
            },
            {"document_number": "2", "html_url": "https://www.example.gov/documents/2"},
            {"document_number": "3"},
            next_page_url="https://www.example.gov/api/v1/documents?page=2",
        ),
    )
    first, second = index.items
    assert (first.url, first.identifier, first.published) == (
        "https://www.example.gov/text/2026-00976.txt",
        "2026-00976",
        datetime(2026, 1, 16, tzinfo=UTC),
    )
    assert "https://www.example.gov/documents/2026-00976/withdrawing" in first.aliases
    assert second.url == "https://www.example.gov/documents/2"
    assert index.next_url == "https://www.example.gov/api/v1/documents?page=2"
    assert index.trouble == ("1 documents have no address",)


def test_nothing_found_is_an_answer_without_results(look: Look) -> None:
    index = look("federal-register", '{"count": 0}')
    assert index.recognized
    assert index.items == ()


@pytest.mark.parametrize(
    "body", ['{"errors": {"page": "is wrong"}}', "[]", "<!doctype html><h1>Request Access</h1>", ""]
)
def test_what_is_no_answer_says_so(look: Look, body: str) -> None:
    index = look("federal-register", body)
    assert not index.recognized
    assert index.trouble[0].startswith("this is no answer of the API")


def test_each_term_is_a_query_of_its_own() -> None:
    plan = Plan(
        "https://fr.example.gov/", since=date(2026, 1, 7), terms=("treaty", "body"), types=("NOTICE",)
    )
    first, second = KINDS["federal-register"].addresses(plan)
    assert first.startswith("https://fr.example.gov/api/v1/documents.json?conditions%5Bterm%5D=treaty&")
    assert "conditions%5Btype%5D%5B%5D=NOTICE" in first
    assert "conditions%5Bpublication_date%5D%5Bgte%5D=2026-01-07" in first
    assert "order=newest" in first
    assert "raw_text_url" in first
    assert "conditions%5Bterm%5D=body" in second


def test_a_whole_query_is_taken_as_it_is() -> None:
    url = "https://fr.example.gov/api/v1/documents.json?conditions[term]=x"
    assert KINDS["federal-register"].addresses(Plan(url, terms=("y",))) == (url,)


# ---------------------------------------------------------------- one link to follow


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("found here", "https://www.example.gov/list"),
        ("FOUND  HERE", "https://www.example.gov/list"),
        ("about", "https://www.example.gov/about/"),
        ("nowhere", None),
    ],
)
def test_a_link_is_found_by_its_words(said: str, expected: str | None) -> None:
    body = page("<p>The list can be <a href='/list'>found <b>here</b></a>.</p>").encode()
    assert link_saying(body, None, NEWS, said) == expected
