"""A page's sentences, read in order: every name with its context.

The headline decides what sort of page it is: one that announces, one that weighs, denies, looks back or
corrects.  The sentences then follow each other: a sentence without an actor speaks of the last one, "the
same letter went to" carries an announcement on, and "it ends its membership" carries it back to the body
named before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from monitor.extract.blocks import Block, Page
from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.fold import fold
from monitor.extract.prose.judgement import (
    Reading,
    Surroundings,
    act_of,
    effective_day,
    event_day,
    possible,
    read_exits,
    tells_history,
)
from monitor.extract.prose.rules import FALLBACK, Cue, LanguageRules, Pattern, ProseRules
from monitor.extract.prose.sentences import split_sentences
from monitor.extract.prose.unknown import unknown_name
from monitor.extract.prose.view import Item, View, active_patterns, make_view
from monitor.model import ActKind, Context, Found, Locator, Mention, Names, Place

_LEDE = 5  # blocks of text within which an exit without a day is the page's news
_CARRY = 3  # sentences over which "the same" refers back
_LABEL = 160  # letters of a block that may be a label ("Satire", "Correction")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the headline says of the page: its context, None when it says nothing about an exit."""

    context: Context | None = None
    untrue: bool = False
    recap: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One name of one sentence, judged."""

    item: Item
    context: Context
    act: ActKind | None = None
    dated: date | None = None
    effective: date | None = None


@dataclass(slots=True)
class Memory:
    """What is carried from sentence to sentence."""

    actor: Who = Who.NOBODY
    past: bool = False
    last: Context | None = None
    since: int = 99
    named: list[tuple[int, int]] = field(default_factory=list)
    announced: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the page and where it stands."""

    block: Block
    number: int
    start: int
    text: str
    view: View
    heading: bool


def read_mentions(
    page: Page, *, names: Names, rules: ProseRules, published: datetime | None
) -> tuple[Mention, ...]:
    """Return every name in the sentences of the page's main region, with its context.

    `published` is the document's date (the page's own when None); without any, a dated exit is history.
    Blocks that are nothing but a name are entries, not sentences, and are left to the list.
    """
    chosen = _languages(page, rules)
    if not chosen:
        return ()
    day = (published or page.published).date() if (published or page.published) else None
    blocks = [block for block in page.blocks if block.region == "main" and block.text.strip()]
    found = [tuple(names.find(block.text, language=page.language, place=Place.PROSE)) for block in blocks]
    lines = list(_lines(page, blocks, found, chosen, day))
    frame = _frame(page, lines, chosen, day, blocks)
    return tuple(_mentions(lines, _told(lines, frame), chosen[0].tag))


def _languages(page: Page, rules: ProseRules) -> list[LanguageRules]:
    """Return the rules of the page's language, and English, in which pages of all languages quote."""
    wanted = [rules.language(page.language), rules.language(FALLBACK)]
    chosen: list[LanguageRules] = []
    for one in wanted:
        if one is not None and one not in chosen:
            chosen.append(one)
    return chosen


def _lines(
    page: Page,
    blocks: Sequence[Block],
    found: Sequence[Sequence[Found]],
    chosen: Sequence[LanguageRules],
    day: date | None,
) -> Iterator[Line]:
    """Yield the sentences that matter: those with names, and those about an exit."""
    folded = [fold("\n".join(block.text for block in blocks), rules.variants) for rules in chosen]
    active = [active_patterns(text, rules) for text, rules in zip(folded, chosen, strict=True)]
    number = 0
    for block, here in zip(blocks, found, strict=True):
        heading = block.tag in ("h1", "title")
        number += not heading
        if _bare(block, here):
            continue
        for start, end in split_sentences(block.text, chosen[0].abbreviations):
            inside = [
                Found(one.start - start, one.end - start, one.resolution)
                for one in here
                if one.start >= start and one.end <= end
            ]
            text = block.text[start:end]
            view = _view(text, inside, chosen, active, day)
            yield Line(block, number, start, text, view, heading)


def _bare(block: Block, found: Sequence[Found]) -> bool:
    """Say whether a block holds names and no sentence around them."""
    named = sum(one.end - one.start for one in found)
    return bool(found) and block.tag not in ("h1", "h2", "title") and named >= 0.85 * len(block.text.strip())


_ABOUT = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.CONDITIONAL, Cue.SAME, Cue.REJOINS, Cue.LISTED)


def _view(
    text: str,
    found: Sequence[Found],
    chosen: Sequence[LanguageRules],
    active: Sequence[Sequence[Pattern]],
    day: date | None,
) -> View:
    """Read a sentence by the rules of the page's language, or by English ones when these say nothing."""
    first = make_view(text, found, chosen[0], active[0], day)
    if len(chosen) == 1 or first.has(*_ABOUT) or not _latin(text):
        return first
    second = make_view(text, found, chosen[1], active[1], day)
    return second if second.has(*_ABOUT) and second.has(Cue.US, Cue.LISTED, Cue.OTHERS) else first


