"""Poll what is due: fetch, record, publish, notify.  The whole run is the lines of `poll`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.config import is_due, next_due
from monitor.errors import UsageError
from monitor.model import Change, SourceResult
from monitor.service import leases
from monitor.service.beginning import begin, finish
from monitor.service.clock import Clock, clock_of
from monitor.service.notifying import notify
from monitor.service.publishing import publish
from monitor.service.reading import Reader
from monitor.service.reminding import remind
from monitor.service.run import PLAIN, Options, PollResult, Run

if TYPE_CHECKING:
    import httpx

    from monitor.config import Settings, Source
    from monitor.fetch import Fetcher
    from monitor.service.recording import Recorded
    from monitor.store import Reading, Store

log = logging.getLogger(__name__)


def poll(
    settings: Settings,
    store: Store,
    *,
    options: Options = PLAIN,
    clock: Clock | None = None,
    reader: Reader | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    progress: Callable[[SourceResult], None] | None = None,
) -> PollResult:
    """Poll the sources that are due, write reports, send mail; return what happened.

    Trouble of single sources is part of the result.  Raises UsageError for a source that does not exist,
    StoreError and DeliveryError when the database or the reports folder cannot be written; what was told
    until then is mailed all the same.
    """
    clock = clock or clock_of(settings.now)
    due, idle = due_sources(settings, store, options, clock())
    run = begin(settings, store, clock, due, options=options, reader=reader, progress=progress)
    recorded = poll_sources(run, due, transport) if due else []
    results = (*(one.result for one in recorded), *idle)
    reminders = remind(run)
    finish(run, results)
    try:
        report = publish(run)
    finally:
        messages = notify(run)
    changes = _as_told(store, run.id, [*(change for one in recorded for change in one.changes), *reminders])
    broken = any(one.broken for one in recorded)
    return PollResult(run.id, run.started, results, changes, report, messages, broken)


def _as_told(store: Store, run_id: str, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return changes in the order in which they were told: sources are polled at once and recorded as they come."""
    if len(changes) < 2:
        return tuple(changes)
    with store.reading() as reading:
        order = {one.change.id: place for place, one in enumerate(reading.changes(run=run_id))}
    return tuple(sorted(changes, key=lambda change: order.get(change.id, len(order))))


def due_sources(
    settings: Settings, store: Store, options: Options, now: datetime
) -> tuple[list[Source], list[SourceResult]]:
    """Return the sources to poll now, and a result for each of the others that were asked for."""
    chosen = chosen_sources(settings, options.only)
    if options.force:
        return chosen, []
    with store.reading() as reading:
        due = [one for one in chosen if is_due(one.schedule, due_at(reading, one, now), now)]
    return due, [SourceResult(one.id, "not-due") for one in chosen if one not in due]


def chosen_sources(settings: Settings, only: Sequence[str]) -> list[Source]:
    """Return the named sources, or all that are enabled.  Raises UsageError for a name that nobody has."""
    known = {source.id: source for source in settings.sources}
    missing = [name for name in only if name not in known]
    if missing:
        raise UsageError(f"no source is called {', '.join(map(repr, missing))}; `monitor sources` lists them")
    if only:
        return [known[name] for name in dict.fromkeys(only)]
    return [source for source in settings.sources if source.enabled]


def due_at(reading: Reading, source: Source, now: datetime) -> datetime | None:
    """Return when a source is due; None when it was never polled as it is configured now.

    A schedule that became shorter counts from the last poll.
    """
    state = reading.source_state(source.id)
    if state is None or state.last_polled_at is None or state.next_due_at is None:
        return None
    if state.fingerprint != source.fingerprint:
        return None
    return min(state.next_due_at, next_due(source.schedule, source.id, state.last_polled_at, now))


def poll_sources(
    run: Run, due: Sequence[Source], transport: httpx.AsyncBaseTransport | None = None
) -> list[Recorded]:
    """Fetch all due sources at once, politely, and record each as it comes."""
    import asyncio

    return asyncio.run(_poll_sources(run, due, transport))


async def _poll_sources(
    run: Run, due: Sequence[Source], transport: httpx.AsyncBaseTransport | None
) -> list[Recorded]:
    import asyncio

    from monitor.fetch import Fetcher

    run = replace(run, turn=asyncio.Lock())
    async with Fetcher(run.settings.network, clock=run.clock, transport=transport) as fetcher:
        return await asyncio.gather(*(poll_source(run, source, fetcher) for source in due))


async def poll_source(run: Run, source: Source, fetcher: Fetcher) -> Recorded:
    """Poll one source: a unit of work that needs the run and nothing of any other source.

    A broken source is logged with its trace and fails alone.
    """
    from monitor.service.recording import Recorded

    if not leases.take(run, source):
        result = SourceResult(source.id, "not-due", "another poll of it is running")
        run.progress(result)
        return Recorded(result)
    try:
        recorded = await _fetch_and_record(run, source, fetcher)
    except Exception as error:
        log.exception("poll failed source=%s", source.id)
        words = f"{type(error).__name__}: {error}"
        recorded = Recorded(SourceResult(source.id, "failed", words), broken=True)
    finally:
        leases.give_back(run, source)
    _note(run, source, recorded.result)
    run.progress(recorded.result)
    return recorded


async def _fetch_and_record(run: Run, source: Source, fetcher: Fetcher) -> Recorded:
    import asyncio

    from monitor.service import discovering, following
    from monitor.service.recording import CONFIGURED, Role, record

    if source.kind != "page":
        return await discovering.poll_index(run, source, fetcher)
    capture = await following.fetch_document(run, source, source.url, fetcher)
    role = CONFIGURED
    if source.follow is not None:  # what is expected is expected of the list behind the link
        role = Role(facts=replace(source.facts, min_entries=None, anchors=()))
    async with run.turn or asyncio.Lock():
        recorded = await asyncio.to_thread(record, run, source, capture, role)
    return await following.follow(run, source, capture, fetcher, recorded)


def _note(run: Run, source: Source, result: SourceResult) -> None:
    """Note that a source was polled and when it is due next.

    Both count from the start of the run, so that a schedule never drifts.  What this
    raises is logged: the captures are recorded, and the source is polled again.
    """
    failing = result.outcome in ("failed", "held")
    try:
        with run.store.transaction() as transaction:
            transaction.save_source_state(
                source.id,
                fingerprint=source.fingerprint,
                next_due_at=next_due(source.schedule, source.id, run.started, run.started),
                last_polled_at=run.started,
                trouble=(result.reason or result.outcome) if failing else None,
            )
    except Exception:
        log.exception("cannot note the poll of source=%s", source.id)
    log.info("polled source=%s outcome=%s reason=%s", source.id, result.outcome, result.reason)
