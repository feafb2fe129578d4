"""A report for programs: JSON that says everything the report knows, so that it can be read back."""

from __future__ import annotations

from monitor.model import RunReport
from monitor.report.headline import headline
from monitor.report.objects import dumps, report_object


def render(report: RunReport, root: str = "") -> str:  # noqa: ARG001 - JSON holds no links to other reports
    """Return the report as JSON; its schema is `data/report.schema.json`."""
    return dumps({"headline": headline(report.changes), **report_object(report)})
