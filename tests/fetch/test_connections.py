"""TLS is always verified, HTTP/2 is spoken where it is offered, names are checked as resolved."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import anyio
import h2.config
import h2.connection
import h2.events
import httpcore
import httpx
import pytest
import trustme

from monitor.errors import FetchError
from monitor.fetch import Fetcher
from monitor.fetch.transport import CheckedBackend, CheckedTransport
from tests.fetch.conftest import NETWORK, NOW, Client, Web, answer, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def _server_context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


@contextmanager
def _tls_web(authority: trustme.CA, *names: str) -> Iterator[Web]:
    yield from serving(_server_context(authority, *names))


def test_certificate_that_is_valid_is_accepted(authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    with _tls_web(authority, "127.0.0.1") as web:
        web.serve("/page", answer(b"safe"))
        assert Client(ssl_context=trusting).get(web.url()).body == b"safe"


def test_certificate_of_an_unknown_authority_is_refused_at_once(authority: trustme.CA) -> None:
    with _tls_web(authority, "127.0.0.1") as web:
        web.serve("/page", answer(b"secret"))
        client = Client()
        capture = client.get(web.url(), retries=3, robots_ignored="test")
    assert (capture.status, capture.attempts, client.naps) == (None, 1, [])
    assert "certificate is not valid" in (capture.error or "")


def test_certificate_of_another_name_is_refused(authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    with _tls_web(authority, "news.example") as web:
        web.serve("/page", answer(b"secret"))
        capture = Client(ssl_context=trusting).get(web.url(), robots_ignored="test")
    assert capture.status is None
    assert "certificate is not valid" in (capture.error or "")


def test_verification_cannot_be_switched_off() -> None:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with pytest.raises(ValueError, match="does not verify certificates"):
        Fetcher(NETWORK, clock=lambda: NOW, ssl_context=context)


def test_redirect_from_http_to_https_is_followed(
    web: Web, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    with _tls_web(authority, "127.0.0.1") as safe:
        web.serve("/page", answer(b"", 301, [f"Location: {safe.url()}"]))
        safe.serve("/page", answer(b"safe"))
        capture = Client(ssl_context=trusting).get(web.url())
    assert (capture.body, capture.final_url) == (b"safe", safe.url())


class _Http2(threading.Thread):
    """A server that offers HTTP/2 only and answers every request with what it was asked for."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(daemon=True)
        context.set_alpn_protocols(["h2"])
        self.context = context
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(10)
        self.port = self.listener.getsockname()[1]
        self.connections = 0

    def run(self) -> None:
        with suppress(OSError):
            while True:
                raw, _ = self.listener.accept()
                self.connections += 1
                with self.context.wrap_socket(raw, server_side=True) as stream:
                    self._talk(stream)

    def _talk(self, stream: ssl.SSLSocket) -> None:
        talk = h2.connection.H2Connection(config=h2.config.H2Configuration(client_side=False))
        talk.initiate_connection()
        stream.sendall(talk.data_to_send())
        stream.settimeout(10)
        while data := stream.recv(65_536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    path = dict(event.headers)[b":path"]
                    talk.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                    talk.send_data(event.stream_id, b"over two: " + path, end_stream=True)
            stream.sendall(talk.data_to_send())


def test_http_2_is_spoken_where_it_is_offered(authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    server = _Http2(_server_context(authority, "127.0.0.1"))
    server.start()
    client = Client(ssl_context=trusting)
    requests = [client.request(f"https://127.0.0.1:{server.port}/{n}") for n in range(3)]
    captures = client.get_all(*requests)
    server.listener.shutdown(socket.SHUT_RDWR)
    server.join(5)
    server.listener.close()
    assert [capture.body for capture in captures] == [b"over two: /0", b"over two: /1", b"over two: /2"]
    assert server.connections == 1


def _connect(addresses: list[str], *, allow_private: bool) -> list[str]:
    """Return the addresses that were really connected to, in order."""
    tried: list[str] = []

    class Recording(httpcore.AsyncNetworkBackend):
        async def connect_tcp(
            self, host: str, *_args: object, **_more: object
        ) -> httpcore.AsyncNetworkStream:
            tried.append(host)
            if len(tried) < len(addresses):
                raise httpcore.ConnectError("nobody there")
            return httpcore.AsyncMockStream([])

    async def resolver(_host: str, _port: int) -> list[str]:
        return addresses

    async def run() -> None:
        backend = CheckedBackend(allow_private=allow_private, resolver=resolver)
        backend._backend = Recording()  # type: ignore[assignment]
        await backend.connect_tcp("news.example", 443)

    anyio.run(run)
    return tried


def test_name_is_connected_to_by_its_checked_addresses_in_order() -> None:
    addresses = ["2606:4700::6810:85e5", "104.16.132.229"]
    assert _connect(addresses, allow_private=False) == addresses


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["104.16.132.229", "10.0.0.5"],
        ["fd00::1"],
        ["fe80::1"],
        ["::ffff:192.168.0.1"],
        ["2002:7f00:1::"],
        ["169.254.169.254"],
    ],
)
def test_name_of_which_any_address_is_private_is_refused(addresses: list[str]) -> None:
    with pytest.raises(FetchError, match=r"news\.example resolves to .*allow_private"):
        _connect(addresses, allow_private=False)
    assert _connect(addresses, allow_private=True) == addresses


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "224.0.0.1", "ff02::1"])
def test_address_where_nobody_can_answer_is_refused_in_any_case(address: str) -> None:
    with pytest.raises(FetchError):
        _connect([address], allow_private=True)


def test_name_that_changes_its_address_cannot_reach_private_hosts(web: Web) -> None:
    """The address that is connected to is the one that was checked, not a later answer."""
    web.serve("/page", answer(b"private"))
    answers = iter([["104.16.132.229"], ["127.0.0.1"]])

    async def resolver(_host: str, _port: int) -> list[str]:
        return next(answers)

    async def run() -> None:
        transport = CheckedTransport(
            ssl_context=ssl.create_default_context(), concurrency=1, resolver=resolver
        )
        async with httpx.AsyncClient(transport=transport) as client:
            await resolver("news.example", web.port)  # what an earlier check of the name saw
            with pytest.raises(FetchError, match="loopback"):
                await client.get(f"http://news.example:{web.port}/page")

    anyio.run(run)
    assert web.log == []


def test_connection_to_a_private_host_is_never_shared_with_who_may_not(web: Web) -> None:
    keep = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    web.serve("/page", keep)
    client = Client()
    may, may_not = client.get_all(
        client.request(web.url(), robots_ignored="test"),
        client.request(web.url(), robots_ignored="test", allow_private=False),
    )
    assert (may.status, may_not.status) == (200, None)


def test_name_that_nobody_knows_is_one_line() -> None:
    async def resolver(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    transport = CheckedTransport(ssl_context=ssl.create_default_context(), concurrency=1, resolver=resolver)
    capture = Client(transport=transport).get("http://news.example/page", robots_ignored="test")
    assert capture.status is None
    assert "the name news.example cannot be resolved" in (capture.error or "")
