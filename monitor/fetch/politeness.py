"""How not to be a burden: a gap between requests to one origin, few at a time, and patience after refusals.

An origin is scheme, host and port.  The gap counts from the start of one request to the start of the next;
retries and robots.txt count like any other request.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import anyio

Sleep = Callable[[float], Awaitable[None]]
Timer = Callable[[], float]

RETRY_STATUSES = frozenset({429}) | frozenset(range(500, 600))
"""Answers that may be better next time: too many requests, and the server's own failures."""

FIRST_BACK_OFF = 1.0
"""Seconds before the first retry; doubled for each further one."""

MAX_BACK_OFF = 30.0
"""Seconds that a back-off grows to, before the jitter."""

MAX_RETRY_AFTER = 120.0
"""Seconds of `Retry-After` that are waited for inside one poll; who asks for more is asked next time."""

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port, in lower case and with the default port filled in (RFC 6454 §4)."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if DEFAULT_PORTS.get(self.scheme) == self.port else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def origin_of(url: str) -> Origin:
    """Return the origin of an http or https address."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return Origin(scheme, (parts.hostname or "").rstrip("."), parts.port or DEFAULT_PORTS.get(scheme, 0))


@dataclass(slots=True)
class _Turn:
    lock: anyio.Lock = field(default_factory=anyio.Lock)
    earliest: float = float("-inf")


class Gate:
    """Lets requests start: at most `concurrency` at once, and never two of one origin within its gap."""

    def __init__(self, concurrency: int, *, sleep: Sleep, timer: Timer) -> None:
        self._slots = anyio.Semaphore(max(1, concurrency))
        self._turns: dict[Origin, _Turn] = {}
        self._sleep = sleep
        self._timer = timer

    @asynccontextmanager
    async def request(self, origin: Origin, gap: float) -> AsyncIterator[None]:
        """Wait for the turn of a request, and hold its place while it runs.  `gap` in seconds, 0 is legal."""
        turn = self._turns.setdefault(origin, _Turn())
        async with turn.lock:
            wait = turn.earliest - self._timer()
            if wait > 0:
                await self._sleep(wait)
            # The lock is kept until a place is free: otherwise two requests that waited their gap could
            # both be let in by the same moment.
            await self._slots.acquire()
            turn.earliest = self._timer() + gap
        try:
            yield
        finally:
            self._slots.release()

    def hold_back(self, origin: Origin, seconds: float) -> None:
        """Let nothing start at an origin for some seconds: it asked for a pause (`Retry-After`)."""
        turn = self._turns.setdefault(origin, _Turn())
        turn.earliest = max(turn.earliest, self._timer() + seconds)


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` header asks for (RFC 9110 §10.2.3), or None.

    It is a number of seconds or an HTTP date; `now` is the server's `Date` where it sent one, so that a
    wrong clock on either side does no harm.  A moment that has passed is 0.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def back_off(url: str, retry: int) -> float:
    """Return the seconds before the `retry`-th retry (from 1): exponential, with up to half as much jitter.

    The jitter comes from the address and not from chance: many sources spread, and a run can be repeated.
    """
    base = min(MAX_BACK_OFF, FIRST_BACK_OFF * 2.0 ** (retry - 1))
    digest = hashlib.sha256(f"{retry} {url}".encode("utf-8", "surrogatepass")).digest()
    return base * (1.0 + digest[0] / 510.0)
