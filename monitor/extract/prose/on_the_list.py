"""Names that a sentence puts on the list that was announced before: "also on it are", "X is named as well".

Articles about a withdrawal from dozens of bodies tell once that they are left and then name some of them, in words
that speak of the list, the memorandum or the number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.chains import chain
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.enumeration import AND
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.memory import Memory, goes_on
from monitor.extract.prose.owners import is_owner_of_part, tells_of
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View
from monitor.model import Context

_CARRY = 8  # sentences over which "on the list are" refers back
_STANDING = 3  # sentences over which "is named, too" does, without a word for the list
_REACH = 60  # letters between "on the list are" and the first name
_EXPLAINED = 160  # the same, where a colon stands between them
_APART = 180  # letters between two names of an enumeration that says something of the first
_APART_JOINED = 60
_OPENING = 2  # words of a sentence before "takes in"
_SHORT = 3  # letters of an article
_LINK = 24  # letters before a name in which its article and the word for *and* stand
_SPOILS = (Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL, Cue.PAST)
# What makes words between two names more than a description of the first.
_ACTING = (Cue.EXITS, Cue.EXITS_ANY, Cue.REJOINS, Cue.STAYS, Cue.NEGATIONS, Cue.DENIALS, Cue.ANNOUNCES)
_COMMA = re.compile(r"[,،，、]\s*$")


def carry_list(
    view: View, memory: Memory, frame: Frame, contexts: dict[int, Context], readings: Sequence[Reading]
) -> None:
    """Give the names that a sentence puts on the list the announcement that the list stands for."""
    if not view.items or frame.untrue or frame.recap:
        return
    here = any(
        one.explicit and not one.items and not one.reversed and one.context is Context.ANNOUNCEMENT
        for one in readings
    )
    if not (here or _announced(memory, frame)) or view.has(Cue.DENIALS) or (memory.past and goes_on(view)):
        return
    if tells_history(view) and not here and view.has(Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS):
        return
    for hit in _standing(view, memory, here=here):
        if not _spoiled(view, hit):
            judged = {
                item.start
                for one in readings
                if one.explicit or not one.cue.overlaps(hit)
                for item in one.items
            }
            for item in _named(view, hit):
                if item.start not in judged and not _only_owns(view, item):
                    contexts[item.start] = Context.ANNOUNCEMENT


def _only_owns(view: View, item: Item) -> bool:
    return tells_of(view, item) or is_owner_of_part(view, item)


def _announced(memory: Memory, frame: Frame) -> bool:
    """Say whether the page has announced what the list stands for; its text can, whatever its headline weighs."""
    if memory.several or memory.listed <= _CARRY:
        return memory.certain or frame.context in (None, Context.ANNOUNCEMENT)
    return frame.context is Context.ANNOUNCEMENT


def _standing(view: View, memory: Memory, *, here: bool) -> Iterator[Hit]:
    """Yield the words that put names on the list; `here` says that the sentence itself tells of the bodies on it."""
    listed = view.of(Cue.LISTED)
    yield from listed
    near = memory.listed <= _STANDING
    if not (near or here):
        return
    going_on = view.of(Cue.ALSO, Cue.SAME, Cue.FILLERS)
    for hit in view.of(Cue.STANDS):
        clause = view.clause(hit.start)
        also = here or memory.several or any(view.clause(one.start) == clause for one in going_on)
        if also and not any(map(hit.overlaps, listed)):
            yield hit
    if near and memory.several:
        yield from (hit for hit in view.of(Cue.INCLUDES) if _speaks_of_the_list(view, hit))


def _speaks_of_the_list(view: View, hit: Hit) -> bool:
    """Say whether a sentence opens with what the list holds, and with a pronoun for it: "It takes in"."""
    before = list(LETTERS.finditer(view.masked, 0, hit.start))
    return len(before) <= _OPENING and NAME not in view.masked[: hit.start] and not find_actors(view)


def _spoiled(view: View, hit: Hit) -> bool:
    """Say whether the clause of such words denies or doubts them, or speaks of somebody else's list."""
    clause = view.clause(hit.start)
    same = view.of(Cue.SAME)
    if any(
        view.clause(one.start) == clause and not any(map(one.overlaps, same)) for one in view.of(*_SPOILS)
    ):
        return True
    before = [(item.end, False) for item in view.items if item.end <= hit.start]
    before += [(one.end, one.who is Who.OTHER) for one in find_actors(view) if one.end <= hit.start]
    return max(before, default=(0, False))[1]  # "Japan's list includes"


