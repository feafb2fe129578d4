"""What is carried from sentence to sentence of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from monitor.extract.blocks import Block
from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.history import comes_to_now, dated_before, tells_history
from monitor.extract.prose.items import Item
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.kinds import Kinds
from monitor.extract.prose.line import PAPER, Line
from monitor.extract.prose.owners import names_what_is_left
from monitor.extract.prose.unnamed import counts_bodies, counts_several
from monitor.extract.prose.view import View
from monitor.model import ActKind, Context

CARRY = 3  # sentences over which "the same" refers back
LISTED_FAR = 12  # sentences behind one that speaks of the list over which nothing refers back to it
FAR = 99  # sentences over which nothing is carried
_STANDING = (Cue.STAYS, Cue.LISTED, Cue.INCLUDES, Cue.STANDS)  # of which words for the list are made, too
_LEAVES = (Cue.EXIT_WORDS, Cue.SAME, Cue.ALSO, Cue.FULFILS, Cue.NOW)
_OPENING = 2  # letters before the word that opens a sentence
_SAYS_OF_EXITS = (
    Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.STAKES, Cue.ENDS, Cue.EFFECTIVE,
    Cue.NOTIFIED, Cue.SAME, Cue.LISTED,
)  # fmt: skip


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
    leaver: Who = Who.NOBODY  # who left something last
    strangers: int = FAR  # sentences since another left something, and the United States did not
    foreign: bool = False  # others were named before the United States left anything
    past: bool = False
    last: Context | None = None
    once: bool = False  # the sentence before tells an exit of the United States that is history
    unnamed: bool = False  # the sentence before announces an exit from bodies that it does not name
    described: frozenset[str] = frozenset()  # words by which an exit describes the body that it does not name
    headline: bool = False  # it is the headline that does
    undescribed: int = 0  # sentences since then
    confirmed: bool = False  # the text announces today an exit from what only the headline names
    unbodied: int | None = None  # the first sentence that tells an exit from a treaty without its name
    no_member: int | None = None  # the first sentence that says "no longer a member", of no body so far
    several: bool = False  # the page announces an exit from bodies that it names only afterwards, if at all
    certain: bool = False  # the text says of itself, of these days, that the United States leave something
    since: int = FAR
    number: int = 0  # the block of text that is read now
    told_in: int = -FAR  # the one in which an exit was announced last
    listed: int = FAR
    named: list[tuple[int, int]] = field(default_factory=list)
    bodies: list[tuple[int, int]] = field(default_factory=list)  # the last ones that are no treaties
    around: list[tuple[int, int]] = field(default_factory=list)
    announced: list[tuple[int, int]] = field(default_factory=list)
    passed: list[Line] = field(default_factory=list)
    unread: list[Line] = field(
        default_factory=list
    )  # passed over, and not asked yet what they say of the list
    elsewise: bool | Line = (
        False  # the sentence before tells something else than an exit; or it, not yet read for that
    )
    kept: bool = False  # the sentence before says that something is not left, and announces nothing
    waiting: list[tuple[int, int]] = field(
        default_factory=list
    )  # left by somebody whom the next sentence names
    waits: int = -1  # the sentence that tells so, behind their names or with them
    unsigned: list[int] = field(default_factory=list)  # left, in the sentence before, by who sent a notice
    theirs: set[tuple[int, int]] = field(default_factory=set)  # left by somebody else, and not by us
    vague: bool = False  # what waits is told of one of many, or of a notice: only who is named then is meant
    quoted: bool = False  # what waits was told in somebody's own words
    first: dict[str, Context | None] = field(default_factory=dict)
    denied: dict[str, int] = field(default_factory=dict)  # where an organization is last said not to be left
    unsaid: dict[str, Block] = field(
        default_factory=dict
    )  # what was announced and taken back, in which block
    carried: list[tuple[int, int, Told]] = field(
        default_factory=list
    )  # what the sentence before gave to names further above, and what these were before
    headed: set[str] = field(default_factory=set)  # those that its headlines announce
    plainly: set[str] = field(default_factory=set)  # the organizations that the page announces plainly


def pass_over(place: int, line: Line, memory: Memory) -> None:
    """Pass over a sentence that says nothing of an exit: the next one that does may speak of its actor."""
    memory.since += 1
    memory.strangers += 1
    memory.unread.append(line)
    memory.unnamed = memory.once = False
    memory.carried = []
    memory.elsewise = line
    memory.passed = [*memory.passed[-1:], line]
    _keep_names(place, line.items, line.rules.kinds, memory)


def catch_up(line: Line, memory: Memory) -> None:
    """Learn from the sentences that were passed over who acts in them, and whether they tell history."""
    for one in memory.passed:
        _remember_actor(one.view, (), memory)
        if _another_leaves(one.view):  # a treaty that is told by no name
            memory.leaver, memory.strangers = Who.OTHER, 0
        elif follows(one.view):
            memory.strangers = FAR
        if one.block is line.block:
            memory.past = _history(one.view, memory)
    memory.passed = []
    if memory.unread:
        memory.kept = _may_stand(memory.unread[-1]) and memory.unread[-1].view.has(Cue.STAYS)
        _count_from_the_list(memory)
        memory.unread = []


def follows(view: View) -> bool:
    """Say whether the United States may leave after others: "now Washington follows", "the US does so, too"."""
    return view.has(Cue.US) and view.has(*_LEAVES)


def _another_leaves(view: View) -> bool:
    """Say whether a sentence that was passed over tells an exit of others, and of nobody else."""
    actors = find_actors(view)
    theirs = bool(actors) and all(actor.who is Who.OTHER for actor in actors)
    return theirs and view.has(Cue.EXITS, Cue.EXITS_ANY) and not tells_history(view)


def _may_stand(line: Line) -> bool:
    return line.others is not None or line.has(*_STANDING)


def _count_from_the_list(memory: Memory) -> None:
    """Count the sentences that were passed over since one spoke of the list, as far back as it matters."""
    passed = 0
    for line in reversed(memory.unread):
        # "the order reaches well beyond", "other bodies are on the list, too"
        if not (_may_stand(line) and line.view.has(Cue.LISTED)):
            passed += 1
            if passed > LISTED_FAR:
                break
        elif memory.several and not line.items:
            memory.listed = 0
            break
    memory.listed += passed


def remember(
    place: int, line: Line, memory: Memory, judged: Sequence[Told], readings: Sequence[Reading]
) -> None:
    """Keep what the next sentence needs."""
    view = line.view
    _remember_actor(view, readings, memory)
    memory.past = _history(view, memory)
    memory.since += 1
    memory.listed += 1
    told = [reading.context for reading in readings if not reading.items]  # those of names are framed
    contexts = [one.context for one in judged] + told
    memory.once = not view.has(Cue.DENIALS, Cue.REJOINS) and any(
        one.explicit and one.items and one.context is Context.BACKGROUND for one in readings
    )
    memory.unnamed = Context.ANNOUNCEMENT in told and not (judged and names_what_is_left(view))
    memory.kept = view.has(Cue.STAYS) and Context.ANNOUNCEMENT not in contexts
    memory.several = memory.several or any(
        one.context is Context.ANNOUNCEMENT
        and (counts_bodies(view, one.cue) if one.items else counts_several(view, one.cue))
        for one in readings
    )
    if not line.heading:
        memory.certain = memory.certain or any(
            one.explicit and one.now and not one.reversed and one.context is Context.ANNOUNCEMENT
            for one in readings
        )
    for context in (Context.ANNOUNCEMENT, Context.CONDITIONAL):
        if context in contexts:
            memory.last, memory.since = context, 0
            memory.told_in = line.number if context is Context.ANNOUNCEMENT else memory.told_in
            break
    else:
        # "Until then, not a dollar", "we pay for no more talk": what names nobody leaves what was told before
        others = not view.has(Cue.US)
        if any(one.items or (others and one.cue.cue is not Cue.ENDS) for one in readings):
            memory.last = None
    announced = memory.last is Context.ANNOUNCEMENT and memory.since == 0
    told_of = Context.ANNOUNCEMENT in (one.context for one in judged)
    memory.elsewise = not told_of and (echoes_something_else(view, memory) or _tells_something_else(view))
    if announced or (memory.several and not judged and view.has(Cue.LISTED)):
        memory.listed = 0
    if judged:
        _keep_names(place, line.items, line.rules.kinds, memory)
        theirs = {
            item.start for one in readings if one.who is Who.OTHER and not one.denied for item in one.items
        }
        memory.theirs |= {one for one in memory.named if line.items[one[1]].start in theirs}
        news = [one for one in memory.named if judged[one[1]].context is Context.ANNOUNCEMENT]
        memory.announced = news or memory.announced


def _tells_something_else(view: View) -> bool:
    """Say whether a sentence that announces nothing tells what somebody else does: "the Fund regretted the exit".

    What it says of leaving, of a seat or of a notice is told as of the exit.
    """
    return view.has(Cue.ELSEWHERE) or not view.has(*_SAYS_OF_EXITS)


def keep_denied(place: int, judged: Sequence[Told], readings: Sequence[Reading], memory: Memory) -> None:
    """Keep the organizations of which a sentence says that the United States do not leave them, and nothing else."""
    announced = {one.item.key for one in judged if one.context is Context.ANNOUNCEMENT}
    keys = {item.key for reading in readings if reading.denied for item in reading.items}
    memory.denied.update(dict.fromkeys(keys - announced, place))


def keep_first(line: Line, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep what the text says first of the exit of the United States from each organization.

    A negation in its clause alone is no denial: "leaves the Union and pays no more".
    """
    clear = not (line.items or line.has(Cue.DENIALS, Cue.NEGATIONS, Cue.STAYS, Cue.CONDITIONAL))
    if (
        clear
        and not line.heading
        and any(
            one.explicit
            and (one.now or counts_several(line.view, one.cue))
            and not one.items
            and one.context is Context.ANNOUNCEMENT
            for one in readings
        )
    ):
        memory.confirmed = True
    for reading in () if line.heading else readings:
        if reading.who is not Who.US and not reading.reversed:
            continue
        denied = reading.reversed or line.view.has(Cue.DENIALS)
        weighed = reading.context if denied or reading.context is not Context.OTHER else None
        if weighed is Context.BACKGROUND and not dated_before(line.view):
            weighed = None  # words may look back and still tell the news of a headline
        for item in reading.items:
            memory.first.setdefault(item.key, weighed)


