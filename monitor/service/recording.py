"""One document's capture, from verdict to stored change: the stages of the design, one a line.

Everything that one capture means lands in one transaction: capture, listing, changes, notices and standings
together, or nothing.  A capture that says nothing new writes no evidence.  Reading comes before the
transaction, so that nobody waits for the write lock while a page is read; the lease keeps others from this
source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.alerts import notices
from monitor.changes import matters, step
from monitor.errors import StoreError
from monitor.fetch import validators_of
from monitor.guard import guard
from monitor.model import (
    Capture,
    Change,
    ChangeKind,
    DocumentMemory,
    Edit,
    Guarded,
    Listing,
    Observation,
    Outcome,
    SourceFacts,
    SourceResult,
    State,
    Validators,
    Verdict,
)
from monitor.service.editing import edit_of
from monitor.service.reading import Reading
from monitor.service.voicing import hear

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.service.run import Run
    from monitor.store import DocumentState, Store, StoredCapture, Transaction
    from monitor.store import Reading as StoreReading


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one capture did.

    `broken` says that the program itself failed over it, `evidence` that it was stored because it is new.
    """

    result: SourceResult
    changes: tuple[Change, ...] = ()
    broken: bool = False
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """How a document came to be read.

    `announced` is the title under which an index led to it; None for a page that is configured.  `catch_up`
    says that first contact reads it back, `untold` that what it brings is told when all of that was read.
    `facts` stand in for the source's own where other expectations hold.
    """

    announced: str | None = None
    catch_up: bool = False
    untold: bool = False
    facts: SourceFacts | None = None