def _latin(text: str) -> bool:
    return sum(letter.isascii() for letter in text) > 0.4 * len(text)


def _frame(
    page: Page, lines: Sequence[Line], chosen: Sequence[LanguageRules], day: date | None, blocks: Sequence[Block]
) -> Frame:
    """Say what the headline makes of the page."""
    headings = [line.view for line in lines if line.heading]
    if not headings and page.title:
        rules = chosen[0]
        headings = [make_view(page.title, (), rules, active_patterns(fold(page.title, rules.variants), rules), day)]
    untrue = any(view.has(Cue.SATIRE) for view in headings) or any(
        line.view.has(Cue.SATIRE) and (len(line.block.text) <= _LABEL or line.number <= 3 or line.block is blocks[-1])
        for line in lines
    )
    recap = any(view.has(Cue.RECAP) for view in headings)
    contexts = [context for view in headings if (context := _headline(view)) is not None]
    if Context.ANNOUNCEMENT in contexts:
        return Frame(Context.ANNOUNCEMENT, untrue, recap)
    return Frame(contexts[0] if contexts else None, untrue, recap)


def _headline(view: View) -> Context | None:
    """Return what a headline says about an exit of the United States; None when it says nothing."""
    readings = read_exits(view, Surroundings())
    contexts = [reading.context for reading in readings if not reading.reversed]
    if any(
        reading.context is Context.ANNOUNCEMENT for reading in readings
    ):
        return Context.ANNOUNCEMENT
    if view.has(Cue.DENIALS):
        return Context.OTHER
    about = view.of(Cue.EXIT_WORDS)
    conditional = view.has(Cue.CONDITIONAL) or any(possible(view, hit) for hit in about)
    if conditional and (contexts or about or view.has(Cue.US)):
        return Context.CONDITIONAL
    if view.has(Cue.PAST) and (contexts or about):
        return Context.BACKGROUND
    if Who.US not in {actor.who for actor in find_actors(view)} and view.has(Cue.OTHERS) and (contexts or about):
        return Context.OTHER
    if about and not view.has(Cue.NEGATIONS) and view.has(Cue.US):
        return Context.ANNOUNCEMENT
    return contexts[0] if contexts and contexts[0] is not Context.OTHER else None


def _told(lines: Sequence[Line], frame: Frame) -> list[list[Told]]:
    """Judge every name of every sentence, in order."""
    memory = Memory(actor=Who.US if frame.context is Context.ANNOUNCEMENT else Who.NOBODY)
    told: list[list[Told]] = []
    for place, line in enumerate(lines):
        if place and line.block is not lines[place - 1].block:
            memory.past = False
        judged, readings = _sentence(line, frame, memory)
        told.append(judged)
        _carry_back(line, frame, memory, readings, told, lines)
        _set_effective(line, memory, told)
        _remember(place, line, memory, judged, readings)
    return told


def _sentence(line: Line, frame: Frame, memory: Memory) -> tuple[list[Told], tuple[Reading, ...]]:
    """Judge the names of one sentence."""
    view = line.view
    readings = read_exits(view, Surroundings(memory.actor, memory.past))
    contexts: dict[int, Context] = {}
    reversed_items: set[int] = set()
    for reading in readings:
        context = _framed(reading, frame, line, view)
        for item in reading.items:
            if reading.reversed:
                reversed_items.add(item.start)
            if contexts.get(item.start) is not Context.ANNOUNCEMENT and not (reading.reversed and item.start in contexts):
                contexts[item.start] = context
    if not any(context is Context.ANNOUNCEMENT for context in contexts.values()):
        _carry_on(line, memory, frame, contexts)
    _agree(view, contexts)
    judged = []
    for item in view.items:
        context = contexts.get(item.start, _unlinked(view))
        act = ActKind.REVERSED if item.start in reversed_items and context is Context.OTHER else None
        if context is Context.ANNOUNCEMENT:
            judged.append(Told(item, context, act_of(view), event_day(view)))
        else:
            judged.append(Told(item, context, act))
    unknown = _unknown(line, readings, frame)
    return [*judged, *unknown], readings


def _unlinked(view: View) -> Context:
    """Return the context of a name that no exit reaches: history where the sentence tells it, else other."""
    return Context.BACKGROUND if tells_history(view) and view.has(Cue.EXIT_WORDS, Cue.EXITS) else Context.OTHER


def _agree(view: View, contexts: dict[int, Context]) -> None:
    """Give an abbreviation in the sentence the context of the name that it stands for."""
    by_key = {item.key: contexts[item.start] for item in view.items if item.start in contexts}
    for item in view.items:
        if item.start not in contexts and item.key in by_key:
            contexts[item.start] = by_key[item.key]


def _framed(reading: Reading, frame: Frame, line: Line, view: View) -> Context:
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
    return Context.ANNOUNCEMENT if line.number <= _LEDE or view.has(Cue.FORMAL) else Context.BACKGROUND


