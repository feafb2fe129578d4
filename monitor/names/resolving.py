"""What a whole text names: its spelling, its spelling without spaces, or the names that cover all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.model import UNRESOLVED, Found, Method, Place, Resolution
from monitor.names.endings import PLAIN, class_of
from monitor.names.spellings import united_nations, united_nations_unspaced
from monitor.names.words import GLYPH, LINK, glyphs, lead, squash_head, tokens

if TYPE_CHECKING:
    from monitor.names.gazetteer import Gazetteer, Name

_QUOTED = " \t\r\n\"'’‘“”„«»「」『』《》〈〉.,;:·*–—-"
_INNER = re.compile(r"[(\[（［【]\s*([^()\[\]（）［］【】]+?)\s*[)\]）］】]\s*$")
_UMBRELLAS = ("un", "ecosoc", "unga")
_SHORTEST_SQUASHED = 8


def spelled(gazetteer: Gazetteer, text: str, language: str | None) -> list[Name]:
    """Return the names that the whole text spells, as it stands or without its spaces; none are left out."""
    folded = gazetteer.folding.flat(text)
    if GLYPH.search(folded):
        name = glyphs(folded)
        return gazetteer.listed(gazetteer.glyphs.numbers(name[:2], name[2:]))
    for kind in dict.fromkeys((PLAIN, class_of(language))):
        if (words := tokens(folded, kind)) and (found := gazetteer.phrases.numbers(*lead(words, kind))):
            return gazetteer.listed(found)
    squashed = "".join(word for word in tokens(folded) if word != LINK)
    if len(squashed) < _SHORTEST_SQUASHED:
        return []
    return gazetteer.listed(gazetteer.squashed.numbers(*squash_head(squashed)))


def resolve(gazetteer: Gazetteer, text: str, language: str | None, place: Place) -> Resolution:
    """Return the organization that the whole text names, by the strongest method that knows it."""
    printed = " ".join(text.split()).strip(_QUOTED)
    if len(printed) < 2:
        return UNRESOLVED
    for form in (" ".join(text.split()), printed):
        found = gazetteer.decide(spelled(gazetteer, form, language), form, place)
        if found.organization is not None:
            return found
    return _covered(gazetteer, printed, language, place)


def _covered(gazetteer: Gazetteer, printed: str, language: str | None, place: Place) -> Resolution:
    """Return what the names inside the text agree on, when they cover all of it but links and bodies above.

    Covers `Long Name – ACR`, `中文名（English Name）`, `ECOSOC — Commission`, and a bracketed remark or
    acronym behind a known name.
    """
    found = gazetteer.find(printed, language=language, place=place)
    if not found:
        return UNRESOLVED
    numbers = {
        gazetteer.number(one.resolution.organization.id) for one in found if one.resolution.organization
    }
    lowest = [one for one in numbers if one is not None and numbers - {one} <= _above(gazetteer, one)]
    if len(lowest) != 1:
        return UNRESOLVED
    if not _rest_is_silent(gazetteer, printed, found, language):
        return UNRESOLVED
    own = [one for one in found if gazetteer.number(one.resolution.organization.id) == lowest[0]]  # type: ignore[union-attr]
    best = max(own, key=lambda one: one.resolution.score)
    method = best.resolution.method
    if method in (Method.OFFICIAL, Method.ALIAS):
        method = Method.NORMALIZED
    return Resolution(best.resolution.organization, method, min(best.resolution.score, 0.97))


def _above(gazetteer: Gazetteer, number: int) -> frozenset[int | None]:
    above: set[int | None] = set(gazetteer.ancestors(number))
    if gazetteer.united_nations(number):
        above |= {gazetteer.number(one) for one in _UMBRELLAS}
    return frozenset(above)


def _rest_is_silent(gazetteer: Gazetteer, printed: str, found: Sequence[Found], language: str | None) -> bool:
    """Say whether what stands outside the names says nothing of its own."""
    last, rest = 0, []
    for one in found:
        rest.append(printed[last : one.start])
        last = one.end
    tail = printed[last:]
    if _INNER.fullmatch(tail.strip()) and found[0].start == 0:
        tail = ""
    rest.append(tail)
    return all(_silent(gazetteer, piece, language) for piece in rest)


def _silent(gazetteer: Gazetteer, piece: str, language: str | None) -> bool:
    """Say whether words are nothing but links, marks and the United Nations."""
    folded = gazetteer.folding.flat(piece)
    if GLYPH.search(folded):
        return glyphs(folded) in united_nations_unspaced(gazetteer.folding)
    words = tuple(word for word in tokens(folded, class_of(language)) if word != LINK)
    return not words or words in united_nations(gazetteer.folding, language)
