"""What one run carries through its stages: settings, store, clock, reader, options.  Values only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.changes import Policy
from monitor.model import Change, SourceResult
from monitor.service.clock import Clock
from monitor.service.reading import Reader

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from monitor.config import Settings
    from monitor.store import Store


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller of a poll asks for.

    `only` names sources (all when empty); `force` polls them due or not; `refetch` asks without validators.
    """

    only: tuple[str, ...] = ()
    force: bool = False
    refetch: bool = False


PLAIN = Options()
"""What is due, asked for politely: the poll of every day."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run and what its stages need.

    `stored` says that the database knows the run; one with nothing due is not worth a row.  `turn` lets one
    capture at a time be read and recorded; there is one while sources are polled.
    """

    id: str
    started: datetime
    settings: Settings
    store: Store
    clock: Clock
    reader: Reader
    options: Options = PLAIN
    progress: Callable[[SourceResult], None] = lambda result: None  # noqa: ARG005
    stored: bool = False
    turn: asyncio.Lock | None = None

    @property
    def policy(self) -> Policy:
        """The figures that decide, as configured."""
        return policy_of(self.settings)


def policy_of(settings: Settings) -> Policy:
    """Return the figures that decide, as configured."""
    return Policy(voices_needed=settings.voices_needed)


@dataclass(frozen=True, slots=True)
class Messages:
    """How many messages a run queued, sent, and failed to send."""

    queued: int = 0
    sent: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class PollResult:
    """What came of a poll, as `poll --json` prints it; `broken`: the program failed over a source."""

    run: str
    started: datetime
    sources: tuple[SourceResult, ...]
    changes: tuple[Change, ...] = ()
    report: Path | None = None
    messages: Messages = field(default_factory=Messages)
    broken: bool = False
