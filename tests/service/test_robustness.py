"""What must hold when things break: whole transactions, one poll a source, a broken source alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from monitor.changes import fold
from monitor.errors import ConfigError, StoreError, UsageError
from monitor.model import State
from monitor.service import Options, PollResult, Reader, leases, recording
from monitor.service import poll as poll_once
from monitor.store import Store
from tests.desk import Desk
from tests.store.conftest import postgresql_url

ADDED = "Universal Postal Union"
__all__ = ["postgresql_url"]


def test_all_of_a_document_lands_together_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.poll()
    before, standings = desk.evidence(), desk.standings()
    desk.memorandum(ADDED)

    def fail(*arguments: Any, **named: Any) -> None:
        raise StoreError("no room on the disk")

    with monkeypatch.context() as patch:
        patch.setattr("monitor.store.repository.Transaction.add_notices", fail)
        desk.poll(broken=True)
    assert desk.outcomes["memo"] == "failed"
    assert "no room on the disk" in desk.reasons["memo"]
    assert (desk.evidence(), desk.standings()) == (before, standings)
    assert desk.mails() == []
    assert desk.poll() == ["added upu confirmed"]
    assert desk.recipients() == ["news"]


def test_a_broken_source_fails_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = recording.record

    def record(run: Any, source: Any, capture: Any, *role: Any) -> Any:
        if source.id == "times":
            raise RuntimeError("out of order")
        return real(run, source, capture, *role)

    monkeypatch.setattr(recording, "record", record)
    desk.memorandum(ADDED)
    assert desk.poll(broken=True) == ["added upu confirmed"]
    assert (desk.outcomes["times"], desk.reasons["times"]) == ("failed", "RuntimeError: out of order")
    assert desk.outcomes["memo"] == "accepted"
    desk.poll(force=False, hours=1)
    assert desk.outcomes["times"] == "not-due", "a fault of the program is no reason to ask a site more often"


def test_a_source_that_somebody_polls_is_left_alone(desk: Desk) -> None:
    desk.poll()
    until = desk.now + timedelta(days=1)
    assert desk.store.lease("memo", "elsewhere|1|x|y", desk.now, until)
    desk.memorandum(ADDED)
    assert desk.poll() == []
    assert (desk.outcomes["memo"], desk.reasons["memo"]) == ("not-due", "another poll of it is running")
    desk.store.release("memo", "elsewhere|1|x|y")
    assert desk.poll(force=False, hours=1) == ["added upu confirmed"]
    assert desk.outcomes["times"] == "not-due", "the others had their turn"


@pytest.mark.parametrize(
    ("owner", "lives"),
    [
        ("elsewhere|1|x|run", True),
        ("{host}|999999999|x|run", False),
        ("{host}|{this}|{process}|run", True),
        ("{host}|{this}|another-process|run", False),
        ("{host}|{parent}|x|run", True),
        ("nonsense", True),
    ],
)
def test_only_the_dead_of_this_machine_are_known_to_be_dead(owner: str, lives: bool) -> None:
    here = {"host": socket.gethostname(), "this": os.getpid(), "parent": os.getppid()}
    assert leases.lives(owner.format(**here, process=leases._process())) is lives


def test_a_source_of_a_dead_process_is_taken_over_at_once(desk: Desk) -> None:
    desk.poll()
    dead = f"{socket.gethostname()}|999999999|x|run"
    assert desk.store.lease("memo", dead, desk.now, desk.now + timedelta(days=1))
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]


def test_polls_at_the_same_time_tell_everything_once(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.now += timedelta(hours=6)
    results: list[PollResult] = []

    def poll() -> None:
        store = Store.open(desk.settings().database_url)
        results.append(poll_once(desk.settings(), store, options=Options(force=True), reader=desk.reader))
        store.dispose()

    threads = [threading.Thread(target=poll) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [change.organization.id for one in results for change in one.changes if change.organization] == [
        "upu"
    ]
    assert len({one.run for one in results}) == 4
    assert desk.recipients() == ["news"]
    assert desk.poll() == []


KILLED = """
import os, sys
from monitor.cli import run
from monitor.store import repository

