"""Lead-ins that speak of an exit only to tell what came after it: what follows them was not left."""

from __future__ import annotations

import re

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

CLAUSE = re.compile(r"[,，、،]\s*")


def tells_aftermath(sentence: str, rules: Rules) -> bool:
    """Say whether a lead-in tells of what followed an exit: "After the U.S. withdrawal, these agencies cut staff:"."""
    if not sentence.endswith(":"):
        return False
    *clauses, last = CLAUSE.split(sentence)
    if not clauses or any(rules.has(cue, last) for cue in (Cue.EXIT, Cue.US, Cue.LISTING)):
        return False
    leaving = [clause for clause in clauses if rules.has(Cue.EXIT, clause)]
    return bool(leaving) and all(framed(clause, rules) for clause in leaving)


def framed(clause: str, rules: Rules) -> bool:
    """Say whether a word for *after* opens a clause, or closes it as languages with postpositions have it."""
    if not rules.has(Cue.AFTER, clause):
        return False
    lists = rules.has(Cue.LISTING, clause)  # "any of the following" closes with no word for *after*
    found = rules.patterns[Cue.AFTER].finditer(clause)
    return any(not match.start() or (not lists and match.end() == len(clause)) for match in found)
