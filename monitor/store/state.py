"""What is believed, kept as rows: the cache of the fold, written by what differs.

`State` is one value of the model.  Loading all of it takes longer the more documents there are, so that it is
kept in memory under its token: every write gives it another token, and only a row with the same token in
the database proves that the kept value is still true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, select

from monitor.model import DocumentMemory, Evidence, Snapshot, Standing, State
from monitor.store.codec import canonical, decode, encode
from monitor.store.decisions import decided
from monitor.store.tables import (
    MemoryTable,
    SnapshotTable,
    StandingTable,
    StateTable,
    SupportTable,
)
from monitor.store.work import Work, write_again

_ROW = 1  # there is one state


class StateReading(Work):
    """What is asked about the state."""

    def load_state(self) -> State | None:
        """Return what is believed; None before the first poll."""
        row = self.session.execute(
            select(StateTable.token, StateTable.as_of).where(StateTable.id == _ROW)
        ).one_or_none()
        if row is None:
            return None
        kept = self.cache.get(row.token)
        if kept is None:
            kept = State(Snapshot(row.as_of, self._standings()), self._memories(), decided(self.session))
            self.cache.put(row.token, kept)
        return kept

    def has_snapshot(self) -> bool:
        """Say whether there was a first poll."""
        return self.session.scalar(select(SnapshotTable.id).limit(1)) is not None

    def snapshot_is_whole(self) -> bool:
        """Say whether the snapshot that the fold started from still has its hash.

        Raises ValueError or zstandard.ZstdError where it cannot even be read.
        """
        query = select(SnapshotTable.digest, SnapshotTable.payload)
        return all(
            digest == hashlib.sha256(canonical(payload).encode("utf-8")).hexdigest()
            for digest, payload in self.session.execute(query)
        )

    def first_snapshot(self) -> Snapshot | None:
        """Return the snapshot that the fold started from; None before the first poll."""
        query = select(SnapshotTable.payload).order_by(SnapshotTable.id).limit(1)
        payload = self.session.scalar(query)
        return None if payload is None else decode(Snapshot, payload)

    def _standings(self) -> dict[str, Standing]:
        support: dict[str, dict[str, Any]] = {}
        query = select(SupportTable.organization, SupportTable.url, SupportTable.payload)
        for organization, url, payload in self.session.execute(
            query.order_by(SupportTable.organization, SupportTable.url)
        ):
            support.setdefault(organization, {})[url] = payload
        rows = self.session.execute(
            select(StandingTable.organization, StandingTable.payload).order_by(StandingTable.organization)
        )
        return {
            organization: decode(Standing, {**payload, "support": support.get(organization, {})})
            for organization, payload in rows
        }

    def _memories(self) -> dict[str, DocumentMemory]:
        rows = self.session.execute(select(MemoryTable.key, MemoryTable.payload).order_by(MemoryTable.key))
        return {key: decode(DocumentMemory, payload) for key, payload in rows}


class StateWriting(StateReading):
    """How the state is kept."""

    def save_snapshot(self, name: str, snapshot: Snapshot, *, at: datetime) -> None:
        """Keep the snapshot that the fold starts from, as evidence."""
        payload = encode(snapshot)
        digest = hashlib.sha256(canonical(payload).encode("utf-8")).hexdigest()
        row = {"name": name, "digest": digest, "payload": payload, "at": at}
        self.session.execute(insert(SnapshotTable), [row])

    def save_state(self, before: State | None, after: State) -> None:
        """Keep the state after a step, writing only what differs from `before`, which `load_state` gave.

        With None everything is written anew.
        """
        if before is None:
            self.session.execute(delete(SupportTable))
            self.session.execute(delete(StandingTable))
            self.session.execute(delete(MemoryTable))
        old = before or State(Snapshot(after.snapshot.as_of))
        if before is not None and after == before:
            return
        self._save_standings(old.snapshot.standings, after.snapshot.standings)
        self._save_memories(old.documents, after.documents)
        token = uuid4().hex
        write_again(self.session, StateTable, [{"id": _ROW, "as_of": after.snapshot.as_of, "token": token}])
        self.cache.put(token, after)

    def _save_standings(self, old: Mapping[str, Standing], new: Mapping[str, Standing]) -> None:
        changed = {key: one for key, one in new.items() if old.get(key) is not one}
        write_again(
            self.session,
            StandingTable,
            [
                {"organization": key, "payload": _without_support(one)}
                for key, one in changed.items()
                if key not in old or _bare(old[key]) != _bare(one)
            ],
        )
        rows = []
        for key, standing in changed.items():
            known: Mapping[str, Evidence] = old[key].support if key in old else {}
            rows += [
                {"organization": key, "url": url, "payload": encode(evidence)}
                for url, evidence in standing.support.items()
                if known.get(url) != evidence
            ]
            for url in known.keys() - standing.support.keys():
                self.session.execute(
                    delete(SupportTable).where(SupportTable.organization == key, SupportTable.url == url)
                )
        write_again(self.session, SupportTable, rows)
        for key in old.keys() - new.keys():
            self.session.execute(delete(SupportTable).where(SupportTable.organization == key))
            self.session.execute(delete(StandingTable).where(StandingTable.organization == key))

    def _save_memories(self, old: Mapping[str, DocumentMemory], new: Mapping[str, DocumentMemory]) -> None:
        write_again(
            self.session,
            MemoryTable,
            [
                {"key": key, "source": one.source, "payload": encode(one)}
                for key, one in new.items()
                if old.get(key) != one
            ],
        )
        for key in old.keys() - new.keys():
            self.session.execute(delete(MemoryTable).where(MemoryTable.key == key))


def _bare(standing: Standing) -> Standing:
    """Return a standing as its own row keeps it: most captures renew nothing but support."""
    return replace(standing, support={})


def _without_support(standing: Standing) -> dict[str, Any]:
    encoded: dict[str, Any] = encode(standing)
    del encoded["support"]
    return encoded
