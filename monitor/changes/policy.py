"""The figures that decide, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """How many voices make a report, how long an absence must last, and when trouble is told.

    `voices_needed` counts independent voices of the press and of those affected.  `absence` is the least
    time between two accepted listings that both lack an organization before it counts as removed.  A
    source is told as unreachable after `failures` failures in a row over at least `failing`.
    """

    voices_needed: int = 2
    absence: timedelta = timedelta(hours=24)
    failures: int = 3
    failing: timedelta = timedelta(hours=2)


DEFAULT = Policy()
