"""An edited document is told by its passages, once each way, and as about the list only where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from monitor.changes import matters
from monitor.changes.edits import KEPT
from monitor.guard import guard
from monitor.model import (
    Change,
    Context,
    Edit,
    Level,
    Listing,
    Mention,
    Observation,
    Passage,
    Stated,
    Verdict,
    VerdictCode,
)
from tests.changes.conftest import START, World

Lists = Callable[..., Listing]
Says = Callable[..., Mention]
ONE, TWO = Passage("in spring", "in autumn"), Passage("", "and the others…")


def edited(
    world: World, source: str, listing: Listing, *passages: Passage, more: int = 0, **given: Any
) -> list[Change]:
    """Let a source show a listing in a document that was edited, and return what is told."""
    facts, before = world.facts(source), len(world.told)
    world.observe(
        Observation(
            facts,
            f"https://example.org/{source}",
            world.now,
            "b" * 64,
            Verdict(VerdictCode.OK),
            listing=listing,
            guarded=guard(facts, listing),
            edit=Edit(START, "a" * 64, tuple(passages), more),
            **given,
        )
    )
    return world.told[before:]


def test_edit_shows_both_sides_and_cites_both_captures(world: World, prose: Any) -> None:
    world.wait(6)
    [told] = edited(world, "gov", prose(title="A letter", published=START), ONE, TWO)
    assert (str(told.kind), told.at, told.source, told.url) == (
        "reworded",
        world.now,
        "gov",
        "https://example.org/gov",
    )
    assert (told.old, told.new) == ("in spring\n", "in autumn\nand the others…")
    assert told.reasons == ("titled “A letter”",)
    now, before = told.evidence
    assert (now.quote, now.captured_at, now.published, now.sha256) == (
        "in autumn",
        world.now,
        START,
        "b" * 64,
    )
    assert (before.quote, before.captured_at, before.published, before.sha256) == (
        "in spring",
        START,
        None,
        "a" * 64,
    )
    assert (told.organization, told.late, len(told.id)) == (None, False, 16)


@pytest.mark.parametrize(
    ("passages", "now", "before"),
    [
        ([TWO], "and the others", ""),
        ([Passage("x", "")], "A letter", "x"),
        ([Passage("", "…y"), Passage("x", "z")], "y", "x"),
    ],
)
def test_first_words_of_each_side_are_quoted(
    world: World, prose: Any, passages: list[Passage], now: str, before: str
) -> None:
    [told] = edited(world, "gov", prose(title="A letter"), *passages)
    assert [one.quote for one in told.evidence] == [now, before]


@pytest.mark.parametrize(
    ("title", "more", "reasons"),
    [
        ("", 0, ()),
        ("", 1, ("1 more passage differs",)),
        ("A", 2, ("titled “A”", "2 more passages differ")),
    ],
)
def test_edit_says_of_what_and_how_much_more(
    world: World, prose: Any, title: str, more: int, reasons: tuple[str, ...]
) -> None:
    [told] = edited(world, "gov", prose(title=title), ONE, more=more)
    assert told.reasons == reasons


def test_passage_is_told_once_each_way(world: World, prose: Any) -> None:
    back = Passage(ONE.new, ONE.old)
    assert [one.new for one in edited(world, "gov", prose(), ONE)] == ["in autumn"]
    assert edited(world, "gov", prose(), ONE) == []
    assert [one.new for one in edited(world, "gov", prose(), ONE, back)] == ["in spring"]
    assert edited(world, "gov", prose(), back, ONE) == []
    assert edited(world, "gov", prose()) == []
    assert len(world.state.documents["https://example.org/gov"].edits) == 2
    for number in range(KEPT):
        edited(world, "gov", prose(), Passage("", str(number)))
    assert len(world.state.documents["https://example.org/gov"].edits) == KEPT
    assert len(edited(world, "gov", prose(), ONE)) == 1
    assert edited(world, "gov", prose(), Passage("", str(KEPT - 1))) == []


def test_late_edit_is_told_as_late(world: World, prose: Any) -> None:
    [told] = edited(world, "gov", prose(), ONE, late=True)
    assert told.late


def test_edit_is_not_told_beside_what_else_the_document_tells(world: World, lists: Lists) -> None:
    assert [str(one.kind) for one in edited(world, "gov", lists("a"), ONE)] == ["added"]


@pytest.mark.parametrize(
    ("source", "shown", "about"),
    [
        ("gov", {}, False),
        ("gov", {"stated": Stated(66)}, True),
        ("gov", {"review_ongoing": False}, True),
        ("press1", {"stated": Stated(66)}, False),
    ],
)
def test_edit_is_about_the_list_where_an_official_document_speaks_of_it(
    world: World, prose: Any, source: str, shown: dict[str, Any], *, about: bool
) -> None:
    edited(world, source, prose(**shown))
    [told] = edited(world, source, prose(**shown), ONE)
    assert told.level is (Level.CONFIRMED if about else None)


def test_edit_of_what_stands_behind_the_list_is_about_it(
    world: World, lists: Lists, prose: Any, mention: Says
) -> None:
    edited(world, "gov", lists("a"))
    assert [one.level for one in edited(world, "gov", lists("a"), ONE)] == [Level.CONFIRMED]
    assert [one.level for one in edited(world, "gov", prose(), TWO)] == [Level.CONFIRMED]
    edited(world, "dep", prose(mention("a")))
    assert [one.level for one in edited(world, "dep", prose(mention("a")), ONE)] == [Level.CONFIRMED]
    background = prose(mention("b", Context.BACKGROUND, dated=date(2026, 1, 1)))
    assert [one.level for one in edited(world, "gov-2", background, ONE)] == [None]


def test_edits_matter_of_official_documents_and_of_those_behind_what_is_believed(
    world: World, lists: Lists
) -> None:
    address = "https://example.org/press1"
    full = [f"n{number}" for number in range(20)]
    assert matters(world.state, world.facts("gov"), address)
    assert not matters(world.state, world.facts("press1"), address)
    world.show("press1", lists("a", *full))
    assert matters(world.state, world.facts("press1"), address)
    assert not matters(world.state, world.facts("press2"), "https://example.org/press2")
