"""When a document is read again: pages are edited and pulled after publication, most of them soon.

The times count from the last change that was seen, so that an edit is followed as closely as a publication.
"""

from __future__ import annotations

from datetime import datetime, timedelta

STEPS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30))
RETRIES = (timedelta(0), timedelta(hours=1), timedelta(hours=3))
"""After failures in a row: at the next poll, and so that the third failure comes more than two hours after the
first, which is when trouble is told."""


def next_reading(changed: datetime, now: datetime) -> datetime | None:
    """Return when a document is due next; None after the last step.  `changed` is when its bytes last did."""
    return next((changed + step for step in STEPS if changed + step > now), None)


def next_try(failures: int, changed: datetime, now: datetime) -> datetime | None:
    """Return when a document that failed so often in a row is tried again."""
    if failures <= len(RETRIES):
        return now + RETRIES[max(0, failures - 1)]
    return next_reading(changed, now)
