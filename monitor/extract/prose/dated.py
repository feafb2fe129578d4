"""Clauses of the past right behind the one of an exit, which they date: "the exit, announced in January 2025, …"."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.view import View

_PREPOSITION = 4  # letters of the longest word that may stand before a day


def dated_by(view: View, number: int, past_days: Sequence[int]) -> bool:
    """Say whether a clause dates what stands before it: "the exit, announced in January 2025, …"."""
    start, end = view.clause_span(number) if number <= len(view.bounds) else (0, 0)
    if any(
        hit.overlaps(one) and not view.masked[start : hit.start].strip()
        for hit in view.of(Cue.PAST)
        if start <= hit.start < end
        for one in view.of(Cue.EFFECTIVE)
    ):
        return True  # "…, in force since January"
    words = [hit.start for hit in view.of(Cue.PAST, Cue.PAST_SOFT) if start <= hit.start < end]
    past = [day for day in past_days if start <= day < end]
    if not start or not (past or words) or any(start <= hit.start < end for hit in view.of(Cue.NOW)):
        return False
    told = [hit.start for hit in view.of(Cue.ANNOUNCES) if start <= hit.start < end]
    if any(not view.masked[start:place].strip() for place in told):
        return bool(past) or not _news_behind(view, end)
    opening = LETTERS.match(view.masked[start:end].lstrip())
    if opening is None or opening.group() not in view.rules.asides or _news_behind(view, end):
        return False
    joined = any(start <= hit.start < end for hit in view.of(Cue.ORIGIN))  # "…, which it signed in 1996"
    dates = past + words  # "the exit from X, which he ordered on his first day, …"
    return not joined and any(place < max(dates) for place in told)


def _news_behind(view: View, end: int) -> bool:
    """Say whether the rest of a sentence tells something of the days of the document: "…, was notified on Monday"."""
    days = [stamp.start for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    coming = view.of(
        Cue.END_OF_YEAR, Cue.YEAR_FROM_NOW
    )  # "it takes effect at the end of the year" is no news
    told = [hit.start for hit in view.of(Cue.NOW, Cue.NOTIFIED) if not any(map(hit.overlaps, coming))]
    return any(place >= end for place in (*days, *told))


def only_dates(view: View, number: int, past_days: Sequence[int]) -> bool:
    """Say whether a clause is nothing but a past day that dates the one before: "when it left, in May 2018, …"."""
    start, end = view.clause_span(number) if number <= len(view.bounds) else (0, 0)
    if start and not view.rules.joined and _names_us_alone(view, start, end):
        return only_dates(view, number + 1, past_days)  # "its largest donor, the United States, in 2018"
    if view.rules.joined or not any(start <= day < end for day in past_days):
        return False
    days = [(stamp.start, stamp.end) for stamp in view.stamps]
    others = [
        word
        for word in LETTERS.finditer(view.masked[start:end])
        if not any(first <= start + word.start() < last for first, last in days)
    ]
    return all(len(word.group()) <= _PREPOSITION for word in others)


def _names_us_alone(view: View, start: int, end: int) -> bool:
    """Say whether a clause holds the name of the United States and nothing else."""
    ours = [(hit.start, hit.end) for hit in view.of(Cue.US)]
    return any(start <= first < end for first, _ in ours) and all(
        word.group() in view.rules.links or any(first <= start + word.start() < last for first, last in ours)
        for word in LETTERS.finditer(view.masked[start:end])
    )
