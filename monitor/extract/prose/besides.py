"""Words in a clause beside an exit that tells something else, which neither deny nor doubt nor date it."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View


def told_before(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether words stand in such a clause before the exit: "after months of denials, …"."""
    return any(turn.start <= hit.start and hit.end <= turn.end <= cue.start for turn in view.of(Cue.TURNS))


def told_behind(view: View, cue: Hit, place: int) -> bool:
    """Say whether a place is in such a clause behind the exit: "…, and asked others to follow"."""
    return any(
        cue.start <= turn.start <= place < turn.end and cue.end <= place for turn in view.of(Cue.TURNS)
    )
