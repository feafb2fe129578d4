"""Announcements that hold for names of later sentences or clauses than the one that says them.

"The same letter went to" carries an announcement on, and so does the day from which it counts.
"""

from __future__ import annotations

from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.acts import effective_day
from monitor.extract.prose.chains import chain
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.enumeration import joined
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import CARRY, Memory, Told, goes_on_otherwise
from monitor.extract.prose.owners import tells_of
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.same_words import tells_more, tells_what_it_is
from monitor.extract.prose.view import View
from monitor.model import Context

_ARTICLE = 6  # letters of an article between "they are" and a name
_TOLD = 24  # letters between names and the verb of what they were told: the place of a seat
_AGAIN = 3  # words between two names, of which one may stand before the first: "for X and for Y"
_ASIDE = 5  # words between a clause and a name behind it that say where
_PLACE = 24  # letters between "the other" and its name that say where it is
_COMMA = 3  # letters of a comma between a name and its clause
_REACH = 9  # sentences over which "the same" may refer back
_TELLS = (Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY, Cue.ANNOUNCES)
_SPOILS = (Cue.NEGATIONS, Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL)


def carry_on(view: View, memory: Memory, frame: Frame, contexts: dict[int, Context]) -> None:
    """Carry the sentence before to the first names of this one, where it says "the same" or "also"."""
    again = _did_it_again(view, memory)
    last = Context.ANNOUNCEMENT if again else memory.last
    if last is None or (memory.since > _REACH and not again) or frame.untrue or not view.items:
        return
    if not view.has(Cue.SAME) or view.has(Cue.ELSEWHERE) or spoiled(view) or tells_history(view):
        return
    if goes_on_otherwise(view, memory) or tells_more(view):
        return
    headed = frame.context is Context.ANNOUNCEMENT or memory.several
    if last is Context.ANNOUNCEMENT and not (headed or again or memory.announced):
        return  # nothing that has a name was left: "left the room, and then it was the Union's turn"
    acting = [
        actor
        for actor in find_actors(view)
        if not _describes_name(view, actor.start)
        and not _only_tells(view, actor.start)
        and not _is_of_the_body(view, actor.start)
        and not _stands_behind(view, actor.start)
    ]
    if last is Context.ANNOUNCEMENT and any(actor.who is Who.OTHER for actor in acting):
        return
    if tells_what_it_is(view):
        return
    reached = {view.items[0].start}
    governing = view.masked[: view.items[0].start].split()[-2:]
    for left, right in zip(view.items, view.items[1:], strict=False):
        between = view.masked[left.end : right.start].split()
        repeated = 0 < len(between) <= _AGAIN and all(
            word.strip(",") in view.rules.links or word in governing for word in between
        )
        if left.start in reached and (repeated or joined(view, left, right)):
            reached.add(right.start)
    for item in view.items:
        if item.start in reached and not tells_of(view, item):  # "Y, an organ of X, got the same letter"
            contexts[item.start] = last


def _describes_name(view: View, place: int) -> bool:
    """Say whether a place stands in a clause that only describes the name before it: "X, which Rwanda chairs"."""
    number = view.clause(place)
    start, _ = view.clause_span(number)
    if any(view.clause(hit.start) == number for hit in view.of(Cue.EXIT_WORDS, Cue.NOTIFIED)):
        return False  # "X, which Ghana is leaving"
    opening = LETTERS.search(view.masked, start)
    beside = any(item.end <= start <= item.end + _COMMA for item in view.items)
    return beside and opening is not None and opening.group() in view.rules.asides


def _only_tells(view: View, place: int) -> bool:
    """Say whether who stands at a place only says what a later clause tells: 法国外交部证实，甲组织也接到同样的通知."""
    if not view.rules.joined:
        return False
    _, end = view.clause_span(view.clause(place))
    same = view.of(Cue.SAME)
    return end <= view.items[0].start < same[0].start and any(
        place < said.start and not LETTERS.search(view.masked, said.end, end)
        for said in view.of(Cue.ANNOUNCES, Cue.BREAKS)
    )


def _is_of_the_body(view: View, place: int) -> bool:
    """Say whether a clause behind "the same" only tells of somebody in the body: 甲也接到同样的信，该组织的主席请辞."""
    if not view.rules.joined:
        return False
    number = view.clause(place)
    start, _ = view.clause_span(number)
    opened = any(0 <= hit.start - start <= 1 and hit.end <= place for hit in view.of(Cue.REFERS))
    told = any(view.clause(hit.start) == number for hit in view.of(Cue.EXIT_WORDS, Cue.NOTIFIED))
    return opened and not told and view.of(Cue.SAME)[0].start < start


