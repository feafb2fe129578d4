"""Undoes content codings piece by piece, so that no answer can fill the memory.

A few kilobytes of gzip, brotli or zstd can unfold to gigabytes, and httpx unfolds each received chunk whole.
Here every decoder yields bounded pieces, and the reader stops asking once it has enough.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]
import zstandard

ACCEPT_ENCODING = "gzip, deflate, br, zstd"
"""What is offered to the server; all of it can be undone here."""

PIECE = 65_536
"""The size of the pieces that zlib and brotli yield, in bytes."""

ZSTD_SLICE = 256
"""Zstandard has no limit on its output, but at least 4 bytes of input stand for at most 128 KiB of output
(RFC 8878 §3.1.1.2): slices of 256 bytes keep one piece under about 8 MiB."""

ZSTD_WINDOW = 8 * 1024 * 1024
"""The largest window that a zstd content coding may ask for (RFC 9659 §3)."""

MAX_CODINGS = 3
"""More codings on top of each other than this are refused: no server has a use for them."""


class DecodingError(Exception):
    """The bytes are not in the coding that the answer names, or end before it does."""


class Decoder(Protocol):
    """One content coding being undone."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` unfolds to, in bounded pieces.  Raises `DecodingError`."""

    def finish(self) -> None:
        """Say that no more data follows.  Raises `DecodingError` when the stream is not complete."""


class Identity:
    """No coding at all."""

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield the data as it is."""
        yield data

    def finish(self) -> None:
        """Accept any end."""


class Zlib:
    """gzip (RFC 1952, several members allowed) and deflate (RFC 1950, or raw as some servers send it)."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream: zlib._Decompress | None = None
        self._members = 0

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unfolds to; what follows the last member is ignored, as browsers do."""
        while data:
            if self._stream is None:
                if self._members and (not self._gzip or data[:1] != b"\x1f"):
                    return
                self._stream = self._open(data)
            try:
                yield self._stream.decompress(data, PIECE)
            except zlib.error as error:
                raise DecodingError(f"not valid {'gzip' if self._gzip else 'deflate'}: {error}") from None
            if self._stream.eof:
                data, self._stream = self._stream.unused_data, None
                self._members += 1
            else:
                data = self._stream.unconsumed_tail

    def finish(self) -> None:
        """Refuse an end in the middle of a member."""
        if self._stream is not None:
            raise DecodingError("the compressed body ends too early")

    def _open(self, data: bytes) -> zlib._Decompress:
        if self._gzip:
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        # RFC 1950 §2.2: the low four bits of the first byte are 8 in a zlib header.
        return zlib.decompressobj(zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)


class Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._fed = False

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unfolds to; what follows the end of the stream is ignored."""
        if self._stream.is_finished():
            return
        self._fed = self._fed or bool(data)
        try:
            yield self._stream.process(data, output_buffer_limit=PIECE)
            while not self._stream.is_finished() and not self._stream.can_accept_more_data():
                yield self._stream.process(b"", output_buffer_limit=PIECE)
        except brotli.error as error:
            raise DecodingError(f"not valid brotli: {error}") from None

    def finish(self) -> None:
        """Refuse an end in the middle of the stream."""
        if self._fed and not self._stream.is_finished():
            raise DecodingError("the compressed body ends too early")


class Zstandard:
    """Zstandard (RFC 8878, several frames allowed) with the window that RFC 9659 permits."""

    def __init__(self) -> None:
        self._context = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        self._stream: zstandard.ZstdDecompressionObj | None = None

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unfolds to."""
        for start in range(0, len(data), ZSTD_SLICE):
            part = data[start : start + ZSTD_SLICE]
            while part:
                self._stream = self._stream or self._context.decompressobj()
                try:
                    yield self._stream.decompress(part)
                except zstandard.ZstdError as error:
                    raise DecodingError(f"not valid zstd: {error}") from None
                part = b""
                if self._stream.eof:
                    part, self._stream = self._stream.unused_data, None

    def finish(self) -> None:
        """Refuse an end in the middle of a frame."""
        if self._stream is not None:
            raise DecodingError("the compressed body ends too early")


class Chain:
    """Several codings on top of each other, undone from the last applied to the first."""

    def __init__(self, outer: Decoder, inner: Decoder) -> None:
        self._outer = outer
        self._inner = inner

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield what both codings unfold to."""
        for piece in self._outer.decode(data):
            yield from self._inner.decode(piece)

    def finish(self) -> None:
        """Refuse an incomplete stream in either."""
        self._outer.finish()
        self._inner.finish()


CODINGS: dict[str, Callable[[], Decoder]] = {
    "identity": Identity,
    "gzip": lambda: Zlib(gzip=True),
    "x-gzip": lambda: Zlib(gzip=True),
    "deflate": lambda: Zlib(gzip=False),
    "br": Brotli,
    "zstd": Zstandard,
}
"""Content codings by name (RFC 9110 §8.4.1 and the IANA registry)."""


def decoder_for(content_encoding: str | None) -> Decoder:
    """Return what undoes a `Content-Encoding` header.  Raises `DecodingError` for codings nobody offered."""
    names = [name.strip().lower() for name in (content_encoding or "").split(",") if name.strip()]
    names = [name for name in names if name not in {"identity", "utf-8", "none"}]
    unknown = next((name for name in names if name not in CODINGS), None)
    if unknown is not None:
        raise DecodingError(f"the body has a content coding that was not asked for: {unknown!r}")
    if len(names) > MAX_CODINGS:
        raise DecodingError(f"the body has {len(names)} content codings on top of each other")
    decoder: Decoder = Identity()
    for name in names:
        decoder = Chain(CODINGS[name](), decoder)
    return decoder
