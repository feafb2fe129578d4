"""What a manifest seals of a run: every row of evidence that it wrote, as it is stored.

The rows are taken, not the values made of them, so that a newer monitor seals what an older one wrote as that did:
columns that were not there then are empty, and what is empty is left out.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Executable, select

from monitor.store.codec import canonical, encode
from monitor.store.tables import CaptureTable, ChangeTable, ListingTable, SnapshotTable, Table
from monitor.store.work import Work

_SEALED: tuple[tuple[type[Table], Any], ...] = (
    (CaptureTable, CaptureTable.id),
    (ListingTable, ListingTable.id),
    (ChangeTable, ChangeTable.sequence),
)


class SealedReading(Work):
    """What is asked to make a manifest, or to check one."""

    def sealed(self, run: str) -> dict[str, list[str]]:
        """Return the SHA-256 of every row of evidence of a run, by table, in the order of writing.

        Raises ValueError where a row cannot even be read.
        """
        found = {
            table.__tablename__: self._digests(
                select(table.__table__).where(table.__table__.c.run_id == run).order_by(order)
            )
            for table, order in _SEALED
        }
        if found[CaptureTable.__tablename__]:  # what was captured was compared with the first snapshot
            first = select(SnapshotTable.name, SnapshotTable.digest).order_by(SnapshotTable.id).limit(1)
            found[SnapshotTable.__tablename__] = self._digests(first)
        return found

    def _digests(self, query: Executable) -> list[str]:
        return [_digest(dict(row)) for row in self.session.execute(query).mappings()]


def _digest(row: dict[str, Any]) -> str:
    given = {name: encode(value) if _is_moment(value) else value for name, value in row.items()}
    text = canonical({name: value for name, value in given.items() if value is not None})
    return hashlib.sha256(text.encode()).hexdigest()


def _is_moment(value: Any) -> bool:
    return hasattr(value, "tzinfo")
