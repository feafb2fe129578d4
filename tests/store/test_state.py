"""What is believed: kept by what differs, loaded again whole, and the same whoever loads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.errors import StoreError
from monitor.model import (
    Absence,
    Act,
    ActKind,
    ChangeKind,
    DocumentMemory,
    Level,
    Organization,
    Section,
    Snapshot,
    Standing,
    State,
    Validators,
)
from monitor.store import Store
from tests.store.conftest import NOW, evidence

MEMO, NEWS = "https://gov.example/memo", "https://news.example/1"
ISA = Standing(
    Organization("isa", "International Solar Alliance", Section.NON_UN, {"fr": "Alliance solaire"}),
    Level.CONFIRMED,
    NOW,
    acts=(Act(ActKind.ANNOUNCED, date(2026, 1, 7), evidence()),),
    support={MEMO: evidence(), NEWS: evidence(NEWS)},
    absences={MEMO: Absence(NOW, NOW, evidence())},
)
UPU = Standing(
    Organization("upu", "Universal Postal Union"), Level.SINGLE, NOW, support={NEWS: evidence(NEWS)}
)
MEMORY = DocumentMemory(MEMO, "memo", seen=True, entries={"isa": "(i) ISA"}, trouble=ChangeKind.HELD)
START = State(Snapshot(NOW, {"isa": ISA, "upu": UPU}), {MEMO: MEMORY})
LATER = NOW + timedelta(hours=1)

STEPS = {
    "nothing differs": START,
    "a standing rises": replace(
        START, snapshot=Snapshot(LATER, {"isa": ISA, "upu": replace(UPU, level=Level.REPORTED)})
    ),
    "support is renewed": replace(
        START,
        snapshot=Snapshot(
            NOW, {"isa": replace(ISA, support={**ISA.support, NEWS: evidence(NEWS, quote="x")}), "upu": UPU}
        ),
    ),
    "support is withdrawn": replace(
        START, snapshot=Snapshot(NOW, {"isa": replace(ISA, support={MEMO: evidence()}), "upu": UPU})
    ),
    "a standing is new": replace(
        START,
        snapshot=Snapshot(
            LATER,
            {"isa": ISA, "upu": UPU, "new-x": Standing(Organization("new-x", "X"), Level.SINGLE, LATER)},
        ),
    ),
    "a standing is gone": replace(START, snapshot=Snapshot(LATER, {"isa": ISA})),
    "a memory changes": replace(START, documents={MEMO: replace(MEMORY, trouble=None)}),
    "another document is remembered": replace(
        START, documents={MEMO: MEMORY, NEWS: DocumentMemory(NEWS, "news")}
    ),
    "a document is forgotten": replace(START, documents={}),
}


def kept(store: Store, url: str) -> State | None:
    """Return the state as another process would load it."""
    other = Store.open(url)
    with other.reading() as reading:
        state = reading.load_state()
    other.dispose()
    return state


def test_there_is_no_state_before_the_first(store: Store) -> None:
    with store.reading() as reading:
        assert reading.load_state() is None
        assert reading.first_snapshot() is None


@pytest.mark.parametrize("after", STEPS.values(), ids=STEPS.keys())
def test_a_step_is_kept(store: Store, url: str, after: State) -> None:
    with store.transaction() as transaction:
        transaction.save_snapshot("packaged", START.snapshot, at=NOW)
        transaction.save_state(None, START)
    assert kept(store, url) == START
    with store.transaction() as transaction:
        before = transaction.load_state()
        transaction.save_state(before, after)
    assert kept(store, url) == after
    with store.reading() as reading:
        assert reading.load_state() == after
        assert reading.first_snapshot() == START.snapshot


def test_a_step_that_failed_is_forgotten(store: Store, url: str) -> None:
    with store.transaction() as transaction:
        transaction.save_state(None, START)
    with pytest.raises(ZeroDivisionError), store.transaction() as transaction:
        transaction.save_state(START, STEPS["a standing is gone"])
        _ = 1 / 0
    with store.reading() as reading:
        assert reading.load_state() == START
    assert kept(store, url) == START


def test_what_another_process_wrote_is_seen(store: Store, url: str) -> None:
    after = STEPS["a standing rises"]
    with store.transaction() as transaction:
        transaction.save_state(None, START)
    other = Store.open(url)
    with other.transaction() as transaction:
        transaction.save_state(transaction.load_state(), after)
    other.dispose()
    with store.reading() as reading:
        assert reading.load_state() == after


def test_all_can_be_written_anew(store: Store, url: str) -> None:
    with store.transaction() as transaction:
        transaction.save_state(None, START)
        transaction.save_state(None, STEPS["a standing is gone"])
    assert kept(store, url) == STEPS["a standing is gone"]


def test_a_lease_is_one_owners_until_it_ends(store: Store) -> None:
    assert store.lease("memo", "one", NOW, LATER)
    assert not store.lease("memo", "two", NOW, LATER)
    assert store.lease("other", "two", NOW, LATER)
    assert store.lease("memo", "one", NOW, LATER)
    store.release("memo", "two")
    assert not store.lease("memo", "two", NOW, LATER)
    store.release("memo", "one")
    assert store.lease("memo", "two", NOW, LATER)
    assert store.lease("memo", "three", LATER, LATER + timedelta(hours=1))


def test_a_lease_of_the_dead_is_worth_nothing(store: Store) -> None:
    assert store.lease("memo", "dead", NOW, LATER)
    assert store.lease("memo", "two", NOW, LATER, lives=lambda owner: owner != "dead")
    assert not store.lease("memo", "three", NOW, LATER, lives=lambda owner: owner != "dead")


def test_noting_a_poll_keeps_the_lease_and_counts_failures(store: Store) -> None:
    store.lease("memo", "one", NOW, LATER)
    for hour, trouble in enumerate(("503", "503", None, "empty")):
        with store.transaction() as transaction:
            transaction.save_source_state(
                "memo",
                fingerprint="f",
                next_due_at=LATER,
                last_polled_at=NOW + timedelta(hours=hour),
                trouble=trouble,
            )
            state = transaction.source_state("memo")
            assert state is not None
            assert state.lease_owner == "one"
            since = {0: 0, 1: 0, 3: 3}.get(hour)
            assert state.failures == (0, 1, 2, 0, 1)[hour + 1]
            assert state.failing_since == (None if since is None else NOW + timedelta(hours=since))
    with store.reading() as reading:
        assert reading.source_states().keys() == {"memo"}
        assert reading.source_state("other") is None


def test_a_document_keeps_when_it_was_first_seen(store: Store) -> None:
    for at, validators in ((NOW, Validators('"a"', "Thu, 01 Jan 2026")), (LATER, Validators())):
        with store.transaction() as transaction:
            transaction.save_document_state(
                "memo", MEMO, last_checked_at=at, validators=validators, fingerprint="f"
            )
            known = transaction.document_state("memo", MEMO)
            assert known is not None
            assert (known.first_seen_at, known.last_checked_at) == (NOW, at)
            assert known.validators == validators
    with store.reading() as reading:
        assert [one.url for one in reading.document_states()] == [MEMO]
        assert reading.document_states("other") == []


def test_the_store_says_what_is_missing_in_a_run_that_never_began(store: Store) -> None:
    with pytest.raises(StoreError, match="no run 'x'"), store.transaction() as transaction:
        transaction.save_report_path("x", "2026/03/x.html")
