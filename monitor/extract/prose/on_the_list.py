"""Names that a sentence puts on the list that was announced before: "also on it are", "X is named as well".

Articles about a withdrawal from dozens of bodies tell once that they are left and then name some of them, in words
that speak of the list, the memorandum or the number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.language import Names
from monitor.extract.prose.listed_names import (
    ACTING,
    enumerated,
    named_by,
    only_tells_of,
    without_article,
)
from monitor.extract.prose.memory import Memory, goes_on, goes_on_otherwise
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.same_words import tells_what_it_is
from monitor.extract.prose.view import View
from monitor.model import Context

_CARRY = 8  # sentences over which "on the list are" refers back
_STANDING = 3  # sentences over which "is named, too" does, without a word for the list
_OPENING = 2  # words of a sentence before "takes in"
_SPOILS = (Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL, Cue.PAST)
_ASIDE = re.compile(r"\s*([,.;(–—]|$)")


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
    if not (here or _announced(memory, frame)) or view.has(Cue.DENIALS) or tells_what_it_is(view):
        return
    if goes_on_otherwise(view, memory) or (
        memory.past and goes_on(view) and not (memory.several and view.has(Cue.LISTED))
    ):
        return
    for one in readings:
        if one.explicit and not (one.reversed or one.denied) and one.context is Context.ANNOUNCEMENT:
            for item in enumerated(view, one.items):
                contexts.setdefault(item.start, Context.ANNOUNCEMENT)
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
            for item in named_by(view, hit):
                if item.start not in judged and not only_tells_of(view, item):
                    contexts[item.start] = Context.ANNOUNCEMENT


def _announced(memory: Memory, frame: Frame) -> bool:
    """Say whether the page has announced what the list stands for; its text can, whatever its headline weighs."""
    if memory.several or memory.listed <= _CARRY:
        return memory.certain or frame.context in (None, Context.ANNOUNCEMENT)
    return frame.context is Context.ANNOUNCEMENT


def _standing(view: View, memory: Memory, *, here: bool) -> Iterator[Hit]:
    """Yield the words that put names on the list; `here` says that the sentence itself tells of the bodies on it."""
    listed = [hit for hit in view.of(Cue.LISTED) if not _counts_others(view, hit)]
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
    if memory.listed == 0 and not view.has(*ACTING):
        yield from (hit for hit in going_on if _opens_alone(view, hit))


def _counts_others(view: View, hit: Hit) -> bool:
    """Say whether "among them" stands behind words that say something else: "12 were kept, among them"."""
    if not _gives_instances(view, hit) or not any(item.start >= hit.end for item in view.items):
        return False
    known = view.of(Cue.FILLERS, Cue.ALSO)
    opens = all(
        any(one.start <= word.start() < one.end for one in known)
        for word in LETTERS.finditer(view.masked, 0, hit.start)
    )
    telling = view.of(Cue.LISTED, Cue.STANDS, Cue.INCLUDES, Cue.ORDERS, Cue.EXITS, Cue.EXITS_ANY, Cue.STAKES)
    return not (opens or any(one.end <= hit.start for one in telling))


def _gives_instances(view: View, hit: Hit) -> bool:
    return any(one.start <= hit.start and hit.end <= one.end for one in view.of(Cue.SUCH_AS))


def _speaks_of_the_list(view: View, hit: Hit) -> bool:
    """Say whether a sentence opens with what the list holds, and with a pronoun for it: "It takes in"."""
    before = list(LETTERS.finditer(view.masked, 0, hit.start))
    if view.rules.names is Names.FIRST and not _begins_there(view, hit):
        return False  # the subject stands behind its verb: "وتضم المنظمة"
    acting = any(one.start < hit.start for one in find_actors(view))
    return len(before) <= _OPENING and NAME not in view.masked[: hit.start] and not acting


def _opens_alone(view: View, hit: Hit) -> bool:
    """Say whether a sentence opens with "also" and a name, and ends with what it says in an aside: "Also X, whose"."""
    first, last = view.items[0], view.items[-1]
    if first.start < hit.end or LETTERS.search(view.masked, 0, hit.start):
        return False
    if view.masked.count(",", last.end) > 1:
        return False  # "Also X, based in Rome, said"
    between = LETTERS.findall(view.masked, hit.end, first.start)
    return view.rules.links.issuperset(between) and bool(_ASIDE.match(view.masked, first.end))


def _begins_there(view: View, hit: Hit) -> bool:
    """Say whether a name stands right behind words, those not counted that change nothing."""
    known = view.of(Cue.FILLERS, Cue.ALSO)
    first = next((item.start for item in view.items if item.start >= hit.end), len(view.masked))
    return all(
        any(one.start <= word.start() < one.end for one in known)
        for word in LETTERS.finditer(view.masked, hit.end, first)
    )


def _spoiled(view: View, hit: Hit) -> bool:
    """Say whether the clause of such words denies or doubts them, or speaks of somebody else's list."""
    clause = view.clause(hit.start)
    if any(view.clause(one.start) == clause for one in view.of(Cue.ELSEWHERE)):
        return True
    if any(_touches(view, hit, one) for one in view.of(*_SPOILS)):
        return True
    before = [(item.end, False) for item in view.items if item.end <= hit.start]
    before += [
        (one.end, one.who is Who.OTHER)
        for one in find_actors(view)
        if one.end <= hit.start and "," not in view.masked[one.end : hit.start]
    ]
    return max(before, default=(0, False))[1]  # "Japan's list includes"


def _touches(view: View, hit: Hit, doubt: Hit) -> bool:
    """Say whether words of doubt stand in the clause of such words and are none of these, nor said of what comes after.

    "So is" speaks of the clauses before it, too: "X is unaffected, and so is Y".
    """
    same = view.of(Cue.SAME)
    if doubt.cue is Cue.PAST and doubt.overlaps(hit):
        return False  # "in the first place stands"
    if any(map(doubt.overlaps, same)) or any(_place(doubt) == _place(one) for one in view.of(Cue.STANDS)):
        return False
    if doubt.cue is not Cue.CONDITIONAL and _comes_after(view, hit, doubt):
        return False  # "which is on the list, declined to comment"
    if view.clause(doubt.start) == view.clause(hit.start):
        return True
    if doubt.end <= hit.start and _gives_instances(view, hit):  # "others are under review, among them"
        return view.clause(doubt.start) == view.clause(_counted_until(view, hit))
    refers = any(map(hit.overlaps, same)) and hit.start > doubt.end
    return refers and doubt.cue in (Cue.STAYS, Cue.NEGATIONS)


def _counted_until(view: View, hit: Hit) -> int:
    """Return where the words end of which "among them" gives instances, a name before it not counted."""
    name = next((item.start for item in view.items if 0 <= hit.start - item.end <= 1), hit.start)
    return len(without_article(view, view.masked[:name]).rstrip(' ,،，、"”»')) - 1


def _comes_after(view: View, hit: Hit, doubt: Hit) -> bool:
    """Say whether words of doubt stand behind a comma behind such words, and no name behind these."""
    return NAME not in view.masked[hit.end :] and "," in view.masked[hit.end : doubt.start]


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end
