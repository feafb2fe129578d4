"""Headings that open with what is new: "New withdrawals, not on the list of January:" sets nothing apart."""

from __future__ import annotations

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_EARLY = 24  # letters before the words that say so


def opens_fresh(folded: str, rules: Rules) -> bool:
    """Say whether a heading or lead-in opens with new withdrawals, before any word of earlier ones."""
    if not rules.has(Cue.FRESH, folded):
        return False
    new = rules.first(Cue.FRESH, folded)
    if new is None or new.start() > _EARLY:
        return False
    old = (rules.first(cue, folded[: new.start()]) for cue in (Cue.ANOTHER, Cue.APART, Cue.BEFORE))
    return not any(old)
