"""One line for each change and act, for the command line: certainty first, then who says so."""

from __future__ import annotations

from monitor.model import Act, Change, ChangeKind
from monitor.report import words
from monitor.report.certainty import certainty_of
from monitor.report.wording import is_edit, turns_of


def change_words(change: Change) -> str:
    """Return a change on one line: `Added (confirmed): Universal Postal Union, says the White House`."""
    label = words.kind_label(change)
    if change.kind in words.TROUBLE:
        why = "; ".join(words.clean(reason) for reason in change.reasons)
        return f"{label}: {change.source}" + (f" ({why})" if why else "")
    certainty = certainty_of(change)
    marked = f"{label} ({certainty.label.lower()})" if certainty is not None else label
    says = "" if change.kind is ChangeKind.REMOVED and change.decided else words.publishers_of([change])
    decided = words.clean(change.reasons[0]) if change.decided else ""
    flags = [flag for flag, holds in (("found late", change.late), ("read back", change.catch_up)) if holds]
    parts = [_subject(change), f"says {says}" if says else decided, *flags]
    return f"{marked}: {', '.join(part for part in parts if part)}"


def act_line(act: Act) -> str:
    """Return an act with its day: `Takes effect on 22 January 2027`."""
    label = words.ACT_LABEL[act.kind]
    return f"{label} on {words.day(act.on)}" if act.on else f"{label}, day not stated"


def _subject(change: Change) -> str:
    name = change.organization.name if change.organization is not None else ""
    if change.kind is ChangeKind.ACT:
        return f"{name}: {words.act_words(change)}"
    if is_edit(change):
        turns = [f"{one.old or '—'} → {one.new or '—'}" for one in turns_of(change)]
        return "; ".join(turns)
    if change.kind in (ChangeKind.REWORDED, ChangeKind.TOTAL_CHANGED, ChangeKind.REVIEW_CHANGED):
        turned = f"{words.clean(change.old or '')} → {words.clean(change.new or '')}"
        return f"{name}: {turned}" if name else turned
    if change.kind is ChangeKind.NEW_DOCUMENT:
        reasons = "; ".join(words.clean(reason) for reason in change.reasons)
        return ": ".join(part for part in (words.clean(change.new or ""), reasons) if part)
    return words.clean(name)
