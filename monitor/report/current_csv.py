"""The list as it stands, as a table for spreadsheets (RFC 4180): one organization a line."""

from __future__ import annotations

import csv
import io

from monitor.model import ActKind, Snapshot, Standing
from monitor.report.objects import evidence_order, instant
from monitor.report.words import clean

_ACTS = (ActKind.ANNOUNCED, ActKind.NOTIFIED, ActKind.EFFECTIVE)
COLUMNS = (
    "id",
    "name",
    "section",
    "standing",
    *(kind.value for kind in _ACTS),
    "since",
    "publishers",
    "url",
    "captured_at",
    "sha256",
)
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the local code page
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
)  # what a spreadsheet would take for a formula (OWASP, CSV injection)


def render_csv(snapshot: Snapshot) -> str:
    """Return `current.csv`: the organizations that stand on the list, sorted by id.

    Days are ISO 8601, times RFC 3339 in UTC; an act whose day nobody states is `yes`.  `publishers` are all who
    say so, separated by semicolons; `url`, `captured_at` and `sha256` cite the best of them.  Equal lists give
    identical bytes.
    """
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for standing in sorted(snapshot.standings.values(), key=lambda one: one.organization.id):
        if standing.current:
            table.writerow([_harmless(cell) for cell in _row(standing)])
    return text.getvalue()


def _row(standing: Standing) -> list[str]:
    organization = standing.organization
    cited = sorted(standing.support.values(), key=evidence_order)
    best = cited[0] if cited else None
    newest = {act.kind: act.on for act in standing.acts}
    acts = [(day.isoformat() if (day := newest[kind]) else "yes") if kind in newest else "" for kind in _ACTS]
    return [
        organization.id,
        organization.name,
        organization.section.value if organization.section else "",
        standing.level.value,
        *acts,
        instant(standing.since) or "",
        "; ".join(dict.fromkeys(evidence.publisher for evidence in cited)),
        best.url if best else "",
        (instant(best.captured_at) or "") if best else "",
        best.sha256 if best else "",
    ]


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet computes: foreign words must not run in a reader's program."""
    plain = clean(cell)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
