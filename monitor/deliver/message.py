"""A letter as an e-mail message: MIME parts and headers that no foreign word can bend.

Nothing here knows the time or chance: date and Message-ID come from what is told, so that a message that is
composed again after a crash is the same message, and a mailbox can tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr

from monitor.errors import DeliveryError
from monitor.report.message import Letter

_DIGEST = 32  # hexadecimal digits of a Message-ID: 128 bits


def build(letter: Letter, *, sender: str, recipient: str, date: datetime, message_id: str) -> EmailMessage:
    """Return the message of a letter: a text part, and the same in HTML as the alternative.

    `sender` and `recipient` are addresses, with or without a name (`Monitor <a@b.example>`); `message_id`
    comes from `message_id_of`; `date` is aware.  Raises DeliveryError for what is no address.  The headers
    say that a program wrote it (RFC 3834), so that nobody's holiday notice answers it.
    """
    to = address_of(recipient)
    origin = address_of(sender)
    message = EmailMessage(policy=SMTP if _ascii(to) and _ascii(origin) else SMTPUTF8)
    message["From"] = origin
    message["To"] = to
    message["Subject"] = _line(letter.subject)
    message["Date"] = format_datetime(date.astimezone(UTC))
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = "en"
    message.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", charset="utf-8", cte="quoted-printable")
    # the library's own boundary is made by chance
    message.set_boundary(f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:_DIGEST]}")
    return message


def message_id_of(run: str, recipient: str, notices: Iterable[str], *, sender: str) -> str:
    """Return a stable Message-ID (RFC 5322 §3.6.4) for what one run tells one recipient.

    `notices` are the ids of the changes.  The address of the recipient cannot be read from it.
    """
    parts = (run, address_of(recipient).addr_spec.casefold(), *sorted(set(notices)))
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGEST]
    return f"<{digest}@{address_of(sender).domain}>"


def address_of(text: str) -> Address:
    """Return an address, its domain in ASCII (IDNA).  Raises DeliveryError for what is no single address."""
    name, spec = parseaddr(text)
    local, at, domain = spec.rpartition("@")
    broken = any(ord(c) < 32 or ord(c) == 127 for c in text) or not (at and local and domain)
    if broken or " " in spec or (text.count("@") > 1 and "<" not in text):
        raise DeliveryError(f"{text!r} is no e-mail address (write name@host, or: Name <name@host>)")
    try:
        return Address(name, local, domain.encode("idna").decode("ascii") if not domain.isascii() else domain)
    except (ValueError, IndexError) as error:
        raise DeliveryError(f"{text!r} is no e-mail address ({error})") from error


def _ascii(address: Address) -> bool:
    """Say whether every server can carry an address; a foreign local part needs SMTPUTF8 (RFC 6531)."""
    return address.addr_spec.isascii()


def _line(text: str) -> str:
    """Return a header's text on one line: a line break in it would start a header of its own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
