"""What an index shows now: fetched page by page until it joins on to what was seen, and read.

The first page alone is asked for with validators, and it alone speaks for the health of the source.  Pages
behind it, parts of a site map and the archive are asked for when they are needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from monitor.discover import KINDS, Discovered, Index, Plan
from monitor.discover.gaps import missed, overlaps
from monitor.judge import judge
from monitor.model import Authority, Validators, Verdict, VerdictCode

if TYPE_CHECKING:
    from monitor.config import Settings, Source
    from monitor.fetch import Fetcher
    from monitor.model import Capture
    from monitor.store import Reading

OVERLAP = timedelta(days=7)
"""How far behind the last poll what a site map or an archive shows for the first time may be dated: dates in them
are days or times of another change, and many are made anew only once a day."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How a source stands to its index.

    `first` says that the index was never read.  What is dated before `floor` is not read back (None: there is
    no such day).  `seen` is when the index was last read; None where it never led to anything.
    """

    first: bool
    floor: datetime | None
    seen: datetime | None = None


@dataclass(slots=True)
class Sight:
    """What was seen of an index: documents in order, trouble in lines, and the captures of its first pages.

    `gap` says that it no longer joined on to what was seen, `closed` that an archive did.
    """

    items: list[Discovered] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    captures: list[tuple[Capture, Verdict]] = field(default_factory=list)
    unmodified: bool = False
    gap: bool = False
    closed: bool = False

    @property
    def failure(self) -> tuple[Capture, Verdict] | None:
        """The first page that could not be read, if one could not."""
        return next((one for one in self.captures if not one[1].ok), None)


def contact_of(reading: Reading, settings: Settings, source: Source, now: datetime) -> Contact:
    """Return how a source stands to its index.

    Official sources are read back to the day of the first snapshot, others begin now; `since` says otherwise.
    """
    first_contact, _ = reading.contact_of(source.id)
    known = reading.source_state(source.id)
    led = first_contact is not None and reading.count_documents(source.id) > 0
    seen = known.last_polled_at if known is not None and led else None
    if source.since is not None:
        floor = day_of(source.since)
    elif source.facts.authority is Authority.OFFICIAL:
        floor = _snapshot_day(reading, settings)
    else:
        floor = first_contact or now
    return Contact(first_contact is None, floor, seen)


def _snapshot_day(reading: Reading, settings: Settings) -> datetime | None:
    """Return the day of the snapshot that everything began with; None where it is empty."""
    snapshot = reading.first_snapshot()
    if snapshot is None or settings.snapshot == "empty" or not snapshot.standings:
        return None
    return day_of(snapshot.as_of.astimezone(UTC).date())


def day_of(day: date | None) -> datetime | None:
    """Return the beginning of a day in UTC."""
    return datetime.combine(day, time(), UTC) if day is not None else None


class Memory(Protocol):
    """What is known of addresses before an index is looked at."""

    def known(self, items: Sequence[Discovered]) -> Container[str]:
        """Return the canonical addresses among those of some documents that were seen before."""

    def validators(self, url: str) -> Validators:
        """Return what to ask the first page of an index with."""


class Looker:
    """Looks at the index of one source, once."""

    def __init__(self, source: Source, contact: Contact, fetcher: Fetcher) -> None:
        self._source = source
        self._contact = contact
        self._fetcher = fetcher
        self._kind = KINDS[source.kind]
        self.sight = Sight()

    async def look(self, known: Memory) -> Sight:
        """Return what the index shows; `known` says what was seen of some addresses, and what to ask with."""
        plan = self._plan()
        joined = False
        for start in self._kind.addresses(plan):
            joined |= await self._walk(start, plan, known, validators=known.validators(start))
        sight = self.sight
        sight.gap = bool(sight.items) and self._contact.seen is not None and not (joined or sight.unmodified)
        archive = self._source.archive
        if sight.gap and archive is not None:
            sight.closed = await self._walk(archive, replace(plan, url=archive), known)
        return sight

    def _plan(self) -> Plan:
        source, floor = self._source, self._contact.floor
        return Plan(
            url=source.url,
            pattern=source.pattern,
            since=floor.date() if floor is not None else None,
            terms=source.terms,
            types=source.types,
        )

    async def _walk(
        self, start: str, plan: Plan, known: Memory, *, validators: Validators | None = None
    ) -> bool:
        """Read pages from a first one on, and say whether they join on to what was seen."""
        first, waiting, seen = True, [start], {start}
        left = self._pages()
        while waiting and left > 0:
            url = waiting.pop(0)
            left -= 1
            capture, index = await self._page(url, plan, validators if first else None)
            if index is None:
                if first and validators is not None:
                    self.sight.captures.append((capture, judge(capture)))
                self._note_missing(capture, first=first)
                if capture.not_modified:
                    self.sight.unmodified = True
                    return True
                continue
            if first and validators is not None:
                self.sight.captures.append((capture, _verdict(index, judge(capture))))
            first = False
            self.sight.items += self._new(index, known, archive=validators is None)
            self.sight.trouble += [line for line in index.trouble if line not in self.sight.trouble]
            if index.parts:
                waiting += [part for part in index.parts if part not in seen]
                seen.update(index.parts)
                left += len(index.parts)
                continue
            if overlaps(index.items, known.known(index.items)) and self._contact.seen is not None:
                return True
            if self._reaches_back(index):
                return True
            if index.next_url is not None and index.next_url not in seen:
                waiting.append(index.next_url)
                seen.add(index.next_url)
        return False

    def _new(self, index: Index, known: Memory, *, archive: bool) -> Sequence[Discovered]:
        """Return what an index shows, but of a whole site and of an archive only what may have come since."""
        seen = self._contact.seen
        if seen is None or not (index.whole or archive):
            return index.items
        if index.whole and not archive:
            return [one for one in index.items if one.published is None or one.published >= seen - OVERLAP]
        names: Container[str] = () if index.whole else known.known(index.items)
        return missed(index.items, names, seen - OVERLAP)

    def _pages(self) -> int:
        """Return how many pages may be read: the press begins now, and its first page tells what is there."""
        begins_now = self._source.facts.authority is not Authority.OFFICIAL and self._source.since is None
        return 1 if self._contact.first and begins_now else self._source.pages

    async def _page(
        self, url: str, plan: Plan, validators: Validators | None
    ) -> tuple[Capture, Index | None]:
        """Fetch and read one page; None where nothing came that can be read."""
        from monitor.fetch import Request

        source = self._source
        capture = await self._fetcher.fetch(
            Request(source.id, url, source.network, validators or Validators(), source.facts.language)
        )
        if capture.status != 200:
            return capture, None
        if self._contact.seen is not None:
            plan = replace(plan, since=(self._contact.seen - OVERLAP).date())
        kind = self._kind if url != source.archive else KINDS["links"]
        index = await asyncio.to_thread(
            kind.read, capture.body, capture.header("content-type"), capture.final_url, plan
        )
        if capture.truncated:
            # what was cut off is not well-formed, either
            index = replace(index, trouble=(f"cut off after {len(capture.body)} bytes",))
        return capture, index

    def _note_missing(self, capture: Capture, *, first: bool) -> None:
        """Say that a page behind the first could not be read; that there is none is the end of an index."""
        if not first and capture.status != 404 and not capture.not_modified:
            reasons = "; ".join(judge(capture).reasons)
            self.sight.trouble.append(f"{capture.url}: {reasons}")

    def _reaches_back(self, index: Index) -> bool:
        """Say whether a page shows nothing but what is too old to be read back."""
        floor = self._contact.floor
        dates = [one.published for one in index.items]
        return (
            floor is not None
            and bool(dates)
            and all(moment is not None and moment < floor for moment in dates)
        )


def _verdict(index: Index, verdict: Verdict) -> Verdict:
    """Return whether an index could be read: what it holds says more than how its bytes look."""
    if index.items or index.parts:
        return Verdict(VerdictCode.OK)
    if verdict.ok and not index.recognized:
        return Verdict(VerdictCode.UNREADABLE, index.trouble, 0.0)
    return verdict
