"""The United States as the member that is missing from a count: "34 were members. Now it is 33. The missing one is".

Columns of numbers tell an exit without a word for it.  What was counted must be members of the body that is named
there.
"""

from __future__ import annotations

from dataclasses import replace

from monitor.extract.prose.acts import act_of
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.items import Item
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory
from monitor.extract.prose.owners import tells_of
from monitor.extract.prose.scene import Scene
from monitor.model import Context

_FAR = 3  # sentences between the count and the one that says who is missing
_MARKS = " .。!！”」』\"'"
_BESIDE = 3  # letters of a sign or a mark between "the missing one is" and the United States


def name_missing(scene: Scene, memory: Memory) -> None:
    """Announce the exit from the body whose members were counted before, where the United States are missing now."""
    line, told, here = scene.line, scene.told, len(scene.told) - 1
    words = line.rules.lexicon.missing.search(line.masked)
    if words is None or line.heading or scene.frame.untrue or scene.frame.recap:
        return
    view = line.view
    if not any(
        0 <= ours.start - words.end() <= _BESIDE and _ends_there(line, ours.end) for ours in view.of(Cue.US)
    ):
        return
    if spoiled(view) or tells_history(view):
        return
    for where in range(here, max(-1, here - _FAR - 1), -1):
        counting = scene.lines[where]
        if counting.heading or counting.block is not line.block:
            return
        meant = _counted(counting)
        if meant is None:
            if told[where]:
                return
            continue
        if counting.has(Cue.DENIALS, Cue.CONDITIONAL, Cue.PAST):
            return
        for place, one in enumerate(told[where]):
            if one.item.key == meant.key and one.context is Context.OTHER and one.act is None:
                told[where][place] = replace(one, context=Context.ANNOUNCEMENT, act=act_of(view))
                memory.announced, memory.last, memory.since = [(where, place)], Context.ANNOUNCEMENT, 0
        return


def _ends_there(line: Line, end: int) -> bool:
    """Say whether a sentence says no more than who is missing: not "the US, which will come next time"."""
    rest = line.masked[end:].strip(_MARKS)
    return not rest or line.rules.lexicon.copula.fullmatch(rest) is not None


def _counted(line: Line) -> Item | None:
    """Return the body whose members a sentence counts: the name next before, or behind, the word for them."""
    member = line.rules.lexicon.member_count.search(line.masked) if line.items else None
    if member is None or any(tells_of(line.view, item) for item in line.items):
        return None  # "who came to the meeting of the Union"
    before = [item for item in line.items if item.end <= member.start()]
    return before[-1] if before else line.items[0]
