"""The client of a run: one address in, one capture out, whatever happens.

A fetch is a walk from address to address.  At each one the same questions come in the same order: is it
safe, does robots.txt let us, is it our turn, what came back?  A redirect leads to the next address; trouble
that may pass leads to another try; everything else ends in a capture.  Validators are sent to the first
address only, and only strings that the server itself gave are ever sent.
"""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag

import anyio
import httpx

from monitor.fetch.exchange import Answer, ExchangeError, exchange, request_headers
from monitor.fetch.politeness import (
    MAX_RETRY_AFTER,
    RETRY_STATUSES,
    Gate,
    Sleep,
    Timer,
    back_off,
    origin_of,
    retry_after,
)
from monitor.fetch.robots import MAX_REDIRECTS as MAX_ROBOTS_REDIRECTS
from monitor.fetch.robots import MAX_ROBOTS, Robots, RobotsAnswer
from monitor.fetch.safety import UnsafeAddressError, check_url
from monitor.fetch.transport import CheckedTransport
from monitor.fetch.walk import EndError, Later, Request, Walk, follow
from monitor.model import Capture, Hop, Network

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses whose `Location` is followed (RFC 9110 §15.4)."""


class Fetcher:
    """Fetches documents; one for a run, used as an async context manager.

    `network` gives the run's concurrency; all else comes from each request's own `Network`.  `clock` stamps
    captures, `timer` (seconds, monotonic) measures gaps and time limits, `sleep` waits.  `ssl_context`
    replaces the usual certificate authorities (verification itself cannot be switched off), `transport` the
    network as a whole; with a transport of one's own no name is resolved, so only literal addresses are
    checked.
    """

    def __init__(
        self,
        network: Network,
        *,
        clock: Callable[[], datetime],
        sleep: Sleep = anyio.sleep,
        timer: Timer = time.monotonic,
        transport: httpx.AsyncBaseTransport | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        if ssl_context is not None and ssl_context.verify_mode is not ssl.CERT_REQUIRED:
            raise ValueError("the TLS context does not verify certificates; use one that does")
        self._clock = clock
        self._sleep = sleep
        self._timer = timer
        self._gate = Gate(network.concurrency, sleep=sleep, timer=timer)
        self._robots = Robots(clock=clock)
        self._client = httpx.AsyncClient(
            transport=transport
            or CheckedTransport(
                ssl_context=ssl_context or httpx.create_ssl_context(), concurrency=network.concurrency
            ),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def fetch(self, request: Request) -> Capture:
        """Return what came back.  Expected trouble never raises: it is a capture without status."""
        return await self._run(self._start(request, request.network.max_body))

    def _start(self, request: Request, limit: int) -> Walk:
        return Walk(request, urldefrag(request.url).url, self._clock(), request.network.timeout, limit)

    async def _run(self, walk: Walk) -> Capture:
        try:
            while True:
                await self._may_ask(walk)
                outcome = await self._try(walk)
                if isinstance(outcome, Capture):
                    return outcome
                follow(walk, outcome)
        except EndError as end:
            return self._capture(walk, error=end.error)

    async def _may_ask(self, walk: Walk) -> None:
        """Check safety and robots.txt for the address that comes next; end the walk where either says no."""
        network = walk.request.network
        try:
            check_url(walk.url, allow_private=network.allow_private)
        except UnsafeAddressError as error:
            raise EndError(str(error)) from None
        if walk.for_robots:
            return
        if network.robots_ignored is not None:
            walk.robots = f"ignored: {network.robots_ignored}"
            return
        permission = await self._robots.permission(
            walk.url,
            origin_of(walk.url),
            user_agent=network.user_agent,
            ask=partial(self._ask_robots, walk.request),
        )
        walk.robots = permission.state
        if not permission.allowed:
            raise EndError(permission.reason if permission.state == "unreachable" else None)

    async def _ask_robots(self, request: Request, url: str) -> RobotsAnswer:
        """Fetch a robots.txt under the same limits as the document that needs it."""
        walk = self._start(Request(request.source, url, request.network), MAX_ROBOTS)
        walk.for_robots, walk.max_hops = True, MAX_ROBOTS_REDIRECTS
        capture = await self._run(walk)
        return RobotsAnswer(capture.status, capture.body, capture.error, too_many_redirects=walk.lost)

    async def _try(self, walk: Walk) -> Capture | Hop:
        """Ask one address until there is an answer worth having or no try is left."""
        network = walk.request.network
        while True:
            walk.attempts = max(1, walk.attempts)
            may_retry = walk.attempts <= network.retries
            try:
                outcome = await self._ask(walk, may_retry=may_retry)
            except ExchangeError as error:
                if not (error.passing and may_retry):
                    tries = f" (after {walk.attempts} tries)" if walk.attempts > 1 else ""
                    raise EndError(f"{error}{tries}") from None
                outcome = Later(back_off(walk.url, walk.attempts))
            if not isinstance(outcome, Later):
                return outcome
            if outcome.whole_origin:
                self._gate.hold_back(origin_of(walk.url), outcome.seconds)
            else:
                await self._sleep(outcome.seconds)
            walk.attempts += 1
            walk.remaining = network.timeout

    async def _ask(self, walk: Walk, *, may_retry: bool) -> Capture | Hop | Later:
        """Make one request.  Raises `ExchangeError`."""
        network = walk.request.network
        headers = request_headers(network, walk.validators, walk.request.accept_language)
        seconds = max(0.01, walk.remaining)
        async with self._gate.request(origin_of(walk.url), network.per_origin_delay):
            walk.requested_at = self._clock()
            started = self._timer()
            try:
                async with exchange(
                    self._client,
                    walk.url,
                    network=network,
                    headers=headers,
                    seconds=seconds,
                ) as answer:
                    return await self._answered(walk, answer, may_retry=may_retry)
            finally:
                walk.remaining -= self._timer() - started

    async def _answered(self, walk: Walk, answer: Answer, *, may_retry: bool) -> Capture | Hop | Later:
        """Decide by the head of an answer whether to wait, to go on elsewhere, or to read the body."""
        if answer.status in RETRY_STATUSES and may_retry:
            later = self._later(walk, answer)
            if later is not None:
                return later
        location = answer.header("location")
        if answer.status in REDIRECTS and location:
            return Hop(walk.url, answer.status, location)
        if answer.status == 304 and not walk.validators:
            raise ExchangeError(
                "the server answers 304 (nothing changed) to a request that did not ask", passing=False
            )
        body, truncated = await answer.read(walk.limit)
        return self._capture(walk, answer, body=body, truncated=truncated)

    def _later(self, walk: Walk, answer: Answer) -> Later | None:
        """Return how long to wait after a refusal, or None when it is longer than a poll should last."""
        asked = retry_after(answer.header("retry-after"), now=_server_time(answer) or self._clock())
        if asked is None:
            return Later(back_off(walk.url, walk.attempts))
        return Later(asked, whole_origin=True) if asked <= MAX_RETRY_AFTER else None

    def _capture(
        self,
        walk: Walk,
        answer: Answer | None = None,
        *,
        body: bytes = b"",
        truncated: bool = False,
        error: str | None = None,
    ) -> Capture:
        return Capture(
            source=walk.request.source,
            url=walk.request.url,
            final_url=walk.url,
            requested_at=walk.requested_at,
            captured_at=self._clock(),
            status=answer.status if answer else None,
            headers=answer.kept_headers() if answer else (),
            body=body,
            sha256=hashlib.sha256(body).hexdigest() if body else "",
            hops=tuple(walk.hops),
            truncated=truncated,
            error=error,
            robots=walk.robots,
            attempts=walk.attempts,
        )


def _server_time(answer: Answer) -> datetime | None:
    try:
        moment = parsedate_to_datetime(answer.header("date") or "")
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
