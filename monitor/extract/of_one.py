"""Pages about the exit from one body: other names in them are no list, unless words say that several are left.

Explainers, round-ups and guides name many bodies under a headline about one, in lists, cards and headings.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.blocks import HEADER, MAIN, Page
from monitor.extract.cues import Cue
from monitor.extract.figures import numbers_in
from monitor.extract.items import Reader
from monitor.extract.patterns import fold
from monitor.extract.taken import Taken
from monitor.model import Place

_MANY = 8  # names that are left together need no such words
_ABOVE = 3  # blocks above a list that may say so
_OPENING = 12  # blocks on top of a page among which the first sentences stand
_COLONS = (":", "：")
_SEVERAL = (Cue.BODIES, Cue.KINDS, Cue.LISTING, Cue.AND_OTHERS, Cue.CONCERNED, Cue.FRESH, Cue.MORE)
_OTHERS = (Cue.ANOTHER, Cue.BEFORE)  # what was left before


def of_several(page: Page, taken: Sequence[Taken], reader: Reader) -> Sequence[Taken]:
    """Return a list, or nothing where all that tells of leaving, around it and in the headlines, tells of one body."""
    if not taken or sum(len(one.items) for one in taken) >= _MANY:
        return taken
    blocks, first = page.blocks, taken[0].run.first
    heads = [page.title, *(block.text for block in blocks if block.level == 1)]
    opening = (block.text for block in blocks[: min(_OPENING, first)] if block.region in (MAIN, HEADER))
    if any(_tells_of_several(text, reader) for text in (*heads, *opening)):
        return taken
    above = (text for one in taken for text in _words_above(page, one) if text not in heads)
    return (
        taken
        if any(_tells_of_several(text, reader) or _tells_of_none(text, reader) for text in above)
        else ()
    )


def _words_above(page: Page, one: Taken) -> list[str]:
    """Return the words that led in a part of a list, and those right above it and on its first line."""
    first = one.run.first
    return [one.above.heading, *(block.text for block in page.blocks[max(0, first - _ABOVE) : first + 1])]


def _tells_of_several(text: str, reader: Reader) -> bool:
    """Say whether a text that tells of an exit, or leads in a list, speaks of bodies beside those that it names."""
    folded = fold(_without_names(text, reader))
    counted = bool(numbers_in(folded, reader.rules))
    if counted and text.rstrip().endswith(_COLONS) and reader.rules.has(Cue.BODIES, folded):
        return True
    if not (reader.rules.has(Cue.EXIT, folded) or reader.rules.has(Cue.LISTING, folded)):
        return False
    return counted or any(reader.rules.has(cue, folded) for cue in _SEVERAL)


def _tells_of_none(text: str, reader: Reader) -> bool:
    """Say whether a text tells of an exit and names no body: "Washington is leaving:"."""
    folded = fold(text)
    if not reader.rules.has(Cue.EXIT, folded) or any(reader.rules.has(cue, folded) for cue in _OTHERS):
        return False
    return _without_names(text, reader) == text


def _without_names(text: str, reader: Reader) -> str:
    for found in reversed(reader.names.find(text, place=Place.PROSE)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text
