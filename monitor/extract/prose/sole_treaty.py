"""A treaty that the text says is left before it names it: the only treaty that the page names is the one.

"The treaty that mended the ozone layer has lost its first party: the United States deposited its withdrawal.  Under
article 19 of the Montreal Protocol this takes a year."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory, Told
from monitor.model import Context

_NEAR = 4  # sentences behind the exit in which the treaty is named
_OTHERWISE = (
    Cue.STAYS,
    Cue.NEGATIONS,
    Cue.CONDITIONAL,
    Cue.COMPARES,
    Cue.EXITS,
    Cue.EXITS_ANY,
    Cue.REJOINS,
    Cue.OTHERS,
)


def keep_unbodied(place: int, line: Line, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep where the text first tells an exit of the United States from a treaty that it has not named."""
    if memory.unbodied is not None or line.heading or spoiled(line.view):
        return
    if line.has(Cue.OTHERS) or any(not item.is_whole for item in line.items):
        return
    exits = [
        one
        for one in readings
        if one.explicit and one.context is Context.ANNOUNCEMENT and not (one.part or one.reversed)
    ]
    if exits and any(map(_speaks_of_a_treaty, (line, *line.before[-1:]))):
        memory.unbodied = place


def _speaks_of_a_treaty(line: Line) -> bool:
    """Say whether a sentence holds a word for a treaty."""
    return any(map(line.rules.kinds.is_treaty, LETTERS.findall(line.masked)))


def name_sole_treaty(lines: Sequence[Line], told: list[list[Told]], frame: Frame, memory: Memory) -> None:
    """Announce the exit from the only treaty that the page names, shortly behind an exit from one without a name."""
    first = memory.unbodied
    if first is None or frame.untrue or frame.recap:
        return
    every = [(place, number, one) for place, judged in enumerate(told) for number, one in enumerate(judged)]
    if any(one.context is Context.ANNOUNCEMENT or one.act is not None for _, _, one in every):
        return
    treaties = [
        (place, number, one)
        for place, number, one in every
        if lines[place].rules.kinds.is_treaty(one.item.text)
    ]
    if len({one.item.key for _, _, one in treaties}) != 1:
        return
    place, number, one = treaties[0]
    if not first < place <= first + _NEAR or lines[place].heading or one.context is not Context.OTHER:
        return
    others = {other.item.key for where, _, other in every if where == place} - {one.item.key}
    if others or lines[place].has(*_OTHERWISE) or spoiled(lines[place].view):
        return
    told[place][number] = replace(one, context=Context.ANNOUNCEMENT)
