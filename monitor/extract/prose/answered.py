"""Bodies that a question, or a sentence, of nothing but their name is about, and of which the next says the same.

"The United States is leaving the Union. And the Bank? Out as well." "Notice 2: the Fund. Same text, same date."
"""

from __future__ import annotations

from dataclasses import replace

from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.acts import act_of
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import spoiled
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.history import tells_history
from monitor.extract.prose.memory import Memory
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.scene import Scene
from monitor.extract.prose.view import View
from monitor.model import Context

_BEHIND = 2  # sentences before an answer: the question, and the one before it
_REACH = 6  # sentences between the exit that is told and the answer
_QUESTION = ("?", "？", "؟")
_SHORT = 4  # letters of an article, a preposition or a small adverb
_TELLS = (
    Cue.US, Cue.OTHERS, Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.STAYS, Cue.NEGATIONS,
    Cue.DENIALS, Cue.CONDITIONAL_SOFT, Cue.ANNOUNCES, Cue.NOTIFIED, Cue.REJOINS, Cue.PAST,
)  # fmt: skip


def answer_names(scene: Scene, memory: Memory) -> None:
    """Announce the bodies of a bare question, or label, when what follows says the same of them as of others."""
    here, told = len(scene.told) - 1, scene.told
    if here < _BEHIND or scene.line.heading or scene.frame.untrue or scene.frame.recap:
        return
    question, before = scene.lines[here - 1], scene.lines[here - _BEHIND]
    if not _says_only_the_same(scene.line.view) or not _only_names(question.view):
        return
    if question.heading or question.block is not scene.line.block or before.has(Cue.STAYS):
        return
    if memory.last is not Context.ANNOUNCEMENT or memory.since > _REACH or memory.leaver is not Who.US:
        return
    if not memory.announced:
        return
    for place, one in enumerate(told[here - 1]):
        if one.context is Context.OTHER and one.act is None:
            told[here - 1][place] = replace(one, context=Context.ANNOUNCEMENT, act=act_of(scene.line.view))
    memory.since = 0


def _only_names(view: View) -> bool:
    """Say whether a sentence asks with a name and nothing that is told of it, or is a label: "And the Bank?"."""
    if not view.items:
        return False
    if view.text.rstrip().endswith(_QUESTION):
        return not view.has(*_TELLS)
    if view.rules.joined or view.has(*(cue for cue in _TELLS if cue is not Cue.NOTIFIED)):
        return False
    known = view.of(Cue.NOTIFIED, Cue.FILLERS, Cue.COMING)
    return all(
        len(word.group()) <= _SHORT
        or NAME in word.group()
        or any(hit.start <= word.start() < hit.end for hit in known)
        for word in LETTERS.finditer(view.masked)
    )


def _says_only_the_same(view: View) -> bool:
    """Say whether a sentence says "the same", "out, too", and no more."""
    same = view.of(Cue.SAME, Cue.ALSO)
    if not same or view.items or find_actors(view) or spoiled(view) or tells_history(view):
        return False
    known = (*same, *view.of(Cue.FILLERS, Cue.NOW, Cue.EXIT_WORDS, Cue.REFERS))
    return all(
        len(word.group()) <= _SHORT or any(hit.start <= word.start() < hit.end for hit in known)
        for word in LETTERS.finditer(view.masked)
    )
