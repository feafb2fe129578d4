"""Which names words such as "are on the list" put there: those behind them, else before, and what they enumerate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from monitor.extract.prose.chains import chain
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.owners import is_owner_of_body, is_owner_of_part, tells_of
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_REACH = 60  # letters between "on the list are" and the first name
_EXPLAINED = 160  # the same, where a colon stands between them
_APART = 180  # letters between two names of an enumeration that says something of the first
_APART_JOINED = 60
_SHORT = 3  # letters of an article
_LINK = 24  # letters before a name in which its article and the word for *and* stand
_PARTED = re.compile(r"[,،]\s*(\w+)\b")
_COMMA = re.compile(r"[,،，、]\s*$")
# What makes words between two names more than a description of the first.
ACTING = (Cue.EXITS, Cue.EXITS_ANY, Cue.REJOINS, Cue.STAYS, Cue.NEGATIONS, Cue.DENIALS, Cue.ANNOUNCES)


def named_by(view: View, hit: Hit) -> tuple[Item, ...]:
    """Return the names that words put on the list: behind them, else before, and those enumerated with these."""
    first = _nearest(view, hit)
    if first is None:
        return ()
    found = list(chain(view, first))
    items = view.items
    for left, right in pairwise(items):
        if left in found and right not in found and _goes_on(view, left, right):
            found.append(right)
    for left, aside, right in zip(items, items[1:], items[2:], strict=False):
        if left in found and not (aside in found or right in found) and _goes_on(view, left, right, aside):
            found.append(right)
    for left, right in pairwise(items[::-1]):
        if left in found and right not in found and _goes_on(view, right, left):
            found.append(right)
    return tuple(found)


def enumerated(view: View, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the names that go on with those that an exit leaves, behind what is said of these and a word for *and*."""
    found: list[Item] = []
    for left, right in pairwise(view.items):
        if not (left in items or left in found) or right in items:
            continue
        if view.rules.joined:
            if _adds_joined(view, left, right):
                found.append(right)
            continue
        words = LETTERS.findall(without_article(view, view.masked[left.end : right.start]))
        parted = any(
            _joins(view, hit.group(1)) for hit in _PARTED.finditer(view.masked, left.end, right.start)
        )
        joined = bool(words) and _joins(view, words[-1])
        if len(words) > 1 and (parted or joined) and _goes_on(view, left, right):
            found.append(right)
    return tuple(found)


def _adds_joined(view: View, left: Item, right: Item) -> bool:
    """Say whether a name follows a comma, *and* and what describes it, where words have no spaces: "，以及…的"."""
    between = view.masked[left.end : right.start].lstrip(" )）」』》").rstrip("「『《 ")
    opened = between.lstrip("，,、 ")
    described = opened != between and between.endswith(tuple(view.rules.lexicon.possessive))
    return (
        described
        and any(opened.startswith(link) for link in view.rules.links)
        and _goes_on(view, left, right)
    )


def _joins(view: View, word: str) -> bool:
    """Say whether a word is one for *and*, or holds it as Arabic ones do: "ومن"."""
    return word in view.rules.joins or (
        word[:1] in view.rules.lexicon.glued_and and word[1:] in view.rules.links
    )


def only_tells_of(view: View, item: Item) -> bool:
    """Say whether a name only owns what is named beside it: "the board of the Council"."""
    return tells_of(view, item) or is_owner_of_part(view, item)


def _nearest(view: View, hit: Hit) -> Item | None:
    inside = [item for item in view.items if hit.start <= item.start and item.end <= hit.end]
    if inside:
        return inside[-1]  # "the decree | X too | covers"
    following = [item for item in view.items if item.start >= hit.end]
    subject = _subject(view, hit)
    beside = bool(following) and view.clause(following[0].start) == view.clause(hit.end - 1)
    if beside or (following and subject is None and _leads(view, hit, following[0])):
        reach = _REACH if ":" not in view.masked[hit.end : following[0].start] else _EXPLAINED
        if following[0].start - hit.end <= reach:
            return None if is_owner_of_body(view, hit, following[0]) else following[0]
    return subject


def _leads(view: View, hit: Hit, item: Item) -> bool:
    """Say whether words lead to a name in a later clause: what stands between says no more than "among them"."""
    if hit.cue is not Cue.STANDS or ":" in view.masked[hit.end : item.start]:
        return True
    instances = any(hit.end <= one.start < item.start for one in view.of(Cue.SUCH_AS))
    return instances or not LETTERS.search(view.masked, hit.end, item.start)


