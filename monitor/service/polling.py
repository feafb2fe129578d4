"""Poll what is due: fetch, record, publish, notify.  The whole run is the four lines of `poll`."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.errors import UsageError
from monitor.model import SourceResult, Validators
from monitor.service.clock import Clock, clock_of
from monitor.service.notifying import notify
from monitor.service.publishing import publish
from monitor.service.reading import Reader
from monitor.service.run import Options, PollResult, Run

if TYPE_CHECKING:
    import httpx

    from monitor.config import Settings, Source
    from monitor.fetch import Fetcher
    from monitor.service.recording import Recorded
    from monitor.store import Store

log = logging.getLogger(__name__)

# A poll of one source that takes longer than this has died; another process may take the source over.
LEASE = timedelta(minutes=30)


def poll(
    settings: Settings,
    store: Store,
    *,
    options: Options = Options(),
    clock: Clock | None = None,
    reader: Reader | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    progress: Callable[[SourceResult], None] | None = None,
) -> PollResult:
    """Poll the sources that are due, write reports, send mail; return what happened.

    Trouble of single sources is part of the result.  Raises UsageError for a source that does not exist,
    StoreError and DeliveryError when the database or the reports folder cannot be written.
    """
    clock = clock or clock_of(settings.now)
    started = clock()
    chosen = chosen_sources(settings, options.only)
    due = [source for source in chosen if options.force or is_due(store, source, clock)]
    idle = [SourceResult(source.facts.id, "not-due") for source in chosen if source not in due]
    run = Run(
        id=store.new_run_id(started),
        settings=settings,
        store=store,
        clock=clock,
        reader=reader or Reader(),
        options=options,
        progress=progress or (lambda result: None),
    )
    recorded = poll_sources(run, due, transport) if due else []
    results = (*(one.result for one in recorded), *idle)
    report = publish(run, results)
    messages = notify(run)
    changes = tuple(change for one in recorded for change in one.changes)
    return PollResult(run.id, started, results, changes, report, messages)


def chosen_sources(settings: Settings, only: Sequence[str]) -> list[Source]:
    """Return the named sources, or all that are enabled."""
    known = {source.facts.id: source for source in settings.sources}
    missing = [name for name in only if name not in known]
    if missing:
        raise UsageError(f"no source is called {', '.join(map(repr, missing))}; `monitor sources` lists them")
    if only:
        return [known[name] for name in dict.fromkeys(only)]
    return [source for source in settings.sources if source.enabled]


def is_due(store: Store, source: Source, clock: Clock) -> bool:
    """Say whether a source was never polled or its time has come."""
    with store.reading() as reading:
        state = reading.source_state(source.facts.id)
    return state is None or state.next_due_at is None or state.next_due_at <= clock()


def poll_sources(
    run: Run, due: Sequence[Source], transport: httpx.AsyncBaseTransport | None
) -> list[Recorded]:
    """Fetch all due sources at once, politely, and record each as it comes."""
    return asyncio.run(_poll_sources(run, due, transport))


async def _poll_sources(
    run: Run, due: Sequence[Source], transport: httpx.AsyncBaseTransport | None
) -> list[Recorded]:
    from monitor.fetch import Fetcher

    run.store.start_run(run.id, run.clock(), run.settings)
    async with Fetcher(run.settings.network, clock=run.clock, transport=transport) as fetcher:
        return await asyncio.gather(*(poll_source(run, source, fetcher) for source in due))


async def poll_source(run: Run, source: Source, fetcher: Fetcher) -> Recorded:
    """Poll one source: a unit of work that needs the run and nothing of any other source.

    A broken source is logged with its trace and fails alone.
    """
    from monitor.service.recording import Recorded

    owner = f"{socket.gethostname()}:{os.getpid()}:{run.id}"
    if not run.store.lease(source.facts.id, owner, run.clock(), run.clock() + LEASE):
        return _tell(run, Recorded(SourceResult(source.facts.id, "not-due", "another poll of it is running")))
    try:
        recorded = await _fetch_and_record(run, source, fetcher)
    except Exception as error:
        log.exception("poll failed source=%s", source.facts.id)
        recorded = Recorded(SourceResult(source.facts.id, "failed", f"{type(error).__name__}: {error}"))
    finally:
        run.store.release(source.facts.id, owner)
    return _tell(run, recorded)
