"""Exits that are said in two words: what is ended, and what one has in a body.

"Membership has lapsed", "the decision to end all funding of X", "contributions to X are cut off for good": which
verb, in which form and order, is as free as language is; that a stake of the United States is ended is what they
say.  The name must stand right beside them, since much else is ended too ("funding of terrorism").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.extract.prose.fold import WORD
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.rules import Cue
from monitor.extract.prose.view import Hit, Item, View

_APART_SPACED, _APART_JOINED = 45, 16  # letters between what ends and the stake, names not counted
_REACH_SPACED, _REACH_JOINED = 60, 20  # letters between the two and the name
_WORD = re.compile(rf"(?:(?![\d_]){WORD})+")
_PARTICLES = dict.fromkeys(map(ord, "的对向给与之对于にへのする"))  # to, for, of
_NAMES = re.compile(f"{NAME}+")
# What may stand between the two words or beside them: who has the stake, and when it ends.
_BESIDE = (Cue.US, Cue.NOW, Cue.REFERS, Cue.GENITIVE, Cue.EFFECTIVE, Cue.ALSO)
_PARTS = (Cue.NEGATIONS, Cue.STAYS, Cue.OTHERS, Cue.CONDITIONAL)


def ended_stakes(view: View) -> Iterator[Hit]:
    """Yield the places where a stake and what ends it stand in one clause, the nearest two together."""
    ends = view.of(Cue.ENDS)
    taken: set[Hit] = set()
    for stake in view.of(Cue.STAKES) if ends else ():
        end = _ending(view, stake, [hit for hit in ends if hit not in taken])
        if end is not None:
            taken.add(end)
            start, last = min(stake.start, end.start), max(stake.end, end.end)
            yield Hit(Cue.ENDS, start, last, end.negative)


def _ending(view: View, stake: Hit, ends: Sequence[Hit]) -> Hit | None:
    """Return the nearest words that end a stake; None where nothing near does."""
    limit = _APART_JOINED if view.rules.joined else _APART_SPACED
    clause = view.clause(stake.start)
    near = sorted(
        (_gap(view, stake, end), place)
        for place, end in enumerate(ends)
        if not end.overlaps(stake) and view.clause(end.start) == clause
    )
    for gap, place in near:
        end = ends[place]
        between = range(min(stake.end, end.end), max(stake.start, end.start))
        if gap <= limit and not any(hit.start in between for hit in view.of(*_PARTS)):
            return end
    return None


def _gap(view: View, one: Hit, other: Hit) -> int:
    between = view.masked[min(one.end, other.end) : max(one.start, other.start)]
    return len(_NAMES.sub("", between))


def name_of(view: View, cue: Hit) -> Item | None:
    """Return the name right behind an ended stake or right before it; None where something else is ended."""
    following = [item for item in view.items if item.start >= cue.end]
    preceding = [item for item in view.items if item.end <= cue.start]
    behind = following[0] if following and _beside(view, cue.end, following[0].start) else None
    before = preceding[-1] if preceding and _beside(view, preceding[-1].end, cue.start) else None
    order = view.rules.order
    stake_last = any(hit.end == cue.end for hit in view.of(Cue.STAKES))
    if order == "svo" or (order == "free" and stake_last):
        return behind or before or _topic(view, cue)
    return before or (behind if order == "free" else None) or _topic(view, cue)


def _topic(view: View, cue: Hit) -> Item | None:
    """Return the first name of a sentence, where an ended stake is one in it.

    A pronoun beside them stands for it ("a member of it"), or it is the body itself that says so ("X confirms
    that the membership has lapsed"), and nothing else is named as what has ended.
    """
    if not view.items or view.items[0].end > cue.start or view.items[0].is_whole:
        return None
    if any(hit.start >= cue.end and _beside(view, cue.end, hit.start) for hit in view.of(Cue.REFERS)):
        return view.items[0]
    alone = len({item.key for item in view.items}) == 1
    says = any(view.items[0].end <= hit.start < cue.start for hit in view.of(Cue.ANNOUNCES, Cue.NOTIFIED))
    end = view.clause_span(view.clause(cue.end - 1))[1]
    return view.items[0] if alone and says and _beside(view, cue.end, end, far=True) else None


def _beside(view: View, start: int, end: int, *, far: bool = False) -> bool:
    """Say whether nothing stands between but links, the United States, their kinds, and days."""
    reach = _REACH_JOINED if view.rules.joined else _REACH_SPACED
    between = view.masked[start:end]
    if not far and (end - start > reach or view.clause(start) != view.clause(end)):
        return False
    if NAME in between:
        return False
    known = [(hit.start, hit.end) for hit in view.of(*_BESIDE)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    if view.rules.joined:
        rest = "".join(
            letter
            for place, letter in enumerate(between, start)
            if not any(first <= place < last for first, last in known)
        )
        for link in sorted(view.rules.links, key=len, reverse=True):
            rest = rest.replace(link, "")
        return _WORD.search(rest.translate(_PARTICLES)) is None
    return all(
        word.group() in view.rules.links
        or view.rules.is_kind(word.group())
        or any(first <= start + word.start() < last for first, last in known)
        for word in _WORD.finditer(between)
    )
