"""One document's capture, from verdict to stored change: the stages of the design, one a line.

Everything that one capture means lands in one transaction: capture, listing, changes, notices and standings
together, or nothing.  A capture that says nothing new writes no evidence.  Reading comes before the
transaction, so that nobody waits for the write lock while a page is read; the lease keeps others from this
source.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from monitor.alerts import notices
from monitor.changes import is_decided, step
from monitor.fetch import validators_of
from monitor.guard import guard
from monitor.model import (
    Capture,
    Change,
    ChangeKind,
    Edit,
    Guarded,
    Observation,
    Outcome,
    SourceFacts,
    SourceResult,
    State,
    Validators,
    Verdict,
    VerdictCode,
)
from monitor.service.editing import edit_of
from monitor.service.looking_back import Known, is_old_news, look_back, nothing_new, told_before
from monitor.service.reading import Reading
from monitor.service.voicing import hear

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.service.run import Run
    from monitor.store import Store, StoredCapture, Transaction


log = logging.getLogger(__name__)


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


def record(run: Run, source: Source, capture: Capture, role: Role = CONFIGURED) -> Recorded:
    """Judge, read, guard and fold one capture of a document, and store all of it or nothing."""
    known = look_back(run.store, source, capture.url)
    if nothing_new(run, source, capture, known):
        return _unchanged(run.store, source, capture, known)
    capture = _with_body(capture, known.good)
    answer = answered(capture, known.good)
    reading, broken = _read(run, source, answer, known.good)
    if told_before(known, reading.verdict):
        with run.store.transaction() as transaction:
            note_checked(transaction, source, capture, Validators())
        return Recorded(_failed(source, reading.verdict), broken=broken)
    voice, text = hear(run.store, source.facts, answer, reading.listing)
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
    return Recorded(result, tuple(fresh), broken=broken, evidence=True)


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


def answered(capture: Capture, good: StoredCapture | None) -> Capture:
    """Return a 304 as the good answer that the bytes it stands for once were."""
    if not capture.not_modified or good is None:
        return capture
    return replace(capture, status=200, headers=good.capture.headers)


def _read(run: Run, source: Source, answer: Capture, good: StoredCapture | None) -> tuple[Reading, bool]:
    """Read a capture, and say whether the program itself failed over it.

    Then the capture is kept as one that cannot be read: others behind it are read all the same, somebody is
    told, and a later version reads it again.
    """
    previous = good.capture if good is not None else None
    try:
        found = run.reader.read(answer, previous, language=source.facts.language, select=source.select)
    except Exception as error:
        log.exception("cannot read source=%s url=%s", source.id, answer.url)
        words = f"the monitor itself failed over it ({type(error).__name__}: {error})"
        return Reading(Verdict(VerdictCode.UNREADABLE, (words,), 0.0), None), True
    return found, False


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
    guarded = None
    if reading.listing is not None:
        decided = partial(is_decided, state)
        guarded = guard(facts, reading.listing, memory, reading.verdict, decided=decided)
    return Observation(
        facts=facts,
        url=capture.url,
        at=capture.captured_at,
        sha256=capture.sha256,
        verdict=reading.verdict,
        listing=reading.listing,
        guarded=guarded,
        voice=voice,
        catch_up=role.catch_up or (role.announced is None and is_old_news(capture, reading.listing, memory)),
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
