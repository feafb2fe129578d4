"""The sentences of a page in order: what each says, and what it takes from those before.

A sentence without an actor speaks of the last one, "the same letter went to" carries an announcement on, "it
ends its membership" carries it back to the body named before, and "on the list are" gives what follows the
announcement that stands above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.judgement import (
    Reading,
    Surroundings,
    act_of,
    effective_day,
    event_day,
    read_exits,
    spoiled,
    tells_history,
)
from monitor.extract.prose.lines import Line
from monitor.extract.prose.links import listed_names, reaches_back
from monitor.extract.prose.rules import Cue
from monitor.extract.prose.unknown import unknown_name
from monitor.extract.prose.view import Item, View
from monitor.model import ActKind, Context

_LEDE = 5  # blocks of text within which an exit without a day is the page's news
_CARRY = 3  # sentences over which "the same" refers back
_OPENING = 2  # letters before the word that opens a sentence
_LIST_CARRY = 8  # sentences over which "on the list are" refers back
_SPOILS = (Cue.NEGATIONS, Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Told:
    """One name of one sentence, judged."""

    item: Item
    context: Context = Context.OTHER
    act: ActKind | None = None
    dated: date | None = None
    effective: date | None = None


@dataclass(slots=True)
class Memory:
    """What is carried from sentence to sentence; names are kept as (sentence, place in it)."""

    actor: Who = Who.NOBODY
    past: bool = False
    last: Context | None = None
    since: int = 99
    listed: int = 99
    named: list[tuple[int, int]] = field(default_factory=list)
    around: list[tuple[int, int]] = field(default_factory=list)
    announced: list[tuple[int, int]] = field(default_factory=list)
    passed: list[Line] = field(default_factory=list)
    first: dict[str, Context] = field(default_factory=dict)


def tell(lines: Sequence[Line], frame: Frame) -> list[list[Told]]:
    """Judge every name of every sentence, in order."""
    memory = Memory(actor=Who.US if frame.context is Context.ANNOUNCEMENT else Who.NOBODY)
    told: list[list[Told]] = []
    for place, line in enumerate(lines):
        if place and line.block is not lines[place - 1].block:
            memory.past = memory.past and _goes_on(line.view)
            memory.around = []
            memory.passed = memory.passed[-1:]
        if not line.telling and memory.since >= _CARRY:
            told.append([Told(item) for item in line.items])
            _pass(place, line, memory)
            continue
        _catch_up(line, memory)
        judged, readings = _sentence(line, frame, memory, lines[max(0, place - 1) : place + 2])
        told.append(judged)
        _keep_first(line, readings, memory)
        _carry_back(line, frame, memory, readings, told, lines)
        _set_effective(line, memory, told)
        _remember(place, line, memory, judged, readings)
    _overrule(lines, told, memory.first)
    return told


def _overrule(lines: Sequence[Line], told: list[list[Told]], first: Mapping[str, Context]) -> None:
    """Take back what a headline announces in few words and the text denies or makes a condition of.

    `first` holds what the text says first of each organization's exit.
    """
    announced = {
        one.item.key
        for line, judged in zip(lines, told, strict=True)
        for one in judged
        if not line.heading and one.context is Context.ANNOUNCEMENT
    }
    for line, judged in zip(lines, told, strict=True):
        for place, one in enumerate(judged if line.heading else ()):
            context = first.get(one.item.key)
            doubted = context in (Context.CONDITIONAL, Context.OTHER) and one.item.key not in announced
            if context is not None and doubted and one.context is Context.ANNOUNCEMENT:
                judged[place] = Told(one.item, context)


def _keep_first(line: Line, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep what the text says first of the exit of the United States from each organization.

    A negation in its clause alone is no denial: "leaves the Union and pays no more".
    """
    for reading in () if line.heading else readings:
        if reading.who is not Who.US and not reading.reversed:
            continue
        denied = reading.reversed or line.view.has(Cue.DENIALS)
        weighed = reading.context if denied or reading.context is not Context.OTHER else Context.BACKGROUND
        for item in reading.items:
            memory.first.setdefault(item.key, weighed)


def _goes_on(view: View) -> bool:
    """Say whether a sentence opens by going on with the one before: "moreover", "he also"."""
    return any(hit.start <= _OPENING for hit in view.of(Cue.ALSO))


