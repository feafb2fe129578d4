"""Days without a year that are still to come: from which an exit counts, or of which a sentence speaks as ahead."""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Stamp
from monitor.extract.prose.view import View

_YEAR = re.compile(r"\d{4}")
_A_QUARTER = (
    90  # days; a month or day without its year that is farther back is the one from which an exit counts
)


def is_to_come(view: View, stamp: Stamp) -> bool:
    """Say whether a day or month without its year is the next one: "as of January", "will leave on 30 June".

    The words that say so stand before it, or it stands among them: "30 June will be its last day".
    """
    if view.published is None or _YEAR.search(view.masked[stamp.start : stamp.end]):
        return False
    clause = view.clause(stamp.start)
    verb_second = view.rules.order == "free"  # "On 30 June will the United States leave"
    for hit in view.of(Cue.COMING):
        before = hit.end <= stamp.start or (verb_second and 0 <= hit.start - stamp.end <= 1)
        if before and view.clause(hit.start) == clause:
            return True
        if hit.start <= stamp.start and stamp.end <= hit.end:
            return True
    days_since = (view.published - stamp.first).days
    return days_since > _A_QUARTER and any(
        hit.start <= stamp.start <= hit.end + 1 for hit in view.of(Cue.EFFECTIVE)
    )
