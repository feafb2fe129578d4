"""WARC files (ISO 28500), plain or compressed, record by record."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.extract.moments import read_moment

MOST_BYTES = 50_000_000
"""Bytes of one record's body after decoding; what is longer is cut off there."""

_TYPES = frozenset({"response", "resource", "conversion"})
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One answer that was stored.

    `body` holds the bytes after content decoding; `headers` are the answer's, names in lower case, in order;
    `status` is None for a record that no server sent.  `date` is when it was captured, in UTC.
    """

    url: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    body: bytes
    date: datetime | None


def is_warc(body: bytes) -> bool:
    """Say whether some bytes are a WARC file."""
    if body.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(body[:4096], 16).startswith(b"WARC/")
        except zlib.error:
            return False
    return body[:64].lstrip().startswith(b"WARC/")


def records(body: bytes) -> Iterator[WarcRecord]:
    """Yield the answers of a WARC file in order; a broken record ends it there.  Never raises."""
    from warcio.archiveiterator import ArchiveIterator

    iterator = iter(ArchiveIterator(io.BytesIO(_members(body)), arc2warc=True))
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # where warcio prints its warnings
                record = next(iterator, None)
            if record is None:
                return
            if record.rec_type not in _TYPES:
                continue
            found = _record(record)
        except Exception:  # noqa: BLE001 - warcio lets any error of what it unpacks through
            return
        yield found


def _record(record: object) -> WarcRecord:
    http = getattr(record, "http_headers", None)
    named = getattr(record, "rec_headers")  # noqa: B009 - the library has no types
    headers = tuple((str(key).lower(), str(value)) for key, value in http.headers) if http is not None else ()
    code = http.get_statuscode() if http is not None else ""
    if not headers and (kind := named.get_header("Content-Type")):
        headers = (("content-type", str(kind)),)
    stream = record.content_stream()  # type: ignore[attr-defined]
    date = read_moment(named.get_header("WARC-Date") or "")
    return WarcRecord(
        url=str(named.get_header("WARC-Target-URI") or "").strip("<>"),
        status=int(code) if code and code.isascii() and code.isdigit() else None,
        headers=headers,
        body=stream.read(MOST_BYTES),
        date=date.astimezone(UTC) if date is not None else None,
    )


def _members(body: bytes) -> bytes:
    """Return a body whose records can be told apart: one that was compressed as a whole is unpacked first."""
    if not body.startswith(_GZIP):
        return body
    unpacker = zlib.decompressobj(31)
    try:
        first = unpacker.decompress(body, MOST_BYTES)
    except zlib.error:
        return body
    several = first.count(b"\r\nWARC-Type:") > 1
    return first if several and not unpacker.unused_data else body
