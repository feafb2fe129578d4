"""The numbers of a sentence that may count bodies: no day, page, sum of money or part of another number."""

from __future__ import annotations

import re

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_OTHER_UNIT = re.compile(
    r"^\s*(?:日|月|年|時|时|点|點|分|秒|%|％|万|萬|亿|億|億|頁|页|名|人|国(?![际際])|國(?!際)|か国|カ国|개국|일|월|년|시|분|명|쪽|페이지|th\b|st\b|nd\b|rd\b)"
)
_OPEN, _CLOSED = ("(", "（"), (")", "）")  # `2)` is the number of an item, `(31)` a total
_PART_OF_NUMBER = frozenset(
    "数數几幾第百千万萬零〇廿卅"
)  # signs before a numeral that make it another number
_CLOSES = re.compile(
    r"\w{0,3}(?:[、，,。；;]|$)"
)  # at most a copula stands between a number and the end of its clause
_CLAUSE = re.compile("[、，,。；;]")
_HIGHEST = 400


def numbers_in(sentence: str, rules: Rules) -> list[tuple[re.Match[str], int]]:
    """Return the numbers of a folded sentence that may count bodies, with their values."""
    return [
        (match, value)
        for match in rules.numeral.finditer(sentence)
        if (value := _value(match, sentence, rules))
    ]


def _value(match: re.Match[str], sentence: str, rules: Rules) -> int | None:
    """Return the value of a number that may count bodies: not a day, a page, a sum of money."""
    word = match.group()
    behind = sentence[match.end() : match.end() + 12]
    if _is_of_units(behind, rules) or (behind[:1] in _CLOSED and not _in_brackets(sentence, match.start())):
        return None
    if not word.isdigit() and sentence[match.start() - 1 : match.start()] in _PART_OF_NUMBER:
        return None
    value = int(word) if word.isdigit() else rules.numerals.get(word)
    if rules.patterns[Cue.DENIES].fullmatch(word) and not re.match(r"\s*\w", behind):
        return None  # a word for nine that also says "is not", at the end of its clause
    if value is None or not 2 <= value <= _HIGHEST:
        return None
    if not word.isdigit() and _unspaced(word):
        counter = rules.patterns[Cue.COUNTERS].match(behind.lstrip()) or any(
            rules.patterns[cue].match(behind) for cue in (Cue.BODIES, Cue.KINDS)
        )
        total = rules.patterns[Cue.TOTAL].search(sentence[max(0, match.start() - 6) : match.start()])
        told = counter or (total and len(word) > 1) or _is_predicate(match, sentence, rules)
        return value if told else None
    return value


def _in_brackets(sentence: str, place: int) -> bool:
    """Say whether a bracket before some place is still open there: "(of the UN 2, others 3)"."""
    opened, closed = (max(sentence.rfind(sign, 0, place) for sign in signs) for signs in (_OPEN, _CLOSED))
    return opened > closed


def _is_predicate(match: re.Match[str], sentence: str, rules: Rules) -> bool:
    """Say whether a clause only says of bodies how many they are: "UN bodies: eight, others: thirteen"."""
    if not _CLOSES.match(sentence, match.end()):
        return False
    clause = _CLAUSE.split(sentence[: match.start()])[-1]
    return any(rules.has(cue, clause) for cue in (Cue.UN, Cue.NON_UN, Cue.BODIES))


def _is_of_units(behind: str, rules: Rules) -> bool:
    """Say whether a number counts days, pages, people or money, or is a part of a greater number."""
    return bool(_OTHER_UNIT.match(behind) or rules.patterns[Cue.UNITS].match(behind.lstrip()))


def _unspaced(word: str) -> bool:
    return any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in word)
