"""Names that no gazetteer knows among those of an enumeration: "leaves X, the International Council of Y and Z"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.items import Item
from monitor.extract.prose.kinds import is_between_states
from monitor.extract.prose.view import View
from monitor.model import UNRESOLVED

_LONGEST = 90  # letters of the name of a body
_FIRST = 3  # words of a name among which one says what kind of body it is
_FEWEST = 3  # words of such a name
# What makes words more than a name.
_ACTING = (
    Cue.EXITS,
    Cue.EXITS_ANY,
    Cue.STAYS,
    Cue.NEGATIONS,
    Cue.ANNOUNCES,
    Cue.US,
    Cue.OTHERS,
    Cue.NOTIFIED,
)
_TELLING = (Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.DENIALS, Cue.CONDITIONAL, Cue.REJOINS, Cue.LISTED)
_OPENS = re.compile(r"[\s)\]\"'»”’]*(?P<comma>[,،]?)\s*")
_ENDS = re.compile(r"[)\]\"'»”’]*\s*(?:[.;!?]|$)")


def unlisted(view: View, items: Sequence[Item]) -> list[Item]:
    """Return the unknown names among names that are left together, and the one that ends their enumeration."""
    found = [gap(view, left, right) for left, right in pairwise(items)]
    found.append(trailing(view, items[-1]) if items else None)
    return [item for item in found if item is not None]


def gap(view: View, left: Item, right: Item) -> Item | None:
    """Return the unknown name that stands between two names of an enumeration, with links on both sides."""
    if view.rules.joined or view.rules.order == "sov" or right.start - left.end > _LONGEST + 12:
        return None
    found = _begin(view, left.end, right.start)
    if found is None:
        return None
    start, _ = found
    words = list(LETTERS.finditer(view.masked, start, right.start))
    while words and words[-1].group() in view.rules.links:
        words.pop()
    if not words or view.masked[words[-1].end() : right.start].strip() == "":
        return None  # no link and no comma leads on to the name behind it
    return _named(view, start, words[-1].end())


def trailing(view: View, last: Item) -> Item | None:
    """Return the unknown name that ends an enumeration and its sentence, behind "and"."""
    if view.rules.joined or view.rules.order == "sov":
        return None
    found = _begin(view, last.end, len(view.masked))
    if found is None or not found[1]:
        return None
    start = found[0]
    stop = re.search(r"[,.;:!?()–—]", view.masked[start:])
    end = start + stop.start() if stop else len(view.masked)
    return _named(view, start, end) if _ENDS.match(view.masked, end) else None


def _begin(view: View, start: int, end: int) -> tuple[int, bool] | None:
    """Return where words in capitals begin behind a comma or links, and whether links stand before them."""
    opened = _OPENS.match(view.masked, start, end)
    place = opened.end() if opened else start
    linked = False
    for word in LETTERS.finditer(view.masked, place, end):
        if word.group() in view.rules.links and not view.text[word.start()].isupper():
            linked = True
            continue
        led = linked or bool(opened and opened.group("comma"))
        return (word.start(), linked) if led and view.text[word.start()].isupper() else None
    return None


def _named(view: View, start: int, end: int) -> Item | None:
    """Return words as a name, where they say that they are one and nobody acts in them."""
    text = view.text[start:end]
    words = LETTERS.findall(view.masked[start:end])
    if not len(words) >= _FEWEST or len(text) > _LONGEST or re.search(r"[.;:!?,]", text):
        return None
    if not any(view.rules.is_kind(word) for word in words[:_FIRST]):
        return None
    if any(start <= hit.start < end for hit in view.of(*_ACTING, *_TELLING)):
        return None
    if any(item.start < end and start < item.end for item in view.items):
        return None
    named = is_between_states(text, joined=False)
    return Item(start, end, text, UNRESOLVED) if named else None
