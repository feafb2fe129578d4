"""The ledger of a step: what each claim, reversal and absence does to one standing, and to no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.model import ActKind, Authority, Context, Listing, Mention, Observation, Stated
from tests.changes.conftest import START, World

Lists = Callable[..., Listing]
Prose = Callable[..., Listing]
Says = Callable[..., Mention]
FULL = [f"n{number}" for number in range(20)]
SPRING = datetime(2026, 5, 1, tzinfo=UTC)


def taken_back(*keys: str) -> list[Mention]:
    from tests.changes.conftest import said

    return [said(key, Context.OTHER, act=ActKind.REVERSED, language="fr") for key in keys]


def test_a_snapshot_is_as_old_as_the_last_thing_that_was_told(world: World, lists: Lists) -> None:
    world.wait(6)
    world.show("gov", lists("a"))
    told = world.now
    assert world.state.snapshot.as_of == told > START
    world.wait(6)
    world.show("gov", lists("a"))
    assert world.state.snapshot.as_of == told
    world.wait(6)
    world.show("gov", lists("a", "b"))
    assert world.state.snapshot.as_of == world.now


def test_what_does_not_stand_is_not_taken_back_and_hides_nothing(
    world: World, lists: Lists, prose: Prose
) -> None:
    world.show("press1", lists("gone", *FULL))
    assert world.show("press1", lists(*FULL)) == ["removed gone single"]
    world.show("gov", lists("a", published=SPRING))
    world.show("dep", lists("newer", published=datetime(2026, 9, 1, tzinfo=UTC)))
    page = prose(*taken_back("unknown", "gone", "newer", "a"), published=datetime(2026, 6, 1, tzinfo=UTC))
    assert world.show("gov-back", page) == ["reversed a confirmed"]


def test_a_reversal_is_quoted_in_its_language_and_dated_by_its_page(
    world: World, lists: Lists, prose: Prose
) -> None:
    world.show("gov", lists("a", published=SPRING))
    world.show("gov-back", prose(*taken_back("a"), published=datetime(2026, 6, 1, tzinfo=UTC), language="en"))
    act = world.state.snapshot.standings["a"].acts[-1]
    assert act.on == date(2026, 6, 1)
    assert act.evidence.language == "fr"
    (told,) = world.told[-1:]
    assert (told.old, told.new) == ("confirmed", "reversed")


def test_a_reversal_forgets_what_was_missed_before(world: World, lists: Lists, prose: Prose) -> None:
    world.show("gov", lists(*FULL, published=SPRING))
    world.show("gov", lists(*FULL[1:], published=SPRING))
    world.show("gov-back", prose(*taken_back("n0"), published=datetime(2026, 6, 1, tzinfo=UTC)))
    assert world.state.snapshot.standings["n0"].absences == {}


def test_silence_of_the_press_leaves_what_the_government_said_at_that_address(
    world: World, lists: Lists
) -> None:
    """A source may be given another authority; what its pages said before keeps the authority it was said with."""
    address = "https://example.org/shared"
    world.show("gov", lists(*FULL), url=address)
    for _ in range(2):
        assert world.show("press1", lists(*FULL[1:]), url=address) == []
        world.wait(30)
    behind = world.state.snapshot.standings["n0"].support[address]
    assert behind.authority is Authority.OFFICIAL
    assert world.standing("n0") == "confirmed"


@pytest.mark.parametrize(
    ("before", "told", "old"),
    [
        ([], [], None),  # the addition was told under the words
        (["gov-a"], [], None),
        (["press1"], ["confirmed tides confirmed"], "single"),
        (["press1", "body"], ["confirmed tides confirmed"], "reported"),
    ],
)
def test_words_that_become_known_tell_only_what_they_raise(
    world: World, lists: Lists, before: list[str], told: list[str], old: str | None
) -> None:
    world.show("gov", lists("?Board of Tides"))
    behind = world.told[-1].evidence
    for source in before:
        world.show(source, lists("tides"))
    world.wait(6)
    assert world.show("gov-b", lists("tides=Board of Tides")) == told
    standing = world.state.snapshot.standings["tides"]
    assert standing.level == "confirmed"
    assert {one.source for one in standing.support.values()} == {"gov", "gov-b", *before}
    if told:
        change = world.told[-1]
        assert (change.old, change.new, change.evidence) == (old, "confirmed", behind)


def test_words_that_become_known_bring_back_what_was_removed(world: World, lists: Lists) -> None:
    world.show("press1", lists("tides", *FULL))
    assert world.show("press1", lists(*FULL)) == ["removed tides single"]
    world.show("gov", lists("?Board of Tides"))
    assert world.show("gov-b", lists("tides=Board of Tides")) == ["added tides confirmed"]
    assert world.told[-1].old == "removed"


def test_the_press_does_not_bring_back_what_an_official_list_begins_to_miss(
    world: World, lists: Lists
) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[1:]))
    world.wait(12)
    assert world.show("times", lists("n0")) == []
    world.wait(13)
    assert world.show("gov", lists(*FULL[1:])) == ["removed n0 confirmed"]


def test_the_press_confirms_nothing_after_a_reversal(world: World, lists: Lists, prose: Prose) -> None:
    """The list of January still stands on the page of January; it has been taken back, and confirms nothing any more."""
    world.show("gov", lists("a", published=SPRING))
    world.show("dep", lists("a", published=SPRING))
    world.wait(24 * 90)
    back = datetime(2026, 6, 1, tzinfo=UTC)
    world.show("gov-back", prose(*taken_back("a"), published=back))
    world.wait(24)
    later = datetime(2026, 9, 1, tzinfo=UTC)
    assert world.show("times", lists("a", published=later)) == ["added a single"]
    assert world.show("gov", lists("a", "b", published=SPRING)) == ["added b confirmed"]
    assert world.show("dep", lists("a", "c", published=SPRING)) == ["added c confirmed"]
    assert world.show("post", lists("a", published=later)) == ["added a reported"]
    assert world.show("gov-new", lists("a", published=later)) == ["confirmed a confirmed"]


def test_every_step_of_a_level_says_what_was_before_and_who_is_behind_it(world: World, lists: Lists) -> None:
    for source in ("press1", "press2", "press3", "gov"):
        world.show(source, lists("a"))
    said = [(str(one.kind), one.old, one.new, sorted(by.source for by in one.evidence)) for one in world.told]
    assert said == [
        ("added", None, "single", ["press1"]),
        ("added", "single", "reported", ["press1", "press2"]),
        ("confirmed", "reported", "confirmed", ["gov"]),
    ]


def test_words_that_become_known_bring_back_what_was_reversed(
    world: World, lists: Lists, prose: Prose
) -> None:
    world.show("dep", lists("tides", published=SPRING))
    world.show("gov-back", prose(*taken_back("tides"), published=datetime(2026, 6, 1, tzinfo=UTC)))
    world.show("gov", lists("?Board of Tides", published=datetime(2026, 9, 1, tzinfo=UTC)))
    later = datetime(2026, 9, 2, tzinfo=UTC)
    assert world.show("gov-b", lists("tides=Board of Tides", published=later)) == ["added tides confirmed"]
    assert (world.told[-1].old, world.told[-1].new) == ("reversed", "confirmed")


def test_another_day_of_an_act_is_news_and_the_same_day_is_none(
    world: World, prose: Prose, mention: Says
) -> None:
    def told(source: str, day: int | None, kind: ActKind = ActKind.EFFECTIVE) -> list[str | None]:
        before = len(world.told)
        world.show(source, prose(mention("a", act=kind, dated=None if day is None else date(2027, 1, day))))
        return [one.new for one in world.told[before:]]

    assert told("gov", None, ActKind.ANNOUNCED) == ["confirmed"]
    assert told("gov", 22) == ["effective 2027-01-22"]
    assert told("dep", 22) == []
    assert told("dep", 25) == ["effective 2027-01-25"]
    assert told("gov", 25) == []
    assert told("gov", None, ActKind.NOTIFIED) == ["notified"]
    assert told("dep", None, ActKind.NOTIFIED) == []
    assert told("dep", 3, ActKind.NOTIFIED) == ["notified 2027-01-03"]
    acts = world.state.snapshot.standings["a"].acts
    assert [f"{act.kind} {act.on and act.on.day}" for act in acts] == [
        "announced 1",
        "effective 22",
        "effective 25",
        "notified None",
        "notified 3",
    ]


def test_what_a_partial_list_adds_says_why_it_is_partial(
    world: World, lists: Lists, prose: Prose, mention: Says
) -> None:
    why = ("it states 4 and lists 3",)
    world.show("press1", lists("b"))
    world.show("gov-0", lists("c"))
    more = mention("c", act=ActKind.NOTIFIED, dated=date(2027, 1, 3))
    world.told.clear()
    world.show("gov", lists("a", "b", "c", stated=Stated(4), mentions=(more,)))
    said = {
        f"{one.kind} {one.organization.id}": (one.partial, one.reasons)
        for one in world.told
        if one.organization
    }
    assert said == {
        "added a": (True, said["added a"][1]),
        "confirmed b": (False, said["added a"][1]),
        "act c": (False, ()),
    }
    assert said["added a"][1] == why
    world.show("gov", lists("a", "b", "c", "d", stated=Stated(4)))
    assert (world.told[-1].partial, world.told[-1].reasons) == (False, ())


@pytest.mark.parametrize("catch_up", [True, False])
def test_what_is_read_back_is_told_as_a_catch_up(world: World, lists: Lists, *, catch_up: bool) -> None:
    observe = world.observe

    def back(observation: Observation) -> list[str]:
        return observe(replace(observation, catch_up=catch_up))

    world.observe = back  # type: ignore[method-assign]
    world.show("gov", lists("a"))
    assert [one.catch_up for one in world.told] == [catch_up]


def test_undated_page_from_before_a_reversal_confirms_nothing_ever_after(
    world: World, lists: Lists, prose: Prose
) -> None:
    world.show("gov", lists("a", published=SPRING))
    world.show("dep", lists("a"))
    for month in (6, 9):
        back = datetime(2026, month, 1, tzinfo=UTC)
        world.wait(24)
        assert world.show(f"gov-{month}", prose(*taken_back("a"), published=back)) == ["reversed a confirmed"]
        later = datetime(2026, month + 1, 1, tzinfo=UTC)
        assert world.show(f"times-{month}", lists("a", published=later)) == ["added a single"]
        assert world.show("dep", lists("a", "b")) == (["added b confirmed"] if month == 6 else [])
        confirmed = lists("a", published=datetime(2026, month + 2, 1, tzinfo=UTC))
        assert world.show(f"gov-new-{month}", confirmed) == ["confirmed a confirmed"]
    assert world.state.snapshot.standings["a"].former == {
        "https://example.org/gov",
        "https://example.org/dep",
        "https://example.org/gov-new-6",
        "https://example.org/times-6",
    }
