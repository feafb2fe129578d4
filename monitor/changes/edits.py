"""An edited document: told to readers where it matters, and never as an addition.

What an edit does to claims, wording, totals and the review is told by those.  When a document that matters says
something else in other words, and none of them tells it, the passages themselves are shown: before and now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from monitor.changes.claims import evidence_of
from monitor.changes.identity import identify
from monitor.model import (
    Authority,
    Change,
    ChangeKind,
    Context,
    DocumentMemory,
    Level,
    Listing,
    ListingKind,
    Observation,
    Passage,
    SourceFacts,
    State,
)

KEPT = 100
"""Digests of told passages that are remembered of one document: a page that goes to and fro is told once each way."""


def matters(state: State, facts: SourceFacts, url: str) -> bool:
    """Say whether edits of a document are shown: an official one, and one that stands behind something believed."""
    if facts.authority is Authority.OFFICIAL:
        return True
    return any(one.current and url in one.support for one in state.snapshot.standings.values())


def edits(
    state: State, memory: DocumentMemory, observation: Observation, listing: Listing
) -> tuple[DocumentMemory, list[Change]]:
    """Tell the passages that were edited and not told before."""
    edit = observation.edit
    if edit is None:
        return memory, []
    fresh = [one for one in edit.passages if _digest(one) not in memory.edits]
    if not fresh:
        return memory, []
    told = (*memory.edits, *map(_digest, fresh))[-KEPT:]
    now = evidence_of(observation, _words([one.new for one in fresh]) or listing.title)
    before = replace(
        evidence_of(observation, _words([one.old for one in fresh])),
        captured_at=edit.before_at,
        published=None,
        sha256=edit.before_sha256,
    )
    change = Change(
        id="",
        kind=ChangeKind.REWORDED,
        at=observation.told_at,
        level=Level.CONFIRMED if _about_the_list(state, observation, listing) else None,
        source=observation.facts.id,
        url=observation.url,
        old="\n".join(one.old for one in fresh),
        new="\n".join(one.new for one in fresh),
        reasons=tuple(filter(None, (f"titled “{listing.title}”" if listing.title else "", _more(edit.more)))),
        evidence=(now, before),
        late=observation.late,
    )
    return replace(memory, edits=told), [identify(change)]


def _about_the_list(state: State, observation: Observation, listing: Listing) -> bool:
    """Say whether an official document is one of those from which people know the list."""
    if observation.facts.authority is not Authority.OFFICIAL:
        return False
    says = (
        listing.kind is ListingKind.LIST,
        listing.stated.total is not None,
        listing.review_ongoing is not None,
        any(one.context is Context.ANNOUNCEMENT for one in listing.mentions),
    )
    return any(says) or any(observation.url in one.support for one in state.snapshot.standings.values())


def _words(passages: Sequence[str]) -> str:
    """Return the first words of one side as they stand on the page, to be found there again."""
    return next((passage.strip("…") for passage in passages if passage), "")


def _more(count: int) -> str:
    if not count:
        return ""
    return "1 more passage differs" if count == 1 else f"{count} more passages differ"


def _digest(passage: Passage) -> str:
    return hashlib.sha256(f"{passage.old}\n{passage.new}".encode()).hexdigest()[:12]
