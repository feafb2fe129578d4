"""Exits that a page only repeats after others, and of which a later sentence says that there is nothing in them.

"A newsletter reported that the United States is leaving the Agency. Is it true? No." "Both bills will be paid; there
is no thought of leaving either house."
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory, Told
from monitor.model import Context

_REACH = 8  # sentences before a question in which what it asks about is told
_TWO = 2  # bodies of which "either" speaks
_QUESTION = ("?", "？", "؟")
_AROUND = " \"'“”"  # signs around the words of a question or an answer


def refute(lines: Sequence[Line], told: Sequence[Sequence[Told]], memory: Memory) -> None:
    """Keep as denied what a question asks about and the next sentence denies, and what "either" is not left."""
    if not any(one.context is Context.ANNOUNCEMENT for judged in told for one in judged):
        return
    for place, line in enumerate(lines):
        if line.heading:
            continue
        lexicon = line.rules.lexicon
        if line.text.rstrip().endswith(_QUESTION):
            if place + 1 < len(lines) and _denies(line, lines[place + 1]):
                _deny(_reported(lines, told, place), place, memory)
        elif not line.items and lexicon.leaves_neither.search(line.masked):
            _deny(_named_last(told, place), place, memory)


def _denies(asked: Line, answer: Line) -> bool:
    """Say whether a question asks no more than whether something is so, and the next sentence says no."""
    lexicon = asked.rules.lexicon
    if not lexicon.is_it_so.fullmatch(asked.masked.strip(_AROUND)):
        return False
    return lexicon.dissents.match(answer.masked.lstrip(_AROUND)) is not None


def _reported(lines: Sequence[Line], told: Sequence[Sequence[Told]], asked: int) -> set[str]:
    """Return what is announced before a question from where somebody else tells it: "a newsletter reported that"."""
    keys: set[str] = set()
    reported = False
    for place in range(max(0, asked - _REACH), asked):
        line = lines[place]
        if line.heading or not any(one.context is Context.ANNOUNCEMENT for one in told[place]):
            continue
        lexicon = line.rules.lexicon
        before = lines[place - 1].masked if place else ""
        reported = (
            reported
            or lexicon.told_by_others.search(line.masked) is not None
            or lexicon.asks_what_is_told.search(before) is not None
        )
        if reported:
            keys.update(one.item.key for one in told[place] if one.context is Context.ANNOUNCEMENT)
    return keys


def _named_last(told: Sequence[Sequence[Told]], place: int) -> set[str]:
    """Return the two bodies that are named last before a sentence."""
    keys: set[str] = set()
    for judged in reversed(told[:place]):
        for one in reversed(judged):
            if len(keys) < _TWO:
                keys.add(one.item.key)
    return keys


def _deny(keys: set[str], place: int, memory: Memory) -> None:
    for key in keys:
        memory.denied[key] = max(place, memory.denied.get(key, 0))
