"""Captures for third parties: a WARC file (ISO 28500) that ordinary tools read.

Each answer is a response record; a metadata record beside it says which source, verdict and hash the monitor
keeps with it.  Bodies are kept as they were after content decoding (gzip, brotli, zstd), so the headers that
speak of it are left out.  A capture to which nobody answered is a metadata record alone.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC
from http import HTTPStatus
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from monitor import __version__
from monitor.errors import DeliveryError, UsageError
from monitor.report.objects import instant

if TYPE_CHECKING:
    from monitor.store import Store, StoredCapture

DECODED = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})
"""Headers of the answer that are not true of the bytes that were kept."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    file: Path
    captures: int
    responses: int
    size: int


def export_warc(store: Store, file: Path) -> Exported:
    """Write every capture, oldest first; a name that ends in `.gz` is compressed record by record.

    Raises UsageError where the file exists, DeliveryError where it cannot be written, StoreError where a body
    is damaged.
    """
    if file.exists():
        raise UsageError(f"{file} exists already; name a new file")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as output:
            captures, responses = _write(store, output, file)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise DeliveryError(f"{file}: cannot be written: {error.strerror or error}") from error
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return Exported(file, captures, responses, file.stat().st_size)


def _write(store: Store, output: IO[bytes], file: Path) -> tuple[int, int]:
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(output, gzip=file.suffix == ".gz")
    captures = responses = 0
    with store.reading() as reading:
        for stored in reading.captures(with_body=True):
            if not captures:
                writer.write_record(_opening(writer, stored, file.name))
            captures += 1
            answer = _response(writer, stored) if stored.capture.status is not None else None
            if answer is not None:
                writer.write_record(answer)
                responses += 1
            writer.write_record(_metadata(writer, stored, answer))
    return captures, responses


def _opening(writer: Any, stored: StoredCapture, name: str) -> Any:
    """Return the record that opens the file, dated like the first capture."""
    about = {"software": f"withdrawal-monitor/{__version__}", "format": "WARC File Format 1.0"}
    record = writer.create_warcinfo_record(name, about)
    record.rec_headers.replace_header("WARC-Date", _time(stored))
    return record


def _response(writer: Any, stored: StoredCapture) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    one = stored.capture
    assert one.status is not None  # noqa: S101 - the only caller looked
    try:
        words = HTTPStatus(one.status).phrase
    except ValueError:
        words = "Unknown"
    headers = [(name, value) for name, value in one.headers if name not in DECODED]
    headers.append(("content-length", str(len(one.body))))
    answer = StatusAndHeaders(f"{one.status} {words}", headers, protocol="HTTP/1.1")
    return writer.create_warc_record(
        one.final_url,
        "response",
        payload=io.BytesIO(one.body),
        length=len(one.body),
        http_headers=answer,
        warc_headers_dict={"WARC-Date": _time(stored)},
    )


def _metadata(writer: Any, stored: StoredCapture, answer: Any) -> Any:
    one = stored.capture
    headers = {"WARC-Date": _time(stored)}
    if answer is not None:
        headers["WARC-Concurrent-To"] = answer.rec_headers.get_header("WARC-Record-ID")
    said = {
        "capture": stored.id,
        "run": stored.run_id,
        "source": one.source,
        "publisher": stored.facts.publisher,
        "authority": stored.facts.authority.value,
        "url": one.url,
        "redirects": [{"url": hop.url, "status": hop.status, "location": hop.location} for hop in one.hops],
        "requested_at": instant(one.requested_at),
        "captured_at": instant(one.captured_at),
        "sha256": one.sha256 or None,
        "error": one.error,
        "verdict": stored.verdict.code.value,
        "reasons": list(stored.verdict.reasons),
    }
    body = json.dumps(said, ensure_ascii=True, indent=2).encode()
    return writer.create_warc_record(
        one.final_url,
        "metadata",
        payload=io.BytesIO(body),
        length=len(body),
        warc_content_type="application/json",
        warc_headers_dict=headers,
    )


def _time(stored: StoredCapture) -> str:
    return stored.capture.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def export_object(done: Exported) -> dict[str, Any]:
    """Return what `monitor export --json` prints; its schema is `export.schema.json`."""
    return {
        "file": str(done.file),
        "captures": done.captures,
        "responses": done.responses,
        "bytes": done.size,
    }
