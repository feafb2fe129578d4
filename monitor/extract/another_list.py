"""Sentences that list what others leave, or what was left before: their names are not on the list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.aftermath import CLAUSE, framed
from monitor.extract.cues import Cue
from monitor.extract.exits import another_leaves, sentences
from monitor.extract.items import Item
from monitor.extract.outline import Outline
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

_FEWEST_TOLD = 2  # names of a sentence that tells of each how it was left
_PRONOUN_SIGNS = 6  # the same where no spaces divide words
_PRONOUN = 3  # words of a lead-in that speaks of the paragraph above: "They are"


def tells_each(text: str, start: int, items: Sequence[Item], rules: Rules) -> bool:
    """Say whether a sentence tells of each name how it was left: "A, left in January; B, which it quits in May".

    `start` is where its lead-in ends, which may have stayed unread: then it ends with its colon.
    """
    first = start or text.rfind(":", 0, items[0].start) + 1 or items[0].start
    gaps = [text[first : items[0].start], *(text[one.end : other.start] for one, other in pairwise(items))]
    return (
        sum(rules.has(Cue.EXIT, gap) or rules.has(Cue.DONE, gap) for gap in map(fold, gaps)) >= _FEWEST_TOLD
    )


def is_others(text: str, items: Sequence[Item], rules: Rules) -> bool:
    """Say whether the words before the first name give the list to others: "the Israeli list holds A, B and C"."""
    *_, opening = "", *sentences(fold(text[: items[0].start]))
    return rules.has(Cue.OTHERS, opening) and not rules.means_us(opening)


def of_others(outline: Outline, first: int, lead: str, rules: Rules) -> bool:
    """Say whether a lead-in speaks of what others do: in the paragraph above ("They are …"), or in the title.

    What they do it after is not counted: "After the U.S. withdrawal Israel ends its relations with four bodies".
    """
    title = fold(outline.title)
    theirs = rules.has(Cue.EXIT, title) and another_leaves(title, rules)
    if theirs and not any(map(rules.means_us, (title, fold(lead)))):
        return True
    few = len(lead.split()) <= _PRONOUN if rules.languages[0].spaced else len(lead) <= _PRONOUN_SIGNS
    if not first or not few or rules.means_us(fold(lead)) or outline.blocks[first - 1].level:
        return False
    clauses = CLAUSE.split(fold(outline.blocks[first - 1].text))
    told = [clause for clause in clauses if not framed(clause.lstrip("\"'“«„ "), rules)]
    rest = ", ".join(told)
    return rules.has(Cue.OTHERS, rest) and not rules.means_us(rest)
