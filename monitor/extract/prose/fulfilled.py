"""Exits that one sentence tells as possible and the next one as done, in words that say nothing but that.

"Any member may leave the Union with a year's notice. On Monday Washington gave it", "it had threatened the Union
with its departure; on Monday it made good on the threat", "the others stay at the table. The Americans do not",
"Is the United States leaving the Union?" "Yes," she said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.acts import act_of, event_day
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory
from monitor.extract.prose.scene import Scene
from monitor.extract.prose.view import View
from monitor.model import Context

_NEAR = 2  # sentences between the one that names a body and the one that says that it is done
_ABOUT = (Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.REJOINS)
_DOUBTS = (Cue.NEGATIONS, Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL, Cue.UNSAYS, Cue.REJOINS, Cue.SATIRE)
_OPEN = (Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT, Cue.NEGATIONS, Cue.DENIALS)  # asks what ought to be, or may
_MARKS = 2  # letters of a question mark and a quotation mark behind it
_ASKS = re.compile('[?？؟]|;(?=\\s*["”»])')
_GIVES = (Cue.NOTIFIED, Cue.EXIT_WORDS)  # "Yes. The notice went out on Tuesday"
_CLOSING = frozenset('"”»」』')
_ASKING = re.compile("[¿?？؟;]")


def fulfil(scene: Scene, memory: Memory) -> None:
    """Announce the exit from a body that was possible before, where the United States now make it come true."""
    line, told = scene.line, scene.told
    if line.heading or scene.frame.untrue:
        return
    done = None
    if not scene.frame.recap:
        done = _done(line.view, memory, scene.lines[max(0, len(told) - 1 - _NEAR) : len(told) - 1])
    done = done or _answer(scene, memory)
    if done is None:
        return
    meant = _meant(scene, memory, done)
    if not meant or any(told[where][place].context is Context.ANNOUNCEMENT for where, place in meant):
        return
    act, day = act_of(line.view), event_day(line.view)
    for where, place in meant:
        told[where][place] = replace(told[where][place], context=Context.ANNOUNCEMENT, act=act, dated=day)
    memory.last, memory.since, memory.announced = Context.ANNOUNCEMENT, 0, list(meant)


def _done(view: View, memory: Memory, before: Sequence[Line]) -> Hit | None:
    """Return the words by which the United States do, on a day of the page, what was possible."""
    if not _is_today(view):
        return None
    for hit in view.of(Cue.FULFILS, Cue.CONTRARY):
        others = hit.cue is Cue.CONTRARY
        apart = others or bool(view.items)  # what is possible, or who stays, may stand in a clause before
        begins = view.clause_span(view.clause(hit.start))[0] if apart else 0
        if _is_doubted(view, hit, begins) or not _by_us(view, hit, memory):
            continue
        if others and not view.items:
            earlier = any(_stay(one.view, len(one.masked)) for one in before[-1:] if not one.has(Cue.US))
            if earlier or _stay(view, begins):
                return hit
        elif not others and (_possible(view, hit, begins) if view.items else _told(view, hit, before)):
            return hit
    return None


def _answer(scene: Scene, memory: Memory) -> Hit | None:
    """Return the words by which the United States answer, on a day of the page, that they leave or do not stay."""
    view, here = scene.line.view, len(scene.told) - 1
    before = [line.view for line in scene.lines[max(0, here - _NEAR) : here]]
    asked = next((one for one in reversed(before) if one.items), view)
    if asked is view or not _asked(asked) or asks_openly(asked) or tells_history(asked):
        return None
    behind = [one.view for one in scene.lines[here + 1 : here + 2] if one.block is scene.line.block]
    near = (view, *before[before.index(asked) :], *(one for one in behind if one.has(*_GIVES)))
    today = any(map(_is_today, near)) and Era.PAST not in view.eras()
    for hit in view.of(Cue.AFFIRMS, Cue.CONTRARY) if today and memory.actor is Who.US else ():
        yes, stay = hit.cue is Cue.AFFIRMS, asked.has(Cue.STAYS)
        others = any(one.who is Who.OTHER for one in find_actors(view))
        if (
            (asked.has(*_ABOUT) and not stay if yes else stay)
            and not others
            and not _is_doubted(view, hit, 0)
        ):
            return hit
    return None


def _asked(view: View) -> int:
    """Return where a question ends, at its mark or at a word that asks before a closing quotation mark; else 0."""
    marks = [one.end() for one in _ASKS.finditer(view.text)]
    words = [one.end() for one in view.rules.lexicon.asking.finditer(view.masked)]
    return max((*marks, *(end for end in words if view.masked[end : end + 1] in _CLOSING)), default=0)


def asks_plainly(view: View) -> bool:
    """Say whether a sentence is a question, and one of what is so: "Is the US a member?", and not "Could it be?"."""
    return _ASKS.search(view.text.rstrip()[-_MARKS:]) is not None and not asks_openly(view)


def asks_openly(view: View) -> bool:
    """Say whether a question asks what ought to be or may: the words that only make it a question do not count."""
    asked = _asked(view)
    words = [view.masked[hit.start : hit.end] for hit in view.of(*_OPEN) if hit.start < asked]
    return any(_ASKING.sub("", word).strip() and not view.rules.lexicon.asking.search(word) for word in words)


def _is_doubted(view: View, hit: Hit, begins: int) -> bool:
    """Say whether something but the words themselves, from a place on, doubts or denies what they say."""
    known = [hit, *view.of(Cue.FULFILS, Cue.EXITS, Cue.EXITS_ANY)]  # "yes, it is no longer a member"
    return any(one.start >= begins and not any(map(one.overlaps, known)) for one in view.of(*_DOUBTS))


def _by_us(view: View, hit: Hit, memory: Memory) -> bool:
    """Say whether nobody but the United States is named as who does it, in the sentence or before it."""
    actors = find_actors(view)
    if not actors:
        return hit.cue is Cue.FULFILS and memory.actor is Who.US
    first = actors[0].start < hit.end
    if hit.cue is Cue.FULFILS and not first:
        # "Georgia says that it is better to leave it. Notice went out on Monday; the United States regretted that".
        apart = view.clause(actors[0].start) != view.clause(hit.start)
        first = not (apart and memory.actor is Who.OTHER)
    return first and all(one.who is Who.US for one in actors)


def _is_today(view: View) -> bool:
    """Say whether a sentence speaks of the days of the page, and of none before."""
    eras = view.eras()
    return Era.NOW in eras or (Era.PAST not in eras and view.has(Cue.NOW))


def _possible(view: View, hit: Hit, end: int) -> bool:
    """Say whether a sentence speaks, up to a place, of an exit that may happen, or of a return."""
    if any(map(hit.overlaps, view.of(Cue.ANNOUNCES))):
        return False  # "they want it, and said so"
    told = [one for one in view.of(Cue.CONDITIONAL, Cue.REJOINS) if one.start < end]
    return bool(told) and any(one.start < end for one in view.of(*_ABOUT))


def _told(view: View, hit: Hit, before: Sequence[Line]) -> bool:
    """Say whether the sentences before speak of an exit; to "say so" adds nothing to what they say of us."""
    if any(map(hit.overlaps, view.of(Cue.ANNOUNCES))) and any(one.has(Cue.US) for one in before):
        return False
    return any(one.has(*_ABOUT) for one in before) and not any(map(_comes_back, before[-1:]))


def _comes_back(line: Line) -> bool:
    """Say whether a sentence tells that the United States now come back: what is deposited then is no notice."""
    now = Era.PAST not in line.view.eras() and not line.has(*_OPEN)
    return now and line.has(Cue.REJOINS) and line.has(Cue.US)


def _stay(view: View, end: int) -> bool:
    """Say whether a sentence says, up to a place, that somebody stays, and nothing of how: "are still there"."""
    known = view.of(Cue.STAKES, Cue.NOW, Cue.FILLERS, Cue.REFERS)
    for hit in view.of(Cue.STAYS):
        last = view.clause_span(view.clause(hit.end - 1))[1]
        if hit.start < end and all(
            word.group() in view.rules.links
            or view.rules.is_kind(word.group())
            or any(one.start <= word.start() < one.end for one in known)
            for word in LETTERS.finditer(view.masked, hit.end, last)
        ):
            return True
    return False


def _meant(scene: Scene, memory: Memory, done: Hit) -> list[tuple[int, int]]:
    """Return where the names stand of which it is said: of the sentence itself, else of those before."""
    view, told, here = scene.line.view, scene.told, len(scene.told) - 1
    if view.items:
        own = [(here, place) for place, one in enumerate(told[here]) if one.item.end <= done.start]
        return own if len({one.item.key for one in told[here]}) == 1 == len(own) else []
    said = any(map(done.overlaps, view.of(Cue.ANNOUNCES)))  # "Iran leaves it, the Americans say so"
    # "Iran left it. The American delegate said that a letter had come"
    said = said or any(one.end <= done.start for one in view.of(Cue.ANNOUNCES))
    named = [one for one in memory.named if here - one[0] <= _NEAR and not (said and one in memory.theirs)]
    if len({told[where][place].item.key for where, place in named}) > 1:
        named = [one for one in named if told[one[0]][one[1]].context is Context.CONDITIONAL]
    return named
