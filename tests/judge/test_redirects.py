"""Where a redirect, or the address that a page gives as its own, shows that another page answers."""

from __future__ import annotations

import pytest

from monitor.judge import judge
from monitor.judge.redirects import site_of
from monitor.model import Verdict, VerdictCode
from tests.judge.conftest import GOOD, URL, capture

ELSEWHERE = "https://agency.example/about/us"
ANOTHER_SITE = "redirected to another site, where it never was before: "


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("ministry.example", "ministry.example"),
        ("www.ministry.example", "ministry.example"),
        ("press.news.ministry.example", "ministry.example"),
        ("WWW.Ministry.Example.", "ministry.example"),
        ("www.state.gov", "state.gov"),
        ("www.foreign.gov.uk", "foreign.gov.uk"),
        ("a.www.foreign.gov.uk", "foreign.gov.uk"),
        ("gov.uk", "gov.uk"),
        ("www.gov.example", "gov.example"),  # two parts make a site below countries only
        ("www.daily.de", "daily.de"),
        ("a.24.example", "24.example"),
        ("192.0.2.7", "192.0.2.7"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_site_is_what_one_owner_holds(host: str, site: str) -> None:
    assert site_of(host) == site


@pytest.mark.parametrize(
    ("asked", "end", "reason"),
    [
        (URL, ELSEWHERE, f"{ANOTHER_SITE}agency.example/about/us"),
        (URL, "https://news.ministry.example/other/story", None),  # another host of the same owner
        (URL, "https://archive.example/old/exits.html", None),  # the document keeps its name
        (URL, "https://archive.example/old/Exits/", None),
        ("https://www.ministry.example/a/%65xits", "https://archive.example/old/exits", None),
        ("https://www.ministry.example/a1B2", ELSEWHERE, None),  # a short link has no other purpose
        ("https://www.ministry.example/", ELSEWHERE, f"{ANOTHER_SITE}agency.example/about/us"),
        (URL, "https:///about/us", None),  # no address at all
        ("https://www.ministry.example/", "https://www.ministry.example/en/", None),
        (URL, "https://www.ministry.example/?page_id=7", None),
        (URL, "https://www.ministry.example/?lang=en", "redirected to a front page: www.ministry.example/"),
        (URL, "https://www.ministry.example/login", "redirected to a login: www.ministry.example/login"),
        ("https://www.ministry.example/login/a", "https://www.ministry.example/login/b", None),
        (URL, "https://login.ministry.example/x/y", "redirected to a login: login.ministry.example/x/y"),
        ("https://login.ministry.example/x/exits", "https://login.ministry.example/y/exits", None),
        (URL, "https://www.ministry.example/404", "redirected to an error page: www.ministry.example/404"),
        ("https://www.ministry.example/", "https://www.ministry.example/404", None),
        ("https://www.ministry.example/x/404", "https://www.ministry.example/404", None),
        (URL, "https://www.ministry.example/search", "redirected to a search: www.ministry.example/search"),
        ("https://www.ministry.example/", "https://www.ministry.example/search", None),
        ("https://www.ministry.example/x/search", "https://www.ministry.example/search", None),
    ],
)
def test_end_of_redirects_is_the_document_or_elsewhere(asked: str, end: str, reason: str | None) -> None:
    verdict = judge(capture(url=asked, final_url=end), capture(url=asked, final_url=asked))
    assert verdict == (
        Verdict(VerdictCode.OK) if reason is None else Verdict(VerdictCode.MOVED, (reason,), 0.0)
    )


def test_another_site_is_elsewhere_only_where_the_page_was_at_home_before() -> None:
    moved = capture(final_url=ELSEWHERE)
    assert judge(moved).ok
    assert judge(moved, moved).ok
    assert judge(moved, capture(final_url="https://news.ministry.example/exits")).code is VerdictCode.MOVED


def _with_canonical(address: str) -> str:
    return GOOD.replace("<head>", f'<head><link rel="canonical" href="{address}">')


@pytest.mark.parametrize(
    ("now", "before", "front"),
    [
        ("/", URL, "/"),
        ("https://www.ministry.example/en/", URL, "https://www.ministry.example/en/"),
        ("../../", URL, "../../"),
        ("/?" + "a" * 300, URL, "/?" + "a" * 198),
        ("home.html", URL, None),
        ("/", "/", None),
        ("/", None, None),
        (URL, URL, None),
        ("/news/2026/exits?page=2", URL, None),
        ("http://[", URL, None),
    ],
)
def test_front_page_at_the_address_of_a_document(now: str, before: str | None, front: str | None) -> None:
    previous = capture(_with_canonical(before)) if before else None
    verdict = judge(capture(_with_canonical(now)), previous)
    reason = f"the front page answers at this address: {front}"
    assert verdict == (
        Verdict(VerdictCode.OK) if front is None else Verdict(VerdictCode.MOVED, (reason,), 0.0)
    )


def test_page_without_an_address_of_its_own_before_proves_nothing() -> None:
    assert judge(capture(_with_canonical("/")), capture()).ok


def test_article_is_no_front_page() -> None:
    article = '<meta property="og:type" content="article"><link'
    assert judge(capture(_with_canonical("/").replace("<link", article)), capture(_with_canonical(URL))).ok


def test_front_page_may_give_itself_as_its_address() -> None:
    home = "https://www.ministry.example/en/"
    now = capture(_with_canonical("/"), url=home, final_url=home)
    assert judge(now, capture(_with_canonical(URL), url=home, final_url=home)).ok
