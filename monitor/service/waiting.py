"""What waits for a person: held pages, provisional organizations, and words that nobody could resolve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from monitor.changes.decisions import PAGE
from monitor.changes.identity import provisional_id
from monitor.errors import UsageError
from monitor.guard import entry_key, fold_words
from monitor.model import (
    Change,
    ChangeKind,
    Decision,
    Evidence,
    Organization,
    State,
)
from monitor.report.objects import evidence_object, instant, organization_object

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.model import DocumentMemory
    from monitor.store import Reading, Store, Transaction


Told = dict[ChangeKind, dict[str, list[Change]]]
"""What was told of each address, by kind."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: a `page` that is held, a provisional `name`, or `words` that nobody resolved.

    `since` is when it was first told, `candidates` the new names on a held page, `lost` the names that it held
    when it was last trusted and does not hold now.
    """

    id: str
    kind: str
    words: str
    source: str
    url: str
    since: datetime | None
    reasons: tuple[str, ...] = ()
    candidates: tuple[Organization, ...] = ()
    lost: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def waiting(store: Store) -> list[Waiting]:
    """Return everything that waits for a person, held pages first."""
    with store.reading() as reading:
        return waiting_in(reading)


def waiting_in(reading: Reading | Transaction) -> list[Waiting]:
    """Return everything that waits for a person, in an open unit of work."""
    state = reading.load_state()
    if state is None:
        return []
    memories = [memory for _, memory in sorted(state.documents.items())]
    told: Told = {ChangeKind.HELD: {}, ChangeKind.UNVERIFIED: {}, ChangeKind.NEW_DOCUMENT: {}}
    if any(memory.trouble is ChangeKind.HELD or memory.unresolved for memory in memories):
        for one in reading.changes():
            if one.change.kind in told and one.change.url:
                told[one.change.kind].setdefault(one.change.url, []).append(one.change)
    pages = (_page(reading, memory, told) for memory in memories if _is_held(memory))
    return [one for one in pages if one is not None] + [*_names(state), *_words(state, memories, told)]


def one_of(reading: Reading | Transaction, subject: str) -> Waiting | None:
    """Return what waits under an id, or None."""
    return next((one for one in waiting_in(reading) if one.id == subject), None)


def show(store: Store, subject: str) -> tuple[Waiting | None, list[Decision]]:
    """Return what waits under an id and what was decided about it.  Raises UsageError for an unknown id."""
    with store.reading() as reading:
        found, decided = one_of(reading, subject), reading.decisions(subject=subject)
    if found is None and not decided:
        raise UsageError(f"nothing that waits is called {subject!r}; `monitor held` lists what does")
    return found, decided


def _is_held(memory: DocumentMemory) -> bool:
    return memory.trouble is ChangeKind.HELD and bool(memory.held_sha256) and not _dismissed(memory)


def _dismissed(memory: DocumentMemory) -> bool:
    return memory.held_sha256 == memory.dismissed


def _page(reading: Reading | Transaction, memory: DocumentMemory, told: Told) -> Waiting | None:
    stored = reading.observation_of(memory.source, memory.url, memory.held_sha256)
    if stored is None:
        return None
    observation = stored.observation
    listing, guarded = observation.listing, observation.guarded
    printed = {entry_key(entry) for entry in listing.entries} if listing else set()
    undecided = set(memory.held_digest.split(",")).difference(memory.rejected)
    new = {
        change.organization.id: change
        for change in told[ChangeKind.UNVERIFIED].get(memory.url, ())
        if change.organization is not None and change.organization.id in undecided
    }
    held = told[ChangeKind.HELD].get(memory.url, ())
    return Waiting(
        id=f"{PAGE}{stored.capture_id}",
        kind="page",
        words=listing.title if listing else "",
        source=memory.source,
        url=memory.url,
        since=held[-1].at if held else observation.at,
        reasons=guarded.reasons if guarded else (),
        candidates=tuple(one.organization for one in new.values() if one.organization is not None),
        lost=tuple(text for key, text in sorted(memory.entries.items()) if key not in printed),
        evidence=tuple(evidence for one in new.values() for evidence in one.evidence),
    )


def _names(state: State) -> Iterator[Waiting]:
    for key, standing in sorted(state.snapshot.standings.items()):
        if not (standing.organization.provisional and standing.current) or key in state.decided:
            continue
        evidence = tuple(standing.support.values())
        yield Waiting(
            id=key,
            kind="name",
            words=standing.organization.name,
            source=evidence[0].source if evidence else "",
            url=evidence[0].url if evidence else "",
            since=standing.since,
            reasons=("an official list holds a name that is not known",),
            evidence=evidence,
        )


def _words(state: State, memories: list[DocumentMemory], told: Told) -> Iterator[Waiting]:
    seen = set(state.decided)
    for memory in memories:
        for words in memory.unresolved:
            key = provisional_id(words)
            if key in seen or key in state.snapshot.standings:
                continue
            seen.add(key)
            change, evidence = _told_words(told[ChangeKind.NEW_DOCUMENT].get(memory.url, ()), words)
            yield Waiting(
                id=key,
                kind="words",
                words=evidence.quote if evidence else words,
                source=memory.source,
                url=memory.url,
                since=change.at if change else None,
                reasons=("no known organization is called so",),
                evidence=(evidence,) if evidence else (),
            )


def _told_words(changes: Sequence[Change], words: str) -> tuple[Change | None, Evidence | None]:
    for change in changes:
        for evidence in change.evidence:
            if fold_words(evidence.quote) == words:
                return change, evidence
    return None, None


def waiting_object(one: Waiting) -> dict[str, Any]:
    """Return what waits, as `monitor held --json` prints it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "words": one.words,
        "source": one.source,
        "url": one.url,
        "since": instant(one.since),
        "reasons": list(one.reasons),
        "candidates": [organization_object(organization) for organization in one.candidates],
        "lost": list(one.lost),
        "evidence": [evidence_object(evidence) for evidence in one.evidence],
    }


def decision_object(decision: Decision) -> dict[str, Any]:
    """Return a decision, as `monitor decide --json` prints it."""
    return {
        "number": decision.order,
        "decision": decision.kind.value,
        "subject": decision.subject,
        "organization": organization_object(decision.organization),
        "who": decision.who,
        "at": instant(decision.at),
        "why": decision.why,
        "supersedes": decision.supersedes,
    }
