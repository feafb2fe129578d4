"""Decisions of people: kept with who, when and why, superseded by later ones, never edited."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from monitor.model import Decision, DecisionKind, Organization
from monitor.store.codec import canonical, decode, encode, parse
from monitor.store.tables import DecisionTable
from monitor.store.work import Work, next_order


class DecisionReading(Work):
    """What is asked about decisions."""

    def decisions(self, *, subject: str | None = None, effective: bool = False) -> list[Decision]:
        """Return decisions in their order; with `effective` only those that no later one supersedes."""
        query = select(DecisionTable).order_by(DecisionTable.id)
        if subject is not None:
            query = query.where(DecisionTable.subject == subject)
        if effective:
            superseded = select(DecisionTable.supersedes).where(DecisionTable.supersedes.is_not(None))
            query = query.where(DecisionTable.id.not_in(superseded))
        return [_decision(row) for row in self.session.scalars(query)]


class DecisionWriting(DecisionReading):
    """How decisions are kept."""

    def add_decision(self, decision: Decision) -> Decision:
        """Keep a decision and return it with its place in the order of the fold."""
        kept = replace(decision, order=next_order(self.session))
        row = {
            "id": kept.order,
            "who": kept.who,
            "at": kept.at,
            "why": kept.why,
            "kind": kept.kind.value,
            "subject": kept.subject,
            "target": None if kept.organization is None else canonical(encode(kept.organization)),
            "supersedes": kept.supersedes,
        }
        self.session.execute(insert(DecisionTable), [row])
        return kept


def decided(session: Session) -> dict[str, Decision]:
    """Return the decision that holds about each provisional id."""
    found = DecisionReading(session).decisions(effective=True)
    return {one.subject: one for one in found if one.subject.startswith("new-")}


def _decision(row: DecisionTable) -> Decision:
    return Decision(
        order=row.id,
        kind=DecisionKind(row.kind),
        subject=row.subject,
        who=row.who,
        at=row.at,
        why=row.why,
        organization=None if row.target is None else decode(Organization, parse(row.target)),
        supersedes=row.supersedes,
    )
