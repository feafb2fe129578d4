"""What is told, and what is not, over several observations; each test is a short history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from monitor.changes import Policy, fold, totals_of
from monitor.model import (
    CUT,
    INCOMPLETE,
    ActKind,
    Context,
    Listing,
    Locator,
    Mention,
    Snapshot,
    Stated,
    VerdictCode,
)

Lists = Callable[..., Listing]
Says = Callable[..., Mention]


def test_official_list_confirms_at_once(world: Any, lists: Lists) -> None:
    assert world.show("gov", lists("a", "b")) == ["added a confirmed", "added b confirmed"]
    assert world.show("gov", lists("a", "b")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("press1", "press2"), ("press1", "body"), ("body-un", "press1")],
)
def test_second_independent_voice_makes_a_report(world: Any, lists: Lists, first: str, second: str) -> None:
    assert world.show(first, lists("a")) == ["added a single"]
    assert world.show(second, lists("a")) == ["added a reported"]
    assert world.show("press9", lists("a")) == []
    assert world.show("gov", lists("a")) == ["confirmed a confirmed"]


@pytest.mark.parametrize(("first", "second"), [("times-feed", "times-site"), ("body-un", "body-iucn")])
def test_one_publisher_and_all_affected_are_one_voice(
    world: Any, lists: Lists, first: str, second: str
) -> None:
    world.show(first, lists("a"))
    assert world.show(second, lists("a")) == []
    assert world.standing("a") == "single"


def test_number_of_voices_is_configurable(world: Any, lists: Lists) -> None:
    world.policy = Policy(voices_needed=3)
    world.show("press1", lists("a"))
    assert world.show("press2", lists("a")) == []
    assert world.show("press3", lists("a")) == ["added a reported"]


def test_press_after_official_is_no_news(world: Any, lists: Lists) -> None:
    world.show("gov", lists("a"))
    assert world.show("press1", lists("a")) == []


def test_report_names_every_voice(world: Any, lists: Lists) -> None:
    world.show("press1", lists("a"))
    world.show("press2", lists("a"))
    assert {e.publisher for e in world.told[-1].evidence} == {"Press1", "Press2"}


@pytest.mark.parametrize(
    "again",
    [
        ("b", "a", "c"),
        ("a=BODY  A", "b=“Body B”", "c=Body – c"),
        ("a=Ｂｏｄｙ　ａ", "b", "c"),
    ],
)
def test_order_case_space_width_and_quotes_are_no_change(world: Any, lists: Lists, again: Any) -> None:
    world.show("gov", lists("a", "b", "c"))
    assert world.show("gov", lists(*again)) == []


def test_other_words_for_the_same_organization_are_reworded(world: Any, lists: Lists) -> None:
    world.show("gov", lists("a=Bdoy a", "b"))
    assert world.show("gov", lists("a=Body a", "b")) == ["reworded a"]
    assert (world.told[-1].old, world.told[-1].new) == ("Bdoy a", "Body a")


def test_unknown_name_on_an_official_list_is_provisional(world: Any, lists: Lists) -> None:
    (told,) = world.show("gov", lists("?Board of Tides"))
    assert told.startswith("added new-board-of-tides-")
    assert world.told[-1].organization.provisional
    assert world.told[-1].evidence[0].quote == "Board of Tides"
    assert world.show("gov-other", lists("?Board of  TIDES")) == []


def test_unknown_name_on_a_press_list_is_told_as_words_once(world: Any, lists: Lists) -> None:
    assert world.show("press1", lists("?Board of Tides", "a")) == ["added a single", "new-document single"]
    assert world.told[-1].reasons == ("no known organization: Board of Tides",)
    assert world.show("press1", lists("a", "?Board of tides")) == []


def test_words_of_the_press_are_the_name_where_a_table_prints_the_short_form_first(
    world: Any, lists: Lists
) -> None:
    listed = lists("?WBF")
    (row,) = listed.entries
    world.show("press1", replace(listed, entries=(replace(row, names={"de": "Weltbund der Fährleute"}),)))
    assert world.told[-1].reasons == ("no known organization: Weltbund der Fährleute",)
    assert world.told[-1].evidence[0].quote == "Weltbund der Fährleute"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("?Body of the Seas and Oce", False),
        ("?Body of the Seas", True),
        ("?Body of the Seas and Lakes", True),
    ],
)
def test_a_known_name_that_breaks_off_inside_a_word_is_no_new_one(
    world: Any, lists: Lists, last: str, told: bool
) -> None:
    def named(*words: str) -> bool:
        return any(one.startswith(("added", "unverified", "new-document")) for one in words)

    world.show("gov", lists("a", "b", "c=Body of the Seas and Oceans"))
    assert named(*world.show("gov", lists("a", "b", last))) is told
    assert named(*world.show("gov2", lists("a", last, "b"))), "only the end of a page breaks off"


@pytest.mark.parametrize(
    ("shown", "quality", "told"),
    [
        (["a", "?Board of Tides"], CUT, ["new-document"]),  # half a name, perhaps: shown, and no addition
        (
            ["a", "?Board of Tides"],
            INCOMPLETE,
            ["added new-board-of-tides-1f3a52c8 confirmed"],
        ),  # it is whole
        (["?Board of Tides", "a"], CUT, ["added new-board-of-tides-1f3a52c8 confirmed"]),  # not the last one
        (["a", "?Body b of the"], CUT, []),  # what is left of a name that stands
        (["a", "?Body b of the"], INCOMPLETE, ["added new-body-b-of-the-c7a7b5d7 confirmed"]),
        (["a", "c=Body b of"], CUT, []),  # a known name that begins a longer one
        (["a", "c=Body b of"], INCOMPLETE, ["added c confirmed"]),
        (["a", "c"], CUT, ["added c confirmed"]),  # nothing longer begins so
        (["a", "a=Body b of"], CUT, []),  # it stands anyway
    ],
)
def test_the_last_name_of_a_page_that_broke_off_is_not_taken_for_a_new_one(
    world: Any, lists: Lists, shown: list[str], quality: float, told: list[str]
) -> None:
    world.show("gov", lists("a", "b of the tides"))
    world.wait(6)
    again = [one.partition(" new-")[0] for one in world.show("gov2", lists(*shown), quality=quality)]
    assert again == [one.partition(" new-")[0] for one in told]


def test_a_name_that_the_page_printed_whole_before_is_taken_though_the_page_broke_off(
    world: Any, lists: Lists
) -> None:
    world.show("gov", lists("a", "?Board of Tides"))
    world.state = replace(world.state, snapshot=Snapshot(world.now))
    world.wait(6)
    (_, told) = world.show("gov", lists("a", "?Board of Tides"), quality=CUT)
    assert told.startswith("added new-board-of-tides")


@pytest.mark.parametrize(("quality", "left"), [(1, "off"), (INCOMPLETE, "single"), (CUT, "single")])
def test_sentences_that_are_missing_on_half_a_page_take_nothing_back(
    world: Any, prose: Any, mention: Says, quality: float, left: str
) -> None:
    world.show("times", prose(mention("x"), mention("y")))
    world.wait(6)
    world.show("times", prose(mention("y")), quality=quality)
    assert world.standing("x") == left


def test_a_guess_supports_but_never_adds(world: Any, lists: Lists) -> None:
    world.show("gov", lists("a"))
    assert world.show("press1", lists("~a")) == []
    assert world.show("press2", lists("~z=Body of z")) == ["new-document single"]
    (told,) = world.show("gov2", lists("~z=Body of z"))
    assert told.startswith("added new-body-of-z-")


@pytest.mark.parametrize("context", [Context.BACKGROUND, Context.CONDITIONAL, Context.OTHER])
def test_a_mention_is_no_listing(world: Any, prose: Any, mention: Says, context: Context) -> None:
    assert world.show("gov", prose(mention("a", context))) == []


def test_what_is_no_announcement_hides_none(world: Any, prose: Any, mention: Says) -> None:
    page = prose(
        mention("x", Context.BACKGROUND),
        mention("?Board of Tides"),
        mention("y", act=ActKind.REVERSED),
        mention("a"),
    )
    assert world.show("gov", page) == ["added a confirmed", "new-document"]


def test_a_sentence_dates_what_the_list_above_it_names(world: Any, lists: Lists, mention: Says) -> None:
    page = lists("a", mentions=(mention("a", effective=date(2027, 1, 22)), mention("b")))
    assert world.show("gov", page) == ["added a confirmed", "added b confirmed"]
    acts = world.state.snapshot.standings["a"].acts
    assert [(act.kind, act.on) for act in acts] == [
        (ActKind.ANNOUNCED, world.now.date()),
        (ActKind.EFFECTIVE, date(2027, 1, 22)),
    ]
    assert acts[0].evidence.quote == "Body a"
    assert acts[1].evidence.quote == "They said a."


@pytest.mark.parametrize(
    ("own", "page", "language"), [("fr", "de", "fr"), (None, "de", "de"), (None, None, "en")]
)
def test_words_are_cited_in_their_language_and_with_their_place(
    world: Any, lists: Lists, mention: Says, own: str | None, page: str | None, language: str
) -> None:
    place = Locator("html/body/p", 3, 9)
    listed = lists("a", language=page, mentions=(mention("b", language=own, locator=place),))
    listed = replace(
        listed, entries=tuple(replace(one, language=own, locator=place) for one in listed.entries)
    )
    world.show("gov", listed)
    for told in world.told:
        (evidence,) = told.evidence
        assert (evidence.language, evidence.locator) == (language, place)


def test_announcement_in_a_sentence_adds_with_its_dates(world: Any, prose: Any, mention: Says) -> None:
    said = mention("a", act=ActKind.NOTIFIED, dated=date(2026, 2, 27), effective=date(2027, 2, 27))
    assert world.show("gov", prose(said)) == ["added a confirmed"]
    acts = {act.kind: act.on for act in world.state.snapshot.standings["a"].acts}
    assert acts == {
        ActKind.ANNOUNCED: date(2026, 3, 1),
        ActKind.NOTIFIED: date(2026, 2, 27),
        ActKind.EFFECTIVE: date(2027, 2, 27),
    }


def test_notice_given_later_is_an_act_and_no_addition(
    world: Any, lists: Lists, prose: Any, mention: Says
) -> None:
    world.show("gov", lists("a"))
    said = mention("a", act=ActKind.NOTIFIED, dated=date(2026, 4, 1), effective=date(2027, 4, 1))
    assert world.show("dep", prose(said)) == ["act a confirmed", "act a confirmed"]
    assert [change.new for change in world.told[-2:]] == ["notified 2026-04-01", "effective 2027-04-01"]
    assert world.show("dep", prose(said)) == []


def test_press_does_not_date_what_is_confirmed(world: Any, lists: Lists, prose: Any, mention: Says) -> None:
    world.show("gov", lists("a"))
    assert world.show("press1", prose(mention("a", effective=date(2027, 4, 1)))) == []


# ---------------------------------------------------------------- absence, removal, return


def test_absence_removes_only_when_seen_twice_a_day_apart(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full))
    world.wait(1)
    assert world.show("gov", lists(*full[1:])) == []
    world.wait(23)
    assert world.show("gov", lists(*full[1:])) == []
    world.wait(1)
    assert world.show("gov", lists(*full[1:])) == ["removed n0 confirmed"]
    assert world.standing("n0") == "off"
    assert world.show("gov", lists(*full[1:])) == []


def test_one_sighting_in_between_starts_the_absence_anew(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full))
    world.show("gov", lists(*full[1:]))
    world.wait(12)
    world.show("gov", lists(*full))
    world.wait(13)
    assert world.show("gov", lists(*full[1:])) == []


def test_another_official_list_keeps_it(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full))
    world.show("gov-register", lists(*full))
    for _ in range(3):
        assert world.show("gov", lists(*full[1:])) == []
        world.wait(30)


def test_removed_then_listed_again_is_told_both_times(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full))
    world.show("gov", lists(*full[1:]))
    world.wait(25)
    world.show("gov", lists(*full[1:]))
    assert world.show("gov", lists(*full)) == ["added n0 confirmed"]
    assert world.told[-1].old == "removed"
    assert len(world.state.snapshot.standings["n0"].acts) == 2


def test_partial_list_takes_nothing_away(world: Any, lists: Lists) -> None:
    world.show("gov", lists(*[f"n{n}" for n in range(20)]))
    for _ in range(3):
        world.wait(30)
        some = lists(*[f"n{n}" for n in range(1, 20)], stated=Stated(20))
        assert world.show("gov", some) == []


def test_press_correction_takes_a_single_voice_back(world: Any, lists: Lists) -> None:
    keep = [f"k{n}" for n in range(15)]
    world.show("gov", lists(*keep))
    world.show("press1", lists("a", *keep))
    assert world.show("press1", lists(*keep)) == ["removed a single"]
    assert world.show("press1", lists("a", *keep)) == ["added a single"]


# ---------------------------------------------------------------- reversal


def test_reversal_is_told_and_an_old_list_does_not_undo_it(
    world: Any, lists: Lists, prose: Any, mention: Says
) -> None:
    world.show("gov", lists("a", published=datetime(2026, 1, 7, tzinfo=UTC)))
    back = prose(
        mention("a", Context.OTHER, act=ActKind.REVERSED), published=datetime(2026, 5, 1, tzinfo=UTC)
    )
    world.wait(24 * 90)
    assert world.show("gov-new", back) == ["reversed a confirmed"]
    assert world.standing("a") == "off"
    assert world.show("gov", lists("a", published=datetime(2026, 1, 7, tzinfo=UTC))) == []
    assert world.show("gov-2", lists("a", published=datetime(2026, 1, 8, tzinfo=UTC))) == []
    assert world.show("gov-3", lists("a", published=datetime(2026, 9, 8, tzinfo=UTC))) == [
        "added a confirmed"
    ]
    assert world.told[-1].old == "reversed"


def test_reentry_of_years_ago_reverses_nothing(world: Any, lists: Lists, prose: Any, mention: Says) -> None:
    world.show("gov", lists("a", published=datetime(2026, 1, 7, tzinfo=UTC)))
    old = prose(
        mention("a", Context.OTHER, act=ActKind.REVERSED), published=datetime(2021, 1, 20, tzinfo=UTC)
    )
    assert world.show("gov-archive", old) == []


# ---------------------------------------------------------------- held listings


def test_half_a_list_is_held_once_and_recovers_once(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full))
    assert world.show("gov", lists(*full[:10])) == ["held"]
    assert "10 of the 20 entries read before are missing" in world.told[-1].reasons
    assert world.show("gov", lists(*full[:10])) == []
    assert world.show("gov", lists(*full)) == ["recovered"]
    assert all(world.standing(key) == "confirmed" for key in full)


def test_held_official_listing_tells_new_names_unverified_once(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full))
    assert world.show("gov", lists(*full[:10], "x")) == ["unverified x", "held"]
    assert world.show("gov", lists(*full[:9], "x")) == []
    assert "x" not in world.state.snapshot.standings
    assert world.show("gov", lists(*full, "x")) == ["recovered", "added x confirmed"]


def test_held_press_listing_adds_nothing(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("press1", lists(*full))
    assert world.show("press1", lists(*full[:10], "x")) == ["held"]


# ---------------------------------------------------------------- totals and the review


def test_total_that_changes_is_told_even_when_held(world: Any, lists: Lists) -> None:
    full = [f"n{n}" for n in range(20)]
    world.show("gov", lists(*full, stated=Stated(66, 31, 35)))
    assert world.show("gov", lists(*full, stated=Stated(67, 31, 36))) == ["total-changed"]
    assert (world.told[-1].old, world.told[-1].new) == ("66", "67")
    assert world.show("gov", lists(*full)) == []
    assert world.show("gov", lists("n0", stated=Stated(68))) == ["held", "total-changed"]


def test_review_that_stops_and_starts_is_told_for_official_sources(world: Any, lists: Lists) -> None:
    assert world.show("gov", lists("a", review_ongoing=True)) == ["added a confirmed"]
    assert world.show("gov", lists("a", review_ongoing=None)) == ["review-changed"]
    assert world.show("gov", lists("a", review_ongoing=True)) == ["review-changed"]
    world.show("press1", lists("a", review_ongoing=True))
    assert world.show("press1", lists("a", review_ongoing=None)) == []


# ---------------------------------------------------------------- trouble


@pytest.mark.parametrize("code", [VerdictCode.UNREACHABLE, VerdictCode.BLOCKED, VerdictCode.ERROR])
def test_unreachable_after_three_failures_over_two_hours(world: Any, lists: Lists, code: VerdictCode) -> None:
    world.show("gov", lists("a"))
    told = []
    for _ in range(5):
        world.wait(0.5)
        told.append(world.fail("gov", code))
    assert told == [[], [], [], [], ["unreachable"]]
    world.wait(5)
    assert world.fail("gov", code) == []
    assert world.show("gov", lists("a")) == ["recovered"]
    assert world.standing("a") == "confirmed"


def test_few_failures_over_a_long_time_are_not_enough(world: Any, lists: Lists) -> None:
    world.show("gov", lists("a"))
    for expected in ([], [], ["unreachable"]):
        world.wait(6)
        assert world.fail("gov", VerdictCode.UNREACHABLE) == expected


def test_official_page_vanishes_at_once_and_removes_nothing(world: Any, lists: Lists) -> None:
    world.show("gov", lists("a"))
    assert world.fail("gov", VerdictCode.GONE) == ["vanished"]
    assert world.fail("gov", VerdictCode.GONE) == []
    assert world.standing("a") == "confirmed"
    assert world.show("gov", lists("a")) == ["restored"]


def test_press_page_vanishes_when_it_lasts(world: Any, lists: Lists) -> None:
    world.show("press1", lists("a"))
    for expected in ([], [], ["vanished"]):
        assert world.fail("press1", VerdictCode.GONE) == expected
        world.wait(1)


@pytest.mark.parametrize("code", [VerdictCode.EMPTY, VerdictCode.MOVED, VerdictCode.SOFT_ERROR])
@pytest.mark.parametrize("source", ["gov", "press1"])
def test_page_that_lost_what_it_held_is_held(
    world: Any, lists: Lists, code: VerdictCode, source: str
) -> None:
    world.show(source, lists("a"))
    assert world.fail(source, code) == ["held"]
    assert world.fail(source, code) == []
    assert world.show(source, lists("a")) == ["recovered"]


# ---------------------------------------------------------------- laws


def test_folding_at_once_and_step_by_step_agree(world: Any, lists: Lists) -> None:
    observations = []
    original = world.observe

    def keep(observation: Any) -> Any:
        observations.append(observation)
        return original(observation)

    start = world.state
    world.observe = keep
    world.show("press1", lists("a", "b"))
    world.show("press2", lists("b", "?c"))
    world.fail("press2", VerdictCode.GONE)
    world.show("gov", lists("a", "d", stated=Stated(2)))
    state, changes = fold(start, observations)
    assert state == world.state
    assert changes == world.told
    assert len({change.id for change in changes}) == len(changes)
    assert dict(totals_of(state.snapshot)) == {
        "confirmed": 2, "reported": 1, "single": 0, "un": 0, "non-un": 2, "other": 0,
    }  # fmt: skip
