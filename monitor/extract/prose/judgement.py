"""What one sentence says about the names in it.

An exit is an announcement when the United States leaves, when it is said as done or decided and not as
possible, denied or demanded, and when it belongs to the days of the document.  Tense decides nothing: the
date of the event against the date of the document does.  Precision comes first: a doubt makes no news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from monitor.extract.prose.actors import Who, acting, find_actors
from monitor.extract.prose.dates import Era, Stamp
from monitor.extract.prose.kinds import is_treaty
from monitor.extract.prose.links import exit_hits, linked
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.rules import Cue
from monitor.extract.prose.view import Hit, Item, View
from monitor.model import ActKind, Context

_OF_A_NAME = ("", "《", "の", "的")  # between a year and the name that it belongs to: "the 2015 agreement"
_YEAR = re.compile(r"\d{4}")
_A_QUARTER = 90  # days; a month or day without its year that is farther back is the one to come
_WANTS = 12  # letters from the start of an exit in which a wish is part of it
_OPENING = 2  # letters between "but" and an "if" that it opens
_TAKEN_OFF = 10  # letters between an exit and the verb that says the contrary
_FRONTED = 4  # letters before a noun that opens a clause: a preposition
_ORDERING = 14  # letters between an order and what it demands: "also"
_NEGATED = 20  # letters behind an exit in which a negation still denies it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sentences around say: the last actor, whether they told history, whether one beside announces."""

    actor: Who = Who.NOBODY
    past: bool = False
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an exit in a sentence means, and for which names.

    `explicit` says that the sentence itself names the United States, `now` that it names the days of the
    document, `direct` that the exit's words reach a name.
    """

    cue: Hit
    context: Context
    items: tuple[Item, ...]
    who: Who
    explicit: bool
    now: bool
    reversed: bool = False


def read_exits(view: View, before: Surroundings) -> tuple[Reading, ...]:
    """Return what every exit of a sentence means."""
    actors = find_actors(view)
    readings = []
    for cue in exit_hits(view):
        told = acting(view, actors, cue)
        explicit = told is Who.US
        who = before.actor if told is Who.NOBODY and cue.cue is not Cue.EXITS_WEAK else told
        now = speaks_of_now(view, cue)
        context = _context(view, cue, who, before, now)
        readings.append(Reading(cue, context, linked(view, cue), who, explicit, now))
    for cue in view.of(Cue.REJOINS):
        items = linked(view, Hit(Cue.EXITS_ANY, cue.start, cue.end))
        who = acting(view, actors, cue)
        back = who is Who.US and not possible(view, cue)
        readings.append(Reading(cue, Context.OTHER, items, who, who is Who.US, False, reversed=back))
    return tuple(readings)


def _context(view: View, cue: Hit, who: Who, before: Surroundings, now: bool) -> Context:
    if view.has(Cue.DENIALS):
        return Context.OTHER
    if possible(view, cue, announced=before.announced):
        return Context.CONDITIONAL
    if who is not Who.US or negated(view, cue):
        return Context.OTHER
    if long_ago(view, cue) or (before.past and not now):
        return Context.BACKGROUND
    return Context.ANNOUNCEMENT


def negated(view: View, cue: Hit) -> bool:
    """Say whether the clause of an exit says that it did not happen.

    Where the verb stands before its object, a negation behind the name is about something else ("leaves the
    Union and will not pay").
    """
    clause = view.clause(cue.start)
    end = cue.end + _NEGATED if view.rules.order == "svo" else len(view.masked)
    hits = [hit for hit in view.of(Cue.NEGATIONS) if view.clause(hit.start) == clause]
    inside = any(hit.begins_in(cue) for hit in hits)
    if inside and not cue.negative:
        return True
    if inside or (cue.negative and not view.rules.joined and view.rules.order != "sov"):
        end = cue.start  # "no longer pays dues nor sends delegates"
    if any(hit.start < end and not hit.begins_in(cue) for hit in hits):
        return True
    # "Taken off the list of those that are left": what stays stands right behind, where verbs come last.
    return view.rules.order == "sov" and any(
        0 <= hit.start - cue.end <= _TAKEN_OFF and NAME not in view.masked[cue.end : hit.start]
        for hit in view.of(Cue.STAYS)
    )


def possible(view: View, cue: Hit, *, announced: bool = False) -> bool:
    """Say whether an exit may only happen: a condition before it, in its clause, or opening a later one.

    `announced` says that the sentence beside announces what this one tells: "The US means to leave. The State
    Department said so on Monday".
    """
    if _asked(view, cue):
        return True
    end = view.clause_span(view.clause(max(cue.start, cue.end - 1)))[1]
    saying = [hit.start for hit in view.of(Cue.ANNOUNCES)]
    turns = [hit.start for hit in view.of(Cue.TURNS) if hit.start >= cue.end]
    for hit in view.of(Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT):
        soft = hit.cue is Cue.CONDITIONAL_SOFT
        if (soft and (announced or _announced(view, cue, hit, saying))) or _ordered(view, hit):
            continue
        if _own_wish(view, cue, hit):
            continue
        if any(turn < hit.start < end for turn in turns) or _beside_the_exit(view, cue, hit):
            continue
        opens = not view.masked[view.clause_span(view.clause(hit.start))[0] : hit.start].strip()
        if hit.start < end or (opens and not soft):
            return True
    return False


def _own_wish(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a wish is one of the exit's own words: "no longer wants to be a member".

    Without spaces between words a dozen letters are a clause, and the wish stands before the exit.
    """
    within = cue.start < hit.start <= cue.start + _WANTS and hit.end < cue.end
    return within and (cue.cue is Cue.EXITS or (not view.rules.joined and cue.cue is not Cue.EXITS_WEAK))


def _asked(view: View, cue: Hit) -> bool:
    """Say whether an exit is asked about: its clause ends with a question mark."""
    words = view.masked.rstrip(" \"'»”’)")
    return words.endswith(("?", "？", "؟")) and view.clause(cue.start) == view.clause(len(words) - 1)


def _beside_the_exit(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a condition belongs to what a clause before tells: "after months of threats, it left"."""
    turns = view.of(Cue.TURNS)
    if any(turn.start <= hit.start < turn.end <= cue.start for turn in turns):
        return True
    number = view.clause(hit.start)
    if number >= view.clause(cue.start):
        return False
    start, _ = view.clause_span(number)
    return any(
        not view.masked[start : turn.start].strip(" \"'«“„") and not 0 <= hit.start - turn.end <= _OPENING
        for turn in turns
        if start <= turn.start < hit.start
    )


def _announced(view: View, cue: Hit, soft: Hit, announced: Sequence[int]) -> bool:
    """Say whether somebody announces what a soft condition says: "said it would", "方針を表明"."""
    inside = cue.start <= soft.start and soft.end <= cue.end
    # "Of its intention to leave it informed": what is announced opens the clause, the verb comes behind.
    number = view.clause(soft.start)
    fronted = soft.start - view.clause_span(number)[0] <= _FRONTED
    return any(
        start < soft.start
        or inside
        or view.rules.order != "svo"
        or (fronted and view.clause(start) == number)
        for start in announced
    )


def _ordered(view: View, hit: Hit) -> bool:
    """Say whether what demands is an order of the government: "the decree requires the withdrawal from"."""
    return any(
        0 < hit.start - order.end <= _ORDERING and view.clause(order.start) == view.clause(hit.start)
        for order in view.of(Cue.ORDERS)
    )


def speaks_of_now(view: View, cue: Hit) -> bool:
    """Say whether a sentence dates an exit to the days of the document, or announces it for later."""
    clause = view.clause(cue.start)
    if any(hit.start < cue.end or view.clause(hit.start) == clause for hit in view.of(Cue.NOW)):
        return True
    if any(view.clause(hit.start) == clause for hit in view.of(Cue.YEAR_FROM_NOW)):
        return True
    return any(
        stamp.era(view.published) is Era.NOW and (stamp.start < cue.end or view.clause(stamp.start) == clause)
        for stamp in view.stamps
    )


def long_ago(view: View, cue: Hit) -> bool:
    """Say whether an exit is history: words or days of the past in its clause, or before it in none other."""
    clause, end = view.clause(cue.start), view.clause_span(view.clause(max(cue.start, cue.end - 1)))[1]
    taken = {view.clause(hit.start) for hit in view.of(*_OWNERS) if not hit.overlaps(cue)} - {clause}
    here_now = any(view.clause(hit.start) == clause for hit in view.of(Cue.NOW)) or any(
        stamp.era(view.published) is Era.NOW and view.clause(stamp.start) == clause for stamp in view.stamps
    )
    told = min((hit.start for hit in view.of(Cue.ANNOUNCES)), default=len(view.masked))
    if not here_now and any(
        view.clause(hit.start) == clause and hit.start < told for hit in view.of(Cue.PAST_SOFT)
    ):
        return True
    later = view.of(Cue.YEAR_FROM_NOW)  # "after a year": of history, or the time after which the exit counts
    if any(
        view.clause(hit.start) == clause and not _joining(view, hit) and not any(map(hit.overlaps, later))
        for hit in view.of(Cue.PAST_CLAUSE)
    ):
        return True
    past_days = _past_days(view)
    if _told_then(view, clause + 1, past_days):
        return True
    for start in [hit.start for hit in view.of(Cue.PAST)] + past_days:
        place = view.clause(start)
        if start < end and place not in taken and not (here_now and place != clause):
            return True
    return False


def _told_then(view: View, number: int, past_days: Sequence[int]) -> bool:
    """Say whether a clause dates what stands before it: "the exit, announced in January 2025, …"."""
    start, end = view.clause_span(number) if number <= len(view.bounds) else (0, 0)
    return (
        any(start <= day < end for day in past_days)
        and not any(start <= hit.start < end for hit in view.of(Cue.NOW))
        and any(not view.masked[start : hit.start].strip() for hit in view.of(Cue.ANNOUNCES))
    )


def _joining(view: View, hit: Hit) -> bool:
    """Say whether "years after" counts from a founding or a joining, and not from the exit."""
    return any(0 <= origin.start - hit.end <= _WANTS for origin in view.of(Cue.ORIGIN, Cue.REJOINS))


_OWNERS = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.REJOINS, Cue.EXIT_WORDS)


def _past_days(view: View) -> list[int]:
    """Return where past days stand that date neither a founding nor a name ("the 2015 agreement")."""
    origins = [hit.start for hit in view.of(Cue.ORIGIN)]
    effective = [hit.end for hit in view.of(Cue.EFFECTIVE)]
    places = []
    for stamp in view.stamps:
        era = stamp.era(view.published)
        unknown_day = era is Era.UNCERTAIN and view.published is None
        if era is not Era.PAST and not (unknown_day and not effective):
            continue
        if (
            stamp.day is None
            and not stamp.whole_year
            and any(0 <= stamp.start - end <= 1 for end in effective)
        ):
            continue  # the month that comes: "as of the end of December"
        clause = view.clause(stamp.start)
        beside_name = stamp.whole_year and (
            any(
                view.masked[stamp.end : item.start].strip(" ") in _OF_A_NAME
                and 0 <= item.start - stamp.end <= 1
                and view.rules.order != "sov"
                and is_treaty(item.text)
                for item in view.items
            )
            or any(
                view.masked[item.end : stamp.start].strip(" ") in ("(", "（")
                and 0 < stamp.start - item.end <= 2
                for item in view.items
            )
        )
        if (
            beside_name
            or (stamp.whole_year and _dates_a_treaty(view, stamp))
            or _counts_from(view, stamp)
            or any(
                view.clause(place) == clause
                and place < stamp.start
                and not _left_since(view, place, stamp.start)
                for place in origins
            )
        ):
            continue
        places.append(stamp.start)
    return places


def _dates_a_treaty(view: View, stamp: Stamp) -> bool:
    """Say whether a year tells which treaty is meant: "the convention of 1946"."""
    before = view.masked[max(0, stamp.start - 24) : stamp.start].split()[-2:]
    return len(before) == 2 and len(before[1]) <= 3 and is_treaty(before[0])


def _counts_from(view: View, stamp: Stamp) -> bool:
    """Say whether a month without its year is the next one, from which an exit counts: "as of January"."""
    if view.published is None or _YEAR.search(view.masked[stamp.start : stamp.end]):
        return False
    days_since = (view.published - stamp.first).days
    return days_since > _A_QUARTER and any(0 <= stamp.start - hit.end <= 1 for hit in view.of(Cue.EFFECTIVE))


def _left_since(view: View, start: int, end: int) -> bool:
    """Say whether an exit stands between a founding or joining and a day: "rejoined after leaving in 2018"."""
    return any(start < hit.start < end for hit in view.of(Cue.EXITS, Cue.EXITS_ANY))


def spoiled(view: View) -> bool:
    """Say whether a sentence denies, doubts or takes back what it goes on with; "no longer" in an exit does not."""
    exits = exit_hits(view)
    return view.has(Cue.DENIALS, Cue.STAYS, Cue.CONDITIONAL) or any(
        not any(
            hit.overlaps(one) or (one.negative and view.clause(one.start) == view.clause(hit.start))
            for one in exits
        )
        for hit in view.of(Cue.NEGATIONS)
    )


def tells_history(view: View) -> bool:
    """Say whether a sentence speaks of past days, so that the next one may go on with them."""
    now = view.has(Cue.NOW) or any(stamp.era(view.published) is Era.NOW for stamp in view.stamps)
    return not now and (view.has(Cue.PAST, Cue.PAST_CLAUSE, Cue.PAST_SOFT) or bool(_past_days(view)))


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
