"""A second name that "and" joins behind an aside, or behind its own description."""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.items import Item
from monitor.extract.prose.view import View

_LONG = 75  # letters between two names
_TWO_COMMAS = (
    110  # the same, where what describes the second lists things: "that regulates ivory, orchids and fins,"
)
_SPEAKER = 30  # letters between a comma and who says so: ", it said on Monday"
_LEADING = 3  # words before a name, or before the kind of body that describes one
_ASIDE = 45  # letters of an aside between "and" and the second name
_ACTING = (
    Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.STAYS, Cue.NEGATIONS, Cue.DENIALS, Cue.CONDITIONAL,
    Cue.REJOINS, Cue.ANNOUNCES, Cue.US, Cue.OTHERS, Cue.LISTED,
)  # fmt: skip
_ENDED = re.compile(r"[\s)\]\"'»”’]*(?:[.;:!?–—]|$)")
_CLOSED = re.compile(r"[\s)\]\"'»”’]*,\s*")


def appended(view: View, left: Item, right: Item) -> bool:
    """Say whether "and" joins the second name behind an aside, or behind what it is.

    "Leaves X and, for good measure, Y"; "leaves X and its twin, Y".  Nobody acts between the two, and the second ends
    its sentence, but for a day: else it could be the one who acts in the next clause.
    """
    between = view.masked[left.end : right.start]
    if view.rules.joined or view.rules.order == "sov" or len(between) > _TWO_COMMAS or "," not in between:
        return False
    if re.search(r"[.;:!?()]", between):
        return False
    first = LETTERS.search(between)
    if first is None or first.group() not in view.rules.joins or between[: first.start()].strip(" )\"'»”’"):
        return False
    if any(left.end <= hit.start < right.start for hit in view.of(*_ACTING)):
        return False
    parts = between[first.end() :].split(",")
    if not all(word in view.rules.links for word in LETTERS.findall(parts[-1])):
        return False
    if not parts[0].strip():  # "and, for good measure,"
        return len(parts) == 3 and len(parts[1]) <= _ASIDE and _ends_there(view, right)
    words = LETTERS.findall(parts[0])  # "and its twin,"
    start = left.end + first.end()
    described = range(start, start + len(parts[0]))
    body = names_a_body(view, parts[0]) or any(hit.start in described for hit in view.of(Cue.BODIES))
    if words[0] not in view.rules.links or not body:
        return False
    if _led_alike(
        view, left, words, start
    ):  # "participation in X and in the treaty on ivory, orchids and fins, the"
        return True
    return len(parts) == 2 and len(between) <= _LONG and _ends_there(view, right)


def _led_alike(view: View, left: Item, words: list[str], start: int) -> bool:
    """Say whether the preposition before the first name stands behind "and", too."""
    before = LETTERS.findall(view.masked[: left.start])[-_LEADING:]
    leads = any(0 <= hit.start - start <= 1 for hit in view.of(Cue.OBLIQUE, Cue.GENITIVE))
    return leads and words[0] in before


def names_a_body(view: View, words: str) -> bool:
    """Say whether words say what a body is: "the fund that lends", "its soft-loan arm"."""
    known = any(map(view.rules.is_kind, LETTERS.findall(words)))
    return known or view.rules.lexicon.bywords.search(words) is not None


def _ends_there(view: View, right: Item) -> bool:
    """Say whether a sentence ends behind a name, or goes on with nothing but a day."""
    if _ENDED.match(view.masked, right.end):
        return True
    closed = _CLOSED.match(view.masked, right.end)
    if closed is None:
        return False
    if any(hit.start == closed.end() for hit in view.of(Cue.NOW, Cue.EFFECTIVE)):
        return True
    said = range(closed.end(), closed.end() + _SPEAKER)
    return any(
        hit.start in said and "," not in view.masked[closed.end() : hit.start]
        for hit in view.of(Cue.ANNOUNCES)
    )
