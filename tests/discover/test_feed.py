"""Feeds as they really come: every dialect, and every way to be broken; each trouble is one line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.discover import Index
from tests.discover.conftest import Look

ITEM = "<item><title>{title}</title><link>{link}</link></item>"


def rss(*items: str, before: str = "") -> str:
    channel = f"<channel><title>News</title>{before}{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


def item(name: str, *more: str) -> str:
    return f"<item><title>{name}</title><link>https://news.example.org/{name}</link>{''.join(more)}</item>"


def names(index: Index) -> list[str]:
    return [one.url.rpartition("/")[2] for one in index.items]


def test_rss_gives_title_summary_date_and_address(look: Look) -> None:
    [one] = look(
        "feed",
        rss(
            "<item><title>US &amp;amp; UN</title><link> https://news.example.org/a </link>"
            "<description>&lt;p&gt;The &lt;b&gt;US&lt;/b&gt; leaves&lt;/p&gt;</description>"
            "<content:encoded><![CDATA[<p>Full text</p>]]></content:encoded>"
            '<guid isPermaLink="false">7 at news</guid><pubDate>Thu, 08 Jan 2026 10:00:00 +0100</pubDate></item>'
        ),
    ).items
    assert (one.url, one.title, one.summary, one.content, one.identifier) == (
        "https://news.example.org/a",
        "US & UN",
        "The US leaves",
        "Full text",
        "7 at news",
    )
    assert one.published == datetime(2026, 1, 8, 9, tzinfo=UTC)


def test_atom_takes_the_alternate_link_and_resolves_it_against_its_base(look: Look) -> None:
    index = look(
        "feed",
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/site/"><title>x</title>'
        '<link rel="self" href="feed.xml"/><link rel="next" href="feed.xml?page=2"/>'
        '<entry xml:base="news/"><title type="html">&lt;i&gt;A&lt;/i&gt; title</title><id>urn:1</id>'
        '<link rel="edit" href="edit"/><link rel="enclosure" href="a.mp3"/><link href="a"/>'
        "<updated>2026-01-08T10:00:00Z</updated><published>2026-01-07T10:00:00Z</published>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two</p></div></content>'
        "</entry></feed>",
    )
    [one] = index.items
    assert (one.url, one.title, one.content) == ("https://example.org/site/news/a", "A title", "One two")
    assert one.published == datetime(2026, 1, 7, 10, tzinfo=UTC)
    assert index.next_url == "https://example.org/site/feed.xml?page=2"


def test_rdf_items_stand_beside_the_channel(look: Look) -> None:
    index = look(
        "feed",
        '<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="u"><title>c</title><items>'
        '<rdf:Seq><rdf:li resource="https://news.example.org/a"/></rdf:Seq></items></channel>'
        '<item rdf:about="https://news.example.org/a"><title>A</title><dc:date>2026-01-08</dc:date></item></rdf:RDF>',
    )
    assert names(index) == ["a"]
    assert index.items[0].published == datetime(2026, 1, 8, tzinfo=UTC)


def test_json_feed(look: Look) -> None:
    index = look(
        "feed",
        '{"version": "https://jsonfeed.org/version/1.1", "next_url": "/feed/2", "items": [{"id": 1, "url": "/a", '
        '"title": "A", "content_html": "<p>b</p>", "date_published": "2026-01-08T10:00:00+01:00"}, "x", {"id": "y"}]}',
    )
    assert [(one.url, one.title, one.content) for one in index.items] == [
        ("https://news.example.org/a", "A", "b")
    ]
    assert index.next_url == "https://news.example.org/feed/2"
    assert index.trouble == ("1 entry has no address",)


def test_the_feed_of_a_known_program_has_pages(look: Look) -> None:
    index = look("feed", rss(item("a"), before="<generator>https://wordpress.org/?v=6.7</generator>"))
    assert index.next_url == "https://news.example.org/feed/?paged=2"
    again = look(
        "feed", rss(item("a"), before="<generator>https://wordpress.org/?v=6.7</generator>"), index.next_url
    )
    assert again.next_url == "https://news.example.org/feed/?paged=3"
    empty = look("feed", rss(before="<generator>https://wordpress.org/?v=6.7</generator>"))
    assert empty.next_url is None


@pytest.mark.parametrize(
    ("guid", "expected"),
    [
        ("<guid>https://news.example.org/g</guid>", ["g"]),
        ('<guid isPermaLink="false">https://news.example.org/g</guid>', []),
        ("<guid>tag:7</guid>", []),
    ],
)
def test_a_permanent_guid_stands_in_for_a_link(look: Look, guid: str, expected: list[str]) -> None:
    assert names(look("feed", rss(f"<item><title>x</title>{guid}</item>"))) == expected


BROKEN = {
    "a bare < in a title": (
        rss(item("a"), item("b").replace("<title>b", "<title>x < y"), item("c")),
        ["a", "b", "c"],
        "not well-formed in line 1 (not well-formed (invalid token)); 3 entries could be read, 1 broke",
    ),
    "cut off in an entry": (
        rss(item("a"), item("b"), item("c"))[:-25],
        ["a", "b", "c"],
        "not well-formed in line 1 (",
    ),
    "cut off between entries": (
        rss(item("a"), item("b")).removesuffix("</channel></rss>"),
        ["a", "b"],
        "not well-formed in line 1 (no element found); 2 entries could be read",
    ),
    "a tag that is not closed": (rss(item("a"), item("b", "<b>")), ["a", "b"], "not well-formed"),
    "an entity bomb": (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        + rss(item("a", "<description>&b;</description>"))[21:],
        ["a"],
        "it declares entities or nests too deeply, and is not unfolded; 1 entry could be read",
    ),
    "an outside entity": (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + rss(item("a", "<description>&e;</description>"))[21:],
        ["a"],
        "it declares entities",
    ),
    "an entry without an address": (
        rss(item("a"), "<item><title>x</title></item>"),
        ["a"],
        "1 entry has no address",
    ),
}


@pytest.mark.parametrize(("body", "found", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_read_as_far_as_it_goes_and_told_in_one_line(
    look: Look, body: str, found: list[str], said: str
) -> None:
    index = look("feed", body)
    assert names(index) == found
    assert len(index.trouble) == 1
    assert said in index.trouble[0]
    assert "root:" not in str(index.items)


WHOLE = {
    "control characters": rss(item("a").replace("<title>a", "<title>a\x0b\x00b")),
    "a bare ampersand": rss(item("a").replace("<title>a", "<title>R&D &nbsp; AT&T")),
    "space before the declaration": "\n  " + rss(item("a")),
    "a byte order mark": "\ufeff" + rss(item("a")),
    "no dates": rss(item("a")),
    "a date that is none": rss(item("a", "<pubDate>yesterday</pubDate>")),
    "prefixed elements": rss(item("a")).replace("<item>", "<rss:item>").replace("</item>", "</rss:item>"),
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE.keys())
def test_what_is_only_sloppy_is_no_trouble(look: Look, body: str) -> None:
    index = look("feed", body)
    assert names(index) == ["a"]
    assert index.trouble == ()
    assert index.items[0].published is None


def test_repeated_and_changing_ids_identify_nothing(look: Look) -> None:
    same = "<guid isPermaLink='false'>1</guid>"
    assert names(look("feed", rss(item("a", same), item("b", same), item("a")))) == ["a", "b"]


def test_a_feed_in_another_encoding(look: Look) -> None:
    body = rss(item("a").replace("<title>a", "<title>США выходят")).replace(
        "?>", ' encoding="windows-1251"?>', 1
    )
    assert look("feed", body.encode("cp1251")).items[0].title == "США выходят"


def test_a_feed_that_is_too_long_is_cut_and_said_so(look: Look) -> None:
    body = rss(item("a"), "<!-- " + "x" * 6_000_000 + " -->", item("z"))
    index = look("feed", body)
    assert names(index) == ["a"]
    assert index.trouble[0] == "longer than 5 MB; the rest was not read"


@pytest.mark.parametrize(
    "body", ["", "<!doctype html><title>x</title>", "{}", "[]", "null", "<rs", "\0\1\2", "{"]
)
def test_what_is_no_feed_says_so(look: Look, body: str) -> None:
    index = look("feed", body)
    assert not index.recognized
    assert index.trouble == ("this is no feed",)


def test_an_empty_feed_is_a_feed(look: Look) -> None:
    index = look("feed", rss())
    assert index.recognized
    assert index.trouble == ()
