"""Changes and notices: what was told, once, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select

from monitor.model import Change, Notice
from monitor.store.codec import decode, encode
from monitor.store.rows import StoredChange
from monitor.store.tables import ChangeTable, NoticeTable
from monitor.store.work import Work

_CHUNK = 500


class ChangeReading(Work):
    """What is asked about changes."""

    def changes(
        self,
        *,
        run: str | None = None,
        since: datetime | None = None,
        organization: str | None = None,
        source: str | None = None,
    ) -> Iterator[StoredChange]:
        """Yield the changes that match all that is given, in the order in which they were told.

        They can be read while this unit of work is open.
        """
        query = select(ChangeTable).order_by(ChangeTable.sequence)
        for column, wanted in (
            (ChangeTable.run_id, run),
            (ChangeTable.organization, organization),
            (ChangeTable.source, source),
        ):
            if wanted is not None:
                query = query.where(column == wanted)
        if since is not None:
            query = query.where(ChangeTable.at >= since)
        yield from self._changes(query)

    def has_changes(self, run: str) -> bool:
        """Say whether a run told something."""
        query = select(ChangeTable.id).where(ChangeTable.run_id == run).limit(1)
        return self.session.scalar(query) is not None

    def _changes(self, query: Select[ChangeTable]) -> Iterator[StoredChange]:
        for row in self.session.scalars(query.execution_options(yield_per=_CHUNK)):
            yield stored_change(row)


class ChangeWriting(ChangeReading):
    """How changes and notices are kept."""

    def add_changes(
        self,
        run_id: str,
        changes: Sequence[Change],
        *,
        capture_id: int | None = None,
        listing_id: int | None = None,
    ) -> list[Change]:
        """Keep the changes that were never told, and return those: a stored id is never stored twice."""
        told = self._known(change.id for change in changes)
        fresh = list({one.id: one for one in changes if one.id not in told}.values())
        if not fresh:
            return []
        last = self.session.scalar(select(func.max(ChangeTable.sequence))) or 0
        rows = [
            {
                "id": change.id,
                "sequence": sequence,
                "run_id": run_id,
                "capture_id": capture_id,
                "listing_id": listing_id,
                "kind": change.kind.value,
                "organization": change.organization.id if change.organization else None,
                "source": change.source,
                "at": change.at,
                "payload": encode(change),
            }
            for sequence, change in enumerate(fresh, last + 1)
        ]
        self.session.execute(insert(ChangeTable), rows)
        return fresh

    def add_notices(self, notices: Iterable[Notice], *, created_at: datetime) -> None:
        """Keep notices of changes that were stored before them."""
        rows: list[dict[str, Any]] = [
            {
                "change_id": one.change_id,
                "address": one.address,
                "topic": one.topic.value,
                "due": one.due,
                "created_at": created_at,
            }
            for one in notices
        ]
        if rows:
            self.session.execute(insert(NoticeTable), rows)

    def _known(self, ids: Iterable[str]) -> set[str]:
        wanted = list(ids)
        if not wanted:
            return set()
        return set(self.session.scalars(select(ChangeTable.id).where(ChangeTable.id.in_(wanted))))


def stored_change(row: ChangeTable) -> StoredChange:
    """Return a change from its row."""
    return StoredChange(
        sequence=row.sequence,
        run_id=row.run_id,
        change=decode(Change, row.payload),
        capture_id=row.capture_id,
        listing_id=row.listing_id,
    )
