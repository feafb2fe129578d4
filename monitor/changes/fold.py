"""One step of the fold: what a readable listing does to what is believed, and what of it is told.

The order inside a step: trouble first, then what a held listing may still say, then claims, reversals,
absences, wording, totals and the review, and last the text, where nothing else tells what was edited.
Nothing here looks at a clock or at anything but its arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from monitor.changes.claims import claims_of
from monitor.changes.edits import edits
from monitor.changes.identity import identify
from monitor.changes.policy import DEFAULT, Policy
from monitor.changes.standings import Ledger
from monitor.changes.statements import review, reworded, totals, unknown_words
from monitor.changes.trouble import failing, recovered, trouble_change
from monitor.guard import entry_key, held_matters, missing_anchors
from monitor.model import (
    Authority,
    Change,
    ChangeKind,
    DocumentMemory,
    Listing,
    ListingKind,
    Observation,
    Outcome,
    Snapshot,
    State,
    Stated,
)


def step(state: State, observation: Observation, policy: Policy = DEFAULT) -> tuple[State, list[Change]]:
    """Return the state after one more observation, and the changes to tell, in the order of a report."""
    after, changes = _step(state, observation, policy)
    return after, [replace(one, catch_up=True) for one in changes] if observation.catch_up else changes


def _step(state: State, observation: Observation, policy: Policy) -> tuple[State, list[Change]]:
    memory = state.documents.get(observation.url) or DocumentMemory(observation.url, observation.facts.id)
    if not observation.verdict.ok:
        memory, changes = failing(memory, observation, policy)
        return _with(state, memory, state.snapshot), changes
    listing, guarded = observation.listing, observation.guarded
    if listing is None or guarded is None:
        memory, changes = recovered(memory, observation)
        return _with(state, memory, state.snapshot), changes
    if guarded.outcome is Outcome.HELD:
        memory, changes = _held(state, memory, observation, listing)
        return _with(state, memory, state.snapshot), changes
    memory, changes = recovered(memory, observation)
    ledger = Ledger(state.snapshot, observation, policy)
    claims, unresolved = claims_of(observation, state)
    ledger.take(claims)
    ledger.reverse()
    if _speaks_whole(observation, listing):
        ledger.miss({claim.organization.id for claim in claims})
    said = [
        *ledger.changes,
        *reworded(memory, observation, listing),
        *totals(memory, observation, listing),
        *review(memory, observation, listing),
        *unknown_words(memory, observation, unresolved),
    ]
    if not said:
        memory, said = edits(state, memory, observation, listing)
    changes += said
    return _with(state, _remember(memory, listing, observation, unresolved), ledger.snapshot()), changes


def fold(
    state: State, observations: Iterable[Observation], policy: Policy = DEFAULT
) -> tuple[State, list[Change]]:
    """Fold many observations, in order; the changes of all steps in order."""
    changes: list[Change] = []
    for observation in observations:
        state, told = step(state, observation, policy)
        changes += told
    return state, changes


def _with(state: State, memory: DocumentMemory, snapshot: Snapshot) -> State:
    return replace(state, snapshot=snapshot, documents={**state.documents, memory.url: memory})


def _speaks_whole(observation: Observation, listing: Listing) -> bool:
    """Say whether what this listing lacks counts: a whole list, or the re-read of a page in sentences."""
    accepted = observation.guarded is not None and observation.guarded.outcome is Outcome.ACCEPTED
    if observation.facts.authority is Authority.OFFICIAL:
        return accepted and listing.kind is ListingKind.LIST
    return accepted and listing.kind is not ListingKind.NONE


def _held(
    state: State, memory: DocumentMemory, observation: Observation, listing: Listing
) -> tuple[DocumentMemory, list[Change]]:
    """Tell once that a listing is held, what it would add, and a total that changed."""
    changes: list[Change] = []
    reasons = observation.guarded.reasons if observation.guarded else ()
    known = set(filter(None, memory.held_digest.split(",")))
    if held_matters(observation.facts):
        for claim in claims_of(observation, state)[0]:
            standing = state.snapshot.standings.get(claim.organization.id)
            if (standing is not None and standing.current) or claim.organization.id in known:
                continue
            known.add(claim.organization.id)
            changes.append(
                identify(
                    Change(
                        id="",
                        kind=ChangeKind.UNVERIFIED,
                        at=observation.told_at,
                        organization=claim.organization,
                        source=observation.facts.id,
                        url=observation.url,
                        new=claim.text,
                        reasons=reasons,
                        evidence=(claim.evidence,),
                        late=observation.late,
                    )
                )
            )
    if memory.trouble is not ChangeKind.HELD:
        changes.append(trouble_change(ChangeKind.HELD, observation, reasons))
    changes += totals(memory, observation, listing)
    changes += review(memory, observation, listing, held=True)
    stated = _newer(memory.stated, listing.stated)
    says = memory.review_ongoing if listing.review_ongoing is None else listing.review_ongoing
    return (
        replace(
            memory,
            trouble=ChangeKind.HELD,
            failures=0,
            failing_since=None,
            held_digest=",".join(sorted(known)),
            held_sha256=observation.sha256,
            stated=stated,
            review_ongoing=says,
        ),
        changes,
    )


def _remember(
    memory: DocumentMemory, listing: Listing, observation: Observation, unresolved: Mapping[str, str]
) -> DocumentMemory:
    # half a name at the end of a page that was cut is nothing to measure the next reading by
    whole = listing.entries[:-1] if observation.verdict.cut else listing.entries
    entries = {entry_key(entry): entry.text for entry in whole}
    guarded = observation.guarded
    partial = guarded is not None and guarded.outcome is Outcome.PARTIAL
    if partial and len(entries) < len(memory.entries):
        # what a partial listing lacks proves nothing: a slow loss is measured against all that was there
        entries = {**memory.entries, **entries}
    return replace(
        memory,
        seen=True,
        entries=entries,
        stated=_newer(memory.stated, listing.stated),
        review_ongoing=listing.review_ongoing,
        language=listing.language or memory.language,
        listed=listing.kind is ListingKind.LIST,
        unresolved=tuple(sorted({*memory.unresolved, *unresolved})),
        whole=guarded is not None and guarded.outcome is Outcome.ACCEPTED,
        missing=missing_anchors(observation.facts, listing),
    )


def _newer(old: Stated, new: Stated) -> Stated:
    """Keep a stated total until the page states another: a sentence that is missing once is no change."""
    return Stated(
        total=old.total if new.total is None else new.total,
        un=old.un if new.un is None else new.un,
        non_un=old.non_un if new.non_un is None else new.non_un,
    )
