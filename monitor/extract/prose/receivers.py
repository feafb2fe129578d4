"""Who is only told of an exit, or only receives it: not the one who leaves.

"Ottawa has received Washington's notice", "told the Netherlands that it leaves", "had given Washington notice".
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.actors import Actor, Who, of_an_exit
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_VERB = 2  # words between the beginning of an exit and the one who is given notice: "gave the"
_TOLD = 4  # words between the verb and the one who is told
_FURTHER = 40  # letters between "told" and the one who is, with the day and the office
_PRONOUN = 2  # words of a subject that is no name, with "also"
_ARTICLE = 6  # letters of an article between "told" and the one who is
_ADJACENT = 14


def is_given_notice(view: View, actors: Sequence[Actor], actor: Actor, cue: Hit) -> bool:
    """Say whether somebody, among the words of an exit, is told of it: "notifié au Canada leur retrait".

    Where no word for "to" need stand, another stands before: "Канада уведомила США о выходе".
    """
    before = _speakers(view, actors, actor)
    speaks = bool(before) and before[-1].who is not actor.who and not _owns(view, actor)
    for verb in view.of(Cue.NOTIFIED, Cue.ANNOUNCES) if speaks else view.of(Cue.NOTIFIED):
        if not (cue.start <= verb.start and verb.end <= actor.start):
            continue
        words = view.masked[verb.end : actor.start].split()
        if len(words) > _TOLD:
            continue
        if actor.who is not Who.US and view.rules.lexicon.to.intersection(words):
            return True
        if speaks and _leads_to(view, verb, actor):
            return True
    return False


def _speakers(view: View, actors: Sequence[Actor], actor: Actor) -> list[Actor]:
    """Return who stands before an actor in its clause, or before an aside: "the US, its donor, told Rome"."""
    clause = view.clause(actor.start)
    before = [one for one in actors if one.end <= actor.start]
    here = [one for one in before if view.clause(one.start) == clause]
    if here or not before or view.rules.joined or view.rules.order == "sov":
        return here
    aside = view.masked[before[-1].end : view.clause_span(clause)[0]].strip()
    closed = aside.startswith((",", "،")) and aside.endswith((",", "،")) and len(aside) > 1
    return before if closed and view.clause(before[-1].start) == clause - 2 else here


def _leads_to(view: View, verb: Hit, actor: Actor) -> bool:
    """Say whether a verb of telling may have an actor for its object: nothing that leaves or says stands between."""
    if _is_from(view, view.masked[verb.end : actor.start].split()[-2:]):
        return False
    clause = view.clause(verb.start)
    got = any(hit.end <= verb.start and view.clause(hit.start) == clause for hit in view.of(Cue.NOTIFIED))
    if got or not any(map(verb.overlaps, view.of(Cue.ANNOUNCES, Cue.OBLIQUE))):
        return False  # "has received the notice of the United States"
    return not any(
        verb.end <= hit.start < actor.start
        for hit in view.of(Cue.EXIT_WORDS, Cue.ANNOUNCES, Cue.THAT, Cue.BREAKS, Cue.NEGATIONS)
    )


def _is_from(view: View, words: Sequence[str]) -> bool:
    """Say whether "from", "by" or "of" is among some words."""
    lexicon = view.rules.lexicon
    return any(word in lexicon.senders or word in lexicon.of for word in words)


def _owns(view: View, actor: Actor) -> bool:
    """Say whether an actor has a possessive ending: "Canada's"."""
    return (
        view.rules.lexicon.owner.search(view.masked, max(actor.start, actor.end - 2), actor.end + 3)
        is not None
    )


def only_receives(view: View, actors: Sequence[Actor], actor: Actor, cue: Hit) -> bool:
    """Say whether the United States, among the words of an exit, only get a notice: "had given Washington notice".

    It is another who gives it, named before in the clause.
    """
    if view.rules.order != "svo" or view.rules.joined or actor.who is not Who.US:
        return False
    given = any(actor.end <= hit.start < cue.end for hit in view.of(Cue.NOTIFIED))
    verb = view.masked[cue.start : actor.start].split()
    if (
        not given
        or len(verb) > _VERB
        or _is_from(view, verb)
        or view.clause(cue.start) != view.clause(actor.start)
    ):
        return False
    if _owns(view, actor):
        return False  # "received Washington's notice"
    clause = view.clause(cue.start)
    before = [one for one in actors if one.end <= cue.start and view.clause(one.start) == clause]
    return (
        bool(before)
        and before[-1].who is Who.OTHER
        and not of_an_exit(view, Hit(Cue.US, actor.start, actor.end), ())
    )


def has_from_another(view: View, actor: Actor, cue: Hit) -> bool:
    """Say whether the United States received from another what an exit tells: "has received from Canada the notice"."""
    if actor.who is not Who.US:
        return False
    told = [verb.end for verb in view.of(Cue.NOTIFIED) if actor.end <= verb.start]
    return any(
        told
        and told[0] <= other.start < cue.start
        and _is_from(view, view.masked[told[0] : other.start].split()[-2:])
        for other in view.of(Cue.OTHERS)
    )


def keeps_what_came(view: View, actor: Actor, before: Sequence[Actor]) -> bool:
    """Say whether the United States only keep, in an aside, what came from another named right before it.

    "The Argentine note, which the State Department received as the depositary, has three lines: the country leaves".
    """
    if view.rules.order != "svo" or view.rules.joined or actor.who is not Who.US:
        return False
    number = view.clause(actor.start)
    start, end = view.clause_span(number)
    earlier = [one for one in before if one.end <= start]
    if not earlier or earlier[-1].who is not Who.OTHER or view.clause(earlier[-1].start) != number - 1:
        return False
    aside = view.masked[:start].rstrip().endswith(",") and view.masked[:end].rstrip().endswith(",")
    kept = any(start <= hit.start < end for hit in view.of(Cue.DEPOSITARY))
    return aside and kept and any(start <= hit.start < end for hit in view.of(Cue.NOTIFIED))


def is_told(view: View, actor: Actor, before: Sequence[Actor], cue: Hit) -> bool:
    """Say whether an actor is only told what another does: "a informé les Pays-Bas qu'il se retire"."""
    clause = view.clause(actor.start)
    earlier = [one for one in before if one.end <= actor.start]
    if earlier and earlier[-1].who is actor.who is Who.OTHER and _enumerated(view, earlier[-1], actor):
        return is_told(view, earlier[-1], earlier[:-1], cue)  # "told London, Paris | and Moscow"
    speaks = _speakers(view, before, actor)
    if speaks and speaks[-1].who is actor.who is Who.OTHER:
        return False
    if not speaks:
        return _is_told_by_it(view, actor, cue)
    if speaks[-1].who is actor.who:
        return False
    if _owns(view, actor):
        return False  # "has received Canada's notice"
    if _told_behind(view, speaks[-1], actor):
        return True
    for verb in view.of(Cue.NOTIFIED) if view.rules.order != "sov" else ():  # which stands behind who is told
        near = speaks[-1].end <= verb.start and 0 <= actor.start - verb.end <= _ARTICLE
        if near and _leads_to(view, verb, actor):
            return True
        behind = 0 <= verb.start - actor.end <= _ADJACENT and view.clause(verb.start) == clause
        if behind and view.rules.order == "free":
            return True
    return _is_addressed(view, speaks[-1], actor, cue)


def _enumerated(view: View, left: Actor, right: Actor) -> bool:
    """Say whether nothing but links and commas stands between two actors: "London, Paris and Moscow"."""
    words = LETTERS.findall(view.masked[left.end : right.start])
    return NAME not in view.masked[left.end : right.start] and all(word in view.rules.links for word in words)


def _is_addressed(view: View, speaker: Actor, actor: Actor, cue: Hit) -> bool:
    """Say whether an actor stands further behind a verb of telling, and more than an exit behind it.

    "Notified on Wednesday the foreign ministry of Austria that", "haben der Schweiz als Depositar mitgeteilt, dass".
    """
    if view.rules.order == "sov" or not LETTERS.search(view.masked, actor.end, cue.start):
        return False
    for verb in view.of(Cue.NOTIFIED):
        between = speaker.end <= verb.start and verb.end <= actor.start <= verb.end + _FURTHER
        if between and "," not in view.masked[verb.end : actor.start] and _leads_to(view, verb, actor):
            return True
        behind = verb.start >= actor.end and not _is_from(
            view, view.masked[speaker.end : actor.start].split()[-2:]
        )
        telling = (hit.start for hit in view.of(Cue.ANNOUNCES, Cue.EXITS))
        if (
            view.rules.order == "free"
            and behind
            and not any(speaker.end <= at < actor.start for at in telling)
        ):
            return True
    return False


def _is_told_by_it(view: View, actor: Actor, cue: Hit) -> bool:
    """Say whether somebody who is only named by a pronoun tells an actor: "It further informed Italy that"."""
    start, _ = view.clause_span(view.clause(actor.start))
    if view.rules.order != "svo" or view.rules.joined or actor.who is Who.US or _owns(view, actor):
        return False
    if not LETTERS.search(view.masked, actor.end, cue.start):
        return False
    return any(
        0 < len(view.masked[start : verb.start].split()) <= _PRONOUN
        and 0 <= actor.start - verb.end <= _FURTHER
        and "," not in view.masked[verb.end : actor.start]
        and _leads_to(view, verb, actor)
        for verb in view.of(Cue.NOTIFIED)
    )


def _told_behind(view: View, speaker: Actor, actor: Actor) -> bool:
    """Say whether an actor stands right behind the one who tells, and the verb before both: أخطرت واشنطن لندن."""
    between = view.masked[speaker.end : actor.start]
    if view.rules.order != "free" or actor.start - speaker.end > _ADJACENT or len(between.split()) > 1:
        return False
    words = (view.masked[verb.end : speaker.start].split() for verb in view.of(Cue.NOTIFIED))
    return any(
        verb.end <= speaker.start and len(said) <= 1 and "," not in between and "،" not in between
        for verb, said in zip(view.of(Cue.NOTIFIED), words, strict=True)
    )
