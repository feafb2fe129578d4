"""What the tests of discovery share: reading an index by the kind of its source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.discover import KINDS, Index, Plan

Look = Callable[..., Index]
BASE = "https://news.example.org/feed/"


@pytest.fixture
def look() -> Look:
    """Read text or bytes as an index of a kind."""

    def look(kind: str, body: str | bytes, url: str = BASE, pattern: str | None = None) -> Index:
        raw = body.encode() if isinstance(body, str) else body
        return KINDS[kind].read(raw, None, url, Plan(url, pattern))

    return look
