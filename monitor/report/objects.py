"""Values → the plain objects that programs read: `poll --json`, `list --json`, `current.json`, JSON reports.

The keys of `change_object`, `evidence_object` and `list_object` are an interface (see the schemas in
`report/data`): keys are added at the end, never renamed.  A JSON report says more than `poll --json`, so that
the whole report can be read back from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.model import (
    Act,
    Authority,
    Change,
    Evidence,
    Locator,
    Organization,
    RunReport,
    Snapshot,
    SourceFacts,
    SourceResult,
    Standing,
)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_AUTHORITY_ORDER = {Authority.OFFICIAL: 0, Authority.AFFECTED: 1, Authority.PRESS: 2}


def instant(moment: datetime | None) -> str | None:
    """Return a time as ISO 8601 in UTC with `Z` (RFC 3339), or None."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")


def organization_object(organization: Organization | None) -> dict[str, Any] | None:
    """Return id and official English name, or None."""
    return None if organization is None else {"id": organization.id, "name": organization.name}


def evidence_object(evidence: Evidence) -> dict[str, Any]:
    """Return one citation: who, where, when, which bytes, in which words."""
    return {
        "source": evidence.source,
        "url": evidence.url,
        "captured_at": instant(evidence.captured_at),
        "published": instant(evidence.published),
        "sha256": evidence.sha256 or None,
        "quote": evidence.quote,
    }


def change_object(change: Change) -> dict[str, Any]:
    """Return one change as `poll --json` prints it."""
    return {
        "id": change.id,
        "kind": change.kind.value,
        "organization": organization_object(change.organization),
        "standing": change.level.value if change.level else None,
        "old": change.old,
        "new": change.new,
        "late": change.late,
        "evidence": [evidence_object(evidence) for evidence in change.evidence],
    }


def source_object(result: SourceResult) -> dict[str, Any]:
    """Return how one source came out, as `poll --json` prints it."""
    return {
        "id": result.id,
        "outcome": result.outcome,
        "reason": result.reason,
        "documents": result.documents,
    }


def list_object(snapshot: Snapshot) -> dict[str, Any]:
    """Return what stands today, as `list --json` and `current.json` give it, sorted by organization id.

    `as_of` is the time of the newest change, not of the question, so that an unchanged list gives
    identical bytes.  Removed and reversed organizations are not on the list.
    """
    standings = sorted(snapshot.standings.values(), key=lambda standing: standing.organization.id)
    return {
        "as_of": instant(snapshot.as_of),
        "organizations": [standing_object(standing) for standing in standings if standing.current],
    }


def standing_object(standing: Standing) -> dict[str, Any]:
    """Return one organization of the list with its acts and the newest evidence of each document."""
    organization = standing.organization
    return {
        "id": organization.id,
        "name": organization.name,
        "names": dict(sorted(organization.names.items())),
        "section": organization.section.value if organization.section else None,
        "standing": standing.level.value,
        "acts": [act_object(act) for act in standing.acts],
        "since": instant(standing.since),
        "evidence": [
            evidence_object(evidence) for evidence in sorted(standing.support.values(), key=evidence_order)
        ],
    }


def act_object(act: Act) -> dict[str, Any]:
    """Return one act: what, on which day (None where unknown), and who says so."""
    return {
        "kind": act.kind.value,
        "on": act.on.isoformat() if act.on else None,
        "evidence": evidence_object(act.evidence),
    }


def evidence_order(evidence: Evidence) -> tuple[int, str, str, str]:
    """Order citations by weight of the source, then publication, then address."""
    return (
        _AUTHORITY_ORDER[evidence.authority],
        instant(evidence.published) or "9999",
        evidence.url,
        evidence.quote,
    )


def report_object(report: RunReport) -> dict[str, Any]:
    """Return a whole report, from which the same `RunReport` can be built again."""
    return {
        "run": report.run,
        "started": instant(report.started),
        "version": report.version,
        "data_version": report.data_version,
        "changes": [_whole_change(change) for change in report.changes],
        "sources": [source_object(result) for result in report.sources],
        "facts": {key: _facts(facts) for key, facts in sorted(report.facts.items())},
        "totals": dict(report.totals),
        "manifest": report.manifest or None,
        "disagreements": [
            {
                "about": one.about,
                "name": one.name,
                "sides": [{"says": says, "publishers": list(who)} for says, who in one.sides],
            }
            for one in report.disagreements
        ],
    }


def dumps(value: Mapping[str, Any]) -> str:
    """Return readable JSON in UTF-8 with a final newline; equal values give equal text."""
    return json_text(value, indent=2) + "\n"


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Return JSON in which letters of every script stay as they are.

    Half a surrogate pair, which pages bring in through their own JSON and UTF-8 cannot carry, is escaped.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _whole_change(change: Change) -> dict[str, Any]:
    organization = change.organization
    return {
        **change_object(change),
        "organization": None
        if organization is None
        else {
            "id": organization.id,
            "name": organization.name,
            "section": organization.section.value if organization.section else None,
            "names": dict(sorted(organization.names.items())),
            "wikidata": organization.wikidata,
            "parent": organization.parent,
            "provisional": organization.provisional,
        },
        "evidence": [_whole_evidence(evidence) for evidence in change.evidence],
        "at": instant(change.at),
        "source": change.source,
        "url": change.url,
        "reasons": list(change.reasons),
        "catch_up": change.catch_up,
        "partial": change.partial,
    }


def _whole_evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        **evidence_object(evidence),
        "publisher": evidence.publisher,
        "authority": evidence.authority.value,
        "language": evidence.language,
        "voice": evidence.voice,
        "locator": _locator(evidence.locator),
    }


def _locator(locator: Locator | None) -> dict[str, Any] | None:
    return None if locator is None else {"path": locator.path, "start": locator.start, "end": locator.end}


def _facts(facts: SourceFacts) -> dict[str, Any]:
    return {
        "publisher": facts.publisher,
        "authority": facts.authority.value,
        "language": facts.language,
        "url": facts.url,
        "min_entries": facts.min_entries,
        "anchors": list(facts.anchors),
    }
