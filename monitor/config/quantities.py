"""Durations and sizes as people write them: `15m`, `1h30m`, `20 MB`.

A number without a unit is refused, because nobody can tell whether `timeout: 60` means seconds or minutes.
"""

from __future__ import annotations

import re
from datetime import timedelta

DURATION_UNITS = {
    "w": 7 * 86_400.0,
    "d": 86_400.0,
    "h": 3_600.0,
    "m": 60.0,
    "s": 1.0,
    "ms": 0.001,
}
"""Seconds in each unit of a duration, longest first: the order in which the parts must stand."""

SIZE_UNITS = {
    "b": 1,
    "kb": 10**3,
    "mb": 10**6,
    "gb": 10**9,
    "kib": 2**10,
    "mib": 2**20,
    "gib": 2**30,
}
"""Bytes in each unit of a size (IEC 80000-13: k, M, G count in thousands, Ki, Mi, Gi in 1024s)."""

DURATION_EXAMPLES = "a number and a unit, like 90s, 15m, 6h, 1d or 1h30m"
SIZE_EXAMPLES = "a number and a unit, like 500 kB, 20 MB or 5 MiB"

_DURATION_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(ms|[wdhms])\s*", re.IGNORECASE)
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([kmg]i?b|b)", re.IGNORECASE)
_LONGEST = timedelta(
    days=366 * 10
)  # longer than any interval that makes sense, short enough to add to a date


def parse_duration(text: str) -> timedelta:
    """Return a duration such as `15m`, `1h30m` or `500ms`.

    Each unit may stand once, longer ones first.  Raises ValueError with the remedy.
    """
    seconds, end, rank = 0.0, 0, -1
    order = list(DURATION_UNITS)
    stripped = text.strip()
    while end < len(stripped):
        part = _DURATION_PART.match(stripped, end)
        if part is None or order.index(part[2].lower()) <= rank:
            break
        rank = order.index(part[2].lower())
        seconds += float(part[1]) * DURATION_UNITS[part[2].lower()]
        end = part.end()
    if end < len(stripped) or rank < 0:
        raise ValueError(f"{shown(text)} is no duration (write {DURATION_EXAMPLES})")
    if seconds > _LONGEST.total_seconds():
        raise ValueError(f"{shown(text)} is too long (at most ten years)")
    return timedelta(seconds=seconds)


def parse_size(text: str) -> int:
    """Return a size such as `20 MB` in bytes; raises ValueError with the remedy."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{shown(text)} is no size (write {SIZE_EXAMPLES})")
    return round(float(match[1]) * SIZE_UNITS[match[2].lower()])


def shown(text: str, limit: int = 60) -> str:
    """Return text as it is quoted in an error: in quotes, on one line, not too long."""
    return repr(text if len(text) <= limit else f"{text[: limit - 1]}…")
