from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.config import Schedule, is_due, next_due
from monitor.config.cron import parse_cron
from monitor.config.schedule import SPREAD, spread

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday
HOURLY = Schedule(every=timedelta(hours=1))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_an_interval_counts_from_the_last_poll() -> None:
    assert next_due(HOURLY, "a", NOW, NOW) == NOW + timedelta(hours=1)


def test_a_long_break_leaves_one_overdue_poll() -> None:
    due = next_due(HOURLY, "a", NOW - timedelta(days=3), NOW)
    assert due < NOW
    assert next_due(HOURLY, "a", NOW, NOW) > NOW


def test_first_polls_are_spread_and_always_the_same_way() -> None:
    first = {name: next_due(HOURLY, name, None, NOW) for name in map(str, range(200))}
    assert all(NOW <= due < NOW + SPREAD for due in first.values())
    assert len(set(first.values())) > 60
    assert first == {name: next_due(HOURLY, name, None, NOW) for name in first}


def test_the_spread_never_exceeds_half_an_interval() -> None:
    quick = Schedule(every=timedelta(seconds=2))
    assert all(spread(quick, name) < timedelta(seconds=1) for name in map(str, range(50)))


@pytest.mark.parametrize(
    ("early", "due"),
    [(0, True), (29, True), (31, False), (-3600, True)],
    ids=["on-time", "early", "too-early", "late"],
)
def test_a_poll_that_is_a_little_early_is_in_time(early: int, due: bool) -> None:
    assert is_due(HOURLY, NOW + timedelta(seconds=early), NOW) is due


def test_a_source_that_was_never_polled_is_due() -> None:
    assert is_due(HOURLY, None, NOW)


def test_the_slack_is_a_tenth_of_a_short_interval() -> None:
    quick = Schedule(every=timedelta(seconds=10))
    assert is_due(quick, NOW + timedelta(seconds=1), NOW)
    assert not is_due(quick, NOW + timedelta(seconds=2), NOW)


def test_cron_is_never_early_so_that_it_does_not_come_twice() -> None:
    assert not is_due(Schedule(cron="0 12 * * *"), NOW + timedelta(seconds=1), NOW)


@pytest.mark.parametrize(
    ("expression", "zone", "last", "due"),
    [
        ("*/15 * * * *", "UTC", "2026-03-02T12:00:00Z", "2026-03-02T12:15:00Z"),
        ("*/15 * * * *", "UTC", "2026-03-02T12:00:00.5Z", "2026-03-02T12:15:00Z"),
        ("30 6 * * *", "Europe/Berlin", "2026-03-02T12:00:00Z", "2026-03-03T05:30:00Z"),
        ("30 6 * * *", "Europe/Berlin", "2026-07-02T12:00:00Z", "2026-07-03T04:30:00Z"),
        ("0 9 * * 1", "UTC", "2026-03-02T12:00:00Z", "2026-03-09T09:00:00Z"),  # 1 is Monday
        ("0 9 * * 0", "UTC", "2026-03-02T12:00:00Z", "2026-03-08T09:00:00Z"),  # 0 is Sunday
        ("0 9 * * 7", "UTC", "2026-03-02T12:00:00Z", "2026-03-08T09:00:00Z"),  # and so is 7
        ("0 9 * * 5-7", "UTC", "2026-03-07T12:00:00Z", "2026-03-08T09:00:00Z"),
        ("0 9 * * mon-fri", "UTC", "2026-03-06T12:00:00Z", "2026-03-09T09:00:00Z"),
        ("0 0 13 * fri", "UTC", "2026-03-02T12:00:00Z", "2026-03-06T00:00:00Z"),  # either will do
        ("0 0 13 * fri", "UTC", "2026-03-08T12:00:00Z", "2026-03-13T00:00:00Z"),
        ("0 0 1 jan *", "UTC", "2026-03-02T12:00:00Z", "2027-01-01T00:00:00Z"),
        ("0 0 29 2 *", "UTC", "2026-03-02T12:00:00Z", "2028-02-29T00:00:00Z"),
        ("@daily", "Asia/Taipei", "2026-03-02T12:00:00Z", "2026-03-02T16:00:00Z"),
        ("0,30 8-10/2 * * *", "UTC", "2026-03-02T08:30:00Z", "2026-03-02T10:00:00Z"),
        # the night in which the clock skips from 2 to 3, and the one in which 2 to 3 comes twice
        ("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z"),
        ("30 2 * * *", "Europe/Berlin", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"),
        ("30 3 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z"),
        ("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z"),
    ],
)
def test_cron(expression: str, zone: str, last: str, due: str) -> None:
    assert next_due(Schedule(cron=expression, time_zone=zone), "a", at(last), NOW) == at(due)


def test_cron_goes_on_after_every_time_it_gave() -> None:
    schedule = Schedule(cron="*/20 * * * *", time_zone="Europe/Berlin")
    times = [datetime(2026, 10, 24, 22, 0, tzinfo=UTC)]
    while len(times) < 20:
        times.append(next_due(schedule, "a", times[-1], NOW))
    assert {later - sooner for sooner, later in pairwise(times)} == {timedelta(minutes=20)}


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("* * * *", "five fields"),
        ("* * * * * *", "five fields"),
        ("60 * * * *", "'60' is no minute"),
        ("* 24 * * *", "'24' is no hour"),
        ("* * 0 * *", "'0' is no day"),
        ("* * * 13 *", "1 to 12 or jan"),
        ("* * * * 8", "0 to 7 or sun"),
        ("* * * * funday", "is no weekday"),
        ("30-10 * * * *", "the lower one first"),
        ("*/0 * * * *", "is no minute"),
        ("0 0 30 2 *", "never comes"),
        ("0 0 31 4,6 *", "never comes"),
        ("@sometimes", "five fields"),
        ("", "five fields"),
    ],
)
def test_a_wrong_expression_is_refused_with_a_remedy(expression: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_cron(expression)


def test_a_schedule_prints_as_it_is_written() -> None:
    assert str(Schedule(every=timedelta(hours=1, minutes=30))) == "every 1h30m"
    assert str(Schedule(cron="0 6 * * *", time_zone="Europe/Berlin")) == "0 6 * * * Europe/Berlin"
