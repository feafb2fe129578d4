"""What stands between an exit and a name, or between two names: a description, an end or a stay of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.prose.appended import names_a_body
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.view import View

_COMMAS = 2  # that part an aside from the words around it
_REACH = 75  # letters between an exit and a name that is described first
_NAMING = 2  # words that say that a name is coming: "known as", "also called"
_TAIL = 3  # last words of an exit that may begin a description: "the convention on"
_SUBJECT = 2  # words of a subject without a name: "the Union"
_BEFORE_STAYING = 16  # letters between a name and a verb that says that it stays: "for now"
_COMMA = re.compile(r"[,،，]")
_DESCRIBABLE = (
    Cue.STAKES,
    Cue.EXIT_WORDS,
    Cue.REFERS,
    Cue.FILLERS,
    Cue.NOW,
    Cue.NOTIFIED,
    Cue.BODIES,
    Cue.US,
)
_ACTING = (Cue.EXITS, Cue.EXITS_WEAK, Cue.STAYS, Cue.NEGATIONS, Cue.ANNOUNCES, Cue.US, Cue.OTHERS)


def has_its_pronoun(view: View, cue: Hit, item: Item) -> bool:
    """Say whether a pronoun behind an exit is what is left, and words go on to a name: "dissolve it and join X"."""
    if view.rules.joined or view.rules.order != "svo":
        return False
    return any(
        0 <= hit.start - cue.end <= 1
        and hit.end < item.start
        and not any(map(view.rules.is_kind, LETTERS.findall(view.masked[hit.start : hit.end])))
        and any(
            word not in view.rules.links and not view.rules.is_kind(word)
            for word in LETTERS.findall(view.masked[hit.end : item.start])
        )
        for hit in view.of(Cue.REFERS)
    )


def ends_something_else(view: View, cue: Hit, item: Item) -> bool:
    """Say whether a weak exit has an object of its own before the name: "ends its patrols under X"."""
    if cue.cue is not Cue.EXITS_WEAK or not view.rules.capitals or view.rules.order != "svo":
        return (
            False  # where syllables are written apart, verbs and their objects are not told from each other
        )
    known = view.of(Cue.US, Cue.STAKES, Cue.EXIT_WORDS, Cue.REFERS, Cue.FILLERS, Cue.NOW, Cue.NOTIFIED)
    return any(
        word.group() not in view.rules.links
        and not view.rules.is_kind(word.group())
        and not any(hit.start <= word.start() < hit.end for hit in known)
        for word in LETTERS.finditer(view.masked, cue.end, item.start)
    )


def leaves_what_is_described(view: View, cue: Hit, start: int) -> bool:
    """Say whether another thing is left, and a relative clause about it holds the name: "leaves the room that X rents".

    A kind of body, a stake or a pronoun may be described: "leaves the body that is known as X".
    """
    if view.rules.order != "svo" or view.rules.joined or cue.cue not in (Cue.EXITS, Cue.EXITS_ANY):
        return False
    words = list(LETTERS.finditer(view.masked, cue.end, start))
    if not any(word.group() in view.rules.asides for word in words[1:]):
        return False
    opens = {one.start for one in view.of(Cue.DESCRIBES, Cue.THAT)}
    relative = next(
        (
            number
            for number, word in enumerate(words)
            if word.start() in opens and word.group() in view.rules.asides
        ),
        0,
    )
    known = view.of(*_DESCRIBABLE)
    described = words[relative - 1]
    return (
        0 < relative < len(words) - 1
        and described.group() not in view.rules.links
        and not any(view.rules.is_kind(word.group()) for word in words[:relative])
        and not any(one.start <= described.start() < one.end for one in known)
    )


def in_apposition(view: View, cue: Hit, start: int) -> bool:
    """Say whether a name stands behind its description: "leaves a treaty on the climate, the Convention".

    Names that are counted do, too: "leaves two bodies, the Union and the Fund".  A description among the words of
    the exit needs more than an article before the name: "has left the treaty, better known as the Convention".
    """
    between = view.masked[cue.end : start]
    described, comma, article = between.partition(",")
    words = LETTERS.findall(described)
    if words:  # "denounces the convention on | which they rely, the"
        words = [*LETTERS.findall(view.masked[cue.start : cue.end])[-_TAIL:], *words]
    if not comma or len(between) > _REACH or view.rules.joined:
        return False
    naming = LETTERS.findall(article)
    if not all(word in view.rules.links for word in naming) or "," in article:
        return False
    if not words and len(naming) >= _NAMING:
        words = LETTERS.findall(view.masked[cue.start : cue.end])[-1:]
    end = cue.end + len(described)
    counted = any(cue.start < hit.start and hit.end <= end for hit in view.of(Cue.ROW))
    if not (counted or names_a_body(view, " ".join(words))):
        return False
    if view.rules.order == "svo" and _does_more(view, words):
        return False
    return not any(cue.end <= hit.start < start for hit in view.of(*_ACTING))


def _does_more(view: View, words: Sequence[str]) -> bool:
    """Say whether "and" joins another verb to what is left: "leaves the fund and joins its twin, the"."""
    return any(
        left in view.rules.joins
        and right not in view.rules.links
        and (
            names_a_body(view, " ".join(words[:number]))
            or not view.rules.links.isdisjoint(words[number + 2 : number + 3])
        )
        for number, (left, right) in enumerate(pairwise(words))
    )


def only_dates(view: View, start: int, end: int) -> bool:
    """Say whether an aside between two commas only says when: "denounces, with effect from today, the"."""
    between = view.masked[start:end]
    if view.rules.joined or between.count(",") != _COMMAS or not between.startswith(","):
        return False
    return all(word in view.rules.links for word in view.bare[start:end].replace(",", " ").split())


def begins_what_stays(view: View, between: str, right: Item) -> bool:
    """Say whether a comma and the second name begin what is said of one that stays: "leaves X, and Y is kept"."""
    if view.rules.joined or view.rules.order == "sov" or not _COMMA.search(between):
        return False
    return any(
        0 <= hit.start - right.end <= _BEFORE_STAYING
        and not re.search(r"[.,;:!?،]", view.masked[right.end : hit.start])
        and view.rules.joins.isdisjoint(LETTERS.findall(view.masked[right.end : hit.start]))
        and not any(right.end <= turn.start <= hit.start for turn in view.of(Cue.TURNS))
        for hit in view.of(Cue.STAYS)
    )


def describes_subject(view: View, item: Item, cue: Hit) -> bool:
    """Say whether a name stands in an aside about a body that opens the sentence without its name.

    "The Union, the oldest of them after the Organization, loses a member".
    """
    if view.rules.joined or view.rules.order == "sov" or view.clause(cue.start) != _COMMAS:
        return False
    opening = LETTERS.findall(view.masked[: view.clause_span(0)[1]])
    begun = view.text[:1].isupper() and view.clause(item.start) == 1
    return begun and len(opening) <= _SUBJECT and view.rules.is_kind(opening[-1])
