"""Names on a held page that wait for a person are told a second time, a day after the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.alerts import notices
from monitor.changes.identity import identify
from monitor.model import Change, ChangeKind, DocumentMemory

if TYPE_CHECKING:
    from monitor.service.run import Run

AGAIN = timedelta(hours=24)
"""How long a name waits before it is told again."""

WAITS = "still waiting for a decision"


def remind(run: Run) -> tuple[Change, ...]:
    """Tell again, once, what has waited for a day; return what was told.

    A reminder is named after the change that it repeats, so that no two polls tell it twice.
    """
    if not run.stored:
        return ()
    with run.store.reading() as reading:
        state = reading.load_state()
    held = {memory.url: memory for memory in state.documents.values() if _waits(memory)} if state else {}
    if not held:
        return ()
    now = run.clock()
    with run.store.transaction() as transaction:
        due = [
            reminder_of(one.change)
            for memory in held.values()
            for one in transaction.changes(source=memory.source)
            if one.change.url == memory.url and _is_due(one.change, memory, now - AGAIN)
        ]
        fresh = transaction.add_changes(run.id, due)
        transaction.add_notices(notices(fresh, run.settings.recipients, now), created_at=now)
    return tuple(fresh)


def reminder_of(change: Change) -> Change:
    """Return the change that tells an unverified name again."""
    return identify(replace(change, at=change.at + AGAIN, old=WAITS, reasons=(*change.reasons, WAITS)))


def _waits(memory: DocumentMemory) -> bool:
    undecided = memory.held_sha256 != memory.dismissed
    return memory.trouble is ChangeKind.HELD and bool(memory.held_digest) and undecided


def _is_due(change: Change, memory: DocumentMemory, until: datetime) -> bool:
    return (
        change.kind is ChangeKind.UNVERIFIED
        and change.old is None
        and change.organization is not None
        and change.organization.id in set(memory.held_digest.split(",")).difference(memory.rejected)
        and change.at <= until
    )
