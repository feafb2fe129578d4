"""Whether an exit is denied, or only possible: conditions, wishes, questions, negations."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.apart import denies_something_else, in_another_clause
from monitor.extract.prose.asides import in_an_aside, of_another_verb
from monitor.extract.prose.besides import told_before, told_behind
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.exits import exit_hits
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.news_behind import before_the_news, is_told_besides
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.quoted import is_asked_for
from monitor.extract.prose.view import View

_WANTS = 12  # letters from the start of an exit in which a wish is part of it
_OPENING = 2  # letters between "but" and an "if" that it opens
_TAKEN_OFF = 10  # letters between an exit and the verb that says the contrary
_FRONTED = 4  # letters before a noun that opens a clause: a preposition
_ORDERING = 14  # letters between an order and what it demands: "also"
_NEGATED = 20  # letters behind an exit in which a negation still denies it


def negated(view: View, cue: Hit) -> bool:
    """Say whether the clause of an exit says that it did not happen.

    Where the verb stands before its object, a negation behind the name is about something else ("leaves the
    Union and will not pay").
    """
    clause = view.clause(cue.start)
    end = cue.end + _NEGATED if view.rules.order == "svo" else len(view.masked)
    ends = {clause, view.clause(cue.end - 1)}  # words of an exit may take in what another clause says between
    hits = [hit for hit in view.of(Cue.NEGATIONS) if view.clause(hit.start) in ends]
    inside = any(hit.begins_in(cue) for hit in hits)
    if inside and not cue.negative:
        return True
    if inside or (cue.negative and not view.rules.joined and view.rules.order != "sov"):
        end = cue.start  # "no longer pays dues nor sends delegates"
    over = [
        one
        for one in view.of(Cue.ENDS, Cue.EXITS, Cue.EXITS_ANY)
        if one.negative and (one.end <= cue.start or (one.cue is Cue.ENDS and view.rules.order == "svo"))
    ]
    if any(
        hit.start < end
        and not any(map(hit.begins_in, (cue, *over)))
        and not _goes_on(view, hit, cue)
        and not _is_no_longer(view, hit, cue)
        and not _of_what_follows(view, hit, cue)
        and not told_before(view, cue, hit)
        and not told_behind(view, cue, hit.start)
        and not _turned(view, cue, hit)
        and not is_told_besides(view, cue, hit)
        for hit in hits
    ):
        return (
            True  # "does not leave"; not "gives no money any more and leaves", "expires and is not renewed"
        )
    # "Taken off the list of those that are left": what stays stands right behind, where verbs come last.
    return view.rules.order == "sov" and any(
        0 <= hit.start - cue.end <= _TAKEN_OFF
        and NAME not in view.masked[cue.end : hit.start]
        and not told_behind(view, cue, hit.start)
        for hit in view.of(Cue.STAYS)
    )


def _of_what_follows(view: View, denied: Hit, cue: Hit) -> bool:
    """Say whether a negation behind an exit is of another verb: "has told it of its exit and will not return"."""
    if view.rules.joined or view.rules.order == "sov" or denied.start < cue.end:
        return False
    before = view.masked[cue.end : denied.start].split()
    if view.rules.lexicon.and_not.match(view.masked, denied.start):
        return True
    return not view.rules.joins.isdisjoint(before[-2:])  # "and does not", "und zahlt nicht"


def _turned(view: View, cue: Hit, denied: Hit) -> bool:
    """Say whether a turn stands between an exit and a negation behind it: "left because it could not win"."""
    spaced = view.rules.order == "svo" and not view.rules.joined
    return spaced and any(cue.end <= turn.start < turn.end <= denied.start for turn in view.of(Cue.TURNS))


def _goes_on(view: View, denied: Hit, cue: Hit) -> bool:
    """Say whether another verb than the denied one leads in an exit: "does not pay and is leaving"."""
    if view.rules.joined or view.rules.order != "svo" or denied.end > cue.start:
        return False
    between = view.masked[denied.end : cue.start]
    if cue.negative and not view.rules.joins.isdisjoint(between.split()[-1:]):
        return True  # "pays nothing and is a member no more"
    return any(
        hit.end <= cue.start
        and not view.masked[hit.end : cue.start].strip()
        and (before := between[: hit.start - denied.end].split())
        and before[-1] in view.rules.joins
        for hit in view.of(Cue.BREAKS)
        if denied.end < hit.start
    )


def _is_no_longer(view: View, denied: Hit, cue: Hit) -> bool:
    """Say whether a negation is part of "no longer", of another verb than the exit: "builds no longer and leaves"."""
    if view.rules.joined or view.rules.order == "sov":
        return False
    for word in view.of(Cue.EXIT_WORDS):
        if word.start <= denied.start and denied.end <= word.end <= cue.start:
            between = view.masked[word.end : cue.start].split()
            return len(between) > 1 and not view.rules.joins.isdisjoint(between[1:])
    return False


def denied_at_all(view: View, cue: Hit) -> bool:
    """Say whether words of the sentence make it no announcement: "a fake letter", "a court has stopped"."""
    return any(
        not told_before(view, cue, hit)
        and not (any(map(hit.overlaps, view.of(Cue.DISPUTES))) and told_behind(view, cue, hit.start))
        and not in_another_clause(view, cue, hit)
        and not denies_something_else(view, cue, hit)
        and not _of_an_exit_of_its_own(view, cue, hit)
        and not (view.rules.joined and (told_behind(view, cue, hit.start) or before_the_news(view, cue, hit)))
        for hit in view.of(Cue.DENIALS)
    )


def _of_an_exit_of_its_own(view: View, cue: Hit, denial: Hit) -> bool:
    """Say whether a denial stands across a colon or semicolon and is about another exit: "X too: it leaves a panel"."""
    between = view.masked[min(cue.end, denial.end) : max(cue.start, denial.start)]
    if not any(sign in between for sign in ":;"):
        return False
    clause = view.clause(cue.start)
    acting = view.of(Cue.US, Cue.REFERS)
    if denial.end <= cue.start and not any(view.clause(hit.start) == clause for hit in acting):
        return False  # "they leave X in droves: twenty gave notice"
    return any(denial.overlaps(hit) and not hit.overlaps(cue) for hit in view.of(Cue.EXITS))


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
        soft = hit.cue is Cue.CONDITIONAL_SOFT or _told_formally(view, cue, hit)
        if (soft and (announced or _announced(view, cue, hit, saying))) or _ordered(view, hit):
            continue
        if _own_wish(view, cue, hit) or of_another_verb(view, cue, hit) or in_an_aside(view, cue, hit):
            continue
        if any(turn < hit.start < end for turn in turns) or _beside_the_exit(view, cue, hit):
            continue
        if before_the_news(view, cue, hit) or in_another_clause(view, cue, hit):
            continue
        opens = not view.masked[view.clause_span(view.clause(hit.start))[0] : hit.start].strip()
        if hit.start < end or (opens and not soft) or is_asked_for(view, cue, hit):
            return True
    return False


def _told_formally(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether an intention is one of which the body was told: "has notified the Union that it intends to leave"."""
    if not any((soft.start, soft.end) == (hit.start, hit.end) for soft in view.of(Cue.CONDITIONAL_SOFT)):
        return False
    clause = view.clause(hit.start)
    return any(
        told.start < hit.start and view.clause(told.start) == clause == view.clause(cue.start)
        for told in view.of(Cue.NOTIFIED)
    )


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
    if told_before(view, cue, hit) or told_behind(view, cue, hit.start):
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
    beside = (
        1 if view.rules.order == "sov" else 0
    )  # where the verb comes last, the draft of an order stands there
    return any(
        beside < hit.start - order.end <= _ORDERING and view.clause(order.start) == view.clause(hit.start)
        for order in view.of(Cue.ORDERS)
    )


def spoiled(view: View) -> bool:
    """Say whether a sentence denies, doubts or takes back what it goes on with; "no longer" in an exit does not.

    Nor do words that themselves say "the same": "nor was the Union spared", or those before a colon behind which these
    stand: "nobody saw the last line: the same goes for the Union".
    """
    exits = exit_hits(view)
    same = view.of(Cue.SAME)
    colon = view.masked.rfind(":", 0, min((hit.start for hit in same), default=0))
    told = -1 if any(item.start < colon for item in view.items) else colon
    unpaid = {view.clause(hit.start) for hit in view.of(Cue.STAKES)}
    unpaid -= {view.clause(item.start) for item in view.items}  # "X too: it gets no dues any more"
    turns = view.of(Cue.TURNS)  # with a condition among their words: it is said of something else
    weighed = any(
        not any(one.start <= hit.start and hit.end < one.end for one in turns)
        for hit in view.of(Cue.CONDITIONAL)
    )
    if weighed or view.has(Cue.DENIALS) or not _all_among(view.of(Cue.STAYS), same):
        return True
    return any(
        not any(
            hit.overlaps(one) or (one.negative and view.clause(one.start) == view.clause(hit.start))
            for one in exits
        )
        and not any(map(hit.overlaps, same))
        and hit.start > told
        and view.clause(hit.start) not in unpaid
        for hit in view.of(Cue.NEGATIONS)
    )


def _all_among(hits: Sequence[Hit], others: Sequence[Hit]) -> bool:
    """Say whether words stand whole among others: "escaped" in "nor did it escape", and not "escaped the same fate"."""
    return all(any(one.start <= hit.start and hit.end <= one.end for one in others) for hit in hits)
