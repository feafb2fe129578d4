"""A database of an older monitor is upgraded with everything that is in it, on every kind of database."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, func, insert, select, text

from monitor.errors import AppendOnlyError, StoreError
from monitor.model import DocumentMemory, Snapshot, State
from monitor.store import Store, engine, schema
from monitor.store.append_only import evidence_tables
from monitor.store.tables import Table
from tests.store.conftest import NOW, capture
from tests.store.test_evidence import LISTING, write_everything

OLDER = ("0001", "0002")


def database_of(revision: str, url: str, tmp_path: Path) -> None:
    """Make a database as the monitor of an older revision left it: its tables, and rows in them."""
    newest = Store.open(f"sqlite:///{tmp_path / 'newest.sqlite3'}")
    with newest.transaction() as transaction:
        write_everything(transaction)
        transaction.save_state(
            None,
            State(
                Snapshot(NOW),
                {"https://gov.example/memo": DocumentMemory("https://gov.example/memo", "memo")},
            ),
        )
        transaction.save_source_state(
            "memo", fingerprint="f", next_due_at=NOW, last_polled_at=NOW, trouble=None
        )
    config = Config()
    config.set_main_option("script_location", str(schema.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    parsed = engine.parse_url(url)
    if (file := engine.file_of(parsed)) is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    older = engine.make_engine(parsed)
    with engine.writing(older) as target:
        config.attributes["connection"] = target
        command.upgrade(config, revision)
        there = MetaData()
        there.reflect(target)
        with engine.reading(newest._engine) as source:
            for table in Table.metadata.sorted_tables:
                if table.name not in there.tables:
                    continue
                columns = [
                    column for column in table.columns if column.name in there.tables[table.name].columns
                ]
                rows = [dict(row._mapping) for row in source.execute(select(*columns))]
                if rows:
                    target.execute(insert(table), rows)
    older.dispose()
    newest.dispose()


@pytest.mark.parametrize("revision", OLDER)
def test_what_an_older_monitor_kept_is_read_by_this_one(revision: str, url: str, tmp_path: Path) -> None:
    database_of(revision, url, tmp_path)
    store = Store.open(url, create=False)
    try:
        with engine.reading(store._engine) as connection:
            assert schema.revision_of(connection) == schema.HEAD
        with store.reading() as reading:
            (one,) = reading.observations()
            kept = reading.capture(one.capture_id)
            state = reading.load_state()
            known = reading.source_state("memo")
            assert len([*reading.changes()]) == 1
        assert one.observation.listing == LISTING
        assert one.observation.edit is None
        assert kept is not None
        assert kept.capture.body == capture().body
        assert state is not None
        assert [*state.documents] == ["https://gov.example/memo"]
        assert known is not None
        assert known.last_polled_at == NOW
        with store.reading() as reading:
            assert reading.contact_of("memo") == (None, None)
            assert reading.voice_texts(NOW) == []
    finally:
        store.dispose()


@pytest.mark.parametrize("revision", OLDER)
def test_evidence_is_protected_after_an_upgrade_as_before(revision: str, url: str, tmp_path: Path) -> None:
    database_of(revision, url, tmp_path)
    store = Store.open(url, create=False)
    try:
        for name in evidence_tables():
            table = Table.metadata.tables[name]
            with store.reading() as reading:
                if not reading.session.scalar(select(func.count()).select_from(table)):
                    continue
            with pytest.raises((AppendOnlyError, StoreError)), store.transaction() as transaction:
                transaction.session.connection().execute(text(f'DELETE FROM "{name}"'))  # noqa: S608
    finally:
        store.dispose()


@pytest.mark.parametrize("revision", OLDER)
def test_an_upgraded_database_is_like_a_new_one(revision: str, url: str, tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    database_of(revision, url, tmp_path)
    store = Store.open(url, create=False)
    try:
        with engine.reading(store._engine) as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, Table.metadata) == []
    finally:
        store.dispose()
