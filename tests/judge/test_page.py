"""What a quick look at a page sees: its text, title, headings and refresh, among scripts, comments and pictures."""

from __future__ import annotations

import pytest

from monitor.judge import judge
from monitor.model import Verdict, VerdictCode
from tests.judge.conftest import GOOD, HEAD, WORDS, capture

DENIED = "a block or challenge page: access denied"
COOKIES = "<p>Cookies, please.</p>" * 38  # a thin page that says nothing of its own
MENU = "<a>Exits of the year</a>" * 14


@pytest.mark.parametrize(
    "body",
    [
        f"{HEAD}<!-- a note --><body>{WORDS * 40}</body></html>",
        f"{HEAD}<body><script>a()</script><p>{WORDS * 40}</p><script>b()</script></body></html>",
        f"{HEAD}<body><!-- a --><p>{WORDS * 40}</p><!-- b --></body></html>",
        GOOD.replace("<p>", f"<p>{WORDS * 80}"),
        GOOD.replace("<p>", "<p>" + "<b>Body</b> " * 50),
    ],
)
def test_text_among_scripts_and_comments_is_text(body: str) -> None:
    assert judge(capture(body)) == Verdict(VerdictCode.OK)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<title>Access denied</title><p>Cookies</p><svg><title>Logo</title></svg>", DENIED),
        (f"<h1>Access denied</h1><h2>Security check</h2><h2>Other matters</h2>{COOKIES}", DENIED),
        (f"<h1>Access denied</h1><h2>Other matters</h2>{COOKIES}", None),
        ("<p>Council</p><title", None),
        ("<p>Sixths</p>" * 210, None),
        ("<p>Exits of the year 2026</p><meta http-equiv=refresh content='5; url=/exits/new'>", "forwards to /exits/new"),
        ("<p>Exits of the year 2026</p><meta http-equiv=refresh content='6; url=/exits/new'>", None),
        ("<p>Exits of the year 2026</p><meta http-equiv=refresh content='; url=/exits/new'>", "forwards to /exits/new"),
        ("<p>Exits of the year 2026</p><meta http-equiv=refresh content='5'>", None),
        (f"{MENU}<div id=root></div><p>All rights reserved by the ministry</p>", "an app shell: the element for the page is empty"),
    ],
)  # fmt: skip
def test_look_at_a_thin_page(body: str, reason: str | None) -> None:
    verdict = judge(capture(f"<html>{body}</html>" if not body.endswith("<title") else body))
    assert (None if verdict.ok else verdict.reasons[0]) == reason
