"""What a person decides about held pages and unknown words, as steps of the fold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.changes import concerned, decide
from monitor.changes.accounts import Account, account_of
from monitor.changes.identity import provisional_id
from monitor.model import (
    ActKind,
    Change,
    ChangeKind,
    Context,
    Decision,
    DecisionKind,
    Listing,
    Mention,
    Observation,
    Outcome,
    Stated,
    VerdictCode,
)
from tests.changes.conftest import World, organization, words_of

Lists = Callable[..., Listing]
Says = Callable[..., Mention]
FULL = [f"n{number}" for number in range(20)]
TIDES = provisional_id("board of tides")


class Court:
    """A world in which decisions are made about what was observed last."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.seen: list[Observation] = []
        observe = world.observe

        def keep(observation: Observation) -> list[str]:
            self.seen.append(observation)
            return observe(observation)

        world.observe = keep  # type: ignore[method-assign]

    def decide(self, subject: str, kind: DecisionKind, target: str | None = None) -> list[str]:
        """Decide, and return what is told."""
        return [words_of(change) for change in self.changes(subject, kind, target)]

    def changes(self, subject: str, kind: DecisionKind, target: str | None = None) -> list[Change]:
        """Decide, and return the changes themselves."""
        world = self.world
        world.wait(1)
        decision = Decision(
            99, kind, subject, "Ada", world.now, "by phone", organization(target) if target else None
        )
        again = self.seen[-1:]
        if not subject.startswith("page-"):
            urls = {memory.url for memory in concerned(world.state, subject)}
            trusted = [one for one in self.seen if one.guarded and one.guarded.outcome is not Outcome.HELD]
            newest = {one.url: one for one in trusted if one.url in urls}
            again = list(newest.values())
        world.state, changes = decide(world.state, decision, again, world.policy)
        world.told += changes
        return changes


@pytest.fixture
def court(world: World) -> Court:
    return Court(world)


# ---------------------------------------------------------------- held pages


def test_accepted_page_counts_from_now_on(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[:15], "x"))
    changes = court.changes("page-1", DecisionKind.ACCEPT)
    assert [words_of(one) for one in changes] == ["recovered", "added x confirmed"]
    assert {one.reasons for one in changes} == {("decided by Ada: by phone",)}
    assert {one.at for one in changes} == {world.now}
    assert changes[1].evidence[0].captured_at == world.now - timedelta(hours=1)
    memory = world.state.documents["https://example.org/gov"]
    assert (memory.trouble, memory.held_digest, memory.whole) == (None, "", True)
    assert set(memory.entries) == {*FULL[:15], "x"}
    assert world.show("gov", lists(*FULL[:15], "x", "y")) == ["added y confirmed"]


def test_accepted_page_starts_absences_and_removes_nothing_at_once(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[:15]))
    assert court.decide("page-1", DecisionKind.ACCEPT) == ["recovered"]
    assert world.standing("n19") == "confirmed"
    world.wait(25)
    assert world.show("gov", lists(*FULL[:15])) == [f"removed n{n} confirmed" for n in range(15, 20)]


def test_rejected_page_waits_no_longer_and_keeps_its_trouble(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists("n1", "x"))
    before = world.state.snapshot
    assert court.decide("page-1", DecisionKind.REJECT) == []
    memory = world.state.documents["https://example.org/gov"]
    assert (memory.trouble, memory.dismissed, memory.rejected) == (
        ChangeKind.HELD,
        memory.held_sha256,
        ("x",),
    )
    assert world.state.snapshot == before
    assert world.show("gov", lists("n2", "x", "y")) == ["unverified y"]
    assert world.show("gov", lists(*FULL, "x")) == ["recovered", "added x confirmed"]
    memory = world.state.documents["https://example.org/gov"]
    assert (memory.held_sha256, memory.dismissed, memory.rejected) == ("", "", ())