{where} = lambda *arguments, **named: os.kill(os.getpid(), 9)
run(["poll", "--force"])
"""


@pytest.mark.parametrize(
    "where",
    [
        "repository.Transaction.add_listing",
        "repository.Transaction.save_state",
        "repository.Transaction.finish_run",
        "repository.Transaction.save_report_path",
        "repository.Transaction.add_message",
        "repository.Transaction.stamp_sent",
    ],
)
def test_a_killed_poll_loses_nothing_and_tells_nothing_twice(desk: Desk, where: str) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    later = desk.now + timedelta(hours=6)
    environment = {
        "MONITOR_NOW": later.isoformat(),
        "MONITOR_SMTP_URL": desk.mailbox.address,
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(where=where)],
        cwd=desk.folder,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == -9
    told = desk.poll(hours=7)
    with desk.store.reading() as reading:
        assert [one.change.kind for one in reading.changes()] == ["added"]
    assert told == (["added upu confirmed"] if "add_listing" in where or "save_state" in where else [])
    identities = {str(message["Message-ID"]) for _, message in desk.mailbox.messages}
    assert len(identities) == 1
    assert len(desk.mailbox.messages) == (2 if "stamp_sent" in where else 1)
    assert ADDED in (desk.folder / "reports" / "latest.html").read_text("utf-8")
    assert desk.poll() == []
    assert desk.standings()["upu"] == ("confirmed", True)


def test_a_source_that_does_not_exist_is_named(desk: Desk) -> None:
    with pytest.raises(UsageError, match="'nobody'"):
        desk.poll("nobody")
    assert desk.store.counts()["run"] == 0


def test_nothing_due_is_no_run(desk: Desk) -> None:
    desk.poll(force=False)
    desk.poll(force=False, hours=1)
    assert desk.store.counts()["run"] == 1


def test_folding_the_evidence_again_gives_what_is_believed(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/times"] = desk.page("/times").replace("<ul>", f"<ul><li>{ADDED}</li>")
    desk.poll()
    del desk.site.pages["/memo"]
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    with desk.store.reading() as reading:
        start = reading.first_snapshot()
        assert start is not None
        observations = [one.observation for one in reading.observations()]
        again, changes = fold(State(start), observations)
        assert again == reading.load_state()
        assert [one.id for one in changes] == [one.change.id for one in reading.changes()]


def test_evidence_carries_the_versions_that_made_it(desk: Desk, reader: Reader) -> None:
    desk.poll()
    with desk.store.reading() as reading:
        listings = list(reading.listings())
        assert listings
        for one in listings:
            assert one.code_version == reader.code_version
            assert one.data_version == reader.data_version
            assert one.judge_version
        run = reading.latest_run()
    assert run is not None
    assert run.version
    assert run.now_override == desk.now


def test_the_first_snapshot_is_evidence(desk: Desk) -> None:
    desk.poll()
    desk.poll()
    with desk.store.reading() as reading:
        snapshot = reading.first_snapshot()
    assert snapshot is not None
    assert len([one for one in snapshot.standings.values() if one.organization.section]) == 66
    assert desk.store.counts()["snapshot"] == 1


def test_an_empty_start_makes_everything_news(desk: Desk) -> None:
    desk.configure("snapshot: packaged", "snapshot: empty")
    told = desk.poll()
    assert len([one for one in told if one.endswith(" confirmed")]) == 66
    assert desk.poll() == []


def test_a_start_of_ones_own_is_a_file_in_the_packaged_form(desk: Desk) -> None:
    packaged = (files("monitor.names") / "data" / "snapshot.yaml").read_text("utf-8")
    (desk.folder / "mine.yaml").write_text(packaged, "utf-8")
    desk.configure("snapshot: packaged", "snapshot: mine.yaml")
    assert desk.poll() == []


@pytest.mark.parametrize(
    "text", ["", "nonsense", "as_of: yesterday\n", "as_of: 2026-01-07T00:00:00Z\nstandings: 5\n", "a: [b"]
)
def test_a_start_that_cannot_be_read_is_a_fault_of_the_configuration(desk: Desk, text: str) -> None:
    (desk.folder / "mine.yaml").write_text(text, "utf-8")
    desk.configure("snapshot: packaged", "snapshot: mine.yaml")
    with pytest.raises(ConfigError, match=r"mine\.yaml"):
        desk.poll()
    assert desk.store.counts()["run"] == 0


@pytest.fixture
def on_postgresql(desk: Desk, postgresql_url: str) -> Iterator[Desk]:
    desk.store.dispose()
    desk.store = Store.open(postgresql_url)
    desk.environment["MONITOR_DATABASE_URL"] = postgresql_url
    yield desk
    desk.store.dispose()


@pytest.mark.postgresql
def test_the_main_job_is_the_same_on_postgresql(on_postgresql: Desk) -> None:
    desk = on_postgresql
    assert desk.poll() == []
    evidence = desk.evidence()
    assert desk.poll() == []
    assert desk.evidence() == evidence
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]
    assert desk.recipients() == ["news"]
    del desk.site.pages["/memo"]
    assert desk.poll() == ["vanished"]
    assert desk.poll() == []
    desk.memorandum(ADDED)
    assert desk.poll() == ["restored"]
    assert desk.standings()["upu"] == ("confirmed", True)


def test_a_poll_needs_settings_and_a_database_address_and_nothing_else(desk: Desk) -> None:
    settings = desk.settings()
    store = Store.open(settings.database_url)
    result = poll_once(settings, store)
    store.dispose()
    assert {source.outcome for source in result.sources} <= {"accepted", "partial"}
