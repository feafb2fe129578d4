"""A part of a total that is a single body: "one UN body and two others", "three bodies, one of them of the UN".

Words for one are articles in many languages, so that alone they count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.extract.belonging import belonging
from monitor.extract.claims import Claim
from monitor.extract.counted_part import clauses
from monitor.extract.cues import Cue
from monitor.extract.division import Counted, Number
from monitor.extract.rules import Rules

_FIGURE = re.compile(r"(?<![\d.,/-])1(?![\d/%]|[.,:-]\d)")
_WORD = re.compile(r"\w+")
_PLAIN = (Cue.UN, Cue.NON_UN, Cue.BODIES, Cue.KINDS, Cue.PARTITIVE, Cue.RELATIVES, Cue.ARTICLES, Cue.DENIES)
_WORDS, _LETTERS = 2, 6  # of what else may be said of one body: "belongs to"
_LOW = 12  # the highest total that is told with a part of one


def with_ones(sentence: str, numbers: Sequence[Number], rules: Rules) -> list[Counted]:
    """Return a sentence with its numbers and words for one; nothing without such words, or without a small number."""
    if not any(value < _LOW for *_, value in numbers):
        return []
    taken = {at for start, end, _ in numbers for at in range(start, end)}
    ones = {match.span() for match in _FIGURE.finditer(sentence)}
    if rules.has(Cue.ONE, sentence):
        ones |= {match.span() for match in rules.patterns[Cue.ONE].finditer(sentence)}
    free = [(start, end, 1) for start, end in ones if start not in taken]
    return [(sentence, sorted([*numbers, *free]))] if free else []


def parts_of_one(sentence: str, rules: Rules) -> Iterator[Claim]:
    """Yield what a sentence says of one body among those that are left: that it is of the United Nations, or not."""
    if not rules.has(Cue.ONE_OF, sentence):
        return
    for match in rules.patterns[Cue.ONE_OF].finditer(sentence):
        words = clauses(rules).split(sentence[match.end() :], maxsplit=1)[0] or ""
        kind = belonging(words, rules)
        if kind is not None and _says_only_that(words, rules):
            yield Claim(1, kind)


def _says_only_that(words: str, rules: Rules) -> bool:
    """Say whether words say whose body one is, and little else: not "one of the largest exits in UN history"."""
    rest = words
    for cue in _PLAIN:
        rest = rules.patterns[cue].sub(" ", rest)
    left = _WORD.findall(rest)
    return len(left) <= _WORDS if rules.languages[0].spaced else sum(map(len, left)) <= _LETTERS
