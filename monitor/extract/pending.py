"""Lead-ins of bodies that are not left, or not yet: "Four others are under review:", "Next in line"."""

from __future__ import annotations

import re

from monitor.extract.cues import Cue
from monitor.extract.going_on import without_going_on
from monitor.extract.rules import Rules

_CLAUSE = re.compile(r"[,，、،;；:：]\s*|\s[-–—]\s")


def tells_pending(folded: str, rules: Rules) -> bool:
    """Say whether words lead in what is only examined or threatened.

    Words that tell of an exit beside it announce ("as the review goes on, the US leaves these:"); an exit that is
    itself what hangs over the names ("candidates for withdrawal") is none.  Of several clauses the one that leads in
    the list decides: "the review goes on, the full list:" says nothing of the names on it.
    """
    folded = without_going_on(folded, rules)  # "next on the list" waits for nothing
    found = [cue for cue in (Cue.PENDING, Cue.GOES_ON) if rules.has(cue, folded)]
    if not found:
        return False
    rest = folded
    for cue in found:
        rest = rules.patterns[cue].sub(" ", rest)
    if rules.has(Cue.EXIT, rest):
        return False
    listing = [clause for clause in _CLAUSE.split(folded) if rules.has(Cue.LISTING, clause)]
    return not listing or any(rules.has(cue, clause) for clause in listing for cue in found)


def only_talked_of(folded: str, rules: Rules) -> bool:
    """Say whether a sentence that leads in a list tells what is only considered, demanded or rumoured to be left.

    Rumours before an exit take nothing off: "After weeks of speculation, the United States leaves the following:".
    """
    if rules.has(Cue.MAYBE, folded):
        return True
    if not rules.has(Cue.TALKED, folded):
        return False
    return not any(
        rules.has(Cue.EXIT, clause) and rules.means_us(clause) and not rules.has(Cue.TALKED, clause)
        for clause in _CLAUSE.split(folded)
    )
