"""The first and the last line of a run in the database: that it began, from what, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from monitor import __version__
from monitor.model import Snapshot, SourceResult, State
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
    command: str = "poll",
) -> Run:
    """Return a run; with something due it is noted in the database, and the fold has a start.

    Every other command than a poll is always noted.
    """
    reader = reader or Reader()
    started = clock()
    run_id = f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    stored = bool(due) or command != "poll"
    if stored:
        with store.transaction() as transaction:
            run_id = transaction.start_run(
                started, command=command, version=__version__, now_override=settings.now
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
        stored=stored,
    )


def finish(run: Run, results: Sequence[SourceResult], *, decision: int | None = None) -> None:
    """Note what came of a run, and seal it with its manifest.

    A run that told something keeps all that its report renders; of any other, only the polled sources.
    `decision` is the order of the decision that the run kept, if any.
    """
    from monitor.changes import disagreements, totals_of
    from monitor.service.manifests import manifest_of
    from monitor.store.codec import encode

    if not run.stored:
        return
    with run.store.transaction() as transaction:
        told = [one.change for one in transaction.changes(run=run.id)]
        polled = [result for result in results if result.outcome != "not-due"]
        outcome = {"sources": encode(list(results) if told else polled)}
        if decision is not None:
            outcome["decision"] = decision
        if told:
            state = transaction.load_state() or State(Snapshot(run.started))
            named = {one.id for one in polled} | {one.source for one in told}
            known = {source.id: source.facts for source in run.settings.sources}
            publishers = {key: facts.publisher for key, facts in known.items()}
            outcome["facts"] = encode({key: facts for key, facts in known.items() if key in named})
            outcome["totals"] = dict(totals_of(state.snapshot))
            outcome["disagreements"] = encode(list(disagreements(state, publishers)))
        previous = transaction.latest_manifest()
        transaction.finish_run(
            run.id,
            run.clock(),
            outcome=outcome,
            data_version=run.reader.data_version if told else "",
            manifest=manifest_of(transaction, run.id, previous, outcome),
            previous_manifest=previous,
        )
