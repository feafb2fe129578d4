"""Listings, and the order in which everything was observed: what the fold is taken again from.

A capture is first observed with the verdict and listing of its time.  Replay adds another listing to it, which
takes the first one's place in the fold and leaves it in the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, insert, select

from monitor.model import (
    Edit,
    Guarded,
    Listing,
    Observation,
    Outcome,
    SourceFacts,
    Verdict,
    VerdictCode,
)
from monitor.store.codec import decode, encode
from monitor.store.decisions import DecisionReading, DecisionWriting
from monitor.store.rows import StoredListing, StoredObservation
from monitor.store.tables import CaptureTable, DocumentTable, ListingTable
from monitor.store.work import next_order

_CHUNK = 100


class ListingReading(DecisionReading):
    """What is asked about listings and observations."""

    def listing(self, listing_id: int) -> StoredListing | None:
        """Return one listing, or None."""
        row = self.session.execute(_listings().where(ListingTable.id == listing_id)).one_or_none()
        return None if row is None else _stored(row)

    def latest_listing(self, capture_id: int) -> StoredListing | None:
        """Return what the newest code read out of a capture, or None."""
        query = (
            _listings().where(ListingTable.capture_id == capture_id).order_by(ListingTable.id.desc()).limit(1)
        )
        row = self.session.execute(query).one_or_none()
        return None if row is None else _stored(row)

    def listings(
        self, *, capture: int | None = None, run: str | None = None, outcome: Outcome | None = None
    ) -> Iterator[StoredListing]:
        """Yield the listings that match all that is given, oldest first, while this unit of work is open."""
        query = _listings().order_by(ListingTable.id).execution_options(yield_per=_CHUNK)
        if capture is not None:
            query = query.where(ListingTable.capture_id == capture)
        if run is not None:
            query = query.where(ListingTable.run_id == run)
        if outcome is not None:
            query = query.where(ListingTable.outcome == outcome.value)
        for row in self.session.execute(query):
            yield _stored(row)

    def observations(self, *, after: int = 0) -> Iterator[StoredObservation]:
        """Yield what each capture means to the newest reading of it, in the order of the captures.

        `after` skips those up to an order that was seen already.  Together with the decisions these are the
        steps of the fold: folding them over the stored snapshot gives standings and memories again.
        """
        newest = select(func.max(ListingTable.id)).group_by(ListingTable.capture_id)
        query = (
            select(CaptureTable, ListingTable, _announced())
            .outerjoin(
                ListingTable,
                and_(ListingTable.capture_id == CaptureTable.id, ListingTable.id.in_(newest)),
            )
            .where(CaptureTable.id > after)
            .order_by(CaptureTable.id)
            .execution_options(yield_per=_CHUNK)
        )
        for capture, listing, announced in self.session.execute(query):
            yield _step(capture, listing, announced)

    def observation(self, capture_id: int) -> StoredObservation | None:
        """Return what one capture means to the newest reading of it, or None."""
        query = (
            select(CaptureTable, ListingTable, _announced())
            .outerjoin(ListingTable, ListingTable.capture_id == CaptureTable.id)
            .where(CaptureTable.id == capture_id)
            .order_by(ListingTable.id.desc())
            .limit(1)
        )
        row = self.session.execute(query).one_or_none()
        return None if row is None else _step(*row)

    def observation_of(self, source: str, url: str, sha256: str) -> StoredObservation | None:
        """Return what the newest capture of some bytes of a document means, or None."""
        query = (
            select(CaptureTable.id)
            .where(CaptureTable.source == source, CaptureTable.url == url, CaptureTable.sha256 == sha256)
            .order_by(CaptureTable.id.desc())
            .limit(1)
        )
        capture_id = self.session.scalar(query)
        return None if capture_id is None else self.observation(capture_id)

    def trusted_observation(
        self, source: str, url: str, *, before: int, accepted: Collection[int] = ()
    ) -> StoredObservation | None:
        """Return the newest reading of a document that was not held, of the captures before some order.

        `accepted` are captures that a person accepted although they were held: they come as accepted.
        """
        query = (
            select(CaptureTable.id)
            .where(CaptureTable.source == source, CaptureTable.url == url, CaptureTable.id < before)
            .order_by(CaptureTable.id.desc())
        )
        for capture_id in self.session.scalars(query).all():
            found = self.observation(capture_id)
            if found is None or (guarded := found.observation.guarded) is None:
                continue
            if guarded.outcome is not Outcome.HELD:
                return found
            if capture_id in accepted:
                guarded = Guarded(Outcome.ACCEPTED)
                return replace(found, observation=replace(found.observation, guarded=guarded))
        return None


class ListingWriting(ListingReading, DecisionWriting):
    """How listings are kept."""

    def add_listing(
        self,
        run_id: str,
        capture_id: int,
        observation: Observation,
        *,
        judge_version: str,
        code_version: str,
        data_version: str,
        created_at: datetime | None = None,
    ) -> int:
        """Keep what a capture meant to one version of code and data, as the fold was told it; return its id.

        In the run that made the capture it follows `add_capture` at once.  `created_at` is the time of
        reading, by default that of the observation.
        """
        guarded = observation.guarded
        order = next_order(self.session)
        self.session.execute(
            insert(ListingTable),
            [
                {
                    "id": order,
                    "capture_id": capture_id,
                    "run_id": run_id,
                    "at": observation.at,
                    "facts": encode(observation.facts),
                    "verdict": observation.verdict.code.value,
                    "verdict_reasons": list(observation.verdict.reasons),
                    "quality": observation.verdict.quality,
                    "payload": None if observation.listing is None else encode(observation.listing),
                    "edit": None if observation.edit is None else encode(observation.edit),
                    "outcome": None if guarded is None else guarded.outcome.value,
                    "reasons": [] if guarded is None else list(guarded.reasons),
                    "voice": observation.voice,
                    "late": observation.late,
                    "catch_up": observation.catch_up,
                    "judge_version": judge_version,
                    "code_version": code_version,
                    "data_version": data_version,
                    "created_at": created_at or observation.at,
                }
            ],
        )
        return order


def _announced() -> Any:
    """Return the title under which an index led to a capture's address, as a column; NULL where none did."""
    query = select(DocumentTable.title).where(DocumentTable.url == CaptureTable.url).limit(1)
    return query.correlate(CaptureTable).scalar_subquery()


