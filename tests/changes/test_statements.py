"""What is told of a document besides its claims says where it stands, in which words, and whether it is late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from monitor.model import ChangeKind, Listing, Locator, Stated, VerdictCode
from tests.changes.conftest import World

Lists = Callable[..., Listing]
FULL = [f"n{number}" for number in range(20)]
PLACE = Locator("html/body/ol/li", 2, 8)


def located(page: Listing) -> Listing:
    return replace(page, entries=tuple(replace(one, language="fr", locator=PLACE) for one in page.entries))


TOLD: dict[str, tuple[dict[str, Any], dict[str, Any], ChangeKind, tuple[str | None, str | None], str]] = {
    "other words": (
        {},
        {"words": "n0=The Body that was n0"},
        ChangeKind.REWORDED,
        ("Body n0", "The Body that was n0"),
        "The Body that was n0",
    ),
    "another total": (
        {"stated": Stated(20)},
        {"stated": Stated(21), "heading": "What we leave"},
        ChangeKind.TOTAL_CHANGED,
        ("20", "21"),
        "What we leave",
    ),
    "another total, without a heading": (
        {"stated": Stated(20)},
        {"stated": Stated(21)},
        ChangeKind.TOTAL_CHANGED,
        ("20", "21"),
        "A page",
    ),
    "the review": (
        {"review_ongoing": True},
        {},
        ChangeKind.REVIEW_CHANGED,
        ("says that the review goes on", "does not say that the review goes on"),
        "A page",
    ),
}


@pytest.mark.parametrize(("before", "now", "kind", "words", "quote"), TOLD.values(), ids=TOLD.keys())
def test_statement_says_where_it_stands_and_in_which_words(
    world: World,
    lists: Lists,
    before: dict[str, Any],
    now: dict[str, Any],
    kind: ChangeKind,
    words: tuple[str | None, str | None],
    quote: str,
) -> None:
    shown = dict(now)
    first = shown.pop("words", FULL[0])
    world.show("gov", lists(*FULL, title="A page", **before))
    world.told.clear()
    world.show("gov", located(lists(first, *FULL[1:], title="A page", **shown)))
    (told,) = world.told
    assert (told.kind, told.source, told.url) == (kind, "gov", "https://example.org/gov")
    assert (told.old, told.new) == words
    assert len(told.id) == 16
    (evidence,) = told.evidence
    assert evidence.quote == quote
    if kind is ChangeKind.REWORDED:
        assert (evidence.language, evidence.locator) == ("fr", PLACE)


def test_words_that_nobody_knows_are_told_with_their_page(world: World, lists: Lists) -> None:
    world.show("times", lists("?Board of Tides", *FULL, title="A page"))
    told = world.told[-1]
    assert (told.kind, told.source, told.url) == (
        ChangeKind.NEW_DOCUMENT,
        "times",
        "https://example.org/times",
    )
    assert (told.new, told.late, [one.quote for one in told.evidence]) == (
        "A page",
        False,
        ["Board of Tides"],
    )


def test_words_that_nobody_knows_are_not_told_as_other_words(world: World, lists: Lists) -> None:
    world.show("times", lists("?Board of Tides", "a", *FULL))
    assert world.show("times", lists("?Board  of tides!", "a=The Body of a", *FULL)) == ["reworded a"]


@pytest.mark.parametrize(("source", "told"), [("gov", []), ("times", [])])
def test_official_page_that_never_was_there_has_not_vanished(
    world: World, source: str, told: list[str]
) -> None:
    assert world.fail(source, VerdictCode.GONE) == told


@pytest.mark.parametrize("code", [VerdictCode.EMPTY, VerdictCode.MOVED, VerdictCode.SOFT_ERROR])
def test_page_that_never_held_a_list_has_lost_none(world: World, lists: Lists, code: VerdictCode) -> None:
    world.show("gov", Listing(title="Nothing yet"))
    assert world.fail("gov", code) == []
    world.show("gov", lists(*FULL))
    assert world.fail("gov", code) == ["held"]
