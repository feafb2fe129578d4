"""Words in a clause beside an exit that tells something else, which neither deny nor doubt nor date it."""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_QUOTED = re.compile('“[^“”]*”|「[^「」]*」|『[^『』]*』|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"')
_LEAVING = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.REJOINS)


def told_before(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether words stand in such a clause before the exit: "after months of denials, …"."""
    return any(turn.start <= hit.start and hit.end <= turn.end <= cue.start for turn in view.of(Cue.TURNS))


def stands_before(view: View, cue: Hit, place: int) -> bool:
    """Say whether a place, such as that of a day, is in such a clause before the exit: "under a law of 1991, …"."""
    spaced = not view.rules.joined and view.rules.order == "svo"
    return spaced and any(turn.start < place < turn.end <= cue.start for turn in view.of(Cue.TURNS))


def told_behind(view: View, cue: Hit, place: int) -> bool:
    """Say whether a place is in such a clause behind the exit: "…, and asked others to follow"."""
    return any(
        cue.start <= turn.start <= place < turn.end and cue.end <= place for turn in view.of(Cue.TURNS)
    )


def quoted_apart(view: View, cue: Hit, place: int) -> bool:
    """Say whether a place is in a quote that speaks of no exit: "which 'did its work long ago', is left"."""
    for quote in _QUOTED.finditer(view.masked):
        start, end = quote.span()
        if start < place < end:
            return not any(start < hit.start < end for hit in (cue, *view.of(*_LEAVING)))
    return False


def behind_quote(view: View, cue: Hit) -> tuple[int, int] | None:
    """Return the span of the clause behind the quote that holds an exit, where it is told who said so, and when."""
    for quote in _QUOTED.finditer(view.masked):
        if quote.start() < cue.start and cue.end <= quote.end() < len(view.masked) - 1:
            number = view.clause(quote.end() + 1)
            return (quote.end(), view.clause_span(number)[1]) if number > view.clause(cue.start) else None
    return None


def told_in_front(view: View, cue: Hit, place: int) -> bool:
    """Say whether a place is in words before an exit that tell something else, where verbs come last."""
    return view.rules.order == "sov" and told_before(view, cue, Hit(Cue.PAST, place, place + 1))