CONFIGURED = Role()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document before its capture is looked at.

    `latest` is the newest stored capture of any verdict (without its body), `good` the newest that could be
    read, `trusted` the newest that was not held with its listing, where edits of the document are shown; `held` the
    reasons for which the latest listing is held, if it is.
    """

    state: State
    memory: DocumentMemory
    document: DocumentState | None = None
    latest: StoredCapture | None = None
    good: StoredCapture | None = None
    trusted: tuple[StoredCapture, Listing] | None = None
    held: tuple[str, ...] = ()


def record(run: Run, source: Source, capture: Capture, role: Role = CONFIGURED) -> Recorded:
    """Judge, read, guard and fold one capture of a document, and store all of it or nothing."""
    known = look_back(run.store, source, capture.url)
    if nothing_new(run, source, capture, known):
        return _unchanged(run.store, source, capture, known)
    capture = _with_body(capture, known.good)
    reading = _read(run, source, capture, known.good)
    if told_before(known, reading.verdict):
        with run.store.transaction() as transaction:
            note_checked(transaction, source, capture, Validators())
        return Recorded(_failed(source, reading.verdict))
    voice, text = hear(run.store, source.facts, capture, reading.listing)
    edit = _edit(run, source, capture, reading, known)
    with run.store.transaction() as transaction:
        state = transaction.load_state() or known.state
        observation = _observe(source, capture, reading, state, role, voice, edit)
        after, changes = step(state, observation, run.policy)
        fresh = store_step(transaction, run, source, capture, observation, changes, untold=role.untold)
        if text is not None:
            transaction.save_voice_text(text)
        transaction.save_state(state, after)
    result = _result(source, reading.verdict, observation.guarded)
    return Recorded(result, tuple(fresh), evidence=True)


def look_back(store: Store, source: Source, url: str) -> Known:
    """Return what is known of a document.  Raises StoreError when no poll ever began here."""
    with store.reading() as reading:
        state = reading.load_state()
        if state is None:
            raise StoreError("the database holds no snapshot to start from; `monitor poll` makes one")
        memory = state.documents.get(url) or DocumentMemory(url, source.id)
        latest = reading.latest_capture(source.id, url, with_body=False)
        held: tuple[str, ...] = ()
        if latest is not None and memory.trouble is ChangeKind.HELD:
            listing = reading.latest_listing(latest.id)
            guarded = listing.observation.guarded if listing is not None else None
            held = guarded.reasons if guarded is not None else latest.verdict.reasons
        good = reading.latest_capture(source.id, url, ok_only=True)
        return Known(
            state=state,
            memory=memory,
            document=reading.document_state(source.id, url),
            latest=latest,
            good=good,
            trusted=_trusted(reading, source, url, good) if matters(state, source.facts, url) else None,
            held=held,
        )


def _trusted(
    reading: StoreReading, source: Source, url: str, good: StoredCapture | None
) -> tuple[StoredCapture, Listing] | None:
    """Return the newest capture of a document that was not held, and what was read out of it."""
    found = reading.trusted_observation(source.id, url, before=good.id + 1) if good is not None else None
    if good is None or found is None or found.observation.listing is None:
        return None
    capture = good if found.capture_id == good.id else reading.capture(found.capture_id)
    return (capture, found.observation.listing) if capture is not None else None


def nothing_new(run: Run, source: Source, capture: Capture, known: Known) -> bool:
    """Say whether the document shows the bytes that were folded last, under the same configuration.

    They are news all the same where an absence waits for its second sighting.
    """
    latest, document = known.latest, known.document
    if latest is None or not latest.verdict.ok or capture.error is not None:
        return False
    same = capture.status == 200 and capture.sha256 == latest.capture.sha256
    if not (same or capture.not_modified):
        return False
    if document is None or document.fingerprint != source.fingerprint:
        return False
    waiting = [
        standing.absences[capture.url]
        for standing in known.state.snapshot.standings.values()
        if standing.current and capture.url in standing.absences
    ]
    return not any(capture.captured_at - absence.first >= run.policy.absence for absence in waiting)


def told_before(known: Known, verdict: Verdict) -> bool:
    """Say whether this failure repeats one that was told and stored: it is no new evidence."""
    if verdict.ok or known.memory.trouble is None or known.latest is None:
        return False
    return known.latest.verdict.code is verdict.code


def _unchanged(store: Store, source: Source, capture: Capture, known: Known) -> Recorded:
    """Note that the document was looked at; a 304 keeps the validators that it answered."""
    held = known.memory.trouble is ChangeKind.HELD
    kept = Validators() if held else validators_of(capture)
    if capture.not_modified and known.document is not None:
        kept = known.document.validators
    with store.transaction() as transaction:
        note_checked(transaction, source, capture, kept)
    if held:
        return Recorded(SourceResult(source.id, "held", "; ".join(known.held), documents=1))
    reason = "not modified" if capture.not_modified else "same bytes"
    return Recorded(SourceResult(source.id, "unchanged", reason, documents=1))


def _with_body(capture: Capture, good: StoredCapture | None) -> Capture:
    """Give a 304 the body that it stands for."""
    if not capture.not_modified or good is None:
        return capture
    return replace(capture, body=good.capture.body, sha256=good.capture.sha256)


def _read(run: Run, source: Source, capture: Capture, good: StoredCapture | None) -> Reading:
    answer = capture
    if capture.not_modified and good is not None:
        # read again from the bytes that it stands for, as the good answer that they once were
        answer = replace(capture, status=200, headers=good.capture.headers)
    return run.reader.read(
        answer,
        good.capture if good is not None else None,
        language=source.facts.language,
        select=source.select,
    )


def _observe(
    source: Source,
    capture: Capture,
    reading: Reading,
    state: State,
    role: Role,
    voice: str,
    edit: Edit | None,
) -> Observation:
    memory = state.documents.get(capture.url)
    facts = role.facts or source.facts
    guarded = guard(facts, reading.listing, memory) if reading.listing is not None else None
    return Observation(
        facts=facts,
        url=capture.url,
        at=capture.captured_at,
        sha256=capture.sha256,
        verdict=reading.verdict,
        listing=reading.listing,
        guarded=guarded,
        voice=voice,
        catch_up=role.catch_up,
        announced=role.announced,
        edit=None if is_held(guarded) else edit,
    )


def _edit(run: Run, source: Source, capture: Capture, reading: Reading, known: Known) -> Edit | None:
    if known.trusted is None or reading.listing is None:
        return None
    before, listed = known.trusted
    return edit_of(run.reader, capture, reading.listing, before.capture, listed, select=source.select)


def store_step(
    transaction: Transaction,
    run: Run,
    source: Source,
    capture: Capture,
    observation: Observation,
    changes: list[Change],
    *,
    untold: bool = False,
) -> list[Change]:
    """Write the evidence and what it made; return the changes that were not told before.

    With `untold` nobody is told yet.
    """
    from monitor.judge import JUDGE_VERSION

    capture_id = transaction.add_capture(
        run.id,
        capture,
        observation.verdict,
        JUDGE_VERSION,
        facts=observation.facts,
        catch_up=observation.catch_up,
    )
    listing_id = None
    if observation.listing is not None:
        listing_id = transaction.add_listing(
            run.id,
            capture_id,
            observation,
            judge_version=JUDGE_VERSION,
            code_version=run.reader.code_version,
            data_version=run.reader.data_version,
        )
    fresh = transaction.add_changes(run.id, changes, capture_id=capture_id, listing_id=listing_id)
    if not untold:
        told = notices(fresh, run.settings.recipients, observation.at)
        transaction.add_notices(told, created_at=observation.at)
    trusted = observation.verdict.ok and not is_held(observation.guarded)
    validators = validators_of(capture) if trusted else Validators()
    note_checked(transaction, source, capture, validators, capture_id)
    return fresh


def note_checked(
    transaction: Transaction,
    source: Source,
    capture: Capture,
    validators: Validators,
    capture_id: int | None = None,
) -> None:
    """Note that a document was looked at, and what to ask its server with the next time."""
    transaction.save_document_state(
        source.id,
        capture.url,
        last_checked_at=capture.captured_at,
        validators=validators,
        fingerprint=source.fingerprint,
        last_capture_id=capture_id,
    )


def is_held(guarded: Guarded | None) -> bool:
    """Say whether a listing changes nothing by itself."""
    return guarded is not None and guarded.outcome is Outcome.HELD


def _failed(source: Source, verdict: Verdict) -> SourceResult:
    words = "; ".join((verdict.code.value, *verdict.reasons))
    return SourceResult(source.id, "failed", words, documents=1)


def _result(source: Source, verdict: Verdict, guarded: Guarded | None) -> SourceResult:
    if not verdict.ok:
        return _failed(source, verdict)
    if guarded is None:
        return SourceResult(source.id, "unchanged", documents=1)
    return SourceResult(source.id, guarded.outcome.value, "; ".join(guarded.reasons), documents=1)