def _remember_actor(view: View, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep who acts: the one who leaves, else the United States where they are named at all."""
    if actors := find_actors(view):
        ours = any(actor.who is Who.US for actor in actors)
        acted = [reading.who for reading in readings if reading.who is not Who.NOBODY]
        memory.actor = acted[-1] if acted else Who.US if ours else Who.OTHER
        memory.leaver = acted[-1] if acted else memory.leaver
        memory.foreign = memory.foreign or any(actor.who is Who.OTHER for actor in actors)
    elif any(reading.who is Who.OTHER and not reading.denied for reading in readings):
        memory.leaver = Who.OTHER  # told of a town that is no known capital
    elif memory.actor is Who.NOBODY and view.has(Cue.US):
        memory.actor = Who.US  # "will have to do without the United States. Their notice arrived on Monday"


def _keep_names(place: int, items: Sequence[Item], kinds: Kinds, memory: Memory) -> None:
    """Keep where the names of a sentence stand, for one that speaks of them without naming them."""
    if items:
        memory.named = [(place, number) for number in range(len(items))]
        bodies = [(place, number) for number, item in enumerate(items) if not kinds.is_treaty(item.text)]
        memory.bodies = bodies or memory.bodies
        memory.around = [*memory.around, *memory.named]


def _history(view: View, memory: Memory) -> bool:
    """Say whether the next sentence may go on with history; what others once did says nothing of the United States."""
    told = tells_history(view) and memory.actor is not Who.OTHER and not comes_to_now(view)
    today = view.has(Cue.NOW) or any(stamp.era(view.published) is Era.NOW for stamp in view.stamps)
    return told or (memory.past and not today)


def says_the_same_of_what_stays(view: View, memory: Memory) -> bool:
    """Say whether "so is the Union" goes on with what is kept; "the same letter went to" goes on with an exit."""
    return (
        memory.kept
        and view.has(Cue.SAME, Cue.STANDS)
        and not view.has(Cue.NOTIFIED, Cue.EXITS, Cue.EXITS_ANY)
    )


def echoes_something_else(view: View, memory: Memory) -> bool:
    """Say whether "so did the Bank" takes up a verb that is none of leaving: "the Fund was surprised".

    That verb stands in the sentence before, or before these words: "the Fund was surprised, as was the Bank".
    """
    echo = view.rules.lexicon.echoes.search(view.masked)
    if echo is None:
        return False
    if not any(item.end <= echo.start() for item in view.items):
        before = memory.elsewise
        return before if isinstance(before, bool) else _tells_something_else(before.view)
    return view.has(Cue.ELSEWHERE) or not any(hit.start < echo.start() for hit in view.of(*_SAYS_OF_EXITS))


def goes_on_otherwise(view: View, memory: Memory) -> bool:
    """Say whether "so is", "so did" goes on with something else than an exit; so does "as above" items further down."""
    further = memory.number - memory.told_in > 1 and view.rules.lexicon.above.search(view.masked) is not None
    return further or says_the_same_of_what_stays(view, memory) or echoes_something_else(view, memory)


def actor_of(view: View, memory: Memory) -> Who:
    """Return who acts in a sentence that names nobody: the last one named, or who wrote the paper that it opens with.

    "The US leaves the Union. Peru's ministry met. The note also ends the country's part in the Forum": the note is
    that of the United States, who leave, and not that of those who were named since.  "The same country" is the one
    that left something last, whoever was named since.
    """
    if _is_the_same_stranger(view, memory):
        return Who.OTHER
    if memory.actor is not Who.OTHER or memory.leaver is not Who.US or memory.since > CARRY:
        return memory.actor
    news = memory.last is Context.ANNOUNCEMENT and not find_actors(view)
    paper = any(hit.start <= PAPER for hit in view.of(Cue.NOTIFIED, Cue.ORDERS))
    return Who.US if news and paper and view.has(Cue.ALSO) else memory.actor


def left_last(memory: Memory) -> Who:
    """Return who left something in the sentence before, or the one above it."""
    if memory.leaver is Who.US and memory.last is Context.ANNOUNCEMENT and memory.since <= 1:
        return Who.US
    return Who.OTHER if memory.leaver is memory.actor is Who.OTHER else Who.NOBODY


def _is_the_same_stranger(view: View, memory: Memory) -> bool:
    """Say whether "the same country" is not ours: "an island state left. The US regrets it. The same state …"."""
    another = memory.leaver is Who.OTHER or (memory.leaver is Who.NOBODY and memory.foreign)
    return another and view.rules.lexicon.same_state.search(view.masked) is not None


def goes_on(view: View) -> bool:
    """Say whether a sentence opens by going on with the one before: "moreover", "he also"."""
    return any(hit.start <= _OPENING for hit in view.of(Cue.ALSO))
