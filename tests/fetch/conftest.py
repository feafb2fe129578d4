"""A web server that sends exactly the bytes it is told to, and a client whose time is set by hand."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import anyio
import httpx
import pytest

from monitor.fetch import Fetcher, Request
from monitor.model import Capture, Network, Validators

NOW = datetime(2026, 1, 9, 12, tzinfo=UTC)
NETWORK = Network(
    user_agent="monitor-test/1",
    contact="desk@example.org",
    allow_private=True,
    per_origin_delay=0.0,
    retries=0,
    timeout=10.0,
)
NO_VALIDATORS = Validators()
Piece = bytes | float
Script = Callable[["Asked"], bytes | Iterable[Piece]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came: its path, its headers (names in lower case), and which it was of its path."""

    path: str
    headers: dict[str, str]
    count: int
    server: Web


@dataclass
class Web:
    """A server on the loopback; `scripts` gives what each path sends, `log` what was asked in order."""

    port: int = 0
    scheme: str = "http"
    scripts: dict[str, Script] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)
    open_now: int = 0
    open_most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str = "/page") -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, *answers: bytes | Script) -> None:
        """Send the answers one after the other; the last one for ever."""

        def script(asked: Asked) -> bytes | Iterable[Piece]:
            answer = answers[min(asked.count, len(answers)) - 1]
            return answer if isinstance(answer, bytes) else answer(asked)

        self.scripts[path] = script

    def asked(self, path: str = "/page") -> list[Asked]:
        return [one for one in self.log if one.path == path]


def answer(
    body: bytes = b"<p>good</p>", status: int = 200, headers: Sequence[str] = (), *, length: bool = True
) -> bytes:
    """Return an HTTP/1.1 answer as bytes."""
    lines = [f"HTTP/1.1 {status} Status", "Connection: close", *headers]
    if length and status not in {204, 304}:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


def _missing(_asked: Asked) -> bytes:
    return answer(b"missing", 404)


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        web: Web = self.server.web  # type: ignore[attr-defined]
        first = self.rfile.readline().decode("latin-1").split()
        if len(first) < 2:
            return
        headers = {}
        while (line := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        with web.lock:
            asked = Asked(first[1], headers, len(web.asked(first[1])) + 1, web)
            web.log.append(asked)
            web.open_now += 1
            web.open_most = max(web.open_most, web.open_now)
        script: Script = web.scripts.get(first[1], _missing)
        made = script(asked)
        try:
            for piece in (made,) if isinstance(made, bytes) else made:
                if isinstance(piece, bytes):
                    self.wfile.write(piece)
                else:
                    time.sleep(piece)
        except OSError:
            pass  # the client had enough
        finally:
            with web.lock:
                web.open_now -= 1


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 200

    def __init__(self, web: Web, tls: ssl.SSLContext | None) -> None:
        self.web = web
        self.tls = tls
        super().__init__(("127.0.0.1", 0), _Handler)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        if self.tls is not None:
            connection = self.tls.wrap_socket(connection, server_side=True)
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that break off are what is tested."""


def serving(tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Run a server until the test is over."""
    web = Web(scheme="https" if tls else "http")
    with _Server(web, tls) as server:
        web.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield web
        server.shutdown()
        thread.join()


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server on the loopback."""
    yield from serving()


@pytest.fixture
def other_web() -> Iterator[Web]:
    """Another one, at another origin."""
    yield from serving()


@dataclass
class Client:
    """Runs fetches; sleeping moves timer and clock and takes no time.  `naps` are the seconds slept."""

    network: Network = NETWORK
    transport: httpx.AsyncBaseTransport | None = None
    ssl_context: ssl.SSLContext | None = None
    naps: list[float] = field(default_factory=list)
    elapsed: float = 0.0

    def clock(self) -> datetime:
        return NOW + timedelta(seconds=self.elapsed)

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.elapsed += seconds
        await anyio.sleep(0)

    def fetcher(self) -> Fetcher:
        return Fetcher(
            self.network,
            clock=self.clock,
            sleep=self.sleep,
            timer=lambda: self.elapsed,
            transport=self.transport,
            ssl_context=self.ssl_context,
        )

    def request(self, url: str, *, validators: Validators = NO_VALIDATORS, **network: object) -> Request:
        return Request("test", url, replace(self.network, **network), validators)  # type: ignore[arg-type]

    def get(self, url: str, *, validators: Validators = NO_VALIDATORS, **network: object) -> Capture:
        """Fetch one address."""
        return self.get_all(self.request(url, validators=validators, **network))[0]

    def get_all(self, *requests: Request, together: bool = False) -> list[Capture]:
        """Fetch several with one client, one after the other or together."""
        captures: dict[int, Capture] = {}

        async def run() -> None:
            async with self.fetcher() as fetcher:

                async def one(place: int, request: Request) -> None:
                    captures[place] = await fetcher.fetch(request)

                if together:
                    async with anyio.create_task_group() as group:
                        for place, request in enumerate(requests):
                            group.start_soon(one, place, request)
                else:
                    for place, request in enumerate(requests):
                        await one(place, request)

        anyio.run(run)
        return [captures[place] for place in range(len(requests))]


@pytest.fixture
def client() -> Client:
    """A client that may ask the loopback, retries nothing and leaves no gap."""
    return Client()
