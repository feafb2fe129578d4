"""Losses that are told of nobody, and wait for the next sentence to name who leaves.

"The Fund loses its largest payer. It is the United States", "a notice that ends the treaty was served on Canada".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.links import reaches_back
from monitor.extract.prose.memory import CARRY, Memory, Told
from monitor.extract.prose.view import View
from monitor.model import Context

_THAT = 14  # letters between a notice and what it tells: a day
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('"“„«「『'), frozenset('"”“»」』')


def wait(place: int, line: Line, judged: Sequence[Told], readings: Sequence[Reading], memory: Memory) -> None:
    """Keep the names of a sentence that tells of a loss and of nobody: "The Fund loses its largest payer".

    One that has received a notice may only keep the treaty that is left.  The names may stand before: "The Fund has
    a house in Rome. One of its founders walked out of it on Friday".
    """
    view = line.view
    memory.waiting, memory.waits = [], place
    if line.heading or find_actors(view) or view.has(Cue.DENIALS, Cue.CONDITIONAL, Cue.STAYS):
        return
    if tells_history(view):
        return
    nobody = [one for one in readings if one.who is Who.NOBODY and one.context is Context.OTHER]
    starts = {
        item.start
        for reading in nobody
        if is_quoted(view)
        or (reading.cue.cue is Cue.EXITS_ANY and not _tells_whose(view, reading.cue))
        or _ends_treaty(line, reading)
        for item in reading.items
    }
    memory.vague = not starts and any(map(_told_which(view), nobody))
    if memory.vague:
        starts = {item.start for one in nobody if _told_which(view)(one) for item in one.items}
    memory.waiting = [(place, number) for number, one in enumerate(judged) if one.item.start in starts]
    memory.quoted = is_quoted(view)
    if not judged and any(_is_of_nobody(line, one) for one in readings):
        memory.waiting = [one for one in memory.named if place - one[0] <= CARRY]


def _ends_treaty(line: Line, reading: Reading) -> bool:
    """Say whether an exit is told by a notice that ends a treaty: "the notice that ends it was served on Canada"."""
    told = reading.cue.cue in (Cue.EXITS, Cue.EXITS_ANY) and line.view.has(Cue.NOTIFIED)
    return told and bool(reading.items) and all(line.rules.kinds.is_treaty(one.text) for one in reading.items)


def _told_which(view: View) -> Callable[[Reading], bool]:
    """Return what says of an exit whether a sentence tells which member leaves: "its largest donor", "two states"."""
    named = any(len(view.masked[hit.start : hit.end].split()) > 1 for hit in view.of(Cue.DESCRIBES))
    counted = view.rules.lexicon.some_member.match(view.masked.lstrip()) is not None
    leaves = (Cue.EXITS, Cue.EXITS_ANY)
    told = [hit.start for hit in view.of(Cue.THAT)]  # "gave notice | that its payments will be late"
    return lambda reading: (
        reading.cue.cue in leaves
        and not any(0 <= at - reading.cue.end <= _THAT for at in told)
        and (counted or (named and view.has(Cue.NOTIFIED)))
    )


def _is_of_nobody(line: Line, reading: Reading) -> bool:
    """Say whether an exit of these days, from what was named before, is one of nobody: "One of them left it today".

    The day may stand in the sentence before.
    """
    nobody = (
        reading.who is Who.NOBODY and reading.context is Context.OTHER and reading.cue.cue is not Cue.ENDS
    )
    if not nobody or not reaches_back(line.view, reading.cue):
        return False
    return reading.now or any(
        stamp.era(line.published) is Era.NOW for one in line.before[-1:] for stamp in one.view.stamps
    )


def is_quoted(view: View) -> bool:
    """Say whether a whole sentence is what somebody says: its speaker may stand in the next one."""
    text = view.text.strip().rstrip("。.")
    return text[:1] in _OPENING_QUOTES and text[-1:] in _CLOSING_QUOTES


def _tells_whose(view: View, cue: Hit) -> bool:
    """Say whether the words of a loss tell of a notice, or of a stake: "loses its membership", and not "its donor"."""
    stakes = view.of(Cue.STAKES, Cue.REFERS)
    last = view.rules.order == "sov"  # the verb stands behind what is lost
    own = any(
        hit.start == cue.start or (last and hit.end == cue.end) for hit in view.of(Cue.EXIT_WORDS)
    ) and not any(map(cue.overlaps, stakes))
    words = () if own else view.of(Cue.EXIT_WORDS)
    return any(map(cue.overlaps, (*words, *view.of(Cue.NOTIFIED))))