def _stands_behind(view: View, place: int) -> bool:
    """Say whether who stands at a place does something else behind the names of which the same is said.

    "The same goes for the Institute, based in Malta, and judges from Yemen learn there".
    """
    number = view.clause(place)
    if view.rules.order == "sov" or view.rules.joined:
        return False
    if view.clause(view.of(Cue.SAME)[0].start) >= number or view.clause(view.items[0].start) >= number:
        return False
    told = view.of(Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.NOTIFIED, Cue.ANNOUNCES)
    return not any(view.clause(hit.start) == number for hit in told)


def _did_it_again(view: View, memory: Memory) -> bool:
    """Say whether the United States do today to a body what they did to another before: "it did the same to X"."""
    words = view.rules.lexicon.repeated.search(view.masked) if memory.once and view.items else None
    if words is None or not any(stamp.era(view.published) is Era.NOW for stamp in view.stamps):
        return False
    between = view.masked[words.end() : view.items[0].start].split()
    return words.end() <= view.items[0].start and all(word in view.rules.links for word in between)


def carry_names(view: View, memory: Memory, frame: Frame, contexts: dict[int, Context]) -> None:
    """Give the names of "they are X and Y" the announcement of the sentence before, which left them unnamed."""
    if not memory.unnamed or frame.untrue or frame.recap or not view.items:
        return
    for one in _left_without(view):
        contexts.setdefault(one.start, Context.ANNOUNCEMENT)
    if spoiled(view) or tells_history(view):
        return
    for one in _told(view):
        contexts.setdefault(one.start, Context.ANNOUNCEMENT)
    for hit in view.of(Cue.NAMING):
        if any(one.end <= hit.start for one in view.of(Cue.STAYS)):
            continue  # "where they are stay the envoys to X"
        for item in view.items:
            if hit.start <= item.start < hit.end or 0 <= item.start - hit.end <= _ARTICLE:
                for one in chain(view, item):
                    contexts.setdefault(one.start, Context.ANNOUNCEMENT)
                break


def _told(view: View) -> tuple[Item, ...]:
    """Return the names that open a sentence and were told something: "X and Y each received a note"."""
    first = view.items[0]
    names = chain(view, first)
    told = next((hit for hit in view.of(Cue.NOTIFIED) if hit.start >= names[-1].end), None)
    if first is not names[0] or told is None or told.start - names[-1].end > _TOLD:
        return ()
    opening = view.masked[: first.start]
    if view.rules.order == "free":  # the verb may come first: "and has confirmed X the receipt"
        for hit in view.of(Cue.ANNOUNCES, Cue.NOTIFIED):
            opening = opening[: hit.start] + " " * (hit.end - hit.start) + opening[hit.end :]
    if not all(word in view.rules.links for word in LETTERS.findall(opening)):
        return ()
    apart = view.clause(first.start) != view.clause(told.start) or NAME in view.masked[names[-1].end :]
    return () if apart or view.has(Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY) else names


def _left_without(view: View) -> tuple[Item, ...]:
    """Return the name that opens a sentence which only tells what it loses thereby: "X is thus left without …"."""
    first = view.items[0]
    loses = view.rules.lexicon.left_without.match(view.masked, first.end)
    opens = all(word in view.rules.links for word in LETTERS.findall(view.masked[: first.start]))
    if loses is None or not opens or len({item.key for item in view.items}) > 1:
        return ()
    others = (Cue.OTHERS, Cue.DENIALS, Cue.CONDITIONAL, Cue.STAYS, Cue.REJOINS)
    return () if view.has(*others) or tells_history(view) else chain(view, first)


def carry_over(view: View, contexts: dict[int, Context]) -> None:
    """Carry an announcement to the names of a later clause that says "the same" of them: "…; Y got the same letter"."""
    for hit in view.of(Cue.FURTHER) if view.rules.order == "sov" or view.has(Cue.ROW) else ():
        contexts.update(dict.fromkeys(_behind_it(view, hit, min(contexts)), Context.ANNOUNCEMENT))
    for hit in view.of(Cue.SAME):
        clause = view.clause(hit.start)
        if view.rules.order == "sov":
            contexts.update(dict.fromkeys(_beside_it(view, hit, min(contexts)), Context.ANNOUNCEMENT))
        start, end = _with_its_name(view, clause, hit)
        if view.clause(min(contexts)) >= clause or any(
            start <= other.start < end and not hit.overlaps(other)
            for other in view.of(*_SPOILS, Cue.PAST, Cue.OTHERS)
        ):
            continue
        for item in view.items:
            if start <= item.start < end:
                contexts.setdefault(item.start, Context.ANNOUNCEMENT)


