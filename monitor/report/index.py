"""The page that lists all reports, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from monitor.model import ChangeKind, Level, RunReport
from monitor.report import words
from monitor.report.certainty import LEGEND, Certainty
from monitor.report.headline import headline
from monitor.report.objects import instant
from monitor.report.templating import fill


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One report in the index.

    `path` is the report's place under the folder of all reports, without suffix (`2026/03/RUN`).
    `additions` counts the fresh additions and confirmations by level name; `unverified` the names that wait.
    """

    run: str
    started: datetime
    path: str
    headline: str
    additions: Mapping[str, int] = field(default_factory=dict)
    unverified: int = 0


def report_path(report: RunReport) -> str:
    """Return where a report lies under the folder of all reports, without suffix: `2026/03/RUN`."""
    return place_of(report.run, report.started)


def place_of(run: str, started: datetime) -> str:
    """Return where the report of a run lies, without suffix."""
    return f"{started.astimezone(UTC):%Y/%m}/{run}"


def index_entry(report: RunReport) -> IndexEntry:
    """Return the line that stands for a report in the index."""
    kinds = (ChangeKind.ADDED, ChangeKind.CONFIRMED)
    gained = [c for c in report.changes if c.kind in kinds and not (c.late or c.catch_up)]
    counts = {level.value: sum(c.level is level for c in gained) for level in Level}
    return IndexEntry(
        run=report.run,
        started=report.started,
        path=report_path(report),
        headline=headline(report.changes),
        additions={level: count for level, count in counts.items() if count},
        unverified=sum(c.kind is ChangeKind.UNVERIFIED for c in report.changes),
    )


def render_index(entries: Sequence[IndexEntry]) -> str:
    """Return the HTML page of all reports, newest first, grouped by month."""
    newest_first = sorted(entries, key=lambda entry: (entry.started, entry.run), reverse=True)
    months: dict[str, list[_Row]] = {}
    for entry in newest_first:
        day = words.day(entry.started.astimezone(UTC).date())
        months.setdefault(day.split(" ", 1)[1], []).append(_row(entry, day))
    return fill("index.html.jinja", months=months, count=len(entries), legend=LEGEND)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the index, ready to be printed."""

    path: str
    lead: str
    rest: str
    iso: str
    day: str
    time: str
    marks: tuple[Certainty, ...]


def _row(entry: IndexEntry, day: str) -> _Row:
    counts = [*entry.additions.items(), *([("unverified", entry.unverified)] if entry.unverified else [])]
    lead, _, rest = entry.headline.partition("; ")
    labels = {certainty.key: certainty.label.lower() for certainty in LEGEND}
    return _Row(
        path=entry.path,
        lead=lead,
        rest=rest.replace("; ", " · "),
        iso=instant(entry.started) or "",
        day=day,
        time=f"{entry.started.astimezone(UTC):%H:%M} UTC",
        marks=tuple(Certainty(key, f"{count} {labels[key]}", "") for key, count in counts),
    )
