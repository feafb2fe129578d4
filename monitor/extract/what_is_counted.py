"""The word that says what a number counts: bodies, kinds of bodies, or what bodies have (members, staff, pages).

"Seven commissions" are seven bodies in a sentence about leaving; "the 12 members of a commission" are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_TO_NEXT_WORD = re.compile(r"\w*\s+|[の的의]?\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = 24  # letters of a clause that only dates the next: "By 2019, …"
_LAST_WORD = 16  # letters before a number in which "page" stands
_WORDS = 3  # between a number and the word for what it counts
_LETTERS = 16  # the same where words have no spaces


def body_word(clause: str, rules: Rules, *, kinds: bool) -> re.Match[str] | None:
    """Return the first word for bodies behind a number; `kinds` says whether kinds of bodies count too."""
    found = [
        match
        for cue in ((Cue.BODIES, Cue.KINDS) if kinds else (Cue.BODIES,))
        if (match := rules.patterns[cue].search(clause))
    ]
    return min(found, key=lambda match: match.start(), default=None)


def counts_bodies(sentence: str, rules: Rules) -> bool:
    """Say whether kinds of bodies are counted in a sentence: it tells of leaving, or leads in a list."""
    return rules.has(Cue.EXIT, sentence) or rules.has(Cue.LISTING, sentence)


def counts_another_thing(clause: str, rules: Rules, *, kinds: bool) -> bool:
    """Say whether the words behind a number count what bodies have: "12 members of the council"."""
    if not rules.has(Cue.COUNTED, clause):
        return False
    thing = rules.patterns[Cue.COUNTED].search(clause)
    if thing is None:
        return False
    body = body_word(clause, rules, kinds=kinds)
    if adjacent(clause[: thing.start()], rules) and (body is None or thing.start() < body.start()):
        return True
    if body is None or not rules.languages[0].heads_last:
        return False
    behind = clause[body.end() :]
    following = _TO_NEXT_WORD.match(behind)
    return any(
        rules.patterns[Cue.COUNTED].match(behind, at) for at in {0, following.end() if following else 0}
    )


def adjacent(between: str, rules: Rules) -> bool:
    """Say whether few enough words stand between a number and the word for what it counts."""
    if all(language.spaced for language in rules.languages[:1]):
        return len(between.split()) <= _WORDS
    return len(between) <= _LETTERS


def is_numbered(before: str, rules: Rules) -> bool:
    """Say whether a number is that of a page or an article: the word for it stands right before."""
    near = before.rstrip()[-_LAST_WORD:]
    return rules.has(Cue.NUMBERED, near) and any(
        match.end() == len(near) for match in rules.patterns[Cue.NUMBERED].finditer(near)
    )


def counts_what_stays(clause: str, rules: Rules) -> bool:
    """Say whether a clause tells of bodies that remain, or that are examined, and of no exit."""
    stays = any(rules.has(cue, clause) for cue in (Cue.STAYS, Cue.PENDING, Cue.GOES_ON))
    return stays and not rules.has(Cue.EXIT, clause)


def counts_earlier(clauses: Sequence[str], year: int | None, rules: Rules) -> bool:
    """Say whether the last of some clauses tells of exits of earlier years: "By 2019, it had left 14".

    What has been left since then, or comes on top, is counted with what is left now.
    """
    if year is None or not clauses:
        return False
    told = " ".join(one for one in clauses[-2:-1] if len(one) <= _SHORT) + " " + clauses[-1]
    years = [int(one) for one in _YEAR.findall(told)]
    if not years or max(years) >= year:
        return False
    return not any(rules.has(cue, told) for cue in (Cue.ADDED, Cue.AFTER, Cue.FRESH, Cue.BACK, Cue.TOTAL))
