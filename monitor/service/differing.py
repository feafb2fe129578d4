"""What a capture means to a newer reading of it, beside what it meant before: a line each, for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.model import Authority, Listing, ListingKind, Observation

if TYPE_CHECKING:
    from monitor.store import StoredCapture


@dataclass(frozen=True, slots=True)
class Reread:
    """One capture that means something else now; `gained` and `lost` are ids of organizations, or words."""

    capture_id: int
    source: str
    url: str
    captured_at: datetime
    sha256: str
    old: str
    new: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def difference(stored: StoredCapture, before: Observation, after: Observation) -> Reread:
    """Return what one capture means to a newer reading of it, beside what it meant before."""
    old, new = _named(before.listing), _named(after.listing)
    return Reread(
        capture_id=stored.id,
        source=stored.capture.source,
        url=stored.capture.url,
        captured_at=stored.capture.captured_at,
        sha256=stored.capture.sha256,
        old=_words(before),
        new=_words(after),
        gained=tuple(sorted(new - old)),
        lost=tuple(sorted(old - new)),
    )


def _named(listing: Listing | None) -> set[str]:
    """Return what a listing names: ids of organizations, and words in quotes."""
    if listing is None:
        return set()
    entries = listing.entries if listing.kind is ListingKind.LIST else ()
    found = [(one.resolution.organization, one.text) for one in (*entries, *_announced(listing))]
    return {organization.id if organization else f"“{text}”" for organization, text in found}


def _announced(listing: Listing) -> list[Any]:
    return [one for one in listing.mentions if one.context == "announcement"]


def _words(observation: Observation) -> str:
    """Return what a capture means on one line: `accepted: list of 66, states 66`."""
    listing = observation.listing
    if listing is None:
        return "; ".join((observation.verdict.code.value, *observation.verdict.reasons))
    outcome = observation.guarded.outcome.value if observation.guarded else "read"
    said = len(_announced(listing))
    parts = [f"list of {len(listing.entries)}" if listing.kind is ListingKind.LIST else listing.kind.value]
    if said:
        parts.append(f"{said} announced")
    if listing.stated.total is not None:
        parts.append(f"states {listing.stated.total}")
    if observation.edit is not None:
        parts.append("edited")
    if observation.facts.authority is Authority.PRESS and (said or listing.entries):
        parts.append(f"voice of {observation.voice}")
    return f"{outcome}: {', '.join(parts)}"
