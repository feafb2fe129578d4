"""A report in Markdown, made to be read raw as well as rendered."""

from __future__ import annotations

from monitor.model import RunReport
from monitor.report import run_view
from monitor.report.certainty import LEGEND
from monitor.report.headline import headlines
from monitor.report.templating import fill
from monitor.report.view import parts_of
from monitor.report.words import readable


def render(report: RunReport, root: str = "../..") -> str:
    """Return the report as Markdown; `root` leads to the folder of all reports."""
    return fill(
        "report.md.jinja",
        root=root,
        run=report.run,
        started=readable(report.started),
        lines=headlines(report.changes),
        legend=LEGEND,
        parts=parts_of(report.changes, report.facts),
        levels=run_view.levels(report),
        sections=run_view.sections(report),
        polled=run_view.polled(report),
        not_due=run_view.not_due(report),
        version=report.version,
        data_version=report.data_version,
        manifest=report.manifest,
        disagreements=run_view.disputed(report),
    )
