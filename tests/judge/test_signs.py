"""What a thin page says of itself: words of walls and errors, in whatever charset, and a story of its own."""

from __future__ import annotations

import pytest

from monitor.judge import judge
from monitor.model import Verdict, VerdictCode
from tests.judge.conftest import capture

MISSING = "a missing page served as a success: "
MAINTENANCE = "a maintenance page: "


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("401", VerdictCode.BLOCKED),
        ("402", VerdictCode.SOFT_ERROR),
        ("403", VerdictCode.BLOCKED),
        ("404", VerdictCode.SOFT_ERROR),
        ("407", VerdictCode.BLOCKED),
        ("408", VerdictCode.SOFT_ERROR),
        ("429", VerdictCode.BLOCKED),
        ("430", VerdictCode.SOFT_ERROR),
        ("451", VerdictCode.BLOCKED),
        ("452", VerdictCode.SOFT_ERROR),
        ("503", VerdictCode.SOFT_ERROR),
    ],
)
def test_status_in_a_title_is_a_refusal_or_an_error(title: str, code: VerdictCode) -> None:
    page = f"<title>{title}</title><p>The Ministry</p>"
    assert judge(capture(page)) == Verdict(code, (f"it says: {title}",), 0.0)


@pytest.mark.parametrize(
    ("title", "charset", "header", "reason"),
    [
        ("頁面不存在", "gbk", "text/html; charset=gb2312", f"{MISSING}頁面不存在"),  # GB2312 has no such characters
        ("We\u2019ll be back soon", "cp1252", "text/html; charset=ISO-8859-1", f"{MAINTENANCE}we\u2019ll be back soon"),
        ("We\u2019ll be back soon", "cp1252", "text/html; charset=Latin-1", f"{MAINTENANCE}we\u2019ll be back soon"),
        ("Страница не найдена", "utf-8", "text/html; charset=windows-1251", f"{MISSING}страница не найдена"),
        ("Страница не найдена", "utf-8", "text/html; charset=\u20ac", f"{MISSING}страница не найдена"),
        ("Страница не найдена", "utf-8-sig", "text/html; charset=koi8-r", f"{MISSING}страница не найдена"),
        ("Страница не найдена", "cp1251", "text/html; charset=windows-1251", f"{MISSING}страница не найдена"),
        ("Страница не найдена", "utf-16", "text/html", f"{MISSING}страница не найдена"),
        ("Seite nicht gefunden", "utf-16", "text/html; charset=utf-8", f"{MISSING}seite nicht gefunden"),
        ("Page not found", "utf-8", "text/html; charset=punycode", f"{MISSING}page not found"),
        ("Page not found", "utf-8", "text/html; charset=utf8&#99999999;", f"{MISSING}page not found"),
    ],
)  # fmt: skip
def test_words_are_known_in_every_charset(title: str, charset: str, header: str, reason: str) -> None:
    body = f"<html><title>{title}</title><h1>{title}</h1><p>&#99999999;</p></html>".encode(charset)
    verdict = judge(capture(body, headers=(("content-type", header),)))
    assert verdict.reasons == (reason,)


@pytest.mark.parametrize("header", [(), (("content-type", "text/html; charset=unheard-of"),)])
def test_charset_that_the_page_declares_counts_where_the_header_names_none(
    header: tuple[tuple[str, str], ...],
) -> None:
    body = "<html><meta charset=windows-1251><title>Страница не найдена</title>".encode("cp1251")
    assert judge(capture(body, headers=header)).reasons == (f"{MISSING}страница не найдена",)


def test_bytes_that_are_not_of_their_charset_are_passed_over() -> None:
    body = b"<html><title>Page not found</title><p>\xff\xfe\xfa caf\xe9</p>"
    assert judge(capture(body)).reasons == (f"{MISSING}page not found",)


CAPTCHA = "<script src='https://js.hcaptcha.com/1/api.js'></script>"
BLOCK = "hCaptcha answers in place of the page"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<p>The council was told of the exit. The letter came from the capital, and nobody was surprised.</p>", None),
        ("<p>The council was told of the exit.</p><p>The letter came from the capital, and nobody wondered.</p>", None),
        ("<p>The council was told of the exit.</p>", BLOCK),
        ("<p>理事会得知美国退出的消息，并将于下周召开特别会议，讨论预算与人员安排，成员国表示遗憾。</p>", None),
        ("<p>理事会得知美国退出的消息。</p>", BLOCK),
        ("<a>The council was told of the exit, the letter came from the capital, nobody was surprised.</a>", BLOCK),
        ("<p>Please enable scripts in your browser so that the security check of this site can be completed.</p>", BLOCK),
    ],
)  # fmt: skip
def test_story_of_its_own_is_believed_beside_the_script_of_a_product(text: str, reason: str | None) -> None:
    verdict = judge(capture(f"<html><body>{CAPTCHA}{text}</body></html>"))
    assert (verdict.reasons[0] if not verdict.ok else None) == reason


HEADLINE = "United States leaves another council"


@pytest.mark.parametrize(
    ("title", "headings", "size", "good"),
    [
        ("", (HEADLINE,), 300, True),
        (HEADLINE, (), 300, True),
        ("", (HEADLINE,), 150, False),  # too little text to bear it out
        ("", ("Another council is left",), 300, False),
        ("", ("理事会得知美国退出的消息并将召开会议",), 300, True),  # 18 characters, as wide as 36
        ("", ("理事会得知美国退出的消息",), 300, False),
        ("", (HEADLINE, "We value your privacy"), 300, True),  # a banner of many a good page
        ("", (HEADLINE, "Access denied"), 300, False),
        ("Access denied", (HEADLINE,), 300, False),
        ("Access denied | The Ministry", (HEADLINE,), 300, False),
    ],
)
def test_headline_over_enough_text_is_believed_beside_the_words_of_a_product(
    title: str, headings: tuple[str, ...], size: int, *, good: bool
) -> None:
    shown = "".join(f"<h{at}>{heading}</h{at}>" for at, heading in enumerate(headings, 1))
    text = "The request is blocked. " + "Cookies, please. " * (size // 17)
    verdict = judge(capture(f"<html><title>{title}</title><body>{shown}<p>{text}</p></body></html>"))
    product = "Azure Front Door answers in place of the page"
    assert (verdict.ok, product in verdict.reasons) == (good, not good)