def _named(view: View, hit: Hit) -> tuple[Item, ...]:
    """Return the names that words put on the list: behind them, else before, and those enumerated with these."""
    first = _nearest(view, hit)
    if first is None:
        return ()
    found = list(chain(view, first))
    items = view.items
    for left, right in pairwise(items):
        if left in found and right not in found and _goes_on(view, left, right):
            found.append(right)
    for left, right in pairwise(items[::-1]):
        if left in found and right not in found and _goes_on(view, right, left):
            found.append(right)
    return tuple(found)


def _nearest(view: View, hit: Hit) -> Item | None:
    inside = [item for item in view.items if hit.start <= item.start and item.end <= hit.end]
    if inside:
        return inside[-1]  # "the decree | X too | covers"
    following = [item for item in view.items if item.start >= hit.end]
    subject = _subject(view, hit)
    if following and (subject is None or view.clause(following[0].start) == view.clause(hit.end - 1)):
        reach = _REACH if ":" not in view.masked[hit.end : following[0].start] else _EXPLAINED
        if following[0].start - hit.end <= reach:
            return following[0]
    return subject


def _subject(view: View, hit: Hit) -> Item | None:
    """Return the name before such words that is no part of what an aside says of another: "X, heir of Y, is on it"."""
    clause = view.clause(hit.start)
    for item in reversed(view.items):
        if item.end > hit.start or _only_owns(view, item):
            continue
        near = hit.start - item.end <= _REACH and view.clause(item.start) == clause
        opens = not LETTERS.search(_without_article(view, view.masked[: item.start]))
        if near or opens or _led(view, item.start):
            return item
    return None


def _goes_on(view: View, left: Item, right: Item) -> bool:
    """Say whether a name goes on with an enumeration behind words that describe the one before it.

    A comma, a link or "among them" stands right before it, its article not counted, and nobody acts between.
    """
    between = view.masked[left.end : right.start]
    if NAME in between or re.search(r"[;!?。；]", between) or _only_owns(view, right):
        return False
    if any(left.end <= hit.start < right.start for hit in view.of(*_ACTING)) or _speaks(view, right):
        return False
    if view.rules.joined:
        opened = between.lstrip(" )）」』》")
        led = opened[:1] in "、，," or any(opened.startswith(link) for link in view.rules.links)
        return led and len(between) <= _APART_JOINED
    opening = LETTERS.match(between.lstrip(" )»”\"'"))
    if opening is not None and opening.group() in _joining(view) and len(between) <= _APART_JOINED:
        return not re.search("[,،]", between)  # "and the Helsinki-based"
    if len(between) > _APART:
        return False
    instances = (hit for hit in view.of(Cue.SUCH_AS) if hit.start >= left.end)
    return _led(view, right.start) or any(0 <= right.start - hit.end <= 1 for hit in instances)


def _led(view: View, start: int) -> bool:
    """Say whether a comma or a word for *and* stands right before a name, its article not counted."""
    if view.rules.joined:
        return False
    before = _without_article(view, view.masked[:start])
    last = [word.group() for word in LETTERS.finditer(before[-_LINK:])][-1:]
    rest = before.rstrip(" \"'«“„’")
    return bool(_COMMA.search(rest)) or (bool(last) and last[0] in _joining(view) and rest.endswith(last[0]))


def _without_article(view: View, before: str) -> str:
    """Return the words before a name without its article."""
    words = list(LETTERS.finditer(before, max(0, len(before) - _LINK)))
    while words and _is_article(view, words[-1].group()):
        before = before[: words.pop().start()]
    return before


def _is_article(view: View, word: str) -> bool:
    return len(word) <= _SHORT and word in view.rules.links and word not in _joining(view)


def _joining(view: View) -> frozenset[str]:
    """Return the words for *and* among those that may stand between the names of an enumeration."""
    return AND & frozenset(view.rules.links)


def _speaks(view: View, item: Item) -> bool:
    """Say whether a name begins what somebody says of the list: "…, and the FAO said"."""
    return any(0 <= hit.start - item.end <= 1 for hit in view.of(Cue.ANNOUNCES))
