"""A person decides: kept as evidence, folded at once, and told like any other change.

A decision that supersedes another takes its place: everything is folded again without the older one, and
what differs is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor.changes import decide as fold_decision
from monitor.changes import differences
from monitor.changes.decisions import PAGE, reason_of
from monitor.errors import UsageError
from monitor.model import Change, Decision, DecisionKind, Organization, State
from monitor.report import change_object
from monitor.service.beginning import begin
from monitor.service.clock import Clock, clock_of
from monitor.service.folding import again, refold
from monitor.service.objects import messages_object
from monitor.service.queries import organization_called
from monitor.service.reading import Reader
from monitor.service.run import Messages, Run
from monitor.service.telling import close, keep
from monitor.service.waiting import decision_object, one_of

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.store import Reading, Store, Transaction


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants decided; `organization` is how they call what `same-as` points to."""

    subject: str
    kind: DecisionKind
    who: str
    why: str
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was kept, and what it changed."""

    decision: Decision
    changes: tuple[Change, ...]
    report: Path | None
    messages: Messages


def decide(
    settings: Settings, store: Store, wish: Wish, *, clock: Clock | None = None, reader: Reader | None = None
) -> Decided:
    """Keep a decision, fold it, and tell what it changed.

    Raises UsageError for an id that nothing waits under, or a decision that does not fit it.
    """
    clock = clock or clock_of(settings.now)
    reader = reader or Reader()
    with store.reading() as reading:
        check(reading, wish)
    target = _target(store, settings, wish, reader)
    run = begin(settings, store, clock, (), reader=reader, command="decide")
    with store.transaction() as transaction:
        before = check(transaction, wish)
        earlier = transaction.decisions(subject=wish.subject, effective=True)
        decision = transaction.add_decision(
            Decision(
                order=0,
                kind=wish.kind,
                subject=wish.subject,
                who=wish.who,
                at=run.started,
                why=wish.why,
                organization=target,
                supersedes=earlier[-1].order if earlier else None,
            )
        )
        after, changes = _fold(transaction, run, before, decision)
        fresh = keep(transaction, run, changes)
        transaction.save_state(before, after)
    told = close(run, decision=decision.order)
    return Decided(decision, fresh, told.report, told.messages)


def check(reading: Reading | Transaction, wish: Wish) -> State:
    """Return the state in which a decision can be made.  Raises UsageError where it cannot."""
    state = reading.load_state()
    found = one_of(reading, wish.subject)
    if state is None or (found is None and not reading.decisions(subject=wish.subject)):
        raise UsageError(f"nothing that waits is called {wish.subject!r}; `monitor held` lists what does")
    page = wish.subject.startswith(PAGE)
    if page and wish.kind not in (DecisionKind.ACCEPT, DecisionKind.REJECT):
        raise UsageError("a held page is accepted or rejected; `same-as` and `new` are for words")
    if not wish.why.strip():
        raise UsageError("a decision needs a reason: --why TEXT")
    if (wish.kind is DecisionKind.SAME_AS) != (wish.organization is not None):
        raise UsageError("`same-as` names the organization that the words mean; no other decision does")
    if wish.organization == wish.subject:
        raise UsageError("words cannot be the same as themselves; `new` makes them an organization")
    return state


def _target(store: Store, settings: Settings, wish: Wish, reader: Reader) -> Organization | None:
    if wish.organization is None:
        return None
    return organization_called(store, settings, wish.organization, reader=reader)


def _fold(
    transaction: Transaction, run: Run, before: State, decision: Decision
) -> tuple[State, list[Change]]:
    if decision.supersedes is None:
        return fold_decision(before, decision, again(transaction, before, decision), run.policy)
    after = refold(transaction, run.policy)
    changes = differences(
        before.snapshot, after.snapshot, at=decision.at, reasons=(reason_of(decision),), late=False
    )
    return after, changes


def decided_object(done: Decided) -> dict[str, Any]:
    """Return what `monitor decide --json` prints; its schema is `decide.schema.json`."""
    return {
        **decision_object(done.decision),
        "changes": [change_object(change) for change in done.changes],
        "report": str(done.report) if done.report is not None else None,
        "messages": messages_object(done.messages),
    }
