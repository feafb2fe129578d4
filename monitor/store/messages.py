"""Messages: which notices each tells, when it is tried, and when it was handed over.

A message is claimed before it is handed over: while the claim lasts, nobody else hands it over.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update

from monitor.errors import StoreError
from monitor.model import Notice, Topic
from monitor.store.changes import stored_change
from monitor.store.rows import StoredMessage, StoredNotice
from monitor.store.tables import ChangeTable, MessageNoticeTable, MessageTable, NoticeTable
from monitor.store.work import Work


class MessageReading(Work):
    """What is asked about notices and messages."""

    def has_due_notices(self, now: datetime) -> bool:
        """Say whether a notice that is due belongs to no message yet."""
        query = self._unbundled().where(NoticeTable.due <= now).limit(1)
        return self.session.execute(query).first() is not None

    def due_notices(self, now: datetime) -> list[StoredNotice]:
        """Return the notices that are due and belong to no message yet, in the order of their changes."""
        query = self._unbundled().where(NoticeTable.due <= now)
        rows = self.session.execute(query.order_by(NoticeTable.address, ChangeTable.sequence))
        return [_notice(notice, change, None) for notice, change in rows]

    def notices_of(self, message_id: str) -> list[StoredNotice]:
        """Return what one message tells, in the order of its changes."""
        query = (
            select(NoticeTable, ChangeTable)
            .join(ChangeTable, ChangeTable.id == NoticeTable.change_id)
            .join(MessageNoticeTable, MessageNoticeTable.notice_id == NoticeTable.id)
            .where(MessageNoticeTable.message_id == message_id)
            .order_by(ChangeTable.sequence)
        )
        return [_notice(notice, change, message_id) for notice, change in self.session.execute(query)]

    def has_due_messages(self, now: datetime) -> bool:
        """Say whether a message waits whose time has come."""
        query = select(MessageTable.message_id).where(*_free(now), MessageTable.next_attempt_at <= now)
        return self.session.scalar(query.limit(1)) is not None

    def waiting_messages(self) -> list[StoredMessage]:
        """Return every message that was not handed over yet, the oldest first."""
        query = select(MessageTable).where(MessageTable.sent_at.is_(None))
        rows = self.session.scalars(query.order_by(MessageTable.created_at, MessageTable.message_id))
        return [_message(row) for row in rows]

    def messages(self) -> list[StoredMessage]:
        """Return all messages, the oldest first."""
        rows = self.session.scalars(
            select(MessageTable).order_by(MessageTable.created_at, MessageTable.message_id)
        )
        return [_message(row) for row in rows]

    def count_waiting_notices(self) -> int:
        """Count the notices that belong to no message yet: digests whose day has not ended."""
        bundled = select(MessageNoticeTable.notice_id)
        query = select(func.count()).select_from(NoticeTable).where(NoticeTable.id.not_in(bundled))
        return self.session.scalar(query) or 0

    def _unbundled(self) -> Select[NoticeTable, ChangeTable]:
        bundled = select(MessageNoticeTable.notice_id).where(MessageNoticeTable.notice_id == NoticeTable.id)
        return (
            select(NoticeTable, ChangeTable)
            .join(ChangeTable, ChangeTable.id == NoticeTable.change_id)
            .where(~bundled.exists())
        )


class MessageWriting(MessageReading):
    """How messages are kept."""

    def add_message(
        self,
        message_id: str,
        address: str,
        notices: Collection[StoredNotice],
        *,
        created_at: datetime,
        run_id: str | None,
    ) -> None:
        """Keep a message with the notices that it tells; it is due at once."""
        if not notices:
            raise StoreError(f"a message to {address} without notices tells nothing")
        self.session.execute(
            insert(MessageTable),
            [
                {
                    "message_id": message_id,
                    "address": address,
                    "run_id": run_id,
                    "created_at": created_at,
                    "attempts": 0,
                    "next_attempt_at": created_at,
                }
            ],
        )
        self.session.execute(
            insert(MessageNoticeTable), [{"notice_id": one.id, "message_id": message_id} for one in notices]
        )

    def hurry_messages(self, now: datetime) -> None:
        """Let everything that was refused and waits for its next try be due now."""
        self.session.execute(
            update(MessageTable)
            .where(*_free(now), MessageTable.next_attempt_at > now)
            .values(next_attempt_at=now),
            execution_options={"synchronize_session": False},
        )

    def claim_messages(self, now: datetime, until: datetime, *, limit: int) -> Sequence[StoredMessage]:
        """Return messages whose time has come, the oldest first; until then nobody else gets them."""
        query = (
            select(MessageTable)
            .where(*_free(now), MessageTable.next_attempt_at <= now)
            .order_by(MessageTable.created_at, MessageTable.message_id)
            .limit(limit)
        )
        claimed = [_message(row) for row in self.session.scalars(query)]
        for one in claimed:
            self._stamp(one.id, claimed_until=until)
        return claimed

    def stamp_sent(self, message_id: str, at: datetime) -> None:
        """Note that a message was handed over."""
        self._stamp(
            message_id,
            sent_at=at,
            claimed_until=None,
            last_error=None,
            attempts=MessageTable.attempts + 1,
        )

    def stamp_failed(self, message_id: str, error: str, next_attempt_at: datetime) -> None:
        """Note why a message was not handed over, and when to try again."""
        self._stamp(
            message_id,
            last_error=error,
            claimed_until=None,
            next_attempt_at=next_attempt_at,
            attempts=MessageTable.attempts + 1,
        )

    def _stamp(self, message_id: str, **values: object) -> None:
        self.session.execute(
            update(MessageTable).where(MessageTable.message_id == message_id).values(**values),
            execution_options={"synchronize_session": False},
        )


def _free(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which a message waits and belongs to nobody."""
    unclaimed = or_(MessageTable.claimed_until.is_(None), MessageTable.claimed_until <= now)
    return MessageTable.sent_at.is_(None), unclaimed


def _notice(row: NoticeTable, change: ChangeTable, message_id: str | None) -> StoredNotice:
    return StoredNotice(
        id=row.id,
        notice=Notice(row.change_id, row.address, Topic(row.topic), row.due),
        created_at=row.created_at,
        change=stored_change(change),
        message_id=message_id,
    )


def _message(row: MessageTable) -> StoredMessage:
    return StoredMessage(
        id=row.message_id,
        address=row.address,
        run_id=row.run_id,
        created_at=row.created_at,
        next_attempt_at=row.next_attempt_at,
        attempts=row.attempts,
        last_error=row.last_error,
        sent_at=row.sent_at,
    )
