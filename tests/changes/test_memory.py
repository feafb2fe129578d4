"""What is remembered of a document from one reading to the next, and what its silence means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.guard import guard
from monitor.model import (
    CUT,
    DocumentMemory,
    Listing,
    Mention,
    Observation,
    Stated,
    Verdict,
    VerdictCode,
)
from tests.changes.conftest import World

Lists = Callable[..., Listing]
Prose = Callable[..., Listing]
Says = Callable[..., Mention]
FULL = [f"n{number}" for number in range(20)]


def memory(world: World, source: str = "gov") -> DocumentMemory:
    return world.state.documents[f"https://example.org/{source}"]


@pytest.mark.parametrize(
    ("shown", "quality", "remembered"),
    [
        (lambda lists: lists(*FULL[1:]), 1, FULL[1:]),  # a whole list is what the next is measured by
        (lambda lists: lists(*FULL[1:], stated=Stated(20)), 1, FULL),  # a partial one takes nothing away
        (lambda lists: lists(*FULL[1:], "x", stated=Stated(30)), 1, [*FULL[1:], "x"]),  # unless it is as long
        (lambda lists: lists(*FULL, "x"), CUT, FULL),  # the end of half a page is nothing to measure by
    ],
)
def test_next_reading_is_measured_by(
    world: World, lists: Lists, shown: Callable[[Lists], Listing], quality: float, remembered: list[str]
) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", shown(lists), quality=quality)
    assert set(memory(world).entries) == set(remembered)


def test_only_a_whole_list_is_compared_with_others(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    assert memory(world).whole
    world.show("gov", lists(*FULL, stated=Stated(30)))
    assert not memory(world).whole


def test_what_a_page_does_not_say_again_is_kept(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL, stated=Stated(20, 8, 12), language="en"))
    world.show("gov", lists(*FULL, language=None))
    assert (memory(world).stated, memory(world).language) == (Stated(20, 8, 12), "en")
    world.show("gov", lists(*FULL, stated=Stated(21, 9, 13), language="en-US"))
    assert (memory(world).stated, memory(world).language) == (Stated(21, 9, 13), "en-US")


def test_anchors_that_were_never_there_are_remembered(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL), anchors=("Solar",))
    assert memory(world).missing == ("Solar",)
    assert "held@" not in "".join(world.show("gov", lists(*FULL), anchors=("Solar",)))


def test_sentences_of_the_government_that_are_gone_take_nothing_back(
    world: World, prose: Prose, mention: Says
) -> None:
    world.show("gov", prose(mention("a"), mention("b")))
    for _ in range(3):
        world.wait(30)
        assert world.show("gov", prose(mention("b"))) == []
    assert world.standing("a") == "confirmed"


def test_a_page_of_the_press_that_says_nothing_any_more_takes_nothing_back(
    world: World, prose: Prose, mention: Says
) -> None:
    world.show("times", prose(mention("a")))
    assert world.show("times", Listing()) == []
    assert world.standing("a") == "single"
    assert world.show("times", prose(mention("b"))) == ["added b single", "removed a single"]


def test_held_page_tells_what_was_removed_as_unverified(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.show("dep", lists("x", *FULL))
    world.show("dep", lists(*FULL))
    world.wait(25)
    assert world.show("dep", lists(*FULL)) == ["removed x confirmed"]
    told = world.show("gov", lists("x", "n1", *FULL[:10]))
    assert told == ["unverified x", "held"]


def test_held_page_begins_to_fail_anew(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.fail("gov", VerdictCode.ERROR)
    world.wait(5)
    world.show("gov", lists(*FULL[:5]))
    assert (memory(world).failures, memory(world).failing_since) == (0, None)


@pytest.mark.parametrize("catch_up", [True, False])
def test_what_is_read_back_is_told_as_that(world: World, lists: Lists, catch_up: bool) -> None:
    listing = lists("a", "?Board of Tides")
    facts = world.facts("times")
    world.observe(
        Observation(
            facts,
            "https://example.org/times",
            world.now,
            "0" * 64,
            Verdict(VerdictCode.OK),
            listing,
            guard(facts, listing),
            voice="times",
            catch_up=catch_up,
        )
    )
    assert [one.catch_up for one in world.told] == [catch_up, catch_up]


def test_an_index_that_answers_again_has_recovered(world: World) -> None:
    for _ in range(3):
        world.fail("gov", VerdictCode.ERROR)
        world.wait(2)
    answer = Observation(
        world.facts("gov"), "https://example.org/gov", world.now, "0" * 64, Verdict(VerdictCode.OK)
    )
    assert world.observe(answer) == ["recovered"]
    assert memory(world).failures == 0
    assert world.observe(replace(answer, at=world.now)) == []


def test_what_is_held_says_why(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[:5]))
    (told,) = world.told[-1:]
    assert told.reasons == ("15 of the 20 entries read before are missing",)
