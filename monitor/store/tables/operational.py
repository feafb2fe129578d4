"""The tables that say when something was last done, or cache what the evidence says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.columns import Json, Words
from monitor.store.tables.base import Table


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
