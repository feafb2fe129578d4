"""Everything that a report shows, ready for a template: what changed, totals, and how every polled source came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from monitor.model import RunReport
from monitor.report.certainty import LEGEND
from monitor.report.headline import headlines
from monitor.report.parts import parts_of
from monitor.report.words import AUTHORITY_LABEL, clean, isolated, joined, plural, readable

_WORST_FIRST = ("failed", "held", "partial", "accepted", "unchanged")

OUTCOME_MEANING = {
    "failed": "could not be read",
    "held": "read, held back",
    "partial": "read in part",
    "accepted": "read whole",
    "unchanged": "nothing new",
}


@dataclass(frozen=True, slots=True)
class Polled:
    """One polled source, ready to be printed."""

    id: str
    publisher: str
    authority: str
    outcome: str
    meaning: str
    reason: str
    documents: str


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of the list after the run."""

    key: str
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """One thing that sources say differently, ready to be printed: each side with its publishers."""

    name: str
    sides: tuple[tuple[str, str], ...]


def values(report: RunReport, root: str) -> dict[str, Any]:
    """Return what the templates of a report name; `root` leads to the folder of all reports."""
    return {
        "root": root,
        "run": report.run,
        "started": readable(report.started),
        "lines": headlines(report.changes),
        "legend": LEGEND,
        "parts": parts_of(report.changes, report.facts),
        "levels": levels(report),
        "sections": sections(report),
        "polled": polled(report),
        "not_due": not_due(report),
        "version": report.version,
        "data_version": report.data_version,
        "manifest": report.manifest,
        "disagreements": disputed(report),
    }


def disputed(report: RunReport) -> tuple[Disputed, ...]:
    """Return what sources disagree about, in the order of the report."""
    return tuple(
        Disputed(
            clean(one.name),
            tuple((clean(says), joined([isolated(clean(name)) for name in who])) for says, who in one.sides),
        )
        for one in report.disagreements
    )


def polled(report: RunReport) -> tuple[Polled, ...]:
    """Return the sources that were polled, those with trouble first, then by publisher."""
    rows = []
    for result in report.sources:
        if result.outcome == "not-due":
            continue
        facts = report.facts.get(result.id)
        rows.append(
            Polled(
                id=result.id,
                publisher=clean(facts.publisher) if facts else result.id,
                authority=AUTHORITY_LABEL[facts.authority] if facts else "",
                outcome=result.outcome,
                meaning=OUTCOME_MEANING.get(result.outcome, result.outcome),
                reason=clean(result.reason),
                documents=plural(result.documents, "document"),
            )
        )
    rank = {outcome: place for place, outcome in enumerate(_WORST_FIRST)}
    return tuple(sorted(rows, key=lambda row: (rank.get(row.outcome, -1), row.publisher.casefold(), row.id)))


def not_due(report: RunReport) -> int:
    """Count the sources whose time had not come."""
    return sum(result.outcome == "not-due" for result in report.sources)


def levels(report: RunReport) -> tuple[Total, ...]:
    """Return how many organizations stand at each level after the run."""
    labels = {"confirmed": "confirmed", "reported": "reported", "single": "single source"}
    return tuple(Total(key, report.totals.get(key, 0), label) for key, label in labels.items())


def sections(report: RunReport) -> str:
    """Return how the confirmed ones divide: `31 United Nations, 35 non-United Nations`."""
    parts = (
        ("un", "United Nations"),
        ("non-un", "non-United Nations"),
        ("other", "in neither section"),
    )
    return ", ".join(f"{report.totals[key]} {label}" for key, label in parts if report.totals.get(key))
