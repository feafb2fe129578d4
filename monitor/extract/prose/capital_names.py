"""Names in a sentence that no gazetteer knows: capitals of which one word is a kind of body.

"The Convention on the Protection of Cables in the Pacific falls first. Washington withdraws from the pact."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.items import Item
from monitor.extract.prose.kinds import is_between_states
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

# Small words that may stand within a name in capitals.
_ENGLISH = ("of", "on", "for", "the", "and", "in", "to", "against", "between", "with", "from", "by", "at")
_GERMAN = ("für", "der", "des", "die", "das", "zur", "zum", "gegen", "über", "und", "im", "von")
_DUTCH = ("van", "de", "het", "voor", "tegen", "inzake", "op", "en", "tot", "ter")
_NORDIC = ("för", "mot", "om", "av", "och", "til", "mod", "af", "og")
_FRENCH = ("sur", "la", "le", "les", "des", "du", "pour", "contre", "et", "à")
SMALL = frozenset((*_ENGLISH, *_GERMAN, *_DUTCH, *_NORDIC, *_FRENCH))
_WORD = r"[^\W\d_][\w'’-]*"
_FEWEST = 3  # words of the shortest name that is surely one


def capitalized(name: str) -> str:
    """Cut a run of words behind its last capitalized one."""
    words = name.split(" ")
    kept = 0
    for number, word in enumerate(words, 1):
        if word[:1].isupper():
            kept = number
        elif word not in SMALL:
            break
    return " ".join(words[:kept])


def strangers(view: View, start: int, end: int) -> Iterator[Item]:
    """Yield the names of bodies in a part of a sentence that no gazetteer knows."""
    place = start
    known = view.of(Cue.US, Cue.REFERS)
    stakes = view.of(Cue.STAKES, Cue.EXIT_WORDS)
    while (match := LETTERS.search(view.masked, place, end)) is not None:
        place = match.end()
        first = match.start()
        if not view.text[first].isupper() or match.group() in view.rules.links:
            continue
        if any(hit.start <= first < hit.end for hit in stakes):
            continue  # "Mitgliedschaft im Internationalen Rat"
        name = _cut(view, first, end)
        place = max(place, first + len(name))
        words = [word.group() for word in LETTERS.finditer(view.masked, first, first + len(name))]
        if len(words) < 2 or not any(view.rules.is_kind(word) for word in words):
            continue
        if not any(hit.start < place and first < hit.end for hit in known):
            yield Item(first, first + len(name), view.text[first : first + len(name)], UNRESOLVED)


def _cut(view: View, first: int, end: int) -> str:
    """Return the run of capitals that begins at a place, before the next known name or day."""
    stops = [item.start for item in view.items] + [stamp.start for stamp in view.stamps]
    end = min([end, *(stop for stop in stops if stop >= first)])
    run = re.match(rf"{_WORD}(?: {_WORD})*", view.text[first:end])
    return capitalized(run.group()) if run else ""


def only_stranger(view: View, start: int, end: int) -> Item | None:
    """Return the one unknown body of a part of a sentence whose name says that states made it."""
    found = [
        one
        for one in strangers(view, start, end)
        if len(one.text.split()) >= _FEWEST and is_between_states(one.text, joined=False)
    ]
    return found[0] if len(found) == 1 else None
