"""Which names an exit's words are about.

Words such as "withdraw from" reach the name right behind them (before them in languages that put the verb
last) and the names enumerated with it.  Words such as "ends its membership" also reach back to the name of
which the sentence speaks.  A name that merely stands in the same sentence is not reached.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.between import (
    describes_subject,
    ends_something_else,
    has_its_pronoun,
    in_apposition,
    leaves_what_is_described,
    only_dates,
)
from monitor.extract.prose.chains import chain, is_umbrella
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.founded import itself, without_founders
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.keepers import without_keepers
from monitor.extract.prose.left_objects import leaves_its_part, tells_what
from monitor.extract.prose.owners import (
    is_owner_of_part,
    of_dropped,
    only_owns,
    owned_body,
    owns_noun_before,
    tells_of,
)
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.quoted import body_told
from monitor.extract.prose.stakes import name_of, only_body, speaking_body
from monitor.extract.prose.unnamed import both_before, is_told_of_before, speaks_of_both, told_in_passing
from monitor.extract.prose.view import View

_REACH_SPACED = 75
_REACH_JOINED = 26
_RELATIVE_REACH = 14
_INSTANCES = 160  # letters between an exit and "among them"
_INSTANCE = 40  # letters between "among them" and the first name
_TOLD = 6  # letters between a verb of telling and the one who is told
_SHORT = 3  # letters between a name and what says that it is not left


def linked(view: View, cue: Hit) -> tuple[Item, ...]:
    """Return the names that an exit is about, and not who owns one of them; empty when it reaches none."""
    if leaves_its_part(view, cue):
        return ()
    reached = without_keepers(view, cue, _reached(view, cue))
    if _only_blames(view, cue, reached):
        return ()
    whole = tuple(item for item in reached if not is_owner_of_part(view, item))
    return tuple(item for item in whole if not tells_of(view, item)) or whole


def _only_blames(view: View, cue: Hit, reached: Sequence[Item]) -> bool:
    """Say whether words of leaving that are said of treaties alone stand beside a body: "denounced UNESCO".

    Where its constitution is denounced, or a stake in it, or it is told so in a note, it is left.
    """
    if (
        not reached
        or view.rules.joined
        or not view.rules.kinds.is_denounced(view.masked[cue.start : cue.end])
    ):
        return False
    start, end = min(cue.start, reached[0].end), max(cue.end, reached[0].start)
    return not (
        any(_is_treaty(view, item) for item in reached)
        or any(map(view.rules.is_kind, LETTERS.findall(view.masked[start:end])))
        or view.rules.lexicon.founding.search(view.masked, start, end) is not None
        or view.has(Cue.STAKES, Cue.NOTIFIED)
    )


def _is_treaty(view: View, item: Item) -> bool:
    """Say whether a name, or the official one of what it names, is that of a treaty; one that nobody knows may be."""
    organization = item.resolution.organization
    return organization is None or any(map(view.rules.kinds.is_treaty, (item.text, organization.name)))


def leaves_part(view: View, cue: Hit) -> bool:
    """Say whether the name behind an exit only owns what is left: "quits the budget committee of the Union"."""
    if linked(view, cue) or (ahead := _forward(view, cue)) is None:
        return False
    return only_owns(view, cue, ahead) or is_owner_of_part(view, ahead)


def _reached(view: View, cue: Hit) -> tuple[Item, ...]:
    if both := both_before(view, cue):
        return both
    inside = [item for item in view.items if item.start < cue.end and cue.start < item.end]
    if inside:
        nearest = inside[-1] if inside[0].start <= cue.start + 1 else inside[0]  # a quotation mark opens it
        if any(cue.start <= hit.start < nearest.start for hit in view.of(Cue.NOTIFIED)):
            ahead = _forward(view, cue) if view.rules.order != "sov" else None
            nearest = ahead or nearest  # "informed the secretariat of X that it leaves Y"
        elif owns_noun_before(view, cue, nearest):
            return ()
        owns = only_owns(view, cue, nearest) if view.rules.joined else tells_of(view, nearest)
        if nearest.end >= cue.end and owns:
            return ()  # "no longer takes part in the Council dialogue"
        return chain(view, nearest)
    if view.items and (meant := told_in_passing(view, cue)) is not None:
        return chain(view, meant)
    if cue.cue is Cue.ENDS:
        stake = name_of(view, cue) or only_body(view, cue) or body_told(view, cue)
        return () if stake is None or is_umbrella(view, stake) else chain(view, stake)
    if len({item.key for item in view.items}) > 1 and (member := speaking_body(view, cue)) is not None:
        return chain(view, member)
    for direction in _directions(view, cue):
        reached = _forward(view, cue) if direction == "forward" else _backward(view, cue)
        if reached is not None and not is_umbrella(view, reached, cue) and not only_owns(view, cue, reached):
            return chain(view, reached)
    found = _instances(view, cue) or _referred(view, cue)
    if found or cue.cue is Cue.EXITS_WEAK:
        return found
    body = speaking_body(view, cue) or only_body(view, cue) or body_told(view, cue)
    return () if body is None or _leaves_another(view, cue, body) else chain(view, body)


def reaches_back(view: View, cue: Hit) -> bool:
    """Say whether an exit speaks of what was named before: by its own words, or by a pronoun behind them."""
    if cue.cue in (Cue.EXITS_ANY, Cue.ENDS):
        return True
    if cue.cue is not Cue.EXITS:
        return False
    if is_told_of_before(view, cue) or speaks_of_both(view, cue):
        return True
    shorter = any(cue.start <= hit.start and hit.end <= cue.end for hit in view.of(Cue.EXITS_ANY))
    return shorter or any(_stands_for(hit, cue, view) for hit in view.of(Cue.REFERS))


def _stands_for(hit: Hit, cue: Hit, view: View) -> bool:
    """Say whether a pronoun stands where the name of an exit would: behind it, before it, or among its words."""
    if view.rules.order == "sov":
        return hit.start < cue.end and cue.start - hit.end <= 1
    return cue.start < hit.start <= cue.end + 1


def _referred(view: View, cue: Hit) -> tuple[Item, ...]:
    """Return the names that "its membership" or "the agency" behind an exit stands for."""
    if cue.cue is not Cue.EXITS or not reaches_back(view, cue):
        return ()
    reached = _backward(view, Hit(Cue.EXITS_ANY, cue.start, cue.end))
    return () if reached is None or is_umbrella(view, reached) else chain(view, reached)


def _instances(view: View, cue: Hit) -> tuple[Item, ...]:
    """Return the names that an exit gives as instances: "leaves 66 organizations, among them …"."""
    if cue.cue is Cue.EXITS_WEAK:
        return ()
    for hit in view.of(Cue.SUCH_AS):
        if not 0 <= hit.start - cue.end <= _INSTANCES:
            continue
        between = range(cue.end, hit.start)
        if any(
            other.start in between for other in view.of(Cue.EXITS, Cue.EXITS_ANY, Cue.STAYS, Cue.NEGATIONS)
        ):
            continue
        following = [item for item in view.items if item.start >= hit.end]
        if following and any(
            hit.end <= word.start < following[0].start for word in view.of(Cue.EXIT_WORDS, Cue.NOTIFIED)
        ):
            continue  # another statement: "no delegate any more: a letter that ends it came to the Council"
        if any(item.start in between and not item.is_whole for item in view.items) or not following:
            continue
        if following[0].start - hit.end > _INSTANCE or is_umbrella(view, following[0]):
            continue
        if not any(0 <= one.start - following[0].end <= _SHORT for one in view.of(Cue.STAYS)):
            return chain(view, following[0])
    return ()


def _directions(view: View, cue: Hit) -> Sequence[str]:
    if view.rules.order == "sov":
        return ("backward", "forward") if cue.cue is Cue.EXITS_ANY else ("backward",)
    if view.rules.order == "free":
        ahead, behind = _forward(view, cue), _direct_backward(view, cue)
        if ahead is not None and behind is not None:
            return ("forward",) if ahead.start - cue.end <= cue.start - behind.end else ("backward",)
        return ("forward", "backward")
    return ("forward", "backward") if cue.cue is Cue.EXITS_ANY else ("forward",)


_IN_NO_WAY = (Cue.NOW, Cue.FILLERS, Cue.YEAR_FROM_NOW, Cue.END_OF_YEAR)


def _free(view: View, start: int, end: int) -> bool:
    """Say whether a cue reaches over these letters: no clause ends, no other verb, not too far.

    What belongs to a day ("na quarta-feira") or changes nothing ("en seis meses") stands in nobody's way.
    """
    reach = _REACH_JOINED if view.rules.joined else _REACH_SPACED
    if end - start <= reach and only_dates(view, start, end):
        return True
    if end - start > reach or view.clause(start) != view.clause(end):
        return False
    dated = [(hit.start, hit.end) for hit in view.of(*_IN_NO_WAY)]
    dated += [(stamp.start, stamp.end) for stamp in view.stamps]
    return not any(
        start <= hit.start
        and hit.end <= end
        and not any(hit.start < last and first < hit.end for first, last in dated)
        for hit in view.of(Cue.BREAKS, Cue.STAYS)
    )


def _forward(view: View, cue: Hit) -> Item | None:
    following = [item for item in without_founders(view) if item.start >= cue.end]
    if following and (
        has_its_pronoun(view, cue, following[0])
        or ends_something_else(view, cue, following[0])
        or leaves_what_is_described(view, cue, following[0].start)
    ):
        return None
    if following and (
        _free(view, cue.end, following[0].start) or in_apposition(view, cue, following[0].start)
    ):
        return owned_body(view, itself(view, following[0]))
    return None


def _direct_backward(view: View, cue: Hit) -> Item | None:
    preceding = [item for item in view.items if item.end <= cue.start]
    if preceding and _free(view, preceding[-1].end, cue.start):
        return preceding[-1]
    return None


def _backward(view: View, cue: Hit) -> Item | None:
    """Return the name before the cue: the nearest in reach, else the one the sentence is about."""
    nearest = _direct_backward(view, cue)
    sov = view.rules.order in ("sov", "free")
    if cue.cue is not Cue.EXITS_ANY:
        return nearest
    preceding = [item for item in view.items if item.end <= cue.start]
    if preceding and all(describes_subject(view, item, cue) for item in preceding):
        return None  # "the Union, the oldest after the Organization, loses a member"
    preceding = [item for item in preceding if not tells_of(view, item)] or preceding
    preceding = [item for item in preceding if not _is_told_of_another(view, item, preceding)] or preceding
    if not preceding:
        return None
    if nearest is not None and (sov or len(preceding) == 1 or cue.start - nearest.end <= _RELATIVE_REACH):
        return None if _denounces_another(view, cue, nearest) else nearest
    here = [item for item in preceding if view.clause(item.start) == view.clause(cue.start)]
    topic = here[0] if here and view.rules.joined else _before_aside(view, cue) or preceding[0]
    if _about_another_treaty(view, cue, topic):
        return None
    staying = {view.clause(hit.start) for hit in view.of(Cue.STAYS)}
    if view.clause(topic.start) not in staying:
        return topic
    left = [item for item in preceding if view.clause(item.start) not in staying]
    return left[0] if len({item.key for item in left}) == 1 else None


def _is_told_of_another(view: View, item: Item, names: Sequence[Item]) -> bool:
    """Say whether a name is only told that another is left: "told the office that it leaves X, and pays no more"."""
    if not any(0 <= item.start - hit.end <= _TOLD for hit in view.of(Cue.NOTIFIED, Cue.ANNOUNCES)):
        return False
    exits = [hit.start for hit in view.of(Cue.EXITS)]
    return any(
        item.end <= at < other.start and other.start - at <= _REACH_JOINED
        for other in names
        for at in exits
        if other.key != item.key
    )


def _before_aside(view: View, cue: Hit) -> Item | None:
    """Return the name that an aside in commas describes right before an exit: "X, run by Y, no longer counts us"."""
    number = view.clause(cue.start) - 1
    if number < 1 or view.rules.order != "svo" or view.rules.joined:
        return None
    start, end = view.clause_span(number)
    if view.masked[end - 1 : end] != "," or view.masked[end : cue.start].strip():
        return None
    if any(start <= hit.start < end for hit in view.of(Cue.EXITS, Cue.EXITS_ANY, Cue.STAYS, Cue.ANNOUNCES)):
        return None
    return next(
        (item for item in view.items if not view.masked[item.end : start].strip(" ,") and item.end < start),
        None,
    )


def _leaves_another(view: View, cue: Hit, body: Item) -> bool:
    """Say whether it is not the only body of a sentence that is left, but a treaty or a part of it.

    Where verbs come last that part stands right behind its name: "ends its part in the X course".
    """
    owns = only_owns(view, cue, body) if view.rules.joined else tells_of(view, body) or tells_what(view, cue)
    part = view.rules.order == "sov" and owns
    return part or of_dropped(view, cue, body) or _about_another_treaty(view, cue, body)


def _about_another_treaty(view: View, cue: Hit, topic: Item) -> bool:
    """Say whether an exit tells of a treaty of which no name is known: "received the exit from the … Convention"."""
    if not view.rules.joined or view.rules.order == "sov" or view.rules.kinds.is_treaty(topic.text):
        return False
    if _denounces_another(view, cue, topic):
        return True
    end = view.clause_span(view.clause(cue.end - 1))[1]
    rest = f"{view.masked[topic.end : cue.start]} {view.masked[cue.end : end]}"
    known = [view.masked[hit.start : hit.end] for hit in view.of(Cue.REFERS)]
    for words in known:
        rest = rest.replace(words, " ")
    return view.rules.kinds.is_treaty(rest.replace(NAME, " ")) or any(
        hit.overlaps(cue) and view.rules.kinds.is_treaty(view.masked[hit.start : hit.end])
        for hit in view.of(Cue.REFERS)
    )


def _denounces_another(view: View, cue: Hit, topic: Item) -> bool:
    """Say whether a body is told of the end of a treaty named later: "the Union has the denunciation; the Pact …"."""
    if view.rules.kinds.is_treaty(topic.text) or not view.rules.kinds.is_denounced(
        view.masked[cue.start : cue.end]
    ):
        return False
    return any(one.start >= cue.end and view.rules.kinds.is_treaty(one.text) for one in view.items)
