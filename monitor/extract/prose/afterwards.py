"""What a sentence says of the one before it: that a body is not left after all, or that an unknown one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.prose.acts import act_of, event_day
from monitor.extract.prose.capital_names import only_stranger
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.frame import Frame, framed
from monitor.extract.prose.judgement import Reading
from monitor.extract.prose.line import Line
from monitor.extract.prose.links import reaches_back
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


def find_stranger(
    line: Line, frame: Frame, readings: Sequence[Reading], told: list[list[Told]], lines: Sequence[Line]
) -> None:
    """Tell the unknown body that the sentence before named, where this one leaves it: "withdraws from the pact"."""
    if line.view.items or len(told) < 2 or told[-1] or told[-2] or line.heading:
        return
    before = lines[len(told) - 2]
    if before.block is not line.block or before.view.items or before.has(*_DOUBTS):
        return
    for reading in readings:
        strong = reading.explicit and reading.now and not reading.reversed
        if not (strong and line.has(Cue.REFERS) and reaches_back(line.view, reading.cue)):
            continue
        context = framed(reading, frame, line)
        item = only_stranger(before.view, 0, len(before.view.text))
        if context is Context.ANNOUNCEMENT and item is not None:
            one = Told(item, context, act_of(line.view))
            told[-2].append(replace(one, dated=event_day(line.view)))
        return


_DOUBTS = (Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL, Cue.NEGATIONS, Cue.REJOINS)