@pytest.mark.parametrize("kind", [DecisionKind.ACCEPT, DecisionKind.REJECT])
def test_decision_about_a_page_that_moved_on_does_nothing(
    court: Court, lists: Lists, kind: DecisionKind
) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists("n1", "x"))
    old = court.seen[-1]
    world.show("gov", lists(*FULL))
    before = world.state
    court.seen.append(old)
    assert court.decide("page-1", kind) == []
    assert world.state == before


@pytest.mark.parametrize("kind", [DecisionKind.ACCEPT, DecisionKind.REJECT])
def test_decision_about_a_held_page_is_about_its_bytes(
    court: Court, lists: Lists, kind: DecisionKind
) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists("n1", "x"))
    old = court.seen[-1]
    world.show("gov", lists("n1", "y"))
    before = world.state
    court.seen.append(old)
    assert court.decide("page-1", kind) == []
    assert world.state == before


def test_page_that_is_accepted_twice_counts_once(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[:15], "x"))
    decision = Decision(99, DecisionKind.ACCEPT, "page-1", "Ada", world.now, "by phone")
    _, changes = decide(world.state, decision, [court.seen[-1], court.seen[-1]])
    assert [words_of(one) for one in changes] == ["recovered", "added x confirmed"]


@pytest.mark.parametrize(("voices", "told"), [(2, ["added x reported"]), (3, [])])
def test_accepted_page_is_one_of_the_voices_that_are_asked_for(
    court: Court, lists: Lists, voices: int, told: list[str]
) -> None:
    world = court.world
    world.policy = replace(world.policy, voices_needed=voices)
    world.show("press1", lists("x"))
    world.show("press2", lists(*FULL))
    world.show("press2", lists(*FULL[:15], "x"))
    assert [one for one in court.decide("page-1", DecisionKind.ACCEPT) if " x " in one] == told


