"""Which change goes to whom, now or in a digest: a pure table and a little calendar.

The table below is the policy.  A recipient who asks for several topics of a change gets one notice of it,
under the first topic of the table that was asked for.  How soon is the recipient's own choice: now, at the
end of the local day, or at the end of the local week.  What is late or read back is routed like its kind;
the words of the message say that it is late.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.model import Authority, Change, ChangeKind, Level, Notice, Recipient, Topic, When

if TYPE_CHECKING:
    from datetime import date

_BY_LEVEL = {
    Level.CONFIRMED: Topic.CONFIRMED,
    Level.REPORTED: Topic.REPORTED,
    Level.SINGLE: Topic.SINGLE,
}

_BY_KIND: dict[ChangeKind, tuple[Topic, ...]] = {
    ChangeKind.CONFIRMED: (Topic.CONFIRMED,),
    ChangeKind.REWORDED: (Topic.CHANGES,),
    ChangeKind.ACT: (Topic.CHANGES,),
    ChangeKind.TOTAL_CHANGED: (Topic.CHANGES,),
    ChangeKind.REVIEW_CHANGED: (Topic.CHANGES,),
    ChangeKind.NEW_DOCUMENT: (Topic.CHANGES,),
    ChangeKind.UNVERIFIED: (Topic.CONFIRMED, Topic.OPERATOR),
    ChangeKind.VANISHED: (Topic.OPERATOR,),
    ChangeKind.RESTORED: (Topic.OPERATOR,),
    ChangeKind.HELD: (Topic.OPERATOR,),
    ChangeKind.UNREACHABLE: (Topic.OPERATOR,),
    ChangeKind.RECOVERED: (Topic.OPERATOR,),
}


def route(change: Change) -> tuple[Topic, ...]:
    """Return the topics that a change belongs to, the most telling one first.

    None are those of an edited page that is no official document about the list: it stands in the report.

    An addition belongs to its level.  What ends a withdrawal (reversed, removed) is a change, and also goes
    to those who ask for the level that it ends: who was told the claim is told its end.  What an official
    source ends always reaches those who ask for what is confirmed.
    """
    if change.kind is ChangeKind.ADDED:
        if change.level is Level.SINGLE and change.old == Level.REPORTED.value:
            return (Topic.REPORTED, Topic.SINGLE)  # who was told that two say so is told that one does
        return (_BY_LEVEL[change.level or Level.SINGLE],)
    if change.kind in (ChangeKind.REVERSED, ChangeKind.REMOVED):
        ended = [Topic.CONFIRMED] if _official(change) else []
        if change.level is not None and _BY_LEVEL[change.level] not in ended:
            ended.append(_BY_LEVEL[change.level])
        return (*ended, Topic.CHANGES)
    if change.kind is ChangeKind.REWORDED and change.organization is None and change.level is None:
        return ()
    if change.kind is ChangeKind.NEW_DOCUMENT and _official(change):
        # the government announces something that no gazetteer knows: an addition, as far as anybody can tell
        return (Topic.CONFIRMED, Topic.CHANGES)
    return _BY_KIND[change.kind]


def notices(changes: Iterable[Change], recipients: Sequence[Recipient], now: datetime) -> list[Notice]:
    """Return one notice for each change and each address that asked for it, in the order of the changes.

    `now` is aware.  An address that is configured twice gets one notice, due at the earlier time.
    """
    told: dict[tuple[str, str], Notice] = {}
    for change in changes:
        topics = route(change)
        for recipient in recipients:
            topic = next((topic for topic in topics if topic in recipient.topics), None)
            if topic is None:
                continue
            notice = Notice(change.id, recipient.address, topic, due(recipient, now))
            key = (change.id, recipient.address.casefold())
            if key not in told or notice.due < told[key].due:
                told[key] = notice
    return list(told.values())


def due(recipient: Recipient, now: datetime) -> datetime:
    """Return when a notice may be sent: now, or the next local midnight that ends a day or a week, in UTC.

    A week ends where Monday begins (ISO 8601).  Both are strictly after `now`.
    """
    if recipient.when is When.NOW:
        return now
    today = now.astimezone(ZoneInfo(recipient.time_zone)).date()
    days = 1 if recipient.when is When.DAILY else 7 - today.weekday()
    return _midnight(today + timedelta(days=days), recipient.time_zone)


def _midnight(day: date, time_zone: str) -> datetime:
    """Return the start of a local day in UTC; where the clock skips midnight, the moment it skips to."""
    return datetime.combine(day, time(), ZoneInfo(time_zone)).astimezone(UTC)


def _official(change: Change) -> bool:
    return any(evidence.authority is Authority.OFFICIAL for evidence in change.evidence)
