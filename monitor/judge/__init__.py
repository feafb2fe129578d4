"""Decide whether a capture may be read at all, or is a block, an error, a shell or an empty page.

A page that is not what it seems must neither add nor remove anything: a challenge page in place of a list
would read as sixty-six removals.  And a good page must never be refused: an addition on it would be missed.
So words alone never condemn a page with a page's worth of text, and where signs disagree the page is read.

The questions come in the order in which they can be answered for certain: was there an answer, does a header
or an address give it away, does the status, did the redirects lead elsewhere, and only then: what do the
bytes say?  All of it is one pass over the bytes, and no bytes can make it raise.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from monitor.judge.html import judge_html, product_of
from monitor.judge.kinds import Kind, judge_bytes, kind_of
from monitor.judge.redirects import lands_elsewhere
from monitor.judge.rules import RULES, Where
from monitor.judge.whole import shortfall
from monitor.model import CUT, Capture, Verdict, VerdictCode

JUDGE_VERSION = "3"
"""Stored with every verdict; it changes with every rule that could change one."""

_REFUSALS = {
    401: "the server wants a login (401)",
    402: "the server wants a payment (402)",
    403: "the server refuses (403)",
    407: "a proxy wants a login (407)",
    429: "the server says that we ask too often (429)",
    451: "unavailable for legal reasons (451)",
}
_WITHOUT_BODY = {204, 205}


def judge(capture: Capture, previous: Capture | None = None) -> Verdict:
    """Return whether a capture may be read, why, and how good it looks.

    `previous` is the last good capture of the same document, against which a redirect elsewhere, another
    language and a loss of text are measured.  Reasons are clauses that a report prints as they are.  Never
    raises; linear in the size of the body.
    """
    if capture.robots == "disallowed":
        return Verdict(VerdictCode.DISALLOWED, ("robots.txt does not let us read it",), 0.0)
    if capture.status is None:
        return Verdict(VerdictCode.UNREACHABLE, (capture.error or "no answer came",), 0.0)
    given_away = _by_header(capture) or _by_address(capture)
    if given_away is not None:
        return given_away
    if capture.not_modified:
        return Verdict(VerdictCode.OK)
    if not 200 <= capture.status < 300:
        return _by_status(capture, capture.status)
    if capture.truncated:
        return Verdict(VerdictCode.TOO_LARGE, (f"cut off after {len(capture.body)} bytes",), 0.0)
    if not capture.body.strip() or capture.status in _WITHOUT_BODY:
        return Verdict(VerdictCode.EMPTY, (f"the answer has no body ({capture.status})",), 0.0)
    elsewhere = lands_elsewhere(capture, previous)
    if elsewhere is not None:
        return Verdict(VerdictCode.MOVED, (elsewhere,), 0.0)
    kind = kind_of(capture.body)
    verdict = judge_html(capture, previous) if kind is Kind.HTML else judge_bytes(capture, kind)
    short = shortfall(capture)
    return _doubted(verdict, short) if short is not None and verdict.ok else verdict


def _doubted(verdict: Verdict, reason: str) -> Verdict:
    return replace(verdict, reasons=(reason, *verdict.reasons), quality=min(CUT, verdict.quality))


def _by_header(capture: Capture) -> Verdict | None:
    for rule in RULES:
        if rule.where is Where.HEADER and all(_has_header(capture, mark) for mark in rule.marks):
            return Verdict(rule.code, (f"{rule.product} answers in place of the page (header)",), 0.0)
    return None


def _has_header(capture: Capture, mark: str) -> bool:
    name, _, value = mark.partition(": ")
    given = capture.header(name)
    return given is not None and given.strip().lower().startswith(value)


def _by_address(capture: Capture) -> Verdict | None:
    if not capture.hops:
        return None
    end = urlsplit(capture.final_url)
    address = f"//{end.netloc}{end.path}".lower()
    for rule in RULES:
        if rule.where is Where.ADDRESS and all(mark in address for mark in rule.marks):
            return Verdict(rule.code, (f"sent to {rule.product}: {end.netloc}{end.path}",), 0.0)
    return None


def _by_status(capture: Capture, status: int) -> Verdict:
    """Judge an answer that is no success; block pages come with any status, so the body is asked first."""
    if status in {404, 410}:
        return Verdict(VerdictCode.GONE, (f"the server says that the page is not there ({status})",), 0.0)
    product = product_of(capture, VerdictCode.BLOCKED)
    if product is not None:
        return Verdict(VerdictCode.BLOCKED, (f"{product} answers in place of the page ({status})",), 0.0)
    if status in _REFUSALS:
        return Verdict(VerdictCode.BLOCKED, (_REFUSALS[status],), 0.0)
    if status >= 500:
        return Verdict(VerdictCode.ERROR, (f"the server failed ({status})",), 0.0)
    if 300 <= status < 400:
        return Verdict(VerdictCode.ERROR, (f"it redirects ({status}) and does not say where",), 0.0)
    return Verdict(VerdictCode.ERROR, (f"unexpected status {status}",), 0.0)


__all__ = ["JUDGE_VERSION", "judge"]