def _pass(place: int, line: Line, memory: Memory) -> None:
    """Pass over a sentence that says nothing of an exit: the next one that does may speak of its actor."""
    memory.since += 1
    memory.listed += 1
    memory.passed = [*memory.passed[-1:], line]
    _keep_names(place, len(line.items), memory)


def _catch_up(line: Line, memory: Memory) -> None:
    """Learn from the sentences that were passed over who acts in them, and whether they tell history."""
    for one in memory.passed:
        _remember_actor(one.view, (), memory)
        if one.block is line.block:
            memory.past = _history(one.view, memory)
    memory.passed = []


def _sentence(
    line: Line, frame: Frame, memory: Memory, around: Sequence[Line]
) -> tuple[list[Told], tuple[Reading, ...]]:
    """Judge the names of one sentence; `around` holds it and the sentences beside it."""
    view = line.view
    announced = view.has(Cue.CONDITIONAL_SOFT) and any(
        _announces(one.view) for one in around if one is not line and one.block is line.block
    )
    readings = read_exits(view, Surroundings(memory.actor, memory.past, announced))
    contexts: dict[int, Context] = {}
    reversed_items: set[int] = set()
    for reading in readings:
        context = _framed(reading, frame, line)
        for item in reading.items:
            if reading.reversed:
                reversed_items.add(item.start)
            taken = reading.reversed and item.start in contexts
            if contexts.get(item.start) is not Context.ANNOUNCEMENT and not taken:
                contexts[item.start] = context
    if Context.ANNOUNCEMENT in contexts.values():
        _carry_over(view, contexts)
    else:
        _carry_on(view, memory, frame, contexts)
        _carry_list(view, memory, frame, contexts)
    _agree(view, contexts)
    judged = []
    for item in view.items:
        context = contexts.get(item.start, _unlinked(view))
        act = ActKind.REVERSED if item.start in reversed_items and context is Context.OTHER else None
        if context is Context.ANNOUNCEMENT:
            judged.append(Told(item, context, act_of(view), event_day(view)))
        else:
            judged.append(Told(item, context, act))
    return [*judged, *_unknown(line, readings, frame)], readings


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


def _framed(reading: Reading, frame: Frame, line: Line) -> Context:
    """Return what a reading means on this page."""
    if reading.context is not Context.ANNOUNCEMENT:
        return reading.context
    if frame.untrue:
        return Context.OTHER
    strong = reading.explicit and reading.now
    if frame.recap:
        return Context.ANNOUNCEMENT if strong else Context.BACKGROUND
    if frame.context is Context.ANNOUNCEMENT or strong or line.heading:
        return Context.ANNOUNCEMENT
    if frame.context is not None:
        return frame.context
    return Context.ANNOUNCEMENT if line.number <= _LEDE or line.view.has(Cue.FORMAL) else Context.BACKGROUND


def _carry_on(view: View, memory: Memory, frame: Frame, contexts: dict[int, Context]) -> None:
    """Carry the sentence before to the first names of this one, where it says "the same" or "also"."""
    if memory.last is None or memory.since > _CARRY or frame.untrue or not view.items:
        return
    if not view.has(Cue.SAME) or spoiled(view) or tells_history(view):
        return
    if memory.last is Context.ANNOUNCEMENT and any(actor.who is Who.OTHER for actor in find_actors(view)):
        return
    first = view.items[0]
    contexts[first.start] = memory.last
    for left, right in zip(view.items, view.items[1:], strict=False):
        if left.start in contexts and view.joined(left, right):
            contexts[right.start] = memory.last


def _carry_over(view: View, contexts: dict[int, Context]) -> None:
    """Carry an announcement to the names of a later clause that says "the same" of them: "…; Y got the same letter"."""
    for hit in view.of(Cue.SAME):
        clause = view.clause(hit.start)
        start, end = view.clause_span(clause)
        if view.clause(min(contexts)) >= clause or any(
            start <= other.start < end for other in view.of(*_SPOILS, Cue.PAST, Cue.OTHERS)
        ):
            continue
        for item in view.items:
            if start <= item.start < end:
                contexts.setdefault(item.start, Context.ANNOUNCEMENT)


def _carry_list(view: View, memory: Memory, frame: Frame, contexts: dict[int, Context]) -> None:
    """Give the names of a sentence such as "on the list are" the announcement that the list stands for."""
    if not view.items or not view.has(Cue.LISTED) or frame.untrue or frame.recap:
        return
    if frame.context is not Context.ANNOUNCEMENT and memory.listed > _LIST_CARRY:
        return
    if frame.context not in (None, Context.ANNOUNCEMENT) or spoiled(view) or tells_history(view):
        return
    if memory.past and _goes_on(view):
        return
    if any(actor.who is Who.OTHER for actor in find_actors(view)):
        return
    for item in listed_names(view):
        contexts.setdefault(item.start, Context.ANNOUNCEMENT)


