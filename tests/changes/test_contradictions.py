"""What happens when documents contradict each other, or themselves, and in which order they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.model import (
    Act,
    ActKind,
    Authority,
    Context,
    Evidence,
    Level,
    Listing,
    Mention,
    Snapshot,
    Standing,
    State,
    Stated,
    VerdictCode,
)
from tests.changes.conftest import START, World, listing, organization

Lists = Callable[..., Listing]
Prose = Callable[..., Listing]
Says = Callable[..., Mention]
FULL = [f"n{number}" for number in range(20)]
LESS = FULL[1:]
JANUARY = datetime(2026, 1, 7, tzinfo=UTC)


def removed(world: World, lists: Lists) -> None:
    """Let an official list lose `n0` for good."""
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*LESS))
    world.wait(25)
    assert world.show("gov", lists(*LESS)) == ["removed n0 confirmed"]


# ---------------------------------------------------------------- what brings a removed organization back


@pytest.mark.parametrize("source", ["press1", "body", "dep"])
def test_page_that_is_older_than_the_removal_brings_nothing_back(
    world: World, lists: Lists, source: str
) -> None:
    removed(world, lists)
    assert world.show(source, lists("n0", published=JANUARY)) == []
    assert world.standing("n0") == "off"


def test_page_that_stood_behind_it_all_the_time_brings_nothing_back(world: World, lists: Lists) -> None:
    world.show("press1", lists("n0", "p", published=JANUARY))
    removed(world, lists)
    assert world.show("press1", lists("n0", "p")) == []


def test_newer_page_brings_it_back_with_its_own_certainty(world: World, lists: Lists) -> None:
    removed(world, lists)
    later = world.now + timedelta(days=30)
    assert world.show("press1", lists("n0", published=later)) == ["added n0 single"]
    assert world.told[-1].old == "removed"
    assert world.show("press2", lists("n0", published=later)) == ["added n0 reported"]


def test_correction_of_a_correction_is_told(world: World, lists: Lists) -> None:
    world.show("press1", lists("a", *LESS))
    assert world.show("press1", lists(*LESS)) == ["removed a single"]
    assert world.show("press2", lists("a", published=JANUARY)) == []
    assert world.show("press1", lists("a", *LESS)) == ["added a single"]


# ---------------------------------------------------------------- absences


def test_absence_on_both_official_lists_removes(world: World, lists: Lists) -> None:
    for source in ("gov", "dep"):
        world.show(source, lists(*FULL))
    told = []
    for _ in range(2):
        for source in ("gov", "dep"):
            told += world.show(source, lists(*LESS))
        world.wait(25)
    assert told == ["removed n0 confirmed"]


def test_failures_between_two_sightings_are_no_contradiction(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*LESS))
    world.fail("gov", VerdictCode.BLOCKED)
    world.wait(25)
    assert world.show("gov", lists(*LESS)) == ["removed n0 confirmed"]


@pytest.mark.parametrize(
    "code", [code for code in VerdictCode if code is not VerdictCode.OK], ids=lambda code: code.value
)
def test_no_failure_of_any_kind_removes(world: World, lists: Lists, code: VerdictCode) -> None:
    world.show("gov", lists(*FULL))
    for _ in range(6):
        world.fail("gov", code)
        world.wait(30)
    assert all(world.standing(key) == "confirmed" for key in FULL)


@pytest.mark.parametrize("stated", [Stated(), Stated(19)])
def test_page_without_a_list_removes_nothing(
    world: World, lists: Lists, prose: Prose, mention: Says, stated: Stated
) -> None:
    world.show("gov", lists(*FULL))
    for _ in range(3):
        world.wait(30)
        world.show("gov", prose(mention("n1"), stated=stated))
    assert all(world.standing(key) == "confirmed" for key in FULL)


def test_document_named_by_the_packaged_list_only_keeps_nothing(world: World, lists: Lists) -> None:
    """A citation that was never captured does not count as an official document that was read."""
    packaged = Evidence(
        "dep", "Dep", Authority.OFFICIAL, "https://example.org/dep", None, JANUARY, "", "Body n0", voice="dep"
    )
    standing = Standing(
        organization("n0"),
        Level.CONFIRMED,
        START,
        (Act(ActKind.ANNOUNCED, JANUARY.date(), packaged),),
        {packaged.url: packaged},
    )
    world.state = State(Snapshot(START, {"n0": standing}))
    removed_at_last = [world.show("gov", lists(*FULL))[:1]]
    for _ in range(2):
        removed_at_last.append(world.show("gov", lists(*LESS)))
        world.wait(25)
    assert removed_at_last[-1] == ["removed n0 confirmed"]


# ---------------------------------------------------------------- reversals


def test_reversal_without_a_date_is_heard_once(
    world: World, lists: Lists, prose: Prose, mention: Says
) -> None:
    world.show("gov", lists("a", published=JANUARY))
    back = prose(mention("a", Context.OTHER, act=ActKind.REVERSED))
    assert world.show("gov-back", back) == ["reversed a confirmed"]
    world.wait(24 * 90)
    again = lists("a", published=world.now)
    world.wait(1)
    assert world.show("gov-again", again) == ["added a confirmed"]
    world.wait(24)
    assert world.show("gov-back", back) == []
    assert world.standing("a") == "confirmed"


@pytest.mark.parametrize("source", ["press1", "body"])
def test_only_official_documents_reverse(
    world: World, lists: Lists, prose: Prose, mention: Says, source: str
) -> None:
    world.show("gov", lists("a", published=JANUARY))
    assert world.show(source, prose(mention("a", Context.OTHER, act=ActKind.REVERSED))) == []
    assert world.standing("a") == "confirmed"


@pytest.mark.parametrize("context", [Context.BACKGROUND, Context.CONDITIONAL])
def test_talk_of_a_reversal_reverses_nothing(
    world: World, lists: Lists, prose: Prose, mention: Says, context: Context
) -> None:
    world.show("gov", lists("a", published=JANUARY))
    assert world.show("dep", prose(mention("a", context, act=ActKind.REVERSED))) == []


def test_return_after_a_reversal_keeps_the_history(
    world: World, lists: Lists, prose: Prose, mention: Says
) -> None:
    world.show("gov", lists("a", published=JANUARY))
    back = prose(
        mention("a", Context.OTHER, act=ActKind.REVERSED, dated=date(2026, 5, 1)),
        published=datetime(2026, 5, 1, tzinfo=UTC),
    )
    world.show("gov-back", back)
    world.show("gov-again", lists("a", published=datetime(2026, 9, 1, tzinfo=UTC)))
    kinds = [act.kind for act in world.state.snapshot.standings["a"].acts]
    assert kinds == [ActKind.ANNOUNCED, ActKind.REVERSED, ActKind.ANNOUNCED]


# ---------------------------------------------------------------- names that become known


def test_unknown_name_that_becomes_known_keeps_its_standing(world: World, lists: Lists) -> None:
    world.show("gov", lists("?Board of Tides", "b"))
    (provisional,) = (key for key in world.state.snapshot.standings if key.startswith("new-"))
    since = world.state.snapshot.standings[provisional].since
    world.wait(30)
    assert world.show("gov", lists("tides=Board of Tides", "b")) == []
    assert provisional not in world.state.snapshot.standings
    merged = world.state.snapshot.standings["tides"]
    assert (merged.since, merged.level, merged.organization.provisional) == (since, "confirmed", False)
    world.wait(30)
    assert world.show("gov", lists("tides=Board of Tides", "b")) == []


def test_list_whose_names_all_become_known_is_not_held(world: World, lists: Lists) -> None:
    world.show("press1", lists(*[f"?Board {key}" for key in FULL]))
    told = world.show("press1", lists(*[f"{key}=Board {key}" for key in FULL]))
    assert "held" not in told
    assert len(told) == len(FULL)


def test_guess_does_not_bring_back_what_was_removed(world: World, lists: Lists) -> None:
    removed(world, lists)
    later = world.now + timedelta(days=2)
    assert world.show("press1", lists("~n0", published=later)) == ["new-document single"]
    assert world.standing("n0") == "off"


# ---------------------------------------------------------------- held pages and the review


def test_silence_of_half_a_page_says_nothing_about_the_review(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL, review_ongoing=True))
    assert world.show("gov", lists(*FULL[:8])) == ["held"]
    assert world.show("gov", lists(*FULL, review_ongoing=True)) == ["recovered"]


def test_words_of_half_a_page_about_the_review_are_told_once(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    assert world.show("gov", lists(*FULL[:8], review_ongoing=True)) == ["held", "review-changed"]
    assert world.show("gov", lists(*FULL[:7], review_ongoing=True)) == []
    assert world.show("gov", lists(*FULL, review_ongoing=True)) == ["recovered"]


def test_review_that_ended_is_told_in_those_words(world: World, lists: Lists) -> None:
    world.show("gov", lists("a", review_ongoing=True))
    assert world.show("gov", lists("a", review_ongoing=False)) == ["review-changed"]
    assert world.told[-1].new == "says that the review has ended"
    assert world.show("gov", lists("a", review_ongoing=False)) == []


def test_page_that_was_unreachable_and_then_is_gone_is_told_twice(world: World, lists: Lists) -> None:
    world.show("gov", lists("a"))
    for _ in range(3):
        world.fail("gov", VerdictCode.BLOCKED)
        world.wait(2)
    assert [change.kind for change in world.told[-1:]] == ["unreachable"]
    assert world.fail("gov", VerdictCode.GONE) == ["vanished"]
    assert world.fail("gov", VerdictCode.GONE) == []
    assert world.show("gov", lists("a")) == ["restored"]


def test_totals_of_both_sections_are_told_with_all_that_changed(world: World, lists: Lists) -> None:
    world.show("gov", lists("a", stated=Stated(66, 31, 35)))
    world.show("gov", lists("a", stated=Stated(68, 32, 36)))
    assert world.told[-1].reasons == ("total: 66 → 68", "United Nations: 31 → 32", "other: 35 → 36")


def test_total_of_one_section_is_named(world: World, lists: Lists) -> None:
    world.show("gov", lists("a", stated=Stated(un=31)))
    world.show("gov", lists("a", stated=Stated(un=32)))
    assert (world.told[-1].old, world.told[-1].new) == ("United Nations 31", "United Nations 32")


def test_long_sentence_is_quoted_to_its_limit(world: World, prose: Prose, mention: Says) -> None:
    said = replace(mention("a"), sentence="They said it. " * 200)
    world.show("gov", prose(said))
    quote = world.told[-1].evidence[0].quote
    assert len(quote) <= 600
    assert quote.endswith("…")


def test_list_that_is_built_here_is_what_it_says() -> None:
    assert [entry.text for entry in listing("a=Text", "?Words").entries] == ["Text", "Words"]
