"""How long a list is, told without a word for what it counts: "The list has 66 names", "the number … rises to 68"."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_SENTENCES = re.compile(r"[.!?。！？]\s")
_CLAUSE = re.compile(r"[,，、：،;；:(（]|\s[–—-]\s")
_SUFFIX = re.compile(r"['’-]\w{1,4}\s+")  # of a number that something rises to
_WORDS, _LETTERS = 2, 16  # behind the number: "66 names", "66 names now"


def rises_to(opening: str, behind: str, rules: Rules) -> bool:
    """Say whether a number is what the number of bodies in the words before it rises to."""
    if rules.has(Cue.BODIES, opening):
        return closes(Cue.TOTAL, opening, rules) or _rises_behind(behind, rules)
    if rules.has(Cue.BODIES, behind) and closes(Cue.TOTAL, opening, rules):
        return True  # "that brings to seventy the number of organizations"
    return _verb_first(behind, rules)


def is_length(opening: str, behind: str, rules: Rules) -> bool:
    """Say whether a number tells how long the list is, by any word: "The list has 66 names."."""
    if not closes(Cue.COUNTS, opening, rules):
        return False
    counter = rules.patterns[Cue.COUNTERS].match(behind)
    clause = _CLAUSE.split(behind[counter.end() if counter else 0 :], maxsplit=1)[0].strip(" .。")
    return len(clause) <= _LETTERS and len(clause.split()) <= _WORDS


def labelled(opening: str, behind: str, rules: Rules) -> bool:
    """Say whether a number stands behind its label: "Organizations from which the country is withdrawing: 19"."""
    if behind.strip(" .") or not opening.endswith(":"):
        return False
    label = _SENTENCES.split(opening)[-1]
    return rules.has(Cue.EXIT, label) and (rules.has(Cue.BODIES, label) or rules.has(Cue.KINDS, label))


def closes(cue: Cue, opening: str, rules: Rules) -> bool:
    """Say whether the words before a number end with those of a kind."""
    return rules.has(cue, opening) and _at_end(rules.patterns[cue]).search(opening) is not None


@lru_cache(maxsize=256)
def _at_end(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that matches at the end of a text only, and there whatever matches before."""
    return re.compile(rf"(?:{pattern.pattern})\Z", pattern.flags)


def _verb_first(behind: str, rules: Rules) -> bool:
    """Say whether a number has a suffix, and its verb stands before what is counted: `68-ra nő a szervezetek száma`."""
    if not _SUFFIX.match(behind) or not rules.has(Cue.BODIES, behind):
        return False
    return rules.patterns[Cue.TOTAL].match(behind) is not None


def _rises_behind(behind: str, rules: Rules) -> bool:
    """Say whether what is said of the number closes its clause, as where verbs come last: `sayısı 74'e yükseldi`."""
    suffix = _SUFFIX.match(behind) or rules.patterns[Cue.NUMBER_ENDS].match(behind)
    rest = _CLAUSE.split(behind[suffix.end() if suffix else 0 :], maxsplit=1)[0].strip(" .。")
    if not rest or rules.has(Cue.BODIES, rest) or not rules.has(Cue.TOTAL, rest):
        return False  # "with these four the number of bodies rises to 70" says it of another number
    return not rules.patterns[Cue.TOTAL].sub("", rest).strip()
