"""Exits whose words name no body: they are about one named before, in the sentence or in the one above.

"From both Washington takes leave", "it gave notice of its exit", "the letter of denunciation has arrived", "X, of
which the United States cease to be a member in June".
"""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.owners import names_what_is_left
from monitor.extract.prose.view import View

_SHORT = (
    3  # letters of a word behind "both" that is no noun, or between a name and a pronoun that stands for it
)
_REST = 8  # letters of a clause behind the word for leaving, where words have no spaces: the verb
_WITH_BOTH = (
    Cue.US, Cue.REFERS, Cue.EXIT_WORDS, Cue.EXITS_WEAK, Cue.ENDS, Cue.STAKES, Cue.FILLERS, Cue.NOW, Cue.NOTIFIED,
)  # fmt: skip
_BESIDE = (Cue.US, Cue.OTHERS, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW, Cue.EFFECTIVE, Cue.REFERS, Cue.FILLERS)
_COUNTED = 60  # letters between an exit and the number of the bodies that are left
_NEXT = 24  # letters between a number of bodies and those who leave them, and from there to the exit
_RELATED = 80  # letters between "that" and the exit that it begins to tell
_TWO = 2
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_DATED = (Cue.NOW, Cue.END_OF_YEAR, Cue.YEAR_FROM_NOW, Cue.EFFECTIVE)


def counts_several(view: View, exit_: Hit) -> bool:
    """Say whether a number, or a word for dozens, says how many bodies an exit leaves: "out of 66 organizations".

    It may stand before a relative clause, too: "the 66 bodies that the United States leave".
    """
    order = view.rules.order
    if order != "svo" and _numbers(view, exit_.start - _COUNTED, exit_.end):
        return True
    if order == "sov":
        return False
    if _numbers(view, exit_.start, exit_.end + _COUNTED):
        return True
    if _counted_before_us(view, exit_):
        return True
    related = [hit.start for hit in view.of(Cue.DESCRIBES, Cue.RELATIVES) if hit.start < exit_.start]
    begins = max((start for start in related if exit_.start - start <= _RELATED), default=None)
    return begins is not None and _numbers(view, begins - _COUNTED, begins)


def _counted_before_us(view: View, exit_: Hit) -> bool:
    """Say whether those who leave stand right behind a number of bodies: "66 bodies that Washington is leaving"."""
    for found in view.rules.lexicon.counted.finditer(view.masked, 0, exit_.start):
        for ours in view.of(Cue.US):
            near = 0 < ours.start - found.end() <= _NEXT and ours.end <= exit_.start <= ours.end + _NEXT
            if near and view.clause(found.start()) == view.clause(exit_.start):
                return True
    return False


def _numbers(view: View, start: int, end: int) -> bool:
    """Say whether a number that is no day, or a word for dozens, stands between two places."""
    here = view.masked[max(0, start) : end]
    days = [(stamp.start - max(0, start), stamp.end - max(0, start)) for stamp in view.stamps]
    numbers = [found for found in _NUMBER.finditer(here) if int(found.group()) > 1]
    counted = any(not any(first <= found.start() < last for first, last in days) for found in numbers)
    return counted or view.rules.lexicon.several.search(here) is not None


def counts_bodies(view: View, exit_: Hit) -> bool:
    """Say whether an exit leaves a number of bodies and those it names are some: "and 65 other bodies", "such as"."""
    start, end = view.clause_span(view.clause(exit_.start))
    lexicon = view.rules.lexicon
    more = view.has(Cue.SUCH_AS) or lexicon.others.search(view.masked, start, end) is not None
    return more and lexicon.counted.search(view.masked, start, end) is not None


def counts_many(view: View, exit_: Hit) -> bool:
    """Say whether an exit leaves a number of bodies that is said with their kind: "66 organizations", "two more"."""
    start, end = view.clause_span(view.clause(exit_.start))
    return (
        counts_several(view, exit_) and view.rules.lexicon.counted.search(view.masked, start, end) is not None
    )


def is_told_of_before(view: View, exit_: Hit) -> bool:
    """Say whether a sentence that names no body tells of an exit from those named before it.

    It says "both" of them, or that notice was given or has come, and nothing behind the word for leaving tells
    what else is left.
    """
    if names_what_is_left(view):
        return False
    if view.has(Cue.US) and speaks_of_both(view, exit_):
        return True
    clause = view.clause(exit_.start)
    tells = (Cue.NOTIFIED, Cue.ANNOUNCES) if view.has(Cue.US) else (Cue.NOTIFIED,)
    return any(view.clause(hit.start) == clause for hit in view.of(*tells)) and _ends_there(view, exit_)


