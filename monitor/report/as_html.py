"""A report for people: one HTML file that needs nothing else, on any screen and on paper."""

from __future__ import annotations

from monitor.model import RunReport
from monitor.report import run_view
from monitor.report.headline import headline
from monitor.report.objects import instant
from monitor.report.templating import fill


def render(report: RunReport, root: str = "../..") -> str:
    """Return the report as an HTML page; `root` leads to the folder of all reports."""
    return fill(
        "report.html.jinja",
        **run_view.values(report, root),
        started_iso=instant(report.started),
        headline=headline(report.changes),
    )
