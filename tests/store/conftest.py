"""A store on SQLite, and the same on PostgreSQL where it answers; values short enough for tables of cases."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreError
from monitor.model import (
    Authority,
    Capture,
    Change,
    ChangeKind,
    Evidence,
    Organization,
    SourceFacts,
)
from monitor.store import Store

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
SERVER = os.environ.get("MONITOR_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/test")
FACTS = SourceFacts("memo", "The Government", Authority.OFFICIAL, "en", "https://gov.example/memo")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'db' / 'monitor.sqlite3'}"


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A schema of its own in the database `test`, dropped afterwards; skipped where no server answers."""
    psycopg = pytest.importorskip("psycopg", reason="PostgreSQL tests need psycopg")
    address = SERVER.replace("postgresql+psycopg", "postgresql")
    try:
        connection = psycopg.connect(address, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"no postgresql server answers at 127.0.0.1:5432 ({str(error).splitlines()[0]})")
    schema = f"monitor_{uuid.uuid4().hex}"
    with connection:
        connection.execute(f'CREATE SCHEMA "{schema}"')
        yield f"{SERVER}?options=-csearch_path%3D{schema}"
        connection.execute(f'DROP SCHEMA "{schema}" CASCADE')
    connection.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    try:
        opened = Store.open(url)
    except StoreError as error:
        pytest.fail(str(error))
    yield opened
    opened.dispose()


def capture(body: bytes = b"<p>hello</p>", **more: Any) -> Capture:
    given: dict[str, Any] = {
        "source": "memo",
        "url": "https://gov.example/memo",
        "final_url": "https://gov.example/memo",
        "requested_at": NOW,
        "captured_at": NOW,
        "status": 200,
        "headers": (("content-type", "text/html"), ("etag", '"a"')),
        "body": body,
        "sha256": sha256(body).hexdigest() if body else "",
    }
    return Capture(**(given | more))


def evidence(url: str = "https://gov.example/memo", **more: Any) -> Evidence:
    given: dict[str, Any] = {
        "source": "memo",
        "publisher": "The Government",
        "authority": Authority.OFFICIAL,
        "url": url,
        "captured_at": NOW,
        "published": None,
        "sha256": "0" * 64,
        "quote": "(i) 國際太陽能聯盟;",
    }
    return Evidence(**(given | more))


def change(key: str = "a" * 16, **more: Any) -> Change:
    given: dict[str, Any] = {
        "id": key,
        "kind": ChangeKind.ADDED,
        "at": NOW,
        "organization": Organization("isa", "International Solar Alliance"),
        "source": "memo",
        "url": "https://gov.example/memo",
        "evidence": (evidence(),),
    }
    return Change(**(given | more))
