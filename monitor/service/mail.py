"""Mail by hand: a test message to everybody, or what waits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.errors import DeliveryError, UsageError
from monitor.service.clock import clock_of
from monitor.service.notifying import deliver
from monitor.service.run import Messages

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.store import Store

SUBJECT = "Test message of the withdrawal monitor"
TEXT = """\
This is a test.  The withdrawal monitor can reach you: nothing has changed, and nothing is wrong.

You are configured as a recipient of: {topics} ({when}).
"""
HTML = "<!doctype html><html lang='en'><title>{subject}</title><p>{text}</p></html>"


def send_test(settings: Settings) -> Iterator[tuple[str, str | None]]:
    """Send a test message to each recipient; yield the address and what went wrong (None: it was taken)."""
    from monitor.deliver.mail import send
    from monitor.deliver.message import build
    from monitor.report.message import Letter

    if settings.smtp is None:
        raise UsageError("no mail server is configured; set MONITOR_SMTP_URL")
    now = clock_of(settings.now)()
    for recipient in settings.recipients:
        topics = ", ".join(sorted(topic.value for topic in recipient.topics))
        text = TEXT.format(topics=topics, when=recipient.when.value)
        digest = hashlib.sha256(f"test {now.isoformat()} {recipient.address}".encode()).hexdigest()[:32]
        domain = settings.mail_from.rpartition("@")[2].rstrip("> ") or "localhost"
        try:
            message = build(
                Letter(SUBJECT, text, HTML.format(subject=SUBJECT, text=text)),
                sender=settings.mail_from,
                recipient=recipient.address,
                date=now,
                message_id=f"<{digest}@{domain}>",
            )
        except DeliveryError as error:
            yield recipient.address, str(error)
            continue
        [handed] = send([message], settings.smtp)
        yield recipient.address, None if handed.sent else handed.reason


def send_waiting(settings: Settings, store: Store) -> Messages:
    """Send everything that is due, and what was refused before without waiting for its next try."""
    return deliver(settings, store, clock_of(settings.now), early=True)
