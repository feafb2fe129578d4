"""What a whole text names: its spelling, its spelling without spaces, or the names that cover all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.model import UNRESOLVED, Found, Method, Place, Resolution
from monitor.names.endings import PLAIN, class_of
from monitor.names.spellings import primary, united_nations, united_nations_unspaced
from monitor.names.words import GLYPH, LINK, glyphs, lead, squash_head, tokens

if TYPE_CHECKING:
    from monitor.names.gazetteer import Gazetteer, Name

_QUOTED = " \t\r\n\"'’‘“”„«»「」『』《》〈〉.,;:·*–—-"
_INNER = re.compile(r"[(\[（［【]\s*([^()\[\]（）［］【】]+?)\s*[)\]）］】]\s*$")
_UMBRELLAS = ("un", "ecosoc", "unga")
_SHORTEST_SQUASHED = 8
_EXPLAINED = 0.9
_SHORT_NAME = 2  # words of a name in a bracket that is one of the short ones: `UN Women`
_TELLING_ACRONYM = 4  # letters from which few acronyms are shared
_BEFORE_DASH = re.compile(r"[–—-]\s*$")
_CAPITALS = re.compile(r"\b[A-Z][a-z]+")


def spelled(gazetteer: Gazetteer, text: str, language: str | None) -> Sequence[Name]:
    """Return the names that the whole text spells, as it stands or without its spaces; none are left out."""
    folded = gazetteer.folding.flat(text)
    if GLYPH.search(folded):
        name = glyphs(folded)
        found = gazetteer.glyphs.numbers(name[:2], name[2:])
        return gazetteer.listed(found) if found else []
    plain = tokens(folded)
    for kind in dict.fromkeys((PLAIN, class_of(language))):
        words = tokens(folded, kind) if kind else plain
        if words and (found := gazetteer.phrases.numbers(*lead(words, kind))):
            return gazetteer.listed(found)
    squashed = "".join(word for word in plain if word != LINK)
    if len(squashed) < _SHORTEST_SQUASHED:
        return []
    found = gazetteer.squashed.numbers(*squash_head(squashed))
    return gazetteer.listed(found) if found else []


@lru_cache(maxsize=8192)
def resolve(gazetteer: Gazetteer, text: str, language: str | None, place: Place) -> Resolution:
    """Return the organization that the whole text names, by the strongest method that knows it."""
    whole = " ".join(text.split())
    printed = whole.strip(_QUOTED)
    if len(printed) < 2:
        return UNRESOLVED
    if names := [name for name in spelled(gazetteer, whole, language) if name.spoken(language)]:
        as_it_stands = any(name.text == whole for name in names)
        found = gazetteer.decide(names, whole if as_it_stands else printed, place)
        if found.organization is not None:
            return found
    return _covered(gazetteer, printed, language, place)


def _covered(gazetteer: Gazetteer, printed: str, language: str | None, place: Place) -> Resolution:
    """Return what the names inside the text agree on, when they cover all of it but links and bodies above.

    Covers `Long Name – ACR`, `中文名（English Name）`, `ECOSOC — Commission`, and a bracketed remark or
    acronym behind a known name.
    """
    found = gazetteer.find(printed, language=language, place=place)
    numbers = {
        number
        for one in found
        if one.resolution.organization
        and (number := gazetteer.number(one.resolution.organization.id)) is not None
    }
    lowest = [one for one in numbers if numbers - {one} <= _above(gazetteer, one)]
    if len(lowest) != 1:
        return UNRESOLVED
    meant = gazetteer.organization(lowest[0])
    best = max((one.resolution for one in found if one.resolution.organization == meant), key=_score)
    if not _rest_is_silent(gazetteer, printed, found, language, lowest[0]):
        explained = place is Place.LIST and _explained(gazetteer, printed, found, language, lowest[0])
        return Resolution(meant, Method.ACRONYM, _EXPLAINED) if explained else UNRESOLVED
    method = Method.ACRONYM if best.method is Method.ACRONYM else Method.NORMALIZED
    return Resolution(meant, method, min(best.score, 0.97))


def _score(resolution: Resolution) -> float:
    return resolution.score


def _explained(
    gazetteer: Gazetteer, printed: str, found: Sequence[Found], language: str | None, number: int
) -> bool:
    """Say whether an unknown wording is explained by the short name in the bracket or in the last word behind it.

    Only outside English, of which every wording in use is known, and only for bodies of the memorandum that
    stand above no other: `Statistical Commission (ECOSOC)` is a part of what its bracket names.
    """
    if primary(language) in ("", "en") or gazetteer.organization(number).section is None:
        return False
    if len(found) != 1 or gazetteer.is_parent(number):
        return False
    start, end = found[0].start, found[0].end
    acronym = found[0].resolution.method is Method.ACRONYM
    if (bracket := _INNER.search(printed)) is not None:
        short = len(printed[start:end].split()) <= _SHORT_NAME and (start, end) == bracket.span(1)
        return start >= bracket.start(1) and (acronym or short)
    # one word says what kind of body it is, as papers do: `Klimarat IPCC`
    kind = printed[:start].split()
    return acronym and end == len(printed) and len(kind) == 1 and end - start >= _TELLING_ACRONYM


def _above(gazetteer: Gazetteer, number: int) -> frozenset[int | None]:
    above: set[int | None] = set(gazetteer.ancestors(number))
    if gazetteer.united_nations(number):
        above |= {gazetteer.number(one) for one in _UMBRELLAS}
    return frozenset(above)


def _rest_is_silent(
    gazetteer: Gazetteer, printed: str, found: Sequence[Found], language: str | None, number: int
) -> bool:
    """Say whether what stands outside the names says nothing of its own."""
    last, rest = 0, []
    for one in found:
        rest.append(printed[last : one.start])
        last = one.end
    tail = printed[last:]
    if found[0].start == 0 and (remark := _INNER.fullmatch(tail.strip())):
        # Two capitals make a name of its own, such as a part of the body, unless they translate it.
        foreign = primary(language) not in ("", "en")
        if foreign or len(_CAPITALS.findall(remark.group(1))) < 2:
            tail = ""
    rest.append(tail)
    if _BEFORE_DASH.search(rest[0]) and _names_above(gazetteer, rest[0], language, number):
        rest[0] = ""
    return all(_silent(gazetteer, piece, language) for piece in rest)


def _names_above(gazetteer: Gazetteer, piece: str, language: str | None, number: int) -> bool:
    """Say whether what a dash sets before a name is the body above it, by its short form as one word or in brackets.

    In running text a short form is one in capitals only; before a body of its own "Ecosoc —" is one too.
    """
    words = piece.strip(_QUOTED)
    inner = _INNER.search(words)
    meant = resolve(gazetteer, inner.group(1) if inner else words, language, Place.LIST).organization
    return meant is not None and gazetteer.number(meant.id) in _above(gazetteer, number)


def _silent(gazetteer: Gazetteer, piece: str, language: str | None) -> bool:
    """Say whether words are nothing but links, marks and the United Nations."""
    folded = gazetteer.folding.flat(piece)
    if GLYPH.search(folded):
        return glyphs(folded) in united_nations_unspaced(gazetteer.folding)
    words = tuple(word for word in tokens(folded, class_of(language)) if word != LINK)
    return not words or words in united_nations(gazetteer.folding, language)
