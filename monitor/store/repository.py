"""The store as its users see it: one unit of work at a time, reading or writing, from all its families."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, func, select
from sqlalchemy.engine import URL

from monitor.errors import StoreError, UsageError
from monitor.store import engine as engines
from monitor.store.captures import CaptureReading, CaptureWriting
from monitor.store.changes import ChangeReading, ChangeWriting
from monitor.store.discovered import DiscoveredReading, DiscoveredWriting
from monitor.store.documents import DocumentReading, DocumentWriting
from monitor.store.leases import Leases
from monitor.store.listings import ListingReading, ListingWriting
from monitor.store.messages import MessageReading, MessageWriting
from monitor.store.runs import RunReading, RunWriting
from monitor.store.schema import make_ready
from monitor.store.sealed import SealedReading
from monitor.store.state import StateReading, StateWriting
from monitor.store.tables import Table
from monitor.store.work import StateCache, StoreSession


class Reading(
    CaptureReading,
    ListingReading,
    RunReading,
    StateReading,
    DocumentReading,
    DiscoveredReading,
    ChangeReading,
    MessageReading,
    SealedReading,
):
    """A look at the database as it is at one moment."""


class Transaction(
    CaptureWriting,
    ListingWriting,
    RunWriting,
    StateWriting,
    DocumentWriting,
    DiscoveredWriting,
    ChangeWriting,
    MessageWriting,
    SealedReading,
):
    """A writing transaction: everything in it lands together, or nothing does."""


class Store:
    """A database that is ready to use; safe to share between threads."""

    def __init__(self, engine: Engine, url: URL) -> None:
        self._engine = engine
        self._url = url
        self._cache = StateCache()

    @classmethod
    def open(cls, url: str, *, create: bool = True) -> Self:
        """Open a database and bring it to the newest revision; with `create`, make it where there is none.

        Raises StoreError, which never repeats a password, when that is impossible.
        """
        parsed = engines.parse_url(url)
        file = engines.file_of(parsed)
        if parsed.get_backend_name() == "sqlite":
            _prepare_file(file, create=create)
        engine = engines.make_engine(parsed)
        try:
            with engines.explained(parsed):
                make_ready(engine, parsed, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, parsed)

    @property
    def shown_url(self) -> str:
        """The address of the database as it may be printed: without its password."""
        return engines.shown(self._url)

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database, or None."""
        return engines.file_of(self._url)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Look at the database as it is at one moment; writers are not kept waiting."""
        with (
            engines.explained(self._url),
            engines.reading(self._engine) as connection,
            StoreSession(bind=connection) as session,
        ):
            yield Reading(session, self._cache)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write: what is done inside lands together when it ends, and not at all when something is raised."""
        with (
            engines.explained(self._url),
            engines.writing(self._engine) as connection,
            StoreSession(bind=connection) as session,
        ):
            yield Transaction(session, self._cache)
            session.flush()

    def lease(
        self,
        source: str,
        owner: str,
        now: datetime,
        until: datetime,
        *,
        lives: Callable[[str], bool] = lambda owner: True,  # noqa: ARG005
    ) -> bool:
        """Take a source for one poll, and say whether nobody else has it.

        A lease that ran out, or whose owner does not live any more (`lives` says so), is taken over.
        """
        with engines.explained(self._url), engines.writing(self._engine) as connection:
            return Leases(StoreSession(bind=connection)).take(source, owner, now, until, lives)

    def release(self, source: str, owner: str) -> None:
        """Give a source back, if it is still this owner's."""
        with engines.explained(self._url), engines.writing(self._engine) as connection:
            Leases(StoreSession(bind=connection)).give_back(source, owner)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds, by the table's name."""
        with self.reading() as reading:
            return {
                table.name: reading.session.scalar(select(func.count()).select_from(table)) or 0
                for table in Table.metadata.sorted_tables
            }

    def backup(self, target: Path) -> None:
        """Write a consistent copy of an SQLite database, also while it is in use.

        Raises UsageError where the target exists or the database is on a server, StoreError where the target
        cannot be written.
        """
        if self.file is None:
            raise UsageError(f"{self.shown_url}: a database on a server is copied with its own tool, pg_dump")
        if target.exists():
            raise UsageError(f"{target} exists already; name a new file")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with (
                closing(sqlite3.connect(f"{self.file.absolute().as_uri()}?mode=ro", uri=True)) as source,
                closing(sqlite3.connect(target)) as copy,
            ):
                source.backup(copy)
        except (sqlite3.Error, OSError) as error:
            target.unlink(missing_ok=True)
            raise StoreError(
                f"{target}: the copy could not be written ({error}); check folder and space"
            ) from error

    def dispose(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _prepare_file(file: Path | None, *, create: bool) -> None:
    """Make the folder of an SQLite file; refuse what would be forgotten at once."""
    if file is None:
        raise StoreError("a database in memory is forgotten at once; write sqlite:////folder/monitor.sqlite3")
    if not create and not file.exists():
        raise StoreError(f"{file}: there is no database; `monitor init` makes one")
    try:
        file.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{file.parent}: the folder cannot be made: {error.strerror}") from error
