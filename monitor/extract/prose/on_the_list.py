"""Names that a sentence puts on the list that was announced before: "also on it are", "X is named as well".

Articles about a withdrawal from dozens of bodies tell once that they are left and then name some of them, in words
that speak of the list, the memorandum or the number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.chains import chain
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.memory import Memory, goes_on
from monitor.extract.prose.owners import is_owner_of_part, tells_of
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View
from monitor.model import Context

_CARRY = 8  # sentences over which "on the list are" refers back
_STANDING = 3  # sentences over which "is named, too" does, without a word for the list
_REACH = 60  # letters between "on the list are" and the first name
_APART = 180  # letters between two names of an enumeration that says something of the first
_APART_JOINED = 60
_SHORT = 3  # letters of an article
_SPOILS = (Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL)
# What makes words between two names more than a description of the first.
_ACTING = (Cue.EXITS, Cue.EXITS_ANY, Cue.REJOINS, Cue.STAYS, Cue.NEGATIONS, Cue.DENIALS, Cue.ANNOUNCES)
_COMMA = re.compile(r"[,،，、]\s*$")


def carry_list(view: View, memory: Memory, frame: Frame, contexts: dict[int, Context]) -> None:
    """Give the names that a sentence puts on the list the announcement that the list stands for."""
    if not view.items or frame.untrue or frame.recap or not _announced(memory, frame):
        return
    if view.has(Cue.DENIALS) or (memory.past and goes_on(view)):
        return
    if tells_history(view) and view.has(Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.PAST):
        return
    for hit in _standing(view, memory):
        if not _spoiled(view, hit):
            for item in _named(view, hit):
                contexts.setdefault(item.start, Context.ANNOUNCEMENT)


def _announced(memory: Memory, frame: Frame) -> bool:
    """Say whether the page has announced what the list stands for; its text can, whatever its headline weighs."""
    if memory.listed <= _CARRY:
        return memory.certain or frame.context in (None, Context.ANNOUNCEMENT)
    return frame.context is Context.ANNOUNCEMENT


def _standing(view: View, memory: Memory) -> Iterator[Hit]:
    """Yield the words that put names on the list."""
    listed = view.of(Cue.LISTED)
    yield from listed
    if memory.listed > _STANDING:
        return
    going_on = view.of(Cue.ALSO, Cue.SAME, Cue.FILLERS)
    for hit in view.of(Cue.STANDS):
        clause = view.clause(hit.start)
        also = any(view.clause(one.start) == clause for one in going_on)
        if also and not any(map(hit.overlaps, listed)):
            yield hit


def _spoiled(view: View, hit: Hit) -> bool:
    """Say whether the clause of such words denies or doubts them, or speaks of somebody else's list."""
    clause = view.clause(hit.start)
    if any(view.clause(one.start) == clause for one in view.of(*_SPOILS)):
        return True
    actors = [actor for actor in find_actors(view) if view.clause(actor.start) == clause]
    return any(actor.who is Who.OTHER for actor in actors) and not any(one.who is Who.US for one in actors)


def _named(view: View, hit: Hit) -> tuple[Item, ...]:
    """Return the names that words put on the list: behind them, else before, and those enumerated with these."""
    first = _nearest(view, hit)
    if first is None:
        return ()
    found = list(chain(view, first))
    items = view.items
    high = items.index(found[-1]) if found[-1] in items else items.index(first)
    for left, right in zip(items[high:], items[high + 1 :], strict=False):
        if left in found and _goes_on(view, left, right):
            found.append(right)
    return tuple(found)


def _nearest(view: View, hit: Hit) -> Item | None:
    inside = [item for item in view.items if hit.start <= item.start and item.end <= hit.end]
    if inside:
        return inside[-1]  # "the decree | X too | covers"
    following = [item for item in view.items if item.start >= hit.end]
    if following and following[0].start - hit.end <= _REACH:
        return following[0]
    preceding = [item for item in view.items if item.end <= hit.start]
    return preceding[-1] if preceding and hit.start - preceding[-1].end <= _REACH else None


def _goes_on(view: View, left: Item, right: Item) -> bool:
    """Say whether a name goes on with an enumeration behind words that describe the one before it.

    A comma or a link stands right before it, its article not counted, and nobody acts between.
    """
    between = view.masked[left.end : right.start]
    if (
        NAME in between
        or re.search(r"[;!?。；]", between)
        or is_owner_of_part(view, right)
        or tells_of(view, right)
    ):
        return False
    if any(left.end <= hit.start < right.start for hit in view.of(*_ACTING)) or _speaks(view, right):
        return False
    if view.rules.joined:
        opened = between.lstrip(" )）」』》")
        led = opened[:1] in "、，," or any(opened.startswith(link) for link in view.rules.links)
        return led and len(between) <= _APART_JOINED
    if len(between) > _APART:
        return False
    words = list(LETTERS.finditer(between))
    while words and len(words[-1].group()) <= _SHORT and words[-1].group() not in _joining(view):
        if words[-1].group() not in view.rules.links:
            return False
        between = between[: words.pop().start()]
    rest = between.rstrip(" \"'«“„’")
    return bool(_COMMA.search(rest)) or bool(words and words[-1].group() in _joining(view))


def _joining(view: View) -> frozenset[str]:
    """Return the words for *and* among those that may stand between the names of an enumeration."""
    return _AND & frozenset(view.rules.links)


_AND_WORDS = "and nor plus et y e ed und sowie ebenso en och og i oraz и а також та й ve ile dan và si és a jakož ja και"
_AND = frozenset(_AND_WORDS.split())


def _speaks(view: View, item: Item) -> bool:
    """Say whether a name begins what somebody says of the list: "…, and the FAO said"."""
    return any(0 <= hit.start - item.end <= 1 for hit in view.of(Cue.ANNOUNCES))
