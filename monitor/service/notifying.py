"""Mail from notices: bundled into one message a recipient and run, sent, stamped, retried.

A message is stored with its notices before it is sent, so that a notice belongs to one message only.  What
it says is computed from the stored changes, so that sending it again sends the same words under the same
Message-ID.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.errors import DeliveryError
from monitor.service.clock import Clock
from monitor.service.run import Messages

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from monitor.config import Settings
    from monitor.deliver.mail import Handed
    from monitor.service.run import Run
    from monitor.store import Reading, Store, StoredMessage, StoredNotice

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=10)
"""How long a message belongs to the process that is sending it; longer than a batch can take."""

BATCH = 10
"""How many messages are claimed and sent over one connection."""


def notify(run: Run) -> Messages:
    """Bundle what is due into messages, and hand over every message whose time has come."""
    return deliver(run.settings, run.store, run.clock, run_id=run.id if run.stored else None)


def deliver(
    settings: Settings, store: Store, clock: Clock, *, run_id: str | None = None, early: bool = False
) -> Messages:
    """Do what `notify` does, for whoever has no run; with `early` also send what waits for its next try.

    Without a mail server everything waits in the database.
    """
    queued = bundle(settings, store, clock(), run_id)
    if early:
        with store.transaction() as transaction:
            transaction.hurry_messages(clock())
    sent, failed = hand_over(settings, store, clock)
    return Messages(queued, sent, failed)


def bundle(settings: Settings, store: Store, now: datetime, run_id: str | None) -> int:
    """Make one message for each recipient of what is due; return how many were made."""
    from monitor.deliver.message import message_id_of

    with store.reading() as reading:
        if not reading.has_due_notices(now):
            return 0
    with store.transaction() as transaction:
        by_address: dict[str, list[StoredNotice]] = {}
        for one in transaction.due_notices(now):
            by_address.setdefault(one.notice.address, []).append(one)
        for address, notices in by_address.items():
            ids = [one.notice.change_id for one in notices]
            newest = notices[-1].change.run_id
            message_id = message_id_of(newest, address, ids, sender=settings.mail_from or address)
            transaction.add_message(message_id, address, notices, created_at=now, run_id=run_id)
    return len(by_address)


def hand_over(settings: Settings, store: Store, clock: Clock) -> tuple[int, int]:
    """Send every message whose time has come; return how many were taken and how many refused."""
    sent = failed = 0
    while settings.smtp is not None:
        now = clock()
        with store.reading() as reading:
            if not reading.has_due_messages(now):
                break
        with store.transaction() as transaction:
            batch = transaction.claim_messages(now, now + CLAIM, limit=BATCH)
        fates = _send(settings, store, clock, batch)
        sent += sum(fates)
        failed += len(fates) - sum(fates)
        if not any(fates):
            break  # nothing went through: the server is not there, and the rest stays due
    return sent, failed


def _send(settings: Settings, store: Store, clock: Clock, messages: Sequence[StoredMessage]) -> list[bool]:
    """Send some messages over one connection, stamp each as it is answered, and say which were taken."""
    from monitor.deliver.mail import send

    assert settings.smtp is not None  # noqa: S101 - the only caller looked
    by_id = {message.id: message for message in messages}
    letters: list[EmailMessage] = []
    fates: list[bool] = []

    def stamp(handed: Handed) -> None:
        fates.append(_stamp(store, clock, by_id[handed.message_id], handed.reason, sent=handed.sent))

    with store.reading() as reading:
        for message in messages:
            try:
                letters.append(letter_of(settings, reading, message))
            except DeliveryError as error:
                fates.append(_stamp(store, clock, message, str(error), sent=False))
    send(letters, settings.smtp, tell=stamp)
    return fates


def letter_of(settings: Settings, reading: Reading, message: StoredMessage) -> EmailMessage:
    """Return a message as it is sent, from its stored changes.  Raises DeliveryError for a broken address."""
    from monitor.deliver.message import build
    from monitor.report.message import compose
    from monitor.service.publishing import report_of

    notices = reading.notices_of(message.id)
    ids = sorted({one.change.run_id for one in notices})
    runs = [run for run in map(reading.run, ids) if run is not None]
    facts = {key: value for run in runs for key, value in report_of(reading, run).facts.items()}
    written = [run.report_path for run in runs if run.report_path is not None]
    place = written[0] if len(runs) == 1 and written else "index.html" if written else None
    letter = compose(
        message.address,
        [one.change.change for one in notices],
        facts,
        run=notices[-1].change.run_id,
        report=_where(settings, place) if place else None,
        manifest=max(runs, key=lambda run: run.sequence).manifest if runs else None,
    )
    return build(
        letter,
        sender=settings.mail_from,
        recipient=message.address,
        date=message.created_at,
        message_id=message.id,
    )


def _where(settings: Settings, place: str) -> str:
    """Return where a report is read: its address where the folder is published, else its path."""
    if settings.reports_url is None:
        return f"{settings.reports / place} (on the monitor's machine)"
    return f"{settings.reports_url.rstrip('/')}/{place}"


def _stamp(store: Store, clock: Clock, message: StoredMessage, reason: str, *, sent: bool) -> bool:
    from monitor.deliver.mail import next_attempt

    now = clock()
    with store.transaction() as transaction:
        if sent:
            transaction.stamp_sent(message.id, now)
        else:
            transaction.stamp_failed(message.id, reason, next_attempt(message.attempts + 1, now))
    if sent:
        log.info("mailed message=%s to=%s", message.id, message.address)
    else:
        log.warning("mail to %s waits: %s", message.address, reason)
    return sent
