"""Who does what an exit says, as far as its sentence tells: the United States, another, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.actors import Actor, Who, governs
from monitor.extract.prose.asides import in_aside_before
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.receivers import (
    has_from_another,
    is_given_notice,
    is_told,
    keeps_what_came,
    only_receives,
)
from monitor.extract.prose.senders import comes_from_another, comes_from_us
from monitor.extract.prose.subjects import named_subject, topic_of
from monitor.extract.prose.view import View

_ENDING = 4  # letters of an ending, with the space behind it
_COMMAS = frozenset(",،，、")
_CLOSING = frozenset('»”"“」』')  # behind words that somebody says
_ADJACENT = 14
_MARKS = " )»”\"'"  # between a name and "by"
_COLON = re.compile(r"\s?[:：]")


def acting(view: View, actors: Sequence[Actor], cue: Hit) -> Who:
    """Return who does what the cue says, as far as the sentence itself tells."""
    if sender := _sender(view, actors, cue):
        return sender
    if within := _within(view, actors, cue):
        return within
    if _explained_by_another(view, actors, cue):
        return Who.OTHER
    clause = view.clause(cue.start)
    # "The ambassador told | them that it leaves": words for us may run into those of the exit.
    ours = [one for one in actors if one.start < cue.start < one.end and one.who is Who.US]
    before = [*(actor for actor in actors if actor.end <= cue.start), *ours]
    before = [actor for actor in before if not is_told(view, actor, before, cue)]
    before = [actor for actor in before if not keeps_what_came(view, actor, before)]
    after = [actor for actor in actors if actor.start >= cue.end]
    subject = view.rules.order == "sov" and any(view.clause(actor.start) == clause for actor in before)
    if after and not view.rules.joined and not subject and _beside(view, cue, after[0]):
        return after[0].who
    if _done_by_us(view, after, cue) or _received_from_us(view, cue):
        return Who.US
    if _done_by_another(view, cue):
        return Who.OTHER
    if named_subject(view, cue, [(actor.start, actor.end) for actor in before]):
        return Who.OTHER
    if topic := topic_of(view, before, cue):
        return topic.who
    here = [actor for actor in before if view.clause(actor.start) == clause]
    if here:
        return Who.OTHER if has_from_another(view, here[-1], cue) else here[-1].who
    beside = [actor for actor in after if view.clause(actor.start) == clause]
    if beside and not before:
        return beside[0].who
    if before:
        main = [actor for actor in before if not in_aside_before(view, actor.start, cue)]
        return (main or before)[-1].who  # "China, which criticizes the US, leaves"
    opens = _opens(view, cue)  # "On leaving the Union, the US also quits …"
    return after[0].who if after and (opens or not _another_clause(view, after[0])) else Who.NOBODY


def _sender(view: View, actors: Sequence[Actor], cue: Hit) -> Who | None:
    """Return from whom a notice among the words of an exit comes, where it is said behind them."""
    if comes_from_another(view, cue) or _is_of_another(view, actors, cue):
        return Who.OTHER
    return Who.US if comes_from_us(view, cue) else None


def _within(view: View, actors: Sequence[Actor], cue: Hit) -> Who | None:
    """Return who does what an exit says where its own words name somebody who is not only told of it."""
    within = [actor for actor in actors if actor.start >= cue.start and actor.end <= cue.end]
    inside = [actor for actor in within if not is_given_notice(view, actors, actor, cue)]
    told = any(actor.who is Who.US and actor not in inside for actor in within)
    if not inside:
        named = not told and _names_us(view, cue) and not _follows_us(view, actors, cue)
        return Who.US if named else None
    if _is_whose(view, inside[-1]):
        return Who.OTHER
    ours = any(actor.who is Who.US for actor in inside)
    return Who.US if ours and not only_receives(view, actors, inside[0], cue) else Who.OTHER


def _explained_by_another(view: View, actors: Sequence[Actor], cue: Hit) -> bool:
    """Say whether a colon behind a loss begins the exit of another: "The Union loses a member: Fiji withdraws".

    Where nobody of ours stands before it, words may stand between: "a country wants no more of it, and says so: …".
    """
    colon = _COLON.match(view.masked, cue.end)
    if cue.cue is not Cue.EXITS_ANY or colon is None:
        colon = _COLON.search(view.masked, cue.end)
        if colon is None or any(actor.who is Who.US and actor.start < colon.start() for actor in actors):
            return False
    behind = [actor.who for actor in actors if actor.start >= colon.end()]
    leaves = any(word.start >= colon.end() for word in view.of(Cue.EXIT_WORDS))
    return leaves and bool(behind) and Who.US not in behind


def _is_whose(view: View, actor: Actor) -> bool:
    """Say whether another stands right behind a word for leaving, as the one whose exit is told: انسحاب كندا من."""
    return actor.who is Who.OTHER and any(
        0 <= actor.start - word.end <= 1 for word in view.of(Cue.EXIT_WORDS)
    )


def _is_of_another(view: View, actors: Sequence[Actor], cue: Hit) -> bool:
    """Say whether an exit ends with a word for leaving, and another right behind it: "got the notice of exit of Fiji".

    Only where nothing need stand between the two that says so.
    """
    if view.rules.order != "free" or not any(word.end == cue.end for word in view.of(Cue.EXIT_WORDS)):
        return False
    return any(0 <= one.start - cue.end <= 1 and one.who is Who.OTHER for one in actors)


def _opens(view: View, cue: Hit) -> bool:
    """Say whether nothing stands before an exit, or a verb that goes with it: "Having left the Union, the US".

    Before a notice that is given an article may stand, too: "With the delivery of its notice to the Union, the US".
    """
    before = view.masked[: cue.start].strip(" \"'«“„")
    if not before or view.rules.order != "svo" or view.rules.joined:
        return not before
    first = view.masked.index(before)
    given = any(map(cue.overlaps, view.of(Cue.NOTIFIED)))
    return any(
        hit.start == first
        and (
            hit.end == first + len(before)
            or (given and view.masked[hit.end : cue.start].strip() in view.rules.links)
        )
        for hit in view.of(Cue.BREAKS)
    )


def _done_by_us(view: View, after: Sequence[Actor], cue: Hit) -> bool:
    """Say whether a name and "by the United States" stand behind an exit: "the denunciation of X by Washington"."""
    if not after or after[0].who is not Who.US or view.rules.joined or view.rules.order == "sov":
        return False
    lexicon, between = view.rules.lexicon, view.masked[cue.end : after[0].start]
    words = between.replace(NAME, " ").split()
    by = [word for word in words if word not in view.rules.links or word in lexicon.by]
    return NAME in between and len(by) == 1 and by[0] in lexicon.by and "," not in between


def _received_from_us(view: View, cue: Hit) -> bool:
    """Say whether a notice got tells of the exit "by" us, behind the name: "has received the exit from X by the US"."""
    if view.rules.joined or view.rules.order == "sov":
        return False
    if not any(hit.end <= cue.start for hit in view.of(Cue.NOTIFIED)):
        return False
    theirs, spoilers = view.of(Cue.OTHERS), view.of(Cue.NOT_US)
    for ours in view.of(Cue.US):
        by = view.rules.lexicon.agent.search(view.masked, cue.end, ours.start)
        if (
            by
            and not view.masked[by.end() : ours.start].strip()
            and view.masked[cue.end : by.start()].rstrip(_MARKS).endswith(NAME)
            and view.clause(ours.start) == view.clause(cue.start)
            and not any(map(ours.overlaps, spoilers))
            and not any(cue.end <= one.start < ours.start for one in theirs)
        ):
            return True
    return False


def _done_by_another(view: View, cue: Hit) -> bool:
    """Say whether a name and "by" another stand behind an exit: "the exit from X on the part of Nicaragua"."""
    if view.rules.joined or view.rules.order == "sov":
        return False
    return any(
        NAME in view.masked[cue.end : hit.start]
        and view.rules.lexicon.agent.search(view.masked, cue.end, hit.start)
        and not view.rules.lexicon.received.search(view.masked, cue.end, hit.start)
        and view.clause(hit.start) == view.clause(cue.start)
        for hit in view.of(Cue.OTHERS)
        if hit.start > cue.end
    )


def _another_clause(view: View, actor: Actor) -> bool:
    """Say whether an actor stands behind a comma, where somebody else begins to act ("X leaves, the US regrets")."""
    start, end = view.clause_span(view.clause(actor.start))
    speaks = any(start <= verb.start < end for verb in view.of(Cue.ANNOUNCES))
    opening = LETTERS.search(view.masked, start, end)
    # "the letter, which Washington had sent"
    if opening is not None and opening.group() in view.rules.asides:
        speaks = speaks or any(start <= verb.start < end for verb in view.of(Cue.NOTIFIED))
    comma = max(0, start - 1)
    if view.rules.lexicon.agent.fullmatch(view.masked[start : actor.start].strip()):
        return False  # "was sent to X, the depositary, by the American ambassador"
    before = (view.masked[:comma].rstrip()[-1:], view.masked[: actor.start].rstrip()[-1:])
    quoted = not _CLOSING.isdisjoint((*before, view.masked[start:].lstrip()[:1]))
    return not speaks and not quoted and view.masked[comma:start] in _COMMAS


def _beside(view: View, cue: Hit, actor: Actor) -> bool:
    """Say whether an actor stands right behind an exit: in its clause, and no name between them."""
    near = actor.start - cue.end <= _ADJACENT and view.clause(actor.start) == view.clause(cue.end - 1)
    return near and NAME not in view.masked[cue.end : actor.start]


def _names_us(view: View, cue: Hit) -> bool:
    """Say whether an exit's own words name the United States, in whatever case ("dropped by Washington")."""
    spoilers = view.of(Cue.NOT_US)
    return any(
        cue.start <= hit.start < cue.end
        and not any(hit.overlaps(one) for one in spoilers)
        and not _is_only_told(view, hit)
        for hit in view.of(Cue.US)
    )


