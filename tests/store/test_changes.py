"""Changes are told once; notices belong to one message; messages are claimed, stamped and tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.errors import StoreError
from monitor.model import Notice, Topic
from monitor.store import Store
from tests.store.conftest import NOW, change

LATER = NOW + timedelta(hours=1)


def notice(key: str, address: str = "desk@example.org", *, due_in: int = 0) -> Notice:
    return Notice(key, address, Topic.CONFIRMED, NOW + timedelta(hours=due_in))


def tell(store: Store, *keys: str, notices: list[Notice] | None = None) -> str:
    with store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        transaction.add_changes(run, [change(key) for key in keys])
        transaction.add_notices(notices or [notice(key) for key in keys], created_at=NOW)
    return run


def test_a_change_is_stored_and_returned_once(store: Store) -> None:
    with store.transaction() as transaction:
        first = transaction.start_run(NOW, command="poll", version="1")
        second = transaction.start_run(NOW, command="poll", version="1")
        assert [
            one.id for one in transaction.add_changes(first, [change("a"), change("b"), change("a")])
        ] == [
            "a",
            "b",
        ]
        assert [one.id for one in transaction.add_changes(second, [change("b"), change("c")])] == ["c"]
    with store.reading() as reading:
        assert [one.change.id for one in reading.changes(run=first)] == ["a", "b"]
        assert [one.change for one in reading.changes(run=second)] == [change("c")]
        assert [one.sequence for one in reading.changes()] == [1, 2, 3]
        assert [run.id for run in reading.runs_with_changes()] == [first, second]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"organization": "isa"}, ["old", "new"]),
        ({"organization": "upu"}, []),
        ({"source": "memo"}, ["old", "new"]),
        ({"since": LATER}, ["new"]),
        ({"since": LATER + timedelta(seconds=1)}, []),
    ],
)
def test_changes_are_found_by_what_they_are_about(
    store: Store, wanted: dict[str, str], found: list[str]
) -> None:
    with store.transaction() as transaction:
        run = transaction.start_run(NOW, command="poll", version="1")
        transaction.add_changes(run, [change("old"), change("new", at=LATER)])
    with store.reading() as reading:
        assert [one.change.id for one in reading.changes(**wanted)] == found  # type: ignore[arg-type]


def test_only_notices_whose_time_has_come_are_due(store: Store) -> None:
    tell(store, "now", "then", notices=[notice("now"), notice("then", due_in=1)])
    with store.reading() as reading:
        assert [one.notice.change_id for one in reading.due_notices(NOW)] == ["now"]
        assert [one.notice.change_id for one in reading.due_notices(LATER)] == ["now", "then"]
        assert reading.count_waiting_notices() == 2


def test_a_notice_belongs_to_one_message_only(store: Store) -> None:
    tell(store, "a", "b")
    with store.transaction() as transaction:
        notices = transaction.due_notices(NOW)
        transaction.add_message("<1@x>", "desk@example.org", notices[:1], created_at=NOW, run_id=None)
        assert [one.notice.change_id for one in transaction.due_notices(NOW)] == ["b"]
    with pytest.raises(StoreError), store.transaction() as transaction:
        transaction.add_message("<2@x>", "desk@example.org", notices[:1], created_at=NOW, run_id=None)
    with store.reading() as reading:
        assert [one.id for one in reading.messages()] == ["<1@x>"]
        assert [one.change.change for one in reading.notices_of("<1@x>")] == [change("a")]


def test_a_message_without_notices_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="tells nothing"), store.transaction() as transaction:
        transaction.add_message("<1@x>", "desk@example.org", [], created_at=NOW, run_id=None)


def test_a_claimed_message_is_nobody_elses_until_the_claim_ends(store: Store) -> None:
    tell(store, "a")
    with store.transaction() as transaction:
        transaction.add_message(
            "<1@x>", "desk@example.org", transaction.due_notices(NOW), created_at=NOW, run_id=None
        )
    with store.transaction() as transaction:
        assert [one.id for one in transaction.claim_messages(NOW, LATER, limit=5)] == ["<1@x>"]
    with store.transaction() as transaction:
        transaction.hurry_messages(NOW)
        assert transaction.claim_messages(NOW, LATER, limit=5) == []
        assert not transaction.has_due_messages(NOW)
        assert [one.id for one in transaction.claim_messages(LATER, LATER, limit=5)] == ["<1@x>"]


def test_a_refused_message_is_tried_again_and_a_sent_one_never(store: Store) -> None:
    tell(store, "a")
    with store.transaction() as transaction:
        transaction.add_message(
            "<1@x>", "desk@example.org", transaction.due_notices(NOW), created_at=NOW, run_id=None
        )
        transaction.claim_messages(NOW, LATER, limit=5)
        transaction.stamp_failed("<1@x>", "451 greylisted", LATER)
    with store.transaction() as transaction:
        assert transaction.claim_messages(NOW, LATER, limit=5) == []
        [waiting] = transaction.waiting_messages()
        assert (waiting.attempts, waiting.last_error) == (1, "451 greylisted")
        transaction.hurry_messages(NOW)
        assert len(transaction.claim_messages(NOW, LATER, limit=5)) == 1
        transaction.stamp_sent("<1@x>", NOW)
    with store.transaction() as transaction:
        assert transaction.claim_messages(LATER, LATER, limit=5) == []
        assert transaction.waiting_messages() == []
        [sent] = transaction.messages()
        assert (sent.sent_at, sent.attempts, sent.last_error) == (NOW, 2, None)
