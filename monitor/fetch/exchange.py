"""One request and its answer: what is sent, how much is read, and which trouble may pass by itself."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import anyio
import httpcore
import httpx

from monitor.errors import FetchError
from monitor.fetch.decoding import ACCEPT_ENCODING, DecodingError, decoder_for
from monitor.fetch.transport import PRIVATE
from monitor.model import Network, Validators

STEP_LIMIT = 20.0
"""Seconds for a connection, and for each read and write: a server that is silent for longer is gone."""

RAW_ALLOWANCE = 1_000_000
"""Bytes that a coded body may be larger than what it unfolds to, before reading stops."""

ACCEPT = (
    "text/html,application/xhtml+xml,application/atom+xml;q=0.9,application/rss+xml;q=0.9,"
    "application/xml;q=0.9,application/json;q=0.9,application/pdf;q=0.9,*/*;q=0.8"
)

SECRET_HEADERS = frozenset(
    {"set-cookie", "set-cookie2", "authorization", "proxy-authorization", "authentication-info"}
    | {"proxy-authentication-info", "x-csrf-token", "x-xsrf-token"}
)
"""Headers of an answer that are not kept: they are made for one visitor, and captures are published."""

TRANSPORT_ERRORS = (
    httpx.HTTPError,
    httpx.StreamError,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.ConnectionNotAvailable,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    OSError,
    ssl.SSLError,
    DecodingError,
)
"""What can go wrong between two machines."""

FINAL_ERRORS = (FetchError, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol)
"""What no second try would change."""


class ExchangeError(Exception):
    """An exchange failed; the text is one line.  `passing` says whether another try may help."""

    def __init__(self, message: str, *, passing: bool) -> None:
        super().__init__(message)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer, whose body may still be read with `read`."""

    response: httpx.Response

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status_code

    def header(self, name: str) -> str | None:
        """Return a header's value, or None.  Raw UTF-8 (seen in `Location`) is read as such."""
        wanted = name.lower().encode()
        for key, value in self.response.headers.raw:
            if key.lower() == wanted:
                try:
                    return value.decode("utf-8").strip()
                except UnicodeDecodeError:
                    return value.decode("latin-1").strip()
        return None

    def kept_headers(self) -> tuple[tuple[str, str], ...]:
        """Return all headers but the secret ones, names in lower case, values as Latin-1 (RFC 9110 §5.5)."""
        pairs = ((key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in self.raw())
        return tuple((key, value.strip()) for key, value in pairs if key not in SECRET_HEADERS)

    def raw(self) -> list[tuple[bytes, bytes]]:
        """Return the headers as they came."""
        return list(self.response.headers.raw)

    async def read(self, limit: int) -> tuple[bytes, bool]:
        """Return the decoded body and whether it was cut off at `limit` bytes; stop reading there.

        Raises `DecodingError` and the errors of the transport.
        """
        decoder = decoder_for(self.header("content-encoding"))
        body = bytearray()
        received = 0
        async for chunk in self.response.aiter_raw():
            received += len(chunk)
            for piece in decoder.decode(chunk):
                body += piece[: limit + 1 - len(body)]
                if len(body) > limit:
                    return bytes(body[:limit]), True
            if received > limit + RAW_ALLOWANCE:
                return bytes(body), True
        decoder.finish()
        return bytes(body), False


def user_agent(network: Network) -> str:
    """Return the User-Agent: the configured one, and the contact if it is set and not in it already."""
    if network.contact and network.contact not in network.user_agent:
        return f"{network.user_agent} (+{network.contact})"
    return network.user_agent


def request_headers(
    network: Network, validators: Validators, accept_language: str | None
) -> list[tuple[bytes, bytes]]:
    """Return the headers of a request; validators go back byte for byte as the server gave them."""
    headers = [
        ("User-Agent", user_agent(network)),
        ("Accept", ACCEPT),
        ("Accept-Encoding", ACCEPT_ENCODING),
        ("Accept-Language", accept_language or "*"),
    ]
    if validators.etag:
        headers.append(("If-None-Match", validators.etag))
    if validators.last_modified:
        headers.append(("If-Modified-Since", validators.last_modified))
    return [(name.encode("ascii"), _header_bytes(value)) for name, value in headers]


def _header_bytes(value: str) -> bytes:
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode("utf-8")


@asynccontextmanager
async def exchange(
    client: httpx.AsyncClient,
    url: str,
    *,
    network: Network,
    headers: list[tuple[bytes, bytes]],
    seconds: float,
) -> AsyncIterator[Answer]:
    """Send one GET and give its answer; the whole exchange may take `seconds`.

    Raises `ExchangeError` for everything that can go wrong between two machines, inside the block too.
    """
    step = min(STEP_LIMIT, seconds)
    timeout = httpx.Timeout(connect=step, read=step, write=step, pool=None)
    try:
        with anyio.fail_after(seconds):
            request = client.build_request(
                "GET",
                url,
                headers=headers,
                timeout=timeout,
                extensions={PRIVATE: network.allow_private},
            )
            response = await client.send(request, stream=True, follow_redirects=False)
            try:
                yield Answer(response)
            finally:
                await response.aclose()
    except httpx.InvalidURL as error:
        # the client looks at where a redirect points before it hands over the answer
        words = f"redirected to what is neither an http nor an https address: {one_line(error)}"
        raise ExchangeError(words, passing=False) from error
    except FINAL_ERRORS as error:
        raise ExchangeError(one_line(error), passing=False) from error
    except TimeoutError as error:
        raise ExchangeError(f"no complete answer within {seconds:g} s", passing=True) from error
    except TRANSPORT_ERRORS as error:
        certificate = _certificate_error(error)
        if certificate is not None:
            why = certificate.verify_message or one_line(certificate)
            raise ExchangeError(f"the certificate is not valid: {why}", passing=False) from error
        raise ExchangeError(describe(error), passing=True) from error


def _certificate_error(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """Return the failed verification behind an error, if that is what it is."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


def describe(error: BaseException) -> str:
    """Return what happened in one line of plain words."""
    words = {
        (httpcore.ConnectTimeout, httpx.ConnectTimeout): "the server did not accept a connection in time",
        (httpcore.ReadTimeout, httpx.ReadTimeout): "the server fell silent",
        (httpcore.WriteTimeout, httpx.WriteTimeout): "the server stopped taking the request",
        (httpcore.ConnectError, httpx.ConnectError): "no connection",
        (httpcore.RemoteProtocolError, httpx.RemoteProtocolError): "the answer broke off or is no HTTP",
        (httpcore.ReadError, httpx.ReadError): "the connection broke while reading",
    }
    prefix = next((text for kinds, text in words.items() if isinstance(error, kinds)), "")
    detail = one_line(error)
    return f"{prefix}: {detail}" if prefix and detail and detail != prefix else prefix or detail


def one_line(error: BaseException) -> str:
    """Return an error's text without line breaks, or its name where it has none."""
    return " ".join(str(error).split())[:300] or type(error).__name__
