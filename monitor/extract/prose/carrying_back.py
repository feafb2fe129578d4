"""An exit without a name, carried back to the body named in a sentence before: "it ends its membership"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.extract.prose.actors import Who
from monitor.extract.prose.acts import act_of, event_day
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS, fold, share_stem
from monitor.extract.prose.frame import LEDE, Frame, framed
from monitor.extract.prose.fulfilled import asks_plainly
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.links import reaches_back
from monitor.extract.prose.memory import CARRY, Memory, Told
from monitor.extract.prose.owners import is_owner_of_part, names_what_is_left, only_keeps, tells_of
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.scene import Scene
from monitor.extract.prose.unnamed import counts_many, told_without_object
from monitor.extract.prose.view import View
from monitor.model import Context

_TWO = 2
_FAR = 6  # sentences over which an exit is one from the only body of the page so far
_OBJECT = 3  # letters of "the convention" behind an exit, where words have no spaces
_NAMING = 4  # words between a name and its short form: "known by the letters"
_ALONG = 24  # letters between an exit and those with whom a treaty was made
_NEWS = (Cue.ANNOUNCES, Cue.NOTIFIED, Cue.NOW, Cue.EFFECTIVE, Cue.COMING, Cue.YEAR_FROM_NOW, Cue.END_OF_YEAR)


def carry_back(scene: Scene, memory: Memory) -> None:
    """Give an exit without a name ("it ends its membership") to the body named in the sentence before."""
    line, frame, told, lines = scene.line, scene.frame, scene.told, scene.lines
    view = line.view
    if names_what_is_left(view) or not memory.named:
        return
    wanted = [
        one
        for one in scene.readings
        if (reaches_back(view, one.cue) or told_without_object(view, one.cue))
        and not (one.reversed or _of_another(view, one.cue.start) or _of_many(view, one.cue))
    ]
    exit_ = next((one for one in wanted if one.explicit or _ours(one, frame, line)), None)
    if exit_ is None:
        return
    context = framed(exit_, frame, line)
    reach = _FAR if exit_.explicit and _names_one(told) else CARRY
    past = exit_.explicit and exit_.now  # a body that was left by others once, too, may be meant
    free = (Context.OTHER, Context.BACKGROUND, Context.CONDITIONAL) if past else (Context.OTHER,)
    both = view.has(Cue.BOTH)
    named = _of_its_kind(view, exit_.cue, told)
    meant = _of_both(view, exit_.cue, memory, told) if both else named or memory.named
    meant = _without_owners(meant, told, lines)
    if memory.announced and not reaches_back(view, exit_.cue):
        return  # it is that one of which the page has already told
    if not both and any(told[where][place].context is Context.ANNOUNCEMENT for where, place in meant):
        return  # it is that one of which the sentence before already told an exit
    dated = (
        exit_.now
        or frame.context is Context.ANNOUNCEMENT
        or any(
            _is_of_the_day(one.view) for one in lines[max(_first(meant), len(told) - 1 - CARRY) : len(told)]
        )
    )
    if context is Context.ANNOUNCEMENT and not dated:
        return  # "there was a time when the United States spoke of leaving it"
    limited = (
        view.rules.lexicon.for_now.match(view.masked) is not None
    )  # "stays. For one more year, that is:"
    for where, place in meant:
        known = told[where][place]
        asked = lines[where].block is line.block and asks_plainly(lines[where].view)
        stays = not (asked or (limited and where == len(told) - _TWO)) and _stays(
            lines[where].view, plain=exit_.explicit
        )
        spoiled = lines[where].view.has(Cue.DENIALS) or stays
        kept = only_keeps(lines[where].view, known.item)
        by_others = (where, place) in memory.theirs and (not past or _only_speak(view, exit_.cue))
        if by_others or (not (past or asked) and _may_be_next(lines[where].view, known.item)):
            continue  # "Hungary left the court. Of the office the United States are no member"
        if not both and len(meant) > 1 and _is_apart(lines[where].view, known.item):
            continue
        # "It is not true. / A notice came on Wednesday": not from the body of which that is said
        unsaid = memory.unsaid.get(known.item.key, line.block) is not line.block
        allowed = known.context in free or (asked and known.context is Context.CONDITIONAL)
        if unsaid or len(told) - 1 - where > reach or spoiled or kept or known.act or not allowed:
            continue
        act = act_of(view) if context is Context.ANNOUNCEMENT else None
        memory.carried.append((where, place, known))
        told[where][place] = replace(known, context=context, act=act, dated=event_day(view) if act else None)
        if context is Context.ANNOUNCEMENT:
            memory.announced = list(meant)


def _of_many(view: View, cue: Hit) -> bool:
    """Say whether a number of bodies is left, of which the one named before need not be one: "66 organizations"."""
    return counts_many(view, cue) and not view.has(Cue.BOTH)


def carry_back_beside(scene: Scene, memory: Memory) -> None:
    """Give an exit from "the convention" to the one named before, where the same sentence names another body.

    "The Chicago Convention is from 1944. Washington denounces the convention and leaves the Organization."
    """
    view, told = scene.line.view, scene.told
    if scene.frame.untrue or scene.frame.recap or len(told) < _TWO:
        return
    if not any(one.context is Context.ANNOUNCEMENT for one in told[-1]):
        return
    for one in scene.readings:
        if one.context is not Context.ANNOUNCEMENT or one.who is not Who.US or one.reversed:
            continue
        meant = _of_its_kind(view, one.cue, told)
        if len({told[where][place].item.key for where, place in meant}) != 1:
            continue
        if _of_kind_here(scene, one.cue) or _with_others(view, one.cue):
            continue
        for where, place in meant:
            known, before = told[where][place], scene.lines[where].view
            if before.has(Cue.STAYS, Cue.DENIALS, Cue.CONDITIONAL, Cue.NEGATIONS):
                continue
            if known.item.key not in memory.unsaid and known.context is Context.OTHER and known.act is None:
                told[where][place] = replace(
                    known, context=Context.ANNOUNCEMENT, act=act_of(view), dated=event_day(view)
                )


def _only_speak(view: View, cue: Hit) -> bool:
    """Say whether the United States, before an exit, only speak of it: "the American said that a letter had come"."""
    ours = [one.end for one in view.of(Cue.US) if one.end <= cue.start]
    said = [one.end for one in view.of(Cue.ANNOUNCES) if ours and ours[-1] <= one.start < cue.start]
    notice = any(map(cue.overlaps, view.of(Cue.NOTIFIED)))
    return bool(said) and notice and not any(said[0] <= one.start < cue.start for one in view.of(Cue.REFERS))


def _of_kind_here(scene: Scene, cue: Hit) -> bool:
    """Say whether the words for what is left may mean a name of the sentence itself."""
    return bool(_of_its_kind(scene.line.view, cue, [scene.told[-1], []]))


def _with_others(view: View, cue: Hit) -> bool:
    """Say whether what stands beside an exit is not left: "the agreement with Kenya", "keeps it, and leaves"."""
    if any(-_ALONG <= hit.start - cue.end <= _ALONG for hit in view.of(Cue.OTHERS)):
        return True
    return view.rules.order == "svo" and any(
        cue.start - 1 <= hit.end <= cue.start for hit in view.of(Cue.REFERS)
    )


def _first(meant: Sequence[tuple[int, int]]) -> int:
    return min((where for where, _ in meant), default=0)


def _names_one(told: Sequence[Sequence[Told]]) -> bool:
    """Say whether the page has named a single body so far: what is told of none some sentences later is of it."""
    return len({one.item.key for judged in told for one in judged}) == 1


def _of_both(view: View, cue: Hit, memory: Memory, told: Sequence[Sequence[Told]]) -> list[tuple[int, int]]:
    """Return the names that "both" means: those of the kinds that it names ("both the bank and the fund"), else two.

    Where more have been named they are the two of the sentence named last: "X feeds people. Y and Z teach them."
    """
    around = memory.around or memory.named
    held = {at: told[at[0]][at[1]].item for at in around}
    kinds = {
        word
        for hit in view.of(Cue.REFERS)
        for word in LETTERS.findall(view.masked[hit.start : hit.end])
        if view.rules.is_kind(word) and view.clause(hit.start) == view.clause(cue.start)
    }
    named = [at for at in around if not kinds.isdisjoint(LETTERS.findall(held[at].text.casefold()))]
    if len(kinds) == len({held[at].key for at in named}) == _TWO:
        return named
    last = [at for at in around if at[0] == around[-1][0]]
    all_three = view.rules.lexicon.three
    three = any(all_three.search(view.masked, hit.start, hit.end) for hit in view.of(Cue.BOTH))
    return last if len({held[at].key for at in last}) == _TWO and not three else around


def _without_owners(
    meant: Sequence[tuple[int, int]], told: Sequence[Sequence[Told]], lines: Sequence[Line]
) -> list[tuple[int, int]]:
    """Leave out names that only own what is told of: "X rests on a resolution of Y. It ends its part in it"."""
    own = [
        (where, place)
        for where, place in meant
        if not (
            tells_of(lines[where].view, told[where][place].item)
            or is_owner_of_part(lines[where].view, told[where][place].item)
        )
    ]
    return own or list(meant)


def _is_of_the_day(view: View) -> bool:
    """Say whether a sentence tells of something announced or dated."""
    return bool(view.stamps) or view.has(*_NEWS)


def _of_its_kind(view: View, cue: Hit, told: Sequence[Sequence[Told]]) -> list[tuple[int, int]]:
    """Return the names that the word for what is left means, whatever else has been named since.

    "The convention" is the treaty named last; "the council" is the only council of the sentences before.
    """
    words = [view.masked[cue.start : cue.end + (_OBJECT if view.rules.joined else 0)]]
    words += [
        view.masked[hit.start : hit.end]
        for hit in view.of(Cue.REFERS)
        if cue.start - 1 <= hit.end and hit.start <= cue.end + 1
    ]
    before = range(len(told) - 2, max(-1, len(told) - 2 - CARRY), -1)
    if any(map(view.rules.kinds.is_treaty, words)):
        for where in before:
            if treaties := [
                (where, place)
                for place, one in enumerate(told[where])
                if view.rules.kinds.is_treaty(one.item.text)
            ]:
                return treaties
        return []
    if view.rules.joined:
        return []
    kinds = [word for one in words for word in LETTERS.findall(one) if view.rules.is_kind(word)]
    meant = [
        (where, place)
        for where in before
        for place, one in enumerate(told[where])
        if any(_is_kind_in(kind, one.item.text) for kind in kinds)
    ]
    return meant if len({told[where][place].item.key for where, place in meant}) == 1 else []


def _is_kind_in(kind: str, name: str) -> bool:
    """Say whether a name holds the word for a kind of body, in another form or behind another word: "Getreiderat"."""
    return any(share_stem(kind, word) or word.endswith(kind) for word in LETTERS.findall(fold(name)))


def _may_be_next(view: View, item: Item) -> bool:
    """Say whether the clause of a name says what may happen to it: "the next to fall could be the Treaty".

    What a body itself does tells nothing of that: "the Organization reviews its budget".
    """
    clause = _clause_of(view, item)
    last = LETTERS.search(view.masked, item.end) is None
    told = last or view.has(Cue.US, Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.STANDS)
    return told and any(view.clause(hit.start) == clause for hit in view.of(Cue.CONDITIONAL))


def _clause_of(view: View, item: Item) -> int:
    """Return the clause of a name, for a short form beside the long one that of both: "X, known by the letters Y"."""
    number = view.clause(item.start)
    start, _ = view.clause_span(number)
    beside = view.masked[:start].rstrip(" ,").endswith(NAME)
    return (
        number - 1
        if number and beside and len(view.masked[start : item.start].split()) <= _NAMING
        else number
    )


def _is_apart(view: View, item: Item) -> bool:
    """Say whether a name, of several, is told of apart: it came before, they never joined it, or it is not meant."""
    clause = view.clause(item.start)
    if all(one.key != item.key for one in view.items):
        return True  # it is only set against another: "not X but Y"
    never = any(view.clause(hit.start) == clause for hit in view.of(Cue.NEGATIONS))
    return _was_before(view, item) or (never and not view.rules.joined and view.rules.order != "sov")


def _was_before(view: View, item: Item) -> bool:
    """Say whether a sentence begins with a name as with the one that came before: "After Unesco, the FAO"."""
    for hit in view.of(Cue.TURNS):
        words = view.masked[hit.end : item.start].split()
        opens = not view.masked[: hit.start].strip(" \"'«“„")
        if opens and hit.end <= item.start and all(word in view.rules.links for word in words):
            return True
    return False


def _of_another(view: View, end: int) -> bool:
    """Say whether what is left stands before an exit and has no known name: "the Hague Agreement, too, was dropped".

    Where words have spaces, such a name is told by its form, and is one of the sentence, unless it is but a place and a
    kind of treaty: "the Lisbon Agreement is being denounced, too".
    """
    if not view.rules.joined:
        return view.rules.capitals and _names_a_treaty(view, end)
    start, _ = view.clause_span(view.clause(end))
    before = view.masked[start:end]
    for hit in view.of(Cue.REFERS, Cue.DEPOSITARY):  # not 国務省条約室
        if start <= hit.start and hit.end <= end:
            before = before[: hit.start - start] + " " * (hit.end - hit.start) + before[hit.end - start :]
    return view.rules.kinds.is_between_states(before, joined=True)


def _names_a_treaty(view: View, end: int) -> bool:
    """Say whether two words with capitals before an exit are the name of a treaty, and none of a known one."""
    words = list(LETTERS.finditer(view.masked, 0, end))
    return any(
        view.text[one.start()].isupper()
        and view.text[before.start()].isupper()
        and one.start() - before.end() == 1
        and before.group() not in view.rules.links
        and view.rules.kinds.is_treaty(one.group())
        for before, one in pairwise(words)
    )


def _ours(reading: Reading, frame: Frame, line: Line) -> bool:
    """Say whether an exit without an actor of its own is surely one of the United States."""
    if frame.context is None:
        return reading.who is Who.US and line.number <= LEDE
    return frame.context is Context.ANNOUNCEMENT


def _stays(view: View, *, plain: bool) -> bool:
    """Say whether a sentence says that somebody stays: "remains a member", and not "did not stay for lunch".

    Where the exit is told plainly, it is somebody who has a stake: not "the Union keeps its papers in Bonn".
    """
    if plain and not view.has(Cue.US, Cue.OTHERS, Cue.STAKES, Cue.EXIT_WORDS):
        return False
    denied = [hit.end for hit in view.of(Cue.NEGATIONS)]
    return any(not any(0 <= hit.start - end <= _OBJECT for end in denied) for hit in view.of(Cue.STAYS))
