"""Notices of which the sentence that receives them names no sender, and the next one does.

"The Institute has the withdrawal of a government. It was sent by Washington", "the depositary, the United States,
received a withdrawal. The sender is Peru".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.extract.prose.actors import Actor, Who, find_actors
from monitor.extract.prose.acts import act_of
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory, Told
from monitor.extract.prose.scene import Scene
from monitor.model import Context

_BESIDE = 4  # letters between "the sender is" and a name
_LATELY = timedelta(days=120)  # before the page, in which what is disclosed now may have been received


def keep_unsigned(line: Line, judged: list[Told], readings: tuple[Reading, ...], memory: Memory) -> None:
    """Keep the names of a sentence in which a notice of leaving has come from somebody without a name."""
    memory.unsigned = []
    view = line.view
    if not judged or line.heading or spoiled(view):
        return
    notices = [
        one
        for one in readings
        if not (one.part or one.reversed)
        and any(map(one.cue.overlaps, view.of(Cue.NOTIFIED, Cue.EXIT_WORDS)))
        and (one.who is Who.NOBODY or one.context is Context.ANNOUNCEMENT)
    ]
    left = {item.start for one in notices for item in one.items}
    if notices and not left and len({one.item.key for one in judged}) == 1:
        left = {judged[0].item.start}  # the only body named has received it
    if not view.has(Cue.US):  # "by a note of that day the Convention was denounced, too"
        left |= {one.item.start for one in judged if one.context is Context.ANNOUNCEMENT}
    memory.unsigned = [number for number, one in enumerate(judged) if one.item.start in left]


def name_sender(scene: Scene, memory: Memory) -> None:
    """Judge what a notice without a sender leaves, where the sentence behind it names the sender."""
    line, told = scene.line, scene.told
    words = line.rules.lexicon.sender.search(line.masked) if memory.unsigned or line.items else None
    if words is None or line.heading or scene.frame.untrue:
        return
    view, where = line.view, len(told) - 2
    actors = [one for one in find_actors(view) if one.start >= words.end()]
    sender = next((one for one in actors if one.start - words.end() <= _BESIDE), None)
    if sender is None:
        return
    if line.items:
        if all(one.who is Who.OTHER for one in actors):
            told[-1][:] = [Told(one.item) for one in told[-1]]  # "has a withdrawal, and its sender is Peru"
        return
    for place in memory.unsigned:
        known = told[where][place]
        if sender.who is Who.OTHER and known.context is Context.ANNOUNCEMENT:
            told[where][place] = Told(known.item)
            memory.last, memory.announced = None, []
        elif known.context is Context.OTHER and not (spoiled(view) or scene.frame.recap):
            if not _is_news(scene.lines[where], known, sender):
                continue
            told[where][place] = replace(known, context=Context.ANNOUNCEMENT, act=act_of(view))
            memory.last, memory.since, memory.announced = Context.ANNOUNCEMENT, 0, [(where, place)]


def _is_news(line: Line, known: Told, sender: Actor) -> bool:
    """Say whether the United States sent what has come lately, and nothing but that body can be left by it.

    One that is told of a treaty may only keep it.
    """
    is_treaty = line.rules.kinds.is_treaty
    kept = is_treaty(line.masked) and not is_treaty(known.item.text)
    day = line.published
    old = day is None or any(stamp.last < day - _LATELY for stamp in line.view.stamps)
    return sender.who is Who.US and not kept and not old
