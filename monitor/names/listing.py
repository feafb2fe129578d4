"""The entries of a list resolved together: what the gazetteer knows, and one guess where the list is trusted.

A guess from spelling (`fuzzy`) is made only in a list that already holds many known names, only with a clear
margin over the runner-up, and never for an organization that another entry names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from monitor.model import Entry, Listing, ListingKind, Method, Place, Resolution
from monitor.names.gazetteer import Gazetteer
from monitor.names.records import AliasKind

_LEAST_KNOWN = 5  # entries that the gazetteer must know before a list is trusted with guesses
_LEAST_SHARE = 0.6
_LEAST_SCORE = (
    90.0  # of 100; measured on misprints of the 66 against unknown bodies (benchmarks/gazetteer.py)
)
_MARGIN = 6.0
_SHORTEST = 10  # letters: shorter words are too alike


def resolve_listing(listing: Listing, gazetteer: Gazetteer) -> Listing:
    """Return the listing with the resolution of every entry filled in."""
    entries = [replace(entry, resolution=_resolved(entry, gazetteer)) for entry in listing.entries]
    if listing.kind is ListingKind.LIST and _trusted(entries):
        entries = list(_guessed(entries, gazetteer))
    return replace(listing, entries=tuple(entries))


def _resolved(entry: Entry, gazetteer: Gazetteer) -> Resolution:
    found = gazetteer.resolve(entry.text, language=entry.language, place=Place.LIST)
    if found.organization is not None:
        return found
    owners = {}
    for language, name in entry.names.items():
        other = gazetteer.resolve(name, language=language, place=Place.LIST)
        if other.organization is not None:
            owners[other.organization.id] = other
    if len(owners) == 1:
        return next(iter(owners.values()))
    return entry.resolution if not owners else found


def _trusted(entries: list[Entry]) -> bool:
    known = sum(entry.resolution.organization is not None for entry in entries)
    return known >= _LEAST_KNOWN and known >= _LEAST_SHARE * len(entries)


def _guessed(entries: list[Entry], gazetteer: Gazetteer) -> Iterator[Entry]:
    """Yield the entries, the unknown ones with a guess where one stands out."""
    taken = {entry.resolution.organization.id for entry in entries if entry.resolution.organization}
    for entry in entries:
        if entry.resolution.organization is None and (guess := _guess(entry, taken, gazetteer)) is not None:
            taken.add(guess.organization.id)  # type: ignore[union-attr]
            yield replace(entry, resolution=guess)
        else:
            yield entry


def _guess(entry: Entry, taken: set[str], gazetteer: Gazetteer) -> Resolution | None:
    """Return the organization whose name is spelled nearly like the entry, if no other comes close."""
    from rapidfuzz.distance import Indel

    words = gazetteer.folding.flat(entry.text)
    if len(words) < _SHORTEST:
        return None
    best: dict[int, float] = {}
    for name in gazetteer.names:
        if (
            name.kind in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS)
            or abs(len(name.text) - len(words)) > len(words) // 4
        ):
            continue
        score = 100 * Indel.normalized_similarity(words, gazetteer.folding.flat(name.text), score_cutoff=0.75)
        if score > best.get(name.organization, 0.0):
            best[name.organization] = score
    ranked = sorted(best.items(), key=lambda one: -one[1])
    if (
        not ranked
        or ranked[0][1] < _LEAST_SCORE
        or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN)
    ):
        return None
    organization = gazetteer.organization(ranked[0][0])
    return (
        None
        if organization.id in taken
        else Resolution(organization, Method.FUZZY, round(ranked[0][1] / 100, 3))
    )
