"""Doubts and denials of words before an announcement, which are not about it."""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_SIGNS = ":;—–"  # behind which another sentence may begin
_OPENS = 1  # letters before an "if" that opens a clause: but
_TOLD = 16  # letters between a doubt and a colon, where the doubt is not what is told behind it
_ARTICLE = 5  # letters before a name that opens a clause


def before_the_news(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether words stand before an announcement, and not in it.

    They do where a clause of its own tells that the United States leave ("Parcels may take longer, but the United
    States is leaving"), or that somebody said so ("Lawmakers cheered as Washington announced that it left", "nobody
    spoke when the envoy said that").
    """
    if view.rules.joined and view.rules.order == "svo":
        return _told_of_a_day(view, cue, hit)
    if view.rules.joined:
        return False
    if _opens_with_us(view, cue, hit):
        return True
    return view.rules.order != "sov" and is_told_besides(view, cue, hit)


def _told_of_a_day(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a clause behind some words, where words have no spaces, tells of the United States on a day.

    邮件可能会慢一些，美国14日退出. Not so where the words open their clause (if) or end it (it is feared), or where a
    verb of saying does.
    """
    number = view.clause(hit.start)
    start, end = view.clause_span(number)
    if number >= view.clause(cue.start) or hit.start - start <= _OPENS:
        return False
    if view.masked[end - 1] != ",":
        return False
    turned = any(one.start == end for one in view.of(Cue.TURNS))
    saying = view.of(Cue.BREAKS, Cue.ANNOUNCES, Cue.CONDITIONAL, Cue.DENIALS)
    if not turned and any(
        start < one.end <= end and not LETTERS.search(view.masked, one.end, end) for one in saying
    ):
        return False
    days = [stamp.start for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    return any(end <= ours.start < cue.end for ours in view.of(Cue.US)) and any(
        end <= day < cue.end for day in days
    )


def _opens_with_us(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a clause behind some words opens with the United States, who leave in it.

    Behind a sign that begins another sentence they need not open it where a day of the document stands in it.
    """
    turns = {turn.start: turn.end for turn in view.of(Cue.TURNS)}
    for bound in view.bounds:
        if not hit.end <= bound <= cue.start:
            continue
        first = bound + len(view.masked[bound:]) - len(view.masked[bound:].lstrip())
        told = view.rules.order == "free" and bound - hit.end >= _TOLD and view.masked[bound - 1] == ":"
        signed = told or (view.rules.order == "svo" and view.masked[bound - 1] in _SIGNS)
        if (told and _follows(view, cue, hit)) or _goes_on_to_say(view, hit, bound):
            continue
        if not signed and first not in turns:
            continue
        opening = turns.get(first, first)
        # "But leave the United States the Union".
        first_verb = first in turns and opening <= cue.start <= opening + _ARTICLE
        last = cue.end + 1 if first_verb else opening + _ARTICLE
        if signed and _is_dated(view, bound, cue):
            last = cue.end
        if any(
            opening <= ours.start <= last and (first_verb or ours.end <= cue.end) for ours in view.of(Cue.US)
        ):
            return view.clause(bound) == view.clause(cue.start)
    return False


def _follows(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether an exit to come hangs on an "if" that opens the sentence: "If it fails, be sure: the US leaves"."""
    condition = hit.cue is Cue.CONDITIONAL and not LETTERS.search(view.masked, 0, hit.start)
    return condition and any(map(cue.overlaps, view.of(Cue.COMING))) and not _is_dated(view, cue.start, cue)


def _goes_on_to_say(view: View, hit: Hit, bound: int) -> bool:
    """Say whether a colon explains an exit that hangs on an "if": "If it falls, the US goes: it would give notice"."""
    if hit.cue is not Cue.CONDITIONAL or view.masked[bound - 1] != ":" or view.rules.order != "svo":
        return False
    first = view.clause(hit.start)
    return not LETTERS.search(view.masked, 0, hit.start) and any(
        hit.end <= word.start < bound and view.clause(word.start) != first
        for word in view.of(Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.ENDS)
    )


def _is_dated(view: View, start: int, cue: Hit) -> bool:
    """Say whether a day of the document stands in the clause that begins at a place, which is the one of an exit."""
    clause = view.clause(start)
    return clause == view.clause(cue.start) and any(
        view.clause(stamp.start) == clause for stamp in view.stamps if stamp.era(view.published) is Era.NOW
    )


def is_told_besides(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether an exit is told of these days in words of its own behind some others, within their clause.

    "She is disappointed but not surprised after the United States served notice on Wednesday".
    """
    return (
        _is_said_to_leave(view, cue, hit)
        or _turns_to_us(view, cue, hit)
        or _is_announced_behind(view, cue, hit)
    )


def _is_announced_behind(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a clause of its own tells, behind words that open none, that somebody announced that the US leave.

    "Having warned for years, the ambassador announced that the US is leaving", and not "if all fails, he said, …".
    """
    number = view.clause(cue.start)
    if view.clause(hit.start) >= number:
        return False
    start = view.clause_span(view.clause(hit.start))[0]
    behind = view.clause_span(number)[0]
    if view.masked[:behind].rstrip().endswith(":"):
        return False  # "promised to sign one thing: a letter that says that the US leaves"
    doubts = view.of(Cue.NEGATIONS, Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT, Cue.DENIALS)
    return (
        bool(view.masked[start : hit.start].strip(" \"'“"))
        and not any(behind <= doubt.start < cue.end for doubt in doubts)
        and any(
            behind < told.start < ours.start < cue.end
            for told in view.of(Cue.ANNOUNCES)
            for ours in view.of(Cue.US)
        )
    )


def _turns_to_us(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether the United States and a day of the document stand with an exit behind a turn: "after the US left"."""
    clause = view.clause(cue.start)
    days = [stamp.start for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    return any(
        hit.end <= turn.start
        and turn.end <= ours.start <= turn.end + _ARTICLE
        and ours.start < cue.end
        and any(turn.end <= day and view.clause(day) == clause for day in days)
        for turn in view.of(Cue.TURNS)
        for ours in view.of(Cue.US)
    )


def _is_said_to_leave(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a clause behind some words tells that somebody said that the United States leave."""
    links = [turn.start for turn in view.of(Cue.TURNS)]
    links += [
        word.start() for word in LETTERS.finditer(view.masked, hit.end) if word.group() in view.rules.joins
    ]
    doubts = [one.start for one in view.of(Cue.NEGATIONS, Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT, Cue.DENIALS)]
    clause = view.clause(cue.start)
    return any(
        link <= told.start < ours.start < cue.end
        and view.clause(told.start) == clause
        and not any(link <= doubt < cue.end for doubt in doubts)
        for link in links
        if hit.end <= link
        for told in view.of(Cue.ANNOUNCES)
        for ours in view.of(Cue.US)
    )


def said_today(view: View, cue: Hit) -> bool:
    """Say whether the United States say so on a day of the document: "The US leaves, the Treasury said on Thursday"."""
    last = view.clause(max(cue.start, cue.end - 1))
    days = {view.clause(stamp.start) for stamp in view.stamps if stamp.era(view.published) is Era.NOW}
    speaking = days & {view.clause(ours.start) for ours in view.of(Cue.US)}
    return any(
        view.clause(told.start) in speaking and view.clause(told.start) > last
        for told in view.of(Cue.ANNOUNCES)
    )
