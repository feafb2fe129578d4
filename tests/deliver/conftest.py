"""Mail servers on the loopback, of every kind that a network has, and letters to send."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from monitor.config import SmtpSettings
from monitor.deliver.message import build, message_id_of
from monitor.report.message import Letter

HOST = "127.0.0.1"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PASSWORD = "correct horse"


@dataclass
class Server:
    """A mail server that keeps what it takes; `answers` are given to the next messages in place of `250`."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    encrypted: list[bool] = field(default_factory=list)
    users: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the name and the arguments are aiosmtpd's
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answers:
            answer = self.answers.pop(0)
            if answer == "drop":
                server.transport.abort()
            return answer
        self.encrypted.append(
            session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None
        )
        self.taken.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 kept"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        self.users.append(data.login.decode())
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the test's own, and the context of a server that it certifies."""

    file: Path
    context: ssl.SSLContext


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    ca = trustme.CA()
    file = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert(HOST, "localhost").configure_cert(context)
    return Authority(file, context)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


class Implicit(Controller):
    """A server that is encrypted from the first byte."""

    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.SMTP_kwargs)


Start = Callable[..., Server]


@pytest.fixture
def start(authority: Authority) -> Iterator[Start]:
    """Start a server: `tls` is `none`, `starttls` or `implicit`; with `login` it takes nobody without one."""
    with ExitStack() as stack:

        def start(tls: str = "none", *, login: bool = False) -> Server:
            server = Server(free_port())
            options: dict[str, Any] = {}
            if tls == "starttls":
                options = {"tls_context": authority.context, "require_starttls": True}
            if login:
                options |= {
                    "authenticator": server.authenticate,
                    "auth_required": True,
                    "auth_require_tls": tls == "starttls",
                }
            if tls == "implicit":
                options["ssl_context"] = authority.context
            controller = Controller(server, hostname=HOST, port=server.port, **options)
            controller.start()
            stack.callback(controller.stop)
            return server

        yield start


def settings(server: Server, **more: Any) -> SmtpSettings:
    given: dict[str, Any] = {"host": HOST, "port": server.port, "tls": "none"}
    return SmtpSettings(**(given | more))


def letter(
    to: str = "desk@example.org", subject: str = "Added (confirmed): Universal Postal Union"
) -> EmailMessage:
    sender = "Withdrawal monitor <monitor@example.org>"
    return build(
        Letter(subject, "Plain words: 國際太陽能聯盟\n", "<p>Words in HTML: 國際太陽能聯盟</p>"),
        sender=sender,
        recipient=to,
        date=NOW,
        message_id=message_id_of("20260301T120000Z", to, ["a", "b"], sender=sender),
    )
