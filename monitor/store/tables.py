"""The tables, in the words of the design.

Evidence (`Evidence` and what derives from it) is only ever added to:  `monitor.store.append_only` says so to
the session, triggers say so in the database.  Everything else is operational: it says when something was last
done, or caches what the evidence says, and losing it loses no fact.

Captures, listings and decisions share one sequence of ids, drawn under the write lock: it is the order in
which the fold took its steps, and in which it takes them again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from monitor.store.columns import Json, Moment, PackedJson, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """Root of all tables; constraints have names, so that migrations can change them on every database."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, str: Text, bytes: LargeBinary}


class EvidenceTable(Table):
    """Root of the tables that are written once."""

    __abstract__ = True


# ---------------------------------------------------------------- evidence


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


# ---------------------------------------------------------------- operational


class RunTable(Table):
    """One run of a command, and what came of it."""

    __tablename__ = "run"

    id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    command: Mapped[str]
    now_override: Mapped[datetime | None]
    version: Mapped[str]
    data_version: Mapped[str]
    outcome: Mapped[Any | None] = mapped_column(Json)
    report_path: Mapped[str | None]
    manifest: Mapped[str | None] = mapped_column(String(64))
    previous_manifest: Mapped[str | None] = mapped_column(String(64))


class SourceStateTable(Table):
    """When a source is due, and who polls it now."""

    __tablename__ = "source_state"

    source: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    next_due_at: Mapped[datetime | None]
    last_polled_at: Mapped[datetime | None]
    failures: Mapped[int]
    failing_since: Mapped[datetime | None]
    trouble: Mapped[str | None] = mapped_column(Words)
    first_contact_at: Mapped[datetime | None]
    catch_up_from: Mapped[datetime | None]
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]


class DocumentStateTable(Table):
    """When a document was last checked, and what to ask its server with."""

    __tablename__ = "document_state"
    __table_args__ = (Index(None, "source", "next_due_at"),)

    source: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    first_seen_at: Mapped[datetime]
    last_checked_at: Mapped[datetime | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    last_capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"))
    next_due_at: Mapped[datetime | None]
    fingerprint: Mapped[str]


class DocumentTable(Table):
    """A document that an index led to, under its canonical address, and what was decided about it."""

    __tablename__ = "document"
    __table_args__ = (Index(None, "source", "decision", "due_at"),)

    key: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    url: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Words)
    summary: Mapped[str] = mapped_column(Words)
    published: Mapped[datetime | None]
    identifier: Mapped[str] = mapped_column(Words)
    found_at: Mapped[datetime]
    decision: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Words)
    catch_up: Mapped[bool]
    failures: Mapped[int]
    changed_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]


class DocumentAliasTable(Table):
    """Another canonical address of a document."""

    __tablename__ = "document_alias"

    alias: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(ForeignKey("document.key"), index=True)


class VoiceTextTable(Table):
    """The text of a document that makes claims, as hashed shingles: by them copies of one text are known."""

    __tablename__ = "voice_text"

    url: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    voice: Mapped[str]
    origin: Mapped[str | None] = mapped_column(index=True)
    shingles: Mapped[bytes]


class StateTable(Table):
    """The one row that says that there is a state, and which: `token` changes with every write of it."""

    __tablename__ = "state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    as_of: Mapped[datetime]
    token: Mapped[str] = mapped_column(String(32))


class StandingTable(Table):
    """What is believed of one organization; its support stands in a table of its own, a row a document."""

    __tablename__ = "standing"

    organization: Mapped[str] = mapped_column(primary_key=True)
    payload: Mapped[Any] = mapped_column(Json, nullable=False)


class SupportTable(Table):
    """The newest evidence of one document for one organization."""

    __tablename__ = "support"

    organization: Mapped[str] = mapped_column(
        ForeignKey("standing.organization", ondelete="CASCADE"), primary_key=True
    )
    url: Mapped[str] = mapped_column(primary_key=True)
    payload: Mapped[Any] = mapped_column(Json, nullable=False)


class MemoryTable(Table):
    """What the fold remembers of one document, under the key that the fold gave it."""

    __tablename__ = "memory"

    key: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    payload: Mapped[Any] = mapped_column(Json, nullable=False)


class MessageTable(Table):
    """A message to one address: its notices, its attempts, and when it was handed over."""

    __tablename__ = "message"
    __table_args__ = (Index(None, "sent_at", "next_attempt_at"),)

    message_id: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    created_at: Mapped[datetime]
    attempts: Mapped[int]
    next_attempt_at: Mapped[datetime]
    claimed_until: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Words)
    sent_at: Mapped[datetime | None]


class MessageNoticeTable(Table):
    """Which message tells a notice; a notice belongs to one message only."""

    __tablename__ = "message_notice"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("message.message_id"), index=True)
