"""Whose "their government" is: that of the people named before it, those who are only told something left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit

# "GENEVA, Oct 5 (Reuters) — ": where a report was written, not who acts.
_DATELINE = re.compile(r"\W?[^\W\d_a-z][^—–!?;:]{1,45}?\s[—–-]\s")


def dateline_end(text: str) -> int:
    """Return where the place and day end with which a report opens, 0 without them."""
    dateline = _DATELINE.match(text)
    return dateline.end() if dateline else 0


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


def is_addressed(masked: str, actor: Hit, oblique: Sequence[Hit], offices: Sequence[Hit]) -> bool:
    """Say whether words for "to" stand before an actor or its office, a noun between: "to the Swiss government".

    "Behind the speaker of France" and "to the speaker of France" are read alike: neither is who acts.
    """
    beside = [one for one in offices if one.start <= actor.start <= one.end + 1]
    return any(
        (hit.end <= actor.start and len(masked[hit.end : actor.start].split()) <= 1)
        or (hit.start < actor.start and actor.end <= hit.end)
        or any(hit.start <= one.start <= hit.end + 1 for one in beside)
        for hit in oblique
    )
