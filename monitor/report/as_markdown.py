"""A report in Markdown, made to be read raw as well as rendered."""

from __future__ import annotations

from monitor.model import RunReport
from monitor.report import run_view
from monitor.report.templating import fill


def render(report: RunReport, root: str = "../..") -> str:
    """Return the report as Markdown; `root` leads to the folder of all reports."""
    return fill("report.md.jinja", **run_view.values(report, root))
