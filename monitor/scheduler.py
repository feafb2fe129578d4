"""Polling on a schedule, in the foreground: when each source is polled, and how it all ends.

The database says when a source is due, and the scheduler only wakes up at that time.  A source has one
appointment at a time: the next one is made when its poll is over, from what the poll wrote down.  So two
polls of one source never overlap, a late one is never dropped, many missed ones become one, a restart
neither floods nor forgets, and a poll that somebody else made in the meantime counts.

On SIGTERM nothing new begins, and polls under way get a few seconds.  What is not over then is abandoned:
every document is recorded in one transaction, so nothing half done remains, and it is due again at the
next start.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from queue import SimpleQueue
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.executors.base import BaseExecutor, run_job
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from monitor.config import Schedule, Settings, Source, is_due
from monitor.config.schedule import spread
from monitor.errors import UsageError

log = logging.getLogger(__name__)

WORKERS = 8
"""How many sources are polled at once; each poll mostly waits for the network."""

GRACE = 5.0
"""Seconds that polls under way get to end after SIGTERM; systemd kills after 90."""

AGAIN = timedelta(minutes=1)
"""When a source is tried again whose poll did not move its due time: it broke, or another process has it."""

DELIVER_EVERY = timedelta(minutes=5)
"""How often mail that waits (a digest that is due, a message that the server refused for now) is sent."""

DELIVERY = "deliver what waits"  # no source id may hold a blank

NextDue = Callable[[str], datetime | None]


def serve(
    settings: Settings,
    run_source: Callable[[str], None],
    next_due: NextDue,
    stop: threading.Event,
    *,
    deliver: Callable[[], None] | None = None,
    grace: float = GRACE,
) -> None:
    """Poll every enabled source whenever it is due, until `stop` is set.

    `run_source` polls one source and stores when it is due next; `next_due` reads that back (None: never
    polled).  Both are called from several threads at once.  `deliver` sends what waits.  What they raise is
    logged and tried again.  Raises UsageError when there is nothing to serve or the clock is made up.
    """
    check(settings)
    sources = {source.id: source for source in settings.sources if source.enabled}
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # its words are about jobs, ours about sources
    pool = DaemonPool(min(WORKERS, len(sources) + 1))
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": pool})
    appointments = Appointments(scheduler, sources, run_source, next_due)
    if deliver is not None:
        trigger = IntervalTrigger(seconds=int(DELIVER_EVERY.total_seconds()), timezone=UTC)
        scheduler.add_job(
            partial(_deliver, deliver),
            trigger,
            id=DELIVERY,
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )
    appointments.make_first()
    scheduler.start()
    log.info("serving sources=%d", len(sources))
    try:
        stop.wait()
    finally:
        scheduler.shutdown(wait=False)
        abandoned = pool.leave(grace)
        if abandoned:
            log.warning("stopped during polls of %s: they are due again", ", ".join(sorted(abandoned)))
        log.info("stopped")


def check(settings: Settings) -> None:
    """Raise UsageError when there is nothing to serve or the clock is made up."""
    if settings.now is not None:
        raise UsageError("serve polls by the real clock: unset MONITOR_NOW, it is for one-shot commands")
    if not any(source.enabled for source in settings.sources):
        raise UsageError(f"{settings.path}: no source is enabled, so there is nothing to poll")


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """Give an event that SIGTERM and SIGINT set; afterwards the signals mean again what they meant before.

    To be used in the main thread.
    """
    stop = threading.Event()

    def handle(number: int, _frame: FrameType | None) -> None:
        log.info("received %s", signal.Signals(number).name)
        stop.set()

    before = {number: signal.signal(number, handle) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def first_appointment(schedule: Schedule, source_id: str, due: datetime | None, now: datetime) -> datetime:
    """Return when a source is polled first after a start: when it is due, or, if it is overdue, soon.

    What is overdue is spread, so that a start after a long break does not ask everything at once.
    """
    if due is not None and due > now:
        return due
    return now + spread(schedule, source_id)


def next_appointment(schedule: Schedule, due: datetime | None, now: datetime) -> datetime:
    """Return when a source is looked at again after a poll: when it is due, or soon if that is past."""
    if due is not None and due > now:
        return due
    return now + (AGAIN if schedule.every is None else min(AGAIN, schedule.every))


def _deliver(deliver: Callable[[], None]) -> None:
    try:
        deliver()
    except Exception:
        log.exception("what waits could not be delivered")


class Appointments:
    """One appointment a source, made anew whenever one is over."""

    def __init__(
        self,
        scheduler: BackgroundScheduler,
        sources: dict[str, Source],
        run_source: Callable[[str], None],
        next_due: NextDue,
    ) -> None:
        self._scheduler = scheduler
        self._sources = sources
        self._run_source = run_source
        self._next_due = next_due
        # two sources on one host are polled one after the other: politeness is to hosts, not to sources
        self._hosts = {urlsplit(source.url).netloc.lower(): threading.Lock() for source in sources.values()}
        scheduler.add_listener(self._over, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)

    def make_first(self) -> None:
        """Make the first appointment of every source."""
        now = datetime.now(UTC)
        for source in self._sources.values():
            self._make(source, first_appointment(source.schedule, source.id, self._next_due(source.id), now))

    def _make(self, source: Source, at: datetime) -> None:
        log.info("scheduled source=%s at=%s", source.id, at.isoformat(timespec="seconds"))
        self._scheduler.add_job(
            self._keep,
            DateTrigger(at, timezone=UTC),
            args=(source,),
            id=source.id,
            coalesce=True,
            misfire_grace_time=None,  # however late, it is kept
            max_instances=1,
            replace_existing=True,
        )

    def _keep(self, source: Source) -> None:
        """Poll a source, unless somebody else has done so since the appointment was made."""
        with self._hosts[urlsplit(source.url).netloc.lower()]:
            try:
                if is_due(source.schedule, self._next_due(source.id), datetime.now(UTC)):
                    self._run_source(source.id)
            except Exception:
                log.exception("poll failed source=%s", source.id)

    def _over(self, event: JobExecutionEvent) -> None:
        """Make the next appointment; the executor calls this when it has let go of the last one."""
        source = self._sources.get(event.job_id)
        if source is None:
            return  # the delivery has its own trigger
        now = datetime.now(UTC)
        try:
            due = self._next_due(source.id)
        except Exception:
            log.exception("cannot read when source=%s is due", source.id)
            due = None
        self._make(source, next_appointment(source.schedule, due, now))


class DaemonPool(BaseExecutor):  # type: ignore[misc]
    """Threads that do not keep the process alive, so that a hanging poll cannot keep it from ending."""

    def __init__(self, workers: int) -> None:
        super().__init__()
        self._workers = workers
        self._waiting: SimpleQueue[tuple[Job, list[datetime]] | None] = SimpleQueue()
        self._quiet = threading.Condition()
        self._under_way: set[str] = set()
        self._stopping = False

    def start(self, scheduler: Any, alias: str) -> None:
        """Start the threads; called by the scheduler."""
        super().start(scheduler, alias)
        for number in range(self._workers):
            threading.Thread(target=self._work, name=f"poll-{number + 1}", daemon=True).start()

    def shutdown(self, wait: bool = True) -> None:
        """Begin nothing new; with `wait`, wait for what is under way."""
        with self._quiet:
            self._stopping = True
        for _ in range(self._workers):
            self._waiting.put(None)
        if wait:
            self.leave(None)

    def leave(self, seconds: float | None) -> set[str]:
        """Wait so long for what is under way, and return what is not over then."""
        with self._quiet:
            self._quiet.wait_for(lambda: not self._under_way, timeout=seconds)
            return set(self._under_way)

    def _do_submit_job(self, job: Job, run_times: list[datetime]) -> None:
        self._waiting.put((job, run_times))

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            job, run_times = item
            with self._quiet:
                if self._stopping:
                    return
                self._under_way.add(job.id)
            try:
                events = run_job(job, job._jobstore_alias, run_times, self._logger.name)
            finally:
                with self._quiet:
                    self._under_way.discard(job.id)
                    self._quiet.notify_all()
            if not self._stopping:
                self._run_job_success(job.id, events)
