"""Names behind others that no gazetteer knows: "leaves the Observatory of Lakes, the Union of Stations and the FAO"."""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_REACH = 240  # letters between an exit and the name
_KIND = 3  # words of a name among which it says what kind of body it is
_COMMA = re.compile(r"[,،]")
_ACTING = (
    Cue.EXITS,
    Cue.EXITS_ANY,
    Cue.EXITS_WEAK,
    Cue.STAYS,
    Cue.NEGATIONS,
    Cue.ANNOUNCES,
    Cue.CONDITIONAL,
    Cue.REJOINS,
    Cue.BREAKS,
    Cue.US,
    Cue.OTHERS,
)


def ends_unknown_names(view: View, cue: Hit, start: int) -> bool:
    """Say whether nothing but unknown names in an enumeration stands between an exit and a name.

    Each begins with a capital and says what kind of body it is; only links stand before the name itself.
    """
    if view.rules.joined or view.rules.order == "sov" or start - cue.end > _REACH:
        return False
    *others, last = _parts(view, cue.end, start)
    if not others or any(
        word.group() not in view.rules.links for word in LETTERS.finditer(view.masked, *last)
    ):
        return False
    first, *more = others
    opened = list(LETTERS.finditer(view.masked, cue.start, cue.end))[-1:]
    begun = bool(opened) and view.rules.is_kind(opened[0].group())  # "leaves the Council | of Lakes, …"
    begins = opened[0].start() if begun else first[0]
    if not all(_names_body(view, *part) for part in ((begins, first[1]), *more)):
        return False
    return not any(cue.end <= hit.start < others[-1][1] for hit in view.of(*_ACTING))


def _parts(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Return what commas divide, the words for *and* before the last name as a part of their own."""
    cuts = [match.start() for match in _COMMA.finditer(view.masked, start, end)]
    bounds = list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))
    first, behind = bounds[-1]
    words = list(LETTERS.finditer(view.masked, first, behind))
    kept = len(words)
    while kept and words[kept - 1].group() in view.rules.links:
        kept -= 1
    if 0 < kept < len(words):
        bounds[-1:] = [(first, words[kept - 1].end()), (words[kept].start(), behind)]
    return bounds


def _names_body(view: View, start: int, end: int) -> bool:
    words = list(LETTERS.finditer(view.masked, start, end))
    while words and words[0].group() in view.rules.links:
        words.pop(0)
    if not words or not view.text[words[0].start()].isupper():
        return False
    kinds = words if view.rules.capitals else words[:_KIND]
    return any(view.rules.is_kind(word.group()) for word in kinds)
