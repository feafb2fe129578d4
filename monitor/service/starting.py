"""The state that the first poll starts from: the configured first snapshot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import ConfigError, DataError
from monitor.model import Snapshot, State
from monitor.service.folding import restore
from monitor.service.run import policy_of

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.service.reading import Reader
    from monitor.store import Transaction

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ensure_start(transaction: Transaction, settings: Settings, reader: Reader, now: datetime) -> None:
    """At the very first poll, store the configured snapshot as evidence and as the state.

    At any later one the state is there, or is folded again from the evidence.
    """
    restore(transaction, policy_of(settings))
    if transaction.load_state() is not None:
        return
    state = State(first_snapshot(settings, reader))
    transaction.save_snapshot(settings.snapshot, state.snapshot, at=now)
    transaction.save_state(None, state)


def first_snapshot(settings: Settings, reader: Reader) -> Snapshot:
    """Return the snapshot that `snapshot:` names: packaged, empty, or a file in the packaged form.

    Raises ConfigError for a file that cannot be read as a snapshot.
    """
    from monitor.config.packaged import load_snapshot

    if settings.snapshot == "empty":
        return Snapshot(EPOCH)
    if settings.snapshot == "packaged":
        return load_snapshot(reader.gazetteer)
    try:
        return load_snapshot(reader.gazetteer, Path(settings.snapshot))
    except (DataError, OSError) as error:
        raise ConfigError(f"{settings.snapshot}: {error}") from error
