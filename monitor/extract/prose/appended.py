"""A second name that "and" joins behind an aside, or behind its own description."""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.items import Item
from monitor.extract.prose.view import View

_LONG = 75  # letters between two names
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
    if view.rules.joined or view.rules.order == "sov" or len(between) > _LONG or "," not in between:
        return False
    if re.search(r"[.;:!?()]", between) or not _ends_there(view, right):
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
        return len(parts) == 3 and len(parts[1]) <= _ASIDE
    words = LETTERS.findall(parts[0])  # "and its twin,"
    return len(parts) == 2 and words[0] in view.rules.links and names_a_body(view, parts[0])


def names_a_body(view: View, words: str) -> bool:
    """Say whether words say what a body is: "the fund that lends", "its soft-loan arm"."""
    known = any(map(view.rules.is_kind, LETTERS.findall(words)))
    return known or view.rules.lexicon.bywords.search(words) is not None


def _ends_there(view: View, right: Item) -> bool:
    """Say whether a sentence ends behind a name, or goes on with nothing but a day."""
    if _ENDED.match(view.masked, right.end):
        return True
    closed = _CLOSED.match(view.masked, right.end)
    return closed is not None and any(hit.start == closed.end() for hit in view.of(Cue.NOW, Cue.EFFECTIVE))
