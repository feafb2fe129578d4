"""What a person decided, as a step of the fold: about a held page, or about words that nobody knew.

A decision is told apart from what pages say by its reasons: it names who decided and why.  The observations
that it makes meaningful are taken again: the held page that is accepted, or the newest trusted reading of
each document that prints the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from monitor.changes.fold import step
from monitor.changes.identity import identify, provisional, provisional_id
from monitor.changes.policy import DEFAULT, Policy
from monitor.changes.weighing import united, witnesses
from monitor.model import (
    DECIDED_BY,
    Change,
    ChangeKind,
    Decision,
    DecisionKind,
    DocumentMemory,
    Entry,
    Guarded,
    Level,
    Observation,
    Outcome,
    Standing,
    State,
)

PAGE = "page-"
"""With this and the number of its capture a held page is called; words are called by their provisional id."""


def decide(
    state: State, decision: Decision, again: Iterable[Observation], policy: Policy = DEFAULT
) -> tuple[State, list[Change]]:
    """Return the state after a decision, and the changes to tell.

    `again` are the observations to take again: for a held page its own, for words those of `concerned`.
    """
    if decision.subject.startswith(PAGE):
        changes: list[Change] = []
        for observation in again:
            state, told = _decide_page(state, decision, observation, policy)
            changes += told
        return state, changes
    state, changes = _decide_words(state, decision)
    for observation in again:
        state, told = _take_again(state, replace(observation, found_at=decision.at), policy)
        changes += told
    return state, changes


def concerned(state: State, subject: str) -> list[DocumentMemory]:
    """Return the documents that print some words, by their provisional id."""
    standing = state.snapshot.standings.get(subject)
    behind = set(standing.support) if standing is not None else set()
    return [
        memory
        for url, memory in sorted(state.documents.items())
        if url in behind or any(provisional_id(words) == subject for words in memory.unresolved)
    ]


def is_decided(state: State, entry: Entry) -> bool:
    """Say whether a person decided what the words of an unknown entry mean."""
    return provisional(entry).id in state.decided


def reason_of(decision: Decision) -> str:
    """Return the clause that a report prints: `decided by Ada: the page was checked by phone`."""
    return f"{DECIDED_BY} {decision.who}: {decision.why}"


def _decide_page(
    state: State, decision: Decision, observation: Observation, policy: Policy
) -> tuple[State, list[Change]]:
    memory = state.documents.get(observation.url)
    if memory is None or memory.trouble is not ChangeKind.HELD or memory.held_sha256 != observation.sha256:
        return state, []  # the page moved on before, or is no longer held by today's rules
    if decision.kind is DecisionKind.REJECT:
        names = tuple(filter(None, memory.held_digest.split(",")))
        memory = replace(memory, dismissed=observation.sha256, rejected=names)
        return replace(state, documents={**state.documents, memory.url: memory}), []
    guarded = Guarded(Outcome.ACCEPTED, (reason_of(decision),), by=decision.who)
    return step(state, replace(observation, guarded=guarded, found_at=decision.at), policy)


def _decide_words(state: State, decision: Decision) -> tuple[State, list[Change]]:
    decided = {**state.decided, decision.subject: decision}
    standings = dict(state.snapshot.standings)
    known = standings.pop(decision.subject, None)
    changes: list[Change] = []
    if known is not None and decision.kind is DecisionKind.REJECT:
        standings[decision.subject] = replace(known, removed=True)
        if known.current:
            changes.append(_change(decision, ChangeKind.REMOVED, known, old=known.level.value))
    elif known is not None and decision.kind is DecisionKind.SAME_AS and decision.organization is not None:
        before = standings.get(decision.organization.id)
        after = united(known, before, decision.organization)
        standings[after.organization.id] = after
        changes += _gained(decision, before, after)
    elif known is not None:
        standings[decision.subject] = known
    as_of = max(state.snapshot.as_of, decision.at) if known is not None else state.snapshot.as_of
    snapshot = replace(state.snapshot, as_of=as_of, standings=standings)
    return replace(state, snapshot=snapshot, decided=decided), changes


def _gained(decision: Decision, before: Standing | None, after: Standing) -> list[Change]:
    """Tell what the known organization gained by words that were told already under a provisional name."""
    if before is None or not after.current or (before.current and before.level is after.level):
        return []
    confirmed = before.current and after.level is Level.CONFIRMED
    kind = ChangeKind.CONFIRMED if confirmed else ChangeKind.ADDED
    old = before.level.value if before.current else "reversed" if before.reversed else "removed"
    return [_change(decision, kind, after, old=old, new=after.level.value)]


def _change(
    decision: Decision, kind: ChangeKind, standing: Standing, *, old: str, new: str | None = None
) -> Change:
    evidence = witnesses(standing.support)
    return identify(
        Change(
            id="",
            kind=kind,
            at=decision.at,
            organization=standing.organization,
            level=standing.level,
            old=old,
            new=new,
            source=evidence[0].source if evidence else None,
            url=evidence[0].url if evidence else None,
            reasons=(reason_of(decision),),
            evidence=evidence,
        )
    )


def _take_again(state: State, observation: Observation, policy: Policy) -> tuple[State, list[Change]]:
    """Take a trusted reading again, whatever trouble its document has been in since."""
    memory = state.documents[observation.url]
    after, changes = step(state, observation, policy)
    kept = replace(
        after.documents[memory.url],
        trouble=memory.trouble,
        failures=memory.failures,
        failing_since=memory.failing_since,
        held_digest=memory.held_digest,
        held_sha256=memory.held_sha256,
        dismissed=memory.dismissed,
        rejected=memory.rejected,
        stated=memory.stated,
        review_ongoing=memory.review_ongoing,
    )
    about = [one for one in changes if one.organization is not None]
    return replace(after, documents={**after.documents, memory.url: kept}), about
