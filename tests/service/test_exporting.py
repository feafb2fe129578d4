"""Captures as a WARC file, read back by the tool that others use."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from monitor.errors import UsageError
from monitor.service.exporting import export_warc
from tests.desk import Desk


def records(file: Path) -> list[tuple[Any, bytes]]:
    with file.open("rb") as stream:
        return [
            (record, record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]


@pytest.mark.parametrize("name", ["evidence.warc", "deep/evidence.warc.gz"])
def test_every_capture_is_read_back_with_its_bytes(desk: Desk, name: str) -> None:
    desk.poll()
    del desk.site.pages["/memo"]
    desk.poll()
    file = desk.folder / name
    done = export_warc(desk.store, file)
    assert (done.captures, done.responses, done.size) == (6, 6, file.stat().st_size)
    found = records(file)
    assert [record.rec_type for record, _ in found] == ["warcinfo", *["response", "metadata"] * 6]
    with desk.store.reading() as reading:
        stored = list(reading.captures(with_body=True))
    answers = [(record, body) for record, body in found if record.rec_type == "response"]
    for one, (record, body) in zip(stored, answers, strict=True):
        assert body == one.capture.body
        assert record.rec_headers.get_header("WARC-Target-URI") == one.capture.final_url
        assert record.http_headers.get_statuscode() == str(one.capture.status)
    said = [json.loads(body) for record, body in found if record.rec_type == "metadata"]
    assert [one["sha256"] for one in said] == [sha256(body).hexdigest() for _, body in answers]
    assert {one["verdict"] for one in said} == {"ok", "gone"}


def test_a_capture_that_nobody_answered_is_a_metadata_record(desk: Desk) -> None:
    desk.configure(f"{desk.web.address}/times", "http://127.0.0.1:1/times")
    desk.poll("times")
    done = export_warc(desk.store, desk.folder / "evidence.warc")
    assert (done.captures, done.responses) == (1, 0)
    [_, (record, body)] = records(desk.folder / "evidence.warc")
    assert record.rec_type == "metadata"
    assert json.loads(body)["verdict"] == "unreachable"


def test_what_was_exported_is_read_like_the_pages(desk: Desk) -> None:
    from datetime import UTC, datetime

    from monitor.service.reading import captures_of_file

    desk.poll("memo")
    export_warc(desk.store, desk.folder / "evidence.warc")
    [capture] = [
        one
        for one in captures_of_file(
            desk.folder / "evidence.warc", url=None, now=datetime(2026, 3, 2, tzinfo=UTC)
        )
        if one.url.endswith("/memo")
    ]
    listing = desk.reader.read(capture).listing
    assert listing is not None
    assert len(listing.entries) == len(desk.known)


def test_a_file_that_is_there_is_left_alone(desk: Desk) -> None:
    file = desk.folder / "evidence.warc"
    file.write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        export_warc(desk.store, file)
    assert file.read_text() == "mine"
