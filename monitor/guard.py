"""Decide what a listing may do to what is believed.

The guard protects against pages that changed for other reasons than the news: half a page, a redesign, a
translation in its place.  It never delays an addition of a new official document: whatever is odd about
such a listing (an unknown name, a total that does not match) makes it `partial`, so that its additions pass
and nothing is concluded from what it lacks.  Only a document that was read well before can be `held`: what it
held when it was last trusted is what is expected of it, beside what its source declares.  A declared
expectation that it did not meet then either is no loss.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from monitor.model import (
    Authority,
    DocumentMemory,
    Entry,
    Guarded,
    Listing,
    ListingKind,
    Outcome,
    SourceFacts,
    Verdict,
)

# A re-read that lost more than this share of its entries is held.
LOSS_LIMIT = 0.1


def guard(
    facts: SourceFacts,
    listing: Listing,
    memory: DocumentMemory | None = None,
    verdict: Verdict | None = None,
    *,
    decided: Callable[[Entry], bool] = lambda entry: False,  # noqa: ARG005
) -> Guarded:
    """Decide what a listing may do; `memory` is what was last trusted of the same document, if anything.

    `verdict` is that of the capture it was read from: what lacks in half a page proves nothing.  `decided` says
    whether a person decided what the words of an entry mean, which makes them known.

    Pure.  Reasons are whole clauses that a report prints as they are.
    """
    missing = verdict.reasons if verdict is not None and verdict.incomplete else ()
    if memory is not None and memory.listed:
        reasons = _reasons_to_hold(facts, listing, memory)
        if reasons:
            return Guarded(Outcome.HELD, (*missing, *reasons))
    reasons = missing
    if listing.kind is ListingKind.LIST:
        reasons += _reasons_against_absence(facts, listing, decided)
    return Guarded(Outcome.PARTIAL if reasons else Outcome.ACCEPTED, reasons)


def fold_words(text: str) -> str:
    """Return words without case, width, spacing, quotes and punctuation, to compare what two pages print."""
    return " ".join(
        "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFKC", text).casefold()).split()
    )


def entry_key(entry: Entry) -> str:
    """Return what identifies an entry of one document over time: the organization, or its folded words."""
    organization = entry.resolution.organization
    return organization.id if organization is not None else f"words:{fold_words(entry.text)}"


def _reasons_to_hold(facts: SourceFacts, listing: Listing, memory: DocumentMemory) -> tuple[str, ...]:
    reasons = []
    if listing.select_missed:
        reasons.append("the selected part of the page is no longer there")
    # by words too: what a newer gazetteer knows under another name is not lost
    now = {entry_key(entry) for entry in listing.entries}
    printed = {fold_words(entry.text) for entry in listing.entries}
    lost = [key for key, text in memory.entries.items() if key not in now and fold_words(text) not in printed]
    if listing.kind is not ListingKind.LIST:
        reasons.append(f"the list of {len(memory.entries)} is no longer on the page")
    elif len(lost) > LOSS_LIMIT * len(memory.entries):
        reasons.append(f"{len(lost)} of the {len(memory.entries)} entries read before are missing")
    elif _too_few(facts, len(listing.entries)) and not _too_few(facts, len(memory.entries)):
        reasons.append(f"{len(listing.entries)} entries, at least {facts.min_entries} expected")
    missing = [anchor for anchor in missing_anchors(facts, listing) if anchor not in memory.missing]
    if missing:
        reasons.append("expected but not on the page: " + ", ".join(missing))
    if memory.language and listing.language and _base(memory.language) != _base(listing.language):
        reasons.append(f"the language changed from {memory.language} to {listing.language}")
    return tuple(reasons)


def _reasons_against_absence(
    facts: SourceFacts, listing: Listing, decided: Callable[[Entry], bool]
) -> tuple[str, ...]:
    """Say why what such a list lacks proves nothing."""
    reasons = []
    count, total = len(listing.entries), listing.stated.total
    if total is not None and total != count:
        reasons.append(f"it states {total} and lists {count}")
    if listing.open_ended:
        reasons.append("it says of itself that it names only some")
    if listing.refers_back:
        reasons.append("it adds to an earlier list")
    unknown = sum(entry.resolution.organization is None and not decided(entry) for entry in listing.entries)
    if unknown:
        reasons.append("1 name is not known" if unknown == 1 else f"{unknown} names are not known")
    if _too_few(facts, count):
        reasons.append(f"{count} entries, at least {facts.min_entries} expected")
    missing = missing_anchors(facts, listing)
    if missing:
        reasons.append("expected but not on the page: " + ", ".join(missing))
    if listing.select_missed:
        reasons.append("the selected part of the page is not there")
    return tuple(reasons)


def missing_anchors(facts: SourceFacts, listing: Listing) -> tuple[str, ...]:
    """Return the declared anchors that no entry holds, compared without case."""
    words = [
        text.casefold()
        for entry in listing.entries
        for text in (
            entry.text,
            *entry.names.values(),
            entry.resolution.organization.name if entry.resolution.organization else "",
        )
    ]
    return tuple(anchor for anchor in facts.anchors if not any(anchor.casefold() in text for text in words))


def held_matters(facts: SourceFacts) -> bool:
    """Say whether new names in a held listing are mailed at once (only those of an official source)."""
    return facts.authority is Authority.OFFICIAL


def _too_few(facts: SourceFacts, count: int) -> bool:
    return facts.min_entries is not None and count < facts.min_entries


def _base(language: str) -> str:
    return language.split("-", 1)[0].casefold()
