"""What was done, and when: the act of a sentence that announces an exit, its day, and the day from which it counts."""

from __future__ import annotations

from datetime import date

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.exits import exit_hits
from monitor.extract.prose.view import View
from monitor.model import ActKind


def effective_day(view: View) -> date | None:
    """Return the day from which an exit counts, where the sentence states one."""
    hits = view.of(Cue.EFFECTIVE)
    days = [stamp for stamp in view.stamps if stamp.day and stamp.era(view.published) is Era.FUTURE]
    if days and hits:
        return min(days, key=lambda stamp: min(abs(stamp.start - hit.end) for hit in hits)).day
    exits = exit_hits(view)
    clauses = {view.clause(hit.start) for hit in exits}
    if stamp := next((day for day in days if view.clause(day.start) in clauses), None):
        return stamp.day
    if view.published is None or not (hits or exits):
        return None
    if view.has(Cue.END_OF_YEAR):
        return view.published.replace(month=12, day=31)
    return _year_after(event_day(view) or view.published) if hits and view.has(Cue.YEAR_FROM_NOW) else None


def _year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + 1, day=28)


def event_day(view: View) -> date | None:
    """Return the day on which a sentence says that it happened: the only recent one that it names."""
    if view.published is None:
        return None
    days = {stamp.day for stamp in view.stamps if stamp.day and stamp.era(view.published) is Era.NOW}
    return days.pop() if len(days) == 1 else None


def act_of(view: View) -> ActKind:
    """Return what was done: notice given, an exit that counts already, or an announcement."""
    if view.has(Cue.NOTIFIED):
        return ActKind.NOTIFIED
    if view.has(Cue.EFFECTIVE) and effective_day(view) is None and event_day(view):
        return ActKind.EFFECTIVE
    return ActKind.ANNOUNCED
