"""What is known of a document before its capture is looked at, and whether the capture says anything new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.changes import matters
from monitor.errors import StoreError
from monitor.model import Capture, ChangeKind, DocumentMemory, Listing, State, Verdict
from monitor.service.folding import accepted_pages

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.service.run import Run
    from monitor.store import DocumentState, Reading, Store, StoredCapture


FRESH = timedelta(days=2)
"""How old a configured page may be that is read for the first time and still is news."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document before its capture is looked at.

    `latest` is the newest stored capture of any verdict (without its body), `good` the newest that could be
    read, `trusted` the newest that was not held, or that a person accepted, with its listing, where edits of the
    document are shown; `held` the reasons for which the latest listing is held, if it is.
    """

    state: State
    memory: DocumentMemory
    document: DocumentState | None = None
    latest: StoredCapture | None = None
    good: StoredCapture | None = None
    trusted: tuple[StoredCapture, Listing] | None = None
    held: tuple[str, ...] = ()


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
    reading: Reading, source: Source, url: str, good: StoredCapture | None
) -> tuple[StoredCapture, Listing] | None:
    """Return the newest capture of a document that was not held, and what was read out of it."""
    if good is None:
        return None
    accepted = accepted_pages(reading)
    found = reading.trusted_observation(source.id, url, before=good.id + 1, accepted=accepted)
    if found is None or found.observation.listing is None:
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


def is_old_news(capture: Capture, listing: Listing | None, memory: DocumentMemory | None) -> bool:
    """Say whether a page is read for the first time long after it was published, as it says itself."""
    if listing is None or listing.published is None or (memory is not None and memory.seen):
        return False
    return aware(listing.published) < capture.captured_at - FRESH


def aware(moment: datetime) -> datetime:
    """Return a moment that a page gives; without a zone it is taken for UTC."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
