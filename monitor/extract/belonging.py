"""Whether words speak of bodies of the United Nations or of others."""

from __future__ import annotations

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_NEAR = 40  # letters between what denies and the word for the United Nations


def belonging(words: str, rules: Rules) -> str | None:
    """Return "un" or "non_un", whichever words speak of; None where they speak of neither, or of both."""
    rest, outside = rules.patterns[Cue.NON_UN].subn(" ", words)
    inside = rules.has(Cue.UN, rest)
    if bool(outside) is inside:
        return None
    return "non_un" if outside or denied(words, rules) else "un"


def denied(words: str, rules: Rules) -> bool:
    """Say whether words deny that bodies belong to the United Nations: "35 do not belong to it".

    What denies something else stands behind a word for bodies: "31 UN bodies that serve no interest".
    """
    if not rules.has(Cue.DENIES, words):
        return False
    told = [match.start() for match in rules.patterns[Cue.BODIES].finditer(words)]
    denials = [match.span() for match in rules.patterns[Cue.DENIES].finditer(words)]
    denials_last = rules.languages[0].denials_last
    for match in rules.patterns[Cue.UN].finditer(words):
        for start, end in denials:
            if end <= match.start():
                between = (end, match.start())
            elif denials_last or not any(at < match.start() for at in told):
                between = (match.end(), start)
            else:
                continue
            if between[1] - between[0] <= _NEAR and not any(between[0] <= at < between[1] for at in told):
                return True
    return False
