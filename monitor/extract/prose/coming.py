"""Days without a year that are still to come: from which an exit counts, or of which a sentence speaks as ahead."""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era, Stamp
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_PREPOSITION = 4  # letters of the longest word that may stand before a day
_YEAR = re.compile(r"\d{4}")
_A_QUARTER = (
    90  # days; a month or day without its year that is farther back is the one from which an exit counts
)


def is_to_come(view: View, stamp: Stamp) -> bool:
    """Say whether a day or month without its year is the next one: "as of January", "will leave on 30 June".

    The words that say so stand before it, or it stands among them: "30 June will be its last day".  A comma may part
    them where nothing else stands beside the day: "it goes too, at the end of December".
    """
    if view.published is None or _YEAR.search(view.masked[stamp.start : stamp.end]):
        return False
    clause = view.clause(stamp.start)
    clauses = (clause - 1, clause) if stands_alone(view, clause, stamp) else (clause,)
    verb_second = view.rules.order == "free"  # "On 30 June will the United States leave"
    for hit in view.of(Cue.COMING):
        before = hit.end <= stamp.start or (verb_second and 0 <= hit.start - stamp.end <= 1)
        if before and view.clause(hit.start) in clauses:
            return True
        if hit.start <= stamp.start and stamp.end <= hit.end:
            return True
    days_since = (view.published - stamp.first).days
    return days_since > _A_QUARTER and any(
        hit.start <= stamp.start <= hit.end + 1 for hit in view.of(Cue.EFFECTIVE)
    )


def stands_alone(view: View, number: int, stamp: Stamp) -> bool:
    """Say whether a clause holds nothing but a day and small words: "at the end of December"."""
    start, end = view.clause_span(number)
    rest = view.masked[start : stamp.start] + view.masked[stamp.end : end]
    return not view.rules.joined and all(len(word) <= _PREPOSITION for word in LETTERS.findall(rest))


def is_of_a_notice(view: View, past: int, exit_: Hit) -> bool:
    """Say whether the past dates only the notice of an exit that comes now.

    "Under a notice given last May it ceases to be a member", "the notice given last May runs out on Friday, and with
    it the membership".
    """
    clause = view.clause(past)
    if clause == view.clause(exit_.start):
        return False
    today = any(
        past < stamp.start < exit_.start and stamp.era(view.published) is Era.NOW for stamp in view.stamps
    )
    given = any(view.clause(hit.start) == clause for hit in view.of(Cue.NOTIFIED))
    start = view.clause_span(view.clause(exit_.start))[0]
    if not today and any(start <= hit.start <= start + 1 for hit in view.of(Cue.THAT)):
        return False  # "two years earlier the envoy gave notice that the United States leave"
    return given and (today or any(map(exit_.overlaps, view.of(Cue.COMING))))
