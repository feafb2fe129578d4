"""Runs: when a command began and ended, what came of it, and the chain of manifests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.orm import aliased

from monitor.errors import StoreError
from monitor.store.rows import StoredRun
from monitor.store.tables import ChangeTable, RunTable
from monitor.store.work import Work


class RunReading(Work):
    """What is asked about runs."""

    def run(self, run_id: str) -> StoredRun | None:
        """Return one run, or None."""
        row = self.session.scalar(select(RunTable).where(RunTable.id == run_id))
        return None if row is None else _stored(row)

    def runs(self, *, limit: int | None = None) -> list[StoredRun]:
        """Return the runs, the newest first."""
        query = select(RunTable).order_by(RunTable.sequence.desc()).limit(limit)
        return [_stored(row) for row in self.session.scalars(query)]

    def latest_run(self, command: str | None = None) -> StoredRun | None:
        """Return the newest run, or the newest of one command."""
        query = select(RunTable).order_by(RunTable.sequence.desc()).limit(1)
        if command is not None:
            query = query.where(RunTable.command == command)
        row = self.session.scalar(query)
        return None if row is None else _stored(row)

    def runs_with_changes(self) -> list[StoredRun]:
        """Return the runs that told something, oldest first: each of them owes a report."""
        told = select(ChangeTable.run_id).distinct()
        query = select(RunTable).where(RunTable.id.in_(told)).order_by(RunTable.sequence)
        return [_stored(row) for row in self.session.scalars(query)]

    def latest_manifest(self) -> str | None:
        """Return the newest manifest, to which the next run links: the one that no run links to yet.

        Runs may end in another order than they began.
        """
        later = aliased(RunTable)
        query = (
            select(RunTable.manifest)
            .where(
                RunTable.manifest.is_not(None),
                ~exists().where(later.previous_manifest == RunTable.manifest),
            )
            .order_by(RunTable.sequence.desc())
            .limit(1)
        )
        return self.session.scalar(query)


class RunWriting(RunReading):
    """What is noted about runs."""

    def start_run(
        self,
        started_at: datetime,
        *,
        command: str,
        version: str,
        data_version: str = "",
        now_override: datetime | None = None,
    ) -> str:
        """Note that a run begins; return its id: its start in UTC, `20260107T120000Z`, numbered at need."""
        sequence = (self.session.scalar(select(func.max(RunTable.sequence))) or 0) + 1
        run_id = self._free_id(started_at)
        self.session.execute(
            insert(RunTable),
            [
                {
                    "id": run_id,
                    "sequence": sequence,
                    "started_at": started_at,
                    "command": command,
                    "now_override": now_override,
                    "version": version,
                    "data_version": data_version,
                }
            ],
        )
        return run_id

    def _free_id(self, started_at: datetime) -> str:
        if started_at.utcoffset() is None:
            raise StoreError(f"naive time {started_at.isoformat()}: a run starts at an aware time")
        wanted = f"{started_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        taken = set(self.session.scalars(select(RunTable.id).where(RunTable.id.startswith(wanted))))
        if wanted not in taken:
            return wanted
        return next(name for n in range(2, len(taken) + 3) if (name := f"{wanted}-{n}") not in taken)

    def finish_run(
        self,
        run_id: str,
        finished_at: datetime,
        *,
        outcome: Mapping[str, Any],
        data_version: str = "",
        report_path: str | None = None,
        manifest: str | None = None,
        previous_manifest: str | None = None,
    ) -> None:
        """Note that a run ended, and what came of it (JSON-able; `codec.encode` makes model values so)."""
        self._update(
            run_id,
            finished_at=finished_at,
            outcome=dict(outcome),
            data_version=data_version,
            report_path=report_path,
            manifest=manifest,
            previous_manifest=previous_manifest,
        )

    def save_report_path(self, run_id: str, report_path: str) -> None:
        """Note where a run's report was written, so that it owes none any more."""
        self._update(run_id, report_path=report_path)

    def _update(self, run_id: str, **values: Any) -> None:
        done = self.session.execute(update(RunTable).where(RunTable.id == run_id), values)
        if not _touched(done):
            raise StoreError(f"there is no run {run_id!r}; `start_run` comes first")


def _touched(result: Any) -> int:
    count: int = result.rowcount
    return count


def _stored(row: RunTable) -> StoredRun:
    return StoredRun(
        id=row.id,
        sequence=row.sequence,
        started_at=row.started_at,
        command=row.command,
        now_override=row.now_override,
        version=row.version,
        data_version=row.data_version,
        finished_at=row.finished_at,
        outcome=row.outcome or {},
        report_path=row.report_path,
        manifest=row.manifest,
        previous_manifest=row.previous_manifest,
    )
