"""Reports from stored changes: what is owed is written, and all of it can be written again byte for byte."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor.model import Disagreement, RunReport, SourceFacts, SourceResult
from monitor.service.clock import clock_of
from monitor.service.folding import restore
from monitor.service.leases import LEASE
from monitor.service.reading import Reader
from monitor.service.run import policy_of
from monitor.service.starting import first_snapshot

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.deliver.files import Contents
    from monitor.service.run import Run
    from monitor.store import Reading, Store, StoredRun


def publish(run: Run) -> Path | None:
    """Write the report that the run owes and those that a run before it could not write.

    Returns the page of this run's report; None when it told nothing.  A run with nothing due that owes
    nothing touches no file.  Raises DeliveryError when the folder cannot be written.
    """
    folder = run.settings.reports
    with run.store.reading() as reading:
        owed = owed_runs(reading, run.clock())
    if not run.stored and not owed:
        return None
    fresh = not (folder / "index.html").exists()
    write(run.store, run.settings, run.clock(), reports=owed, index=bool(owed) or fresh)
    told = any(one.id == run.id for one in owed)
    return folder / f"{_place(run.id, run.started)}.html" if told else None


def write_owed(store: Store, settings: Settings) -> int:
    """Write the reports that are owed, the index and the current list; return how many reports.

    Raises DeliveryError when the folder cannot be written.
    """
    now = clock_of(settings.now)()
    with store.reading() as reading:
        owed = owed_runs(reading, now)
    write(store, settings, now, reports=owed, index=True)
    return len(owed)


def rebuild(store: Store, settings: Settings) -> int:
    """Write every report, the index and the current list again from the database; return how many reports.

    Raises DeliveryError when the folder cannot be written.
    """
    now = clock_of(settings.now)()
    with store.transaction() as transaction:
        restore(transaction, policy_of(settings))
    with store.reading() as reading:
        runs = finished_runs(reading, now)
    write(store, settings, now, reports=runs, index=True)
    return len(runs)


def write(
    store: Store, settings: Settings, now: datetime, *, reports: Sequence[StoredRun], index: bool
) -> None:
    """Write some reports and what goes with them, as the database has them when it is this process's turn."""
    from monitor.deliver.files import publish as publish_files

    wanted = {one.id for one in reports}
    publish_files(settings.reports, lambda: _contents(store, settings, now, wanted, index=index))
    with store.transaction() as transaction:
        for one in reports:
            transaction.save_report_path(one.id, f"{_place(one.id, one.started_at)}.html")


def owed_runs(reading: Reading, now: datetime) -> list[StoredRun]:
    """Return the runs that told something and have no report yet, the oldest first."""
    return [run for run in finished_runs(reading, now) if run.report_path is None]


def finished_runs(reading: Reading, now: datetime) -> list[StoredRun]:
    """Return the runs that told something, the oldest first: those that ended, and those that died."""
    return [
        run
        for run in reading.runs_with_changes()
        if run.finished_at is not None or run.report_path is not None or run.started_at <= now - LEASE
    ]


def report_of(reading: Reading, run: StoredRun) -> RunReport:
    """Return everything that the report of a run renders, from the database alone."""
    from monitor.store.codec import decode

    outcome: dict[str, Any] = dict(run.outcome)
    return RunReport(
        run=run.id,
        started=run.started_at,
        changes=tuple(one.change for one in reading.changes(run=run.id)),
        sources=decode(tuple[SourceResult, ...], outcome.get("sources", [])),
        facts=decode(dict[str, SourceFacts], outcome.get("facts", {})),
        totals=outcome.get("totals", {}),
        version=run.version,
        data_version=run.data_version,
        manifest=run.manifest or "",
        disagreements=decode(tuple[Disagreement, ...], outcome.get("disagreements", [])),
    )


def _contents(
    store: Store, settings: Settings, now: datetime, reports: Collection[str], *, index: bool
) -> Contents:
    from monitor.deliver.files import Contents
    from monitor.report import index_entry

    with store.reading() as reading:
        state = reading.load_state()
        current = state.snapshot if state is not None else first_snapshot(settings, Reader())
        if not index:
            return Contents(current)
        told = [report_of(reading, run) for run in finished_runs(reading, now)]
    return Contents(
        snapshot=current,
        reports=[report for report in told if report.run in reports],
        entries=[index_entry(report) for report in told],
    )


def _place(run_id: str, started: datetime) -> str:
    from monitor.report.index import place_of

    return place_of(run_id, started)
