"""Connections: SQLite in WAL mode or PostgreSQL, one writer at a time, readers that see one moment.

Every writing transaction takes the write lock at its start (SQLite `BEGIN IMMEDIATE`, PostgreSQL an advisory
lock of the schema).  A poll reads what is believed, folds and writes it back: two at once would lose one of
them, and a transaction that asked for the lock only at its first write could be refused as a deadlock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from monitor.errors import AppendOnlyError, StoreError
from monitor.store.append_only import MARK

BUSY_SECONDS = 60
"""How long a writer waits for another; a transaction of the monitor takes milliseconds."""

# the bytes of "WARN" as a number, and the schema
_WRITE_LOCK = "SELECT pg_advisory_xact_lock(1463900274, hashtext(current_schema()))"

_WRITING = {"writing": True}


def parse_url(text: str) -> URL:
    """Return a database URL; `postgresql://` means the psycopg driver.

    Raises StoreError, without repeating the text, which may hold a password.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        raise StoreError(
            "the database URL cannot be read; write sqlite:////folder/monitor.sqlite3 or "
            "postgresql+psycopg://user:password@host/database"
        ) from None
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"the store knows no {url.get_backend_name()} databases; use sqlite or postgresql")
    return url


def shown(url: URL) -> str:
    """Return a URL as it may be printed: without its password, wherever it stands."""
    hidden = {key: "***" if "pass" in key.lower() else value for key, value in url.query.items()}
    return url.set(query=hidden).render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite database; None for one in memory or on a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return None if url.database.startswith("file:") else Path(url.database)


def make_engine(url: URL) -> Engine:
    """Return an engine that connects at its first use.  Raises StoreError when the driver is missing."""
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    except ImportError as error:
        raise StoreError(
            f"{shown(url)}: the driver is not installed ({error}); "
            "pip install 'withdrawal-monitor[postgresql]'"
        ) from error
    except SQLAlchemyError as error:
        raise StoreError(f"{shown(url)}: {error}") from error
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # the driver's own BEGIN comes too late to choose its kind, so it is switched off
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")  # mail goes out after the commit: power must not lose it
        cursor.execute("PRAGMA foreign_keys = ON")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the write lock from its start; committed unless something is raised."""
    with engine.execution_options(**_WRITING).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(_WRITE_LOCK)
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees the database as it is at one moment, and is never committed."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn what the database says into a StoreError of one line, without statement, values or password."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _explanation(url, error) from error


def _explanation(url: URL, error: SQLAlchemyError) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    words = " ".join(str(cause).split())
    if isinstance(getattr(error, "orig", None), ValueError):
        return StoreError(words)
    if MARK in words:
        return AppendOnlyError(words[words.index(MARK) :])
    return StoreError(f"{shown(url)}: {words}{_remedy(words)}")


def _remedy(words: str) -> str:
    lowered = words.lower()
    if "locked" in lowered:
        return (
            f"; another program held it for more than {BUSY_SECONDS} seconds: end that program or try again"
        )
    if "unable to open" in lowered or "readonly" in lowered:
        return "; check that folder and file exist and can be written"
    if "not a database" in lowered or "malformed" in lowered:
        return "; the file is damaged or is something else: put a backup in its place, or name another file"
    if "disk" in lowered and "full" in lowered:
        return "; make room on the disk"
    if "connection" in lowered:
        return "; check that the server runs, and host, port, user and password"
    return ""
