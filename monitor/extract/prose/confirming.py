"""Another state that only says what the one who left before loses.

"The United States denounces the Convention. Paris confirmed that the country's place in the Bureau lapses in May", "Its
place in the Bureau ends in May, the French ministry said".
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.actors import Actor
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_OPENING = 2  # letters of a mark before the word that opens a sentence


def only_confirms(view: View, actors: Sequence[Actor], cue: Hit) -> bool:
    """Say whether who is named in a sentence only tells of an exit of the state that left something before."""
    if view.rules.order != "svo" or view.rules.joined or not actors:
        return False
    if len({actor.who for actor in actors}) > 1 or view.has(Cue.CONDITIONAL, Cue.DENIALS):
        return False
    own = view.rules.lexicon.own.search(view.masked, 0, cue.end)
    if own is None or own.start() > cue.start + 1:
        return False
    if own.group("its"):
        return own.start() <= _OPENING and all(_says_behind(view, actor, cue) for actor in actors)
    return all(_says_before(view, actor, own.start()) or _says_behind(view, actor, cue) for actor in actors)


def _says_before(view: View, actor: Actor, place: int) -> bool:
    """Say whether somebody says "that", and what he says stands behind: "Paris confirmed on Monday that …"."""
    said = [hit for hit in view.of(Cue.ANNOUNCES, Cue.NOTIFIED) if actor.end <= hit.start < place]
    return any(said[0].end <= that.start < place for that in view.of(Cue.THAT)) if said else False


def _says_behind(view: View, actor: Actor, cue: Hit) -> bool:
    """Say whether somebody stands behind an exit as the one who says so: "…, the French ministry said"."""
    clause = view.clause(actor.start)
    return clause > view.clause(cue.end - 1) and any(
        view.clause(hit.start) == clause and hit.start >= actor.end for hit in view.of(Cue.ANNOUNCES)
    )
