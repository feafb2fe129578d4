"""The sentences of a page in order: what each says, and what it takes from those before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.acts import act_of, event_day
from monitor.extract.prose.answered import answer_names
from monitor.extract.prose.asked import affirm_asked
from monitor.extract.prose.at_once import name_those_left_at_once
from monitor.extract.prose.carrying import carry_names, carry_on, carry_over, set_effective
from monitor.extract.prose.carrying_back import carry_back, carry_back_beside
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.described import keep_description, name_described
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame, framed, tells_news
from monitor.extract.prose.fulfilled import fulfil
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.judgement import Reading, Surroundings, read_exits
from monitor.extract.prose.left_before import Spans, leave_to_history
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import (
    CARRY,
    Memory,
    Told,
    actor_of,
    catch_up,
    goes_on,
    keep_denied,
    keep_first,
    left_last,
    pass_over,
    remember,
)
from monitor.extract.prose.missing import name_missing
from monitor.extract.prose.named_behind import leave_to_the_next
from monitor.extract.prose.no_member import keep_no_member, name_whose_member
from monitor.extract.prose.on_the_list import carry_list
from monitor.extract.prose.ourselves import speak_of_ourselves
from monitor.extract.prose.papers import quotes_a_proposal
from monitor.extract.prose.rows import carry_row
from monitor.extract.prose.scene import Scene
from monitor.extract.prose.sole_treaty import keep_unbodied, name_sole_treaty
from monitor.extract.prose.strangers import goes_on_with_theirs, keep_strangers
from monitor.extract.prose.taken_back import take_back, take_back_at_last
from monitor.extract.prose.tickers import forget, time_of
from monitor.extract.prose.unsigned import keep_unsigned, name_sender
from monitor.extract.prose.view import View
from monitor.extract.prose.waiting import wait
from monitor.extract.prose.with_treaty import leave_with_treaty
from monitor.model import ActKind, Context

_SHORT = (
    20  # letters of a sentence that only says who announced something, where words are long or have no spaces
)
_ARTICLE = 6  # letters of an article between "it is" and the United States
_OPENING = 2  # letters before the word that opens a sentence
_MARK = re.compile(
    r"[:：,،，—–-]\s?(?:[^\W\d_]{1,4}\s)?$"
)  # before the one who is named at last, with an article


def tell(lines: Sequence[Line], frame: Frame, earlier: Spans) -> list[list[Told]]:
    """Judge every name of every sentence, in order; `earlier` holds the exits that everybody has known for long."""
    announces = frame.context is Context.ANNOUNCEMENT
    memory = Memory(actor=Who.US if announces else Who.NOBODY)
    told: list[list[Told]] = []
    clock: int | None = None
    for place, line in enumerate(lines):
        if place and line.block is not lines[place - 1].block:
            memory.past = memory.past and goes_on(line.view)
            memory.around = []
            memory.passed = memory.passed[-1:]
            minute = time_of(line.block)
            if clock is not None and minute is not None and minute < clock:
                forget(memory)
            clock = minute if minute is not None else clock
        _name_the_one(line, lines, frame, memory, told)
        if not line.telling and memory.since >= CARRY:
            told.append([Told(item) for item in line.items])
            passed = Scene(line, (), frame, lines, told)
            answer_names(passed, memory)
            affirm_asked(passed, memory)
            name_missing(passed, memory)
            name_sender(passed, memory)
            memory.unsigned = []
            pass_over(place, line, memory)
            continue
        catch_up(line, memory)
        speak_of_ourselves(line, lines, memory)
        memory.number = line.number
        if memory.certain:  # whatever the headline weighs or explains, the text tells an exit of these days
            announces = frame.context is Context.ANNOUNCEMENT
            recap = frame.recap and not announces  # "The US leaves the commission: what it means"
            frame = replace(frame, context=frame.context if announces else None, recap=recap)
        judged, readings = _sentence(line, frame, memory, lines[max(0, place - 1) : place + 2])
        told.append(judged)
        leave_to_the_next(lines, readings, memory, told)
        keep_first(line, readings, memory)
        keep_description(line, readings, memory)
        keep_unbodied(place, line, readings, memory)
        keep_no_member(place, line, readings, memory)
        keep_denied(place, judged, readings, memory)
        _resolve(line, frame, readings, memory, told)
        wait(place, line, judged, readings, memory)
        scene = Scene(line, readings, frame, lines, told)
        carry_back(scene, memory)
        fulfil(scene, memory)
        affirm_asked(scene, memory)
        carry_row(line, frame, memory, told, lines)
        name_missing(scene, memory)
        name_sender(scene, memory)
        keep_unsigned(line, judged, readings, memory)
        answer_names(scene, memory)
        leave_with_treaty(scene, memory)
        carry_back_beside(scene, memory)
        take_back(line, memory, told)
        set_effective(line, memory, told)
        remember(place, line, memory, judged, readings)
        _keep_plain(line, frame, readings, memory, told)
        keep_strangers(line.view, readings, memory)
    take_back_at_last(lines, told, memory)
    name_sole_treaty(lines, told, frame, memory)
    name_whose_member(lines, told, frame, memory)
    leave_to_history(lines, told, earlier)
    name_those_left_at_once(lines, told, frame, earlier)
    return told


def _keep_plain(
    line: Line, frame: Frame, readings: Sequence[Reading], memory: Memory, told: Sequence[Sequence[Told]]
) -> None:
    """Keep which organizations the page announces plainly: a denial of something else does not touch these."""
    keys = {told[where][number].item.key for where, number in memory.announced}
    if line.heading:
        memory.headed |= keys
    headed = frame.context is Context.ANNOUNCEMENT and not (memory.headed and memory.headed.isdisjoint(keys))
    if frame.plain if line.heading else tells_news(line, readings, headed=headed):
        memory.plainly |= keys


def _resolve(
    line: Line, frame: Frame, readings: Sequence[Reading], memory: Memory, told: list[list[Told]]
) -> None:
    """Give a loss told without anybody to the United States, where the next sentence announces an exit of theirs.

    That exit is one from a treaty, or from a body that it does not name.
    """
    if not memory.waiting or frame.untrue or frame.recap:
        return
    news = {one.item.start for one in told[-1] if one.context is Context.ANNOUNCEMENT}
    exits = [
        one
        for one in readings
        if one.explicit
        and one.context is Context.ANNOUNCEMENT
        and (one.now or any(item.start in news for item in one.items))
    ]
    left = [item for one in exits for item in one.items]
    with_it = line.rules.lexicon.with_it.match(line.masked.lstrip())  # "with the treaty falls the seat in X"
    if not exits or not (with_it or all(line.rules.kinds.is_treaty(item.text) for item in left)):
        return  # it is another body that is left
    _announce_waiting(line.view, memory, told)


def _name_the_one(
    line: Line, lines: Sequence[Line], frame: Frame, memory: Memory, told: list[list[Told]]
) -> None:
    """Give a loss told without anybody to the United States where the next sentence names them: "It is the US"."""
    if not memory.waiting or memory.waits != len(told) - 1 or frame.untrue or frame.recap:
        return
    view = line.view
    if spoiled(view) or tells_history(view):
        return
    named = any(
        0 <= ours.start - hit.end <= _ARTICLE or _is_told_last(view, hit, ours)
        for hit in view.of(Cue.NAMING)
        for ours in view.of(Cue.US)
    )
    falls = view.rules.lexicon.with_it.match(view.masked.lstrip()) and view.has(Cue.EXIT_WORDS, Cue.SAME)
    ours = bool(falls) and view.has(Cue.US) and all(one.who is Who.US for one in find_actors(view))
    named = named or (ours and not view.has(Cue.STAYS, Cue.CONDITIONAL, Cue.NEGATIONS))
    paid = lines[memory.waits].has(Cue.DESCRIBES) and _paid(view)
    if named or paid or (not memory.vague and _speaks_or_writes(view, memory.quoted)):
        _announce_waiting(view, memory, told)


def _paid(view: View) -> bool:
    """Say whether a sentence opens with the United States as those who pay or paid most: "They gave a fifth of it"."""
    actors = find_actors(view)
    opens = bool(actors) and actors[0].start <= _ARTICLE and all(actor.who is Who.US for actor in actors)
    pays = opens and view.rules.lexicon.pays.search(view.masked, actors[0].end) is not None
    return pays and not view.items and not view.has(Cue.STAYS, Cue.CONDITIONAL, Cue.NEGATIONS)


def _is_told_last(view: View, naming: Hit, ours: Hit) -> bool:
    """Say whether a sentence tells who is lost and ends with the United States: "It is the largest: the US"."""
    between = view.masked[naming.end : ours.start]
    mark = _MARK.search(between)
    alone = all(actor.who is Who.US for actor in find_actors(view)) and not view.items
    return (
        alone and naming.start <= _OPENING and mark is not None and not LETTERS.search(view.masked, ours.end)
    )


def _speaks_or_writes(view: View, quoted: bool) -> bool:
    """Say whether the United States said the words of the sentence before, or sent the notice of what it tells."""
    actors = find_actors(view)
    if view.items or not actors or any(actor.who is not Who.US for actor in actors):
        return False
    if view.has(Cue.EXITS, Cue.EXITS_ANY):
        return False
    return view.has(Cue.ANNOUNCES if quoted else Cue.NOTIFIED) or _only_announces(view)


def _only_announces(view: View) -> bool:
    """Say whether a sentence says no more than who announced it and when: "The State Department did so on Monday"."""
    days = [stamp for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    dense = view.rules.joined or view.rules.order == "sov"
    return dense and bool(days) and view.has(Cue.ANNOUNCES) and len(view.masked) <= _SHORT


def _announce_waiting(view: View, memory: Memory, told: list[list[Told]]) -> None:
    for where, number in memory.waiting:
        known = told[where][number]
        if known.context is Context.OTHER:
            act, day = act_of(view), event_day(view)
            told[where][number] = replace(known, context=Context.ANNOUNCEMENT, act=act, dated=day)


def _sentence(
    line: Line, frame: Frame, memory: Memory, around: Sequence[Line]
) -> tuple[list[Told], tuple[Reading, ...]]:
    """Judge the names of one sentence; `around` holds it and the sentences beside it."""
    view = line.view
    announced = view.has(Cue.CONDITIONAL_SOFT) and any(
        _announces(one.view) for one in around if one is not line and one.block is line.block
    )
    theirs = not frame.plain and goes_on_with_theirs(view, memory)
    actor = Who.OTHER if theirs else actor_of(view, memory)
    readings = read_exits(view, Surroundings(actor, memory.past, announced, left_last(memory)))
    beside = memory.last is Context.ANNOUNCEMENT and memory.since <= CARRY
    proposed = quotes_a_proposal(line, around)
    contexts: dict[int, Context] = {}
    reversed_items: set[int] = set()
    for reading in _undone_last(view, readings):
        context = framed(reading, frame, line, beside=beside, announced=announced)
        if proposed and context is Context.ANNOUNCEMENT:
            context = Context.CONDITIONAL
        for item in reading.items:
            if reading.reversed:
                reversed_items.add(item.start)
            taken = reading.reversed and item.start in contexts
            if contexts.get(item.start) is not Context.ANNOUNCEMENT and not taken:
                contexts[item.start] = context
    if Context.ANNOUNCEMENT in contexts.values():
        carry_over(view, contexts)
    else:
        carry_on(view, memory, frame, contexts)
        carry_names(view, memory, frame, contexts)
        name_described(line, memory, frame, contexts, readings)
    carry_list(view, memory, frame, contexts, readings)
    _agree(view, contexts)
    judged = []
    for item in line.items:
        context = contexts.get(item.start, _unlinked(view))
        act = ActKind.REVERSED if item.start in reversed_items and context is Context.OTHER else None
        if context is Context.ANNOUNCEMENT:
            judged.append(Told(item, context, act_of(view), event_day(view)))
        else:
            judged.append(Told(item, context, act))
    return judged, readings


def _undone_last(view: View, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return what the exits of a sentence mean, without those of its first clause that its main clause takes back.

    "A year after it had announced that it would leave the Union, it withdrew its notice on Friday."
    """
    days = [stamp.start for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    today = {view.clause(place) for place in (*days, *(now.start for now in view.of(Cue.NOW)))}
    undone = [
        one
        for one in readings
        if one.reversed
        and one.explicit
        and any(one.cue.overlaps(word) for word in view.of(Cue.EXIT_WORDS))
        and view.clause(one.cue.start) in today
    ]
    return tuple(
        one
        for one in readings
        if one.reversed
        or one.now
        or not any(view.clause(one.cue.start) < view.clause(back.cue.start) for back in undone)
    )


def _announces(view: View) -> bool:
    """Say whether a sentence announces what the one beside it tells: "The State Department said so today"."""
    if not view.has(Cue.ANNOUNCES) or not view.has(Cue.US, Cue.NOW):
        return False
    bound = {view.clause(hit.start) for hit in view.of(Cue.STAKES)}  # "membership is not in our interest"
    denied = any(view.clause(hit.start) not in bound for hit in view.of(Cue.NEGATIONS))
    return not (denied or view.has(Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL) or tells_history(view))


def _unlinked(view: View) -> Context:
    """Return the context of a name that no exit reaches: history where the sentence tells it, else other."""
    history = tells_history(view) and view.has(Cue.EXIT_WORDS, Cue.EXITS)
    return Context.BACKGROUND if history else Context.OTHER


def _agree(view: View, contexts: dict[int, Context]) -> None:
    """Give an abbreviation in the sentence the context of the name that it stands for."""
    by_key = {item.key: contexts[item.start] for item in view.items if item.start in contexts}
    for item in view.items:
        if item.start not in contexts and item.key in by_key:
            contexts[item.start] = by_key[item.key]
