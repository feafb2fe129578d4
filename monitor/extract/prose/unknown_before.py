"""Names that no gazetteer knows, in languages that put the verb last and spaces between words.

The kind of the body ends such a name and stands before the exit's words: "Karadeniz Gözlem Sözleşmesi'nden çekildi".
"""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_APART = 14  # letters between the name and the exit: an ending, "also"
_SHORT = 3  # letters of the longest ending or postposition between them
_FEWEST, _MOST = 3, 9  # words of a name
# Words that can be no part of a name, in scripts without capitals.
_FOREIGN = (
    Cue.US,
    Cue.OTHERS,
    Cue.ANNOUNCES,
    Cue.BREAKS,
    Cue.NOW,
    Cue.NOTIFIED,
    Cue.CONDITIONAL,
    Cue.EXIT_WORDS,
    Cue.ORIGIN,
    Cue.REFERS,
)
_SUBJECT = re.compile(r"(?:ने|को|نے|کو|که|কে)$")


def name_before(view: View, cue: Hit) -> tuple[int, int] | None:
    """Return where the name of an unknown body stands right before an exit; None where there is none."""
    start, _ = view.clause_span(view.clause(cue.start))
    words = [word.span() for word in LETTERS.finditer(view.masked, start, cue.start)]
    last = next((at for at in range(len(words) - 1, -1, -1) if _ends_a_name(view, words[at])), None)
    if last is None or not _beside(view, words[last][1], cue.start):
        return None
    first = last
    while first and last - first < _MOST and _belongs(view, words[first - 1], words[first]):
        first -= 1
    while first < last and not _opens(view, words[first]):
        first += 1
    if last - first + 1 < _FEWEST:
        return None
    return words[first][0], words[last][1]


def _ends_a_name(view: View, word: tuple[int, int]) -> bool:
    written = view.text[slice(*word)]
    return view.rules.is_kind(view.masked[slice(*word)]) and not written[:1].islower()


def _beside(view: View, end: int, start: int) -> bool:
    """Say whether only an ending and words that change nothing stand between a name and an exit."""
    between = view.masked[end:start]
    fillers = view.of(Cue.FILLERS, Cue.NOW)
    return len(between) <= _APART and all(
        len(word.group()) <= _SHORT
        or word.group() in view.rules.links
        or any(hit.start <= word.start() < hit.end for hit in fillers)
        for word in LETTERS.finditer(view.masked, end, start)
    )


def _belongs(view: View, word: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Say whether a word before a name is one of its words."""
    written = view.text[slice(*word)]
    if view.text[word[1] : behind[0]].strip(" \u00a0"):
        return False
    if any(hit.start < word[1] and word[0] < hit.end for hit in view.of(*_FOREIGN)):
        return False
    if any(stamp.start < word[1] and word[0] < stamp.end for stamp in view.stamps):
        return False
    if written[:1].lower() != written[:1].upper():
        return written[:1].isupper() or view.masked[slice(*word)] in view.rules.links
    return _SUBJECT.search(written) is None


def _opens(view: View, word: tuple[int, int]) -> bool:
    """Say whether a name may begin with a word: no link, and none that is written small."""
    return view.masked[slice(*word)] not in view.rules.links and not view.text[word[0]].islower()
