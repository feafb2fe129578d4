"""Read stored captures again with today's code, names and settings, and fold what they mean now.

Nothing is written without `apply`.  With it, every capture that means something else gets another listing, the
fold is taken anew over all of it, and what only this new look found is told once, as late.  Doing it twice is
doing it once: the second time nothing means anything else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor.changes import differences, is_decided, matters, untold
from monitor.guard import guard
from monitor.model import Change, Decision, DecisionKind, Edit, Listing, Observation, State
from monitor.report import change_object
from monitor.report.objects import instant
from monitor.service.beginning import begin
from monitor.service.clock import Clock, clock_of
from monitor.service.differing import Reread, difference
from monitor.service.editing import edit_of
from monitor.service.folding import again, page_of, start_of, steps, take
from monitor.service.objects import messages_object
from monitor.service.reading import Reader
from monitor.service.recording import answered, is_held
from monitor.service.run import Messages, Run
from monitor.service.telling import close, keep
from monitor.service.voicing import Heard

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.config import Settings
    from monitor.store import Reading, Store, StoredCapture, Transaction
    from monitor.store.rows import StoredObservation


@dataclass(frozen=True, slots=True)
class Replayed:
    """What replay saw: how many captures it read, which mean something else, and what that changes."""

    captures: int
    documents: int
    reread: tuple[Reread, ...]
    changes: tuple[Change, ...]
    applied: bool
    run: str | None = None
    report: Path | None = None
    messages: Messages = field(default_factory=Messages)


@dataclass
class _Look:
    """The fold while it is taken anew."""

    state: State
    last: int = 0
    captures: int = 0
    documents: set[str] = field(default_factory=set)
    changed: list[tuple[Observation, Reread]] = field(default_factory=list)
    told: list[Change] = field(default_factory=list)
    good: dict[tuple[str, str], int] = field(default_factory=dict)
    trusted: dict[tuple[str, str], tuple[int, Listing]] = field(default_factory=dict)
    heard: Heard = field(default_factory=Heard)


def replay(
    settings: Settings,
    store: Store,
    *,
    apply: bool = False,
    clock: Clock | None = None,
    reader: Reader | None = None,
    progress: Callable[[int], None] = lambda done: None,  # noqa: ARG005
) -> Replayed:
    """Read every stored capture again; with `apply` keep what it means now and tell what was found late.

    `progress` is called with the number of captures that were read.  Raises StoreError when no poll ever began
    here, or a stored body is damaged.
    """
    clock = clock or clock_of(settings.now)
    reader = reader or Reader()
    run = Run("", clock(), settings, store, clock, reader)
    with store.reading() as reading:
        look = _Look(start_of(reading))
        _take_all(reading, run, look, progress)
        before = reading.load_state() or look.state
        changes = _late(reading, before, look, run.started)
        nothing = not look.changed and look.state == before
    if not apply or nothing:
        return _result(look, changes)
    run = begin(settings, store, clock, (), reader=reader, command="replay")
    with store.transaction() as transaction:
        _take_all(transaction, run, look, progress)  # what was captured while we were reading
        before = transaction.load_state() or look.state
        for observation, one in look.changed:
            _store(transaction, run, one.capture_id, replace(observation, found_at=run.started))
        fresh = keep(transaction, run, _late(transaction, before, look, run.started))
        for text in look.heard.texts.values():
            transaction.save_voice_text(text)
        transaction.save_state(before, look.state)
    told = close(run)
    return replace(_result(look, fresh), applied=True, run=run.id, report=told.report, messages=told.messages)


def _take_all(reading: Reading | Transaction, run: Run, look: _Look, progress: Callable[[int], None]) -> None:
    """Take every step that was not taken yet, reading each capture again."""
    for one in steps(reading, after=look.last):
        look.last = max(look.last, one.order)
        if isinstance(one, Decision):
            _trust(reading, look, one)
            look.state, told = take(reading, look.state, one, run.policy)
        else:
            observation = _again(reading, run, look, one)
            look.state, told = take(reading, look.state, replace(one, observation=observation), run.policy)
            look.captures += 1
            look.documents.add(observation.url)
            progress(look.captures)
        look.told += told


def _trust(reading: Reading | Transaction, look: _Look, decision: Decision) -> None:
    """Measure later edits by the held page that a person accepted."""
    page = page_of(decision)
    if page is None or decision.kind is not DecisionKind.ACCEPT:
        return
    for observation in again(reading, look.state, decision):
        if observation.listing is not None:
            look.trusted[observation.facts.id, observation.url] = page, observation.listing


def _again(reading: Reading | Transaction, run: Run, look: _Look, stored: StoredObservation) -> Observation:
    """Return what a capture means now: the stored observation itself where nothing differs."""
    before = stored.observation
    capture = reading.capture(stored.capture_id)
    key = (before.facts.id, before.url)
    source = run.settings.source(before.facts.id)
    is_index = (before.verdict.ok and before.listing is None) or (
        source is not None and source.kind != "page" and before.announced is None
    )
    if capture is None or is_index:
        return before
    good = reading.capture(look.good[key]) if key in look.good else None
    meaning = _read(run, capture, good)
    if meaning.verdict.ok:
        look.good[key] = capture.id
    memory = look.state.documents.get(before.url)
    listing = meaning.listing
    guarded = None
    if listing is not None:
        decided = partial(is_decided, look.state)
        guarded = guard(before.facts, listing, memory, meaning.verdict, decided=decided)
    edit = None
    if listing is not None and not is_held(guarded):
        edit = _edit(reading, run, look, capture, listing)
        look.trusted[key] = capture.id, listing
    voice = before.voice
    if listing is not None:
        voice = look.heard.hear(before.facts, answered(capture.capture, good), listing)
    after = replace(before, verdict=meaning.verdict, listing=listing, guarded=guarded, voice=voice, edit=edit)
    if after == before:
        return before
    after = replace(after, late=True, found_at=run.started)
    look.changed.append((after, difference(capture, before, after)))
    return after


def _edit(
    reading: Reading | Transaction, run: Run, look: _Look, stored: StoredCapture, listing: Listing
) -> Edit | None:
    """Return what was edited since the capture before that was trusted, where edits are shown."""
    known = look.trusted.get((stored.facts.id, stored.capture.url))
    if known is None or not matters(look.state, stored.facts, stored.capture.url):
        return None
    before = reading.capture(known[0])
    if before is None:
        return None
    source = run.settings.source(stored.facts.id)
    select = source.select if source is not None else None
    return edit_of(run.reader, stored.capture, listing, before.capture, known[1], select=select)


def _read(run: Run, stored: StoredCapture, good: StoredCapture | None) -> Any:
    capture = answered(stored.capture, good)
    source = run.settings.source(capture.source)
    return run.reader.read(
        capture,
        good.capture if good is not None else None,
        language=stored.facts.language,
        select=source.select if source is not None else None,
    )


def _late(reading: Reading | Transaction, before: State, look: _Look, at: datetime) -> list[Change]:
    reasons = ("found when stored pages were read again",)
    found = differences(before.snapshot, look.state.snapshot, at=at, reasons=reasons)
    if not look.changed:
        return found
    again = {(one.url, one.captured_at) for _, one in look.changed}
    told = (one.change for one in reading.changes())
    return found + untold(told, (one for one in look.told if (one.url, _seen(one)) in again), at=at)


def _seen(change: Change) -> datetime | None:
    return change.evidence[0].captured_at if change.evidence else None


def _store(transaction: Transaction, run: Run, capture_id: int, observation: Observation) -> None:
    from monitor.judge import JUDGE_VERSION

    transaction.add_listing(
        run.id,
        capture_id,
        observation,
        judge_version=JUDGE_VERSION,
        code_version=run.reader.code_version,
        data_version=run.reader.data_version,
        created_at=run.started,
    )


def _result(look: _Look, changes: list[Change] | tuple[Change, ...]) -> Replayed:
    return Replayed(
        captures=look.captures,
        documents=len(look.documents),
        reread=tuple(one for _, one in look.changed),
        changes=tuple(changes),
        applied=False,
    )


def replay_object(done: Replayed) -> dict[str, Any]:
    """Return what `monitor replay --json` prints; its schema is `replay.schema.json`."""
    return {
        "applied": done.applied,
        "run": done.run,
        "captures": done.captures,
        "documents": done.documents,
        "reread": [
            {
                "source": one.source,
                "url": one.url,
                "captured_at": instant(one.captured_at),
                "sha256": one.sha256 or None,
                "old": one.old,
                "new": one.new,
                "gained": list(one.gained),
                "lost": list(one.lost),
            }
            for one in done.reread
        ],
        "changes": [change_object(change) for change in done.changes],
        "report": str(done.report) if done.report is not None else None,
        "messages": messages_object(done.messages),
    }
