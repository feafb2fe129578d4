"""What a person at a terminal sees: tables, a progress bar, and nothing that a foreign page could steer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.cli.tables import count, local_time, print_table
from tests.cli.conftest import Monitor
from tests.desk import Desk

ROWS = [("memo", "failed", "[Errno -2] Name or [/b] service \x1b[31m not\tknown\n")]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("monitor.cli.tables", "monitor.cli.polling"):
        monkeypatch.setattr(f"{module}.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")


def test_a_table_has_headings_and_takes_no_orders_from_its_cells(
    terminal: None, capsys: pytest.CaptureFixture[str]
) -> None:
    print_table(("Source", "Outcome", "Reason"), ROWS, empty="")
    printed = capsys.readouterr().out
    assert printed.split()[:3] == ["Source", "Outcome", "Reason"]
    assert "[Errno -2] Name or [/b] service [31m not known" in printed
    assert "\x1b[31m" not in printed


def test_cron_gets_a_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Source", "Outcome", "Reason"), ROWS, empty="")
    assert capsys.readouterr().out == "memo\tfailed\t[Errno -2] Name or [/b] service [31m not known\n"


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Source",), [], empty="nothing is known yet")
    assert capsys.readouterr().out == "nothing is known yet\n"


def test_a_poll_at_a_terminal_shows_every_source(terminal: None, monitor: Monitor, desk: Desk) -> None:
    environment = {"MONITOR_NOW": desk.now.isoformat(), "MONITOR_SMTP_URL": desk.mailbox.address}
    said = monitor("poll", **environment)
    assert said.code == 0
    for word in ("Source", "Outcome", "memo", "accepted", "5 sources polled, 0 changes"):
        assert word in said.out
    json = monitor("poll", "--force", "--json", **environment)
    assert json.json["changes"] == []


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")], ids=["none", "one", "two"]
)
def test_numbers_have_the_right_noun(number: int, words: str) -> None:
    assert count(number, "entry", "entries") == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "2026-03-01 12:00 UTC"),
        ("Europe/Berlin", "2026-03-01 13:00 +01:00 (12:00 UTC)"),
        ("Asia/Kolkata", "2026-03-01 17:30 +05:30 (12:00 UTC)"),
    ],
)
def test_times_are_local_beside_utc(zone: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert local_time(datetime(2026, 3, 1, 12, tzinfo=UTC)) == words
        assert local_time(None) == "—"
    finally:
        monkeypatch.undo()
        time.tzset()
