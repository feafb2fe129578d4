"""Letters of leaving that are handed to somebody of a body: it is the one that is left.

"The embassy handed the director of the Agency its letter of withdrawal".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_OF = 22  # letters between "letter" and the word for leaving
_FAR = 60  # letters between the letter and the name of the body
_SHORT = 3  # letters of the longest ending or article
_KNOWN = (
    Cue.US,
    Cue.NOW,
    Cue.FILLERS,
    Cue.STAKES,
    Cue.EXIT_WORDS,
    Cue.EXITS,
    Cue.ANNOUNCES,
    Cue.EFFECTIVE,
    Cue.REFERS,
    Cue.ENDS,
)
_OPPOSING = (Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL, Cue.OTHERS)


def letters_sent(view: View) -> Iterator[Hit]:
    """Yield a letter of leaving with the one name of its clause.

    No other treaty or body, known or not, may stand in the clause, or it could be the one that is left.
    """
    if not (view.items and view.has(Cue.EXIT_WORDS) and view.has(Cue.NOTIFIED) and view.has(Cue.US)):
        return
    for start, end in _letters(view):
        clause = view.clause(start)
        named = [item for item in view.items if view.clause(item.start) == clause]
        if len({item.key for item in named}) != 1 or named[0].is_whole or _another(view, clause, named):
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
            # "Kündigungsschreiben": one word for both
            if letter.start <= word.start and word.end <= letter.end:
                if not _of_something(view, word, letter):
                    yield letter.start, letter.end
                continue
            ahead, behind = sorted((word, letter), key=lambda hit: hit.start)
            if view.rules.order != "free" and (ahead is word) != (view.rules.order == "sov"):
                continue
            if not (ahead.end <= behind.start and _side_by_side(view, ahead.end, behind.start)):
                continue
            if not _of_something(view, word, letter):
                yield ahead.start, behind.end


def _of_something(view: View, word: Hit, letter: Hit) -> bool:
    """Say whether it is something else that is taken back: "was informed of the withdrawal of a vaccine"."""
    start, end = view.clause_span(view.clause(word.start))
    start = max((item.end for item in view.items if start <= item.end <= word.start), default=start)
    end = min((item.start for item in view.items if word.end <= item.start < end), default=end)
    if word.start > letter.start:
        return _foreign(view, list(LETTERS.finditer(view.masked, word.end, end)))
    if view.rules.order == "free":
        return _foreign(view, list(LETTERS.finditer(view.masked, word.end, letter.start)))
    return _foreign(view, list(LETTERS.finditer(view.masked, start, word.start))[::-1])


def _foreign(view: View, words: Sequence[re.Match[str]]) -> bool:
    """Say whether a word of which nothing is known comes before the name or the office of the one who is told."""
    for number, word in enumerate(words):
        if len(word.group()) <= _SHORT:
            continue  # an ending or an article
        around = words[number : number + 2]
        if any(_among(view, one, Cue.BREAKS) for one in around) or _among(view, word, Cue.NOTIFIED):
            return False
        known = word.group() in view.rules.links or _among(view, word, *_KNOWN)
        if not known and not any(stamp.start <= word.start() < stamp.end for stamp in view.stamps):
            return True
    return False


def _among(view: View, word: re.Match[str], *cues: Cue) -> bool:
    return any(hit.start <= word.start() < hit.end for hit in view.of(*cues))


def _side_by_side(view: View, start: int, end: int) -> bool:
    """Say whether little stands between a letter and a word for leaving, but for who leaves and how."""
    known = [(hit.start, hit.end) for hit in view.of(Cue.US, Cue.FILLERS, Cue.NOW)]
    between = [place for place in range(start, end) if not any(one <= place < last for one, last in known)]
    letters = {view.masked[place] for place in between}
    return len(between) <= _OF and not letters & set(",;:" + NAME)


def _another(view: View, clause: int, named: Sequence[Item]) -> bool:
    """Say whether a clause holds the kind of another body; "the secretariat of X" is an office of X."""
    start, end = view.clause_span(clause)
    return any(
        view.rules.is_kind(word.group())
        and not any(0 <= item.start - word.end() <= _SHORT + 2 for item in named)
        for word in LETTERS.finditer(view.masked, start, end)
    )
