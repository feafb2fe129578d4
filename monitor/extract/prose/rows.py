"""Bodies that are named by their place in a row of those left: "two memberships end. X is one. The other is Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.acts import act_of
from monitor.extract.prose.chains import chain
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.items import Item
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import CARRY, Memory, Told
from monitor.extract.prose.view import View
from monitor.model import Context

_FAR = 8  # sentences between the one that counts the row and those that name its members
_DENIED = 12  # letters between a negation and the exit that it denies
_ARTICLE = 6  # letters of an article between "the other is" and a name
_EXITS = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.ENDS)
_OTHERWISE = (Cue.DENIALS, Cue.CONDITIONAL, Cue.STAYS, Cue.REJOINS)


def carry_row(
    line: Line, frame: Frame, memory: Memory, told: list[list[Told]], lines: Sequence[Line]
) -> None:
    """Announce the bodies that a sentence names as the further ones of a row of which one is announced."""
    here = len(told) - 1
    if not line.items or line.heading or frame.untrue or frame.recap or not line.has(Cue.FURTHER):
        return
    view = line.view
    news = [
        where
        for where, place in memory.announced
        if told[where][place].context is Context.ANNOUNCEMENT and here - where <= CARRY
    ]
    counted = next((one for one in reversed(lines[max(0, here - _FAR) : here]) if one.has(Cue.ROW)), None)
    if not (news or memory.unnamed) or counted is None or not _counts_exits(counted):
        return  # the row counted last is meant
    if spoiled(view) or tells_history(view) or view.has(*_OTHERWISE, *_EXITS, Cue.NEGATIONS, Cue.ELSEWHERE):
        return
    others = [actor for actor in find_actors(view) if actor.who is Who.OTHER]
    further = view.of(Cue.FURTHER)  # "the other was handed, in Lyon, France, to"
    if any(not any(hit.start <= one.start < hit.end for hit in further) for one in others):
        return
    if view.has(Cue.LISTED):
        return
    named = {one.start for item in _further(view) for one in chain(view, item)}
    for place, one in enumerate(told[here]):
        if one.item.start in named and one.context is Context.OTHER:
            told[here][place] = replace(one, context=Context.ANNOUNCEMENT, act=act_of(view))


def _further(view: View) -> list[Item]:
    """Return the names that stand in, or right behind, the words for a place in a row."""
    return [
        item
        for hit in view.of(Cue.FURTHER)
        for item in view.items
        if hit.start <= item.start <= hit.end + _ARTICLE
    ]


def _counts_exits(line: Line) -> bool:
    """Say whether a row is one of what is left: "two memberships end", "and from the one about mercury"."""
    view = line.view
    exits = view.of(*_EXITS, Cue.EXIT_WORDS)
    if not exits or view.has(*_OTHERWISE) or any(actor.who is Who.OTHER for actor in find_actors(view)):
        return False
    return not any(
        0 <= one.start - denial.end <= _DENIED for denial in view.of(Cue.NEGATIONS) for one in exits
    )