def told_without_object(view: View, exit_: Hit) -> bool:
    """Say whether nothing that could be left stands before an exit, where verbs come last: "The US has left".

    Only who leaves and when may stand there, and the exit begins with the word for leaving.
    """
    if view.items or view.rules.order != "sov" or exit_.cue is not Cue.EXITS:
        return False
    if not any(hit.start == exit_.start for hit in view.of(Cue.EXIT_WORDS)):
        return False
    start = view.clause_span(view.clause(exit_.start))[0]
    known = [(hit.start, hit.end) for hit in view.of(Cue.US, Cue.NOW, Cue.FILLERS)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    if view.rules.joined:
        return not any(
            letter.strip()
            and letter not in view.rules.lexicon.topics
            and not any(first <= place < last for first, last in known)
            for place, letter in enumerate(view.masked[start : exit_.start], start)
        )
    return all(
        any(first < found.end() and found.start() < last for first, last in known)
        for found in LETTERS.finditer(view.masked, start, exit_.start)
    )


def speaks_of_both(view: View, exit_: Hit) -> bool:
    """Say whether the clause of an exit says "both" of bodies, and not of "both delegates"."""
    clause = view.clause(exit_.start)
    first = view.clause_span(clause)[0]
    led = view.masked[:first].rstrip().endswith(":")  # "in both there is one sentence: the US leave"
    for hit in view.of(Cue.BOTH):
        if view.clause(hit.start) not in ((clause - 1, clause) if led else (clause,)):
            continue
        word = None if view.rules.joined else LETTERS.search(view.masked, hit.end)
        if word is None or len(word.group()) <= _SHORT or view.rules.is_kind(word.group()):
            return True
        if view.clause(hit.start) != clause or view.masked[hit.end : word.start()].strip():
            return True  # "«America leaves both», he said"
        if any(one.start <= word.start() < one.end for one in view.of(*_WITH_BOTH)):
            return True
    return False


def both_before(view: View, exit_: Hit) -> tuple[Item, ...]:
    """Return the two names before an exit of "both": "X got a letter, and Y, too: both end a membership"."""
    if view.rules.joined or view.rules.order != "svo":
        return ()
    clause = view.clause(exit_.start)
    here = [hit.start for hit in view.of(Cue.BOTH) if view.clause(hit.start) == clause]
    place = next((start for start in here if start <= exit_.end + 1), 0)
    before = tuple(item for item in view.items if item.end <= place)
    two = len({item.key for item in before}) == _TWO
    return before if two and speaks_of_both(view, exit_) else ()


def told_in_passing(view: View, exit_: Hit) -> Item | None:
    """Return the name that "of which" stands for, where an exit is told in passing of it.

    Only where the clause says that it happens now or from when it counts: of most bodies that were ever left one
    reads "X, from which the United States withdrew".
    """
    for hit in view.of(Cue.RELATIVES):
        clause = view.clause(hit.start)
        if hit.end > exit_.start or view.clause(exit_.start) != clause:
            continue
        named = [item for item in view.items if 0 <= hit.start - item.end <= _SHORT]
        acts = any(view.clause(one.start) == clause for one in view.of(Cue.US))
        if named and acts and _counts(view, clause) and not _names_another(view, hit.end, clause):
            return named[-1]
    return None


def _counts(view: View, clause: int) -> bool:
    """Say whether a clause says that something happens now, or from when it will count."""
    return any(view.clause(one.start) == clause for one in view.of(*_DATED)) or any(
        view.clause(stamp.start) == clause and stamp.era(view.published) in (Era.NOW, Era.FUTURE)
        for stamp in view.stamps
    )


def _names_another(view: View, start: int, clause: int) -> bool:
    return any(item.start >= start and view.clause(item.start) == clause for item in view.items)


def _ends_there(view: View, exit_: Hit) -> bool:
    """Say whether nothing stands between an exit and the end of its clause but who, to whom, how and when."""
    end = view.clause_span(view.clause(exit_.start))[1]
    known = [(hit.start, hit.end) for hit in view.of(*_BESIDE, Cue.EXIT_WORDS)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    if view.rules.joined:
        rest = [
            place
            for place in range(exit_.end, end)
            if not any(first <= place < last for first, last in known)
        ]
        return len(rest) <= _REST
    return all(
        found.group() in view.rules.links
        or len(found.group()) <= _SHORT
        or any(first <= found.start() < last for first, last in known)
        for found in LETTERS.finditer(view.masked, exit_.end, end)
    )
