"""The database and its migrations: made, recognized, refused, and in step with the tables."""

from __future__ import annotations

import re
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from monitor.errors import StoreError, UsageError
from monitor.store import Store, engine, schema
from monitor.store.append_only import evidence_tables
from monitor.store.tables import Table


def test_tables_and_migrations_agree(store: Store) -> None:
    with engine.reading(store._engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_the_newest_migration_is_the_head() -> None:
    scripts = ScriptDirectory(str(schema.migrations()))
    assert scripts.get_heads() == [schema.HEAD]


def test_a_migration_of_the_first_tables_protects_exactly_the_evidence() -> None:
    script = next(one for one in ScriptDirectory(str(schema.migrations())).walk_revisions() if one.is_base)
    assert tuple(sorted(script.module.EVIDENCE)) == evidence_tables()


def test_a_database_is_made_with_its_folder_and_opened_again(url: str) -> None:
    first = Store.open(url)
    assert set(first.counts().values()) == {0}
    first.dispose()
    again = Store.open(url, create=False)
    assert "capture" in again.counts()
    again.dispose()


def test_many_may_make_a_database_at_once(url: str) -> None:
    troubles: list[Exception] = []

    def make() -> None:
        try:
            Store.open(url).dispose()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
            troubles.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []


def test_sqlite_keeps_a_write_ahead_log(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    assert store.file is not None
    with sqlite3.connect(store.file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    store.dispose()


@pytest.mark.parametrize("content", [b"no database at all\n" * 100, bytes(range(256)) * 50])
def test_a_damaged_file_is_told_with_the_remedy(sqlite_url: str, content: bytes) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"not a database; .* put a backup in its place"):
        Store.open(sqlite_url)


def test_a_database_of_a_newer_monitor_is_refused(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    assert store.file is not None
    with sqlite3.connect(store.file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    store.dispose()
    with pytest.raises(StoreError, match=r"revision 9999.*upgrade the monitor"):
        Store.open(sqlite_url)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE capture (id INTEGER)")
    connection.close()
    with pytest.raises(StoreError, match="tables but no revision"):
        Store.open(f"sqlite:///{file}")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "cannot be read"),
        ("mysql://user:secret@host/db", "knows no mysql databases"),
        ("sqlite://", "forgotten at once"),
        ("sqlite:///:memory:", "forgotten at once"),
        ("postgresql+psycopg://user:secret@127.0.0.1:1/db?connect_timeout=2", "check that the server runs"),
    ],
)
def test_what_cannot_be_opened_says_why_and_no_password(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_create_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="monitor init"):
        Store.open(f"sqlite:///{tmp_path / 'none' / 'm.sqlite3'}", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_consistent_while_somebody_writes(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url)
    with store.transaction() as transaction:
        transaction.session.connection().exec_driver_sql(
            "INSERT INTO source_state (source, fingerprint, failures) VALUES ('half', '', 0)"
        )
        store.backup(tmp_path / "copy" / "monitor.sqlite3")
    copy = Store.open(f"sqlite:///{tmp_path / 'copy' / 'monitor.sqlite3'}", create=False)
    assert copy.counts()["source_state"] == 0
    assert store.counts()["source_state"] == 1
    with pytest.raises(UsageError, match="exists already"):
        store.backup(tmp_path / "copy" / "monitor.sqlite3")
    copy.dispose()
    store.dispose()


@pytest.mark.postgresql
def test_a_server_is_backed_up_with_its_own_tool(postgresql_url: str, tmp_path: Path) -> None:
    store = Store.open(postgresql_url)
    with pytest.raises(UsageError, match="pg_dump"):
        store.backup(tmp_path / "copy")
    store.dispose()


def test_a_shown_address_has_no_password() -> None:
    shown = engine.shown(engine.parse_url("postgresql://user:secret@host/db?sslpassword=hidden"))
    assert re.fullmatch(r"postgresql\+psycopg://user:\*\*\*@host/db\?sslpassword=.*", shown)
    assert "hidden" not in shown
