"""Letters of leaving that are handed to somebody of a body: it is the one that is left.

"The embassy handed the director of the Agency its letter of withdrawal".
"""

from __future__ import annotations

from collections.abc import Iterator

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_OF = 22  # letters between "letter" and the word for leaving
_FAR = 60  # letters between the letter and the name of the body
_OPPOSING = (Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL, Cue.OTHERS, Cue.EXITS_WEAK)


def letters_sent(view: View) -> Iterator[Hit]:
    """Yield a letter of leaving with the one name of its clause.

    No other treaty or body, known or not, may stand in the clause, or it could be the one that is left.
    """
    if not (view.items and view.has(Cue.EXIT_WORDS) and view.has(Cue.NOTIFIED) and view.has(Cue.US)):
        return
    for start, end in _letters(view):
        clause = view.clause(start)
        named = [item for item in view.items if view.clause(item.start) == clause]
        if len({item.key for item in named}) != 1 or named[0].is_whole or _another(view, clause):
            continue
        first, last = min(start, named[0].start), max(end, named[0].end)
        between = range(min(end, named[0].end), max(start, named[0].start))
        opposed = any(hit.start in between or start <= hit.start < end for hit in view.of(*_OPPOSING))
        if len(between) <= _FAR and not opposed:
            yield Hit(Cue.EXITS_ANY, first, last)


def _letters(view: View) -> Iterator[tuple[int, int]]:
    """Yield where a letter and the word for leaving stand side by side."""
    for word in view.of(Cue.EXIT_WORDS):
        for letter in view.of(Cue.NOTIFIED):
            ahead, behind = sorted((word, letter), key=lambda hit: hit.start)
            if view.rules.order != "free" and (ahead is word) != (view.rules.order == "sov"):
                continue
            if ahead.end <= behind.start and _side_by_side(view, ahead.end, behind.start):
                yield ahead.start, behind.end


def _side_by_side(view: View, start: int, end: int) -> bool:
    """Say whether little stands between a letter and a word for leaving, but for who leaves and how."""
    known = [(hit.start, hit.end) for hit in view.of(Cue.US, Cue.FILLERS, Cue.NOW)]
    between = [place for place in range(start, end) if not any(one <= place < last for one, last in known)]
    letters = {view.masked[place] for place in between}
    return len(between) <= _OF and not letters & set(",;:" + NAME)


def _another(view: View, clause: int) -> bool:
    start, end = view.clause_span(clause)
    return any(view.rules.is_kind(word.group()) for word in LETTERS.finditer(view.masked, start, end))
