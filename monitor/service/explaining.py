"""The whole story of one organization: every capture and decision that speaks for or against its standing.

It is computed from what is stored, by taking the fold again and watching one organization.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.changes import Policy
from monitor.changes.accounts import Relation, account_of
from monitor.changes.decisions import reason_of
from monitor.model import Decision, State
from monitor.report.objects import instant
from monitor.service.folding import again, page_of, steps, take
from monitor.service.run import policy_of

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.store import Reading, Store
    from monitor.store.rows import StoredObservation


@dataclass(frozen=True, slots=True)
class Line:
    """One capture or decision: what it says of the organization, in its words, and the rule that decided.

    `relation` is `supports`, `contradicts`, `mentions` or `decides`.  A decision has no address and no hash.
    """

    at: datetime
    relation: str
    publisher: str
    authority: str
    url: str | None
    sha256: str | None
    published: datetime | None
    words: str
    rule: str


def account(store: Store, settings: Settings, key: str) -> tuple[Line, ...]:
    """Return the story of an organization in the order of its telling; empty before the first poll."""
    policy = policy_of(settings)
    with store.reading() as reading:
        snapshot = reading.first_snapshot()
        return () if snapshot is None else tuple(_lines(reading, State(snapshot), policy, key))


def _lines(reading: Reading, state: State, policy: Policy, key: str) -> list[Line]:
    lines: list[Line] = []
    decisions = reading.decisions(effective=True)
    earlier = {key, *(one.subject for one in decisions if one.organization and one.organization.id == key)}
    for one in steps(reading):
        before = state
        state, _ = take(reading, state, one, policy)
        if isinstance(one, Decision):
            if one.subject in earlier or _page_concerns(reading, before, one, state, earlier):
                lines.append(_decision(one))
            continue
        lines += [line for name in sorted(earlier) if (line := _line(before, one, state, name))]
    return lines


def _page_concerns(reading: Reading, before: State, decision: Decision, after: State, keys: set[str]) -> bool:
    """Say whether a decision is about a held page that speaks for or against an organization."""
    if page_of(decision) is None:
        return False
    accounts = [
        account_of(before, one, after, key) for one in again(reading, before, decision) for key in keys
    ]
    return any(found is not None and found.relation is not Relation.MENTIONS for found in accounts)


def _line(before: State, one: StoredObservation, after: State, key: str) -> Line | None:
    observation = one.observation
    found = account_of(before, observation, after, key)
    if found is None:
        return None
    return Line(
        at=observation.at,
        relation=found.relation.value,
        publisher=observation.facts.publisher,
        authority=observation.facts.authority.value,
        url=observation.url,
        sha256=observation.sha256 or None,
        published=observation.listing.published if observation.listing else None,
        words=found.words,
        rule=found.rule,
    )


def _decision(decision: Decision) -> Line:
    words = f"{decision.kind.value} {decision.organization.id if decision.organization else ''}".strip()
    return Line(
        at=decision.at,
        relation="decides",
        publisher=decision.who,
        authority="person",
        url=None,
        sha256=None,
        published=None,
        words=f"{decision.subject}: {words}",
        rule=reason_of(decision),
    )


def line_object(line: Line) -> dict[str, Any]:
    """Return one line, as `monitor show --json` prints it."""
    return {
        "at": instant(line.at),
        "relation": line.relation,
        "publisher": line.publisher,
        "authority": line.authority,
        "url": line.url,
        "sha256": line.sha256,
        "published": instant(line.published),
        "words": line.words,
        "rule": line.rule,
    }
