"""When a source is due: one rule for the one-shot poll and for the service, so that they never disagree."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from monitor.config.cron import parse_cron

if TYPE_CHECKING:
    from apscheduler.triggers.base import BaseTrigger

SPREAD = timedelta(minutes=2)
"""Over how long the first polls after a start are spread, so that they do not all leave at once."""

SLACK = timedelta(seconds=30)
"""How much too early a one-shot poll may be: cron starts a few seconds sooner or later each time, and an
hourly cron job with `every: 1h` would otherwise poll only every second hour."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a source is polled: either an interval or a cron expression with its time zone."""

    every: timedelta | None = None
    cron: str | None = None
    time_zone: str = "UTC"

    def __str__(self) -> str:
        return f"every {in_words(self.every)}" if self.every is not None else f"{self.cron} {self.time_zone}"


def next_due(schedule: Schedule, source_id: str, last: datetime | None, now: datetime) -> datetime:
    """Return when a source is due next, in aware UTC.

    `last` is when it was polled last; the result may lie before `now`: then it is overdue, however long, and
    one poll makes up for all that were missed.  A source that was never polled is due within `SPREAD`
    of `now`, at a moment of its own.
    """
    if last is None:
        return (now + spread(schedule, source_id)).astimezone(UTC)
    if schedule.every is not None:
        return (last + schedule.every).astimezone(UTC)
    # never the same moment again, whatever fraction of a second the clock gave
    after = last.astimezone(UTC) + timedelta(microseconds=1)
    fires: list[datetime | None] = [one.get_next_fire_time(None, after) for one in _triggers(schedule)]
    return min(fire.astimezone(UTC) for fire in fires if fire is not None)


def is_due(schedule: Schedule, due: datetime | None, now: datetime) -> bool:
    """Say whether a one-shot poll should poll a source whose stored time is `due` (None: never polled).

    A poll that comes a little before an interval is over counts as in time: `SLACK`, and never more than a
    tenth of the interval.  The minutes of a cron expression are taken at their word.
    """
    if due is None:
        return True
    slack = timedelta() if schedule.every is None else min(SLACK, schedule.every / 10)
    return due <= now + slack


def spread(schedule: Schedule, source_id: str) -> timedelta:
    """Return the moment of a source inside `SPREAD`, always the same for the same id."""
    window = SPREAD if schedule.every is None else min(SPREAD, schedule.every / 2)
    share = int.from_bytes(hashlib.sha256(source_id.encode()).digest()[:4], "big") / 2**32
    return timedelta(seconds=int(window.total_seconds() * share))


def in_words(duration: timedelta) -> str:
    """Return a duration as it is written in `sources.yaml`: `1h30m`."""
    seconds = duration.total_seconds()
    parts = []
    for unit, length in (("d", 86_400), ("h", 3_600), ("m", 60)):
        count, seconds = divmod(seconds, length)
        parts += [f"{int(count)}{unit}"] if count else []
    return "".join([*parts, f"{seconds:g}s"] if seconds or not parts else parts)


@lru_cache(maxsize=4096)
def _triggers(schedule: Schedule) -> tuple[BaseTrigger, ...]:
    """Return the triggers of a cron expression; the library is loaded only where there is one."""
    from apscheduler.triggers.cron import CronTrigger

    zone: Any = ZoneInfo(schedule.time_zone)
    keywords = parse_cron(schedule.cron or "").keywords()
    return tuple(CronTrigger(timezone=zone, second=0, **fields) for fields in keywords)
