"""The entries of a list resolved together: what the gazetteer knows, and one guess where the list is trusted.

A guess (`fuzzy`, see `guessing`) is made only in a list that already holds many known names, and never for an
organization that another entry names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.model import UNRESOLVED, Entry, Listing, ListingKind, Place, Resolution
from monitor.names.gazetteer import Gazetteer
from monitor.names.guessing import guess

_LEAST_KNOWN = 5  # entries that the gazetteer must know before a list is trusted with guesses
_LEAST_SHARE = 0.6


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
        likely = UNRESOLVED if entry.resolution.organization else guess(gazetteer, entry.text, entry.language)
        if likely.organization is None or likely.organization.id in taken:
            yield entry
        else:
            taken.add(likely.organization.id)
            yield replace(entry, resolution=likely)
