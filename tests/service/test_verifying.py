"""The chain of manifests: made by every run, checked from the bytes up, and broken by any tampering."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from monitor.service.verifying import Verified, printed_manifests, verify
from monitor.store import Store
from monitor.store.compression import compress
from tests.desk import Desk

ADDED = "Universal Postal Union"


def tamper(desk: Desk, *statements: str, values: tuple[object, ...] = ()) -> Verified:
    """Change the database behind the monitor's back, as somebody would who means it, and verify."""
    file = desk.store.file
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, values if "?" in statement else ())
        connection.commit()
    return verify(desk.store)


def two_runs(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()


def test_every_run_is_sealed_and_linked_to_the_one_before(desk: Desk) -> None:
    two_runs(desk)
    desk.poll()
    found = verify(desk.store)
    assert (found.well, found.runs, found.unsealed) == (True, 3, ())
    with desk.store.reading() as reading:
        newest, middle, first = reading.runs()
    assert first.previous_manifest is None
    assert middle.previous_manifest == first.manifest
    assert newest.previous_manifest == middle.manifest
    assert found.manifest == newest.manifest


def test_the_manifest_is_printed_in_reports_and_mail(desk: Desk) -> None:
    two_runs(desk)
    assert desk.last is not None
    assert desk.last.report is not None
    with desk.store.reading() as reading:
        manifest = reading.runs()[0].manifest
    assert manifest is not None
    for suffix in (".html", ".md"):
        assert manifest in desk.last.report.with_suffix(suffix).read_text("utf-8")
    assert json.loads(desk.last.report.with_suffix(".json").read_text("utf-8"))["manifest"] == manifest
    _, message = desk.mailbox.messages[-1]
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        assert manifest in body.get_content()


BREAKS: dict[str, tuple[str, str]] = {
    "another time of a capture": (
        "UPDATE capture SET captured_at = '2020-01-01T00:00:00.000000+00:00' WHERE source = 'times'",
        "manifest",
    ),
    "a capture taken out": ("DELETE FROM capture WHERE source = 'post-again'", "manifest"),
    "a body taken out": (
        "DELETE FROM body WHERE sha256 = (SELECT sha256 FROM capture WHERE source = 'times')",
        "capture",
    ),
    "a change taken out": ("DELETE FROM change", "manifest"),
    "a change put in other words": (
        "UPDATE change SET payload = replace(payload, 'Universal Postal Union', 'Universal Union')",
        "manifest",
    ),
    "a listing held after the fact": (
        "UPDATE listing SET outcome = 'held' WHERE outcome = 'accepted'",
        "manifest",
    ),
    "a listing that cannot be read": ("UPDATE listing SET payload = x'00'", "manifest"),
    "another voice of a listing": ("UPDATE listing SET voice = 'somebody'", "manifest"),
    "other reasons of a capture": ("UPDATE capture SET quality = 0.1", "manifest"),
    "another publisher of a capture": (
        "UPDATE capture SET facts = replace(facts, 'The Times', 'Government')",
        "manifest",
    ),
    "what came of a run": ("UPDATE run SET outcome = replace(outcome, 'accepted', 'partial')", "manifest"),
    "the first snapshot": ("UPDATE snapshot SET name = 'another'", "manifest"),
    "a first snapshot that cannot be read": ("UPDATE snapshot SET payload = x'00'", "snapshot"),
    "another first snapshot": ("UPDATE snapshot SET digest = 'f00d'", "snapshot"),
    "bytes that are no body": (
        "UPDATE body SET data = x'00' WHERE sha256 = (SELECT sha256 FROM capture WHERE source = 'times')",
        "body",
    ),
    "an empty body": ("UPDATE body SET data = x''", "body"),
    "a manifest taken out": ("UPDATE run SET manifest = NULL WHERE sequence = 1", "link"),
    "a manifest made up": ("UPDATE run SET manifest = 'f00d' WHERE sequence = 2", "manifest"),
    "the first run taken out": ("DELETE FROM run WHERE sequence = 1", "link"),
}


@pytest.mark.parametrize(("statement", "what"), BREAKS.values(), ids=BREAKS.keys())
def test_the_first_break_is_named(desk: Desk, statement: str, what: str) -> None:
    two_runs(desk)
    assert verify(desk.store).well
    found = tamper(desk, statement)
    assert found.broken is not None
    assert found.broken.what == what
    assert found.broken.where


def test_an_older_copy_is_found_out_by_a_manifest_that_somebody_kept(desk: Desk) -> None:
    two_runs(desk)
    newest = verify(desk.store).manifest
    assert newest is not None
    assert verify(desk.store, [newest]).well
    assert printed_manifests(desk.folder / "reports") == (newest,)
    tamper(
        desk,
        "DELETE FROM notice",
        "DELETE FROM change WHERE run_id = (SELECT id FROM run WHERE sequence = 2)",
        "DELETE FROM listing WHERE run_id = (SELECT id FROM run WHERE sequence = 2)",
        "DELETE FROM capture WHERE run_id = (SELECT id FROM run WHERE sequence = 2)",
        "DELETE FROM run WHERE sequence = 2",
    )
    assert verify(desk.store).well, "what is left holds together"
    broken = verify(desk.store, printed_manifests(desk.folder / "reports")).broken
    assert broken is not None
    assert (broken.what, broken.where) == ("copy", newest)


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"manifest": null}', '{"manifest": 3}'])
def test_a_folder_without_a_report_prints_no_manifest(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "latest.json").write_text(text, "utf-8")
    assert printed_manifests(tmp_path) == ()


def test_another_body_under_the_same_hash_is_found(desk: Desk) -> None:
    two_runs(desk)
    found = tamper(
        desk,
        "UPDATE body SET data = ? WHERE sha256 = (SELECT sha256 FROM capture WHERE source = 'memo' LIMIT 1)",
        values=(compress(b"<p>something else</p>"),),
    )
    assert found.broken is not None
    assert found.broken.what == "body"
    assert "/memo" in found.broken.where


def test_runs_that_end_in_another_order_make_one_chain(desk: Desk) -> None:
    """A run that ends last links to the one that ended before it, whichever began first."""
    two_runs(desk)
    with desk.store.transaction() as transaction:
        slow = transaction.start_run(desk.now, command="poll", version="1")
        quick = transaction.start_run(desk.now, command="poll", version="1")
    seal(desk.store, quick)
    seal(desk.store, slow)
    desk.poll()
    found = verify(desk.store)
    assert found.well, found.broken
    assert found.runs == 5


def seal(store: Store, run: str) -> None:
    from monitor.service.manifests import manifest_of

    with store.transaction() as transaction:
        before = transaction.latest_manifest()
        transaction.finish_run(
            run,
            transaction.runs()[0].started_at,
            outcome={},
            manifest=manifest_of(transaction, run, before),
            previous_manifest=before,
        )


def test_a_run_that_died_is_named_and_is_no_break(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> Callable[[], None]:
        raise KeyboardInterrupt

    desk.poll()
    desk.memorandum(ADDED)
    monkeypatch.setattr("monitor.service.polling.finish", die)
    with pytest.raises(KeyboardInterrupt):
        desk.poll()
    monkeypatch.undo()
    desk.poll()
    found = verify(desk.store)
    assert found.well
    assert len(found.unsealed) == 1
