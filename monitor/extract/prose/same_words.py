"""Sentences that say "the same" or "too" of something else than an exit that is told before."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.view import View

_SHORT = 4  # letters of an article, a preposition or a small adverb
_MORE = 2  # words of which nothing is known, from which a sentence tells something else
_WITH_TOO = (
    Cue.FILLERS, Cue.NOW, Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.ENDS, Cue.STANDS, Cue.LISTED,
    Cue.INCLUDES, Cue.NOTIFIED, Cue.ANNOUNCES, Cue.ORDERS, Cue.US, Cue.STAKES, Cue.EFFECTIVE, Cue.REFERS,
)  # fmt: skip


def tells_more(view: View) -> bool:
    """Say whether a sentence says "too" of something that is told of nobody before: "X, too, works in three languages".

    Words that say "the same" by themselves need no more; a bare "too" stands with an exit, a notice or nothing.
    """
    same = view.of(Cue.SAME)
    if view.has(Cue.US, Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY):
        return False
    if view.rules.joined or any(" " in view.masked[hit.start : hit.end].strip() for hit in same):
        return False
    known = [(hit.start, hit.end) for hit in (*same, *view.of(*_WITH_TOO))]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    words = [
        word
        for word in LETTERS.finditer(view.masked)
        if len(word.group()) > _SHORT
        and word.group() not in view.rules.links
        and not any(start <= word.start() < end for start, end in known)
    ]
    return len(words) >= _MORE


def tells_what_it_is(view: View) -> bool:
    """Say whether a colon behind the name tells something else of it: "a second item is about X: its meeting is open".

    Words of leaving, of a notice, of a day or of who does it say no more than that it is the same.
    """
    first, same = view.items[0], view.of(Cue.SAME)
    behind = view.masked[first.end :].lstrip(" )")
    if view.rules.joined or not behind.startswith(":") or not same or same[-1].start > first.end:
        return False
    start = len(view.masked) - len(behind)
    if view.stamps and view.stamps[-1].start > start:
        return False
    told = (*_WITH_TOO, Cue.COMING) if len(LETTERS.findall(behind)) > _MORE else ()
    return bool(told) and not any(hit.start >= start for hit in view.of(*told))
