"""Countries that nobody knows: "Norland quits nine bodies", told by a page that gives the name elsewhere, too.

No list of countries holds those of novels, of history and of tomorrow.  A word that stands before the words of leaving,
with a capital, and with one in the middle of a sentence somewhere else on the page and never without, is a name; who
is neither the United States nor a body leaves on account of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.extract.cues import Cue
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_WITHIN = re.compile(r"(?<=[a-zß-öø-ÿа-яёіїєґά-ώ,] )[A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-ЯЁІЇЄҐ][^\W\d_]{3,}")
_BETWEEN = 2  # small words between who leaves and the exit: "will", "has now"
_LONGEST_EXIT = 4  # words of an exit that are looked at together
_KNOWN = (Cue.US, Cue.OTHERS, Cue.BODIES, Cue.NAME_WORDS, Cue.UN, Cue.TITLES, Cue.EXIT, Cue.LISTING)
_LONGEST = 300  # letters of a label or a heading


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that a page writes with a capital in the middle of a sentence, and never without one."""
    capitals: set[str] = set()
    small: set[str] = set()
    for text in texts:
        capitals.update(_WITHIN.findall(text))
        small.update(word for word in _WORD.findall(text) if word[0].islower())
    return frozenset(word for word in capitals if word.lower() not in small)


def stranger_leaves(text: str, names: frozenset[str], rules: Rules) -> bool:
    """Say whether words that do not name the United States tell that somebody leaves who bears one of some `names`."""
    if len(text) > _LONGEST or not rules.languages or rules.languages[0].verbs_last:
        return False
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        if word not in names or any(rules.has(cue, fold(word)) for cue in _KNOWN):
            continue
        for start in range(at + 1, min(at + 2 + _BETWEEN, len(words))):
            told = fold(" ".join(words[start : start + _LONGEST_EXIT]))
            if rules.has(Cue.EXIT, told) and rules.patterns[Cue.EXIT].match(told):
                return True
    return False
