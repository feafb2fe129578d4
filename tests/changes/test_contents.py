"""What a change carries: who, where, what was before, why, and the words that prove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from monitor.changes import fold, step
from monitor.changes.policy import Policy
from monitor.model import (
    CUT,
    ActKind,
    ChangeKind,
    Context,
    Guarded,
    Listing,
    Mention,
    Observation,
    Outcome,
    Stated,
    Verdict,
    VerdictCode,
)
from tests.changes.conftest import World

Lists = Callable[..., Listing]
Says = Callable[..., Mention]
FULL = [f"n{number}" for number in range(20)]
GOV = "https://example.org/gov"


def test_removal_says_since_when_and_from_what(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[1:], title="The list"))
    first = world.now
    world.wait(25)
    world.show("gov", lists(*FULL[1:], title="The list"))
    told = world.told[-1]
    assert (told.kind, told.old, told.source, told.url) == ("removed", "confirmed", "gov", GOV)
    assert told.reasons == (f"no longer listed since {first.isoformat()}",)
    assert [(one.quote, one.url, one.captured_at) for one in told.evidence] == [("The list", GOV, world.now)]
    absence = world.state.snapshot.standings["n0"].absences[GOV]
    assert (absence.first, absence.last, absence.evidence.quote) == (first, world.now, "The list")


def test_absence_that_waits_cites_the_page(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[1:], title="The list"))
    absence = world.state.snapshot.standings["n0"].absences[GOV]
    assert (absence.first, absence.last) == (world.now, world.now)
    assert (absence.evidence.url, absence.evidence.quote) == (GOV, "The list")


def test_end_of_a_claim_of_the_press_says_why(world: World, lists: Lists) -> None:
    world.show("press1", lists("a", *FULL))
    world.show("press1", lists(*FULL, title="Corrected"))
    told = world.told[-1]
    assert (told.kind, told.old, told.reasons) == ("removed", "single", ("no source says so any more",))
    assert told.evidence[0].quote == "Corrected"
    [absence] = world.state.snapshot.standings["a"].absences.values()
    assert (absence.first, absence.last, absence.evidence.quote) == (world.now, world.now, "Corrected")


def test_one_of_two_voices_that_corrects_itself_ends_nothing(world: World, lists: Lists) -> None:
    for source in ("press1", "press2"):
        world.show(source, lists("a", *FULL))
    assert world.show("press1", lists(*FULL)) == []
    assert world.standing("a") == "reported"
    assert set(world.state.snapshot.standings["a"].support) == {"https://example.org/press2"}
    assert world.show("press2", lists(*FULL))[0] == "removed a reported"


def test_unverified_name_says_where_why_and_in_which_words(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.show("gov", lists(*FULL[:10], "x=The X"))
    unverified = next(one for one in world.told if one.kind is ChangeKind.UNVERIFIED)
    assert (unverified.source, unverified.url, unverified.new) == ("gov", GOV, "The X")
    assert unverified.reasons == ("10 of the 20 entries read before are missing",)
    assert [one.quote for one in unverified.evidence] == ["The X"]
    assert (unverified.late, len(unverified.id)) == (False, 16)


def test_held_page_forgets_its_failures(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    for _ in range(2):
        world.fail("gov", VerdictCode.BLOCKED)
        world.wait(2)
    world.show("gov", lists(*FULL[:10]))
    memory = world.state.documents[GOV]
    assert (memory.failures, memory.failing_since, memory.held_sha256) == (0, None, f"{2:064x}")


def test_late_is_told_as_late_whatever_it_is(world: World, lists: Lists) -> None:
    observe = world.observe

    def late(observation: Observation) -> list[str]:
        return observe(replace(observation, late=True))

    world.observe = late  # type: ignore[method-assign]
    world.show("gov", lists(*FULL, stated=Stated(20), review_ongoing=True))
    world.show("gov", lists("n0=Other", *FULL[1:], stated=Stated(21)))
    world.show("gov", lists(*FULL[:5], "x", "?y"))
    world.fail("dep", VerdictCode.GONE)
    kinds = {one.kind for one in world.told}
    assert kinds >= {"added", "reworded", "total-changed", "review-changed", "unverified", "held"}
    assert all(one.late for one in world.told)


def test_trouble_says_where_and_why_and_what_ended(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    world.fail("gov", VerdictCode.GONE)
    world.show("gov", lists(*FULL))
    gone, back = world.told[-2:]
    assert (gone.source, gone.url, gone.old, gone.new) == ("gov", GOV, None, "gone")
    assert gone.reasons == ("it is gone",)
    assert (back.source, back.url, back.old, back.new) == ("gov", GOV, "vanished", None)
    assert len({gone.id, back.id}) == 2


def found(world: World, source: str, code: VerdictCode, announced: str | None = "A title") -> list[str]:
    """Let a document fail that an index led to."""
    return world.observe(
        Observation(
            world.facts(source),
            f"https://example.org/{source}/1",
            world.now,
            "",
            Verdict(code, ("why",), 0.0),
            announced=announced,
        )
    )


@pytest.mark.parametrize(
    ("source", "announced", "told"),
    [
        ("gov", "A title", [["new-document"], [], []]),
        ("body", "A title", [["new-document"], [], []]),
        ("press1", "A title", [[], ["new-document single"], []]),
        ("gov", None, [[], [], []]),
    ],
)
def test_new_document_that_cannot_be_read_is_told(
    world: World, source: str, announced: str | None, told: list[list[str]]
) -> None:
    assert [found(world, source, VerdictCode.BLOCKED, announced) for _ in range(3)] == told
    if announced is not None:
        change = world.told[0]
        assert (change.source, change.url) == (source, f"https://example.org/{source}/1")
        assert (change.new, change.reasons) == ("A title", ("it could not be read", "blocked", "why"))


def test_document_that_was_read_is_no_new_one_when_it_fails(world: World, lists: Lists) -> None:
    world.show("gov", lists("a"), url="https://example.org/gov/1")
    assert found(world, "gov", VerdictCode.BLOCKED) == []


def test_acts_cite_the_sentence_that_states_them(world: World, prose: Any, mention: Says) -> None:
    said = mention("a", act=ActKind.NOTIFIED, dated=date(2026, 2, 27), effective=date(2027, 2, 27))
    world.show("gov", prose(said))
    acts = world.state.snapshot.standings["a"].acts
    assert [(one.kind, one.evidence.quote) for one in acts] == [
        (ActKind.ANNOUNCED, "They said a."),
        (ActKind.NOTIFIED, "They said a."),
        (ActKind.EFFECTIVE, "They said a."),
    ]


@pytest.mark.parametrize(
    ("act", "on"),
    [(ActKind.EFFECTIVE, date(2026, 5, 1)), (ActKind.ANNOUNCED, None), (ActKind.NOTIFIED, None)],
)
def test_day_of_an_act_is_its_own_only_where_it_takes_effect(
    world: World, prose: Any, mention: Says, act: ActKind, on: date | None
) -> None:
    world.show("gov", prose(mention("a", act=act, dated=date(2026, 5, 1))))
    acts = {one.kind: one.on for one in world.state.snapshot.standings["a"].acts}
    assert acts.get(ActKind.EFFECTIVE) == on


def test_reversal_cites_its_sentence_and_its_day(
    world: World, lists: Lists, prose: Any, mention: Says
) -> None:
    world.show("gov", lists("a"))
    back = mention("a", Context.OTHER, act=ActKind.REVERSED, dated=date(2026, 3, 1))
    world.show("dep", prose(back))
    told = world.told[-1]
    assert (told.kind, told.old, told.new) == ("reversed", "confirmed", "reversed")
    assert told.evidence[0].quote == "They said a."
    newest = world.state.snapshot.standings["a"].acts[-1]
    assert (newest.kind, newest.on) == (ActKind.REVERSED, date(2026, 3, 1))


def test_fold_goes_by_the_policy_it_is_given(world: World, lists: Lists) -> None:
    seen: list[Observation] = []
    start, observe = world.state, world.observe

    def keep(observation: Observation) -> list[str]:
        seen.append(observation)
        return observe(observation)

    world.observe = keep  # type: ignore[method-assign]
    for source in ("press1", "press2"):
        world.show(source, lists("a"))
    assert [one.level for one in fold(start, seen, Policy(voices_needed=3))[1]] == ["single"]
    assert [one.level for one in fold(start, seen)[1]] == ["single", "reported"]
    assert step(start, seen[0])[0].snapshot.as_of == world.now


def test_names_of_a_held_page_are_shown_once_each(world: World, lists: Lists) -> None:
    world.show("gov", lists(*FULL))
    assert world.show("gov", lists(*FULL[:10], "x", "y")) == ["unverified x", "unverified y", "held"]
    assert world.show("gov", lists(*FULL[:10], "x", "y", "z")) == ["unverified z"]


def test_last_entry_of_a_cut_page_is_not_remembered(world: World, lists: Lists) -> None:
    world.show("gov", lists("a", "b", "c"), quality=CUT)
    assert set(world.state.documents[GOV].entries) == {"a", "b"}


@pytest.mark.parametrize("guarded", [True, False])
def test_page_that_has_not_changed_changes_nothing(world: World, lists: Lists, *, guarded: bool) -> None:
    world.show("gov", lists(*FULL))
    for _ in range(2):
        world.fail("gov", VerdictCode.BLOCKED)
        world.wait(2)
    before = world.state
    same = Observation(world.facts("gov"), GOV, world.now, "0" * 64, Verdict(VerdictCode.OK))
    if guarded:
        same = replace(same, guarded=Guarded(Outcome.ACCEPTED))
    assert world.observe(same) == []
    assert world.state.snapshot == before.snapshot
    memory = world.state.documents[GOV]
    assert (memory.failures, memory.failing_since) == (0, None)
    assert memory.entries == before.documents[GOV].entries


def test_words_and_documents_that_are_found_late_are_told_as_late(world: World, lists: Lists) -> None:
    observe = world.observe

    def late(observation: Observation) -> list[str]:
        return observe(replace(observation, late=True))

    world.observe = late  # type: ignore[method-assign]
    world.show("press1", lists("?Board of Tides"))
    found(world, "gov", VerdictCode.BLOCKED)
    assert [(str(one.kind), one.late) for one in world.told] == [
        ("new-document", True),
        ("new-document", True),
    ]
