"""The fold over everything that is stored: captures and decisions in their common order.

Whatever is kept as a standing or a memory is a cache of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from typing import TYPE_CHECKING

from monitor.changes import concerned, decide, step
from monitor.changes.decisions import PAGE
from monitor.errors import StoreError
from monitor.model import Change, Decision, DecisionKind, Observation, State

if TYPE_CHECKING:
    from monitor.changes import Policy
    from monitor.store import Reading, Transaction
    from monitor.store.rows import StoredObservation


def steps(reading: Reading | Transaction, *, after: int = 0) -> Iterator[StoredObservation | Decision]:
    """Yield the steps of the fold in order: what each capture means now, and the decisions that hold."""
    decisions = [one for one in reading.decisions(effective=True) if one.order > after]
    return merge(reading.observations(after=after), decisions, key=lambda one: one.order)


def start_of(reading: Reading | Transaction) -> State:
    """Return the state that the fold starts from.  Raises StoreError when no poll ever began here."""
    snapshot = reading.first_snapshot()
    if snapshot is None:
        raise StoreError("the database holds no snapshot to start from; `monitor poll` makes one")
    return State(snapshot)


def refold(reading: Reading | Transaction, policy: Policy) -> State:
    """Return the state that everything stored makes, from the first snapshot on."""
    state = start_of(reading)
    for one in steps(reading):
        state, _ = take(reading, state, one, policy)
    return state


def is_lost(reading: Reading | Transaction) -> bool:
    """Say whether the cache of the fold was dropped, or parts of it, after a first poll."""
    if not reading.has_snapshot():
        return False
    state = reading.load_state()
    if state is None:
        return True
    return not state.documents and next(reading.captures(), None) is not None


def restored(reading: Reading | Transaction, policy: Policy) -> State | None:
    """Return what is believed, folded anew where its cache was dropped; None before the first poll."""
    return refold(reading, policy) if is_lost(reading) else reading.load_state()


def restore(transaction: Transaction, policy: Policy) -> None:
    """Write the cache of the fold again where it was dropped."""
    if is_lost(transaction):
        transaction.save_state(None, refold(transaction, policy))


def take(
    reading: Reading | Transaction, state: State, one: StoredObservation | Decision, policy: Policy
) -> tuple[State, list[Change]]:
    """Return the state after one more step, and what it tells."""
    if isinstance(one, Decision):
        return decide(state, one, again(reading, state, one), policy)
    return step(state, one.observation, policy)


def again(reading: Reading | Transaction, state: State, decision: Decision) -> list[Observation]:
    """Return the observations that a decision makes meaningful, from the captures before it."""
    page = page_of(decision)
    if page is not None:
        found = reading.observation(page)
        return [found.observation] if found is not None and found.order < decision.order else []
    taken = []
    accepted = accepted_pages(reading, before=decision.order)
    for memory in concerned(state, decision.subject):
        trusted = reading.trusted_observation(
            memory.source, memory.url, before=decision.order, accepted=accepted
        )
        if trusted is not None:
            taken.append(trusted.observation)
    return taken


def accepted_pages(reading: Reading | Transaction, *, before: int | None = None) -> frozenset[int]:
    """Return the held captures that people accepted, by decisions that hold (and stand before some order)."""
    return frozenset(
        page
        for one in reading.decisions(effective=True)
        if one.kind is DecisionKind.ACCEPT
        and (before is None or one.order < before)
        and (page := page_of(one)) is not None
    )


def page_of(decision: Decision) -> int | None:
    """Return the capture of the held page that a decision is about; None where it is about words."""
    called = decision.subject
    return int(called.removeprefix(PAGE)) if called.startswith(PAGE) else None
