"""Reports: what a run found, rendered for people and programs.  This package returns text and writes nothing.

A format is one module and one line where it is registered: `FORMATS` for reports, `LIST_FORMATS` for the list as
it stands, `INDEXES` for what lists all reports.  Rendering is pure: the same
`RunReport` gives the same bytes, so that every report can be rebuilt from what is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from monitor.model import RunReport, Snapshot
from monitor.report import as_html, as_json, as_markdown
from monitor.report.as_feed import render_feed
from monitor.report.current import render_list
from monitor.report.current_csv import render_csv
from monitor.report.headline import headline
from monitor.report.index import IndexEntry, index_entry, render_index, report_path
from monitor.report.objects import change_object, dumps, list_object, source_object

REPORT_DEPTH = "../.."  # from `YYYY/MM/RUN.html` to the folder of all reports


class Renderer(Protocol):
    """Renders a report; `root` is the relative address of the folder of all reports."""

    def __call__(self, report: RunReport, root: str = ...) -> str:
        """Return the text of the report."""


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "html": as_html.render,
        "md": as_markdown.render,
        "json": as_json.render,
    }
)


LIST_FORMATS: Mapping[str, Callable[[Snapshot], str]] = MappingProxyType(
    {
        "html": render_list,
        "json": lambda snapshot: dumps(list_object(snapshot)),
        "csv": render_csv,
    }
)
"""What `current.*` is written as: the list as it stands; equal lists give identical bytes."""

INDEXES: Mapping[str, Callable[[Sequence[IndexEntry]], str]] = MappingProxyType(
    {
        "index.html": render_index,
        "reports.atom": render_feed,
    }
)
"""What lists all reports, by file name."""


def render(report: RunReport, format: str, *, root: str = REPORT_DEPTH) -> str:  # noqa: A002 - the reader's word
    """Return a report in one of `FORMATS`; `root` leads from the file to the folder of all reports.

    Raises KeyError for an unknown format.
    """
    return FORMATS[format](report, root)


__all__ = [
    "FORMATS",
    "INDEXES",
    "LIST_FORMATS",
    "REPORT_DEPTH",
    "IndexEntry",
    "Renderer",
    "change_object",
    "headline",
    "index_entry",
    "list_object",
    "render",
    "render_index",
    "render_list",
    "report_path",
    "source_object",
]
