"""No answer can fill the memory or hold a poll up: limits on bytes as unfolded, and on time."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from monitor.fetch import exchange
from monitor.fetch.decoding import DecodingError, decoder_for
from tests.fetch.conftest import Asked, Client, Piece, Web, answer

TEXT = ("The United States leaves the Colombo Plan Council. Ещё раз. 再一次。" * 400).encode()
BOMB = bytes(40_000_000)


def _raw_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "x-gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=5),
    "zstd": lambda data: zstandard.compress(data),
}


@pytest.mark.parametrize("coding", CODINGS)
def test_coded_body_is_kept_as_it_unfolds(web: Web, client: Client, coding: str) -> None:
    web.serve("/page", answer(CODINGS[coding](TEXT), headers=[f"Content-Encoding: {coding}"]))
    capture = client.get(web.url())
    assert (capture.body, capture.truncated) == (TEXT, False)


def test_offered_codings_are_those_that_can_be_undone(web: Web, client: Client) -> None:
    web.serve("/page", answer())
    client.get(web.url())
    offered = web.asked()[0].headers["accept-encoding"].replace(" ", "").split(",")
    assert set(offered) <= set(CODINGS)


def test_deflate_without_its_header_is_read_too(web: Web, client: Client) -> None:
    web.serve("/page", answer(_raw_deflate(TEXT), headers=["Content-Encoding: deflate"]))
    assert client.get(web.url()).body == TEXT


def test_codings_on_top_of_each_other_are_undone_in_order(web: Web, client: Client) -> None:
    body = brotli.compress(gzip.compress(TEXT))
    web.serve("/page", answer(body, headers=["Content-Encoding: gzip, br"]))
    assert client.get(web.url()).body == TEXT


def test_several_members_are_one_body(web: Web, client: Client) -> None:
    body = gzip.compress(TEXT) + gzip.compress(b" and more") + b"\0\0"
    web.serve("/page", answer(body, headers=["Content-Encoding: gzip"]))
    assert client.get(web.url()).body == TEXT + b" and more"


@pytest.mark.parametrize("coding", CODINGS)
def test_bomb_is_cut_off_at_the_limit(web: Web, client: Client, coding: str) -> None:
    body = CODINGS[coding](BOMB)
    assert len(body) < 60_000
    web.serve("/page", answer(body, headers=[f"Content-Encoding: {coding}"]))
    capture = client.get(web.url(), max_body=100_000)
    assert (capture.truncated, len(capture.body), capture.status) == (True, 100_000, 200)


@pytest.mark.parametrize("coding", CODINGS)
def test_bomb_unfolds_in_bounded_pieces(coding: str) -> None:
    data = CODINGS[coding](BOMB)
    pieces = decoder_for(coding).decode(data)
    assert max(len(piece) for piece, _ in zip(pieces, range(20), strict=False)) <= 9_000_000


@pytest.mark.parametrize("coding", CODINGS)
def test_coded_body_that_breaks_off_is_no_answer(web: Web, client: Client, coding: str) -> None:
    body = CODINGS[coding](TEXT)
    web.serve("/page", answer(body[: len(body) // 2], headers=[f"Content-Encoding: {coding}"]))
    capture = client.get(web.url())
    assert (capture.status, capture.body) == (None, b"")
    assert capture.error


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_body_that_is_not_in_its_coding_is_no_answer(web: Web, client: Client, coding: str) -> None:
    web.serve("/page", answer(b"\xf5plain text" * 9, headers=[f"Content-Encoding: {coding}"]))
    capture = client.get(web.url())
    assert capture.status is None
    assert f"not valid {coding}" in (capture.error or "")


@pytest.mark.parametrize("value", ["compress", "gzip, exi", "gzip, gzip, gzip, gzip"])
def test_coding_that_nobody_offered_is_refused(value: str) -> None:
    with pytest.raises(DecodingError):
        decoder_for(value)


@pytest.mark.parametrize("value", [None, "", "identity", "Identity, none", "utf-8"])
def test_no_coding_is_no_coding(value: str | None) -> None:
    assert b"".join(decoder_for(value).decode(b"as it is")) == b"as it is"


def test_empty_body_with_a_coding_is_empty(web: Web, client: Client) -> None:
    web.serve("/page", answer(b"", headers=["Content-Encoding: gzip"]))
    capture = client.get(web.url())
    assert (capture.status, capture.body, capture.sha256) == (200, b"", "")


@pytest.mark.parametrize(("size", "truncated"), [(999, False), (1_000, False), (1_001, True)])
def test_limit_is_exact(web: Web, client: Client, size: int, truncated: bool) -> None:
    web.serve("/page", answer(b"x" * size))
    capture = client.get(web.url(), max_body=1_000)
    assert (capture.truncated, len(capture.body)) == (truncated, min(size, 1_000))


def test_endless_body_is_left_at_the_limit(web: Web, client: Client) -> None:
    def endless(_asked: Asked) -> Iterator[Piece]:
        yield answer(b"", length=False)
        while True:
            yield b"x" * 10_000

    web.serve("/page", endless)
    capture = client.get(web.url(), max_body=50_000)
    assert (capture.truncated, len(capture.body)) == (True, 50_000)


def test_coded_body_that_unfolds_to_nothing_is_left_too(web: Web, client: Client) -> None:
    empty = gzip.compress(b"", mtime=0)
    web.serve("/page", answer(empty * 100_000, headers=["Content-Encoding: gzip"]))
    capture = client.get(web.url(), max_body=1_000)
    assert (capture.truncated, capture.body) == (True, b"")


def _drops(drop: bytes) -> Iterator[Piece]:
    for _ in range(200):
        yield drop
        yield 0.05


def test_drop_by_drop_answer_ends_with_the_total_limit(web: Web, client: Client) -> None:
    def drops(_asked: Asked) -> Iterator[Piece]:
        yield answer(b"", length=False)
        yield from _drops(b"x")

    web.serve("/page", drops)
    started = time.monotonic()
    capture = client.get(web.url(), timeout=0.4, robots_ignored="test")
    assert time.monotonic() - started < 3
    assert capture.status is None
    assert "no complete answer within 0.4 s" in (capture.error or "")


def test_drop_by_drop_head_ends_with_the_total_limit(web: Web, client: Client) -> None:
    def drops(_asked: Asked) -> Iterator[Piece]:
        yield b"HTTP/1.1 200 OK\r\n"
        yield from _drops(b"X-A: b\r\n")

    web.serve("/page", drops)
    capture = client.get(web.url(), timeout=0.4, robots_ignored="test")
    assert "no complete answer" in (capture.error or "")


def test_silence_ends_with_the_limit_of_a_single_read(
    web: Web, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "STEP_LIMIT", 0.2)
    web.serve("/page", lambda asked: [answer(b"", length=False), b"begun", 1.5])
    started = time.monotonic()
    capture = client.get(web.url(), timeout=10.0, robots_ignored="test")
    assert time.monotonic() - started < 1.4
    assert "fell silent" in (capture.error or "")


def test_time_limit_counts_for_each_try(web: Web, client: Client) -> None:
    web.serve("/page", lambda asked: [2.0] if asked.count == 1 else [answer(b"good")])
    capture = client.get(web.url(), timeout=0.5, retries=1, robots_ignored="test")
    assert (capture.body, capture.attempts) == (b"good", 2)


def test_head_without_end_is_refused(web: Web, client: Client) -> None:
    web.serve(
        "/page", lambda asked: [b"HTTP/1.1 200 OK\r\n", *([b"X-Fill: " + b"y" * 900 + b"\r\n"] * 1_000)]
    )
    capture = client.get(web.url())
    assert capture.status is None
    assert capture.error


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 999999 X\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc",
        b"\x16\x03\x01\x00\x00",
        bytes(range(256)),
    ],
)
def test_what_is_no_http_is_one_line(web: Web, client: Client, sent: bytes) -> None:
    web.serve("/page", sent)
    capture = client.get(web.url(), robots_ignored="test")
    assert (capture.status, capture.body) == (None, b"")
    assert capture.error
    assert "\n" not in capture.error
