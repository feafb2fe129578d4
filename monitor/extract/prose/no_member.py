"""Bodies of which the United States say that they are no member, before the text names any.

"'The United States no longer regard themselves as a participating State.' The sentence stands in a statement read out
on Thursday. The Organization for Security and Co-operation in Europe knows no procedure for leaving it."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory, Told
from monitor.extract.prose.view import View
from monitor.model import Context

_NEAR = 4  # sentences behind the exit in which the body is named
_NO_WAY = 3  # words between "knows no" and the way of leaving
_OTHERWISE = (Cue.STAYS, Cue.CONDITIONAL, Cue.COMPARES, Cue.REJOINS, Cue.DENIALS)
_TAKES_BACK = (Cue.UNSAYS, Cue.SATIRE, Cue.CORRECTS)


def keep_no_member(place: int, line: Line, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep where the text says that the United States are a member no longer, and has named nothing yet."""
    if memory.no_member is not None or memory.named or line.heading or line.items:
        return
    if spoiled(line.view):
        return
    if any(_says_so(line.view, one) for one in readings):
        memory.no_member = place


def _says_so(view: View, reading: Reading) -> bool:
    """Say whether an exit ends with the word for a member, and its sentence names no other thing that is left."""
    if not (reading.explicit and reading.now and reading.context is Context.ANNOUNCEMENT):
        return False
    if reading.part or reading.reversed or reading.cue.cue is not Cue.EXITS_ANY:
        return False
    clause = view.clause(reading.cue.start)
    if any(view.clause(hit.start) == clause for hit in view.of(Cue.OTHERS)):
        return False
    told = view.masked[reading.cue.start : reading.cue.end]
    last = LETTERS.search(view.masked, reading.cue.end)
    apart = last is None or bool(view.masked[reading.cue.end : last.start()].strip())
    return apart and view.rules.lexicon.belonging.search(told) is not None


def name_whose_member(lines: Sequence[Line], told: list[list[Told]], frame: Frame, memory: Memory) -> None:
    """Announce the exit from the body that is named first behind such a sentence, where the page announces no other."""
    first = memory.no_member
    if first is None or frame.untrue or frame.recap:
        return
    if any(one.context is Context.ANNOUNCEMENT or one.act is not None for judged in told for one in judged):
        return
    for place in range(first + 1, min(len(lines), first + 1 + _NEAR)):
        line, judged = lines[place], told[place]
        if line.has(*_TAKES_BACK, Cue.DENIALS):
            return
        if not judged:
            continue
        if len({one.item.key for one in judged}) == 1 and not line.heading and _is_meant(line, judged[0]):
            told[place] = [replace(one, context=Context.ANNOUNCEMENT) for one in judged]
        return


def _is_meant(line: Line, named: Told) -> bool:
    """Say whether a sentence may name what is left: nothing in it says that it is not, nor tells of another exit."""
    view = line.view
    if named.context is not Context.OTHER or line.rules.kinds.is_treaty(named.item.text):
        return False
    if view.has(*_OTHERWISE) or any(actor.who is Who.OTHER for actor in find_actors(view)):
        return False
    ways = [hit.start for hit in view.of(Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY)]
    denied = [hit.end for hit in view.of(Cue.NEGATIONS) if not _gives_a_reason(view, hit)]
    if not denied:
        return not ways
    return all(
        any(end <= way and len(LETTERS.findall(view.masked[end:way])) <= _NO_WAY for way in ways)
        for end in denied
    )


def _gives_a_reason(view: View, hit: Hit) -> bool:
    """Say whether a clause only says why: "knows no procedure for leaving it, since it rests on no treaty"."""
    start, _ = view.clause_span(view.clause(hit.start))
    opening = LETTERS.search(view.masked, start)
    return opening is not None and any(one.start == opening.start() > 0 for one in view.of(Cue.TURNS))
