"""The tables of evidence, which is only ever added to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.columns import Json, PackedJson, Words
from monitor.store.tables.base import EvidenceTable


class BodyTable(EvidenceTable):
    """Bytes as they were served, once for each hash; `size` counts them before compression."""

    __tablename__ = "body"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    encoding: Mapped[str] = mapped_column(String(16))
    data: Mapped[bytes]


class CaptureTable(EvidenceTable):
    """What came back from one address, with the verdict of the moment."""

    __tablename__ = "capture"
    __table_args__ = (Index(None, "source", "url", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    source: Mapped[str]
    url: Mapped[str]
    final_url: Mapped[str]
    hops: Mapped[Any] = mapped_column(Json, nullable=False)
    requested_at: Mapped[datetime]
    captured_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None]
    headers: Mapped[Any] = mapped_column(Json, nullable=False)
    sha256: Mapped[str | None] = mapped_column(ForeignKey("body.sha256"), index=True)
    truncated: Mapped[bool]
    error: Mapped[str | None] = mapped_column(Words)
    robots: Mapped[str] = mapped_column(Words)
    attempts: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(32))
    reasons: Mapped[Any] = mapped_column(Json, nullable=False)
    quality: Mapped[float]
    judge_version: Mapped[str]
    facts: Mapped[Any] = mapped_column(Json, nullable=False)
    catch_up: Mapped[bool]


class ListingTable(EvidenceTable):
    """What a capture meant to one version of code and data; no payload where it could not be read.

    `edit` says how its text differs from that of the capture before, where that matters.
    """

    __tablename__ = "listing"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    at: Mapped[datetime]
    facts: Mapped[Any] = mapped_column(Json, nullable=False)
    verdict: Mapped[str] = mapped_column(String(32))
    verdict_reasons: Mapped[Any] = mapped_column(Json, nullable=False)
    quality: Mapped[float]
    payload: Mapped[Any | None] = mapped_column(PackedJson)
    edit: Mapped[Any | None] = mapped_column(PackedJson)
    outcome: Mapped[str | None] = mapped_column(String(16))
    reasons: Mapped[Any] = mapped_column(Json, nullable=False)
    voice: Mapped[str]
    late: Mapped[bool]
    catch_up: Mapped[bool]
    judge_version: Mapped[str]
    code_version: Mapped[str]
    data_version: Mapped[str]
    created_at: Mapped[datetime]


class ChangeTable(EvidenceTable):
    """One thing to tell; the id is a digest of what makes it this change, so that it is told once."""

    __tablename__ = "change"

    id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(unique=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"), index=True)
    listing_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    organization: Mapped[str | None] = mapped_column(index=True)
    source: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(index=True)
    payload: Mapped[Any] = mapped_column(Json, nullable=False)


class NoticeTable(EvidenceTable):
    """One change for one recipient."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("change_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[str] = mapped_column(ForeignKey("change.id"))
    address: Mapped[str]
    topic: Mapped[str] = mapped_column(String(16))
    due: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]


class DecisionTable(EvidenceTable):
    """What a person decided; a later decision supersedes it, nothing edits it."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    who: Mapped[str]
    at: Mapped[datetime]
    why: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str]
    target: Mapped[str | None]
    supersedes: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))


class SnapshotTable(EvidenceTable):
    """The snapshot that the fold starts from."""

    __tablename__ = "snapshot"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    payload: Mapped[Any] = mapped_column(PackedJson, nullable=False)
    at: Mapped[datetime]
