"""Reports on disk: whole at every moment, rewritten only where bytes differ, one publisher at a time."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.deliver.files import Contents, publish, write_atomically
from monitor.errors import DeliveryError
from monitor.model import Change, ChangeKind, Level, Organization, RunReport, Snapshot
from monitor.report import index_entry

NOW = datetime(2026, 3, 4, 9, 30, 5, tzinfo=UTC)
EMPTY = Snapshot(NOW)


def report(hours: int = 0) -> RunReport:
    at = NOW + timedelta(hours=hours)
    change = Change("a", ChangeKind.ADDED, at, Organization("upu", "Universal Postal Union"), Level.CONFIRMED)
    return RunReport(f"{at:%Y%m%dT%H%M%SZ}", at, (change,), (), {}, {})


def contents(*reports: RunReport, all_reports: tuple[RunReport, ...] = ()) -> Contents:
    return Contents(EMPTY, reports, [index_entry(one) for one in (all_reports or reports)])


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_report_is_written_with_all_that_goes_with_it(tmp_path: Path) -> None:
    done = publish(tmp_path / "reports", lambda: contents(report()))
    written = names(tmp_path / "reports") - {".lock"}
    assert written == {
        *(f"2026/03/20260304T093005Z.{suffix}" for suffix in ("html", "md", "json")),
        *(f"latest.{suffix}" for suffix in ("html", "md", "json")),
        "index.html",
        "reports.atom",
        *(f"current.{suffix}" for suffix in ("html", "json", "csv")),
    }
    assert done.report == tmp_path / "reports" / "2026/03/20260304T093005Z.html"
    assert json.loads((tmp_path / "reports" / "current.json").read_text()) == {
        "as_of": "2026-03-04T09:30:05Z",
        "organizations": [],
    }
    assert 'href="2026/03/20260304T093005Z.html"' in (tmp_path / "reports" / "index.html").read_text()


def test_links_lead_home_from_where_the_file_lies(tmp_path: Path) -> None:
    publish(tmp_path, lambda: contents(report()))
    assert "../../index.html" in (tmp_path / "2026/03/20260304T093005Z.html").read_text()
    assert "./index.html" in (tmp_path / "latest.html").read_text()


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    publish(tmp_path, lambda: contents(report()))
    assert publish(tmp_path, lambda: contents(report())).written == ()


def test_latest_follows_the_newest_report_only(tmp_path: Path) -> None:
    old, new = report(), report(1)
    publish(tmp_path, lambda: contents(new))
    before = (tmp_path / "latest.html").read_bytes()
    publish(tmp_path, lambda: contents(old, all_reports=(old, new)))
    assert (tmp_path / "latest.html").read_bytes() == before
    publish(tmp_path, lambda: contents(old, new))
    assert (tmp_path / "latest.html").read_bytes() == before


def test_without_entries_the_index_stays_as_it_is(tmp_path: Path) -> None:
    publish(tmp_path, lambda: contents(report()))
    before = (tmp_path / "index.html").read_bytes()
    publish(tmp_path, lambda: Contents(Snapshot(NOW + timedelta(days=1))))
    assert (tmp_path / "index.html").read_bytes() == before
    assert "2026-03-05" in (tmp_path / "current.json").read_text()


def test_contents_are_asked_when_it_is_this_publishers_turn(tmp_path: Path) -> None:
    def inside() -> Contents:
        with pytest.raises(DeliveryError, match="another process is publishing here"):
            publish(tmp_path, lambda: contents(report()), wait=0.1)
        return contents(report())

    publish(tmp_path, inside)


def test_publishers_wait_for_each_other(tmp_path: Path) -> None:
    reports = [report(hour) for hour in range(6)]
    threads = [
        threading.Thread(
            target=publish, args=(tmp_path, lambda one=one: contents(one, all_reports=tuple(reports)))
        )
        for one in reports
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([name for name in names(tmp_path) if name.startswith("2026/03/")]) == 18


@pytest.mark.parametrize("run", ["../evil", "a/b", "", ".hidden"])
def test_a_run_is_a_file_name_and_no_path(tmp_path: Path, run: str) -> None:
    broken = RunReport(run, NOW, (), (), {}, {})
    with pytest.raises(DeliveryError, match="is no file name"):
        publish(tmp_path, lambda: contents(broken))


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "current.json"
    file.write_text("old")
    file.chmod(0o640)
    assert write_atomically(file, "new")
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert not write_atomically(file, "new")


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "current.json"
    file.write_text("old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeliveryError, match="free some space"):
        write_atomically(file, "new")
    assert file.read_text() == "old"
    assert names(tmp_path) == {"current.json"}


def test_a_folder_that_is_a_file_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("in the way")
    with pytest.raises(DeliveryError, match="MONITOR_REPORTS"):
        publish(tmp_path / "reports", lambda: contents(report()))


KILLED = """
import os, sys
from pathlib import Path
from monitor.deliver import files
os.fsync = lambda handle: os.kill(os.getpid(), 9)
files.write_atomically(Path(sys.argv[1]) / "index.html", "new")
"""


def test_a_killed_publisher_leaves_old_files_and_no_rubbish_for_long(tmp_path: Path) -> None:
    publish(tmp_path, lambda: contents(report()))
    before = (tmp_path / "index.html").read_bytes()
    done: Any = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == -9
    assert (tmp_path / "index.html").read_bytes() == before
    assert [name for name in names(tmp_path) if name.endswith(".tmp")]
    publish(tmp_path, lambda: contents(report()))
    assert [name for name in names(tmp_path) if name.endswith(".tmp")] == []