def _listings() -> Select[ListingTable, str, str | None, str | None]:
    """Return the query for listings with what their capture says of address and bytes."""
    return select(ListingTable, CaptureTable.url, CaptureTable.sha256, _announced()).join(
        CaptureTable, CaptureTable.id == ListingTable.capture_id
    )


def _step(capture: CaptureTable, listing: ListingTable | None, announced: str | None) -> StoredObservation:
    if listing is not None:
        observation = _stored((listing, capture.url, capture.sha256, announced)).observation
        return StoredObservation(capture.id, capture.run_id, capture.id, listing.id, observation)
    observation = Observation(
        facts=decode(SourceFacts, capture.facts),
        url=capture.url,
        at=capture.captured_at,
        sha256=capture.sha256 or "",
        verdict=Verdict(VerdictCode(capture.verdict), tuple(capture.reasons), capture.quality),
        catch_up=capture.catch_up,
        announced=announced,
    )
    return StoredObservation(capture.id, capture.run_id, capture.id, None, observation)


def _stored(row: Any) -> StoredListing:
    listing: ListingTable = row[0]
    guarded = None
    if listing.outcome is not None:
        guarded = Guarded(Outcome(listing.outcome), tuple(listing.reasons))
    observation = Observation(
        facts=decode(SourceFacts, listing.facts),
        url=row[1],
        at=listing.at,
        sha256=row[2] or "",
        verdict=Verdict(VerdictCode(listing.verdict), tuple(listing.verdict_reasons), listing.quality),
        listing=None if listing.payload is None else decode(Listing, listing.payload),
        guarded=guarded,
        voice=listing.voice,
        late=listing.late,
        catch_up=listing.catch_up,
        announced=row[3],
        found_at=listing.created_at if listing.late else None,
        edit=None if listing.edit is None else decode(Edit, listing.edit),
    )
    return StoredListing(
        id=listing.id,
        capture_id=listing.capture_id,
        run_id=listing.run_id,
        observation=observation,
        judge_version=listing.judge_version,
        code_version=listing.code_version,
        data_version=listing.data_version,
        created_at=listing.created_at,
    )
