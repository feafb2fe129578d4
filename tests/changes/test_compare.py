"""What leads from one snapshot to another, and where sources disagree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.changes import differences, disagreements, totals_of, untold
from monitor.changes.disagreement import LISTS, LISTS_NOT
from monitor.model import (
    Act,
    ActKind,
    Authority,
    Change,
    ChangeKind,
    Evidence,
    Level,
    Listing,
    Organization,
    Section,
    Snapshot,
    Standing,
    Stated,
)
from tests.changes.conftest import START, World, organization, words_of

NOW = datetime(2026, 6, 1, tzinfo=UTC)
Lists = Callable[..., Listing]


def evidence(source: str, authority: Authority = Authority.PRESS, quote: str = "Body a") -> Evidence:
    url = f"https://example.org/{source}"
    return Evidence(source, source, authority, url, START, None, "0" * 64, quote, voice=source)


def standing(level: Level = Level.SINGLE, *acts: ActKind, **more: Any) -> Standing:
    behind = evidence("gov", Authority.OFFICIAL) if level is Level.CONFIRMED else evidence("press1")
    given: dict[str, Any] = {"support": {behind.url: behind, "p2": evidence("press2")}}
    return Standing(
        organization("a"),
        level,
        START,
        tuple(Act(kind, START.date(), behind) for kind in (ActKind.ANNOUNCED, *acts)),
        **(given | more),
    )


def snapshot(one: Standing | None) -> Snapshot:
    return Snapshot(START, {} if one is None else {one.organization.id: one})


SINGLE, CONFIRMED = standing(), standing(Level.CONFIRMED)
REMOVED = replace(SINGLE, removed=True)
REVERSED = standing(Level.CONFIRMED, ActKind.REVERSED)

DIFFERENCES: dict[str, tuple[Standing | None, Standing | None, list[tuple[str, str | None, str | None]]]] = {
    "nothing and nothing": (None, None, []),
    "the same": (SINGLE, SINGLE, []),
    "new": (None, SINGLE, [("added a single", None, "single")]),
    "new and confirmed": (None, CONFIRMED, [("added a confirmed", None, "confirmed")]),
    "confirmed": (SINGLE, CONFIRMED, [("confirmed a confirmed", "single", "confirmed")]),
    "reported": (SINGLE, standing(Level.REPORTED), [("added a reported", "single", "reported")]),
    "back": (REMOVED, SINGLE, [("added a single", "removed", "single")]),
    "back after a reversal": (REVERSED, CONFIRMED, [("added a confirmed", "reversed", "confirmed")]),
    "removed": (SINGLE, REMOVED, [("removed a single", "single", None)]),
    "never there": (SINGLE, None, [("removed a single", "single", None)]),
    "reversed": (CONFIRMED, REVERSED, [("reversed a confirmed", "confirmed", "reversed")]),
    "removed all the time": (REMOVED, REMOVED, []),
    "was removed, was never there": (REMOVED, None, []),
    "a notice": (
        CONFIRMED,
        standing(Level.CONFIRMED, ActKind.NOTIFIED),
        [("act a confirmed", None, "notified 2026-03-01")],
    ),
    "a notice without a date": (
        CONFIRMED,
        replace(CONFIRMED, acts=(*CONFIRMED.acts, Act(ActKind.NOTIFIED, None, evidence("gov")))),
        [("act a confirmed", None, "notified")],
    ),
    "a notice that was known": (
        standing(Level.CONFIRMED, ActKind.NOTIFIED),
        standing(Level.CONFIRMED, ActKind.NOTIFIED),
        [],
    ),
}


@pytest.mark.parametrize(("before", "after", "told"), DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_differences(
    before: Standing | None, after: Standing | None, told: list[tuple[str, str | None, str | None]]
) -> None:
    found = differences(snapshot(before), snapshot(after), at=NOW, reasons=("read again",))
    assert [(words_of(one), one.old, one.new) for one in found] == told
    assert all((one.at, one.late, one.reasons) == (NOW, True, ("read again",)) for one in found)
    assert all(one.id and one.evidence and one.source and one.url for one in found)


def test_confirmed_differences_cite_official_sources_and_others_every_voice() -> None:
    [found] = differences(snapshot(None), snapshot(CONFIRMED), at=NOW)
    assert [one.source for one in found.evidence] == ["gov"]
    [found] = differences(snapshot(None), snapshot(SINGLE), at=NOW, late=False)
    assert {one.source for one in found.evidence} == {"press1", "press2"}
    assert found.late is False


def test_removal_found_late_cites_what_stood_behind() -> None:
    [found] = differences(snapshot(SINGLE), snapshot(REMOVED), at=NOW)
    assert {one.source for one in found.evidence} == {"press1", "press2"}


def test_level_behind_which_nothing_is_left_cites_nothing() -> None:
    [found] = differences(snapshot(None), snapshot(standing(support={})), at=NOW)
    assert (found.evidence, found.source, found.url) == ((), None, None)


def test_totals_count_what_stands_today_by_level_and_section() -> None:
    sections = {"a": Section.NON_UN, "b": Section.UN, "c": None, "d": None, "e": Section.UN}
    standings = {
        key: replace(CONFIRMED, organization=Organization(key, key, section))
        for key, section in sections.items()
    }
    gone = {key: replace(REMOVED, organization=organization(key)) for key in ("0", "1")}
    others = {"y": SINGLE, "z": standing(Level.REPORTED)}
    assert totals_of(Snapshot(START, {**gone, **standings, **others})) == {
        "confirmed": 5,
        "reported": 1,
        "single": 1,
        "un": 2,
        "non-un": 1,
        "other": 2,
    }
    assert set(totals_of(Snapshot(START)).values()) == {0}


@pytest.mark.parametrize(
    ("words", "told"), [("BODY  a", []), ("Body b", ["added a confirmed", "removed new-x confirmed"])]
)
def test_name_that_is_known_now_is_told_only_where_its_words_differ(words: str, told: list[str]) -> None:
    behind = evidence("gov", Authority.OFFICIAL, words)
    unknown = Organization("new-x", "Body a", provisional=True)
    before = replace(CONFIRMED, organization=unknown, support={behind.url: behind})
    found = differences(snapshot(before), snapshot(CONFIRMED), at=NOW)
    assert [words_of(one) for one in found] == told


def test_known_name_takes_the_level_of_the_provisional_one() -> None:
    unknown = Organization("new-x", "Body a", provisional=True)
    behind = evidence("gov", Authority.OFFICIAL)
    before = replace(SINGLE, organization=unknown, support={behind.url: behind})
    [found] = differences(snapshot(before), snapshot(CONFIRMED), at=NOW)
    assert (words_of(found), found.old) == ("confirmed a confirmed", "single")


def test_provisional_name_that_still_stands_is_no_other_name() -> None:
    unknown = replace(SINGLE, organization=Organization("new-x", "Body a", provisional=True))
    before = Snapshot(START, {"new-x": unknown})
    after = Snapshot(START, {"a": SINGLE, "new-x": replace(unknown, removed=True)})
    told = [words_of(one) for one in differences(before, after, at=NOW)]
    assert told == ["added a single", "removed new-x single"]


def test_known_name_becomes_no_other_name() -> None:
    other = replace(SINGLE, organization=organization("b"))
    told = [words_of(one) for one in differences(snapshot(other), snapshot(SINGLE), at=NOW)]
    assert told == ["added a single", "removed b single"]


def statement(kind: ChangeKind, **more: Any) -> Change:
    given: dict[str, Any] = {"id": "x", "kind": kind, "at": START, "url": "u", "old": "66", "new": "67"}
    return Change(**(given | more))


UNTOLD = {
    "told": (statement(ChangeKind.TOTAL_CHANGED), statement(ChangeKind.TOTAL_CHANGED), 0),
    "another total": (
        statement(ChangeKind.TOTAL_CHANGED),
        statement(ChangeKind.TOTAL_CHANGED, new="68"),
        1,
    ),
    "from another total": (
        statement(ChangeKind.TOTAL_CHANGED),
        statement(ChangeKind.TOTAL_CHANGED, old="65"),
        1,
    ),
    "another page": (statement(ChangeKind.TOTAL_CHANGED), statement(ChangeKind.TOTAL_CHANGED, url="v"), 1),
    "another kind": (statement(ChangeKind.TOTAL_CHANGED), statement(ChangeKind.REVIEW_CHANGED), 1),
    "what is no statement": (statement(ChangeKind.REVIEW_CHANGED), statement(ChangeKind.ADDED), 0),
    "the same words": (
        statement(ChangeKind.NEW_DOCUMENT, reasons=("a", "b")),
        statement(ChangeKind.NEW_DOCUMENT, reasons=("b",), new="another title"),
        0,
    ),
    "one word more": (
        statement(ChangeKind.NEW_DOCUMENT, reasons=("a",)),
        statement(ChangeKind.NEW_DOCUMENT, reasons=("a", "b")),
        1,
    ),
}


@pytest.mark.parametrize(("told", "again", "count"), UNTOLD.values(), ids=UNTOLD.keys())
def test_statement_is_late_only_where_it_was_never_told(told: Change, again: Change, count: int) -> None:
    found = untold([told], [again, again], at=NOW)
    assert len(found) == count
    assert all((one.late, one.at) == (True, NOW) and one.id != "x" for one in found)


# ---------------------------------------------------------------- disagreement


def disputed(world: World) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    publishers = {key: key.title() for key in ("gov", "dep", "press1", "press2")}
    return {one.about: one.sides for one in disagreements(world.state, publishers)}


@pytest.mark.parametrize(
    ("shown", "about"),
    [
        ("abcd", []),
        ("abc", ["d"]),
        ("abcde", ["e"]),
        ("ab", ["c", "d"]),
        ("a", []),
        ("abefgh", []),
        ("wxyz", []),
    ],
)
def test_lists_of_the_same_thing_are_compared(
    world: World, lists: Lists, shown: str, about: list[str]
) -> None:
    world.show("gov", lists(*"abcd"))
    world.show("press1", lists(*shown))
    found = disputed(world)
    assert list(found) == about
    for key in about:
        holds = ("Gov",) if key in "abcd" else ("Press1",)
        lacks = ("Press1",) if key in "abcd" else ("Gov",)
        assert found[key] == ((LISTS, holds), (LISTS_NOT, lacks))


def test_what_a_partial_list_lacks_is_no_disagreement(world: World, lists: Lists) -> None:
    world.show("gov", lists(*"abcd"))
    world.show("press1", lists(*"abc", open_ended=True))
    world.show("press2", lists(*"abc", "?words"))
    assert disputed(world) == {}


def test_stated_totals_stand_side_by_side(world: World, lists: Lists, prose: Any) -> None:
    world.show("gov", lists("a", stated=Stated(66)))
    world.show("press1", prose(stated=Stated(66)))
    assert disputed(world) == {}
    world.show("press2", prose(stated=Stated(67)))
    world.show("dep", prose(stated=Stated(9)))
    assert disputed(world) == {"total": (("9", ("Dep",)), ("66", ("Gov", "Press1")), ("67", ("Press2",)))}


def test_two_totals_are_a_disagreement_and_sources_without_a_name_are_called_by_id(
    world: World, prose: Any
) -> None:
    world.show("gov", prose(stated=Stated(66)))
    world.show("press7", prose(stated=Stated(67)))
    assert disputed(world) == {"total": (("66", ("Gov",)), ("67", ("press7",)))}


def test_disagreement_is_called_by_the_name_that_is_known_else_as_it_is_printed(
    world: World, lists: Lists
) -> None:
    world.show("gov", lists("a", "b", "c", "d=The D"))
    world.show("press1", lists(*"abc"))
    [found] = disagreements(world.state, {})
    assert (found.name, found.sides) == ("Body d", ((LISTS, ("gov",)), (LISTS_NOT, ("press1",))))
    forgotten = replace(world.state, snapshot=replace(world.state.snapshot, standings={}))
    assert [one.name for one in disagreements(forgotten, {})] == ["The D"]


def test_disagreement_about_a_total_names_its_sides_by_the_alphabet(world: World, prose: Any) -> None:
    for source, total in (("gov", 66), ("dep", 66), ("press1", 67)):
        world.show(source, prose(stated=Stated(total)))
    [found] = disagreements(world.state, {"gov": "alpha", "dep": "Beta", "press1": "Press"})
    assert (found.name, found.sides) == ("Stated total", (("66", ("alpha", "Beta")), ("67", ("Press",))))


def test_words_that_nobody_knows_are_no_disagreement(world: World, lists: Lists) -> None:
    world.show("gov", lists(*"abcd"))
    memory = world.state.documents["https://example.org/gov"]
    entries = {**memory.entries, "words:board of tides": "Board of Tides"}
    world.show("press1", lists(*"abcd"))
    documents = {**world.state.documents, memory.url: replace(memory, entries=entries)}
    assert disagreements(replace(world.state, documents=documents), {}) == ()


def test_reversal_found_late_cites_the_reversal() -> None:
    back = evidence("back", Authority.OFFICIAL, "It rejoins")
    acts = (*CONFIRMED.acts, Act(ActKind.NOTIFIED, None, evidence("n")), Act(ActKind.REVERSED, None, back))
    [found] = differences(snapshot(CONFIRMED), snapshot(replace(CONFIRMED, acts=acts)), at=NOW)
    assert [one.quote for one in found.evidence] == ["It rejoins"]


def test_every_organization_is_compared() -> None:
    others = {key: replace(SINGLE, organization=organization(key)) for key in "bcd"}
    unknown = replace(SINGLE, organization=Organization("new-x", "Body a", provisional=True))
    before = Snapshot(START, {"b": replace(others["b"], removed=True), "new-x": unknown})
    after = Snapshot(START, {"a": SINGLE, **others, "z": replace(SINGLE, organization=organization("z"))})
    assert [words_of(one) for one in differences(before, after, at=NOW)] == [
        "added b single",
        "added c single",
        "added d single",
        "added z single",
    ]