def _is_only_told(view: View, ours: Hit) -> bool:
    """Say whether an ending makes the United States those who are told, before the verb: "Washington'a bildirdi"."""
    oblique = view.of(Cue.OBLIQUE)
    return view.rules.order == "sov" and any(
        ours.end <= verb.start
        and any(governs(view, one, ours) for one in oblique)
        and all(
            word.start() - ours.end < _ENDING
            or word.group() in view.rules.links
            or any(one.start <= word.start() < one.end for one in oblique)
            for word in LETTERS.finditer(view.masked, ours.end, verb.start)
        )
        for verb in view.of(Cue.NOTIFIED)
    )


def _follows_us(view: View, actors: Sequence[Actor], cue: Hit) -> bool:
    """Say whether another acts before an exit whose words name the United States as the one it follows.

    "Mexico regrets the exit from X by the United States" follows nobody.
    """
    before = [actor for actor in actors if actor.end <= cue.start]
    other = bool(before) and before[-1].who is Who.OTHER
    return other and any(
        governs(view, oblique, hit)
        for hit in view.of(Cue.US)
        for oblique in view.of(Cue.OBLIQUE)
        if cue.start <= hit.start
        and hit.end <= cue.end
        and not view.rules.lexicon.agent.search(view.masked, cue.start, hit.start)
        and view.clause(hit.start) == view.clause(before[-1].start)
        and not _has_a_stake(view, hit)
    )


def _has_a_stake(view: View, ours: Hit) -> bool:
    """Say whether "of" gives the United States a stake: "Paris loses the chair of Washington" follows nobody."""
    return any(
        0 <= link.start - stake.end <= 1 and 0 <= ours.start - link.end <= 1
        for link in view.of(Cue.GENITIVE)
        for stake in view.of(Cue.STAKES)
    )
