"""Labels that go on with the list though they hold words for staying: "Left without Washington", "The remaining four".

In many languages one word says that something stays, that it is left over and that it comes next.
"""

from __future__ import annotations

from monitor.extract.cues import Cue
from monitor.extract.outline import LABEL
from monitor.extract.rules import Rules

_AGAINST = (Cue.STAYS, Cue.MEMBERSHIP, Cue.PENDING, Cue.MAYBE, Cue.APART)


def goes_on(folded: str, rules: Rules) -> bool:
    """Say whether a label says that those below do without the United States, are the rest, or come next."""
    if len(folded) > LABEL:
        return False
    if not (rules.has(Cue.WITHOUT, folded) or rules.has(Cue.FOLLOWS, folded) or _counts_rest(folded, rules)):
        return False
    rest = without_going_on(folded, rules)
    if any(rules.has(cue, rest) for cue in _AGAINST):
        return False
    if rules.has(Cue.OURS, rest) and rules.has(Cue.PARTIES, rest):
        return False
    return not rules.has(Cue.OTHERS, rest) or rules.means_us(folded)


def goes_without(folded: str, rules: Rules) -> bool:
    """Say whether a label says that those below do without the United States from now on."""
    return rules.has(Cue.WITHOUT, folded) and goes_on(folded, rules)


def without_going_on(folded: str, rules: Rules) -> str:
    """Take out of a label the words that go on with the list, so that none of them is taken for staying."""
    if len(folded) > LABEL:
        return folded
    if rules.has(Cue.WITHOUT, folded):
        folded = rules.patterns[Cue.WITHOUT].sub(" ", folded)
        if not rules.means_us(folded) and rules.has(Cue.STAYS, folded):
            folded = rules.patterns[Cue.STAYS].sub(" ", folded)  # those that stay do so without the country
    if _counts_rest(folded, rules):
        folded = rules.patterns[Cue.LEFT_OVER].sub(" ", folded)
    if rules.has(Cue.FOLLOWS, folded):
        folded = rules.patterns[Cue.FOLLOWS].sub(" ", folded)
    return folded


def _counts_rest(folded: str, rules: Rules) -> bool:
    """Say whether a label counts what is left over: "The remaining four", and not "Washington remains in four"."""
    if not rules.has(Cue.LEFT_OVER, folded) or rules.means_us(folded):
        return False
    number = rules.numeral.search(folded)
    rest = rules.first(Cue.LEFT_OVER, folded)
    if number is None or rest is None:
        return False
    return rest.start() < number.start() or not rules.has(Cue.STAYS, rest.group())  # "four remain" stay
