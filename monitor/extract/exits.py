"""Whether words say that the United States leave something, that another country does, or that they did years ago."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.extract.aftermath import CLAUSE, tells_aftermath
from monitor.extract.cues import Cue
from monitor.extract.denied import denies_exit
from monitor.extract.rules import Rules

_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\.[^\s.]\.)(?<!\.[^\s.]{2}\.)\s+|(?<=[。！？；।؟۔])\s*|\s+—\s+")
_SHORT_LABEL = 80  # letters of a label that dates what is under it
_FIRST_YEAR = 1900
_FEW_WORDS = 3  # with which a clause ends that says after whom something happens
_NEW = (Cue.ADDED, Cue.AFTER, Cue.FRESH, Cue.BACK)
_NUMBERS = re.compile(r"\d+")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of folded text, roughly: what is judged together."""
    yield from (part for part in _SENTENCE.split(text) if part)


def says_exit(folded: str, rules: Rules, *, needs_actor: bool = True) -> bool:
    """Say whether a sentence of the text says that the United States leaves something."""
    if not rules.has(Cue.EXIT, folded):
        return False
    known = rules.said.get((folded, needs_actor))
    if known is None:
        known = rules.said[folded, needs_actor] = _says_exit(folded, rules, needs_actor)
    return known


def _says_exit(folded: str, rules: Rules, needs_actor: bool) -> bool:
    for sentence in sentences(folded):
        if not rules.has(Cue.EXIT, sentence) or rules.has(Cue.MAYBE, sentence):
            continue
        if tells_aftermath(sentence, rules) or denies_exit(sentence, rules):
            continue
        if rules.means_us(_without_occasion(sentence, rules)) and not another_leaves(sentence, rules):
            return True
        if sentence.endswith(":") and not rules.has(Cue.OTHERS, folded) and rules.means_us(folded):
            return True  # what leads in is short: "The U.S. has sent its letters. Gone as of today:"
        if not needs_actor and not rules.has(Cue.OTHERS, sentence):
            return True
    return False


def _without_occasion(sentence: str, rules: Rules) -> str:
    """Leave out the clauses that only say after whom it happens: "Months after Washington, Norland leaves …"."""
    clauses = CLAUSE.split(sentence)
    if len(clauses) == 1 or not rules.has(Cue.AFTER, sentence):
        return sentence
    told = [one for one in clauses if not (rules.means_us(one) and _closes_after(one, rules))]
    rest = ", ".join(told)
    return rest if rules.has(Cue.EXIT, rest) else sentence


def _closes_after(clause: str, rules: Rules) -> bool:
    """Say whether a clause without any exit ends with a word for *after* and the United States, in either order."""
    if not rules.has(Cue.AFTER, clause) or rules.has(Cue.EXIT, clause):
        return False
    behind = (clause[match.end() :] for match in rules.patterns[Cue.AFTER].finditer(clause))
    return any(
        len(words.split()) <= _FEW_WORDS and (not words.strip() or rules.means_us(words)) for words in behind
    )


def another_leaves(sentence: str, rules: Rules) -> bool:
    """Say whether a sentence about leaving names another country before it leaves, and the United States only after."""
    if not rules.has(Cue.OTHERS, sentence):
        return False
    leaving = rules.patterns[Cue.EXIT].search(sentence)
    before = sentence[: leaving.start()] if leaving else sentence
    return rules.has(Cue.OTHERS, before) and not rules.means_us(before)


def others_leave(folded: str, rules: Rules) -> bool:
    """Say whether words tell that another country leaves something, and nothing of the United States."""
    return rules.has(Cue.EXIT, folded) and rules.has(Cue.OTHERS, folded) and not rules.means_us(folded)


def dates_back(folded: str, year: int | None, rules: Rules) -> bool:
    """Say whether a short label tells of exits of an earlier year, and gives no other number: "Left in 2025".

    Or of an earlier time: "American exits of the twentieth century".
    """
    if len(folded) > _SHORT_LABEL:
        return False
    if rules.has(Cue.ERA, folded) and (rules.has(Cue.EXIT, folded) or rules.means_us(folded)):
        if any(rules.has(cue, folded) for cue in (Cue.ADDED, Cue.FRESH, Cue.BACK)):
            return False
        *_, era = rules.patterns[Cue.ERA].finditer(folded)
        return not (rules.has(Cue.AFTER, folded[: era.start()]) and rules.has(Cue.EXIT, folded[era.end() :]))
    if not year or not rules.has(Cue.EXIT, folded):
        return False
    numbers = [int(number) for number in _NUMBERS.findall(folded)]
    if not numbers or not all(_FIRST_YEAR < number < year for number in numbers):
        return False
    return not any(rules.has(cue, folded) for cue in _NEW)
