"""Connects only to addresses that were checked: resolve, check, then connect to exactly what was checked.

httpx resolves a name deep inside its pool, after any check of the URL; between the check and the connection
the name may point elsewhere.  So the pool gets a network backend of our own: it resolves the name, refuses
the whole host if any of its addresses is unsafe, and connects by address.  TLS still verifies the name.
No proxy is used, because a proxy would resolve the name out of sight.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import aclosing
from typing import Any

import anyio
import httpcore
import httpx

from monitor.fetch.safety import check_address

Resolver = Callable[[str, int], Awaitable[list[str]]]
PRIVATE = "monitor.allow_private"
"""The request extension that says whether private addresses may be connected to."""

KEEPALIVE = 15.0
"""Seconds that an idle connection is kept for the next document of the same origin."""


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host in the system's order, each once.  Raises OSError (`gaierror`)."""
    found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """A network backend that connects to checked addresses only.

    `resolver` can be given for tests; it returns the addresses of a host and a port.
    """

    def __init__(self, *, allow_private: bool, resolver: Resolver = resolve) -> None:
        self._allow_private = allow_private
        self._resolver = resolver
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first checked address of `host` that answers."""
        try:
            addresses = await self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", None) or error
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {why}") from error
        for address in addresses:
            check_address(host, address, allow_private=self._allow_private)
        failure: Exception = httpcore.ConnectError(f"the name {host} has no address")
        for address in addresses:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(self, *_arguments: Any, **_options: Any) -> httpcore.AsyncNetworkStream:
        """Refuse: no source lives on a local socket."""
        raise httpcore.ConnectError("local sockets are not used")

    async def sleep(self, seconds: float) -> None:
        """Wait, as the pool asks for."""
        await self._backend.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    """A response body of httpcore as httpx expects it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with aclosing(aiter(self._stream)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class CheckedTransport(httpx.AsyncBaseTransport):
    """Speaks HTTP/1.1 and HTTP/2 over checked connections.

    Connections made under `allow_private` are kept apart from the others, so that a source that may not
    reach private hosts can never reuse a connection to one.  Raises the exceptions of httpcore.
    """

    def __init__(
        self, *, ssl_context: ssl.SSLContext, concurrency: int, resolver: Resolver = resolve
    ) -> None:
        self._pools = {
            private: httpcore.AsyncConnectionPool(
                ssl_context=ssl_context,
                max_connections=concurrency,
                max_keepalive_connections=concurrency,
                keepalive_expiry=KEEPALIVE,
                http2=True,
                network_backend=CheckedBackend(allow_private=private, resolver=resolver),
            )
            for private in (False, True)
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request over the pool that its extension names."""
        answer = await self._pools[bool(request.extensions.get(PRIVATE))].handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()
