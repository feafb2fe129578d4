"""What an HTML page says about itself, and how machines write moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.html import read_html
from monitor.extract.moments import read_moment


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-08", at(2026, 1, 8)),
        ("2026-01-08T09:30:00Z", at(2026, 1, 8, 9, 30)),
        ("2026-01-08T09:30:00.123+08:00", at(2026, 1, 8, 1, 30)),
        ("2026-01-08T09:30:00+0800", at(2026, 1, 8, 1, 30)),
        ("2026-01-08 09:30:15-05:00", at(2026, 1, 8, 14, 30, 15)),
        ("2026-01-08T23:30-01:00", at(2026, 1, 9, 0, 30)),
        ("2026-01-08T09:30", at(2026, 1, 8, 9, 30)),
        ("2026-01-08 09:30 GMT", at(2026, 1, 8, 9, 30)),
        ("2026/1/8 9:30", at(2026, 1, 8, 9, 30)),
        ("20260108", at(2026, 1, 8)),
        ("2026-1-8", at(2026, 1, 8)),
        ("Thu, 08 Jan 2026 09:30:00 +0100", at(2026, 1, 8, 8, 30)),
        ("Thu, 08 Jan 2026 09:30:00 GMT", at(2026, 1, 8, 9, 30)),
        ("8 Jan 2026 09:30:00 -0000", at(2026, 1, 8, 9, 30)),
        ("2026年1月8日 10:00", at(2026, 1, 8, 10)),
        ("  2026-01-08\n", at(2026, 1, 8)),
        ("2026-13-08", None),
        ("2026-02-30", None),
        ("0000-00-00 00:00:00", None),
        ("yesterday", None),
        ("", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("2026-01-08T99:99", None),
    ],
)
def test_moments_are_read_as_machines_write_them(text: str, moment: datetime | None) -> None:
    assert read_moment(text) == moment


@given(st.text(max_size=90))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or moment.utcoffset() == timedelta(0)


@given(st.integers(-2_000_000_000, 4_000_000_000))
def test_iso_moments_come_back(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert read_moment(moment.isoformat()) == moment


LINKED = '<script type="application/ld+json">%s</script>'
DAYS = (
    '<meta itemprop="datePublished" content="2026-01-08"><meta itemprop="dateModified" content="2026-01-09">'
)


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        ('<meta property="article:published_time" content="2026-01-08T10:00:00Z">', at(2026, 1, 8, 10), None),
        ('<meta property="og:updated_time" content="2026-01-09">', None, at(2026, 1, 9)),
        ('<meta name="DC.date.issued" content="2026-01-08">', at(2026, 1, 8), None),
        (DAYS, at(2026, 1, 8), at(2026, 1, 9)),
        ('<time datetime="2026-01-08">8 Jan</time><time datetime="2025-01-01">', at(2026, 1, 8), None),
        ('<time>8 Jan</time><time datetime="garbage"><time datetime="2026-01-08">', at(2026, 1, 8), None),
        (LINKED % ('{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","dateModified":"2026-01-09",'
                   '"datePublished":"2026-01-08T10:00:00+01:00"}]}'), at(2026, 1, 8, 9), at(2026, 1, 9)),
        ('<meta name=date content=2020-01-01>' + LINKED % '[{"datePublished":"2026-01-08"}]',
         at(2026, 1, 8), None),
        (LINKED % '{"datePublished":"2026-01-08","x":', at(2026, 1, 8), None),
        (LINKED % "not json", None, None),
        ('<meta property="article:published_time" content="soon"><meta name="date" content="2026-01-08">',
         at(2026, 1, 8), None),
        ("", None, None),
    ],
)  # fmt: skip
def test_dates_come_from_the_most_deliberate_place(
    head: str, published: datetime | None, modified: datetime | None
) -> None:
    page = read_html(f"<html><head>{head}</head><body><p>text</p>")
    assert (page.published, page.modified) == (published, modified)


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<html lang=fr-CA>", "fr-CA"),
        ("<html xml:lang='de'>", "de"),
        ("<meta property='og:locale' content='pt_BR'>", "pt-BR"),
        ("<meta http-equiv=content-language content='es, en'>", "es"),
        ("<meta name=language content=ru>", "ru"),
        ("<html lang=''><meta property='og:locale' content='ja_JP'>", "ja-JP"),
        ("<body lang=ko>", "ko"),
        ('<script type=\'application/ld+json\'>{"inLanguage": "it"}</script>', "it"),
        ("<html lang='{{ lang }}'>", None),
        ("<p>text", None),
    ],
)
def test_language_is_what_the_page_declares(markup: str, language: str | None) -> None:
    assert read_html(markup).language == language


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> A \n B </title>", "A B"),
        ("<title>Site</title><meta property=og:title content='List &amp; more'>", "List & more"),
        ("</head><svg><title>icon</title></svg><title>Page</title>", "Page"),
        ("</head><h1>Heading</h1>", "Heading"),
        ("", ""),
    ],
)
def test_title_is_that_of_the_article(head: str, title: str) -> None:
    assert read_html(f"<html><head>{head}</head>").title == title
