"""What one listing claims: names cut off at its end, names that people decided about, words quoted, days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from monitor.changes.claims import QUOTE_LIMIT, evidence_of
from monitor.changes.identity import provisional_id
from monitor.model import (
    CUT,
    ActKind,
    Decision,
    DecisionKind,
    Listing,
    ListingKind,
    Mention,
    Observation,
    Verdict,
    VerdictCode,
)
from tests.changes.conftest import START, World

Lists = Callable[..., Listing]
Says = Callable[..., Mention]
FULL = [f"n{number}" for number in range(20)]
TIDES = provisional_id("board of tides")


def decided(world: World, kind: DecisionKind) -> None:
    """Let a person have decided about the Board of Tides."""
    decision = Decision(1, kind, TIDES, "Ada", world.now, "by phone")
    world.state = replace(world.state, decided={TIDES: decision})


# ---------------------------------------------------------------- the end of a list


def test_only_the_name_that_breaks_off_is_left_out(world: World, lists: Lists) -> None:
    world.show("press1", lists("x of the seas", "a"))
    told = world.show("gov", lists("b", "c", "d", "?Body x of the se"))
    assert told == [f"added {key} confirmed" for key in "bcd"]


def test_whole_name_that_begins_another_one_is_an_addition(world: World, lists: Lists) -> None:
    world.show("gov", lists("x of the seabed"))
    assert world.show("gov-2", lists("a", "sea=Body x of the sea")) == [
        "added a confirmed",
        "added sea confirmed",
    ]


@pytest.mark.parametrize(
    ("before", "told", "believed"),
    [
        (["b of the tides"], [], False),  # what is left of the longer name, for all that is known
        (["b of the tides", "b"], [], True),
        (["c of the tides"], ["added b confirmed"], True),
    ],
)
def test_name_at_the_end_of_a_cut_page_may_be_the_beginning_of_another(
    world: World, lists: Lists, before: list[str], told: list[str], *, believed: bool
) -> None:
    world.show("gov", lists(*before))
    assert world.show("gov-2", lists(before[0], "b"), quality=CUT) == told
    standings = world.state.snapshot.standings
    assert ("b" in standings and "https://example.org/gov-2" in standings["b"].support) is believed


def test_removed_name_at_the_end_of_a_cut_page_does_not_return(world: World, lists: Lists) -> None:
    world.show("press1", lists("b of the tides", "b", *FULL))
    assert world.show("press1", lists("b of the tides", *FULL)) == ["removed b single"]
    assert world.show("gov", lists("a", "b"), quality=CUT) == ["added a confirmed"]


def test_list_without_entries_claims_nothing(world: World, lists: Lists) -> None:
    assert world.show("gov", lists()) == []
    assert world.show("gov-2", lists("a", kind=ListingKind.PROSE)) == []


# ---------------------------------------------------------------- what people decided


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (DecisionKind.NEW, [f"added {TIDES} single"]),
        (DecisionKind.ACCEPT, [f"added {TIDES} single"]),
        (DecisionKind.REJECT, []),
    ],
)
def test_words_that_are_a_name_of_their_own_count_wherever_they_stand(
    world: World, lists: Lists, prose: Any, mention: Says, kind: DecisionKind, told: list[str]
) -> None:
    decided(world, kind)
    before = world.state
    assert world.show("press1", prose(mention("?Board of Tides"))) == told
    world.state = before
    assert world.show("press1", lists("?Board of Tides")) == told
    if told:
        assert world.state.snapshot.standings[TIDES].organization.name == "Board of Tides"


def test_words_that_a_sentence_uses_and_that_are_known_now_are_no_addition(
    world: World, lists: Lists, prose: Any, mention: Says
) -> None:
    world.show("gov", lists("?Board of Tides"))
    assert world.show("gov-2", prose(replace(mention("tides"), text="Board of Tides"))) == []
    assert set(world.state.snapshot.standings) == {"tides"}


def test_name_that_a_sentence_of_a_held_page_announces_is_shown_in_its_words(
    world: World, lists: Lists, mention: Says
) -> None:
    world.show("gov", lists(*FULL))
    held = world.show("gov", lists(*FULL[:10], mentions=(mention("x"),)))
    assert "unverified x" in held
    assert [one.new for one in world.told if one.kind == "unverified"] == ["x"]


# ---------------------------------------------------------------- words and days


def observation(world: World, listing: Listing | None) -> Observation:
    """Return an observation at the beginning."""
    facts, verdict = world.facts("gov"), Verdict(VerdictCode.OK)
    return Observation(facts, "https://example.org/gov", START, "0" * 64, verdict, listing=listing)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("x" * QUOTE_LIMIT, "x" * QUOTE_LIMIT),
        ("x" * (QUOTE_LIMIT + 1), "x" * (QUOTE_LIMIT - 1) + "…"),
        (" " + "x" * (QUOTE_LIMIT - 5) + " " * 9 + "x", " " + "x" * (QUOTE_LIMIT - 5) + "…"),
    ],
)
def test_quote_is_cut_where_it_grows_too_long(world: World, words: str, quote: str) -> None:
    assert evidence_of(observation(world, None), words).quote == quote


@pytest.mark.parametrize(
    ("own", "listed", "language"), [("fr", "de", "fr"), (None, "de", "de"), (None, None, "en")]
)
def test_language_is_that_of_the_words_then_of_the_page_then_of_the_source(
    world: World, lists: Lists, own: str | None, listed: str | None, language: str
) -> None:
    assert evidence_of(observation(world, lists(language=listed)), "x", language=own).language == language
    assert evidence_of(observation(world, None), "x").language == "en"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (datetime(2026, 5, 1, 23, tzinfo=UTC), date(2026, 5, 1)),
        (datetime(2026, 5, 1, 3, tzinfo=timezone(timedelta(hours=9))), date(2026, 4, 30)),
        (datetime(2026, 5, 1), date(2026, 5, 1)),  # noqa: DTZ001 - a page that says a day and no zone
        (None, START.date()),
    ],
)
@pytest.mark.usefixtures("tokyo")
def test_day_of_an_announcement_is_the_same_wherever_the_machine_stands(
    world: World, lists: Lists, published: datetime | None, day: date
) -> None:
    world.show("gov", lists("a", published=published))
    [act] = world.state.snapshot.standings["a"].acts
    assert (act.kind, act.on) == (ActKind.ANNOUNCED, day)
