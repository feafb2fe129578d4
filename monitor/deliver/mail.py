"""Handing messages to a mail server: one connection for all of them, a result for each.

What the server says about one message is that message's result, and does not stop the others.  A refusal
for good (5xx) is told apart from one for now (4xx); whatever goes wrong with the connection, its encryption
or the login is no message's fault and counts as for now, so that nothing is lost over a wrong password.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from enum import StrEnum
from typing import TYPE_CHECKING

from monitor.deliver.smtp import SmtpSettings, said, where, why
from monitor.errors import DeliveryError

if TYPE_CHECKING:
    import smtplib
    import ssl

TIMEOUT = 30.0  # seconds for every answer of the server (RFC 5321 §4.5.3.2 lets servers take minutes)

BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
)


class Fate(StrEnum):
    """What became of a message: taken by the server, refused for now, or refused for good."""

    SENT = "sent"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True)
class Handed:
    """What the server did with one message, and why, in one line without secrets."""

    message_id: str
    recipient: str
    fate: Fate
    reason: str = ""

    @property
    def sent(self) -> bool:
        """Say whether the server took the message."""
        return self.fate is Fate.SENT


def send(
    messages: Sequence[EmailMessage],
    smtp: SmtpSettings,
    *,
    timeout: float = TIMEOUT,
    tell: Callable[[Handed], None] = lambda handed: None,  # noqa: ARG005
) -> list[Handed]:
    """Hand messages to the server over one connection, and return what became of each, in order.

    `tell` hears each as soon as it is known, so that it can be noted before the next.  A connection that
    breaks halfway leaves the rest refused for now.  Nothing is raised for what a server or network does;
    `connect` is what raises, for those who want to know at once.
    """
    results: list[Handed] = []
    for handed in _send_all(messages, smtp, timeout):
        results.append(handed)
        tell(handed)
    return results


def _send_all(messages: Sequence[EmailMessage], smtp: SmtpSettings, timeout: float) -> Iterator[Handed]:
    if not messages:
        return
    try:
        client = connect(smtp, timeout=timeout)
    except DeliveryError as error:
        yield from (_handed(message, Fate.TEMPORARY, str(error)) for message in messages)
        return
    done = 0
    try:
        for message in messages:
            done += 1
            yield _send_one(client, message, smtp)
            if client.sock is None:
                break
    finally:
        _leave(client)
    lost = f"{where(smtp)}: the connection broke before this message (it is tried again)"
    yield from (_handed(message, Fate.TEMPORARY, lost) for message in messages[done:])


def connect(smtp: SmtpSettings, *, timeout: float = TIMEOUT) -> smtplib.SMTP:
    """Return a connection that is encrypted and logged in as the settings ask.

    With `starttls`, a server that does not offer it is refused, unless it is this machine itself.  Raises
    DeliveryError with the remedy.
    """
    import smtplib

    from monitor.deliver.client import Client, EncryptedClient

    context = None if smtp.tls == "none" else _context(smtp)
    client: smtplib.SMTP | None = None
    try:
        if smtp.tls == "implicit":
            client = EncryptedClient(smtp.host, smtp.port, timeout=timeout, context=context)
        else:
            client = Client(smtp.host, smtp.port, timeout=timeout)
        client.ehlo_or_helo_if_needed()
        if smtp.tls == "starttls" and (client.has_extn("starttls") or not _is_this_machine(smtp.host)):
            client.starttls(context=context)
            client.ehlo()
        if smtp.user:
            client.login(smtp.user, smtp.password or "")
    except (OSError, smtplib.SMTPException, ValueError) as error:
        if client is not None:
            client.close()
        raise DeliveryError(why(smtp, error)) from None
    return client


def next_attempt(attempts: int, now: datetime) -> datetime:
    """Return when to try again after so many failed attempts (1 or more): `BACK_OFF`, then once a day.

    There is no last attempt: a notice is never lost.
    """
    return now + BACK_OFF[min(max(attempts, 1), len(BACK_OFF)) - 1]


def _send_one(client: smtplib.SMTP, message: EmailMessage, smtp: SmtpSettings) -> Handed:
    import smtplib

    try:
        client.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        return _refused(message, smtp, code, text)
    except smtplib.SMTPResponseException as error:
        return _refused(message, smtp, error.smtp_code, error.smtp_error)
    except smtplib.SMTPNotSupportedError:
        reason = f"{where(smtp)}: the server cannot carry an address with letters beyond ASCII (SMTPUTF8)"
        return _handed(message, Fate.PERMANENT, reason)
    except (OSError, smtplib.SMTPException) as error:
        client.close()
        return _handed(message, Fate.TEMPORARY, why(smtp, error))
    return _handed(message, Fate.SENT, "")


def _refused(message: EmailMessage, smtp: SmtpSettings, code: int, text: bytes | str) -> Handed:
    """Return a refusal; 5xx is for good, everything else for now (RFC 5321 §4.2.1)."""
    permanent = 500 <= code < 600
    ending = "for good" if permanent else "for now"
    reason = f"{where(smtp)}: the server refused the message {ending}: {code} {said(text, smtp)}"
    return _handed(message, Fate.PERMANENT if permanent else Fate.TEMPORARY, reason)


def _handed(message: EmailMessage, fate: Fate, reason: str) -> Handed:
    return Handed(str(message["Message-ID"]), str(message["To"]), fate, reason)


def _leave(client: smtplib.SMTP) -> None:
    import smtplib

    try:
        if client.sock is not None:
            client.quit()
    except (OSError, smtplib.SMTPException):
        client.close()


def _context(smtp: SmtpSettings) -> ssl.SSLContext:
    """Return a context that verifies the server's certificate and name, always."""
    import ssl

    try:
        return ssl.create_default_context(cafile=str(smtp.ca) if smtp.ca else None)
    except (OSError, ssl.SSLError) as error:
        reason = error.strerror or "it holds no certificate"
        raise DeliveryError(
            f"{smtp.ca}: authorities of the mail server: {reason} (see MONITOR_SMTP_CA)"
        ) from None


def _is_this_machine(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
