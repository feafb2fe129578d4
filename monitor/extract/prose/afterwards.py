"""What a sentence says of the one before it: that a body is not left after all, or that an unknown one is."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import Memory, Told
from monitor.extract.prose.view import View
from monitor.model import Context

_SHORT = 3  # letters of a pronoun
# "Until then": it is a member as long as the notice runs.
_TILL = frozenset(["tot", "dan", "bis", "til", "till", "nog", "noch", "yet", "for", "ate", "al"])
_SAYS = (
    Cue.STAYS,
    Cue.STAKES,
    Cue.EXIT_WORDS,
    Cue.NEGATIONS,
    Cue.US,
    Cue.REFERS,
    Cue.CONDITIONAL_SOFT,
    Cue.FILLERS,
    Cue.ALSO,
)
_LATER = (Cue.NOW, Cue.EFFECTIVE, Cue.END_OF_YEAR, Cue.YEAR_FROM_NOW, Cue.TURNS, Cue.ANNOUNCES)


def take_back(line: Line, memory: Memory, told: list[list[Told]]) -> None:
    """Take back what the sentence before announces, where this one says no more than that they stay members.

    "It stops its contribution to the Fund. It remains a member of it."
    """
    if line.view.items or memory.last is not Context.ANNOUNCEMENT or memory.since or line.heading:
        return
    if not _stay(line.view):
        return
    for where, place in memory.announced:
        if where == len(told) - 2:
            told[where][place] = Told(told[where][place].item)
            memory.last = None


def _stay(view: View) -> bool:
    """Say whether a sentence says that the United States stay members, and nothing else."""
    kept = view.has(Cue.STAYS) and view.has(Cue.STAKES, Cue.EXIT_WORDS)
    wanted = view.has(Cue.NEGATIONS) and view.has(Cue.EXIT_WORDS) and view.has(Cue.CONDITIONAL_SOFT)
    if not (kept or wanted) or view.stamps or view.has(*_LATER) or view.rules.joined:
        return False
    known = view.of(*_SAYS)
    words = [(word.start(), word.group()) for word in LETTERS.finditer(view.masked)]
    return not any(word in _TILL for _, word in words) and all(
        len(word) <= _SHORT
        or word in view.rules.links
        or view.rules.is_kind(word)
        or any(hit.start <= start < hit.end for hit in known)
        for start, word in words
    )
