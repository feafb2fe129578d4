"""Two snapshots side by side: counts for every report, and what a better reading of the same pages changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from monitor.changes.identity import identify
from monitor.changes.weighing import witnesses
from monitor.guard import fold_words
from monitor.model import (
    Act,
    ActKind,
    Authority,
    Change,
    ChangeKind,
    Evidence,
    Level,
    Section,
    Snapshot,
    Standing,
)

STATEMENTS = frozenset({ChangeKind.TOTAL_CHANGED, ChangeKind.REVIEW_CHANGED, ChangeKind.NEW_DOCUMENT})
"""What documents say besides their claims: told by the document, its old and its new words."""


def totals_of(snapshot: Snapshot) -> Mapping[str, int]:
    """Count the organizations that stand today: by level, by section, and confirmed in all.

    `un` and `non-un` count confirmed organizations of the memorandum's two sections; `other` counts the
    confirmed ones outside both.
    """
    counts: Counter[str] = Counter()
    for standing in snapshot.standings.values():
        if not standing.current:
            continue
        counts[standing.level.value] += 1
        if standing.level is Level.CONFIRMED:
            section = standing.organization.section
            counts[section.value if section else "other"] += 1
    keys = [*(level.value for level in Level), *(section.value for section in Section), "other"]
    return {key: counts[key] for key in keys}


def differences(
    before: Snapshot, after: Snapshot, *, at: datetime, reasons: tuple[str, ...] = (), late: bool = True
) -> list[Change]:
    """Return what leads from one snapshot to another, sorted by organization: what only a new look found.

    A provisional organization whose words are now known is the known one: nothing is told of it.
    """
    changes: list[Change] = []
    renamed = _renamed(before, after)
    for key in sorted({*before.standings, *after.standings}):
        if key in renamed:
            continue
        old, new = before.standings.get(key), after.standings.get(key)
        if old is None:
            old = next((before.standings[one] for one, to in renamed.items() if to == key), None)
        changes += _difference(old, new, at, reasons, late=late)
    return changes


def untold(told: Iterable[Change], again: Iterable[Change], *, at: datetime) -> list[Change]:
    """Return the statements of documents that a new look tells and that were never told, as late."""
    known = {key for change in told for key in _keys(change)}
    fresh = []
    for change in again:
        missing = [key for key in _keys(change) if key not in known]
        if change.kind in STATEMENTS and missing:
            known.update(missing)
            fresh.append(identify(replace(change, at=at, late=True)))
    return fresh


def _keys(change: Change) -> list[tuple[str, ...]]:
    """Return what makes a statement: for words that nobody knows each of them, else the old and the new."""
    where = (change.kind.value, change.url or "")
    if change.kind is ChangeKind.NEW_DOCUMENT:
        return [(*where, reason) for reason in change.reasons]
    return [(*where, change.old or "", change.new or "")]


def _renamed(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Return the provisional organizations that are no more, and which known one holds their words now."""
    renamed: dict[str, str] = {}
    for key, old in before.standings.items():
        if key in after.standings or not old.organization.provisional:
            continue
        for other, new in after.standings.items():
            if any(_same_words(one, new.support.get(url)) for url, one in old.support.items()):
                renamed[key] = other
                break
    return renamed


def _same_words(one: Evidence, other: Evidence | None) -> bool:
    return other is not None and fold_words(one.quote) == fold_words(other.quote)


def _difference(
    old: Standing | None, new: Standing | None, at: datetime, reasons: tuple[str, ...], *, late: bool
) -> list[Change]:
    was, now = old is not None and old.current, new is not None and new.current
    if new is not None and now and (old is None or not was or old.level is not new.level):
        kind = ChangeKind.CONFIRMED if was and new.level is Level.CONFIRMED else ChangeKind.ADDED
        return [_change(kind, new, _ended(old), new.level.value, at, reasons, _behind(new), late=late)]
    if old is not None and was and not now:
        turned = new is not None and new.reversed
        kind = ChangeKind.REVERSED if turned else ChangeKind.REMOVED
        evidence = (new.acts[-1].evidence,) if new is not None and turned else _behind(old)
        words = "reversed" if turned else None
        return [_change(kind, old, old.level.value, words, at, reasons, evidence, late=late)]
    if old is not None and new is not None and now:
        return [
            _change(ChangeKind.ACT, new, None, _act(act), at, reasons, (act.evidence,), late=late)
            for act in new.acts
            if act.kind is not ActKind.ANNOUNCED
            and all((one.kind, one.on) != (act.kind, act.on) for one in old.acts)
        ]
    return []


def _ended(old: Standing | None) -> str | None:
    if old is None:
        return None
    return old.level.value if old.current else "reversed" if old.reversed else "removed"


def _behind(standing: Standing) -> tuple[Evidence, ...]:
    """Return what stands behind a level: the official evidence of what is confirmed, else every voice."""
    found = witnesses(standing.support)
    if standing.level is Level.CONFIRMED:
        return tuple(one for one in found if one.authority is Authority.OFFICIAL) or found
    return found


def _act(act: Act) -> str:
    return f"{act.kind.value} {act.on.isoformat() if act.on else ''}".strip()


def _change(
    kind: ChangeKind,
    standing: Standing,
    old: str | None,
    new: str | None,
    at: datetime,
    reasons: tuple[str, ...],
    evidence: tuple[Evidence, ...],
    *,
    late: bool,
) -> Change:
    return identify(
        Change(
            id="",
            kind=kind,
            at=at,
            organization=standing.organization,
            level=standing.level,
            old=old,
            new=new,
            source=evidence[0].source if evidence else None,
            url=evidence[0].url if evidence else None,
            reasons=reasons,
            evidence=evidence,
            late=late,
        )
    )
