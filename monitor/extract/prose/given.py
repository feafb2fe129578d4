"""Exits that a sentence takes as known and says something else of: what they cost, how long ago they were."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View


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
