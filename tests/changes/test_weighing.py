"""What evidence weighs, case by case: what brings a standing back, what takes it away, what becomes one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from monitor.changes import Policy
from monitor.changes.weighing import day_of, level_of, outdated, returns, takes_back, united, witnesses
from monitor.model import Absence, Act, ActKind, Authority, Evidence, Level, Standing
from tests.changes.conftest import START, organization

DAY = timedelta(days=1)


def evidence(url: str = "u", published: datetime | None = START, **more: Any) -> Evidence:
    given: dict[str, Any] = {"captured_at": START, "authority": Authority.OFFICIAL}
    given |= more
    return Evidence("s", "P", given["authority"], url, given["captured_at"], published, "0" * 64, "words")


def act(kind: ActKind, behind: Evidence, on: date | None = None) -> Act:
    return Act(kind, on or (behind.published or START).date(), behind)


def standing(*acts: Act, **more: Any) -> Standing:
    given: dict[str, Any] = {"level": Level.CONFIRMED, "since": START, "support": {}} | more
    return Standing(organization("a"), acts=acts, **given)


ANNOUNCED = act(ActKind.ANNOUNCED, evidence("gov"))
REVERSED = act(ActKind.REVERSED, evidence("back", START + DAY))
TURNED = standing(ANNOUNCED, REVERSED, support={"gov": evidence("gov")})
LONG = standing(ANNOUNCED, act(ActKind.NOTIFIED, evidence("n", START - 9 * DAY)), REVERSED)
GONE = standing(
    ANNOUNCED,
    removed=True,
    support={"gov": evidence("gov"), "old": evidence("old")},
    absences={"gov": Absence(START, START + DAY, evidence("gov"))},
)

RETURNS: dict[str, tuple[Standing, Evidence, bool]] = {
    "newer than the reversal": (TURNED, evidence("x", START + 2 * DAY), True),
    "newer than the last act, which is the third": (LONG, evidence("x", START + DAY / 2), False),
    "as old as the reversal": (TURNED, evidence("x", START + DAY), False),
    "older than the reversal": (TURNED, evidence("x", START), False),
    "stood behind it before": (TURNED, evidence("gov", START + 9 * DAY), False),
    "undated, and new": (TURNED, evidence("x", None, captured_at=START + 9 * DAY), True),
    "undated, and behind it once before": (
        replace(TURNED, former=frozenset({"old"})),
        evidence("old", None, captured_at=START + 9 * DAY),
        False,
    ),
    "newly dated, and behind it once before": (
        replace(TURNED, former=frozenset({"old"})),
        evidence("old", START + 9 * DAY),
        True,
    ),
    "a day without a zone, as old as the reversal": (
        TURNED,
        evidence("x", (START + DAY).replace(tzinfo=None)),
        False,
    ),
    "without any time": (TURNED, evidence("x", None, captured_at=None), False),
    "dropped it and holds it again": (GONE, evidence("gov", START - DAY), True),
    "behind the removed one all the time": (GONE, evidence("old", START + 9 * DAY), False),
    "older than the removal": (GONE, evidence("x", START), False),
    "as old as the removal": (GONE, evidence("x", START + DAY), False),
    "newer than the removal": (GONE, evidence("x", START + 2 * DAY), True),
    "without any time, after a removal": (GONE, evidence("x", None, captured_at=None), True),
    "removed without an absence": (replace(GONE, absences={}), evidence("x", START - 9 * DAY), True),
}


@pytest.mark.parametrize(("before", "claim", "back"), RETURNS.values(), ids=RETURNS.keys())
def test_what_brings_a_standing_back(before: Standing, claim: Evidence, back: bool) -> None:
    assert returns(claim, before) is back


AGAIN = standing(ANNOUNCED, REVERSED, act(ActKind.ANNOUNCED, evidence("gov2", START + 2 * DAY)))
UNDATED = standing(ANNOUNCED, replace(REVERSED, evidence=evidence("back", None)))

TAKES_BACK: dict[str, tuple[Standing, Evidence, bool]] = {
    "another page with the date of the one before": (
        standing(ANNOUNCED, REVERSED, act(ActKind.ANNOUNCED, evidence("gov2", START + DAY))),
        evidence("back2", START + DAY),
        True,
    ),
    "the same page on the day of another announcement": (
        standing(ANNOUNCED, REVERSED, act(ActKind.ANNOUNCED, evidence("gov2", START + DAY))),
        evidence("back", START + DAY),
        False,
    ),
    "announced on a day that nobody knows": (
        standing(replace(ANNOUNCED, on=None)),
        evidence("x", START - 9 * DAY),
        True,
    ),
    "on the day of the announcement": (standing(ANNOUNCED), evidence("x"), True),
    "before the announcement": (standing(ANNOUNCED), evidence("x", START - DAY), False),
    "before the newest of two": (AGAIN, evidence("x", START + DAY), False),
    "after the newest of two": (AGAIN, evidence("x", START + 3 * DAY), True),
    "the same page with the same date": (AGAIN, evidence("back", START + DAY), False),
    "the same page with an older date": (standing(ANNOUNCED, REVERSED), evidence("back", START), False),
    "the same page with a newer date": (AGAIN, evidence("back", START + 3 * DAY), True),
    "the same page without a date": (AGAIN, evidence("back", None, captured_at=START + 9 * DAY), False),
    "the same page, heard without a date": (UNDATED, evidence("back", START + 3 * DAY), False),
    "the page of another act": (AGAIN, evidence("gov2", START + 2 * DAY), True),
    "without any time": (standing(ANNOUNCED), evidence("x", None, captured_at=None), True),
    "nothing was announced": (standing(), evidence("x", START - DAY), True),
    "a later date of effect is no announcement": (
        standing(ANNOUNCED, act(ActKind.EFFECTIVE, evidence("gov"), (START + 300 * DAY).date())),
        evidence("x", START + DAY),
        True,
    ),
}


@pytest.mark.parametrize(("before", "claim", "back"), TAKES_BACK.values(), ids=TAKES_BACK.keys())
def test_what_a_reversal_can_be_about(before: Standing, claim: Evidence, back: bool) -> None:
    assert takes_back(claim, before) is back


def test_two_current_standings_are_one_with_the_higher_level_and_the_earlier_time() -> None:
    low = standing(ANNOUNCED, level=Level.SINGLE, since=START, support={"p": evidence("p")})
    high = standing(ANNOUNCED, REVERSED, ANNOUNCED, since=START + DAY, support={"gov": evidence("gov")})
    for one, other in ((low, high), (high, low)):
        both = united(one, other, organization("b"))
        assert (both.organization.id, both.level, both.since) == ("b", "confirmed", START)
        assert set(both.support) == {"p", "gov"}
        assert (both.current, both.removed) == (True, False)


def test_the_current_one_of_two_decides() -> None:
    low = standing(ANNOUNCED, level=Level.SINGLE, since=START + DAY, support={"p": evidence("p")})
    both = united(low, GONE, organization("a"))
    assert (both.level, both.since, both.current, both.absences) == ("single", START + DAY, True, {})
    assert united(GONE, low, organization("a")) == replace(both, support=both.support)


def test_two_that_ended_stay_ended_with_all_absences() -> None:
    other = replace(GONE, absences={"x": Absence(START, START, evidence("x"))})
    both = united(GONE, other, organization("a"))
    assert (both.removed, both.current, set(both.absences)) == (True, False, {"gov", "x"})


def test_of_two_that_ended_the_one_that_was_known_comes_last() -> None:
    reversed_one = standing(ANNOUNCED, REVERSED)
    merged = united(standing(ANNOUNCED, removed=True), reversed_one, organization("a"))
    assert merged.acts[-1] == REVERSED
    assert united(reversed_one, standing(ANNOUNCED, removed=True), organization("a")).removed


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ({"voice": "a"}, {"voice": "b"}, Level.REPORTED),
        ({"voice": "a"}, {"voice": "a"}, Level.SINGLE),
        ({"source": "a"}, {"source": "b"}, Level.REPORTED),  # without a voice the source speaks for itself
        ({"source": "a"}, {"source": "a"}, Level.SINGLE),
        ({"voice": "a"}, {"authority": Authority.OFFICIAL}, Level.CONFIRMED),
    ],
)
def test_evidence_weighs_by_its_voices(first: dict[str, Any], second: dict[str, Any], level: Level) -> None:
    plain = replace(evidence(), authority=Authority.PRESS)
    support = {"u1": replace(plain, **first), "u2": replace(plain, **second)}
    assert level_of(support, Policy()) is level


def test_witnesses_are_named_newest_first_and_packaged_ones_last() -> None:
    support = {
        "a": evidence("a", captured_at=None),
        "b": evidence("b", captured_at=START),
        "c": evidence("c", captured_at=START + DAY),
    }
    assert [one.url for one in witnesses(support)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("published", "captured", "day"),
    [
        (datetime.fromisoformat("2026-03-01T23:30:00"), None, date(2026, 3, 1)),
        (datetime.fromisoformat("2026-03-01T23:30:00-05:00"), None, date(2026, 3, 2)),
        (None, datetime(2026, 3, 4, tzinfo=UTC), date(2026, 3, 4)),
        (None, None, None),
    ],
)  # fmt: skip
def test_day_is_that_of_publication_in_utc_else_of_the_capture(
    published: datetime | None, captured: datetime | None, day: date | None
) -> None:
    assert day_of(evidence("x", published, captured_at=captured)) == day


BACK = standing(ANNOUNCED, REVERSED, ANNOUNCED, former=frozenset({"old"}))


@pytest.mark.parametrize(
    ("before", "claim", "old"),
    [
        (standing(ANNOUNCED), evidence("x", START - 9 * DAY), False),  # nothing was ever taken back
        (BACK, evidence("x", START), True),
        (BACK, evidence("x", START + DAY), True),
        (BACK, evidence("x", START + 2 * DAY), False),
        (BACK, evidence("old", START + 2 * DAY), False),
        (BACK, evidence("old", None, captured_at=START + 9 * DAY), True),
        (BACK, evidence("x", None, captured_at=START), False),  # undated, and first seen after the return
    ],
)
def test_claim_is_outdated_by_a_reversal_in_between(before: Standing, claim: Evidence, *, old: bool) -> None:
    assert outdated(claim, before) is old


def test_two_standings_in_one_keep_the_addresses_that_stood_behind_both() -> None:
    one, other = standing(ANNOUNCED, former=frozenset({"x"})), standing(ANNOUNCED, former=frozenset({"y"}))
    assert united(one, other, organization("a")).former == {"x", "y"}


@pytest.mark.usefixtures("tokyo")
def test_day_without_a_zone_is_the_same_wherever_the_machine_stands() -> None:
    later = (START + DAY + timedelta(hours=3)).replace(tzinfo=None)
    assert returns(evidence("x", later), TURNED)
