"""RSS and Atom: entries, their fullest text, dates, and what real feeds get wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.extract.formats import read_page

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>News &amp; more</title><link>https://news.example/</link><language>fr-FR</language>
<image><title>Logo</title><url>https://news.example/logo.png</url></image>
<item><title>Les États-Unis quittent 66 organisations</title><link>https://news.example/1</link>
<description>Résumé.</description>
<content:encoded><![CDATA[<p>La liste&nbsp;:</p>
<ul><li>Plan de Colombo</li><li>ONU-Eau & ONU-Femmes</li></ul>]]></content:encoded>
<pubDate>Thu, 08 Jan 2026 09:30:00 +0100</pubDate></item>
<item><title>&lt;b&gt;Autre&lt;/b&gt; nouvelle</title><description>&lt;p&gt;Un texte.&lt;/p&gt;</description>
<dc:date>2026-01-06T10:00:00Z</dc:date></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Feed</title>
<updated>2026-01-09T00:00:00Z</updated>
<entry><title type="html">Liste &amp;amp; mehr</title><published>2026-01-08T08:00:00Z</published>
<updated>2026-01-08T09:00:00Z</updated>
<author><name>Redaktion</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Erster <b>Absatz</b> &lt;a&gt;</p>
<ol><li>UNFPA</li><li>UNCTAD</li></ol></div>
</content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>RDF</title></channel>
<item rdf:about="y"><title>Eintrag</title><description>Plain
text.</description></item></rdf:RDF>"""


def test_entries_become_headings_and_blocks() -> None:
    page = read_page(RSS.encode(), content_type="application/rss+xml")
    assert (page.source_format, page.title, page.language) == ("feed", "News & more", "fr-FR")
    assert page.published == datetime(2026, 1, 8, 8, 30, tzinfo=UTC)
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h2", "Les États-Unis quittent 66 organisations"), ("p", "La liste :"), ("li", "Plan de Colombo"),
        ("li", "ONU-Eau & ONU-Femmes"), ("h2", "Autre nouvelle"), ("p", "Un texte."),
    ]  # fmt: skip
    assert page.blocks[2].path == "item[1]/content:encoded/html/body/ul/li"
    assert page.blocks[1].parent != page.blocks[5].parent


def test_atom_markup_that_is_not_escaped_is_read() -> None:
    page = read_page(ATOM.encode())
    assert (page.title, page.language) == ("Liste & mehr", "de")
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h1", "Liste & mehr"), ("p", "Erster Absatz <a>"), ("li", "UNFPA"), ("li", "UNCTAD")
    ]  # fmt: skip
    assert page.published == datetime(2026, 1, 8, 8, tzinfo=UTC)
    assert page.modified == datetime(2026, 1, 8, 9, tzinfo=UTC)


def test_rss_1_is_read() -> None:
    assert [block.text for block in read_page(RDF.encode()).blocks] == ["Eintrag", "Plain text."]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A & B", "A & B"),
        ("A &amp; B &#8211; C", "A & B \u2013 C"),
        ("Conf&eacute;rence &nbsp;g&eacute;n&eacute;rale", "Conférence générale"),
        ("R&D &unknown; x", "R&D &unknown; x"),
        ("<![CDATA[A & B &amp; C]]>", "A & B & C"),
        ("bad \x0b\x01 control", "bad control"),
    ],
)
def test_mistakes_of_real_feeds_are_mended(title: str, expected: str) -> None:
    feed = f"<rss><channel><item><title>{title}</title><description>text</description></item></channel></rss>"
    assert read_page(feed.encode()).blocks[0].text == expected


def test_feed_that_breaks_off_gives_what_came() -> None:
    cut = RSS[: RSS.index("<dc:date>")]
    assert [block.text for block in read_page(cut.encode()).blocks][-2:] == ["Autre nouvelle", "Un texte."]
    broken = RSS.replace("<item><title>&lt;b&gt;", "</oops><item><title>&lt;b&gt;")
    assert "Plan de Colombo" in [block.text for block in read_page(broken.encode()).blocks]


def test_declared_encoding_is_used_once() -> None:
    feed = RSS.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
    assert read_page(feed).blocks[0].text == "Les États-Unis quittent 66 organisations"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
        '<!DOCTYPE rss [<!ENTITY x "' + "a" * 100_000 + '">]>',
    ],
)
def test_declared_entities_are_never_expanded(declared: str) -> None:
    item = "<item><title>&l29;&x;</title><description>t</description></item>"
    feed = f"<?xml version='1.0'?>{declared}<rss><channel>{item}</channel></rss>"
    page = read_page(feed.encode())
    assert all("haha" not in block.text and "root:" not in block.text for block in page.blocks)
    assert sum(len(block.text) for block in page.blocks) < 1_000


def test_plain_doctype_does_no_harm() -> None:
    feed = RSS.replace(
        "<rss", '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss', 1
    )
    assert len(read_page(feed.encode()).blocks) == 6