def _behind_it(view: View, further: Hit, first: int) -> list[int]:
    """Return where the names stand that are further ones of a row: "it leaves two: one is X, the other Y"."""
    if first > further.start or any(hit.start > further.start for hit in view.of(*_SPOILS, Cue.OTHERS)):
        return []
    reach = 1 if view.rules.order == "sov" else _PLACE
    name = next((item for item in view.items if item.start >= further.end), None)
    if name is None or name.start - further.end > reach:
        return []
    return [item.start for item in chain(view, name)]


def _beside_it(view: View, same: Hit, first: int) -> list[int]:
    """Return where the names right before such words stand, behind the first of those left: "leaves X, and Y likewise".

    Where verbs come last no clause need end between the two.
    """
    name = next((item for item in view.items if 0 <= same.start - item.end <= 1), None)
    if name is None or name.start <= first:
        return []
    if any(hit.start >= name.start for hit in view.of(*_SPOILS, Cue.OTHERS)):
        return []
    return [item.start for item in chain(view, name) if item.start > first]


def _with_its_name(view: View, clause: int, same: Hit) -> tuple[int, int]:
    """Return the span of a clause, and of the name beside its comma.

    "And, by the same letter, the Union"; "and the Union, which shares that fate".  A few words may stand between that
    say where: "the same was read, in Malta, by the Institute".
    """
    start, end = view.clause_span(clause)
    before = next((item for item in reversed(view.items) if item.end <= start), None)
    opening = LETTERS.search(view.masked, start, end)
    relative = opening is not None and opening.group() in view.rules.asides
    if before is not None and relative and view.masked[before.end : start].strip() == ",":
        return before.start, end
    if any(start <= item.start < end for item in view.items):
        return start, end
    aside = before is not None and view.clause(before.start) == clause - 2
    if before is not None and aside and _is_described(view, before.end, start, end, same):
        return chain(view, before)[0].start, before.end
    if before is not None and aside and _only_says_where(view, before.end, start, same):
        return view.clause_span(view.clause(before.start))[0], end
    behind = next((item for item in view.items if item.start >= end), None)
    if behind is None:
        return start, end
    alone = all(word in view.rules.links for word in view.masked[end : behind.start].split())
    return start, behind.end if alone or _only_says_where(view, end, behind.start, same) else end


def _is_described(view: View, name: int, start: int, end: int, same: Hit) -> bool:
    """Say whether a clause in commas describes a name, then goes on: "Y, which sets the limits, too"."""
    opening = LETTERS.search(view.masked, name, start)
    first = LETTERS.search(view.masked, start, end)
    return (
        opening is not None
        and opening.group() in view.rules.asides
        and first is not None
        and first.start() == same.start
        and view.masked[name : opening.start()].strip() == ","
        and not any(start <= hit.start < end and not hit.overlaps(same) for hit in view.of(*_SPOILS))
    )


def _only_says_where(view: View, start: int, end: int, same: Hit) -> bool:
    """Say whether nothing stands between a name and a clause but an aside of a few words: ", in Malta,"."""
    aside = len(view.masked[start:end].split()) <= _ASIDE and view.clause(end) - view.clause(start) <= 2
    return (
        aside
        and not view.rules.joined
        and not any(start <= hit.start < end and not hit.overlaps(same) for hit in view.of(*_SPOILS, *_TELLS))
    )


def set_effective(line: Line, memory: Memory, told: list[list[Told]]) -> None:
    """Write the day from which an exit counts to the names it is said of, in this sentence or before."""
    day = effective_day(line.view)
    if day is None or line.view.has(Cue.CONDITIONAL):
        return
    here = [
        (len(told) - 1, place) for place, one in enumerate(told[-1]) if one.context is Context.ANNOUNCEMENT
    ]
    if not here and (line.view.items or not line.view.has(Cue.EFFECTIVE)):
        return
    for where, place in here or memory.announced:
        if told[where][place].effective is None and len(told) - 1 - where <= CARRY:
            told[where][place] = replace(told[where][place], effective=day)
