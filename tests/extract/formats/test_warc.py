"""WARC files: every answer, in order, until something is broken."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.formats.warc import is_warc, records


def record(fields: dict[str, str], content: bytes) -> bytes:
    lines = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return f"WARC/1.0\r\n{lines}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def archive(*, compressed: bool, count: int = 3) -> bytes:
    kept = [
        record({"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}, b"software: test\r\n")
    ]
    for number in range(count):
        body = gzip.compress(f"<p>Page {number}</p>".encode(), mtime=0)
        status = "200 OK" if number else "404 Not Found"
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        fields = {
            "WARC-Target-URI": f"https://site.example/{number}",
            "WARC-Date": f"2026-01-0{number + 7}T10:00:00Z",
        }
        response = {"WARC-Type": "response", **fields, "Content-Type": "application/http; msgtype=response"}
        request = {"WARC-Type": "request", **fields, "Content-Type": "application/http; msgtype=request"}
        kept.append(record(response, answer.encode() + body))
        kept.append(record(request, b"GET / HTTP/1.1\r\nHost: site.example\r\n\r\n"))
    return b"".join(gzip.compress(one, mtime=0) if compressed else one for one in kept)


@pytest.mark.parametrize("compressed", [False, True])
def test_answers_come_in_order_and_unpacked(compressed: bool) -> None:
    body = archive(compressed=compressed)
    assert is_warc(body)
    found = list(records(body))
    assert [(one.url, one.status, one.body) for one in found] == [
        ("https://site.example/0", 404, b"<p>Page 0</p>"),
        ("https://site.example/1", 200, b"<p>Page 1</p>"),
        ("https://site.example/2", 200, b"<p>Page 2</p>"),
    ]
    assert found[1].date == datetime(2026, 1, 8, 10, tzinfo=UTC)
    assert dict(found[1].headers)["content-type"] == "text/html; charset=utf-8"


def test_file_compressed_as_a_whole_is_read() -> None:
    assert len(list(records(gzip.compress(archive(compressed=False))))) == 3


@pytest.mark.parametrize("compressed", [False, True])
def test_broken_record_ends_the_file_with_what_was_read(compressed: bool) -> None:
    body = archive(compressed=compressed)
    cut = list(records(body[: len(body) * 2 // 3]))
    assert [one.url for one in cut][:1] == ["https://site.example/0"]
    assert len(cut) < 3
    middle = len(body) // 2
    damaged = body[:middle] + b"\x00" * 40 + body[middle + 40 :]
    assert [one.url for one in records(damaged)][:1] == ["https://site.example/0"]


def test_resource_has_a_type_and_no_status() -> None:
    body = record(
        {"WARC-Type": "resource", "WARC-Target-URI": "urn:x", "Content-Type": "text/plain"}, b"plain words"
    )
    (found,) = records(body)
    assert (found.status, found.headers, found.body) == (
        None,
        (("content-type", "text/plain"),),
        b"plain words",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"WARC/1.0\r\n",
        b"WARC/1.1\r\nx",
        b"\x1f\x8b",
        b"<html>",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
    ],
)
def test_what_is_no_archive_has_no_records(body: bytes) -> None:
    assert list(records(body)) == []


@given(st.binary(max_size=60), st.integers(0, 2_000))
def test_damage_anywhere_never_raises(noise: bytes, at: int) -> None:
    whole = archive(compressed=False, count=1)
    assert len(list(records(whole[:at] + noise + whole[at + len(noise) :]))) <= 2
