"""Exits of months before that are known only now, and so are news: "only now has it emerged that it left in May"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_A_YEAR = timedelta(days=366)


def is_known_only_now(view: View, cue: Hit, days: Sequence[int]) -> bool:
    """Say whether words before an exit of the past tell it as known only now."""
    past = bool(days) or view.has(Cue.PAST)
    return past and view.rules.lexicon.disclosed.search(view.masked, 0, cue.start) is not None


def without_recent(view: View, days: Sequence[int]) -> list[int]:
    """Return the days of the past without the days and months that lie no more than a year before the document."""
    recent = {
        stamp.start
        for stamp in view.stamps
        if not stamp.whole_year
        if view.published is not None and view.published - stamp.last < _A_YEAR
    }
    return [day for day in days if day not in recent]
