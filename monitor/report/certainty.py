"""How certain a change is, in words and as a mark: the first thing that a reader must learn of it."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Authority, Change, ChangeKind, Level
from monitor.report.words import (
    LEVEL_LABEL,
    LEVEL_MEANING,
    TROUBLE,
    UNVERIFIED_LABEL,
    UNVERIFIED_MEANING,
    spelled,
    voices_of,
)


@dataclass(frozen=True, slots=True)
class Certainty:
    """A key for styling, a label of one or two words, and a sentence that explains it."""

    key: str  # confirmed | reported | single | unverified | ended
    label: str
    meaning: str


LEGEND = (
    *(Certainty(level.value, LEVEL_LABEL[level], LEVEL_MEANING[level]) for level in Level),
    Certainty("unverified", UNVERIFIED_LABEL, UNVERIFIED_MEANING),
)

_UNRESOLVED = Certainty(
    "unverified",
    "Unresolved",
    "The words could not be matched to a known organization, so nothing was added to the list.",
)
_TAKEN_BACK = Certainty(
    "ended", "Claim ended", "No source says so any more. No official source had confirmed it."
)


_DECIDED = Certainty("ended", "Decided", "A person decided so, and is named with the reasons.")


def certainty_of(change: Change) -> Certainty | None:
    """Return how certain a change is; None where the question makes no sense (trouble, wording)."""
    if change.kind is ChangeKind.UNVERIFIED:
        return Certainty("unverified", UNVERIFIED_LABEL, UNVERIFIED_MEANING)
    if change.kind is ChangeKind.NEW_DOCUMENT:
        return _UNRESOLVED
    if change.kind is ChangeKind.REMOVED and change.decided:
        return _DECIDED
    if change.kind in TROUBLE or change.kind is ChangeKind.REWORDED:
        return None
    if change.kind in (ChangeKind.REMOVED, ChangeKind.REVERSED) and not is_official(change):
        return _TAKEN_BACK
    level = _level_of(change)
    if level is Level.REPORTED and voices_of(change) > 1:
        voices = spelled(voices_of(change))
        return Certainty(
            level.value,
            LEVEL_LABEL[level],
            f"{voices.capitalize()} independent publishers say so. No official source has confirmed it.",
        )
    return Certainty(level.value, LEVEL_LABEL[level], LEVEL_MEANING[level])


def is_official(change: Change) -> bool:
    """Say whether an official source stands behind a change."""
    return any(evidence.authority is Authority.OFFICIAL for evidence in change.evidence)


def _level_of(change: Change) -> Level:
    """Return the level that the change itself has: what an official source says is confirmed.

    A reversal or removal carries the level of the standing that it ends, which may be lower.
    """
    if is_official(change) or (change.level is Level.CONFIRMED and not change.evidence):
        return Level.CONFIRMED
    return change.level or Level.SINGLE
