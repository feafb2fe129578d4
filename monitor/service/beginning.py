"""The first and the last line of a run in the database: that it began, from what, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from monitor import __version__
from monitor.model import SourceFacts, SourceResult
from monitor.service.clock import Clock
from monitor.service.reading import Reader
from monitor.service.run import PLAIN, Options, Run
from monitor.service.starting import ensure_start

if TYPE_CHECKING:
    from monitor.config import Settings, Source
    from monitor.store import Store


def begin(
    settings: Settings,
    store: Store,
    clock: Clock,
    due: Sequence[Source],
    *,
    options: Options = PLAIN,
    reader: Reader | None = None,
    progress: Callable[[SourceResult], None] | None = None,
) -> Run:
    """Return a run; with something due it is noted in the database, and the fold has a start."""
    reader = reader or Reader()
    started = clock()
    run_id = f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if due:
        with store.transaction() as transaction:
            run_id = transaction.start_run(
                started, command="poll", version=__version__, now_override=settings.now
            )
            ensure_start(transaction, settings, reader, started)
    return Run(
        id=run_id,
        started=started,
        settings=settings,
        store=store,
        clock=clock,
        reader=reader,
        options=options,
        progress=progress or (lambda _: None),
        stored=bool(due),
    )


def finish(run: Run, results: Sequence[SourceResult]) -> None:
    """Note what came of a run.

    A run that told something keeps all that its report renders; of any other, only the polled sources.
    """
    from monitor.changes import totals_of
    from monitor.store.codec import encode

    if not run.stored:
        return
    with run.store.transaction() as transaction:
        told = transaction.has_changes(run.id)
        polled = [result for result in results if result.outcome != "not-due"]
        outcome = {"sources": encode(list(results) if told else polled)}
        if told:
            state = transaction.load_state()
            outcome["facts"] = encode(_facts(run, polled))
            outcome["totals"] = dict(totals_of(state.snapshot)) if state is not None else {}
        transaction.finish_run(
            run.id,
            run.clock(),
            outcome=outcome,
            data_version=run.reader.data_version if told else "",
        )


def _facts(run: Run, polled: Sequence[SourceResult]) -> dict[str, SourceFacts]:
    """Return who speaks, as it was configured when the report was made."""
    known = {source.id: source.facts for source in run.settings.sources}
    return {result.id: known[result.id] for result in polled if result.id in known}
