"""What robots.txt lets us read (RFC 9309): asked once per origin, kept for a day, and obeyed.

A missing file (any 4xx) permits everything; one that cannot be had (5xx, no answer) forbids everything for
the time being.  The answer is kept on every capture, whichever way it went.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import anyio
from protego import Protego

from monitor.fetch.politeness import Origin

LIFETIME = timedelta(hours=24)
"""How long an answer is used (RFC 9309 §2.4)."""

UNREACHABLE_LIFETIME = timedelta(minutes=10)
"""How long a failure is remembered: long enough to spare the origin, short enough to notice its return."""

MAX_ROBOTS = 500 * 1024
"""Bytes that are read of a robots.txt (RFC 9309 §2.5)."""

MAX_REDIRECTS = 5
"""Redirects that are followed to reach a robots.txt (RFC 9309 §2.3.1.2)."""


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What asking for a robots.txt brought: the last status (None: no answer), the body, or one line why not.

    `too_many_redirects` counts as a missing file (RFC 9309 §2.3.1.2).
    """

    status: int | None
    body: bytes = b""
    error: str | None = None
    too_many_redirects: bool = False


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an address may be read; `state` is the word kept on the capture, `reason` one line."""

    allowed: bool
    state: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    expires: datetime
    state: str
    rules: Protego | None = None
    reason: str | None = None


AskRobots = Callable[[str], Awaitable[RobotsAnswer]]


class Robots:
    """The rules of every origin met in a run."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._rules: dict[Origin, _Rules] = {}
        self._locks: dict[Origin, anyio.Lock] = {}

    async def permission(self, url: str, origin: Origin, *, user_agent: str, ask: AskRobots) -> Permission:
        """Say whether `user_agent` may read `url`; `ask` fetches a robots.txt when it is not known yet."""
        async with self._locks.setdefault(origin, anyio.Lock()):
            known = self._rules.get(origin)
            if known is None or known.expires <= self._clock():
                known = self._read(await ask(f"{origin}/robots.txt"), origin)
                self._rules[origin] = known
        if known.rules is None:
            return Permission(known.state == "none", known.state, known.reason)
        if known.rules.can_fetch(url, user_agent):
            return Permission(True, "allowed")
        return Permission(False, "disallowed", f"{origin}/robots.txt does not let us read {url}")

    def _read(self, answer: RobotsAnswer, origin: Origin) -> _Rules:
        now = self._clock()
        if answer.status is not None and 200 <= answer.status < 300:
            text = answer.body[:MAX_ROBOTS].decode("utf-8-sig", "replace")
            return _Rules(now + LIFETIME, "allowed", Protego.parse(text))
        if answer.too_many_redirects or (answer.status is not None and 300 <= answer.status < 500):
            return _Rules(now + LIFETIME, "none")
        if answer.status is None:
            reason = f"{answer.error} (asking for {origin}/robots.txt)"
        else:
            reason = f"{origin}/robots.txt fails with {answer.status}, so nothing may be read there for now"
        return _Rules(now + UNREACHABLE_LIFETIME, "unreachable", reason=reason)
