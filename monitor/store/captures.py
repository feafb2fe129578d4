"""Captures and bodies: the bytes from which everything else is computed, each body once for its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Select, insert, select
from zstandard import ZstdError

from monitor.errors import StoreError
from monitor.model import Capture, Hop, SourceFacts, Verdict, VerdictCode
from monitor.store.codec import decode, encode
from monitor.store.compression import ENCODING, compress, decompress
from monitor.store.rows import StoredCapture
from monitor.store.tables import BodyTable, CaptureTable
from monitor.store.work import Work, next_order

_CHUNK = 200


class CaptureReading(Work):
    """What is asked about captures."""

    def body(self, sha256: str) -> bytes:
        """Return the bytes of one hash.  Raises StoreError when they are missing or were damaged."""
        row = self.session.execute(
            select(BodyTable.encoding, BodyTable.data).where(BodyTable.sha256 == sha256)
        ).one_or_none()
        if row is None:
            raise StoreError(f"no body {sha256} is stored")
        if row.encoding != ENCODING:
            raise StoreError(f"body {sha256} is kept as {row.encoding!r}, which only a newer monitor reads")
        try:
            data = decompress(row.data)
        except (ValueError, ZstdError) as error:
            raise StoreError(f"body {sha256} is damaged ({error}); restore a backup") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(f"body {sha256} is damaged: its bytes have another hash; restore a backup")
        return data

    def bodies(self) -> Iterator[str]:
        """Yield the hash of every stored body, sorted."""
        yield from self.session.scalars(select(BodyTable.sha256).order_by(BodyTable.sha256))

    def capture(self, capture_id: int, *, with_body: bool = True) -> StoredCapture | None:
        """Return one capture, or None."""
        return self._first(select(CaptureTable).where(CaptureTable.id == capture_id), with_body=with_body)

    def latest_capture(
        self, source: str, url: str, *, ok_only: bool = False, with_body: bool = True
    ) -> StoredCapture | None:
        """Return the newest capture of a document by a source; with `ok_only` the newest that may be read."""
        query = select(CaptureTable).where(CaptureTable.source == source, CaptureTable.url == url)
        if ok_only:
            query = query.where(CaptureTable.verdict == VerdictCode.OK.value)
        return self._first(query.order_by(CaptureTable.id.desc()).limit(1), with_body=with_body)

    def captures(
        self,
        *,
        source: str | None = None,
        url: str | None = None,
        run: str | None = None,
        since: datetime | None = None,
        sha256: str | None = None,
        with_body: bool = False,
    ) -> Iterator[StoredCapture]:
        """Yield the captures that match all that is given, oldest first, while this unit of work is open."""
        query = select(CaptureTable).order_by(CaptureTable.id).execution_options(yield_per=_CHUNK)
        for column, wanted in (
            (CaptureTable.source, source),
            (CaptureTable.url, url),
            (CaptureTable.run_id, run),
            (CaptureTable.sha256, sha256),
        ):
            if wanted is not None:
                query = query.where(column == wanted)
        if since is not None:
            query = query.where(CaptureTable.captured_at >= since)
        for row in self.session.scalars(query):
            yield self._stored(row, with_body=with_body)

    def _first(self, query: Select[CaptureTable], *, with_body: bool) -> StoredCapture | None:
        row = self.session.scalar(query)
        return None if row is None else self._stored(row, with_body=with_body)

    def _stored(self, row: CaptureTable, *, with_body: bool) -> StoredCapture:
        capture = Capture(
            source=row.source,
            url=row.url,
            final_url=row.final_url,
            requested_at=row.requested_at,
            captured_at=row.captured_at,
            status=row.status,
            headers=tuple((name, value) for name, value in row.headers),
            body=self.body(row.sha256) if with_body and row.sha256 else b"",
            sha256=row.sha256 or "",
            hops=decode(tuple[Hop, ...], row.hops),
            truncated=row.truncated,
            error=row.error,
            robots=row.robots,
            attempts=row.attempts,
        )
        return StoredCapture(
            id=row.id,
            run_id=row.run_id,
            capture=capture,
            verdict=Verdict(VerdictCode(row.verdict), tuple(row.reasons), row.quality),
            judge_version=row.judge_version,
            facts=decode(SourceFacts, row.facts),
            catch_up=row.catch_up,
        )


class CaptureWriting(CaptureReading):
    """How captures are kept."""

    def add_capture(
        self,
        run_id: str,
        capture: Capture,
        verdict: Verdict,
        judge_version: str,
        *,
        facts: SourceFacts,
        catch_up: bool = False,
    ) -> int:
        """Keep a capture with its verdict, and its body once for its hash; return its id.

        `facts` say who spoke when it was made, so that the fold can be taken again after the configuration
        changed; `catch_up` says that first contact read it back.  Raises StoreError when the body has another
        hash than the capture says.
        """
        order = next_order(self.session)
        self.session.execute(
            insert(CaptureTable),
            [
                {
                    "id": order,
                    "run_id": run_id,
                    "source": capture.source,
                    "url": capture.url,
                    "final_url": capture.final_url,
                    "hops": encode(capture.hops),
                    "requested_at": capture.requested_at,
                    "captured_at": capture.captured_at,
                    "status": capture.status,
                    "headers": encode(capture.headers),
                    "sha256": self._keep_body(capture),
                    "truncated": capture.truncated,
                    "error": capture.error,
                    "robots": capture.robots,
                    "attempts": capture.attempts,
                    "verdict": verdict.code.value,
                    "reasons": list(verdict.reasons),
                    "quality": verdict.quality,
                    "judge_version": judge_version,
                    "facts": encode(facts),
                    "catch_up": catch_up,
                }
            ],
        )
        return order

    def _keep_body(self, capture: Capture) -> str | None:
        if not capture.sha256:
            if capture.body:
                raise StoreError(f"{capture.url}: a body without its hash cannot be kept as evidence")
            return None
        if self.session.scalar(select(BodyTable.sha256).where(BodyTable.sha256 == capture.sha256)):
            return capture.sha256
        if hashlib.sha256(capture.body).hexdigest() != capture.sha256:
            raise StoreError(
                f"{capture.url}: the body has another hash than {capture.sha256}, which it should have"
            )
        row = {"sha256": capture.sha256, "size": len(capture.body), "encoding": ENCODING}
        self.session.execute(insert(BodyTable), [row | {"data": compress(capture.body)}])
        return capture.sha256
