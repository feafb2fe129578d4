"""Reports from stored changes: what a run owes is written, and all of it can be written again byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.changes import totals_of
from monitor.model import RunReport, SourceFacts, SourceResult

if TYPE_CHECKING:
    from monitor.service.run import Run
    from monitor.store import Store
    from monitor.store.rows import StoredRun


def publish(run: Run, results: Sequence[SourceResult]) -> Path | None:
    """Finish the run, write the report that it owes and those that a run before it could not write."""
    ...


def rebuild(store: Store, folder: Path) -> int:
    """Write every report, the index and the current list again from the database; return how many reports."""
    ...