def _carry_back(
    line: Line,
    frame: Frame,
    memory: Memory,
    readings: Sequence[Reading],
    told: list[list[Told]],
    lines: Sequence[Line],
) -> None:
    """Give an exit without a name ("it ends its membership") to the body named in the sentence before."""
    view = line.view
    if view.items or not memory.named:
        return
    wanted = [one for one in readings if reaches_back(view, one.cue) and not one.reversed]
    if not wanted or not (wanted[0].explicit or _ours(wanted[0], frame, line)):
        return
    context = _framed(wanted[0], frame, line)
    meant = memory.around if view.has(Cue.BOTH) and memory.around else memory.named
    for where, place in meant:
        known = told[where][place]
        spoiled = lines[where].view.has(Cue.STAYS, Cue.DENIALS)
        if len(told) - 1 - where > _CARRY or spoiled or known.context is not Context.OTHER or known.act:
            continue
        act = act_of(view) if context is Context.ANNOUNCEMENT else None
        told[where][place] = replace(known, context=context, act=act, dated=event_day(view) if act else None)
        if context is Context.ANNOUNCEMENT:
            memory.announced = list(meant)


def _ours(reading: Reading, frame: Frame, line: Line) -> bool:
    """Say whether an exit without an actor of its own is surely one of the United States."""
    if frame.context is None:
        return reading.who is Who.US and line.number <= _LEDE
    return frame.context is Context.ANNOUNCEMENT


def _set_effective(line: Line, memory: Memory, told: list[list[Told]]) -> None:
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
        if told[where][place].effective is None and len(told) - 1 - where <= _CARRY:
            told[where][place] = replace(told[where][place], effective=day)


def _history(view: View, memory: Memory) -> bool:
    """Say whether the next sentence may go on with history; what others once did says nothing of the United States."""
    told = tells_history(view) and memory.actor is not Who.OTHER
    return told or (memory.past and not view.has(Cue.NOW))


def _remember(
    place: int, line: Line, memory: Memory, judged: Sequence[Told], readings: Sequence[Reading]
) -> None:
    """Keep what the next sentence needs."""
    view = line.view
    _remember_actor(view, readings, memory)
    memory.past = _history(view, memory)
    memory.since += 1
    memory.listed += 1
    contexts = [one.context for one in judged] + [reading.context for reading in readings]
    for context in (Context.ANNOUNCEMENT, Context.CONDITIONAL):
        if context in contexts:
            memory.last, memory.since = context, 0
            break
    else:
        if readings:
            memory.last = None
    if memory.last is Context.ANNOUNCEMENT and memory.since == 0:
        memory.listed = 0
    if judged:
        _keep_names(place, len(judged), memory)
        announced = [one for one in memory.named if judged[one[1]].context is Context.ANNOUNCEMENT]
        memory.announced = announced or memory.announced


def _remember_actor(view: View, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep who acts: the one who leaves, else the United States where they are named at all."""
    if actors := find_actors(view):
        ours = any(actor.who is Who.US for actor in actors)
        acted = [reading.who for reading in readings if reading.who is not Who.NOBODY]
        memory.actor = acted[-1] if acted else Who.US if ours else Who.OTHER


def _keep_names(place: int, count: int, memory: Memory) -> None:
    """Keep where the names of a sentence stand, for one that speaks of them without naming them."""
    if count:
        memory.named = [(place, number) for number in range(count)]
        memory.around = [*memory.around, *memory.named]


def _unknown(line: Line, readings: Sequence[Reading], frame: Frame) -> list[Told]:
    """Return bodies that are announced in so many words and that no gazetteer knows."""
    found: list[Told] = []
    view = line.view
    for reading in readings:
        if reading.items or reading.reversed or line.heading or reading.cue.cue in (Cue.EXITS_WEAK, Cue.ENDS):
            continue
        if not (reading.explicit or frame.context is Context.ANNOUNCEMENT):
            continue
        context = _framed(reading, frame, line)
        if context is not Context.ANNOUNCEMENT:
            continue
        item = unknown_name(view, reading.cue)
        if item is not None:
            found.append(Told(item, context, act_of(view), event_day(view)))
    return found
