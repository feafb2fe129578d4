"""Reports: owed until they are written, rebuilt byte for byte, and no hindrance to mail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import DeliveryError
from monitor.service import rebuild
from tests.desk import Desk

ADDED = "Universal Postal Union"


def files_of(desk: Desk) -> dict[str, bytes]:
    folder = desk.folder / "reports"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_reports_are_rebuilt_byte_for_byte(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    desk.poll("times")
    del desk.site.pages["/memo"]
    desk.poll()
    before = files_of(desk)
    assert len([name for name in before if name.startswith("2026/03/")]) == 6
    for path in (desk.folder / "reports").rglob("*"):
        if path.is_file():
            path.unlink()
    desk.configure("publisher: The Times", "publisher: Renamed Since")
    assert rebuild(desk.store, desk.settings()) == 2
    assert files_of(desk) == before
    assert json.loads(before["current.json"])["organizations"]
    assert before["latest.json"] == before["2026/03/20260303T090000Z.json"]


def test_a_run_without_news_writes_no_report(desk: Desk) -> None:
    desk.poll()
    assert set(files_of(desk)) == {
        *(".lock", "index.html", "reports.atom"),
        *("current.csv", "current.html", "current.json"),
    }
    before = files_of(desk)
    desk.poll()
    assert files_of(desk) == before


def test_a_report_that_could_not_be_written_is_owed_and_mail_goes_out(desk: Desk) -> None:
    desk.poll()
    index = desk.folder / "reports" / "index.html"
    index.unlink()
    index.mkdir()
    desk.memorandum(ADDED)
    with pytest.raises(DeliveryError, match=r"index\.html"):
        desk.poll()
    assert desk.recipients() == ["news"]
    index.rmdir()
    assert desk.poll(force=False, hours=1) == []
    assert desk.last is not None
    assert desk.last.report is None
    assert ADDED in (desk.folder / "reports" / "latest.html").read_text("utf-8")
    assert (desk.folder / "reports" / "2026" / "03" / "20260302T210000Z.html").exists()


def test_the_report_of_a_run_that_died_is_written_by_a_later_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DiedError(BaseException):
        pass

    def die(*arguments: Any) -> None:
        raise DiedError

    desk.poll()
    desk.memorandum(ADDED)
    with monkeypatch.context() as patch:
        patch.setattr("monitor.service.polling.finish", die)
        with pytest.raises(DiedError):
            desk.poll()
    desk.poll(force=False, hours=0.1)
    assert not (desk.folder / "reports" / "latest.html").exists(), "it may still be under way"
    assert desk.recipients() == ["news"]
    desk.poll(force=False, hours=1)
    assert ADDED in (desk.folder / "reports" / "latest.html").read_text("utf-8")
    before = files_of(desk)
    rebuild(desk.store, desk.settings())
    assert files_of(desk) == before


def test_a_report_says_what_who_where_when_and_by_which_bytes(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    with desk.store.reading() as reading:
        [told] = list(reading.changes())
    [evidence] = told.change.evidence
    with desk.store.reading() as reading:
        assert ADDED.encode() in reading.body(evidence.sha256)
    latest = desk.folder / "reports" / "latest"
    for suffix in ("html", "md", "json"):
        text = latest.with_suffix(f".{suffix}").read_text("utf-8")
        for words in (ADDED, "Government", f"{desk.web.address}/memo", evidence.sha256):
            assert words in text, (suffix, words)


def test_current_is_sorted_and_stable(desk: Desk) -> None:
    desk.poll()
    file = desk.folder / "reports" / "current.json"
    before = file.read_bytes()
    ids = [one["id"] for one in json.loads(before)["organizations"]]
    assert ids == sorted(ids)
    assert {"isa", "who", "un-women"} <= set(ids)
    file.unlink()
    desk.poll()
    assert file.read_bytes() == before


def test_reports_can_be_kept_elsewhere(desk: Desk, tmp_path: Path) -> None:
    desk.environment["MONITOR_REPORTS"] = str(tmp_path / "elsewhere")
    desk.memorandum(ADDED)
    desk.poll()
    assert (tmp_path / "elsewhere" / "latest.html").exists()
    assert not (desk.folder / "reports").exists()
