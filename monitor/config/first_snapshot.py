"""The packaged first snapshot: what was believed on one day, each act with its document and its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from monitor.errors import DataError
from monitor.model import (
    Act,
    ActKind,
    Authority,
    Evidence,
    Level,
    Organization,
    Snapshot,
    Standing,
)
from monitor.voices import publisher_key


def read_snapshot(document: Mapping[str, Any], organizations: Mapping[str, Organization]) -> Snapshot:
    """Return the snapshot of a parsed file; raises DataError when it is damaged or names an unknown body."""
    try:
        documents = {row["id"]: row for row in document["documents"]}
        rows = document["standings"]
        standings = {row["organization"]: _standing(row, documents, organizations) for row in rows}
        if len(standings) != len(rows):
            raise ValueError("an organization stands there twice")
        return Snapshot(_moment(document["as_of"]), standings)
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"first snapshot: {error!r} (install the package again)") from error


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _standing(
    row: Mapping[str, Any],
    documents: Mapping[str, Mapping[str, Any]],
    organizations: Mapping[str, Organization],
) -> Standing:
    acts = tuple(_act(act, documents[act["document"]]) for act in row["acts"])
    support: dict[str, Evidence] = {}
    for act in acts:
        support.setdefault(act.evidence.url, act.evidence)
    return Standing(
        organization=organizations[row["organization"]],
        level=Level.CONFIRMED,
        since=min(one.published for one in support.values() if one.published),
        acts=acts,
        support=support,
    )


def _act(row: Mapping[str, Any], document: Mapping[str, Any]) -> Act:
    evidence = Evidence(
        source=document["id"],
        publisher=document["publisher"],
        authority=Authority(document["authority"]),
        url=document["url"],
        captured_at=None,
        published=_moment(document["published"]),
        sha256="",
        quote=row["quote"],
        language=document.get("language", "en"),
        voice=publisher_key(document["publisher"]),
    )
    return Act(ActKind(row["kind"]), date.fromisoformat(row["on"]) if row.get("on") else None, evidence)
