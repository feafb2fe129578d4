"""What is judged without a body, against the capture before, and bytes that were made to hurt."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.judge import judge
from monitor.judge.rules import RULES, Where
from monitor.model import CUT, INCOMPLETE, Capture, Hop, Verdict, VerdictCode

NOW = datetime(2026, 1, 9, 12, tzinfo=UTC)
URL = "https://www.ministry.example/news/2026/exits"
WORDS = "The United States leaves the Colombo Plan Council, the ministry was told in a letter. "
HEAD = "<!DOCTYPE html><html lang='en'><head><title>A letter</title></head>"
GOOD = f"{HEAD}<body><p>{WORDS * 40}</p></body></html>"


def capture(
    body: str | bytes = GOOD,
    *,
    status: int | None = 200,
    final_url: str = URL,
    url: str = URL,
    headers: tuple[tuple[str, str], ...] = (("content-type", "text/html; charset=utf-8"),),
    truncated: bool = False,
    error: str | None = None,
    robots: str = "allowed",
) -> Capture:
    body = body.encode() if isinstance(body, str) else body
    return Capture(
        source="test",
        url=url,
        final_url=final_url,
        requested_at=NOW,
        captured_at=NOW,
        status=status,
        headers=headers,
        body=body,
        sha256=sha256(body).hexdigest(),
        hops=(Hop(url, 302, final_url),) if final_url != url else (),
        truncated=truncated,
        error=error,
        robots=robots,
    )


@pytest.mark.parametrize(
    ("answer", "code", "reason"),
    [
        (capture(b"", status=None, robots="disallowed"), VerdictCode.DISALLOWED, "robots.txt"),
        (capture(b"", status=None, error="no connection"), VerdictCode.UNREACHABLE, "no connection"),
        (capture(b"", status=None), VerdictCode.UNREACHABLE, "no answer came"),
        (capture(b"", status=None, error="503", robots="unreachable"), VerdictCode.UNREACHABLE, "503"),
        (capture(GOOD[:400], truncated=True), VerdictCode.TOO_LARGE, "cut off after 400 bytes"),
        (capture(GOOD, robots="ignored: agreed with the press office"), VerdictCode.OK, ""),
        (capture(b"", status=403), VerdictCode.BLOCKED, "refuses (403)"),
        (capture(b"", status=429), VerdictCode.BLOCKED, "too often (429)"),
        (capture(b"", status=407), VerdictCode.BLOCKED, "407"),
        (capture(b"", status=402), VerdictCode.BLOCKED, "402"),
        (capture(b"", status=500), VerdictCode.ERROR, "failed (500)"),
        (capture(b"", status=599), VerdictCode.ERROR, "failed (599)"),
        (capture(b"", status=205), VerdictCode.EMPTY, "205"),
        (capture(b"", status=408), VerdictCode.ERROR, "unexpected status 408"),
        (capture(b"", status=302), VerdictCode.ERROR, "it redirects (302) and does not say where"),
        (capture(b"", status=999), VerdictCode.ERROR, "failed (999)"),
    ],
)
def test_answer_without_a_page(answer: Capture, code: VerdictCode, reason: str) -> None:
    verdict = judge(answer)
    assert verdict.code is code
    assert reason in "; ".join(verdict.reasons)
    assert verdict.quality == (1 if verdict.ok else 0)


def test_another_site_is_elsewhere_only_where_the_page_was_at_home_before() -> None:
    moved = capture(final_url="https://agency.example/about/us")
    assert judge(moved).ok
    assert judge(moved, moved).ok
    assert judge(moved, capture()).code is VerdictCode.MOVED


def test_document_that_keeps_its_name_on_another_site_is_read() -> None:
    assert judge(capture(final_url="https://archive.example/old/exits.html"), capture()).ok


@pytest.mark.parametrize(
    ("now", "before", "doubt"),
    [
        (GOOD, GOOD, None),
        (GOOD.replace("lang='en'", "lang='fr'"), GOOD, "its language is fr and was en"),
        ("<html><body><p>" + WORDS + "</p></body></html>", GOOD, "it lost most of its text"),
        (GOOD.removesuffix("</p></body></html>") + "<p class='x", GOOD, "breaks off"),
        (GOOD.replace("</body></html>", "<script>var a = 1;"), None, "breaks off"),
    ],
)
def test_odd_page_is_read_with_doubts(now: str, before: str | None, doubt: str | None) -> None:
    verdict = judge(capture(now), capture(before) if before else None)
    assert verdict.ok
    if doubt is None:
        assert verdict == Verdict(VerdictCode.OK)
    else:
        assert doubt in "; ".join(verdict.reasons)
        assert 0 < verdict.quality < 1


LIST = "<!doctype html><html><body><main><h1>Exits</h1><ol><li>Forum of the Sea</li><li>Board of <b>Tides</b></li>"
ENDS = "</ol></main></body></html>"


@pytest.mark.parametrize(
    ("body", "quality", "reason"),
    [
        (LIST + ENDS, 1, ""),
        (LIST + "</ol></main></html>", 1, ""),
        (LIST + "</ol></main>", 1, ""),  # `</body>` and `</html>` may be left out
        (LIST + "</ol></main><p>The review goes on", 1, ""),  # and `</p>`
        (LIST, INCOMPLETE, "ends before its lists"),
        (LIST + "</ol>", INCOMPLETE, "ends before its lists"),
        (LIST + "<li>Union of Rivers and", CUT, "inside its text"),
        (LIST + "<li>Union of <b>Rivers</b>", CUT, "inside its text"),
        (LIST + "<li>Union of <b>Rivers</b>\n", CUT, "inside its text"),
        (LIST + "<li clas", CUT, "inside a tag"),
        (LIST + "<script>var list = '<ol>'", CUT, "inside a tag or a script"),
        (LIST + "</ol></main><script>var list = '<ol>'</script>", 1, ""),
        (LIST + "</ol></main><!-- <ol> -->", 1, ""),
        ((LIST + "<li>Union of Ri").encode("utf-16"), 0.7, ""),  # not looked at
    ],
)
def test_page_that_stops_before_its_end_is_read_with_doubts(
    body: str | bytes, quality: float, reason: str
) -> None:
    verdict = judge(capture(body))
    assert verdict.ok
    assert min(verdict.quality, 0.7) == min(quality, 0.7)
    assert reason in "; ".join(verdict.reasons)
    assert verdict.incomplete is (quality <= INCOMPLETE)
    assert verdict.cut is (quality <= CUT)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"content-length": str(len(GOOD.encode()))}, None),
        ({"content-length": "10"}, None),  # wrong, but nothing is missing
        ({"content-length": "999999"}, f"only {len(GOOD.encode())} of 999999 bytes came"),
        ({"content-length": "999999", "content-encoding": "identity"}, "of 999999"),
        (
            {"content-length": "999999", "content-encoding": "gzip"},
            None,
        ),  # it counts the bytes of the archive
        ({"content-length": "many"}, None),
        ({"content-length": "9" * 40}, None),
    ],
)
def test_body_that_is_shorter_than_announced_is_cut(headers: dict[str, str], reason: str | None) -> None:
    verdict = judge(capture(GOOD, headers=tuple(headers.items())))
    assert verdict.ok
    assert verdict.cut is (reason is not None)
    assert reason is None or reason in verdict.reasons[0]


def test_part_of_a_page_that_nobody_asked_for_may_hold_an_addition() -> None:
    verdict = judge(capture(GOOD, status=206))
    assert verdict.cut
    assert "nobody asked for (206)" in verdict.reasons[0]


def test_refused_page_is_refused_however_much_of_it_came() -> None:
    verdict = judge(
        capture("<title>Page not found</title><h1>Page not found</h1>", headers=(("content-length", "9999"),))
    )
    assert verdict == Verdict(VerdictCode.SOFT_ERROR, verdict.reasons, 0.0)
    assert len(verdict.reasons) == 1


def _with_canonical(address: str) -> str:
    return GOOD.replace("<head>", f'<head><link rel="canonical" href="{address}">')


@pytest.mark.parametrize(
    ("now", "before", "code"),
    [
        ("/", URL, VerdictCode.MOVED),
        ("https://www.ministry.example/en/", URL, VerdictCode.MOVED),
        ("/", "/", VerdictCode.OK),
        ("/", None, VerdictCode.OK),
        (URL, URL, VerdictCode.OK),
        ("/news/2026/exits?page=2", URL, VerdictCode.OK),
        ("http://[", URL, VerdictCode.OK),
    ],
)
def test_front_page_at_the_address_of_a_document(now: str, before: str | None, code: VerdictCode) -> None:
    previous = capture(_with_canonical(before)) if before else None
    assert judge(capture(_with_canonical(now)), previous).code is code


def test_app_shell_that_carries_its_article_for_machines_is_read() -> None:
    shell = '<div id="root"></div><script type="application/ld+json">{"articleBody": "%s"}</script>'
    assert judge(capture(shell % ("Words of the article. " * 20))).ok
    assert judge(capture(shell % "Short.")).code is VerdictCode.SOFT_ERROR


def test_header_of_a_block_decides_whatever_the_body_says() -> None:
    verdict = judge(capture(headers=(("content-type", "text/html"), ("cf-mitigated", "challenge"))))
    assert verdict.code is VerdictCode.BLOCKED
    assert "Cloudflare" in verdict.reasons[0]


def test_header_on_a_block_page_of_another_kind_decides_nothing() -> None:
    assert judge(capture(headers=(("x-cdn", "Imperva"), ("x-iinfo", "12-34567")))).ok


def test_rules_are_lower_case_and_say_where_they_are_known_from() -> None:
    for rule in RULES:
        assert rule.origin
        assert rule.product
        assert rule.marks == tuple(mark.lower() for mark in rule.marks)
        assert rule.code in {VerdictCode.BLOCKED, VerdictCode.SOFT_ERROR}
    assert {rule.where for rule in RULES} == set(Where)


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + b"text" + b"</div>" * 100_000,
        b"<p>" + b"a" * 20_000_000,
        b"a" * 20_000_000,
        b"<" * 2_000_000,
        b"<p" * 1_000_000,
        b"<p>" + b"&#" + b"9" * 3_000_000 + b";",
        b"<p>" + b"&#x" + b"f" * 3_000_000,
        b"<!--" * 500_000,
        b"<script>" * 250_000,
        b"<script>x</script>" * 100_000,
        b"<html>" + b'"@type":' + b" " * 390_000,
        b"<html>" + b'"@type":' * 50_000,
        b"<title>" * 50_000,
        b"<html><" + b"a" * 3_000_000,
        b"<html>" + b"<p x" * 500_000,
        b"<html>" + b"<link rel=canonical " * 50_000,
        b"<html><p>" + b". " * 400_000,
        b"<h1>" * 100_000,
        b"<h1 " * 100_000,
        b"<meta http-equiv=refresh content=" * 10_000,
        b"<div id=root " * 100_000,
        b"<div id=root>" + b" " * 2_000_000,
        b"<rss>" + b"</rss>" + b"<!---->" * 100_000 + b"x",
        b"<html><meta charset=punycode><p>" + b"a-" * 500_000,
        b"<html><meta charset=unicode_escape><p>\\q\\N{DASH}",
        b"<html><meta charset=zlib><p>text",
        b"<html><title>" + b"error " * 100_000 + b"</title>",
        b"<html><title>" + b"- " * 100_000 + b"</title>",
        b'{"error":' * 100_000,
        b"[" * 3_000_000,
        b"\xff\xfe" + b"<\x00" * 500_000,
        b"%PDF-" + b"\x00" * 2_000_000,
        b"\x1f\x8b" + b"\x00" * 1_000,
    ],
    ids=lambda body: repr(bytes(body[:24])),
)
def test_bytes_made_to_hurt_are_judged_in_one_pass(body: bytes) -> None:
    assert isinstance(judge(capture(body)), Verdict)
    assert isinstance(judge(capture(body, headers=()), capture(body)), Verdict)


@given(st.binary(max_size=3_000), st.sampled_from([200, 403, 503]))
@example(b"<title>\x00", 200)
@example(b"<html charset=utf-16>\xd8", 200)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_bytes_raise(body: bytes, status: int) -> None:
    for prefix in (b"", b"<html>", b"<html><body><h1>", b"\xff\xfe", b"{", b"<?xml"):
        assert isinstance(judge(capture(prefix + body, status=status, headers=())), Verdict)
