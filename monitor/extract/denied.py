"""Sentences that tell of an exit only to deny it: "It denied that it wants to leave further bodies, such as:"."""

from __future__ import annotations

import re

from monitor.extract.aftermath import CLAUSE
from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_DENIED = "\x00"


def denies_exit(sentence: str, rules: Rules) -> bool:
    """Say whether all that a sentence tells of leaving is what it denies.

    What is denied stands among the words for it, in their clause or in the one behind it; where words call for a list,
    or another clause tells of leaving, there is an exit after all: "Long denied, it now leaves the following".
    """
    if not rules.has(Cue.DENIED, sentence):
        return False
    listing = rules.has(Cue.LISTING, sentence)

    def mark(found: re.Match[str]) -> str:
        told = found.group()
        # "denies it and leaves", "having denied it, leaves the following" deny no exit
        others = any(word in rules.joiner_words for word in told.split()) or (listing and CLAUSE.search(told))
        return told if others else f" {_DENIED} "

    denied = False  # in the clause before
    marked = rules.patterns[Cue.DENIED].sub(mark, sentence)
    if _DENIED not in marked:
        return False
    for clause in CLAUSE.split(marked):
        denies = _DENIED in clause
        if rules.has(Cue.EXIT, clause) and (not (denies or denied) or rules.has(Cue.LISTING, clause)):
            return False
        denied = denies
    return True
