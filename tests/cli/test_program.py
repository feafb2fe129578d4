"""The program as a whole: its commands, its exit codes, and that it starts cheaply."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from monitor import __version__
from monitor.cli import COMMANDS, run
from tests.cli.conftest import Monitor

HEAVY = (
    "httpx",
    "selectolax",
    "monitor.extract",
    "monitor.names",
    "apscheduler",
    "rich",
    "jinja2",
    "alembic",
)
LIGHT = (*HEAVY, "sqlalchemy", "pydantic", "yaml", "monitor.store")
DESIGNED = {
    *("poll", "serve", "extract", "list", "changes", "show", "held", "decide", "sources"),
    *("report", "status", "doctor", "init", "replay", "verify", "export", "backup", "mail", "demo"),
}
ONE_SOURCE = (
    "version: 1\nsources:\n  - {id: memo, kind: page, authority: official, publisher: P, language: en, "
    'url: "http://127.0.0.1:9/memo", every: 1d, allow_private: true, retries: 0}\n'
)


def test_help_names_every_command_of_the_design(monitor: Monitor) -> None:
    said = monitor("--help")
    assert said.code == 0
    assert set(COMMANDS) == DESIGNED
    for name in DESIGNED:
        assert f"  {name} " in said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_speaks_json(monitor: Monitor, name: str) -> None:
    said = monitor(name, "--help")
    assert said.code == 0
    assert "--json" in said.out
    first = said.out.splitlines()[2].strip()
    assert first.endswith(".") or len(first) > 60
    assert "MONITOR_SOURCES" in said.out or name in ("extract", "demo")


def test_the_version_is_told(monitor: Monitor) -> None:
    assert monitor("--version").out == f"monitor {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["poll"], "sources.yaml"),
        (["poll", "--nonsense"], "No such option"),
        (["list", "--now", "yesterday"], "MONITOR_NOW"),
        (["list", "--sources", "elsewhere.yaml"], "elsewhere.yaml"),
        (["changes", "--since", "yesterday"], "sources.yaml"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_line_that_says_why(
    monitor: Monitor, arguments: list[str], words: str
) -> None:
    said = monitor(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""
    assert "Traceback" not in said.err


def test_a_wrong_configuration_names_every_problem(monitor: Monitor, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(ONE_SOURCE.replace("every: 1d", "evry: 1d, kindd: x"), "utf-8")
    said = monitor("poll")
    assert said.code == 2
    assert "did you mean 'every'" in said.err
    assert "did you mean 'kind'" in said.err


def test_a_database_that_cannot_be_opened_ends_with_1(monitor: Monitor, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(ONE_SOURCE, "utf-8")
    (tmp_path / "db").write_text("in the way")
    said = monitor("list")
    assert said.code == 1
    assert "db" in said.err


PROGRAM = (sys.executable, "-c", "from monitor.cli import main; main()")


def shell(folder: Path, *arguments: str, stdout: int) -> tuple[int, str]:
    """Run a command in a process of its own; return its exit code and what it says on stderr."""
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, stderr=subprocess.PIPE, text=True, check=False, stdout=stdout
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["list", "--json"], ["sources"]])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "sources.yaml").write_text(ONE_SOURCE, "utf-8")
    readable, writable = os.pipe()
    os.close(readable)
    assert shell(tmp_path, *arguments, stdout=writable) == (0, "")
    os.close(writable)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["list", "--json"]])
def test_output_that_finds_no_room_is_told_in_a_line(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "sources.yaml").write_text(ONE_SOURCE, "utf-8")
    full = os.open("/dev/full", os.O_WRONLY)
    code, told = shell(tmp_path, *arguments, stdout=full)
    os.close(full)
    assert (code, told) == (1, "the output cannot be written: No space left on device\n")


def test_closed_streams_are_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.yaml").write_text(ONE_SOURCE, "utf-8")
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", None)
        codes = [run(["list"]), run(["list", "--json"]), run(["nonsense"])]
        for stream in (sys.stdout, sys.stderr):
            stream.close()
    assert codes == [0, 0, 2]


def test_a_device_without_an_end_is_not_read_for_ever(
    monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.service.reading.ENDLESS", 1_000)
    said = monitor("extract", "/dev/zero", "nowhere.html")
    assert said.code == 0
    assert (
        said.out.splitlines()[-1] == "nowhere.html: unreadable: cannot be opened: No such file or directory"
    )


def loaded(arguments: list[str], folder: Path, modules: tuple[str, ...]) -> list[str]:
    """Return which of some modules a command imports, in a process of its own."""
    code = (
        "import sys; from monitor.cli import run; code = run(sys.argv[1:]); "
        f"print('LOADED', *[m for m in {modules!r} if m in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
    )
    return done.stderr.rsplit("LOADED", 1)[1].split()


def test_help_loads_almost_nothing(tmp_path: Path) -> None:
    assert loaded(["--help"], tmp_path, LIGHT) == []


def test_a_poll_with_nothing_due_loads_no_network_and_no_reader(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(ONE_SOURCE, "utf-8")
    assert "httpx" in loaded(["poll"], tmp_path, HEAVY)
    assert loaded(["poll"], tmp_path, HEAVY) == []
