"""How a total divides into bodies of the UN and others, where one sentence gives both parts.

Languages put what is counted behind the number ("31 of the UN and 35 outside it") or before it (`유엔 기구 31개와
비유엔 기구 35개`), and the second part is often told by nothing but a pronoun.  Two neighbouring numbers that make
up the total are its parts, whatever stands around them; only which is which is read from the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.cues import Cue
from monitor.extract.rules import Rules

_ENDS = re.compile(r"[,，、：،;；(（。]|:(?!\w)|\s[–—-]\s")
_REACH = 70  # letters around a number in which its words stand

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
            before = _ENDS.split(sentence[max(begin, first[0] - _REACH) : first[0]])[-1]
            between = sentence[first[1] : second[0]]
            behind = _ENDS.split(sentence[second[1] : min(end, second[1] + _REACH)])[0]
            kind = _first_kind(before, between, behind, rules)
            if kind is not None:
                return (first[2], second[2]) if kind == "un" else (second[2], first[2])
    return None


def _first_kind(before: str, between: str, behind: str, rules: Rules) -> str | None:
    """Say what the first of two numbers counts, by the words before both or by those behind both."""
    leading, middle, trailing = (_kind(words, rules) for words in (before, between, behind))
    if leading and middle and leading != middle:
        return leading
    if middle and middle != trailing:
        return middle
    if trailing and not middle:
        return "un" if trailing == "non_un" else "non_un"
    if leading and not middle and rules.has(Cue.REST, between):
        return leading  # "of the UN there are 31, the remaining 35 stand by themselves"
    return None


def _kind(words: str, rules: Rules) -> str | None:
    rest, outside = rules.patterns[Cue.NON_UN].subn(" ", words)
    inside = rules.has(Cue.UN, rest)
    if bool(outside) is inside:
        return None
    return "non_un" if outside else "un"
