"""How a command that polls nothing tells what it changed: stored, noticed, sealed, written, mailed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.alerts import notices
from monitor.model import Change
from monitor.service.beginning import finish
from monitor.service.notifying import notify
from monitor.service.publishing import publish
from monitor.service.run import Messages, Run

if TYPE_CHECKING:
    from monitor.store import Transaction


@dataclass(frozen=True, slots=True)
class Told:
    """The page of the report, if there is one, and what became of the messages."""

    report: Path | None
    messages: Messages


def keep(transaction: Transaction, run: Run, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Store changes and their notices; return those that were never told before."""
    fresh = transaction.add_changes(run.id, changes)
    transaction.add_notices(notices(fresh, run.settings.recipients, run.started), created_at=run.started)
    return tuple(fresh)


def close(run: Run, *, decision: int | None = None) -> Told:
    """Seal a run, write the reports that are owed, and send what is due."""
    finish(run, (), decision=decision)
    try:
        report = publish(run)
    finally:
        messages = notify(run)
    return Told(report, messages)
