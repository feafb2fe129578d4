"""What holds for any history: nothing is told twice, order does not matter, and nobody is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.changes import Policy, fold, step
from monitor.guard import guard
from monitor.model import (
    Authority,
    ChangeKind,
    Guarded,
    Level,
    Listing,
    ListingKind,
    Observation,
    Snapshot,
    SourceFacts,
    State,
    Stated,
    Verdict,
    VerdictCode,
)
from monitor.voices import voice_of
from tests.changes.conftest import listing

START = datetime(2026, 3, 1, tzinfo=UTC)
SOURCES = {
    "gov": Authority.OFFICIAL,
    "dep": Authority.OFFICIAL,
    "body": Authority.AFFECTED,
    "press1": Authority.PRESS,
    "press2": Authority.PRESS,
}
RANK = {Level.SINGLE: 0, Level.REPORTED: 1, Level.CONFIRMED: 2}

keys = st.lists(st.sampled_from(["a", "b", "c", "d", "~e", "?Unknown words", "?More words"]), unique=True)
shown = st.builds(
    lambda words, total, review, published: listing(
        *words,
        kind=ListingKind.LIST if words else ListingKind.NONE,
        stated=Stated(total),
        review_ongoing=review,
        published=published,
    ),
    keys,
    st.sampled_from([None, 2, 3]),
    st.sampled_from([None, True]),
    st.sampled_from([None, START - timedelta(days=50), START + timedelta(days=1)]),
)
moves = st.lists(
    st.tuples(
        st.sampled_from(sorted(SOURCES)),
        st.one_of(shown, st.sampled_from([VerdictCode.GONE, VerdictCode.BLOCKED, VerdictCode.EMPTY])),
        st.sampled_from([0, 1, 13, 30]),
    ),
    max_size=14,
)
History = list[tuple[str, Listing | VerdictCode, int]]


def observe(state: State, source: str, seen: Listing | VerdictCode, at: datetime) -> Observation:
    facts = SourceFacts(source, source, SOURCES[source], "en")
    url = f"https://example.org/{source}"
    if isinstance(seen, VerdictCode):
        return Observation(facts, url, at, "", Verdict(seen, ("it failed",), 0.0))
    guarded = guard(facts, seen, state.documents.get(url))
    digest = sha256(repr(seen).encode()).hexdigest()
    return Observation(facts, url, at, digest, Verdict(VerdictCode.OK), seen, guarded, voice_of(facts))


def play(history: History) -> tuple[State, list[tuple[Observation, State, State]]]:
    state = State(Snapshot(START))
    now, steps = START, []
    for source, seen, hours in history:
        now += timedelta(hours=hours)
        observation = observe(state, source, seen, now)
        after, _ = step(state, observation)
        steps.append((observation, state, after))
        state = after
    return state, steps


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_replaying_a_reading_at_once_tells_nothing(history: History) -> None:
    for observation, _, after in play(history)[1]:
        if observation.verdict.ok:
            again = replace(observation, guarded=_guarded(observation, after))
            assert step(after, again)[1] == []


def _guarded(observation: Observation, state: State) -> Guarded:
    assert observation.listing is not None
    return guard(observation.facts, observation.listing, state.documents.get(observation.url))


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_no_change_is_told_twice_under_one_id(history: History) -> None:
    ids = []
    for observation, before, _ in play(history)[1]:
        ids += [(change.id, change.kind) for change in step(before, observation)[1]]
    assert len(set(ids)) == len(ids)


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_nobody_is_lost_and_no_level_falls(history: History) -> None:
    for _, before, after in play(history)[1]:
        for key, standing in before.snapshot.standings.items():
            now = after.snapshot.standings[key]
            if standing.current and now.current:
                assert RANK[now.level] >= RANK[standing.level]
            assert now.acts[: len(standing.acts)] == standing.acts


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_failure_touches_no_standing(history: History) -> None:
    for observation, before, after in play(history)[1]:
        if not observation.verdict.ok:
            assert after.snapshot == before.snapshot


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_what_stands_is_what_was_told(history: History) -> None:
    """Applying the told changes to the first snapshot gives the last one."""
    told: dict[str, str] = {}
    state, steps = play(history)
    for observation, before, _ in steps:
        for change in step(before, observation)[1]:
            if change.organization is None or change.level is None:
                continue
            if change.kind in (ChangeKind.ADDED, ChangeKind.CONFIRMED):
                told[change.organization.id] = change.level
            elif change.kind in (ChangeKind.REMOVED, ChangeKind.REVERSED):
                del told[change.organization.id]
    assert told == {key: one.level for key, one in state.snapshot.standings.items() if one.current}


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=100)
def test_only_official_sources_confirm(history: History) -> None:
    unofficial = [move for move in history if SOURCES[move[0]] is not Authority.OFFICIAL]
    state, _ = play(unofficial)
    assert all(one.level is not Level.CONFIRMED for one in state.snapshot.standings.values())


@given(moves, st.randoms(use_true_random=False))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_order_of_entries_does_not_matter(history: History, random: object) -> None:
    def turned(seen: Listing | VerdictCode) -> Listing | VerdictCode:
        if isinstance(seen, VerdictCode):
            return seen
        entries = list(seen.entries)
        random.shuffle(entries)  # type: ignore[attr-defined]
        return replace(seen, entries=tuple(entries))

    one, _ = play(history)
    other, _ = play([(source, turned(seen), hours) for source, seen, hours in history])

    def believed(state: State) -> dict[str, tuple[Level, bool, datetime]]:
        return {key: (s.level, s.current, s.since) for key, s in state.snapshot.standings.items()}

    assert believed(one) == believed(other)


@given(moves)
@settings(deadline=None, derandomize=True, max_examples=100)
def test_folding_again_gives_the_same(history: History) -> None:
    state, steps = play(history)
    again, changes = fold(State(Snapshot(START)), [observation for observation, _, _ in steps], Policy())
    assert again == state
    assert changes == [change for observation, before, _ in steps for change in step(before, observation)[1]]
