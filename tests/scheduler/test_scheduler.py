"""The scheduler with real threads: tests wait for what must happen, and never measure how long it took."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import scheduler
from monitor.config import Schedule, Settings, load
from monitor.errors import UsageError
from monitor.scheduler import AGAIN, first_appointment, next_appointment, serve, stop_on_signals

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURLY = Schedule(every=HOUR)
PATIENCE = 30  # seconds after which something that must happen is taken for never happening
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FAR_AWAY = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass
class Desk:
    """Stands for the database and the poll: remembers what was polled, and says when it is due."""

    due: dict[str, datetime | None] = field(default_factory=dict)
    polled: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    poll: Callable[[str], None] = lambda source: None

    def run_source(self, source: str) -> None:
        with self.changed:
            self.polled.append(source)
            self.changed.notify_all()
        self.poll(source)
        with self.changed:
            self.due[source] = datetime.now(UTC) + timedelta(milliseconds=50)

    def next_due(self, source: str) -> datetime | None:
        with self.changed:
            return self.due.get(source)

    def wait_for(self, source: str, times: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.polled.count(source) >= times, PATIENCE), self.polled


@pytest.fixture
def settings(tmp_path: Path) -> Callable[..., Settings]:
    def settings(*names: str, off: str = "", now: str | None = None) -> Settings:
        lines = [
            f"  - {{id: {name}, kind: page, authority: press, publisher: P, url: 'http://{name}.example/',"
            f" every: 1s, enabled: {name != off}}}"
            for name in names
        ]
        path = tmp_path / "sources.yaml"
        path.write_text("\n".join(["version: 1", "sources:" if names else "sources: []", *lines]))
        return load(path, {}, {"MONITOR_NOW": now})

    return settings


@contextmanager
def serving(
    settings: Settings, desk: Desk, *, deliver: Callable[[], None] | None = None, grace: float = PATIENCE
) -> Iterator[None]:
    """Serve in a thread, and see to it that it ends."""
    stop = threading.Event()
    thread = threading.Thread(
        target=serve,
        args=(settings, desk.run_source, desk.next_due, stop),
        kwargs={"deliver": deliver, "grace": grace},
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("due", "soon"),
    [(NOW + HOUR, False), (NOW, True), (NOW - 100 * HOUR, True), (None, True)],
    ids=["due later", "due now", "overdue", "never polled"],
)
def test_the_first_appointment_is_when_it_is_due_or_soon(due: datetime | None, soon: bool) -> None:
    first = first_appointment(HOURLY, "memo", due, NOW)
    assert first == due if not soon else NOW <= first <= NOW + timedelta(minutes=2)


def test_a_start_after_a_long_break_does_not_ask_everything_at_once() -> None:
    times = {first_appointment(HOURLY, f"source-{n}", NOW - 9 * HOUR, NOW) for n in range(100)}
    assert len(times) > 40


@pytest.mark.parametrize(
    ("schedule", "due", "expected"),
    [
        (HOURLY, NOW + HOUR, NOW + HOUR),
        (HOURLY, NOW - HOUR, NOW + AGAIN),
        (HOURLY, None, NOW + AGAIN),
        (Schedule(every=timedelta(seconds=5)), None, NOW + timedelta(seconds=5)),
        (Schedule(cron="0 6 * * *"), NOW, NOW + AGAIN),
    ],
)
def test_the_next_appointment_never_is_at_once(
    schedule: Schedule, due: datetime | None, expected: datetime
) -> None:
    assert next_appointment(schedule, due, NOW) == expected


def test_every_source_is_polled_again_and_again_but_those_switched_off(
    settings: Callable[..., Settings],
) -> None:
    desk = Desk()
    with serving(settings("a", "b", "off", off="off"), desk):
        desk.wait_for("a", 3)
        desk.wait_for("b", 3)
    assert set(desk.polled) == {"a", "b"}


def test_what_is_not_due_is_left_alone(settings: Callable[..., Settings]) -> None:
    desk = Desk(due={"later": FAR_AWAY, "overdue": LONG_AGO})
    with serving(settings("later", "overdue"), desk):
        desk.wait_for("overdue", 3)
    assert "later" not in desk.polled


def test_a_poll_by_somebody_else_counts(settings: Callable[..., Settings]) -> None:
    desk = Desk()
    asked: list[str] = []
    known = desk.next_due

    def next_due(source: str) -> datetime | None:
        if source == "shared":  # overdue when the appointment is made, polled elsewhere before it is kept
            asked.append(source)
            return LONG_AGO if len(asked) == 1 else FAR_AWAY
        return known(source)

    desk.next_due = next_due  # type: ignore[method-assign]
    with serving(settings("shared", "other"), desk):
        desk.wait_for("other", 3)
    assert len(asked) >= 2
    assert "shared" not in desk.polled


def test_a_broken_source_is_tried_again_and_stops_no_other(
    settings: Callable[..., Settings], caplog: pytest.LogCaptureFixture
) -> None:
    def poll(source: str) -> None:
        if source == "broken":
            raise RuntimeError("out of order")

    desk = Desk(poll=poll)
    with serving(settings("broken", "sound"), desk):
        desk.wait_for("broken", 2)
        desk.wait_for("sound", 2)
    assert "poll failed source=broken" in caplog.text
    assert "out of order" in caplog.text


def test_two_polls_of_one_source_never_overlap(settings: Callable[..., Settings]) -> None:
    lock = threading.Lock()
    overlaps: list[str] = []

    def poll(source: str) -> None:
        if not lock.acquire(blocking=False):
            overlaps.append(source)
            return
        threading.Event().wait(0.2)  # longer than it takes to become due again
        lock.release()

    desk = Desk(poll=poll)
    with serving(settings("slow"), desk):
        desk.wait_for("slow", 4)
    assert overlaps == []


def test_sources_on_one_host_follow_each_other(settings: Callable[..., Settings]) -> None:
    lock = threading.Lock()
    overlaps: list[str] = []

    def poll(source: str) -> None:
        if not lock.acquire(blocking=False):
            overlaps.append(source)
            return
        threading.Event().wait(0.05)
        lock.release()

    twins = settings("one", "two")
    path = twins.path
    path.write_text(
        path.read_text().replace("one.example/", "host.example/1").replace("two.example/", "host.example/2")
    )
    desk = Desk(poll=poll)
    with serving(load(path, {}), desk):
        desk.wait_for("one", 3)
        desk.wait_for("two", 3)
    assert overlaps == []


def test_a_hanging_poll_is_abandoned_and_named(
    settings: Callable[..., Settings], caplog: pytest.LogCaptureFixture
) -> None:
    released = threading.Event()

    def hang(source: str) -> None:
        released.wait(PATIENCE)

    desk = Desk(poll=hang)
    with serving(settings("hanging"), desk, grace=0.1):
        desk.wait_for("hanging", 1)
    released.set()
    assert "stopped during polls of hanging" in caplog.text


def test_a_poll_under_way_may_end(
    settings: Callable[..., Settings], caplog: pytest.LogCaptureFixture
) -> None:
    def take_a_moment(source: str) -> None:
        threading.Event().wait(0.2)

    desk = Desk(poll=take_a_moment)
    with serving(settings("quick"), desk):
        desk.wait_for("quick", 1)
    assert "stopped during" not in caplog.text
    assert desk.due["quick"] is not None


def test_what_waits_is_delivered_even_after_trouble(
    settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scheduler, "DELIVER_EVERY", timedelta(seconds=1))
    twice = threading.Event()
    calls: list[int] = []

    def deliver() -> None:
        calls.append(1)
        if len(calls) == 2:
            twice.set()
        raise RuntimeError("no mail server")

    with serving(settings("later"), Desk(due={"later": FAR_AWAY}), deliver=deliver):
        assert twice.wait(PATIENCE)
    assert "no mail server" in caplog.text


def test_a_made_up_clock_is_refused(settings: Callable[..., Settings]) -> None:
    desk = Desk()
    with pytest.raises(UsageError, match="unset MONITOR_NOW"):
        serve(settings("a", now=NOW.isoformat()), desk.run_source, desk.next_due, threading.Event())


@pytest.mark.parametrize("names", [(), ("off",)])
def test_nothing_to_poll_is_refused(settings: Callable[..., Settings], names: tuple[str, ...]) -> None:
    desk = Desk()
    with pytest.raises(UsageError, match="nothing to poll"):
        serve(settings(*names, off="off"), desk.run_source, desk.next_due, threading.Event())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_stop_and_mean_afterwards_what_they_meant(
    number: signal.Signals, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    before = signal.getsignal(number)
    with stop_on_signals() as stop:
        assert not stop.is_set()
        os.kill(os.getpid(), number)
        assert stop.wait(PATIENCE)
    assert signal.getsignal(number) is before
    assert number.name in caplog.text


SERVICE = """
import sys, threading
from pathlib import Path
from monitor.config import load
from monitor.scheduler import serve, stop_on_signals

def hang(source):
    print("polling", flush=True)
    threading.Event().wait()

with stop_on_signals() as stop:
    serve(load(Path(sys.argv[1]), {}), hang, lambda source: None, stop, grace=0.2)
print("stopped", flush=True)
"""


def test_sigterm_ends_the_process_even_when_a_poll_hangs(settings: Callable[..., Settings]) -> None:
    path = settings("hanging").path
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "polling\n"
        process.send_signal(signal.SIGTERM)
        rest, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, rest) == (0, "stopped\n"), errors
