"""Exits that are said in two words: what is ended, and what one has in a body.

"Membership has lapsed", "the decision to end all funding of X", "contributions to X are cut off for good": which
verb, in which form and order, is as free as language is; that a stake of the United States is ended is what they
say.  The name must stand right beside them, since much else is ended too ("funding of terrorism").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.extract.prose.acting import acting
from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.asides import only_dates
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import WORD
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_APART_SPACED, _APART_JOINED = 45, 16  # letters between what ends and the stake, names not counted
_REACH_SPACED, _REACH_JOINED = 60, 20  # letters between the two and the name
_WORD = re.compile(rf"(?:(?![\d_]){WORD})+")
_AMOUNT = re.compile(r"\W*\d")  # "the contribution, 40 million dollars, will not be renewed"
_NUMBERED = re.compile(rf"\W*(?:{WORD}+\W+){{0,3}}?\d{{1,4}}(?!\d)")  # "The 413", "Notice number 15"
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
# What may stand between the two words or beside them: who has the stake, and when it ends.
_BESIDE = (
    Cue.US,
    Cue.NOW,
    Cue.REFERS,
    Cue.GENITIVE,
    Cue.EFFECTIVE,
    Cue.ALSO,
    Cue.YEAR_FROM_NOW,
    Cue.END_OF_YEAR,
)
_PARTS = (Cue.NEGATIONS, Cue.STAYS, Cue.OTHERS, Cue.CONDITIONAL)


def ended_stakes(view: View) -> Iterator[Hit]:
    """Yield the places where a stake and what ends it stand in one clause, the nearest two together."""
    ends = view.of(Cue.ENDS)
    stakes = view.of(Cue.STAKES) if ends else ()
    limit = _APART_JOINED if view.rules.joined else _APART_SPACED
    taken: set[Hit] = set()
    whole = [end for end in ends if any(end.start <= one.start and one.end <= end.end for one in stakes)]
    for end in whole:
        if NAME in view.masked[end.start : end.end] and any(_is_last_of(one, end) for one in whole):
            continue  # "no seat in X | nor money for Y"
        taken.add(end)
        yield end  # "no more American money" says both
    near = [
        (gap, end.start, stake.start, end, stake)
        for stake in stakes
        for end in ends
        if not end.overlaps(stake)
        and (gap := _gap(view, stake, end)) <= limit
        and _together(view, stake, end)
    ]
    for _, _, _, end, stake in sorted(near, key=lambda one: one[:3]):
        between = range(min(stake.end, end.end), max(stake.start, end.start))
        if end in taken or stake in taken or any(hit.start in between for hit in view.of(*_PARTS)):
            continue
        taken |= {end, stake}
        yield Hit(Cue.ENDS, min(stake.start, end.start), max(stake.end, end.end), end.negative)


def _is_last_of(end: Hit, longer: Hit) -> bool:
    return longer.start < end.start and end.end == longer.end


def _together(view: View, stake: Hit, end: Hit) -> bool:
    """Say whether two words stand in one clause, or with an aside between: "membership of X, a club, has ended".

    An amount is one, too.
    """
    if view.clause(stake.start) in (view.clause(end.start), view.clause(end.end - 1)):
        return True
    first, last = sorted((stake, end), key=lambda hit: hit.start)
    number = view.clause(first.end - 1) + 1
    if view.clause(last.start) != number + 1 or view.rules.joined:
        return False
    start, finish = view.clause_span(number)
    if only_dates(view, start, finish) or _only_a_term(view, start, finish):
        return True
    word = _WORD.search(view.masked, start, finish)
    aside = word is not None and word.group() in view.rules.asides
    behind = _WORD.search(view.text, finish)  # with its accents: "è" is no "e"
    if behind is not None and behind.group().casefold() in view.rules.joins:
        return False  # "has left the fair, which X holds, and will send its money": another verb
    return (aside or _AMOUNT.match(view.masked, start, finish) is not None) and view.masked[
        finish - 1
    ] in ",،"


def _only_a_term(view: View, start: int, end: int) -> bool:
    """Say whether an aside only says after what time something ends: "ends, in six months, the membership"."""
    return view.rules.lexicon.term.fullmatch(view.masked[start:end].strip(" ,،")) is not None


def _gap(view: View, one: Hit, other: Hit) -> int:
    """Count the letters between two hits, without names, an aside, the United States, who says so, and days."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    between = view.masked[start:end]
    known = [(hit.start, hit.end) for hit in view.of(Cue.US, Cue.NOW, Cue.ANNOUNCES)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    first, last = view.clause(start), view.clause(end)
    known += [view.clause_span(first + 1)] if last == first + 2 else []
    known += [match.span() for match in _BRACKETED.finditer(view.masked, start, end)]
    taken = {place for first, last in known for place in range(max(first, start), min(last, end))}
    return sum(letter != NAME and place not in taken for place, letter in enumerate(between, start))


def name_of(view: View, cue: Hit) -> Item | None:
    """Return the name right behind an ended stake or right before it; None where something else is ended."""
    following = [item for item in view.items if item.start >= cue.end]
    preceding = [item for item in view.items if item.end <= cue.start]
    behind = following[0] if following and _behind(view, cue, following[0]) else None
    before = preceding[-1] if preceding and _beside(view, preceding[-1].end, cue.start) else None
    order = view.rules.order
    stake_last = any(hit.end == cue.end for hit in view.of(Cue.STAKES))
    if order == "svo" or (order == "free" and stake_last):
        found = behind or before
    else:
        found = before or (behind if order == "free" else None)
    return found or _subject(view, cue) or _topic(view, cue)


def _behind(view: View, cue: Hit, item: Item) -> bool:
    """Say whether a name stands right behind the two words, or behind the United States that stand there."""
    if _beside(view, cue.end, item.start):
        return True
    ours = [hit.end for hit in view.of(Cue.US) if cue.end <= hit.start and hit.end <= item.start]
    near = view.rules.order == "free" and item.start - cue.end <= _REACH_SPACED
    same = view.clause(cue.start) == view.clause(item.start)
    breaks = any(cue.end <= hit.start < item.start for hit in view.of(Cue.BREAKS, *_PARTS))
    return bool(ours) and near and same and not breaks


def _subject(view: View, cue: Hit) -> Item | None:
    """Return the name that opens the clause, or the one before its colon, where the United States end something.

    "The Fund gets no more money from Washington", "The Fund loses a donor: Washington stops all payments".
    """
    clause = view.clause(cue.start)
    start, end = view.clause_span(clause)[0], view.clause_span(view.clause(cue.end - 1))[1]
    if not any(start <= hit.start < end for hit in view.of(Cue.US)):
        return None
    colon = view.masked[start - 1 : start] in (":", "：") and clause > 0
    if colon:
        start = 0
    before = [item for item in view.items if start <= item.start and item.end <= cue.start]
    if not before or len({item.key for item in before}) > 1 or NAME in view.masked[before[-1].end : end]:
        return None
    opens = all(
        word.group() in view.rules.links or view.rules.is_kind(word.group())
        for word in _WORD.finditer(view.masked[start : before[0].start])
    )
    paper = colon and _is_of_a_paper(view, before[0].start) and _beside(view, cue.end, end, far=True)
    return before[0] if opens or paper else None


def _is_of_a_paper(view: View, end: int) -> bool:
    """Say whether a paper, or one that has a number, opens a sentence: "Notice 15 is about X: membership ends"."""
    papers = view.of(Cue.NOTIFIED, Cue.ORDERS)
    return _NUMBERED.match(view.masked, 0, end) is not None or any(hit.end <= end for hit in papers)


def _topic(view: View, cue: Hit) -> Item | None:
    """Return the first name of a sentence, where an ended stake is one in it.

    A pronoun beside them stands for it ("a member of it"), or it is the body itself that says so ("X confirms
    that the membership has lapsed"), and nothing else is named as what has ended.
    """
    if not view.items or view.items[0].end > cue.start or view.items[0].is_whole:
        return None
    if any(hit.start >= cue.end and _beside(view, cue.end, hit.start) for hit in view.of(Cue.REFERS)):
        return view.items[0]
    return speaking_body(view, cue)


def speaking_body(view: View, cue: Hit) -> Item | None:
    """Return the body that itself tells of an exit for which no name is given: "X confirms that the US leaves".

    Nothing else may be named as what is left or has ended; where verbs come last, it would stand before them.
    """
    if view.rules.order == "sov" and cue.cue is not Cue.ENDS:
        return None
    if not view.items or view.items[0].end > cue.start or view.items[0].is_owner:
        return None
    # "confirmed that the US has denounced its convention and ceases to be a member": of the body, not of the treaty
    stop = view.masked.find(";", cue.end)  # "X was told that the seat is gone; Y, too"
    others = [
        item for item in view.items if item.key != view.items[0].key and not cue.end <= stop <= item.start
    ]
    alone = all(view.rules.kinds.is_treaty(item.text) and item.end <= cue.start for item in others)
    alone = alone and not (
        others and (view.rules.kinds.is_treaty(view.items[0].text) or not _of_member(view, cue))
    )
    says = any(view.items[0].end <= hit.start < cue.start for hit in view.of(Cue.ANNOUNCES, Cue.NOTIFIED))
    first = view.items[0].start
    says = says or any(  # "told the Union that"
        hit.end <= first and view.clause(hit.start) == view.clause(first) for hit in view.of(Cue.NOTIFIED)
    )
    end = view.clause_span(view.clause(cue.end - 1))[1]
    return view.items[0] if alone and says and _beside(view, cue.end, end, far=True) else None


def _of_member(view: View, cue: Hit) -> bool:
    """Say whether the words of an exit hold a stake: membership, a seat.

    Where words have no spaces, dues and duties may be those of the treaty that is left beside it.
    """
    if view.rules.joined and not view.rules.lexicon.member.search(view.masked, cue.start, cue.end):
        return False
    return any(cue.start <= hit.start and hit.end <= cue.end for hit in view.of(Cue.STAKES))


def only_body(view: View, cue: Hit) -> Item | None:
    """Return the one body that a sentence names, before an exit of the United States behind which nothing is named.

    "The Process will have to do without its first market: the Department has revoked the American participation".
    """
    items = view.items
    if (
        not items
        or _says_what(view, cue)
        or items[0].end > cue.start
        or len({item.key for item in items}) > 1
        or items[-1].end > cue.start
    ):
        return None
    end = view.clause_span(view.clause(cue.end - 1))[1]
    if (
        view.has(Cue.STAYS, Cue.OTHERS, Cue.CONDITIONAL)
        or any(not _long_before(view, hit, cue) for hit in view.of(Cue.REJOINS))
        or acting(view, find_actors(view), cue) is not Who.US
    ):
        return None
    if not any(hit.start < cue.end for hit in view.of(Cue.US)):
        return None  # "its inspectors leave the United States"
    ours = [hit.end for hit in view.of(Cue.US) if items[0].end <= hit.start and hit.end <= cue.start]
    if view.rules.order != "svo" and ours and not _beside(view, ours[-1], cue.start, far=True):
        return None  # what stands between is left: "that the United States have the treaty denounced"
    described = any(hit.start == cue.end + 1 for hit in view.of(Cue.THAT, Cue.DESCRIBES))
    return items[0] if described or _beside(view, cue.end, end, far=True) else None


def _long_before(view: View, back: Hit, cue: Hit) -> bool:
    """Say whether a return is one of years ago, before the exit: "it came back in 2003, and left again on Monday"."""
    past = [view.clause(stamp.start) for stamp in view.stamps if stamp.era(view.published) is Era.PAST]
    return back.end <= cue.start and view.clause(back.start) in past


def _says_what(view: View, cue: Hit) -> bool:
    """Say whether an exit's own words hold the kind of what is left: 从联合国专门机构抽身."""
    if cue.cue is not Cue.EXITS or not view.rules.joined or any(map(cue.overlaps, view.of(Cue.REFERS))):
        return False
    return any(head in view.masked[cue.start : cue.end] for head in view.rules.heads)


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
        for word in view.rules.lexicon.toward:
            rest = rest.replace(word, "")
        return _WORD.search(rest) is None
    return all(
        word.group() in view.rules.links
        or view.rules.is_kind(word.group())
        or any(first <= start + word.start() < last for first, last in known)
        for word in _WORD.finditer(between)
    )
