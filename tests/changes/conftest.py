"""Short words for the values that the tables below are written in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from monitor.changes import Policy, step
from monitor.guard import guard
from monitor.model import (
    ActKind,
    Authority,
    Change,
    Context,
    Entry,
    Listing,
    ListingKind,
    Mention,
    Method,
    Observation,
    Organization,
    Resolution,
    Section,
    Snapshot,
    SourceFacts,
    State,
    Stated,
    Verdict,
    VerdictCode,
)
from monitor.voices import voice_of

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class World:
    """Sources that show things, hour by hour, and everything that was told of them."""

    def __init__(self) -> None:
        self.state = State(Snapshot(START))
        self.now = START
        self.told: list[Change] = []
        self.policy = Policy()
        self.shown = 0

    def facts(self, source: str, **more: Any) -> SourceFacts:
        authority = {"gov": Authority.OFFICIAL, "dep": Authority.OFFICIAL, "body": Authority.AFFECTED}
        kind = next((v for k, v in authority.items() if source.startswith(k)), Authority.PRESS)
        return SourceFacts(source, source.split("-")[0].title(), kind, "en", **more)

    def wait(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    def show(
        self, source: str, listing: Listing, *, url: str = "", quality: float = 1, **more: Any
    ) -> list[str]:
        """Let a source show a listing, and return what is told as `kind organization level`."""
        reasons = ("the page breaks off",) if quality < 1 else ()
        verdict = Verdict(VerdictCode.OK, reasons, quality)
        facts = self.facts(source, **more)
        address = url or f"https://example.org/{source}"
        self.shown += 1
        observation = Observation(
            facts=facts,
            url=address,
            at=self.now,
            sha256=f"{self.shown:064x}",
            verdict=verdict,
            listing=listing,
            guarded=guard(facts, listing, self.state.documents.get(address), verdict),
            voice=voice_of(facts),
        )
        return self.observe(observation)

    def fail(self, source: str, code: VerdictCode, *, url: str = "") -> list[str]:
        address = url or f"https://example.org/{source}"
        return self.observe(
            Observation(self.facts(source), address, self.now, "", Verdict(code, (f"it is {code}",), 0.0))
        )

    def observe(self, observation: Observation) -> list[str]:
        self.state, changes = step(self.state, observation, self.policy)
        self.told += changes
        return [words_of(change) for change in changes]

    def standing(self, key: str) -> str:
        standing = self.state.snapshot.standings[key]
        return standing.level if standing.current else "off"


def words_of(change: Change) -> str:
    organization = change.organization.id if change.organization else None
    return " ".join(str(part) for part in (change.kind, organization, change.level) if part)


def listing(*ids: str, kind: ListingKind = ListingKind.LIST, **more: Any) -> Listing:
    """Return a list; `?words` are unknown, `~id` is a guess, `id=text` prints its own text."""
    return Listing(kind=kind, entries=tuple(entry(n, word) for n, word in enumerate(ids, 1)), **more)


def entry(position: int, word: str) -> Entry:
    if word.startswith("?"):
        return Entry(None, position, word[1:])
    key, _, text = word.lstrip("~").partition("=")
    method = Method.FUZZY if word.startswith("~") else Method.OFFICIAL
    return Entry(
        Section.NON_UN, position, text or f"Body {key}", resolution=Resolution(organization(key), method, 1.0)
    )


def organization(key: str) -> Organization:
    return Organization(key, f"Body {key}", Section.NON_UN)


def said(key: str, context: Context = Context.ANNOUNCEMENT, **more: Any) -> Mention:
    resolution = Resolution() if key.startswith("?") else Resolution(organization(key), Method.OFFICIAL, 1.0)
    return Mention(key.lstrip("?"), f"They said {key}.", context, resolution, **more)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def lists() -> Callable[..., Listing]:
    return listing


@pytest.fixture
def prose() -> Callable[..., Listing]:
    def build(*mentions: Mention, **more: Any) -> Listing:
        return Listing(kind=ListingKind.PROSE, mentions=mentions, **more)

    return build


@pytest.fixture
def mention() -> Callable[..., Mention]:
    return said


@pytest.fixture
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine stand in Tokyo."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


__all__: Sequence[str] = ("ActKind", "Stated", "World", "date", "replace")
