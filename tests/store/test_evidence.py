"""Evidence is written once: everybody who tries otherwise is told, by the session and by the database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from monitor.errors import AppendOnlyError, StoreError
from monitor.model import (
    Entry,
    Guarded,
    Hop,
    Listing,
    ListingKind,
    Method,
    Notice,
    Observation,
    Organization,
    Outcome,
    Resolution,
    Section,
    Snapshot,
    Stated,
    Topic,
    Verdict,
    VerdictCode,
)
from monitor.store import Store, Transaction, append_only
from monitor.store.tables import CaptureTable, ChangeTable
from tests.store.conftest import FACTS, NOW, capture, change

OK = Verdict(VerdictCode.OK, ("it reads well",), 0.75)
LISTING = Listing(
    ListingKind.LIST,
    (
        Entry(
            Section.UN,
            1,
            "聯合國婦女署",
            {"zh-Hant": "聯合國婦女署"},
            resolution=Resolution(Organization("un-women", "UN Women"), Method.ALIAS, 0.9),
        ),
    ),
    stated=Stated(66, 31, 35),
    review_ongoing=True,
)


def write_everything(transaction: Transaction) -> dict[str, int]:
    """Write one row into every table of evidence that a poll writes."""
    run = transaction.start_run(NOW, command="poll", version="1")
    capture_id = transaction.add_capture(run, capture(), OK, "1", facts=FACTS)
    observation = Observation(
        FACTS, "https://gov.example/memo", NOW, capture().sha256, OK, LISTING, Guarded(Outcome.ACCEPTED)
    )
    listing_id = transaction.add_listing(
        run, capture_id, observation, judge_version="1", code_version="2", data_version="3"
    )
    transaction.add_changes(run, [change()], capture_id=capture_id, listing_id=listing_id)
    transaction.add_notices([Notice("a" * 16, "desk@example.org", Topic.CONFIRMED, NOW)], created_at=NOW)
    transaction.save_snapshot("packaged", Snapshot(NOW), at=NOW)
    return {"capture": capture_id, "listing": listing_id}


def test_what_is_written_is_read_again(store: Store) -> None:
    seen = capture(
        "頁面".encode() * 1000,
        final_url="https://gov.example/other",
        hops=(Hop("https://gov.example/memo", 301, "https://gov.example/other"),),
        status=200,
        attempts=2,
        robots="ignored: permitted by letter",
    )
    with store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        number = transaction.add_capture(run, seen, OK, "1", facts=FACTS)
        observation = Observation(
            FACTS, seen.url, NOW, seen.sha256, OK, LISTING, Guarded(Outcome.PARTIAL, ("x",))
        )
        transaction.add_listing(
            run, number, observation, judge_version="1", code_version="2", data_version="3"
        )
    with store.reading() as reading:
        stored = reading.capture(number)
        assert stored is not None
        assert (stored.capture, stored.verdict, stored.facts) == (seen, OK, FACTS)
        listing = reading.latest_listing(number)
        assert listing is not None
        assert listing.observation == observation
        assert [one.observation for one in reading.observations()] == [observation]
        latest = reading.latest_capture("memo", seen.url)
        assert latest == stored


def test_a_failure_is_kept_and_never_taken_for_a_good_capture(store: Store) -> None:
    failed = capture(b"", status=None, headers=(), error="connection refused")
    with store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        good = transaction.add_capture(run, capture(), OK, "1", facts=FACTS)
        transaction.add_capture(run, failed, Verdict(VerdictCode.UNREACHABLE, (), 0.0), "1", facts=FACTS)
    with store.reading() as reading:
        latest = reading.latest_capture("memo", failed.url)
        assert latest is not None
        assert latest.capture == failed
        trusted = reading.latest_capture("memo", failed.url, ok_only=True)
        assert trusted is not None
        assert trusted.id == good
        assert [one.observation.verdict.code for one in reading.observations()] == ["ok", "unreachable"]


def test_a_body_is_kept_once_and_small(store: Store) -> None:
    body = b"<li>International Solar Alliance</li>" * 2000
    with store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        for minute in range(3):
            at = NOW + timedelta(minutes=minute)
            transaction.add_capture(run, capture(body, captured_at=at), OK, "1", facts=FACTS)
    assert (store.counts()["body"], store.counts()["capture"]) == (1, 3)
    with store.reading() as reading:
        size = reading.session.execute(text("SELECT length(data) FROM body")).scalar_one()
        assert size < len(body) / 10
        assert reading.body(capture(body).sha256) == body


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (capture(b"one", sha256="0" * 64), "another hash"),
        (capture(b"one", sha256=""), "without its hash"),
    ],
)
def test_a_body_that_is_not_what_it_says_is_refused(store: Store, broken: Any, words: str) -> None:
    with pytest.raises(StoreError, match=words), store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        transaction.add_capture(run, broken, OK, "1", facts=FACTS)
    assert store.counts()["run"] == 0


def test_a_transaction_lands_whole_or_not_at_all(store: Store) -> None:
    class StopError(Exception):
        pass

    with pytest.raises(StopError), store.transaction() as transaction:
        write_everything(transaction)
        raise StopError
    assert set(store.counts().values()) == {0}
    with store.transaction() as transaction:
        write_everything(transaction)
    counts = store.counts()
    assert all(counts[table] == 1 for table in ("capture", "listing", "change", "notice", "body", "snapshot"))


@pytest.mark.parametrize("table", append_only.evidence_tables())
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_itself_refuses_to_change_evidence(store: Store, table: str, statement: str) -> None:
    with store.transaction() as transaction:
        write_everything(transaction)
        transaction.session.execute(
            text(
                "INSERT INTO decision (id, who, at, why, kind, subject) VALUES (99, 'a', :at, '', 'new', 'x')"
            ),
            {"at": NOW.isoformat()},
        )
    column = "sha256" if table == "body" else "id"
    with (
        pytest.raises(AppendOnlyError, match=f"rows of '{table}' are evidence"),
        store.transaction() as transaction,
    ):
        transaction.session.execute(text(statement.format(f'"{table}"', column)))


def test_sqlite_refuses_to_replace_evidence(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    with store.transaction() as transaction:
        write_everything(transaction)
    with pytest.raises(AppendOnlyError), store.transaction() as transaction:
        transaction.session.execute(
            text("INSERT OR REPLACE INTO body SELECT sha256, 1, encoding, data FROM body")
        )
    store.dispose()


@pytest.mark.postgresql
def test_postgresql_refuses_to_truncate_evidence(postgresql_url: str) -> None:
    store = Store.open(postgresql_url)
    with pytest.raises(AppendOnlyError), store.transaction() as transaction:
        transaction.session.execute(text("TRUNCATE change CASCADE"))
    store.dispose()


def test_the_session_names_the_table_and_the_remedy(store: Store) -> None:
    with store.transaction() as transaction:
        write_everything(transaction)
    for statement in (update(ChangeTable).values(kind="removed"), delete(CaptureTable)):
        with pytest.raises(AppendOnlyError, match="add a row that corrects it"), store.transaction() as one:
            one.session.execute(statement)
    with pytest.raises(AppendOnlyError), store.transaction() as one:
        row = one.session.get(ChangeTable, "a" * 16)
        assert row is not None
        row.kind = "removed"


def test_naive_times_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="naive time"), store.transaction() as transaction:
        transaction.start_run(NOW.replace(tzinfo=None), command="poll", version="1")


def test_words_that_no_database_holds_are_kept_as_far_as_possible(store: Store) -> None:
    with store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        broken = capture(b"", status=None, error="nul \0 and half \ud83d a letter")
        number = transaction.add_capture(run, broken, Verdict(VerdictCode.UNREACHABLE), "1", facts=FACTS)
    with store.reading() as reading:
        stored = reading.capture(number)
        assert stored is not None
        assert stored.capture.error == "nul � and half � a letter"
