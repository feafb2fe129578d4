"""What changed, in one sentence: who says what; how certain that is stands beside it (`monitor.report.certainty`)."""

from __future__ import annotations

from collections.abc import Callable

from monitor.model import Change, ChangeKind, Level
from monitor.report import words
from monitor.report.wording import is_edit


def sentence_of(change: Change, publisher: str) -> str:
    """Return what changed, in one sentence."""
    say = _SENTENCES.get(change.kind)
    if say is not None:
        return say(change)
    if change.kind is ChangeKind.TOTAL_CHANGED:
        return f"{started(publisher)} states another total than before."
    if change.kind is ChangeKind.REVIEW_CHANGED:
        return f"{started(publisher)} {words.clean(change.new or '')}, and did otherwise before."
    return words.KIND_NOTE[change.kind]


def _added(change: Change) -> str:
    who = words.publishers_of([change])
    if change.old in ("removed", "reversed"):
        return f"Named again by {who}, after it was {change.old}."
    if change.level is Level.CONFIRMED:
        return f"Added to the list of withdrawals, according to {who}."
    if change.level is Level.REPORTED:
        before = " Before, only one publisher said so." if change.old == Level.SINGLE.value else ""
        return f"Named by {who}.{before}"
    before = " What counted as several voices is one text." if change.old == Level.REPORTED.value else ""
    return f"Named by {who} alone.{before}"


def _confirmed(change: Change) -> str:
    before = {"reported": "reported by several publishers", "single": "named by a single publisher"}
    was = before.get(change.old or "", change.old or "unconfirmed")
    return f"Now confirmed by {words.publishers_of([change])}. Before, it was only {was}."


def _removed(change: Change) -> str:
    if change.decided:
        return "Taken off the list by a person, whatever the pages behind it say."
    if change.late:
        return "The pages behind it, read again by a newer version of the monitor, do not say so."
    if change.level is Level.CONFIRMED:
        return f"The official list of {words.publishers_of([change])} no longer holds it."
    return "The publishers that named it no longer do."


def _reversed(change: Change) -> str:
    return f"The withdrawal is taken back, according to {words.publishers_of([change])}."


def _reworded(change: Change) -> str:
    if is_edit(change):
        return f"{started(words.publishers_of([change]))} edited the text of a page."
    return f"{started(words.publishers_of([change]))} now prints the entry in other words."


def _act(change: Change) -> str:
    return f"{words.act_words(change)}, according to {words.publishers_of([change])}."


def _unverified(change: Change) -> str:
    return f"Named on a page of {words.publishers_of([change])} that is held back, and not counted."


_SENTENCES: dict[ChangeKind, Callable[[Change], str]] = {
    ChangeKind.ADDED: _added,
    ChangeKind.CONFIRMED: _confirmed,
    ChangeKind.REMOVED: _removed,
    ChangeKind.REVERSED: _reversed,
    ChangeKind.REWORDED: _reworded,
    ChangeKind.ACT: _act,
    ChangeKind.UNVERIFIED: _unverified,
}


def started(text: str) -> str:
    """Return words as a sentence begins."""
    return text[:1].upper() + text[1:]
