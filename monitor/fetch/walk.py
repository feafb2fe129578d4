"""Where a fetch is: the address that comes next, the redirects behind it, the tries and seconds left."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag

import httpx

from monitor.model import Capture, Hop, Network, Validators

NO_VALIDATORS = Validators()

MAX_HOPS = 10
"""Redirects that are followed to reach a document."""


@dataclass(frozen=True, slots=True)
class Request:
    """One document to fetch: for which source, under which rules, and what is known of it already."""

    source: str
    url: str
    network: Network
    validators: Validators = NO_VALIDATORS
    accept_language: str | None = None


@dataclass(slots=True)
class Walk:
    """How far a fetch has come.

    `limit` is the largest body in bytes, `remaining` the seconds that are left of this try, `lost` says that
    redirects led nowhere.
    """

    request: Request
    url: str
    requested_at: datetime
    remaining: float
    limit: int
    max_hops: int = MAX_HOPS
    for_robots: bool = False
    hops: list[Hop] = field(default_factory=list)
    attempts: int = 0
    robots: str = "allowed"
    lost: bool = False

    @property
    def validators(self) -> Validators:
        """What may be sent now: nothing after a redirect, because it belongs to another address."""
        return Validators() if self.hops else self.request.validators


@dataclass(frozen=True, slots=True)
class Later:
    """Ask again after some seconds; `whole_origin` when the server itself asked for the pause."""

    seconds: float
    whole_origin: bool = False


class EndError(Exception):
    """The walk ends without an answer; `error` is one line, or None where robots.txt alone is the reason."""

    def __init__(self, error: str | None) -> None:
        super().__init__(error)
        self.error = error


def follow(walk: Walk, hop: Hop) -> None:
    """Go to where a redirect points.  Raises `EndError` where that leads nowhere."""
    try:
        target = urldefrag(str(httpx.URL(walk.url).join(hop.location))).url
    except (httpx.InvalidURL, ValueError):
        raise EndError(f"redirected to {hop.location[:200]!r}, which is no valid address") from None
    if len(walk.hops) >= walk.max_hops:
        walk.lost = True
        raise EndError(f"redirected more than {walk.max_hops} times, last to {target[:200]}")
    walk.hops.append(Hop(hop.url, hop.status, target))
    if any(_same(earlier.url, target) for earlier in walk.hops):
        walk.lost = True
        raise EndError(f"redirected in a loop: {target[:200]} was asked before")
    walk.url = target


def _same(first: str, second: str) -> bool:
    return first == second or httpx.URL(first) == httpx.URL(second)


def validators_of(capture: Capture) -> Validators:
    """Return what may be sent the next time this document is asked for; empty when nothing may.

    Only a whole answer (200) of the document's own address counts: what came by a redirect belongs to another
    address, and what was cut off or failed must be had again.  The date is the server's own `Last-Modified`,
    never our clock: some servers compare it for equality.  It counts seconds, so that a page which changes
    twice in one second keeps its date; it is used only where it was past when the answer was made.
    """
    if capture.status != 200 or capture.hops or capture.truncated or capture.error:
        return Validators()
    modified = capture.header("last-modified") or None
    return Validators(capture.header("etag") or None, modified if _is_past(capture, modified) else None)


def _is_past(capture: Capture, modified: str | None) -> bool:
    """Say whether a date of the server lies a whole second before its answer (RFC 9110 §8.8.2.2).

    Without the time of the answer nothing speaks against it.
    """
    try:
        then, now = (parsedate_to_datetime(text or "") for text in (modified, capture.header("date")))
        return (now - then).total_seconds() > 1
    except (ValueError, TypeError, IndexError):
        return True
