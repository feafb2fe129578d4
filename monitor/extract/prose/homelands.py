"""Whose "their government" is: that of the people named before it, those who are only told something left out."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit


def homelands(
    cue: Cue, words: Sequence[Hit], ours: Sequence[Hit], theirs: Sequence[Hit], *, abroad: bool
) -> list[Hit]:
    """Return which words for a home are ours, for `US`, or another's; `abroad` tells of the sentences before."""
    found = []
    for hit in words:
        last = max((one.end for one in ours if one.end <= hit.start), default=-1)
        other = max((one.end for one in theirs if one.end <= hit.start), default=-1)
        away = abroad if last == other else other > last
        if away is (cue is Cue.OTHERS):
            found.append(Hit(cue, hit.start, hit.end))
    return found


def is_addressed(actor: Hit, oblique: Sequence[Hit], offices: Sequence[Hit]) -> bool:
    """Say whether words for "to" stand right before an actor or its office: "to the Swiss government"."""
    beside = [one for one in offices if one.start <= actor.start <= one.end + 1]
    return any(
        0 <= actor.start - hit.end <= 1
        or (hit.start < actor.start and actor.end <= hit.end)
        or any(hit.start <= one.start <= hit.end + 1 for one in beside)
        for hit in oblique
    )
