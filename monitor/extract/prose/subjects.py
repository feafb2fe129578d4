"""Proper names that stand where the one who leaves stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_CAPITAL = re.compile(r"(?:^|\s)([^\W\d_a-z][\w'’.-]*)\s+$")


def named_subject(view: View, cue: Hit, actors: Sequence[tuple[int, int]]) -> bool:
    """Say whether a proper name that is no known actor stands right before the cue: "Norland leaves"."""
    if not view.rules.capitals or cue.cue is Cue.EXIT_WORDS:
        return False
    before = view.text[max(0, cue.start - 40) : cue.start]
    match = _CAPITAL.search(view.rules.lexicon.auxiliary.sub("", before))
    if match is None:
        return False
    start = max(0, cue.start - 40) + match.start(1)
    known = [*actors, *((item.start, item.end) for item in view.items)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    known += [(hit.start, hit.end) for hit in view.hits if hit.cue is not Cue.EXIT_WORDS]
    if any(first <= start < last for first, last in known):
        return False
    return (
        len(match.group(1)) > 3
        and not match.group(1).isupper()
        and view.masked[start - 3 : start].strip() != "."
    )
