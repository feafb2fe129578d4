"""`monitor serve` in a process of its own, against a real web server and a real mail server."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from tests.cli.conftest import Monitor
from tests.desk import Desk

ADDED = "Universal Postal Union"
PATIENCE = 60  # seconds after which something that must happen is taken for never happening
GRACE = 15  # seconds in which SIGTERM must end it; the program gives polls under way five


class Service:
    """The service, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "monitor", "serve", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.errors: list[str] = []
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.readers = [
            threading.Thread(target=self._read, args=(self.process.stdout, self.lines.put)),
            threading.Thread(target=self._read, args=(self.process.stderr, self.errors.append)),
        ]
        for reader in self.readers:
            reader.start()

    @staticmethod
    def _read(pipe: IO[str], take: Callable[[str], None]) -> None:
        for line in pipe:
            take(line)

    def wait_for(self, words: str) -> str:
        """Return the next line that holds some words."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                line = self.lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"{words!r} was never printed; stderr: {''.join(self.errors)}")
            if words in line:
                return line

    def stop(self) -> int:
        """Send SIGTERM and return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(GRACE)
        for reader in self.readers:
            reader.join(PATIENCE)
        return code

    def end(self) -> None:
        """End it however it may be."""
        self.process.kill()
        self.process.wait()
        for reader in self.readers:
            reader.join()
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()


@pytest.fixture
def service(desk: Desk) -> Iterator[Any]:
    started: list[Service] = []
    desk.configure("every: 6h", "every: 2s")

    def start(*arguments: str) -> Service:
        started.append(Service(desk.folder, *arguments, MONITOR_SMTP_URL=desk.mailbox.address))
        return started[-1]

    yield start
    for one in started:
        one.end()


def test_an_addition_is_served_and_mailed_and_sigterm_ends_it(desk: Desk, service: Any) -> None:
    running = service()
    running.wait_for("memo\taccepted")
    desk.memorandum(ADDED)
    running.wait_for(f"Added (confirmed): {ADDED}")
    running.wait_for("memo\tunchanged")
    assert running.stop() == 0
    assert "Traceback" not in "".join(running.errors)
    assert [who for who, _ in desk.mails()] == ["news@example.org"]
    with desk.store.reading() as reading:
        assert [one.change.kind for one in reading.changes()] == ["added"]
        assert {state.lease_owner for state in reading.source_states().values()} == {None}
        assert all(run.finished_at for run in reading.runs())


class Hanging(dict[str, Any]):
    """Pages of which the memorandum is never finished."""

    def __init__(self, pages: dict[str, Any]) -> None:
        super().__init__(pages)
        self.asked, self.release = threading.Event(), threading.Event()

    def get(self, key: str, default: Any = None) -> Any:
        if key == "/memo":
            self.asked.set()
            self.release.wait(PATIENCE)
        return super().get(key, default)


def test_a_hanging_poll_does_not_keep_it_and_is_polled_again_at_the_next_start(
    desk: Desk, service: Any
) -> None:
    right = desk.site.pages
    hanging = Hanging(dict(right))
    desk.site.pages = hanging
    running = service()
    assert hanging.asked.wait(PATIENCE)
    try:
        assert running.stop() == 0
        assert "stopped during polls of memo" in "".join(running.errors)
    finally:
        hanging.release.set()
    desk.site.pages = right
    service().wait_for("memo\taccepted")


def test_each_poll_is_an_object_a_line(desk: Desk, service: Any, schemas: Any) -> None:
    running = service("--json")
    found = json.loads(running.wait_for('"id": "memo"'))
    schemas("poll", found)
    assert [source["id"] for source in found["sources"]] == ["memo"]
    assert running.stop() == 0


def test_a_made_up_clock_is_refused(monitor: Monitor, desk: Desk) -> None:
    said = monitor("serve", MONITOR_NOW="2026-03-02T09:00:00Z")
    assert said.code == 2
    assert "unset MONITOR_NOW" in said.err
