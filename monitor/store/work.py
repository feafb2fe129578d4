"""What every unit of work stands on: the session, the order of evidence, and writing a row again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.model import State
from monitor.store.append_only import protect
from monitor.store.tables import CaptureTable, DecisionTable, ListingTable, Table


class StoreSession(Session):
    """A session that refuses to change evidence."""


protect(StoreSession)


class Work:
    """One unit of work, reading or writing; the methods come from its families, one a file."""

    def __init__(self, session: Session, cache: StateCache | None = None) -> None:
        self.session = session
        self.cache = cache or StateCache()


class StateCache:
    """The state under the token that the database gave it; shared by the units of work of one store."""

    def __init__(self) -> None:
        self._kept: tuple[str, State] | None = None

    def get(self, token: str) -> State | None:
        """Return the state of that token, or None."""
        kept = self._kept
        return kept[1] if kept is not None and kept[0] == token else None

    def put(self, token: str, state: State) -> None:
        """Keep a state; a token whose transaction fails is never asked for again."""
        self._kept = (token, state)


def next_order(session: Session) -> int:
    """Return the next number of the sequence that captures, listings and decisions share.

    Only the holder of the write lock may ask, which every writing transaction is from its start.
    """
    newest = [
        select(func.max(table.id)).scalar_subquery() for table in (CaptureTable, ListingTable, DecisionTable)
    ]
    return (
        max((number for number in session.execute(select(*newest)).one() if number is not None), default=0)
        + 1
    )


def write_again(session: Session, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert operational rows, or overwrite those that stand under the same key."""
    if not rows:
        return
    key = [column.name for column in table.__table__.primary_key]
    insertion = _insertion(session.get_bind().dialect.name, table)
    changed = {name: insertion.excluded[name] for name in rows[0] if name not in key}
    session.execute(insertion.on_conflict_do_update(index_elements=key, set_=changed), list(rows))


def _insertion(dialect: str, table: type[Table]) -> Any:
    """Return an insertion that knows what to do about a key that is there; each database has its own."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql

        return insert_on_postgresql(table)
    from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite

    return insert_on_sqlite(table)
