"""The one place where the service learns what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def clock_of(fixed: datetime | None) -> Clock:
    """Return a clock in aware UTC; with a fixed time it stands still there."""
    if fixed is None:
        return lambda: datetime.now(UTC)
    moment = fixed.astimezone(UTC)
    return lambda: moment
