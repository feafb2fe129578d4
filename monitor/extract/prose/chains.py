"""Which names belong together in a sentence, and which is only the owner of what is meant."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.enumeration import joined
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.founded import itself, without_founders
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.owners import tells_of
from monitor.extract.prose.view import View

_BESIDES = 200  # letters between a name that is left and "and other bodies such as"
_INSTANCE = 40  # letters between "among them" and the first name
_ACTING = (Cue.EXITS, Cue.EXITS_WEAK, Cue.STAYS, Cue.NEGATIONS, Cue.ANNOUNCES, Cue.US, Cue.OTHERS)


def chain(view: View, first: Item) -> tuple[Item, ...]:
    """Return a name and the names enumerated with it, on both sides; not the owner of one of them."""
    items = without_founders(view)
    if items is not view.items:
        return _chain_described(view, items, first)
    return _chain(view, items, first)


def _chain_described(view: View, items: Sequence[Item], first: Item) -> tuple[Item, ...]:
    """Return the names of an enumeration, of which some have a description with the names of others."""
    here = next((one for one in items if one.end == first.end), None)
    return (first,) if here is None else tuple(itself(view, one) for one in _chain(view, items, here))


def _chain(view: View, items: Sequence[Item], first: Item) -> tuple[Item, ...]:
    place = items.index(first)
    low = high = place
    while low and joined(view, items[low - 1], items[low]):
        low -= 1
    while high + 1 < len(items) and joined(view, items[high], items[high + 1]):
        high += 1
    named = (item for item in items[low : high + 1] if item is first or not tells_of(view, item))
    return (*named, *_besides(view, items[high]))


def _besides(view: View, last: Item) -> tuple[Item, ...]:
    """Return the names that go on behind a chain: "leaves the Panel, a body of …, and others, among them …"."""
    for hit in view.of(Cue.BESIDES):
        if not 0 <= hit.start - last.end <= _BESIDES:
            continue
        following = [item for item in view.items if item.start >= last.end]
        begins = next((one.end for one in view.of(Cue.SUCH_AS) if one.start >= hit.end), None)
        if not following or begins is None or not 0 <= following[0].start - begins <= _INSTANCE:
            continue
        if not any(last.end <= one.start < following[0].start for one in view.of(*_ACTING)):
            return chain(view, following[0])
    return ()


def is_umbrella(view: View, item: Item, cue: Hit | None = None) -> bool:
    """Say whether the name is the United Nations as a part of a longer description ("many bodies of the UN")."""
    if item.is_owner and cue is not None and cue.end <= item.start and _describes(view, cue, item.start):
        return True
    if not item.is_whole:
        return False
    following = view.text[item.end : item.end + 2].strip()
    return bool(following) and (following[0].isalnum() or following[0] in "-'’(")


def _describes(view: View, cue: Hit, end: int) -> bool:
    """Say whether words between an exit and an owner of many bodies say what of it is left."""
    days = [(stamp.start, stamp.end) for stamp in view.stamps]
    return any(
        word.group() not in view.rules.links
        and not any(first <= cue.end + word.start() < last for first, last in days)
        for word in LETTERS.finditer(view.masked[cue.end : end])
    )
