"""Answers to judge: a good page, and captures that differ from it in what a table says."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

from monitor.model import Capture, Hop

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
