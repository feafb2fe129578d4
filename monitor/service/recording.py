"""One document's capture, from verdict to stored change: the stages of the design, one a line.

Everything that one capture means lands in one transaction: capture, listing, changes, notices and standings
together, or nothing.  A capture that says nothing new writes no evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.alerts import notices
from monitor.changes import step
from monitor.fetch import validators_of
from monitor.guard import guard
from monitor.model import (
    Capture,
    Change,
    DocumentMemory,
    Guarded,
    Observation,
    Outcome,
    SourceResult,
    State,
    Validators,
    Verdict,
)
from monitor.service.reading import Reading
from monitor.service.starting import starting_state
from monitor.voices import voice_of

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.service.run import Run
    from monitor.store import Transaction
    from monitor.store.rows import StoredCapture


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one capture did."""

    result: SourceResult
    changes: tuple[Change, ...] = ()


def record(run: Run, source: Source, capture: Capture) -> Recorded:
    """Judge, read, guard and fold one capture of a document, and store all of it or nothing."""
    with run.store.transaction() as transaction:
        state = starting_state(transaction, run)
        memory = state.documents.get(capture.url) or DocumentMemory(capture.url, source.facts.id)
        good = transaction.latest_capture(source.facts.id, capture.url, ok_only=True)
        if _nothing_new(run, transaction, source, capture, good, state, memory):
            return _unchanged(transaction, source, capture)
        capture = _with_body(capture, good)
        reading = _read(run, source, capture, good)
        if _told_before(transaction, source, capture, memory, reading.verdict):
            _checked(transaction, source, capture, Validators())
            return Recorded(_failed(source, reading.verdict))
        observation = _observe(source, capture, reading, memory)
        after, changes = step(state, observation, run.policy)
        stored = _store(transaction, run, observation, capture, changes)
        transaction.save_state(state, after)
        trusted = reading.verdict.ok and not _is_held(observation.guarded)
        _checked(transaction, source, capture, validators_of(capture) if trusted else Validators())
    return Recorded(_result(source, reading.verdict, observation.guarded), tuple(stored))


def _nothing_new(
    run: Run,
    transaction: Transaction,
    source: Source,
    capture: Capture,
    good: StoredCapture | None,
    state: State,
    memory: DocumentMemory,
) -> bool:
    """Say whether the document shows the bytes that were read before, under the same configuration.

    The same bytes are still news where trouble was told (they are its end), where failures are being
    counted, and where an absence waits for its second sighting.
    """
    if good is None or capture.error is not None:
        return False
    same = capture.not_modified or (capture.status == 200 and capture.sha256 == good.capture.sha256)
    known = transaction.document_state(source.facts.id, capture.url)
    if not same or known is None or known.fingerprint != source.fingerprint:
        return False
    if memory.trouble is not None or memory.failures:
        return False
    waiting = [
        standing.absences[capture.url]
        for standing in state.snapshot.standings.values()
        if capture.url in standing.absences and standing.current
    ]
    return not any(capture.captured_at - absence.first >= run.policy.absence for absence in waiting)


def _unchanged(transaction: Transaction, source: Source, capture: Capture) -> Recorded:
    """Note that the document was looked at; a 304 keeps the validators that it answered."""
    known = transaction.document_state(source.facts.id, capture.url)
    kept = validators_of(capture)
    if capture.not_modified and known is not None:
        kept = kept or known.validators
    _checked(transaction, source, capture, kept)
    reason = "not modified" if capture.not_modified else "same bytes"
    return Recorded(SourceResult(source.facts.id, "unchanged", reason, documents=1))


def _with_body(capture: Capture, good: StoredCapture | None) -> Capture:
    """Give a 304 the body that it stands for."""
    if not capture.not_modified or good is None:
        return capture
    return replace(capture, body=good.capture.body, sha256=good.capture.sha256)


def _read(run: Run, source: Source, capture: Capture, good: StoredCapture | None) -> Reading:
    # a 304 is read again from the bytes that it stands for, as the good answer that they once were
    answer = replace(capture, status=200, headers=good.capture.headers) if capture.not_modified and good else capture
    return run.reader.read(
        answer,
        good.capture if good else None,
        language=source.facts.language,
        select=source.select,
    )


def _told_before(
    transaction: Transaction, source: Source, capture: Capture, memory: DocumentMemory, verdict: Verdict
) -> bool:
    """Say whether this failure repeats one that was told and stored: it is no new evidence."""
    if verdict.ok or memory.trouble is None:
        return False
    latest = transaction.latest_capture(source.facts.id, capture.url, ok_only=False, with_body=False)
    return latest is not None and latest.verdict.code is verdict.code


def _observe(source: Source, capture: Capture, reading: Reading, memory: DocumentMemory) -> Observation:
    guarded = guard(source.facts, reading.listing, memory) if reading.listing is not None else None
    return Observation(
        facts=source.facts,
        url=capture.url,
        at=capture.captured_at,
        sha256=capture.sha256,
        verdict=reading.verdict,
        listing=reading.listing,
        guarded=guarded,
        voice=voice_of(source.facts),
    )


def _store(
    transaction: Transaction, run: Run, observation: Observation, capture: Capture, changes: list[Change]
) -> list[Change]:
    """Write the evidence and what it made; return the changes that were not told before."""
    from monitor.judge import JUDGE_VERSION

    capture_id = transaction.add_capture(run.id, capture, observation.verdict, JUDGE_VERSION)
    listing_id = None
    if observation.listing is not None and observation.guarded is not None:
        listing_id = transaction.add_listing(
            run.id,
            capture_id,
            observation,
            code_version=run.reader.code_version,
            data_version=run.reader.data_version,
        )
    fresh = transaction.add_changes(run.id, changes, capture_id=capture_id, listing_id=listing_id)
    transaction.add_notices(notices(fresh, run.settings.recipients, observation.at))
    return fresh


def _checked(transaction: Transaction, source: Source, capture: Capture, validators: Validators) -> None:
    transaction.save_document_state(
        source.facts.id,
        capture.url,
        last_checked_at=capture.captured_at,
        validators=validators,
        fingerprint=source.fingerprint,
    )


def _is_held(guarded: Guarded | None) -> bool:
    return guarded is not None and guarded.outcome is Outcome.HELD


def _failed(source: Source, verdict: Verdict) -> SourceResult:
    words = "; ".join((verdict.code.value, *verdict.reasons))
    return SourceResult(source.facts.id, "failed", words, documents=1)


def _result(source: Source, verdict: Verdict, guarded: Guarded | None) -> SourceResult:
    if not verdict.ok:
        return _failed(source, verdict)
    if guarded is None:
        return SourceResult(source.facts.id, "unchanged", documents=1)
    return SourceResult(source.facts.id, guarded.outcome.value, "; ".join(guarded.reasons), documents=1)
