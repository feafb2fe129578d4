"""Who is the subject of an exit: proper names that stand there, and the topic of a sentence whose verb comes last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.actors import Actor
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_PRONOUN = re.compile(r"['’](?:re|ve|ll|m|d)$")  # with a verb: "We're", "They've"
_CAPITAL = re.compile(r"(?:^|\s)([^\W\d_a-z][\w'’.-]*)\s+$")


def named_subject(view: View, cue: Hit, actors: Sequence[tuple[int, int]]) -> bool:
    """Say whether a proper name that is no known actor stands right before the cue: "Norland leaves"."""
    if not view.rules.capitals or cue.cue is Cue.EXIT_WORDS:
        return False
    if any(hit.start == cue.start for hit in view.of(Cue.THAT)):
        return False  # "a fait savoir à Paris | qu'ils quittaient": who stands before it is told
    before = view.text[max(0, cue.start - 40) : cue.start]
    match = _CAPITAL.search(view.rules.lexicon.auxiliary.sub("", before))
    if match is None:
        return False
    start = max(0, cue.start - 40) + match.start(1)
    known = [*actors, *((item.start, item.end) for item in view.items)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    known += [(hit.start, hit.end) for hit in view.hits if hit.cue is not Cue.EXIT_WORDS]
    if any(first <= start < last for first, last in known):
        return False
    return (
        len(match.group(1)) > 3
        and not match.group(1).isupper()
        and _PRONOUN.search(match.group(1)) is None
        and view.masked[start - 3 : start].strip() != "."
    )


def topic_of(view: View, actors: Sequence[Actor], cue: Hit) -> Actor | None:
    """Return who is the subject of an exit where verbs come last and words tell the topic of a sentence, if they do.

    Who stands behind the topic acts only with the ending of a subject and right before what is left: the others belong
    to what the sentence says of a noun: "米国は、中国も加盟する機関から脱退".
    """
    lexicon = view.rules.lexicon
    topics = [actor for actor in actors if _ending(view, lexicon.topic, actor)]
    if not topics:
        return None
    known = [(hit.start, hit.end) for hit in view.of(Cue.NOW, Cue.FILLERS)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    last = topics[-1]
    for actor in actors:
        ended = _ending(view, lexicon.subject, actor) if actor.start > topics[-1].start else None
        if ended is None:
            continue
        named = view.masked.find(NAME, ended)
        left = named if 0 <= named < cue.start else cue.start
        words = (word.start() for word in LETTERS.finditer(view.masked, ended, left))
        if all(any(start <= word < end for start, end in known) for word in words):
            last = actor
    return last


def _ending(view: View, endings: re.Pattern[str], actor: Actor) -> int | None:
    """Return where an ending stops that stands right behind the name of an actor, or is the last letter of it."""
    behind = endings.match(view.masked, actor.end) or endings.fullmatch(view.masked, actor.end - 1, actor.end)
    return behind.end() if behind else None
