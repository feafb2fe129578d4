"""What is judged without a body, against the capture before, and bytes that were made to hurt."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.judge import judge
from monitor.judge.rules import RULES, Rule, Where
from monitor.model import CUT, INCOMPLETE, Capture, Verdict, VerdictCode
from tests.judge.conftest import GOOD, WORDS, capture


@pytest.mark.parametrize(
    ("answer", "code", "reason"),
    [
        (
            capture(b"", status=None, robots="disallowed"),
            VerdictCode.DISALLOWED,
            "robots.txt does not let us read it",
        ),
        (capture(b"", status=None, error="no connection"), VerdictCode.UNREACHABLE, "no connection"),
        (capture(b"", status=None), VerdictCode.UNREACHABLE, "no answer came"),
        (capture(b"", status=None, error="503", robots="unreachable"), VerdictCode.UNREACHABLE, "503"),
        (capture(GOOD[:400], truncated=True), VerdictCode.TOO_LARGE, "cut off after 400 bytes"),
        (capture(GOOD, robots="ignored: agreed with the press office"), VerdictCode.OK, ""),
        (capture(b"", status=401), VerdictCode.BLOCKED, "the server wants a login (401)"),
        (capture(b"", status=402), VerdictCode.BLOCKED, "the server wants a payment (402)"),
        (capture(b"", status=403), VerdictCode.BLOCKED, "the server refuses (403)"),
        (capture(b"", status=407), VerdictCode.BLOCKED, "a proxy wants a login (407)"),
        (capture(b"", status=429), VerdictCode.BLOCKED, "the server says that we ask too often (429)"),
        (capture(b"", status=199), VerdictCode.ERROR, "unexpected status 199"),
        (capture(b"", status=200), VerdictCode.EMPTY, "the answer has no body (200)"),
        (capture(GOOD, status=205), VerdictCode.EMPTY, "the answer has no body (205)"),
        (capture(GOOD, status=299), VerdictCode.OK, ""),
        (capture(b"", status=302), VerdictCode.ERROR, "it redirects (302) and does not say where"),
        (capture(b"", status=399), VerdictCode.ERROR, "it redirects (399) and does not say where"),
        (capture(b"", status=404), VerdictCode.GONE, "the server says that the page is not there (404)"),
        (capture(b"", status=400), VerdictCode.ERROR, "unexpected status 400"),
        (capture(b"", status=408), VerdictCode.ERROR, "unexpected status 408"),
        (capture(b"", status=500), VerdictCode.ERROR, "the server failed (500)"),
        (capture(b"", status=599), VerdictCode.ERROR, "the server failed (599)"),
        (capture(b"", status=999), VerdictCode.ERROR, "the server failed (999)"),
    ],
)
def test_answer_without_a_page(answer: Capture, code: VerdictCode, reason: str) -> None:
    verdict = judge(answer)
    assert verdict.code is code
    assert "; ".join(verdict.reasons) == reason
    assert verdict.quality == (1 if verdict.ok else 0)


LIST = "<!doctype html><html><body><main><h1>Exits</h1><ol><li>Forum of the Sea</li><li>Board of <b>Tides</b></li>"
ENDS = "</ol></main></body></html>"
IN_A_TAG = "the page breaks off inside a tag or a script"
IN_TEXT = "the page breaks off inside its text"
UNCLOSED = "the page ends before its lists and containers do"


@pytest.mark.parametrize(
    ("body", "quality", "reason"),
    [
        (LIST + ENDS, 1, None),
        (LIST + "</ol></main></html>", 1, None),
        (LIST + "</ol></main>", 1, None),  # `</body>` and `</html>` may be left out
        (LIST + "</ol></main><p>The review goes on", 1, None),  # and `</p>`
        (LIST + "</body>", 1, None),  # what was closed came whole, however badly it is written
        (LIST + "</html>", 1, None),
        (LIST, INCOMPLETE, UNCLOSED),
        (LIST + "\n", INCOMPLETE, UNCLOSED),
        (LIST + "</ol>", INCOMPLETE, UNCLOSED),
        ("<html><body><ol><li>Forum of the Air<ol><li>Board of Maps</li></ol>", INCOMPLETE, UNCLOSED),
        (LIST + "<li>Forum of the Air</li>" * 20_000 + "</ol></main>", 1, None),
        (LIST + "<li>Union of Rivers and", CUT, IN_TEXT),
        (LIST + "<li>Union of <b>Rivers</b>", CUT, IN_TEXT),
        (LIST + "<li>Union of <b>Rivers</b>\n", CUT, IN_TEXT),
        (LIST + "<li clas", CUT, IN_A_TAG),
        (LIST + "<script>var list = '<ol>'", CUT, IN_A_TAG),
        (LIST + "<script>var a = 1</script><script>var list = '<ol>'", CUT, IN_A_TAG),
        (LIST + "<script>var a = 1</script><script>var list = 2</script></ol></main>", 1, None),
        (LIST + "</ol></main><script>var list = '<ol>'</script>", 1, None),
        (LIST + "</ol></main><!-- <ol> -->", 1, None),
        (
            LIST + "</ol><ol><li>Forum of the Air</li></ol></main><ol><li>Board of Maps</li>",
            INCOMPLETE,
            UNCLOSED,
        ),
        ((LIST + "<li>Union of Ri").encode("utf-16"), 0.7, None),  # not looked at
    ],
)
def test_page_that_stops_before_its_end_is_read_with_doubts(
    body: str | bytes, quality: float, reason: str | None
) -> None:
    verdict = judge(capture(body))
    assert verdict.ok
    assert min(verdict.quality, 0.7) == min(quality, 0.7)
    doubts = [one for one in verdict.reasons if not one.startswith("little text: ")]
    assert doubts == ([] if reason is None else [reason])
    assert verdict.incomplete is (quality <= INCOMPLETE)
    assert verdict.cut is (quality <= CUT)


@pytest.mark.parametrize("name", ["ol", "ul", "table", "main", "article", "section", "div"])
def test_every_kind_of_container_has_to_be_closed(name: str) -> None:
    open_one = f"<!doctype html><html><body><{name}><p>{WORDS * 40}</p>"
    assert judge(capture(open_one)) == Verdict(VerdictCode.OK, (UNCLOSED,), INCOMPLETE)
    assert judge(capture(f"{open_one}</{name}>")) == Verdict(VerdictCode.OK)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"content-length": str(len(GOOD.encode()))}, None),
        ({"content-length": "10"}, None),  # wrong, but nothing is missing
        ({"content-length": "999999"}, f"only {len(GOOD.encode())} of 999999 bytes came"),
        (
            {"content-length": " 999999 ", "content-encoding": " Identity "},
            f"only {len(GOOD.encode())} of 999999 bytes came",
        ),
        (
            {"content-length": "999999", "content-encoding": "gzip"},
            None,
        ),  # it counts the bytes of the archive
        ({"content-length": "many"}, None),
        ({"content-length": "9" * 15}, f"only {len(GOOD.encode())} of {'9' * 15} bytes came"),
        ({"content-length": "9" * 16}, None),  # no such page exists
        ({"content-length": "9" * 5_000}, None),
    ],
)
def test_body_that_is_shorter_than_announced_is_cut(headers: dict[str, str], reason: str | None) -> None:
    verdict = judge(capture(GOOD, headers=tuple(headers.items())))
    assert verdict == (Verdict(VerdictCode.OK) if reason is None else Verdict(VerdictCode.OK, (reason,), CUT))


def test_part_of_a_page_that_nobody_asked_for_may_hold_an_addition() -> None:
    reason = "the server sent a part of the page that nobody asked for (206)"
    assert judge(capture(GOOD, status=206)) == Verdict(VerdictCode.OK, (reason,), CUT)


def test_refused_page_is_refused_however_much_of_it_came() -> None:
    verdict = judge(
        capture("<title>Page not found</title><h1>Page not found</h1>", headers=(("content-length", "9999"),))
    )
    assert verdict == Verdict(VerdictCode.SOFT_ERROR, verdict.reasons, 0.0)
    assert len(verdict.reasons) == 1


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


def _answer(rule: Rule, marks: tuple[str, ...]) -> Capture:
    """Return an answer with these marks where the rule looks for them, and next to nothing else."""
    if rule.where is Where.HEADER:
        headers = [(name, value or "1") for name, _, value in (mark.partition(": ") for mark in marks)]
        return capture(headers=tuple(headers))
    shown = [mark for mark in marks if rule.where is Where.TEXT]
    hidden = [mark for mark in marks if rule.where is not Where.TEXT]
    return capture(
        f"<html><head>{' '.join(hidden).upper()}</head><body><p>{' '.join(shown).upper()} 7</p></body></html>"
    )


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.where is not Where.ADDRESS],
    ids=lambda rule: f"{rule.where}-{rule.product}-{rule.marks[0][:20]}",
)
def test_all_marks_of_a_product_make_its_page(rule: Rule) -> None:
    said = f"{rule.product} answers in place of the page{' (header)' if rule.where is Where.HEADER else ''}"
    assert judge(_answer(rule, rule.marks)) == Verdict(rule.code, (said,), 0.0)
    for missing in rule.marks if len(rule.marks) > 1 else ():
        others = tuple(mark for mark in rule.marks if mark != missing)
        assert judge(_answer(rule, others)).reasons != (said,)


@pytest.mark.parametrize(
    ("address", "product"),
    [
        ("https://Unblock.FederalRegister.gov/?x=1", "Federal Register"),
        ("https://consent.yahoo.com/v2/collectConsent?sessionId=1", "Yahoo consent"),
        ("https://guce.example.com/consent", "Yahoo consent"),
        ("https://consent.google.com/ml?continue=x", "Google consent"),
        ("https://consent.youtube.com/m", "Google consent"),
        ("https://www.google.com/sorry/index?q=x", "Google"),
        ("https://www.google.com/news/exits", None),
        ("https://www.ministry.example/sorry/exits", None),
        ("https://myprivacy.dpgmedia.nl/consent", "DPG Media"),
        ("https://consent.daily.example/x", "consent wall"),
        ("https://www.daily.example/news/consent.html", None),
        ("https://www.daily.example/px/captcha/", "PerimeterX"),
        ("https://www.daily.example/cdn-cgi/l/chk_captcha", "Cloudflare"),
        ("https://validate.perfdrive.com/x", "Radware"),
        ("https://daily.queue-it.net/?c=daily", "Queue-it"),
    ],
)
def test_address_to_which_visitors_are_sent_is_known(address: str, product: str | None) -> None:
    verdict = judge(capture(final_url=address))
    where = address.partition("//")[2].partition("?")[0]
    assert verdict == (
        Verdict(VerdictCode.OK)
        if product is None
        else Verdict(VerdictCode.BLOCKED, (f"sent to {product}: {where}",), 0.0)
    )
    assert judge(capture(url=address, final_url=address)).ok  # asked for, not sent to


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
