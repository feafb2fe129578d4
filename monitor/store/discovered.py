"""Documents that indexes led to: one row for each canonical address, whoever finds it, with what was decided.

The first source that names a document owns it.  What waits is read oldest first; what was read is read again
when its row says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, insert, or_, select, update

from monitor.store.changes import stored_change
from monitor.store.rows import FoundDocument, StoredChange, VoiceText
from monitor.store.tables import (
    CaptureTable,
    ChangeTable,
    DocumentAliasTable,
    DocumentTable,
    NoticeTable,
    SourceStateTable,
    VoiceTextTable,
)
from monitor.store.work import Work, write_again

_CHUNK = 500  # keys of one query; databases bound how many they take

WAITING, READ, SKIPPED, TWIN = "waiting", "read", "skipped", "twin"
"""What can be decided about a document: it is to be read, was read, is not read, is another one's address."""


class DiscoveredReading(Work):
    """What is asked about found documents."""

    def found_documents(self, keys: Iterable[str]) -> dict[str, FoundDocument]:
        """Return the documents that are known under some canonical addresses, by the address asked for."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, FoundDocument] = {}
        for at in range(0, len(wanted), _CHUNK):
            part = wanted[at : at + _CHUNK]
            for row in self.session.scalars(select(DocumentTable).where(DocumentTable.key.in_(part))):
                found[row.key] = _document(row)
            query = (
                select(DocumentAliasTable.alias, DocumentTable)
                .join(DocumentTable, DocumentTable.key == DocumentAliasTable.key)
                .where(DocumentAliasTable.alias.in_(part))
            )
            for alias, row in self.session.execute(query):
                found.setdefault(alias, _document(row))
        return found

    def waiting_documents(self, source: str, limit: int) -> list[FoundDocument]:
        """Return what a source has still to read: what is new first, then what first contact reads back.

        Of each the oldest comes first; an undated one counts by when it was found.
        """
        query = (
            select(DocumentTable)
            .where(DocumentTable.source == source, DocumentTable.decision == WAITING)
            .order_by(
                DocumentTable.catch_up,
                func.coalesce(DocumentTable.published, DocumentTable.found_at),
                DocumentTable.found_at,
                DocumentTable.key,
            )
            .limit(limit)
        )
        return [_document(row) for row in self.session.scalars(query)]

    def documents_due(self, source: str, now: datetime, limit: int) -> list[FoundDocument]:
        """Return what a source is to read again, the longest overdue first."""
        query = (
            select(DocumentTable)
            .where(
                DocumentTable.source == source, DocumentTable.decision == READ, DocumentTable.due_at <= now
            )
            .order_by(DocumentTable.due_at, DocumentTable.key)
            .limit(limit)
        )
        return [_document(row) for row in self.session.scalars(query)]

    def count_documents(
        self, source: str, decision: str | None = None, *, catch_up: bool | None = None
    ) -> int:
        """Count the documents of a source."""
        conditions: list[ColumnElement[bool]] = [DocumentTable.source == source]
        if decision is not None:
            conditions.append(DocumentTable.decision == decision)
        if catch_up is not None:
            conditions.append(DocumentTable.catch_up.is_(catch_up))
        return self.session.scalar(select(func.count()).select_from(DocumentTable).where(*conditions)) or 0

    def title_of(self, url: str) -> str | None:
        """Return the title under which an index led to an address; None where none did."""
        query = select(DocumentTable.title).where(DocumentTable.url == url).limit(1)
        return self.session.scalar(query)

    def contact_of(self, source: str) -> tuple[datetime | None, datetime | None]:
        """Return when the index of a source was first read, and from when it is read back as long as it is."""
        query = select(SourceStateTable.first_contact_at, SourceStateTable.catch_up_from)
        row = self.session.execute(query.where(SourceStateTable.source == source)).one_or_none()
        return (None, None) if row is None else (row[0], row[1])

    def untold_changes(self, source: str) -> list[StoredChange]:
        """Return what first contact with a source brought and nobody was told yet, in order."""
        told = exists().where(NoticeTable.change_id == ChangeTable.id)
        query = (
            select(ChangeTable)
            .join(CaptureTable, CaptureTable.id == ChangeTable.capture_id)
            .where(CaptureTable.source == source, CaptureTable.catch_up.is_(True), ~told)
            .order_by(ChangeTable.sequence)
        )
        return [stored_change(row) for row in self.session.scalars(query)]

    def voice_texts(self, since: datetime, *, origin: str | None = None, limit: int = 500) -> list[VoiceText]:
        """Return the texts that made claims since a time, and those of one origin however old, oldest first."""
        condition: ColumnElement[bool] = VoiceTextTable.at >= since
        if origin is not None:
            condition = or_(condition, VoiceTextTable.origin == origin)
        query = select(VoiceTextTable).where(condition).order_by(VoiceTextTable.at.desc()).limit(limit)
        rows = [_text(row) for row in self.session.scalars(query)]
        return rows[::-1]


class DiscoveredWriting(DiscoveredReading):
    """How found documents are kept."""

    def add_documents(self, documents: Sequence[FoundDocument]) -> None:
        """Keep documents that are not known yet."""
        for at in range(0, len(documents), _CHUNK):
            self.session.execute(insert(DocumentTable), [asdict(one) for one in documents[at : at + _CHUNK]])

    def take_document(self, document: FoundDocument) -> None:
        """Give a known document to another source, with what that one decided."""
        write_again(self.session, DocumentTable, [asdict(document)])

    def add_aliases(self, key: str, aliases: Iterable[str]) -> None:
        """Keep further canonical addresses of a document; one that names another document stays its."""
        fresh = [alias for alias in dict.fromkeys(aliases) if alias != key]
        known = self.found_documents(fresh)
        rows = [{"alias": alias, "key": key} for alias in fresh if alias not in known]
        write_again(self.session, DocumentAliasTable, rows)

    def note_document(
        self,
        key: str,
        *,
        decision: str,
        reason: str,
        failures: int,
        changed_at: datetime | None,
        due_at: datetime | None,
    ) -> None:
        """Keep what came of reading a document."""
        self.session.execute(
            update(DocumentTable).where(DocumentTable.key == key),
            {
                "decision": decision,
                "reason": reason,
                "failures": failures,
                "changed_at": changed_at,
                "due_at": due_at,
            },
        )

    def save_contact(
        self, source: str, *, first_contact_at: datetime | None, catch_up_from: datetime | None
    ) -> None:
        """Note when an index was first read, and from when it is read back (None: not, or no longer)."""
        self.session.execute(
            update(SourceStateTable).where(SourceStateTable.source == source),
            {"first_contact_at": first_contact_at, "catch_up_from": catch_up_from},
        )

    def save_voice_text(self, text: VoiceText) -> None:
        """Keep the shingles of a text that makes claims, in place of an older version of it."""
        write_again(self.session, VoiceTextTable, [asdict(text)])


def _document(row: DocumentTable) -> FoundDocument:
    return FoundDocument(**_values(row, FoundDocument))


def _text(row: VoiceTextTable) -> VoiceText:
    return VoiceText(**_values(row, VoiceText))


def _values(row: Any, wanted: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in wanted.__dataclass_fields__}
