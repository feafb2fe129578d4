"""How long the program takes to start, as ratios against an empty interpreter in the same run.

Two commands matter because cron runs them all day: `monitor --help`, which should load almost nothing, and
`monitor poll` with nothing due, which needs settings and database and must not load the network, the page
reader or the gazetteer.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
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

SOURCES = """\
version: 1
sources:
  - {id: memo, kind: page, authority: official, publisher: P, language: en, url: "http://127.0.0.1:9/memo", every: 1d}
"""


def seconds(command: list[str], folder: Path) -> float:
    """Return the median wall time of a whole process, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def loaded(arguments: list[str], folder: Path) -> list[str]:
    """Return which of the heavy modules a command imports."""
    code = (
        "import sys; from monitor.cli import run; run(sys.argv[1:]); "
        f"print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stderr.rsplit("LOADED", 1)[1].split()


def main() -> None:
    """Print a table of medians, ratios and the heavy modules that were loaded."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources.yaml").write_text(SOURCES, "utf-8")
        monitor = [sys.executable, "-m", "monitor"]
        os.environ.pop("MONITOR_SOURCES", None)
        subprocess.run(
            [*monitor, "poll"], cwd=folder, check=True, capture_output=True
        )  # after this, nothing is due
        bare = seconds([sys.executable, "-c", "pass"], folder)
        print(f"{'command':<28}{'median':>10}{'ratio':>8}  heavy modules loaded")
        print(f"{'python -c pass':<28}{bare * 1000:>7.0f} ms{1:>8.1f}")
        for arguments in (["--help"], ["poll"]):
            median = seconds([*monitor, *arguments], folder)
            modules = ", ".join(loaded(arguments, folder)) or "none"
            label = "monitor " + " ".join(arguments) + (" (nothing due)" if arguments == ["poll"] else "")
            print(f"{label:<28}{median * 1000:>7.0f} ms{median / bare:>8.1f}  {modules}")


if __name__ == "__main__":
    main()
