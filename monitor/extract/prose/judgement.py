"""What one sentence says about the names in it.

An exit is an announcement when the United States leaves, when it is said as done or decided and not as
possible, denied or demanded, and when it belongs to the days of the document.  Tense decides nothing: the
date of the event against the date of the document does.  Precision comes first: a doubt makes no news.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.extract.prose.acting import acting
from monitor.extract.prose.actors import Who, find_actors
from monitor.extract.prose.confirming import only_confirms
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.doubts import denied_at_all, negated, possible
from monitor.extract.prose.exits import exit_hits
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.given import only_compared, taken_as_known
from monitor.extract.prose.history import long_ago, speaks_of_now
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.links import leaves_part, linked
from monitor.extract.prose.view import View
from monitor.model import Context


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sentences around say: the last actor, whether they told history, whether one beside announces.

    `left` is the one whose exit the sentence just before tells.
    """

    actor: Who = Who.NOBODY
    past: bool = False
    announced: bool = False
    left: Who = Who.NOBODY


@dataclass(frozen=True, slots=True)
class Reading:
    """What an exit in a sentence means, and for which names.

    `explicit` says that the sentence itself names the United States, `now` that it names the days of the
    document, `part` that only a part of a body is left: a committee, a building, `denied` that it did not happen.
    """

    cue: Hit
    context: Context
    items: tuple[Item, ...]
    who: Who
    explicit: bool
    now: bool
    reversed: bool = False
    part: bool = False
    denied: bool = False


def read_exits(view: View, before: Surroundings) -> tuple[Reading, ...]:
    """Return what every exit of a sentence means."""
    actors = find_actors(view)
    readings = []
    for cue in exit_hits(view):
        told = acting(view, actors, cue)
        explicit = told is Who.US
        unnamed = told is Who.NOBODY and not view.rules.lexicon.some_members.match(view.masked)
        who = before.actor if unnamed and cue.cue is not Cue.EXITS_WEAK else told
        if Who.NOBODY is not before.left is not told and only_confirms(view, actors, cue):
            who = before.left
            explicit = False
        now = speaks_of_now(view, cue)
        part = leaves_part(view, cue)
        context = Context.OTHER if part else _context(view, cue, who, before, now)
        denied = who is Who.US and context is Context.OTHER and not part and negated(view, cue)
        denied = denied and not only_compared(view, cue)
        readings.append(
            Reading(cue, context, linked(view, cue), who, explicit, now, part=part, denied=denied)
        )
    for cue in view.of(Cue.REJOINS):
        items = linked(view, Hit(Cue.EXITS_ANY, cue.start, cue.end))
        who = acting(view, actors, cue)
        back = who is Who.US and not possible(view, cue)
        readings.append(Reading(cue, Context.OTHER, items, who, who is Who.US, False, reversed=back))
    joined = [one.cue for one in readings if one.reversed and one.explicit and not negated(view, one.cue)]
    return tuple(
        replace(one, context=Context.BACKGROUND)
        if one.context is Context.ANNOUNCEMENT and any(_came_before(view, one.cue, back) for back in joined)
        else one
        for one in readings
    )


def _came_before(view: View, cue: Hit, back: Hit) -> bool:
    """Say whether an exit is only told of to say when they come back: "a year after leaving it, the US rejoins it".

    Its clause stands before theirs and names neither the United States nor a day of the document.
    """
    clause = view.clause(cue.end - 1)
    if cue.end > back.start or clause == view.clause(back.start):
        return False
    return not any(view.clause(hit.start) == clause for hit in view.of(Cue.US, Cue.NOW))


def _context(view: View, cue: Hit, who: Who, before: Surroundings, now: bool) -> Context:
    if only_compared(view, cue) or denied_at_all(view, cue):
        return Context.OTHER
    if possible(view, cue, announced=before.announced):
        return Context.CONDITIONAL
    if who is not Who.US or negated(view, cue):
        return Context.OTHER
    if (
        long_ago(view, cue)
        or (before.past and not now and not _comes(view, cue) and not _of_this_month(view, cue))
        or taken_as_known(view, cue)
    ):
        return Context.BACKGROUND
    return Context.ANNOUNCEMENT


def _of_this_month(view: View, cue: Hit) -> bool:
    """Say whether the clause of an exit names the month of the document: "In January it left X. In June it left Y"."""
    clause, day = view.clause(cue.start), view.published
    return day is not None and any(
        stamp.first <= day <= stamp.last and not stamp.whole_year and view.clause(stamp.start) == clause
        for stamp in view.stamps
    )


def _comes(view: View, cue: Hit) -> bool:
    """Say whether an exit is told as one to come, in words of the future: it is no part of the history before it.

    Words like "also" may stand between: "will also give up".
    """
    return any(
        cue.overlaps(hit) or (hit.end <= cue.start and _only_fills(view, hit.end, cue.start))
        for hit in view.of(Cue.COMING)
    )


def _only_fills(view: View, start: int, end: int) -> bool:
    """Say whether nothing but words without weight stands between two places: "also", "now"."""
    fillers = view.of(Cue.FILLERS, Cue.ALSO)
    return all(
        any(hit.start <= word.start() and word.end() <= hit.end for hit in fillers)
        for word in LETTERS.finditer(view.masked, start, end)
    )
