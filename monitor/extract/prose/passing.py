"""Clauses that only describe who leaves or what is left: the past in them does not date the exit behind them."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.view import View

_EXITS = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.ENDS)


def describes_actor(view: View, number: int, exit_: int) -> bool:
    """Say whether a clause describes the United States: "the US, which paid a fifth last year, has left".

    It stands right behind them and before the clause of the exit.
    """
    if number >= view.clause(exit_):
        return False
    start, _ = view.clause_span(number)
    if not any(
        start <= hit.start and not view.masked[start : hit.start].strip() for hit in view.of(Cue.DESCRIBES)
    ):
        return False
    return any(hit.end <= start and not view.masked[hit.end : start].strip(" ,،") for hit in view.of(Cue.US))


def describes_left(view: View, number: int, exit_: int) -> bool:
    """Say whether a clause describes what another exit leaves: "leaves X, which it joined last year, and quits Y".

    It stands right behind the name, before the clause of the exit that is asked about, and tells of no exit itself.
    """
    if not number or number >= view.clause(exit_):
        return False
    start, end = view.clause_span(number)
    opening = LETTERS.search(view.masked, start, end)
    if opening is None or opening.group() not in view.rules.asides:
        return False
    name = next((item for item in reversed(view.items) if item.end <= start), None)
    if name is None or view.masked[name.end : start].strip(" )") not in (",", "،"):
        return False
    clauses = {view.clause(hit.start) for hit in view.of(*_EXITS)}
    return view.clause(name.start) in clauses and number not in clauses
