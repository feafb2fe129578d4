"""Numbers without their noun, and numbers of an earlier list: "after the 66 of January it leaves five more"."""

from __future__ import annotations

import re

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_LETTER = re.compile(r"[^\W\d_]")
_NO_BODIES = (
    Cue.MORE,
    Cue.REST,
    Cue.ADDED,
    Cue.COUNTERS,
)  # words behind a number that do not say what it counts
_NEAR = 12  # letters before a number in which a word for "more" stands beside it
_BEHIND = 14  # letters between a number and such words as "besides", where they stand behind what is counted


def counts_more(before: str, behind: str, *, told_of: bool, leaves: bool, rules: Rules) -> bool:
    """Say whether a number counts further bodies without saying so: "another five", "cinco más", `さらに5つ`.

    `told_of` says that bodies have been counted in the sentence before, `leaves` that the clause tells of an exit of
    the United States.
    """
    if not (told_of or leaves):
        return False
    if _says_no_more(behind, rules):
        return told_of or _more(before[-_NEAR:], rules) or _more(behind, rules)
    counter = rules.patterns[Cue.COUNTERS].match(behind)
    if counter is None or not leaves:
        return False
    exit_ = rules.first(Cue.EXIT, behind)  # 5곳에서 추가로 탈퇴한다
    between = behind[counter.end() : exit_.start()] if exit_ else ""
    return (
        exit_ is not None
        and len(between) <= _NEAR
        and (_more(before[-_NEAR:], rules) or _more(between, rules))
    )


def refers_back(sentence: str, number: re.Match[str], rules: Rules) -> int:
    """Return where words end that stand around a number of an earlier list: `1月の66機関に続き`; 0 without such."""
    if not rules.has(Cue.BACK, sentence):
        return 0
    reach = _BEHIND if rules.languages[0].denials_last else 0  # postpositions stand behind what is counted
    ends = (
        match.end()
        for match in rules.patterns[Cue.BACK].finditer(sentence)
        if match.start() <= number.end() + reach and number.end() <= match.end()
    )
    return next(ends, 0)


def _says_no_more(behind: str, rules: Rules) -> bool:
    """Say whether nothing behind a number tells what it counts, but for "others", "more" or a counter."""
    rest = behind
    for cue in _NO_BODIES:
        rest = rules.patterns[cue].sub(" ", rest)
    return not _LETTER.search(rest)


def _more(words: str, rules: Rules) -> bool:
    return rules.has(Cue.MORE, words)
