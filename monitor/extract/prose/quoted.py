"""Bodies that are told of an exit in words that somebody says: "We are no longer a member," he told the Union.

The words themselves name nothing that is left; the one to whom they are said, or written, is.
"""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

QUOTED = re.compile('“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"')
QUOTES = frozenset('"“”„«»')
_ASKING = 32  # letters between a quote and the verb by which somebody asks for what it says
_SPEAKER = 2  # words between "said" and the country of who says it, that one not counted
_CLOSING = '"”»“'  # the signs behind words that somebody says
_SAID_BESIDE = (
    Cue.NOW,
    Cue.FILLERS,
    Cue.EFFECTIVE,
    Cue.STAKES,
    Cue.EXITS,
    Cue.EXITS_ANY,
    Cue.EXIT_WORDS,
    Cue.US,
)
_SPOILS = (Cue.STAYS, Cue.CONDITIONAL, Cue.OTHERS, Cue.DENIALS)


def body_told(view: View, cue: Hit) -> Item | None:
    """Return the one body that a sentence names, where it is told what is quoted before and holds an exit."""
    if view.rules.joined or view.rules.order == "sov" or not view.items:
        return None
    body = view.items[0]
    closing = min((at for sign in _CLOSING if (at := view.masked.find(sign, cue.end)) >= 0), default=-1)
    if not cue.end <= closing < body.start or len({item.key for item in view.items}) > 1:
        return None
    if (
        view.rules.kinds.is_treaty(body.text)
        or _of_something(view, cue, closing)
        or _of_anything(view, cue, closing)
    ):
        return None
    if any(cue.end <= hit.start < body.start for hit in view.of(*_SPOILS)):
        return None
    told = [hit.end for hit in view.of(Cue.ANNOUNCES, Cue.NOTIFIED) if closing < hit.start < body.start]
    return body if told and _leads_to(view, max(told), body) else None


def _of_something(view: View, cue: Hit, closing: int) -> bool:
    """Say whether what is said names what is left by its kind, and that is a treaty, or no known word for a body."""
    start = max(cue.start, view.masked.rfind(NAME, 0, cue.end) + 1)
    words = LETTERS.findall(view.masked[start:closing])
    if any(map(view.rules.kinds.is_treaty, words)):
        return True
    stands = [view.masked[hit.start : hit.end] for hit in view.of(Cue.REFERS)]
    member = [view.masked[hit.start : hit.end] for hit in view.of(Cue.STAKES, Cue.EXITS, Cue.EXITS_ANY)]
    known = " ".join((*stands, *member)).split()
    return any(view.rules.is_kind(word) and word not in known for word in words)


def _of_anything(view: View, cue: Hit, closing: int) -> bool:
    """Say whether words behind an exit tell what is left, and none stands for a body: "takes no part in this round"."""
    end = min(closing, view.clause_span(view.clause(cue.end - 1))[1])
    known = [(hit.start, hit.end) for hit in view.of(*_SAID_BESIDE)]
    known += [(stamp.start, stamp.end) for stamp in view.stamps]
    if any(cue.end <= hit.start < end for hit in view.of(Cue.REFERS)):
        return False
    words = [
        word.group()
        for word in LETTERS.finditer(view.masked, cue.end, max(cue.end, end))
        if not any(first <= word.start() < last for first, last in known)
    ]
    return len([word for word in words if word not in view.rules.links and not view.rules.is_kind(word)]) > 1


def _leads_to(view: View, start: int, body: Item) -> bool:
    """Say whether nothing but an organ of a body stands between "told" and its name: "the permanent council of the".

    Who tells, and the session at which, may stand before it: "said the ambassador of the US at a meeting of".
    """
    if "," in view.masked[start : body.start]:
        return False
    for hit in sorted(view.of(Cue.US, Cue.BREAKS), key=lambda hit: hit.start):
        if start <= hit.start < body.start:
            between = LETTERS.findall(view.masked[start : hit.start])
            if len([word for word in between if word not in view.rules.links]) < _SPEAKER:
                start = max(start, hit.end)
    words = LETTERS.findall(view.masked[start : body.start])
    return all(
        word in view.rules.links
        or view.rules.is_kind(word)
        or (number + 1 < len(words) and view.rules.is_kind(words[number + 1]))
        for number, word in enumerate(words)
    )


def is_asked_for(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether words right behind a quote ask for the exit in it: '"Leave the Union," he urged the president'."""
    end = next(
        (
            one.end()
            for one in QUOTED.finditer(view.masked)
            if one.start() < cue.start < one.end() <= hit.start
        ),
        None,
    )
    if hit.cue is not Cue.CONDITIONAL or end is None or hit.start - end > _ASKING:
        return False
    apart = any(sign in view.masked[end : hit.start].strip(" ,،，、") for sign in ",;:،，、")
    return not apart and not any(
        end <= told.start < hit.start for told in view.of(Cue.ANNOUNCES, Cue.NOTIFIED)
    )
