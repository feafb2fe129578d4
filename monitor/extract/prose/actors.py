"""Who is named in a sentence as somebody who may leave: the United States, or somebody else.

A withdrawal is news for the list only when the United States withdraws.  The one who acts is the actor
inside or nearest to the exit's words, the preceding one first; one behind "like", "after" or "to" does not
act; actors joined by "and" act together.  A sentence without any actor speaks of the last one named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.homelands import dateline_end
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View


class Who(StrEnum):
    """The one who acts."""

    US = "us"
    OTHER = "other"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Actor:
    """Words that name an actor, alone or as the part of a group that acts together."""

    start: int
    end: int
    who: Who


_ADJACENT = 14
_COMMAS = tuple(",،，、")
_COMPOUND = re.compile(r"-\S{2,20}\s?")  # the other half of "Franco-Indian"


@lru_cache(maxsize=16)  # asked for the exits of a sentence, and again for what the next one takes from it
def find_actors(view: View) -> tuple[Actor, ...]:
    """Return the actors of a sentence in order, without those that stand in an oblique place."""
    spoilers = view.of(Cue.NOT_US)
    ours = [hit for hit in view.of(Cue.US) if not any(hit.overlaps(spoiler) for spoiler in spoilers)]
    theirs = [hit for hit in view.of(Cue.OTHERS) if not any(hit.overlaps(one) for one in ours)]
    theirs = [
        hit
        for hit in theirs
        if not any(hit.overlaps(one) for one in view.of(Cue.US)) or hit.end - hit.start > 12
    ]
    placed = dateline_end(view.text)
    theirs = [
        hit
        for hit in theirs
        if hit.start >= placed
        and not (_of_a_treaty(view, hit) or _is_body(view, hit))
        and not view.rules.lexicon.is_served.match(view.masked, hit.end)
    ]
    marked = sorted(
        [(hit, Who.US) for hit in ours] + [(hit, Who.OTHER) for hit in (*theirs, *spoilers)],
        key=lambda pair: pair[0].start,
    )
    oblique = view.of(Cue.OBLIQUE) if marked else ()
    marked = _without_told(view, marked, oblique)
    actors: list[Actor] = []
    governed = 0  # where an actor ends that does not act
    for place, (hit, who) in enumerate(marked):
        governing = [one for one in oblique if governs(view, one, hit)]
        if governing and not (_says(view, hit) or _writes(view, hit) or of_an_exit(view, hit, governing)):
            governed = hit.end
        elif not governed or not (
            _only_links(view, governed, hit.start)
            or _is_listed(view, governed, [one for one, _ in marked[place:]])
        ):
            actors.append(Actor(hit.start, hit.end, who))
        else:
            governed = hit.end  # "told London and Moscow"
    return tuple(_grouped(view, actors))


def _without_told(
    view: View, marked: Sequence[tuple[Hit, Who]], oblique: Sequence[Hit]
) -> list[tuple[Hit, Who]]:
    """Leave out others whose ending stands behind the one they are joined with, where verbs come last: "X and Y-to"."""
    if view.rules.order != "sov":
        return list(marked)
    kept: list[tuple[Hit, Who]] = []
    told: Hit | None = None  # one who does not act
    for hit, who in reversed(marked):
        if who is Who.OTHER and told and (hit.overlaps(told) or _only_links(view, hit.end, told.start)):
            told = hit if hit.start < told.start else told
            continue
        told = hit if any(governs(view, one, hit) for one in oblique) else None
        kept.append((hit, who))
    return kept[::-1]


def _only_links(view: View, start: int, end: int) -> bool:
    """Say whether nothing but links stand between two names: "told Mexico and the | Netherlands"."""
    between = view.masked[start:end].strip()
    words = between.split()
    return between in view.rules.links or (bool(words) and view.rules.links.issuperset(words))


def _is_listed(view: View, start: int, following: Sequence[Hit]) -> bool:
    """Say whether others stand behind a comma in a list that "and" closes: "told London, | Paris and Rome"."""
    for hit in following:
        if hit.start < start:
            continue
        between = view.masked[start : hit.start].strip()
        words = set(LETTERS.findall(between))
        if hit.cue is not Cue.OTHERS or not words <= view.rules.links:
            return False
        if not words.isdisjoint(view.rules.joins):
            return hit is not following[0]
        if between[:1] not in _COMMAS:
            return False
        start = hit.end
    return False


def _of_a_treaty(view: View, hit: Hit) -> bool:
    """Say whether a nationality says what a treaty is about: "l'accord iranien"."""
    before = view.masked[max(0, hit.start - 24) : hit.start]
    return before.endswith(" ") and any(view.rules.kinds.is_treaty(word) for word in before.split()[-1:])


def _is_body(view: View, hit: Hit) -> bool:
    """Say whether a word for an actor stands for the body itself: "has withdrawn from the bank", "X, a club of"."""
    start, end = view.clause_span(view.clause(hit.start))
    if _describes_body(view, hit, start, end):
        return True
    opening = view.masked[start : hit.start].split()
    if opening and view.masked[: max(0, start - 1)].endswith(NAME) and set(opening) <= view.rules.asides:
        return True
    if view.rules.order == "sov":
        return any(map(hit.overlaps, view.of(Cue.REFERS)))  # "the share in the bank"
    return view.rules.order in ("svo", "free") and any(
        meant.start <= hit.start
        and hit.end <= meant.end
        and any(0 <= meant.start - one.end <= 1 for one in view.of(Cue.EXITS))
        for meant in view.of(Cue.REFERS)
    )


def _describes_body(view: View, hit: Hit, start: int, end: int) -> bool:
    """Say whether a relative clause right behind a name, with no comma, says where it is: "X which has its seat in"."""
    name = view.masked.rfind(NAME, start, hit.start) + 1
    words = view.masked[name : hit.start].split()
    if not name or view.rules.joined or view.rules.order == "sov" or not words:
        return False
    leaves = view.of(Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.REJOINS, Cue.US)
    return words[0] in view.rules.asides and not any(name <= one.start < end for one in leaves)


def of_an_exit(view: View, hit: Hit, governing: Sequence[Hit]) -> bool:
    """Say whether "of" or "by" makes an actor the one of an exit: "the exit of", "the decision of … to leave"."""
    exits = view.of(Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)
    given_up = exits if not view.has(Cue.ENDS) else (*exits, *view.of(Cue.STAKES))  # "the membership of"
    for link in view.of(Cue.GENITIVE):
        if not (link.end <= hit.start and not view.masked[link.end : hit.start].strip()):
            continue
        if any(one.start < link.start for one in governing):
            continue  # "after the example of"
        near = [one for one in exits if 0 <= one.start - hit.end <= _ADJACENT]
        theirs = view.of(Cue.OTHERS) if near else ()
        if any(not any(hit.end < one.start < exit_.start for one in theirs) for exit_ in near):
            return True  # and not "says the note of Washington, Peru leaves"
        if any(link.start - 1 <= one.end <= link.end for one in given_up):
            return True
    return False


def _says(view: View, hit: Hit) -> bool:
    """Say whether an actor behind "after" or "as" is the subject there: "after Washington announced", "… left"."""
    if view.rules.order == "sov" or not any(
        0 <= hit.start - turn.end <= _ADJACENT for turn in view.of(Cue.TURNS)
    ):
        return False
    return any(
        0 < verb.start - hit.end <= 1 + _auxiliary(view, hit.end) or _is_behind_its_aside(view, hit, verb)
        for verb in view.of(Cue.ANNOUNCES, Cue.EXITS, Cue.EXITS_ANY)
    )


def _writes(view: View, hit: Hit) -> bool:
    """Say whether an actor says something by a notice of its own: "the letter of the United States says that"."""
    if view.rules.order != "svo" or view.rules.joined:
        return False
    for link in view.of(Cue.GENITIVE):
        if link.end <= hit.start and not view.masked[link.end : hit.start].strip():
            sent = any(0 <= link.start - note.end <= 1 for note in view.of(Cue.NOTIFIED))
            if sent and any(verb.start > hit.end for verb in view.of(Cue.ANNOUNCES)):
                return True
    return False


def _auxiliary(view: View, place: int) -> int:
    """Return the letters of a verb that stands before another, right behind an actor: "has", "is", "will"."""
    if view.rules.order != "svo" or view.rules.joined:
        return 0
    return max((hit.end - place for hit in view.of(Cue.BREAKS) if hit.start - place == 1), default=0)


def _is_behind_its_aside(view: View, hit: Hit, verb: Hit) -> bool:
    """Say whether only a description in commas stands between an actor and a verb: "after the US, its donor, left"."""
    aside = view.masked[hit.end : verb.start].rstrip()
    if not aside.startswith(",") or len(aside) < 2 or not aside.endswith(",") or aside.count(",") != 2:
        return False
    return any(one.start - hit.end == 2 for one in view.of(Cue.DESCRIBES))


def governs(view: View, oblique: Hit, hit: Hit) -> bool:
    """Say whether an actor stands right beside words that make it one who does not act."""
    if oblique.start <= hit.start < oblique.end:
        placed = hit.cue is Cue.OTHERS and oblique.start < hit.start  # "in The | Hague"
        return placed or oblique.end - oblique.start >= hit.end - hit.start
    if view.rules.order == "sov":
        if oblique.start < hit.end:
            return False  # "after the others | the US", "the | in Paris | US embassy"
        between = view.masked[hit.end : oblique.start]  # "after" stands behind its noun
        return len(between) <= 1 or _COMPOUND.fullmatch(between) is not None
    offices = [one for one in view.of(Cue.OFFICES) if one.end - 1 <= hit.start <= one.end + 1]
    beside = [one.start for one in offices]
    if oblique.start in beside or any(oblique.start < one.start < oblique.end < one.end for one in offices):
        return True  # "al gobierno de", "informou na segunda-feira o | ministro"
    return any(
        0 <= start - oblique.end <= 1 and not view.masked[oblique.end : start].strip()
        for start in beside or [hit.start]
    )


def _grouped(view: View, actors: Sequence[Actor]) -> list[Actor]:
    """Let actors that are joined by a link act together: one of them the United States is enough."""
    grouped: list[Actor] = []
    for actor in actors:
        if grouped:
            last = grouped[-1]
            if actor.start < last.end:
                if actor.end > last.end:
                    grouped[-1] = Actor(last.start, actor.end, last.who)
                continue
            between = view.masked[last.end : actor.start].strip(" ,、，")
            if len(between) <= 6 and between in view.rules.links and last.who is not actor.who and between:
                grouped[-1] = Actor(last.start, actor.end, Who.US)
                continue
        grouped.append(actor)
    return grouped
