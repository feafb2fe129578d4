"""The day that a page prints above its text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from monitor.config.packaged import load_languages
from monitor.extract.datelines import dated, days_in, printed_days
from monitor.extract.html import read_html
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

LANGUAGES = load_languages()
DAY = date(2026, 1, 8)


def rules(language: str) -> Rules:
    return LANGUAGES.rules_for("", language)


def months(language: str) -> dict[str, int]:
    return dict(rules(language).months)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "January 8, 2026"),
        ("en", "8th January 2026"),
        ("en-GB", "08/01/2026"),
        ("en", "01/08/2026"),
        ("en", "Jan. 8, 2026 5:31 p.m. ET"),
        ("fr", "le 8 janvier 2026 à 10 h"),
        ("es", "8 de enero de 2026"),
        ("es", "enero 8, 2026"),
        ("pt", "8 de janeiro de 2026"),
        ("it", "8 gennaio 2026"),
        ("de", "8. Januar 2026"),
        ("de", "08.01.2026, 09:12 Uhr"),
        ("nl", "8 januari 2026"),
        ("pl", "8 stycznia 2026 r."),
        ("ru", "8 января 2026 г."),
        ("ru", "8 января 2026, 10:15"),
        ("uk", "8 січня 2026"),
        ("bg", "8 януари 2026 г."),
        ("sr", "8. januar 2026."),
        ("cs", "8. ledna 2026"),
        ("hu", "2026. január 8."),
        ("ro", "8 ianuarie 2026"),
        ("tr", "8 Ocak 2026"),
        ("el", "8 Ιανουαρίου 2026"),
        ("fi", "8. tammikuuta 2026"),
        ("sv", "8 januari 2026"),
        ("no", "8. januar 2026"),
        ("da", "8. januar 2026"),
        ("id", "8 Januari 2026"),
        ("sw", "8 Januari 2026"),
        ("vi", "ngày 8 tháng 1 năm 2026"),
        ("vi", "08/01/2026"),
        ("zh", "2026年1月8日 10:22"),
        ("zh-Hant", "２０２６年１月８日"),
        ("zh", "二〇二六年一月八日"),
        ("zh-Hant", "民國115年1月8日"),
        ("ja", "2026年1月8日"),
        ("ja", "令和8年1月8日"),
        ("ko", "2026년 1월 8일"),
        ("ko", "2026. 1. 8."),
        ("ar", "8 يناير 2026"),
        ("ar", "٨ يناير ٢٠٢٦"),
        ("ar", "8 كانون الثاني/يناير 2026"),
        ("fa", "۱۸ دی ۱۴۰۴"),
        ("fa", "۸ ژانویه ۲۰۲۶"),
        ("ur", "8 جنوری 2026"),
        ("he", "8 בינואר 2026"),
        ("hi", "8 जनवरी 2026"),
        ("hi", "८ जनवरी २०२६"),
        ("bn", "৮ জানুয়ারি ২০২৬"),
        ("ta", "8 ஜனவரி 2026"),
        ("te", "8 జనవరి 2026"),
        ("th", "8 มกราคม 2569"),
        ("th", "8 ม.ค. 2569"),
        ("th", "๘ มกราคม พ.ศ. ๒๕๖๙"),
        ("en", "2026-01-08"),
        ("de", "2026/1/8"),
    ],
)
def test_day_is_understood_in_every_language(language: str, text: str) -> None:
    found = days_in(fold(text), months(language), language)
    assert [one.day for one in found] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "January 2026",
        "66 of 2026",
        "32 January 2026",
        "12.5.1",
        "1/2/3",
        "8 January 1066",
        "tel. 020 2026 01",
        "",
    ],
)
def test_what_is_no_whole_day_is_none(text: str) -> None:
    assert days_in(fold(text), months("en"), "en") == []


BODY = "<p>" + "The article goes on about bodies and treaties in many words. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("markup", "published", "modified"),
    [
        ("<h1>Title</h1><p>By our desk · January 8, 2026</p>", DAY, None),
        ("<span>8 January 2026</span><h1>Title</h1>", DAY, None),
        ("<h1>T</h1><div>Published: January 8, 2026 | Updated: January 9, 2026</div>", DAY, date(2026, 1, 9)),
        (
            "<h1>T</h1><div>Last updated January 9, 2026</div><div>January 8, 2026</div>",
            DAY,
            date(2026, 1, 9),
        ),
        (
            "<h1>T</h1><p>WASHINGTON, January 8, 2026 (AP) — " + "The President said a great deal. " * 9,
            DAY,
            None,
        ),
        (
            "<h1>T</h1><p>On January 7, 2026, the President signed a memorandum that names them all, " * 3,
            None,
            None,
        ),
        ("<h2>Treaties of January 7, 2026</h2>", None, None),
        ("<nav>January 8, 2026</nav><footer>January 8, 2026</footer>", None, None),
        (BODY * 30 + "<p>January 8, 2026</p>", None, None),
    ],
)
def test_day_is_read_from_lines_above_the_text(
    markup: str, published: date | None, modified: date | None
) -> None:
    blocks = read_html(f"<body>{markup}{BODY}").blocks
    assert printed_days(blocks, rules("en"), "en") == (published, modified)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "8. Januar 2026, aktualisiert am 9. Januar 2026"),
        ("fr", "8 janvier 2026 – mis à jour le 9 janvier 2026"),
        ("ru", "8 января 2026, обновлено 9 января 2026"),
        ("vi", "8 tháng 1 năm 2026, cập nhật 9 tháng 1 năm 2026"),
        ("ko", "입력 2026년 1월 8일 수정 2026년 1월 9일"),
    ],
)
def test_day_of_the_last_change_is_told_by_the_words_of_the_language(language: str, line: str) -> None:
    blocks = read_html(f"<body><p>{line}</p>").blocks
    assert printed_days(blocks, rules(language), language) == (DAY, date(2026, 1, 9))


def test_metadata_goes_before_what_is_printed() -> None:
    meta = '<meta property="article:published_time" content="2026-01-06T10:00:00Z">'
    page = read_html(f"{meta}<p>January 8, 2026</p>{BODY}")
    assert dated(page, rules("en")) == page
    silent = dated(read_html(f"<p>January 8, 2026</p>{BODY}"), rules("en"))
    assert silent.published == datetime(2026, 1, 8, tzinfo=UTC)