def test_decision_about_a_page_that_is_not_remembered_does_nothing(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.state = replace(world.state, documents={})
    assert court.decide("page-1", DecisionKind.ACCEPT) == []


# ---------------------------------------------------------------- words


def test_provisional_name_becomes_the_known_one_with_its_history(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists("?Board of Tides", "b"))
    since = world.state.snapshot.standings[TIDES].since
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == []
    assert TIDES not in world.state.snapshot.standings
    merged = world.state.snapshot.standings["tides"]
    assert (merged.since, merged.level, [act.kind for act in merged.acts]) == (
        since,
        "confirmed",
        [ActKind.ANNOUNCED],
    )
    assert world.show("gov", lists("?Board of Tides", "b")) == []
    world.wait(30)
    assert world.show("gov", lists("?Board of Tides", "b")) == []


def test_merging_unites_support_and_acts_and_keeps_the_earlier_time(
    court: Court, lists: Lists, prose: Any, mention: Says
) -> None:
    world = court.world
    world.show("dep", prose(mention("tides", act=ActKind.NOTIFIED)))
    first = world.state.snapshot.standings["tides"].since
    world.wait(5)
    world.show("gov", lists("?Board of Tides"))
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == []
    merged = world.state.snapshot.standings["tides"]
    assert merged.since == first
    assert set(merged.support) == {"https://example.org/dep", "https://example.org/gov"}
    assert [act.kind for act in merged.acts] == [ActKind.ANNOUNCED, ActKind.ANNOUNCED, ActKind.NOTIFIED]


@pytest.mark.parametrize(
    ("before", "told"),
    [("press1", ["confirmed tides confirmed"]), ("gov-2", [])],
)
def test_merging_tells_only_what_it_raises(court: Court, lists: Lists, before: str, told: list[str]) -> None:
    world = court.world
    world.show(before, lists("tides"))
    world.show("gov", lists("?Board of Tides"))
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == told
    if told:
        assert (world.told[-1].old, world.told[-1].new) == ("single", "confirmed")
        assert world.told[-1].reasons == ("decided by Ada: by phone",)


def test_merging_into_a_removed_one_brings_it_back(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("press1", lists("tides", *FULL))
    world.show("press1", lists(*FULL))
    assert world.standing("tides") == "off"
    world.show("gov", lists("?Board of Tides"))
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == ["added tides confirmed"]
    assert world.told[-1].old == "removed"
    assert world.standing("tides") == "confirmed"


def test_name_that_no_page_prints_any_more_is_merged_too(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists("?Board of Tides", "b"))
    world.show("gov", lists("b"))
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == []
    assert TIDES not in world.state.snapshot.standings
    assert world.standing("tides") == "confirmed"


def test_end_of_a_name_behind_which_nothing_is_left_cites_nothing(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists("?Board of Tides", "b"))
    standings = dict(world.state.snapshot.standings)
    standings[TIDES] = replace(standings[TIDES], support={})
    world.state = replace(world.state, snapshot=replace(world.state.snapshot, standings=standings))
    (ended,) = court.changes(TIDES, DecisionKind.REJECT)
    assert (words_of(ended), ended.evidence) == (f"removed {TIDES} confirmed", ())
    assert (ended.source, ended.url) == (None, None)


def test_rejected_name_ends_and_stays_ended(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists("?Board of Tides", "b"))
    (told,) = court.changes(TIDES, DecisionKind.REJECT)
    assert (words_of(told), told.old, told.reasons) == (
        f"removed {TIDES} confirmed",
        "confirmed",
        ("decided by Ada: by phone",),
    )
    assert world.state.snapshot.as_of == world.now
    assert world.show("gov", lists("?Board of tides", "b")) == []
    assert world.standing(TIDES) == "off"


@pytest.mark.parametrize("kind", [DecisionKind.NEW, DecisionKind.ACCEPT])
def test_name_of_its_own_stays_as_it_is(court: Court, lists: Lists, kind: DecisionKind) -> None:
    world = court.world
    world.show("gov", lists("?Board of Tides"))
    standing = world.state.snapshot.standings[TIDES]
    assert court.decide(TIDES, kind) == []
    assert world.state.snapshot.standings[TIDES].acts == standing.acts
    assert world.state.decided[TIDES].kind is kind


def test_words_of_the_press_count_by_voice_once_they_are_known(court: Court, lists: Lists) -> None:
    world = court.world
    for source in ("press1", "press2", "press1-again"):
        world.show(source, lists("?Board of Tides", "a"))
    world.told.clear()
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == [
        "added tides single",
        "added tides reported",
    ]
    assert world.show("press3", lists("?Board of Tides", "a")) == []
    assert world.standing("tides") == "reported"


def test_words_in_a_sentence_follow_the_decision_too(court: Court, prose: Any, mention: Says) -> None:
    world = court.world
    assert world.show("press1", prose(mention("?Board of Tides"))) == ["new-document single"]
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == ["added tides single"]
    assert world.show("press2", prose(mention("?Board of Tides"))) == ["added tides reported"]


def test_rejected_words_are_not_told_again(court: Court, lists: Lists, prose: Any, mention: Says) -> None:
    world = court.world
    world.show("press1", lists("?Board of Tides", "a"))
    assert court.decide(TIDES, DecisionKind.REJECT) == []
    assert world.show("press2", lists("?Board of Tides", "a")) == ["added a reported"]
    assert world.show("press3", prose(mention("?Board of Tides"))) == []


def test_decision_touches_no_trouble_of_the_page(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists("?Board of Tides", "b", review_ongoing=True, stated=Stated(2)))
    world.fail("gov", VerdictCode.GONE)
    before = world.state.documents["https://example.org/gov"]
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == []
    after = world.state.documents["https://example.org/gov"]
    assert replace(after, unresolved=()) == replace(before, unresolved=())
    assert world.show("gov", lists("?Board of Tides", "b", review_ongoing=True)) == ["restored"]


def test_decision_about_words_that_stand_nowhere_is_remembered(court: Court, lists: Lists) -> None:
    world = court.world
    as_of = world.state.snapshot.as_of
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == []
    assert world.state.snapshot.as_of == as_of
    assert world.show("gov", lists("?Board of Tides")) == ["added tides confirmed"]


def test_what_a_decision_brings_is_told_with_its_time_and_cites_the_capture(
    court: Court, lists: Lists
) -> None:
    world = court.world
    world.show("press1", lists("?Board of Tides", "a"))
    captured = world.now
    (added,) = court.changes(TIDES, DecisionKind.SAME_AS, "tides")
    assert (added.at, added.evidence[0].captured_at) == (world.now, captured)
    assert world.now > captured


def test_end_of_a_rejected_name_cites_where_it_stood(court: Court, lists: Lists) -> None:
    court.world.show("gov", lists("?Board of Tides", "b"))
    (ended,) = court.changes(TIDES, DecisionKind.REJECT)
    assert (ended.source, ended.url) == ("gov", "https://example.org/gov")
    assert [one.quote for one in ended.evidence] == ["Board of Tides"]
    assert len(ended.id) == 16


def test_every_rejected_name_of_a_page_is_remembered(court: Court, lists: Lists) -> None:
    world = court.world
    world.show("gov", lists(*FULL))
    world.show("gov", lists("n1", "x", "y"))
    court.decide("page-1", DecisionKind.REJECT)
    assert world.state.documents["https://example.org/gov"].rejected == ("x", "y")


def test_merging_into_a_reversed_one_says_so(court: Court, lists: Lists, prose: Any, mention: Says) -> None:
    world = court.world
    world.show("gov", lists("tides"))
    world.wait(1)
    world.show("dep", prose(mention("tides", Context.OTHER, act=ActKind.REVERSED)))
    assert world.standing("tides") == "off"
    world.show("gov-2", lists("?Board of Tides"))
    (back,) = court.changes(TIDES, DecisionKind.SAME_AS, "tides")
    assert (words_of(back), back.old) == ("added tides confirmed", "reversed")


def test_documents_behind_a_name_and_those_that_print_it_are_concerned(world: World, lists: Lists) -> None:
    world.show("gov", lists("?Board of Tides"))
    world.show("press1", lists("?Board of Tides", "a"))
    world.show("press2", lists("a"))
    urls = [memory.url for memory in concerned(world.state, TIDES)]
    assert urls == ["https://example.org/gov", "https://example.org/press1"]


def test_decision_about_words_leaves_a_held_page_held(court: Court, lists: Lists) -> None:
    world = court.world
    said = Stated(21)
    world.show("gov", lists("?Board of Tides", *FULL, stated=said, review_ongoing=True))
    world.show("gov", lists("n1", "x", stated=Stated(70), review_ongoing=False))
    court.decide("page-1", DecisionKind.REJECT)
    before = world.state.documents["https://example.org/gov"]
    assert (before.trouble, before.stated.total, before.review_ongoing) == (ChangeKind.HELD, 70, False)
    assert (before.dismissed, before.held_digest, before.rejected) == (before.held_sha256, "x", ("x",))
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == []
    after = world.state.documents["https://example.org/gov"]
    assert replace(after, unresolved=()) == replace(before, unresolved=())


def test_decision_goes_by_the_voices_that_are_asked_for(court: Court, lists: Lists) -> None:
    world = court.world
    world.policy = replace(world.policy, voices_needed=3)
    for source in ("press1", "press2"):
        world.show(source, lists("?Board of Tides", "a"))
    assert court.decide(TIDES, DecisionKind.SAME_AS, "tides") == ["added tides single"]


# ---------------------------------------------------------------- the rule that decided


def rule(world: World, act: Callable[[], object], key: str = "a") -> str | None:
    """Return the rule by which the last observation of an act decided about an organization."""
    found = _account(world, act, key)
    return None if found is None else f"{found.relation}: {found.rule}"


def test_the_rule_is_named_that_decided(world: World, lists: Lists, prose: Any, mention: Says) -> None:
    full = ["a", *FULL]

    def of(source: str, shown: Listing | VerdictCode) -> str | None:
        if isinstance(shown, VerdictCode):
            return rule(world, lambda: world.fail(source, shown))
        return rule(world, lambda: world.show(source, shown))

    assert of("press1", lists("b")) is None
    assert of("press9", prose(mention("a", Context.BACKGROUND))) == (
        "mentions: a mention as background is no news"
    )
    assert of("press9", prose(mention("a", Context.CONDITIONAL))) == (
        "mentions: a mention of what may happen is no news"
    )
    assert of("press9", prose(mention("a", Context.OTHER))) == "mentions: a mention is no announcement"
    assert of("press1", lists("a", "b")) == "supports: one voice that is not official"
    assert of("press1-b", lists("a")) == "supports: the same voice again"
    assert of("press2", lists("a")) == "supports: another independent voice"
    assert of("press3", lists("a")) == "supports: another voice"
    assert of("gov", lists(*full)) == "supports: an official source confirms"
    assert of("dep", lists(*full)) == "supports: an official source says it again"
    assert (
        of("press4", lists("a", *FULL))
        == "supports: confirmed already: the press adds a voice, and no certainty"
    )
    assert of("press4", lists(*FULL)) == "contradicts: the document corrected itself; others still say so"
    assert (
        of("gov", lists(*FULL, stated=Stated(66)))
        == "contradicts: a partial list: what it lacks proves nothing"
    )
    assert of("gov", lists(*FULL[:5])) == "contradicts: the page is held: it takes nothing away"
    assert of("gov", lists("a", *FULL[:5])) == (
        "supports: the page is held: its names are unverified and count for nothing"
    )
    assert of("gov", VerdictCode.GONE) == "mentions: a page that cannot be read takes nothing away"
    absent = "contradicts: not listed: the first sighting, or another official list still holds it"
    assert of("gov", lists(*FULL)) == absent
    assert of("dep", lists(*FULL)) == absent
    world.wait(25)
    assert of("gov", lists(*FULL)) == "contradicts: not listed for a day, seen twice"
    assert of("press5", lists("a", published=world.now - timedelta(days=9))) == (
        "supports: it says nothing newer than what ended the standing"
    )
    world.wait(1)
    assert of("gov", lists("a", *FULL)) == "supports: an official source confirms at once again"
    back = prose(mention("a", Context.OTHER, act=ActKind.REVERSED), published=world.now)
    assert of("dep-2", back) == "contradicts: an official document takes the withdrawal back"
    assert of("dep-3", back) == "contradicts: an older reversal undoes nothing"


def quoted(world: World, act: Callable[[], object], key: str = "a") -> tuple[str, str] | None:
    """Return the words and the rule of what the last observation of an act says about an organization."""
    found = _account(world, act, key)
    return None if found is None else (found.words, found.rule)


def _account(world: World, act: Callable[[], object], key: str) -> Account | None:
    before = world.state
    seen: list[Observation] = []
    observe = world.observe

    def keep(observation: Observation) -> list[str]:
        seen.append(observation)
        return observe(observation)

    world.observe = keep  # type: ignore[method-assign]
    act()
    world.observe = observe  # type: ignore[method-assign]
    return account_of(before, seen[-1], world.state, key)


def test_the_words_are_shown_by_which_a_rule_decided(
    world: World, lists: Lists, prose: Any, mention: Says
) -> None:
    assert quoted(world, lambda: world.show("press1", lists("a=The A", *FULL))) == (
        "The A",
        "one voice that is not official",
    )
    assert quoted(world, lambda: world.fail("press2", VerdictCode.GONE)) is None
    assert quoted(world, lambda: world.fail("press1", VerdictCode.GONE)) == (
        "gone; it is gone",
        "a page that cannot be read takes nothing away",
    )
    assert quoted(world, lambda: world.show("press1", lists(*FULL, title="Corrected"))) == (
        "Corrected",
        "the last voice corrected itself",
    )
    assert quoted(world, lambda: world.fail("press1", VerdictCode.GONE)) is None
    world.wait(1)
    world.show("gov", lists("a", *FULL))
    assert quoted(world, lambda: world.show("press9", prose(mention("a", Context.OTHER)))) == (
        "They said a.",
        "a mention is no announcement",
    )
    assert quoted(world, lambda: world.show("press9", prose(mention("b", Context.OTHER)))) is None
    back = prose(mention("a", Context.OTHER, act=ActKind.REVERSED))
    assert quoted(world, lambda: world.show("dep", back)) == (
        "They said a.",
        "an official document takes the withdrawal back",
    )
