"""The state that a poll starts from: the stored one, or the configured first snapshot."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.errors import ConfigError
from monitor.model import Snapshot, State

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.names import Gazetteer
    from monitor.service.run import Run
    from monitor.store import Transaction

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def starting_state(transaction: Transaction, run: Run) -> State:
    """Return the stored state; at the very first poll, store and return the configured snapshot."""
    state = transaction.load_state()
    if state is not None:
        return state
    state = State(first_snapshot(run.settings, run.reader.gazetteer))
    transaction.save_snapshot(run.settings.snapshot, state.snapshot, at=run.clock())
    transaction.save_state(None, state)
    return state


def first_snapshot(settings: Settings, gazetteer: Gazetteer) -> Snapshot:
    """Return the snapshot that `snapshot:` names: packaged, empty, or a file in the packaged form."""
    from monitor.config.packaged import load_snapshot

    if settings.snapshot == "empty":
        return Snapshot(EPOCH)
    if settings.snapshot == "packaged":
        return load_snapshot(gazetteer)
    raise ConfigError(f"snapshot: cannot read {settings.snapshot}")