def _subject(view: View, hit: Hit) -> Item | None:
    """Return the name before such words that is no part of what an aside says of another: "X, heir of Y, is on it"."""
    clause = view.clause(hit.start)
    for item in reversed(view.items):
        if item.end > hit.start or only_tells_of(view, item):
            continue
        near = hit.start - item.end <= _REACH and view.clause(item.start) == clause
        opens = not LETTERS.search(without_article(view, _without_fillers(view, item.start)))
        if near or opens or _led(view, item.start) or _is_described(view, item, hit):
            return item
    return None


def _without_fillers(view: View, end: int) -> str:
    """Return the words before a place with blanks for those that change nothing: "also"."""
    before = view.masked[:end]
    for hit in view.of(Cue.FILLERS):
        if hit.end <= end:
            before = before[: hit.start] + " " * (hit.end - hit.start) + before[hit.end :]
    return before


def _is_described(view: View, item: Item, hit: Hit) -> bool:
    """Say whether such words stand right behind a name that no other goes before: "went to X, which is on it"."""
    return not (LETTERS.search(view.masked, item.end, hit.start) or NAME in view.masked[: item.start])


def _goes_on(view: View, left: Item, right: Item, aside: Item | None = None) -> bool:
    """Say whether a name goes on with an enumeration behind words that describe the one before it.

    A comma, a link or "among them" stands right before it, its article not counted, and nobody acts between. Another
    name may stand in an aside that ends before it: "to X, created by Y, and to Z".
    """
    between = view.masked[left.end : right.start]
    apart = _set_apart(view, between, right)
    if aside is not None and not (apart or _closes(view, left, aside, right)):
        return False
    if (NAME in between and aside is None) or re.search(r"[;!?。；]", between) or only_tells_of(view, right):
        return False
    if any(left.end <= hit.start < right.start for hit in view.of(*ACTING)) or _speaks(view, right):
        return False
    if view.rules.joined:
        opened = between.lstrip(" )）」』》")
        led = opened[:1] in "、，," or any(opened.startswith(link) for link in view.rules.links)
        return led and len(between) <= _APART_JOINED
    opening = LETTERS.match(between.lstrip(" )»”\"'"))
    if opening is not None and opening.group() in view.rules.joins and len(between) <= _APART_JOINED:
        return not re.search("[,،]", between) or apart  # "and the Helsinki-based"
    if len(between) > _APART:
        return False
    instances = (hit for hit in view.of(Cue.SUCH_AS) if hit.start >= left.end)
    led = aside is not None or _led(view, right.start)
    return led or any(0 <= right.start - hit.end <= 1 for hit in instances)


def _set_apart(view: View, between: str, right: Item) -> bool:
    """Say whether words between commas behind *and* say where the next name belongs: "and, outside the UN, Y"."""
    opened = between.lstrip(" )»”\"'")
    word = LETTERS.match(opened)
    aside = word is not None and opened[word.end() :].lstrip().startswith(",") and opened.count(",") > 1
    return aside and _led(view, right.start)


def _closes(view: View, left: Item, aside: Item, right: Item) -> bool:
    """Say whether a name stands in an aside between commas, behind a word, and "and" behind it goes on."""
    before, behind = view.masked[left.end : aside.start], view.masked[aside.end : right.start]
    if view.rules.joined or not before.lstrip().startswith(","):
        return False
    last = re.search(r",\s*(\w+)\W+((\w+)\W+){0,2}$", behind)
    return bool(LETTERS.search(before)) and last is not None and last.group(1) in view.rules.joins


def _led(view: View, start: int) -> bool:
    """Say whether a comma or a word for *and* stands right before a name, its article not counted."""
    if view.rules.joined:
        return False
    before = without_article(view, view.masked[:start])
    last = [word.group() for word in LETTERS.finditer(before[-_LINK:])][-1:]
    rest = before.rstrip(" \"'«“„’")
    return bool(_COMMA.search(rest)) or (
        bool(last) and last[0] in view.rules.joins and rest.endswith(last[0])
    )


def without_article(view: View, before: str) -> str:
    """Return the words before a name without its article."""
    words = list(LETTERS.finditer(before, max(0, len(before) - _LINK)))
    while words and _is_article(view, words[-1].group()):
        before = before[: words.pop().start()]
    return before


def _is_article(view: View, word: str) -> bool:
    return len(word) <= _SHORT and word in view.rules.links and word not in view.rules.joins


def _speaks(view: View, item: Item) -> bool:
    """Say whether a name begins what somebody says of the list: "…, and the FAO said"."""
    return any(0 <= hit.start - item.end <= 1 for hit in view.of(Cue.ANNOUNCES))
