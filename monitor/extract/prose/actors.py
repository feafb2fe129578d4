"""Who leaves: the United States, or somebody else.

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

from monitor.extract.prose.asides import in_aside_before
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.kinds import is_treaty
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.subjects import named_subject
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


_COMMAS = frozenset(",،，、")
_CLOSING = frozenset('»”"“')  # behind words that somebody says
_ADJACENT = 14
_TO = frozenset(["to", "au", "aux", "a", "al", "alla", "allo", "ai", "ao", "aos", "an", "aan", "till", "til"])
_TOLD = 4  # words between the verb and the one who is told
_ARTICLE = 6  # letters of an article between "told" and the one who is
_COMPOUND = re.compile(r"-\S{2,20}\s?")  # the other half of "Franco-Indian"
# "GENEVA, Oct 5 (Reuters) — ": where a report was written, not who acts.
_DATELINE = re.compile(r"\W?[^\W\d_a-z][^—–!?;:]{1,45}?\s[—–-]\s")


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
    dateline = _DATELINE.match(view.text)
    placed = dateline.end() if dateline else 0
    theirs = [
        hit
        for hit in theirs
        if hit.start >= placed and not _of_a_treaty(view, hit) and not _is_body(view, hit)
    ]
    marked = sorted(
        [(hit, Who.US) for hit in ours] + [(hit, Who.OTHER) for hit in (*theirs, *spoilers)],
        key=lambda pair: pair[0].start,
    )
    oblique = view.of(Cue.OBLIQUE) if marked else ()
    actors: list[Actor] = []
    governed = 0  # where an actor ends that does not act
    for hit, who in marked:
        governing = [one for one in oblique if _governs(view, one, hit)]
        if governing and not (_says(view, hit) or _of_an_exit(view, hit, governing)):
            governed = hit.end
        elif not (governed and view.masked[governed : hit.start].strip() in view.rules.links):
            actors.append(Actor(hit.start, hit.end, who))
        else:
            governed = hit.end  # "told London and Moscow"
    return tuple(_grouped(view, actors))


def _of_a_treaty(view: View, hit: Hit) -> bool:
    """Say whether a nationality says what a treaty is about: "l'accord iranien"."""
    before = view.masked[max(0, hit.start - 24) : hit.start]
    return before.endswith(" ") and any(is_treaty(word) for word in before.split()[-1:])


def _is_body(view: View, hit: Hit) -> bool:
    """Say whether a word for an actor stands for the body itself: "has withdrawn from the bank", "X, a club of"."""
    start, _ = view.clause_span(view.clause(hit.start))
    opening = view.masked[start : hit.start].split()
    if opening and view.masked[: max(0, start - 1)].endswith(NAME) and set(opening) <= view.rules.asides:
        return True
    if view.rules.order == "sov":
        return any(map(hit.overlaps, view.of(Cue.REFERS)))  # "the share in the bank"
    return view.rules.order == "svo" and any(
        meant.start <= hit.start
        and hit.end <= meant.end
        and any(0 <= meant.start - one.end <= 1 for one in view.of(Cue.EXITS))
        for meant in view.of(Cue.REFERS)
    )


def _of_an_exit(view: View, hit: Hit, governing: Sequence[Hit]) -> bool:
    """Say whether "of" or "by" makes an actor the one of an exit: "the exit of", "the decision of … to leave"."""
    exits = view.of(Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)
    given_up = exits if not view.has(Cue.ENDS) else (*exits, *view.of(Cue.STAKES))  # "the membership of"
    for link in view.of(Cue.GENITIVE):
        if not (link.end <= hit.start and not view.masked[link.end : hit.start].strip()):
            continue
        if any(one.start < link.start for one in governing):
            continue  # "after the example of"
        if any(0 <= one.start - hit.end <= _ADJACENT for one in exits):
            return True
        if any(link.start - 1 <= one.end <= link.end for one in given_up):
            return True
    return False


def _says(view: View, hit: Hit) -> bool:
    """Say whether an actor behind "after" or "as" is the subject there: "after Washington announced", "… left"."""
    if view.rules.order == "sov" or not any(
        0 <= hit.start - turn.end <= _ADJACENT for turn in view.of(Cue.TURNS)
    ):
        return False
    return any(0 < verb.start - hit.end <= 1 for verb in view.of(Cue.ANNOUNCES, Cue.EXITS, Cue.EXITS_ANY))


def _governs(view: View, oblique: Hit, hit: Hit) -> bool:
    """Say whether an actor stands right beside words that make it one who does not act."""
    if oblique.start <= hit.start < oblique.end:
        return oblique.end - oblique.start >= hit.end - hit.start
    if view.rules.order == "sov":
        if oblique.start < hit.end:
            return False  # "after the others | the US", "the | in Paris | US embassy"
        between = view.masked[hit.end : oblique.start]  # "after" stands behind its noun
        return len(between) <= 1 or _COMPOUND.fullmatch(between) is not None
    start = next(
        (one.start for one in view.of(Cue.OFFICES) if one.end - 1 <= hit.start <= one.end + 1), hit.start
    )
    between = view.masked[oblique.end : start]
    return start >= oblique.end and len(between) <= 1 and not between.strip()


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


def acting(view: View, actors: Sequence[Actor], cue: Hit) -> Who:
    """Return who does what the cue says, as far as the sentence itself tells."""
    inside = [
        actor
        for actor in actors
        if actor.start >= cue.start and actor.end <= cue.end and not _is_given_notice(view, actor, cue)
    ]
    if not inside and _names_us(view, cue) and not _follows_us(view, actors, cue):
        return Who.US
    if inside:
        return Who.US if any(actor.who is Who.US for actor in inside) else Who.OTHER
    clause = view.clause(cue.start)
    # "The ambassador told | them that it leaves": words for us may run into those of the exit.
    ours = [one for one in actors if one.start < cue.start < one.end and one.who is Who.US]
    before = [*(actor for actor in actors if actor.end <= cue.start), *ours]
    before = [actor for actor in before if not _is_told(view, actor, before)]
    after = [actor for actor in actors if actor.start >= cue.end]
    subject = view.rules.order == "sov" and any(view.clause(actor.start) == clause for actor in before)
    if after and not view.rules.joined and not subject and _beside(view, cue, after[0]):
        return after[0].who
    if named_subject(view, cue, [(actor.start, actor.end) for actor in before]):
        return Who.OTHER
    here = [actor for actor in before if view.clause(actor.start) == clause]
    if here:
        return here[-1].who
    beside = [actor for actor in after if view.clause(actor.start) == clause]
    if beside and not before:
        return beside[0].who
    if before:
        main = [actor for actor in before if not in_aside_before(view, actor.start, cue)]
        return (main or before)[-1].who  # "China, which criticizes the US, leaves"
    opens = not view.masked[: cue.start].strip(" \"'«“„")  # "On leaving the Union, the US also quits …"
    return after[0].who if after and (opens or not _another_clause(view, after[0])) else Who.NOBODY


def _is_given_notice(view: View, actor: Actor, cue: Hit) -> bool:
    """Say whether another, among the words of an exit, is told of it: "notifié au Canada leur retrait"."""
    if actor.who is Who.US:
        return False
    between = (
        view.masked[verb.end : actor.start].split()
        for verb in view.of(Cue.NOTIFIED)
        if cue.start <= verb.start and verb.end <= actor.start
    )
    return any(_TO.intersection(words) and len(words) <= _TOLD for words in between)


def _is_told(view: View, actor: Actor, before: Sequence[Actor]) -> bool:
    """Say whether an actor is only told what another does: "a informé les Pays-Bas qu'il se retire"."""
    clause = view.clause(actor.start)
    speaks = [one for one in before if one.end <= actor.start and view.clause(one.start) == clause]
    if not speaks or speaks[-1].who is actor.who:
        return False
    for verb in view.of(Cue.NOTIFIED):
        if speaks[-1].end <= verb.start and 0 <= actor.start - verb.end <= _ARTICLE:
            return True
        behind = 0 <= verb.start - actor.end <= _ADJACENT and view.clause(verb.start) == clause
        if behind and view.rules.order == "free":
            return True
    return False


def _another_clause(view: View, actor: Actor) -> bool:
    """Say whether an actor stands behind a comma, where somebody else begins to act ("X leaves, the US regrets")."""
    start, end = view.clause_span(view.clause(actor.start))
    speaks = any(start <= verb.start < end for verb in view.of(Cue.ANNOUNCES))
    comma = max(0, start - 1)
    quoted = view.masked[:comma].rstrip()[-1:] in _CLOSING or view.masked[start:].lstrip()[:1] in _CLOSING
    return not speaks and not quoted and view.masked[comma:start] in _COMMAS


def _beside(view: View, cue: Hit, actor: Actor) -> bool:
    """Say whether an actor stands right behind an exit: in its clause, and no name between them."""
    near = actor.start - cue.end <= _ADJACENT and view.clause(actor.start) == view.clause(cue.end - 1)
    return near and NAME not in view.masked[cue.end : actor.start]


def _names_us(view: View, cue: Hit) -> bool:
    """Say whether an exit's own words name the United States, in whatever case ("dropped by Washington")."""
    spoilers = view.of(Cue.NOT_US)
    return any(
        cue.start <= hit.start < cue.end and not any(hit.overlaps(one) for one in spoilers)
        for hit in view.of(Cue.US)
    )


def _follows_us(view: View, actors: Sequence[Actor], cue: Hit) -> bool:
    """Say whether another acts before an exit whose words name the United States as the one it follows."""
    before = [actor for actor in actors if actor.end <= cue.start]
    other = bool(before) and before[-1].who is Who.OTHER
    return other and any(
        _governs(view, oblique, hit)
        for hit in view.of(Cue.US)
        for oblique in view.of(Cue.OBLIQUE)
        if cue.start <= hit.start
        and hit.end <= cue.end
        and view.clause(hit.start) == view.clause(before[-1].start)
    )
