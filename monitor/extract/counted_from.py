"""A number, and that of all from which it was drawn: "it withdraws from 66 of the 199 organizations reviewed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.counted_part import clauses
from monitor.extract.cues import Cue
from monitor.extract.rules import Rules
from monitor.extract.what_is_counted import body_word

_FAR, _NEAR = 60, 14  # letters of a clause before a number in which it tells of leaving, and behind it
_BETWEEN = 60  # letters between the number of all and that of those which are left


def drawn(
    sentence: str, numbers: Sequence[tuple[re.Match[str], int]], rules: Rules
) -> tuple[set[int], set[int]]:
    """Return which numbers of a sentence count what is left, drawn from more, and which count that from which."""
    left: set[int] = set()
    reviewed: set[int] = set()
    for at in range(len(numbers) - 1):
        (first, low), (second, high) = numbers[at], numbers[at + 1]
        between = sentence[first.end() : second.start()]
        if low < high and _only_of(between, rules):
            told = clauses(rules).split(sentence[: first.start()])[-1] or ""
            if rules.has(Cue.EXIT, told[-_FAR:]):
                left.add(at)
                reviewed.add(at + 1)
        elif low > high and _ends_with_of(between, rules):
            told = (clauses(rules).split(sentence[: first.start()])[-1] or "")[-_NEAR:]
            if rules.has(Cue.EXIT, sentence[second.end() :][:_NEAR]) or rules.has(Cue.EXIT, told):
                left.add(at + 1)
                reviewed.add(at)
    return left, reviewed


def _only_of(words: str, rules: Rules) -> bool:
    """Say whether nothing but "of the" stands between two numbers."""
    return bool(words.strip()) and rules.patterns[Cue.OUT_OF].fullmatch(words.strip()) is not None


def _ends_with_of(words: str, rules: Rules) -> bool:
    """Say whether words between two numbers are what the first counts and end with "among": `199の国際機関のうち`."""
    if len(words) > _BETWEEN or len(clauses(rules).split(words)) > 1 or not rules.has(Cue.OUT_OF, words):
        return False
    if body_word(words, rules, kinds=False) is None:
        return False
    end = len(words.rstrip())
    return any(match.end() == end for match in rules.patterns[Cue.OUT_OF].finditer(words))
