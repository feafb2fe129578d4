"""Trying a source: fetched and read as a poll would, and nothing stored."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.guard import guard
from monitor.model import Authority, Context, Guarded, Listing, Validators, Verdict
from monitor.report.objects import instant
from monitor.service.clock import clock_of
from monitor.service.reading import Reader
from monitor.service.starting import first_snapshot
from monitor.store.discovered import WAITING

if TYPE_CHECKING:
    from monitor.config import Settings, Source
    from monitor.discover import Discovered
    from monitor.fetch import Fetcher
    from monitor.model import Capture

DOCUMENTS = 5
"""How many documents of an index a check reads: enough to see whether they can be read."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One document that a source leads to: what would be done with it, why, and what was read of it."""

    url: str
    title: str
    published: datetime | None
    decision: str
    reason: str
    read: Checked | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a poll of one source would see now; of an index, which documents it leads to."""

    source: Source
    capture: Capture
    verdict: Verdict
    listing: Listing | None = None
    guarded: Guarded | None = None
    documents: tuple[Looked, ...] = ()
    trouble: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """One word: `failed`, or what the guard would say of a document that is read for the first time."""
        if self.source.kind != "page" and self.verdict.ok:
            return "accepted"
        if not self.verdict.ok or self.guarded is None:
            return "failed"
        return self.guarded.outcome.value

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in clauses."""
        if not self.verdict.ok:
            return (self.verdict.code.value, *self.verdict.reasons)
        return (*(self.guarded.reasons if self.guarded is not None else ()), *self.trouble)

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


def kind_at(settings: Settings, source: Source) -> tuple[str, str | None]:
    """Return which kind of source is at an address, and the feed that a page there names for its readers.

    What is neither feed nor site map nor an answer of the Federal Register's API is taken for a page.
    """
    from monitor.discover import KINDS, Plan
    from monitor.discover.links import feed_named
    from monitor.discover.sitemap import is_sitemap

    capture = asyncio.run(_fetch(settings, source))
    body, content_type, url = capture.body, capture.header("content-type"), capture.final_url
    if is_sitemap(body):
        return "links", None
    for kind in ("feed", "federal-register"):
        if KINDS[kind].read(body, content_type, url, Plan(url)).recognized:
            return kind, None
    return "page", feed_named(body, content_type, url)


async def _fetch(settings: Settings, source: Source) -> Capture:
    from monitor.fetch import Fetcher, Request

    async with Fetcher(settings.network, clock=clock_of(settings.now)) as fetcher:
        return await fetcher.fetch(Request(source.id, source.url, source.network))


class NoMemory:
    """The memory of somebody who sees an index for the first time."""

    def known(self, items: Sequence[Discovered]) -> Container[str]:  # noqa: ARG002 - nothing is known of any
        """Return nothing."""
        return ()

    def validators(self, url: str) -> Validators:  # noqa: ARG002 - the same for every address
        """Return none."""
        return Validators()


def check(
    settings: Settings, sources: Sequence[Source], *, reader: Reader | None = None, documents: int = DOCUMENTS
) -> list[Checked]:
    """Fetch and read some sources, in their order, without database and without validators.

    Of what an index leads to, the first `documents` that a poll would read are read.
    """
    return asyncio.run(_check(settings, sources, reader or Reader(), documents))


async def _check(
    settings: Settings, sources: Sequence[Source], reader: Reader, documents: int
) -> list[Checked]:
    from monitor.fetch import Fetcher

    async with Fetcher(settings.network, clock=clock_of(settings.now)) as fetcher:
        checks = (
            _check_page(fetcher, source, reader)
            if source.kind == "page"
            else _check_index(settings, fetcher, source, reader, documents)
            for source in sources
        )
        return await asyncio.gather(*checks)


async def _check_page(fetcher: Fetcher, source: Source, reader: Reader) -> Checked:
    from monitor.discover.links import link_saying

    page = await _check_document(fetcher, source, source.url, reader)
    if source.follow is None or not page.verdict.ok:
        return page
    target = link_saying(
        page.capture.body, page.capture.header("content-type"), page.capture.final_url, source.follow
    )
    if target is None:
        return replace(page, trouble=(f"no link on the page says “{source.follow}”",))
    behind = await _check_document(fetcher, source, target, reader)
    title = behind.listing.title if behind.listing is not None else ""
    return replace(page, documents=(Looked(target, title, None, "read", "followed from the page", behind),))


async def _check_document(fetcher: Fetcher, source: Source, url: str, reader: Reader) -> Checked:
    from monitor.fetch import Request

    capture = await fetcher.fetch(
        Request(source.id, url, source.network, accept_language=source.facts.language)
    )
    reading = reader.read(capture, language=source.facts.language, select=source.select)
    guarded = (
        guard(source.facts, reading.listing, None, reading.verdict) if reading.listing is not None else None
    )
    page = replace(source, kind="page")
    return Checked(page, capture, reading.verdict, reading.listing, guarded)


async def _check_index(
    settings: Settings, fetcher: Fetcher, source: Source, reader: Reader, documents: int
) -> Checked:
    """Look at an index as first contact would, but with the press as if everything were new."""
    from monitor.config.packaged import load_watch_words
    from monitor.discover.addresses import canonical
    from monitor.service.deciding import decide
    from monitor.service.indexes import Contact, Looker, day_of

    official = source.facts.authority is Authority.OFFICIAL
    now = clock_of(settings.now)()
    begin = first_snapshot(settings, reader) if official and source.since is None else None
    contact = Contact(
        True, day_of(source.since or (begin.as_of.date() if begin and begin.standings else None))
    )
    sight = await Looker(source, contact, fetcher).look(NoMemory())
    decided = decide(
        source,
        contact,
        sight.items,
        known={},
        pages={canonical(one.url): one.id for one in settings.sources if one.kind == "page" and one.enabled},
        owners={},
        words=load_watch_words(),
        now=now,
    )
    looked = []
    for one in decided:
        row, read = one.row, None
        if row.decision == WAITING and documents > 0:
            documents -= 1
            read = await _check_document(fetcher, source, row.url, reader)
        decision = "read" if row.decision == WAITING else row.decision
        looked.append(Looked(row.url, row.title, row.published, decision, row.reason, read))
    capture, verdict = sight.failure or sight.captures[0]
    return Checked(source, capture, verdict, documents=tuple(looked), trouble=tuple(sight.trouble))


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
        "documents": [_looked_object(one) for one in checked.documents],
    }


def _looked_object(one: Looked) -> dict[str, Any]:
    read = one.read
    return {
        "url": one.url,
        "title": one.title,
        "published": instant(one.published),
        "decision": one.decision,
        "reason": one.reason,
        "read": None
        if read is None
        else {
            "outcome": read.outcome,
            "reasons": list(read.reasons),
            "kind": (read.listing or Listing()).kind.value,
            "entries": len((read.listing or Listing()).entries),
            "resolved": read.resolved,
            "announcements": read.announced,
        },
    }
