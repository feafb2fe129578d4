"""Exits without a name that the next sentence names: they are none from a body named further above.

"The Union has denied it. / Geneva received a note of withdrawal on Wednesday. The United States leaves the Fund":
not the Union but the Fund is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory, Told
from monitor.model import Context

_GOES_ON = (Cue.ALSO, Cue.SAME, Cue.FILLERS, Cue.FURTHER, Cue.BOTH)


def leave_to_the_next(
    lines: Sequence[Line], readings: Sequence[Reading], memory: Memory, told: list[list[Told]]
) -> None:
    """Take back what the sentence before gave to names further above, where this one names what is left."""
    carried, memory.carried = memory.carried, []
    place = len(told) - 1
    if not carried or not any(one.context is Context.ANNOUNCEMENT for one in told[place]):
        return
    view, before = lines[place].view, lines[place - 1]
    plain = any(
        one.explicit and one.items and one.context is Context.ANNOUNCEMENT and not one.reversed
        for one in readings
    )
    if plain and (before.block is not lines[place].block or view.has(*_GOES_ON)):
        return
    if not plain and not view.has(Cue.NAMING):
        return
    for where, number, known in carried:
        if plain and lines[where].block is before.block:
            continue  # "It has a house in Bern. The United States leaves it. They leave the Fund, too"
        told[where][number] = known
