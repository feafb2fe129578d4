"""A real web server and a real mail server on the loopback, on free ports, for as long as the story lasts."""

from __future__ import annotations

import email
import email.policy
import socket
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, Self

HOST = "127.0.0.1"
_MISSING = "<!doctype html><title>Not found</title><h1>Not found</h1>"


def free_port() -> int:
    """Return a port on the loopback that nobody listens on now (aiosmtpd cannot choose one itself)."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of another kind than a page: a redirect, an error, a file."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass(slots=True)
class Site:
    """What the web server shows, by path (a missing one is a 404); `asked` holds what was asked, in order."""

    pages: dict[str, str | Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


class WebServer:
    """Serves a `Site` over HTTP with validators, as an ordinary site does; use it as a context manager."""

    def __init__(self, site: Site) -> None:
        handler = type("Handler", (_Handler,), {"site": site})
        self._server = ThreadingHTTPServer((HOST, 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """The server's address without a trailing slash."""
        return f"http://{HOST}:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    site: ClassVar[Site]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the page, with 304 where the visitor has it already, or with 404."""
        self.site.asked.append(self.path)
        page = self.site.pages.get(self.path)
        if page is None:
            page = Answer(404, _MISSING.encode())
        if isinstance(page, Answer):
            self._answer(page.status, page.headers, page.body)
            return
        body = page.encode()
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            self._answer(304, (("ETag", tag),), b"")
        else:
            self._answer(200, (("ETag", tag), *Answer(200).headers), body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet: the story is told by the program."""

    def _answer(self, status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Mailbox:
    """A mail server that keeps what it is handed, in order; use it as a context manager."""

    def __init__(self) -> None:
        from aiosmtpd.controller import Controller

        self.messages: list[tuple[tuple[str, ...], EmailMessage]] = []
        self._port = free_port()
        self._controller = Controller(self, hostname=HOST, port=self._port)

    @property
    def address(self) -> str:
        """The address of the mail server as an SMTP URL."""
        return f"smtp://{HOST}:{self._port}?tls=none"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802
        """Keep one message (the name and the arguments are aiosmtpd's)."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append((tuple(envelope.rcpt_tos), message))
        return "250 kept"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()
