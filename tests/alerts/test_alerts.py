"""Which change goes to whom, and when: the table of the policy, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.alerts import due, notices, route
from monitor.model import (
    Authority,
    Change,
    ChangeKind,
    Evidence,
    Level,
    Organization,
    Recipient,
    Topic,
    When,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
C, R, S, X, O = Topic.CONFIRMED, Topic.REPORTED, Topic.SINGLE, Topic.CHANGES, Topic.OPERATOR  # noqa: E741


def change(kind: ChangeKind, level: Level | None = None, *, official: bool = False, key: str = "a") -> Change:
    authority = Authority.OFFICIAL if official else Authority.PRESS
    evidence = Evidence("memo", "P", authority, "https://example.org/", NOW, None, "0" * 64, "words")
    return Change(key, kind, NOW, Organization("x", "X"), level, evidence=(evidence,))


@pytest.mark.parametrize(
    ("told", "topics"),
    [
        (change(ChangeKind.ADDED, Level.CONFIRMED, official=True), (C,)),
        (change(ChangeKind.ADDED, Level.REPORTED), (R,)),
        (change(ChangeKind.ADDED, Level.SINGLE), (S,)),
        (change(ChangeKind.ADDED), (S,)),
        (change(ChangeKind.CONFIRMED, Level.CONFIRMED, official=True), (C,)),
        (change(ChangeKind.UNVERIFIED, official=True), (C, O)),
        (change(ChangeKind.REMOVED, Level.CONFIRMED, official=True), (C, X)),
        (change(ChangeKind.REMOVED, Level.CONFIRMED), (C, X)),
        (change(ChangeKind.REMOVED, Level.SINGLE, official=True), (C, S, X)),
        (replace(change(ChangeKind.ADDED, Level.SINGLE), old="reported"), (R, S)),  # one voice less
        (replace(change(ChangeKind.ADDED, Level.SINGLE), old="removed"), (S,)),
        (replace(change(ChangeKind.ADDED, Level.REPORTED), old="reported"), (R,)),
        (replace(change(ChangeKind.REWORDED), organization=None), ()),  # an edited page about something else
        (replace(change(ChangeKind.REWORDED, Level.CONFIRMED), organization=None), (X,)),
        (replace(change(ChangeKind.ACT), organization=None), (X,)),
        (change(ChangeKind.REMOVED, Level.REPORTED), (R, X)),
        (change(ChangeKind.REMOVED, Level.SINGLE), (S, X)),
        (change(ChangeKind.REVERSED, Level.REPORTED, official=True), (C, R, X)),
        (change(ChangeKind.REWORDED), (X,)),
        (change(ChangeKind.ACT), (X,)),
        (change(ChangeKind.TOTAL_CHANGED), (X,)),
        (change(ChangeKind.REVIEW_CHANGED), (X,)),
        (change(ChangeKind.NEW_DOCUMENT), (X,)),
        (
            change(ChangeKind.NEW_DOCUMENT, official=True),
            (C, X),
        ),  # an official sentence that nobody understands
        (replace(change(ChangeKind.NEW_DOCUMENT, official=True), evidence=()), (X,)),  # it could not be read
        (change(ChangeKind.VANISHED), (O,)),
        (change(ChangeKind.RESTORED), (O,)),
        (change(ChangeKind.HELD), (O,)),
        (change(ChangeKind.UNREACHABLE), (O,)),
        (change(ChangeKind.RECOVERED), (O,)),
    ],
    ids=lambda value: f"{value.kind}-{value.level}" if isinstance(value, Change) else "",
)
def test_every_change_belongs_to_its_topics(told: Change, topics: tuple[Topic, ...]) -> None:
    assert route(told) == topics


@pytest.mark.parametrize("kind", ChangeKind)
@pytest.mark.parametrize("level", [None, *Level])
def test_no_change_is_told_to_nobody(kind: ChangeKind, level: Level | None) -> None:
    assert route(change(kind, level))


@pytest.mark.parametrize("order", [1, -1])
def test_an_address_that_is_named_twice_is_told_at_the_earlier_time(order: int) -> None:
    named = [
        Recipient("a@example.org", frozenset({C}), When.DAILY),
        Recipient("A@example.org", frozenset({C})),
    ]
    told = change(ChangeKind.CONFIRMED, Level.CONFIRMED, official=True)
    (notice,) = notices([told], named[::order], NOW)
    assert notice.due == NOW


def test_of_two_entries_for_one_address_and_time_the_first_counts() -> None:
    told = change(ChangeKind.UNVERIFIED, official=True)
    named = [Recipient("a@example.org", frozenset({one})) for one in (O, C)]
    assert [one.topic for one in notices([told], named, NOW)] == [O]


def test_a_change_is_told_once_under_the_most_telling_topic() -> None:
    told = [change(ChangeKind.REMOVED, Level.CONFIRMED, official=True), change(ChangeKind.ACT, key="b")]
    recipients = [
        Recipient("all@example.org", frozenset(Topic)),
        Recipient("changes@example.org", frozenset({X})),
        Recipient("singles@example.org", frozenset({S})),
    ]
    assert [(one.change_id, one.address, one.topic) for one in notices(told, recipients, NOW)] == [
        ("a", "all@example.org", C),
        ("a", "changes@example.org", X),
        ("b", "all@example.org", X),
        ("b", "changes@example.org", X),
    ]


def test_an_address_that_is_configured_twice_is_told_once_and_at_the_earlier_time() -> None:
    recipients = [
        Recipient("desk@example.org", frozenset({S}), When.DAILY),
        Recipient("Desk@Example.org", frozenset({S}), When.NOW),
    ]
    [one] = notices([change(ChangeKind.ADDED, Level.SINGLE)], recipients, NOW)
    assert one.due == NOW


@pytest.mark.parametrize(
    ("when", "zone", "now", "expected"),
    [
        (When.NOW, "Asia/Tokyo", "2026-03-04T12:00", "2026-03-04T12:00"),
        (When.DAILY, "UTC", "2026-03-04T12:00", "2026-03-05T00:00"),
        (When.DAILY, "UTC", "2026-03-04T00:00", "2026-03-05T00:00"),
        (When.DAILY, "Asia/Tokyo", "2026-03-04T14:59", "2026-03-04T15:00"),
        (When.DAILY, "Asia/Tokyo", "2026-03-04T15:00", "2026-03-05T15:00"),
        (When.DAILY, "America/New_York", "2026-03-04T12:00", "2026-03-05T05:00"),
        (When.DAILY, "America/New_York", "2026-03-08T12:00", "2026-03-09T04:00"),  # summer time began
        (When.DAILY, "Africa/Cairo", "2026-04-23T12:00", "2026-04-23T22:00"),  # a midnight that is skipped
        (When.WEEKLY, "UTC", "2026-03-04T12:00", "2026-03-09T00:00"),
        (When.WEEKLY, "UTC", "2026-03-08T23:59", "2026-03-09T00:00"),
        (When.WEEKLY, "UTC", "2026-03-09T00:00", "2026-03-16T00:00"),
        (When.WEEKLY, "Pacific/Auckland", "2026-03-08T10:59", "2026-03-08T11:00"),
    ],
)
def test_a_digest_is_due_when_the_day_or_week_ends_where_the_reader_is(
    when: When, zone: str, now: str, expected: str
) -> None:
    recipient = Recipient("desk@example.org", frozenset({C}), when, zone)
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert due(recipient, moment) == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert due(recipient, moment).tzinfo is UTC


def test_who_asked_for_nothing_of_it_keeps_nobody_else_from_being_told() -> None:
    recipients = [
        Recipient("operator@example.org", frozenset({O})),
        Recipient("news@example.org", frozenset({C})),
    ]
    told = notices([change(ChangeKind.ADDED, Level.CONFIRMED, official=True)], recipients, NOW)
    assert [one.address for one in told] == ["news@example.org"]
