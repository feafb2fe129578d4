"""The entries of a list resolved together: what the gazetteer knows, and one guess where the list is trusted.

A guess from spelling (`fuzzy`) repairs misprints: word by word the entry is spelled like one known name, and
no other name comes close.  It is made only in a list that already holds many known names, and never for an
organization that another entry names.  A different word is no misprint: `Commission for Asia` is not the one
for Africa, however many letters they share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from monitor.model import UNRESOLVED, Entry, Listing, ListingKind, Method, Place, Resolution
from monitor.names.gazetteer import Gazetteer
from monitor.names.records import AliasKind
from monitor.names.spellings import primary
from monitor.names.words import GLYPH, LINK, glyphs, tokens

_LEAST_KNOWN = 5  # entries that the gazetteer must know before a list is trusted with guesses
_LEAST_SHARE = 0.6
_LEAST_SCORE = 0.86  # of the letters; two misprints in three words
_LEAST_WORD = 0.74  # of the letters of each word
_LEAST_WORDS = 3
_LEAST_GLYPHS = 9
_MARGIN = 0.05  # over the runner-up


def resolve_listing(listing: Listing, gazetteer: Gazetteer) -> Listing:
    """Return the listing with the resolution of every entry filled in."""
    entries = [replace(entry, resolution=_resolved(entry, gazetteer)) for entry in listing.entries]
    if listing.kind is ListingKind.LIST and _trusted(entries):
        entries = list(_guessed(entries, gazetteer))
    return replace(listing, entries=tuple(entries))


def _resolved(entry: Entry, gazetteer: Gazetteer) -> Resolution:
    """Return what the entry's words name, or else what its names in other languages agree on."""
    found = gazetteer.resolve(entry.text, language=entry.language, place=Place.LIST)
    if found.organization is not None:
        return found
    others = [
        gazetteer.resolve(name, language=language, place=Place.LIST) for language, name in entry.names.items()
    ]
    known = [one for one in others if one.organization is not None] or [entry.resolution]
    return known[0] if len({one.organization and one.organization.id for one in known}) == 1 else UNRESOLVED


def _trusted(entries: Sequence[Entry]) -> bool:
    known = sum(entry.resolution.organization is not None for entry in entries)
    return known >= _LEAST_KNOWN and known >= _LEAST_SHARE * len(entries)


def _guessed(entries: Sequence[Entry], gazetteer: Gazetteer) -> Iterator[Entry]:
    """Yield the entries, the unknown ones with a guess where one stands out."""
    taken = {entry.resolution.organization.id for entry in entries if entry.resolution.organization}
    for entry in entries:
        guess = UNRESOLVED if entry.resolution.organization else _guess(entry, gazetteer)
        if guess.organization is None or guess.organization.id in taken:
            yield entry
        else:
            taken.add(guess.organization.id)
            yield replace(entry, resolution=guess)


def _guess(entry: Entry, gazetteer: Gazetteer) -> Resolution:
    """Return the organization whose name is spelled nearly like the entry, if no other comes close."""
    best: dict[int, float] = {}
    words = _spelling(entry.text, gazetteer)
    for number, name in _names(gazetteer, primary(entry.language)):
        score = _likeness(words, name)
        if score > best.get(number, 0.0):
            best[number] = score
    ranked = sorted(best.items(), key=lambda one: -one[1])
    if not ranked or ranked[0][1] < _LEAST_SCORE:
        return UNRESOLVED
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
        return UNRESOLVED
    return Resolution(gazetteer.organization(ranked[0][0]), Method.FUZZY, round(ranked[0][1], 3))


def _spelling(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the words of a name without links; a name in a script without spaces is one word."""
    folded = gazetteer.folding.flat(text)
    if GLYPH.search(folded):
        return (glyphs(folded),)
    return tuple(word for word in tokens(folded) if word != LINK)


@lru_cache(maxsize=64)
def _names(gazetteer: Gazetteer, language: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the long names of a language, and the English ones, with the indexes of their organizations."""
    return tuple(
        (name.organization, _spelling(name.text, gazetteer))
        for name in gazetteer.names
        if name.kind not in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS)
        and primary(name.language) in (language, "en")
    )


def _likeness(words: Sequence[str], name: Sequence[str]) -> float:
    """Return how alike two spellings are, from 0 to 1; 0 when a word of one is another word in the other."""
    from rapidfuzz.distance import Levenshtein

    if len(words) != len(name):
        return 0.0
    if len(words) == 1:
        long_enough = min(len(words[0]), len(name[0])) >= _LEAST_GLYPHS and GLYPH.search(words[0])
        return Levenshtein.normalized_similarity(words[0], name[0]) if long_enough else 0.0
    if len(words) < _LEAST_WORDS:
        return 0.0
    total = 0.0
    for one, other in zip(words, name, strict=True):
        like = (
            1.0 if one == other else Levenshtein.normalized_similarity(one, other, score_cutoff=_LEAST_WORD)
        )
        if like == 0.0 or (like < 1.0 and min(len(one), len(other)) < 4):
            return 0.0
        total += like
    return total / len(words)