def _carry_on(line: Line, memory: Memory, frame: Frame, contexts: dict[int, Context]) -> None:
    """Carry the sentence before to the first names of this one, where it says "the same" or "also"."""
    view = line.view
    if memory.last is None or memory.since > _CARRY or frame.untrue or not view.items:
        return
    same = view.of(Cue.SAME)
    if not same or view.has(Cue.NEGATIONS, Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL) or tells_history(view):
        return
    if any(actor.who is Who.OTHER for actor in find_actors(view)) and memory.last is Context.ANNOUNCEMENT:
        return
    first = view.items[0]
    contexts[first.start] = memory.last
    for left, right in zip(view.items, view.items[1:], strict=False):
        if left.start in contexts and view.joined(left, right):
            contexts[right.start] = memory.last


def _carry_back(
    line: Line,
    frame: Frame,
    memory: Memory,
    readings: Sequence[Reading],
    told: list[list[Told]],
    lines: Sequence[Line],
) -> None:
    """Give an exit without a name ("it ends its membership") to the body named in the sentence before."""
    if line.view.items or not memory.named:
        return
    wanted = [reading for reading in readings if reading.cue.cue is Cue.EXITS_ANY and not reading.reversed]
    if not wanted or not (wanted[0].explicit or frame.context is Context.ANNOUNCEMENT):
        return
    context = _framed(wanted[0], frame, line, line.view)
    sentence = memory.named[0][0]
    if len(told) - 1 - sentence > 2 or lines[sentence].view.has(Cue.STAYS, Cue.DENIALS):
        return
    for where, place in memory.named:
        known = told[where][place]
        if known.context is Context.OTHER and known.act is None:
            act = act_of(line.view) if context is Context.ANNOUNCEMENT else None
            told[where][place] = replace(known, context=context, act=act, dated=event_day(line.view) if act else None)
            if context is Context.ANNOUNCEMENT:
                memory.announced = memory.named


def _set_effective(line: Line, memory: Memory, told: list[list[Told]]) -> None:
    """Write the day from which an exit counts to the names it is said of, in this sentence or before."""
    day = effective_day(line.view)
    if day is None or line.view.has(Cue.CONDITIONAL):
        return
    here = [(len(told) - 1, place) for place, one in enumerate(told[-1]) if one.context is Context.ANNOUNCEMENT]
    if not here and (line.view.items or not line.view.has(Cue.EFFECTIVE)):
        return
    for where, place in here or memory.announced:
        if told[where][place].effective is None and len(told) - 1 - where <= _CARRY:
            told[where][place] = replace(told[where][place], effective=day)


def _remember(place: int, line: Line, memory: Memory, judged: Sequence[Told], readings: Sequence[Reading]) -> None:
    """Keep what the next sentence needs."""
    view = line.view
    actors = find_actors(view)
    if actors:
        ours = [actor for actor in actors if actor.who is Who.US]
        told = [reading.who for reading in readings if reading.who is not Who.NOBODY]
        memory.actor = told[-1] if told else Who.US if ours else Who.OTHER
    memory.past = tells_history(view) or (memory.past and not view.has(Cue.NOW))
    memory.since += 1
    contexts = [one.context for one in judged] + [reading.context for reading in readings]
    for context in (Context.ANNOUNCEMENT, Context.CONDITIONAL):
        if context in contexts:
            memory.last, memory.since = context, 0
            break
    else:
        if readings:
            memory.last = None
    if judged:
        memory.named = [(place, number) for number, one in enumerate(judged)]
        announced = [(place, number) for number, one in enumerate(judged) if one.context is Context.ANNOUNCEMENT]
        if announced:
            memory.announced = announced


def _unknown(line: Line, readings: Sequence[Reading], frame: Frame) -> list[Told]:
    """Return bodies that are announced in so many words and that no gazetteer knows."""
    found: list[Told] = []
    view = line.view
    for reading in readings:
        if reading.items or reading.reversed or line.heading or reading.cue.cue is Cue.EXITS_WEAK:
            continue
        if not (reading.explicit or frame.context is Context.ANNOUNCEMENT):
            continue
        context = _framed(reading, frame, line, view)
        if context is not Context.ANNOUNCEMENT:
            continue
        item = unknown_name(view, reading.cue)
        if item is not None:
            found.append(Told(item, context, act_of(view), event_day(view)))
    return found


def _mentions(lines: Sequence[Line], told: Sequence[Sequence[Told]], language: str) -> Iterator[Mention]:
    for line, judged in zip(lines, told, strict=True):
        for one in judged:
            start = line.block.start + line.start + one.item.start
            yield Mention(
                text=one.item.text,
                sentence=line.text,
                context=one.context,
                resolution=one.item.resolution,
                act=one.act,
                dated=one.dated,
                effective=one.effective,
                language=language,
                locator=Locator(line.block.path, start, start + len(one.item.text)),
            )
