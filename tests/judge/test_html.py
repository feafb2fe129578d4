"""Whether an HTML page that came with a success is the page: how much text stands in it, and what it says."""

from __future__ import annotations

import pytest

from monitor.judge import judge
from monitor.model import Verdict, VerdictCode
from tests.judge.conftest import GOOD, WORDS, capture

COOKIES = "Cookies, please. "
BLOCK = "a block or challenge page: "
DENIED = f"{BLOCK}access denied"
MISSING = "title and heading say: page not found"
LOGIN = "a login page: sign in"
PASSWORD = "<input type='password'>"


def page(*headings: str, title: str = "", size: int = 0, more: str = "") -> str:
    """Return a page of so many characters that tell nothing of their own."""
    shown = "".join(f"<h{at}>{heading}</h{at}>" for at, heading in enumerate(headings, 1))
    rest = size - sum(len(heading) + 2 for heading in headings)
    text = COOKIES * (rest // len(COOKIES))
    return f"<html><head><title>{title}</title></head><body>{shown}{more}<p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        # a title alone condemns a short page, and a longer one where a heading agrees
        (page(title="Access denied", size=1_100), DENIED),
        (page("Exits", title="Access denied", size=1_500), None),
        (page("Access denied", title="Access denied", size=1_500), DENIED),
        (page("Sorry, access denied", title="Access denied", size=1_500), DENIED),
        (page("Access denied", title="Access denied", size=3_000), None),
        # much text is doubted only where title and heading both say that the page is not there
        (page("Page not found", title="Page not found", size=3_000), MISSING),
        (page("Page not found", title="Page not found | The Ministry", size=3_000), MISSING),
        (page("Exits", "Page not found", title="Page not found", size=3_000), MISSING),
        (page("Exits", title="Page not found", size=3_000), None),
        (page("Page not found", title="Exits", size=3_000), None),
        (page("Sorry, page not found again", title="Sorry, page not found again", size=3_000), None),
        # a heading condemns where no other says anything else, and little text in any case
        (page("Access denied", size=700), DENIED),
        (page("Sorry, access denied", size=700), None),
        (page("Sorry, access denied", size=500), f"{BLOCK}sorry, access denied"),
        (page("Access denied", "Other matters", size=700), None),
        (page("Access denied", "Other matters", size=500), DENIED),
        (page("Other matters", "Access denied", size=500), None),
        # a login stands alone in its page, or asks for a password
        (page(title="Sign in", size=500), LOGIN),
        (page(title="Sign in", size=700), None),
        (page(title="Sign in", size=700, more=PASSWORD), LOGIN),
        (page(title="Please sign in now", size=500, more=PASSWORD), None),
        (page("Sign in", size=700, more=PASSWORD), LOGIN),
        (page("Sign in", size=700), None),
        (page("Sign in", "Other matters", size=700, more=PASSWORD), None),
        (page("Please sign in now", size=700, more=PASSWORD), None),
        # where hardly anything stands, a sentence is the whole
        ("<p>Erreur 404</p>", "it says: erreur 404"),
        ("<p>Forbidden. The clerk of the council is asked</p>", None),  # a label
        (page(size=300, more="<p>Your access has been blocked.</p>"), f"{BLOCK}your access has been blocked"),
        (page(size=700, more="<p>Your access has been blocked.</p>"), None),
        (page("Matters of the day, all", size=300, more="<p>. Your access has been blocked.</p>"), None),
        (page("Matters of the day, all", size=200, more="<p>. Your access has been blocked.</p>"), f"{BLOCK}your access has been blocked"),
        ("<p>One thing. Two things. Three things. Your access has been blocked.</p>", f"{BLOCK}your access has been blocked"),
        ("<p>One thing. Two things. Three things. Four things. Your access has been blocked.</p>", None),
        # nothing at all
        ("<html><script>start()</script></html>", "an app shell: scripts and no text"),
        ("<html><p></p></html>", "no text stands in the page"),
        ("<html><meta http-equiv=refresh content='0; url=/%s'></html>" % ("a" * 300), "forwards to /" + "a" * 199),
    ],
)  # fmt: skip
def test_page_is_condemned_by_what_it_says_and_how_little_else_it_holds(
    body: str, reason: str | None
) -> None:
    verdict = judge(capture(body))
    assert (None if verdict.ok else verdict.reasons[0]) == reason


def test_page_that_begins_with_styles_for_long_is_looked_at_behind_them() -> None:
    styles = f"<style>{'a { color: red }' * 30_000}</style>"
    assert judge(capture(GOOD.replace("<title>", f"{styles}<title>"))) == Verdict(VerdictCode.OK)
    missing = f"<html>{styles}<title>Страница не найдена</title>".encode("windows-1251")
    verdict = judge(capture(missing, headers=(("content-type", "text/html; charset=windows-1251"),)))
    assert verdict.reasons == ("a missing page served as a success: страница не найдена",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p>captcha-delivery.com</p>", "DataDome answers in place of the page (403)"),
        (f"<p>{WORDS * 40}</p><p>captcha-delivery.com</p>", "the server refuses (403)"),
        ("<p>Page not found</p>", "the server refuses (403)"),
    ],
)
def test_product_is_named_where_its_page_came_with_a_refusal(body: str, reason: str) -> None:
    assert judge(capture(body, status=403)) == Verdict(VerdictCode.BLOCKED, (reason,), 0.0)


@pytest.mark.parametrize(
    ("now", "before", "doubts", "quality"),
    [
        (GOOD, GOOD, (), 1),
        (GOOD.replace("lang='en'", "lang='fr'"), GOOD, ("its language is fr and was en",), 0.5),
        (GOOD.replace(" lang='en'", ""), GOOD, (), 1),
        (GOOD, GOOD.replace(" lang='en'", ""), (), 1),
        (page(size=1_700), GOOD, ("little text: 1699 characters", "it lost most of its text"), 0.5),
        (page(size=1_700), page(size=1_700), ("little text: 1699 characters",), 0.7),
        (page(size=1_700), None, ("little text: 1699 characters",), 0.7),
        (page(size=1_700, more="<meta property='og:type' content='article'>"), None, (), 1),
    ],
)
def test_odd_page_is_read_with_doubts(
    now: str, before: str | None, doubts: tuple[str, ...], quality: float
) -> None:
    verdict = judge(capture(now), capture(before, status=203) if before else None)
    assert verdict == Verdict(VerdictCode.OK, doubts, quality)
