"""What evidence weighs: levels, who holds a standing, what brings one back and what takes one away.

Time decides between documents that contradict each other: a page that was published before a removal or a
reversal does not speak against it, however late it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from monitor.changes.policy import Policy
from monitor.model import Act, ActKind, Authority, Evidence, Level, Organization, Standing

_RANK = {Level.SINGLE: 0, Level.REPORTED: 1, Level.CONFIRMED: 2}


def level_of(support: Mapping[str, Evidence], policy: Policy) -> Level:
    """Return the level that evidence gives: official at once, else by independent voices."""
    if any(evidence.authority is Authority.OFFICIAL for evidence in support.values()):
        return Level.CONFIRMED
    voices = {evidence.voice or evidence.source for evidence in support.values()}
    return Level.REPORTED if len(voices) >= policy.voices_needed else Level.SINGLE


def higher(one: Level, other: Level) -> Level:
    """Return the more certain of two levels."""
    return max(one, other, key=_RANK.__getitem__)


def returns(evidence: Evidence, before: Standing) -> bool:
    """Say whether a claim brings a removed or reversed organization back onto the list.

    What already stood behind the standing says nothing new, except where the document had dropped it and
    holds it again.
    """
    if before.reversed:
        if evidence.url in before.support or (evidence.published is None and evidence.url in before.former):
            return False
        reversal = before.acts[-1].evidence
        newest, turned = _moment(evidence), _moment(reversal)
        return newest is not None and turned is not None and newest > turned
    if evidence.url in before.absences:
        return True
    if evidence.url in before.support:
        return False
    ended = max((absence.last for absence in before.absences.values()), default=None)
    newest = _moment(evidence)
    return ended is None or newest is None or newest > ended


def takes_back(evidence: Evidence, standing: Standing) -> bool:
    """Say whether a reversal can be about this announcement.

    An older page says nothing about a newer announcement, and a page that was heard once is not heard again
    until it carries a newer date.
    """
    for act in standing.acts:
        if act.kind is ActKind.REVERSED and act.evidence.url == evidence.url:
            before = act.evidence.published
            if before is None or evidence.published is None or evidence.published <= before:
                return False
    announced = [act.on for act in standing.acts if act.kind is ActKind.ANNOUNCED and act.on]
    day = day_of(evidence)
    return day is None or not announced or day >= max(announced)


def outdated(evidence: Evidence, standing: Standing) -> bool:
    """Say whether a claim is older than the reversal from which the organization has returned since.

    A page without a date is as old as its first claim.
    """
    turns = [number for number, act in enumerate(standing.acts) if act.kind is ActKind.REVERSED]
    if not turns:
        return False
    turned = _moment(standing.acts[turns[-1]].evidence)
    if evidence.published is None:
        return evidence.url in standing.former
    newest = _moment(evidence)
    return turned is not None and newest is not None and newest <= turned


def still_held(standing: Standing) -> bool:
    """Say whether an official document that was really read, and has not dropped it, holds the organization."""
    return any(
        evidence.authority is Authority.OFFICIAL and evidence.captured_at is not None
        for place, evidence in standing.support.items()
        if place not in standing.absences
    )


def united(known: Standing, other: Standing | None, organization: Organization) -> Standing:
    """Return two standings of one organization as one, with the history of both; the current one comes last."""
    if other is None:
        return replace(known, organization=organization)
    first, last = (other, known) if known.current and not other.current else (known, other)
    return Standing(
        organization=organization,
        level=higher(first.level, last.level) if first.current == last.current else last.level,
        since=min(first.since, last.since) if first.current == last.current else last.since,
        acts=(*(act for act in first.acts if act not in last.acts), *last.acts),
        support={**first.support, **last.support},
        absences={**first.absences, **last.absences} if not last.current else dict(last.absences),
        removed=last.removed,
        former=first.former | last.former,
    )


def witnesses(support: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    """Return all evidence, newest first, so that a report names every voice."""
    return tuple(
        sorted(
            support.values(), key=lambda e: (e.captured_at is not None, e.captured_at, e.url), reverse=True
        )
    )


def day_of(evidence: Evidence) -> date | None:
    """Return the day on which the words were published, or else captured."""
    moment = _moment(evidence)
    return moment.date() if moment else None


def _moment(evidence: Evidence) -> datetime | None:
    moment = evidence.published or evidence.captured_at
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def dated(
    before: Standing, claimed: Iterable[Act], authority: Authority
) -> tuple[tuple[Act, ...], list[Act]]:
    """Return all acts of a standing, and those that are news: a kind or a date that nobody trusted stated before.

    Only an official document, or the organization itself, dates an act of a confirmed standing.
    """
    if before.level is Level.CONFIRMED and authority is Authority.PRESS:
        return before.acts, []
    acts = list(before.acts)
    fresh = []
    for act in claimed:
        same = [old for old in acts if old.kind is act.kind]
        if not same:
            acts.append(act)
            if act.kind is not ActKind.ANNOUNCED:
                fresh.append(act)
        elif act.kind is not ActKind.ANNOUNCED and act.on and all(old.on != act.on for old in same):
            acts.append(act)
            fresh.append(act)
    return tuple(acts), fresh
