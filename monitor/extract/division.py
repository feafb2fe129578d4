"""How a total divides into bodies of the UN and others, where one sentence gives both parts.

Languages put what is counted behind the number ("31 of the UN and 35 outside it") or before it (`유엔 기구 31개와
비유엔 기구 35개`), and the second part is often told by nothing but a pronoun.  Two neighbouring numbers that make
up the total are its parts, whatever stands around them; only which is which is read from the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.belonging import belonging
from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

APART = "¦"  # between two sentences that are read as one
_ENDS = re.compile(
    r"[¦,，、：،;；(（。]|:(?!\w)|(?<=[\u3040-\u9fff\uac00-\ud7af]):|\s[–—-]\s"
    r"|(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])"  # Thai writes no commas
)
_NEXT = 50  # letters between two numbers that stand side by side
_REACH = 70  # letters around a number in which its words stand

_LABEL = " :：(（"  # between a label and its number
_SIGNS = ",，、،;；)） "
_OTHER = {"un": "non_un", "non_un": "un"}

Number = tuple[int, int, int]  # where it starts and ends in its sentence, and its value
Counted = tuple[str, Sequence[Number]]  # a sentence with its numbers


def parts_of(total: int, sentences: Sequence[Counted], rules: Rules) -> tuple[int, int] | None:
    """Return the numbers of bodies of the UN and of others that make up a total; None where none are told."""
    for sentence, told in sentences:
        numbers = [number for number in told if number[2] != total]  # "31 of the 66 belong to it, 35 do not"
        for at in range(len(numbers) - 1):
            first, second = numbers[at], numbers[at + 1]
            if first[2] + second[2] != total:
                continue
            begin = numbers[at - 1][1] if at else 0
            end = numbers[at + 2][0] if at + 2 < len(numbers) else len(sentence)
            before = _ENDS.split(sentence[max(begin, first[0] - _REACH) : first[0]].rstrip(_LABEL))[-1]
            between = sentence[first[1] : second[0]]
            apart = _ENDS.search(between) is not None
            between = between.strip(_LABEL).lstrip(_SIGNS)
            behind = _ENDS.split(sentence[second[1] : min(end, second[1] + _REACH)])[0]
            kind = (_by_sentence(sentence, rules) if APART in between else None) or _first_kind(
                before, between, behind, rules, apart=apart
            )
            if kind is not None:
                return (first[2], second[2]) if kind == "un" else (second[2], first[2])
    return None


def told_apart(sentence: str, numbers: Sequence[Number], rules: Rules) -> tuple[int, int] | None:
    """Return two numbers that nobody sums up, that of bodies of the UN first: "from 31 UN bodies and 35 others".

    Only where the words of both say what they count.
    """
    first, second = numbers
    if APART in sentence or second[0] - first[1] > _NEXT:
        return None
    before = _ENDS.split(sentence[max(0, first[0] - _REACH) : first[0]].rstrip(_LABEL))[-1]
    between = sentence[first[1] : second[0]].strip(_LABEL).lstrip(_SIGNS)
    behind = _ENDS.split(sentence[second[1] : second[1] + _REACH])[0]
    parts = _ENDS.split(between)
    *opening, closing = parts if len(parts) > 1 else _at_joiner(between, rules)
    told = [(belonging(before, rules), belonging(between, rules))]
    told += [(belonging(" ".join([before, *opening]), rules), belonging(f"{closing} {behind}", rules))]
    for kind, other in told:
        if kind and other and kind != other:
            return (first[2], second[2]) if kind == "un" else (second[2], first[2])
    return None


def _by_sentence(sentences: str, rules: Rules) -> str | None:
    """Say what the number of the first of two sentences counts, where they speak of different bodies."""
    first, second = (belonging(words, rules) for words in sentences.split(APART, maxsplit=1))
    return first or _OTHER[second or ""] if first != second else None


def _first_kind(before: str, between: str, behind: str, rules: Rules, *, apart: bool) -> str | None:
    """Say what the first of two numbers counts: by the clauses in which they stand, or the words before or behind them.

    Where one clause says it, it is known of the other: "31 belong to the UN; the rest, 35, are regional".
    """
    parts = _ENDS.split(between)
    *opening, closing = parts if len(parts) > 1 else _at_joiner(between, rules)
    if opening:
        clauses = (" ".join([before, *opening]), f"{closing} {behind}")
        first, second = (belonging(words, rules) for words in clauses)
        if first != second:
            return first or _OTHER[second or ""]
    leading, middle, trailing = (belonging(words, rules) for words in (before, between, behind))
    if leading and middle and leading != middle:
        return leading
    if middle and middle != trailing:
        return middle
    if trailing and not middle:
        return _OTHER[trailing]
    if leading and not middle and (apart or rules.has(Cue.REST, between)):
        return leading  # "of the UN there are 31, the remaining 35 stand by themselves"
    return None


def _at_joiner(words: str, rules: Rules) -> list[str]:
    """Return words in two at their last "and"."""
    padded = f" {words} "
    spaced = (f" {word.strip()} " for word in rules.joiner_words)
    at, end = max(
        ((at, at + len(word)) for word in spaced if (at := padded.rfind(word)) >= 0), default=(0, 0)
    )
    return [padded[:at], padded[end:]] if end else [words]
