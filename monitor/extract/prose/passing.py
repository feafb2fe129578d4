"""Clauses that only describe the one who leaves: what they tell of the past does not date the exit behind them."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.view import View


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
