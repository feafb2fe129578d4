"""Trying a source: fetched and read as a poll would, and nothing stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from monitor.guard import guard
from monitor.model import Context, Guarded, Listing, Verdict
from monitor.service.clock import clock_of
from monitor.service.reading import Reader

if TYPE_CHECKING:
    from monitor.config import Settings, Source
    from monitor.fetch import Fetcher
    from monitor.model import Capture


@dataclass(frozen=True, slots=True)
class Checked:
    """What a poll of one source would see now."""

    source: Source
    capture: Capture
    verdict: Verdict
    listing: Listing | None
    guarded: Guarded | None

    @property
    def outcome(self) -> str:
        """One word: `failed`, or what the guard would say of a document that is read for the first time."""
        if not self.verdict.ok or self.guarded is None:
            return "failed"
        return self.guarded.outcome.value

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in clauses."""
        if not self.verdict.ok or self.guarded is None:
            return (self.verdict.code.value, *self.verdict.reasons)
        return self.guarded.reasons

    @property
    def announced(self) -> int:
        """How many sentences announce something."""
        mentions = self.listing.mentions if self.listing is not None else ()
        return sum(mention.context is Context.ANNOUNCEMENT for mention in mentions)

    @property
    def resolved(self) -> int:
        """How many entries name an organization that is known."""
        entries = self.listing.entries if self.listing is not None else ()
        return sum(entry.resolution.organization is not None for entry in entries)


def check(settings: Settings, sources: Sequence[Source], *, reader: Reader | None = None) -> list[Checked]:
    """Fetch and read some sources, in their order, without database and without validators."""
    return asyncio.run(_check(settings, sources, reader or Reader()))


async def _check(settings: Settings, sources: Sequence[Source], reader: Reader) -> list[Checked]:
    from monitor.fetch import Fetcher

    async with Fetcher(settings.network, clock=clock_of(settings.now)) as fetcher:
        return await asyncio.gather(*(_check_one(fetcher, source, reader) for source in sources))


async def _check_one(fetcher: Fetcher, source: Source, reader: Reader) -> Checked:
    from monitor.fetch import Request

    capture = await fetcher.fetch(
        Request(source.id, source.url, source.network, accept_language=source.facts.language)
    )
    reading = reader.read(capture, language=source.facts.language, select=source.select)
    guarded = guard(source.facts, reading.listing) if reading.listing is not None else None
    return Checked(source, capture, reading.verdict, reading.listing, guarded)


def checked_object(checked: Checked) -> dict[str, Any]:
    """Return one line of `monitor sources check --json`; its schema is `sources-check.schema.json`."""
    listing = checked.listing or Listing()
    stated = listing.stated
    return {
        "id": checked.source.id,
        "url": checked.source.url,
        "final_url": checked.capture.final_url,
        "status": checked.capture.status,
        "robots": checked.capture.robots,
        "outcome": checked.outcome,
        "reasons": list(checked.reasons),
        "kind": listing.kind.value,
        "entries": len(listing.entries),
        "resolved": checked.resolved,
        "announcements": checked.announced,
        "stated": {"total": stated.total, "un": stated.un, "non_un": stated.non_un},
        "review_ongoing": listing.review_ongoing,
        "language": listing.language,
        "title": listing.title,
    }
