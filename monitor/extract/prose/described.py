"""Bodies that an exit only describes, and a later sentence names: "It leaves the whaling body. The … Commission"."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.actors import Who
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.fold import LETTERS, STEM, fold, share_stem
from monitor.extract.prose.frame import Frame
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import CARRY, Memory
from monitor.extract.prose.view import View
from monitor.model import Context

_FIRST = 3  # blocks of text in which what a headline describes is named


def keep_description(line: Line, readings: Sequence[Reading], memory: Memory) -> None:
    """Keep the words by which an exit describes a body without its name: "leaves the whaling body"."""
    announced = [one for one in readings if one.context is Context.ANNOUNCEMENT and not one.part]
    if any(one.items for one in announced):
        memory.described, memory.headline = frozenset(), False
        return
    memory.undescribed += 1
    ours = [one for one in announced if one.who is Who.US and one.explicit and not one.reversed]
    words = frozenset(word for one in ours for word in _described(line.view, one))
    if words and not spoiled(line.view):
        memory.described, memory.headline, memory.undescribed = words, line.heading, 0


def name_described(
    line: Line, memory: Memory, frame: Frame, contexts: dict[int, Context], readings: Sequence[Reading]
) -> None:
    """Announce the exit from a body whose name holds the words by which a sentence before describes it."""
    view = line.view
    near = line.number <= _FIRST if memory.headline else memory.undescribed < CARRY
    if not (memory.described and near and view.items) or frame.untrue or frame.recap or line.heading:
        return
    meant = [item for item in view.items if _fits(view, item.text, memory.described)]
    if len({item.key for item in meant}) != 1 or spoiled(view) or tells_history(view):
        return
    if any(one.who is Who.OTHER or one.denied or one.reversed or one.part for one in readings):
        return
    for item in meant:
        if contexts.get(item.start, Context.OTHER) is Context.OTHER:
            contexts[item.start] = Context.ANNOUNCEMENT


def _described(view: View, reading: Reading) -> list[str]:
    """Return the words of a description behind an exit, where it holds one for a body."""
    if view.rules.joined or view.rules.order != "svo":
        return []
    start, end = reading.cue.start, reading.cue.end
    bodies = any(hit.start <= end + 1 and start < hit.end for hit in view.of(Cue.BODIES))
    if not bodies or any(start <= item.start for item in view.items):
        return []
    ours = view.of(Cue.US)
    return [
        found.group()
        for found in LETTERS.finditer(view.masked, start)
        if _tells(view, found.group()) and not any(hit.start <= found.start() < hit.end for hit in ours)
    ]


def _tells(view: View, word: str) -> bool:
    """Say whether a word tells one body from others."""
    return len(word) >= STEM and not (
        view.rules.is_kind(word)
        or view.rules.kinds.is_worldly(word)
        or word in view.rules.links
        or word in view.rules.asides
    )


def _fits(view: View, name: str, described: frozenset[str]) -> bool:
    words = [word for word in LETTERS.findall(fold(name)) if _tells(view, word)]
    return any(share_stem(word, other) for word in words for other in described)
