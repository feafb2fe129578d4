"""Exits that a sentence takes as known and says something else of: what they cost, how long ago they were."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_SIGNS = (",", "،", "、", ";", "؛", ":")  # signs that end a clause


def taken_as_known(view: View, cue: Hit) -> bool:
    """Say whether a sentence only says something else of an exit that it takes as known: "the exit from X costs".

    It is news where the United States announce it there, or where its clause says that it happens now.
    """
    given = [hit for hit in view.of(Cue.GIVEN) if hit.overlaps(cue)]
    if not given:
        return False
    start = view.clause_span(view.clause(cue.start))[0]
    days = [stamp.start for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    if any(start <= day < given[0].end for day in (*days, *(hit.start for hit in view.of(Cue.NOW)))):
        return False
    told = [hit for hit in view.of(Cue.ANNOUNCES) if hit.end <= cue.start]
    return not any(ours.end <= hit.start for hit in told for ours in view.of(Cue.US))


def only_compared(view: View, cue: Hit) -> bool:
    """Say whether an exit is only told from another step: "leaving X and denouncing Y are two different things".

    It stands before those words, or behind them with another one before: "leaving X is not the same as leaving Y".
    """
    for hit in view.of(Cue.COMPARES):
        if hit.start >= cue.start:
            if _in_one_clause(view, cue.end, hit.start):
                return True
        elif _in_one_clause(view, hit.end, cue.start) and any(
            word.end <= hit.start and _in_one_clause(view, word.end, hit.start)
            for word in view.of(Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY)
        ):
            return True
    return False


def _in_one_clause(view: View, start: int, end: int) -> bool:
    """Say whether no sign and no word of telling stands between: "announced its exit and said that this and Y are"."""
    said = any(start <= one.start < end for one in view.of(Cue.ANNOUNCES, Cue.THAT))
    return not said and not any(sign in view.masked[start:end] for sign in _SIGNS)
