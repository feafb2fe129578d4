"""Documents and sources: when each was polled, when it is due, and what to ask its server with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from monitor.model import Validators
from monitor.store.rows import DocumentState, SourceState
from monitor.store.tables import DocumentStateTable, SourceStateTable
from monitor.store.work import Work, write_again


class DocumentReading(Work):
    """What is asked about documents and sources."""

    def document_state(self, source: str, url: str) -> DocumentState | None:
        """Return what is known of one document of a source, or None."""
        row = self.session.get(DocumentStateTable, (source, url))
        return None if row is None else _document(row)

    def document_states(self, source: str | None = None) -> list[DocumentState]:
        """Return what is known of all documents, or of those of one source, by source and address."""
        query = select(DocumentStateTable).order_by(DocumentStateTable.source, DocumentStateTable.url)
        if source is not None:
            query = query.where(DocumentStateTable.source == source)
        return [_document(row) for row in self.session.scalars(query)]

    def source_state(self, source: str) -> SourceState | None:
        """Return when a source was polled and is due; None when it never was."""
        row = self.session.get(SourceStateTable, source)
        return None if row is None else _source(row)

    def source_states(self) -> dict[str, SourceState]:
        """Return the states of all sources that were ever polled, by id."""
        rows = self.session.scalars(select(SourceStateTable).order_by(SourceStateTable.source))
        return {row.source: _source(row) for row in rows}


class DocumentWriting(DocumentReading):
    """How it is kept."""

    def save_document_state(
        self,
        source: str,
        url: str,
        *,
        last_checked_at: datetime,
        validators: Validators,
        fingerprint: str,
        last_capture_id: int | None = None,
        next_due_at: datetime | None = None,
    ) -> None:
        """Note that a document was looked at; without a capture id the last one stays."""
        known = self.session.get(DocumentStateTable, (source, url))
        kept = known.last_capture_id if known is not None else None
        row = {
            "source": source,
            "url": url,
            "first_seen_at": known.first_seen_at if known is not None else last_checked_at,
            "last_checked_at": last_checked_at,
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "last_capture_id": kept if last_capture_id is None else last_capture_id,
            "next_due_at": next_due_at,
            "fingerprint": fingerprint,
        }
        write_again(self.session, DocumentStateTable, [row])
        if known is not None:
            self.session.expire(known)

    def save_source_state(
        self,
        source: str,
        *,
        fingerprint: str,
        next_due_at: datetime | None,
        last_polled_at: datetime | None,
        trouble: str | None,
    ) -> None:
        """Note when a source was polled, when it is due next, and its trouble in one line (None: it is well).

        Failures in a row are counted here, and since when.
        """
        known = self.session.get(SourceStateTable, source)
        failing = known is not None and known.trouble is not None
        row = {
            "source": source,
            "fingerprint": fingerprint,
            "next_due_at": next_due_at,
            "last_polled_at": last_polled_at,
            "failures": 0 if trouble is None else 1 + (known.failures if known is not None else 0),
            "failing_since": None
            if trouble is None
            else known.failing_since
            if failing and known is not None
            else last_polled_at,
            "trouble": trouble,
        }
        write_again(self.session, SourceStateTable, [row])
        if known is not None:
            self.session.expire(known)


def _document(row: DocumentStateTable) -> DocumentState:
    return DocumentState(
        source=row.source,
        url=row.url,
        first_seen_at=row.first_seen_at,
        last_checked_at=row.last_checked_at,
        validators=Validators(row.etag, row.last_modified),
        last_capture_id=row.last_capture_id,
        next_due_at=row.next_due_at,
        fingerprint=row.fingerprint,
    )


def _source(row: SourceStateTable) -> SourceState:
    return SourceState(
        source=row.source,
        fingerprint=row.fingerprint,
        next_due_at=row.next_due_at,
        last_polled_at=row.last_polled_at,
        failures=row.failures,
        failing_since=row.failing_since,
        trouble=row.trouble,
        lease_owner=row.lease_owner,
        lease_until=row.lease_until,
    )
