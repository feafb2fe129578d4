"""The newest reports as an Atom feed (RFC 4287), for readers who want neither mail nor a page to visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from monitor.report.index import IndexEntry
from monitor.report.objects import instant
from monitor.report.templating import fill

SHOWN = 50
"""Reports that the feed holds; all of them stand in `index.html`."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def render_feed(entries: Sequence[IndexEntry]) -> str:
    """Return `reports.atom`: one entry a report, newest first, with links relative to the feed's own address.

    The ids are UUIDs over the names of the runs (RFC 9562 §5.5), so that they stay when reports are rebuilt or
    served from elsewhere; the feed's own id comes from the first run.
    """
    oldest_first = sorted(entries, key=lambda entry: (entry.started, entry.run))
    return fill(
        "reports.atom.jinja",
        id=_name(oldest_first[0].run if oldest_first else "", "reports"),
        updated=instant(oldest_first[-1].started if oldest_first else _EPOCH),
        entries=[
            {
                "id": _name(entry.run, "report"),
                "title": entry.headline,
                "updated": instant(entry.started),
                "path": entry.path,
            }
            for entry in reversed(oldest_first[-SHOWN:])
        ],
    )


def _name(run: str, what: str) -> str:
    return uuid5(NAMESPACE_URL, f"withdrawal-monitor:{what}:{run}").urn
