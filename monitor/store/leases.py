"""Leases: who polls a source now.  Two polls of one source would fold the same news twice over each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select, update

from monitor.store.tables import SourceStateTable
from monitor.store.work import Work, write_again


class Leases(Work):
    """Taking and giving back, inside a writing transaction."""

    def take(
        self,
        source: str,
        owner: str,
        now: datetime,
        until: datetime,
        lives: Callable[[str], bool],
    ) -> bool:
        """Take a source, and say whether nobody else has it."""
        row = self.session.execute(
            select(SourceStateTable.lease_owner, SourceStateTable.lease_until).where(
                SourceStateTable.source == source
            )
        ).one_or_none()
        if row is None:
            fresh = {"source": source, "fingerprint": "", "failures": 0}
            write_again(
                self.session, SourceStateTable, [fresh | {"lease_owner": owner, "lease_until": until}]
            )
            return True
        holder, ends = row
        if holder not in (None, owner) and ends is not None and ends > now and lives(holder):
            return False
        self.session.execute(
            update(SourceStateTable).where(SourceStateTable.source == source),
            {"lease_owner": owner, "lease_until": until},
        )
        return True

    def give_back(self, source: str, owner: str) -> None:
        """Give a source back, if it is still this owner's."""
        self.session.execute(
            update(SourceStateTable).where(
                SourceStateTable.source == source, SourceStateTable.lease_owner == owner
            ),
            {"lease_owner": None, "lease_until": None},
        )
