"""What a document says besides its claims: other words, other totals, the review, words that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.changes.claims import evidence_of
from monitor.changes.identity import identify
from monitor.guard import entry_key, fold_words
from monitor.model import Authority, Change, ChangeKind, DocumentMemory, Level, Listing, Observation

_REVIEW = {
    True: "says that the review goes on",
    False: "says that the review has ended",
    None: "does not say that the review goes on",
}


def reworded(memory: DocumentMemory, observation: Observation, listing: Listing) -> list[Change]:
    """Tell an entry that the same document now prints in other words."""
    changes = []
    for entry in listing.entries:
        before, organization = memory.entries.get(entry_key(entry)), entry.resolution.organization
        if before is None or organization is None or fold_words(before) == fold_words(entry.text):
            continue
        changes.append(
            identify(
                Change(
                    id="",
                    kind=ChangeKind.REWORDED,
                    at=observation.told_at,
                    organization=organization,
                    source=observation.facts.id,
                    url=observation.url,
                    old=before,
                    new=entry.text,
                    evidence=(
                        evidence_of(observation, entry.text, language=entry.language, locator=entry.locator),
                    ),
                    late=observation.late,
                )
            )
        )
    return changes


def totals(memory: DocumentMemory, observation: Observation, listing: Listing) -> list[Change]:
    """Tell a stated total that differs from the one the same document stated before."""
    names = (("total", "total"), ("un", "United Nations"), ("non_un", "other"))
    told = []
    for field, label in names:
        old, new = getattr(memory.stated, field), getattr(listing.stated, field)
        if old is not None and new is not None and old != new:
            told.append((label, old, new))
    if not told:
        return []
    label, old, new = told[0]
    prefix = "" if label == "total" else f"{label} "
    return [
        identify(
            Change(
                id="",
                kind=ChangeKind.TOTAL_CHANGED,
                at=observation.told_at,
                source=observation.facts.id,
                url=observation.url,
                old=f"{prefix}{old}",
                new=f"{prefix}{new}",
                reasons=tuple(f"{label}: {old} → {new}" for label, old, new in told),
                evidence=(evidence_of(observation, listing.heading or listing.title),),
                late=observation.late,
            )
        )
    ]


def review(
    memory: DocumentMemory, observation: Observation, listing: Listing, *, held: bool = False
) -> list[Change]:
    """Tell when an official document stops or starts to say that the review goes on, or says that it ended.

    What a `held` listing is silent about it has not stopped saying: half of the page may be missing.
    """
    before, now = memory.review_ongoing, listing.review_ongoing
    official = observation.facts.authority is Authority.OFFICIAL
    if not memory.seen or not official or before is now or (held and now is None):
        return []
    return [
        identify(
            Change(
                id="",
                kind=ChangeKind.REVIEW_CHANGED,
                at=observation.told_at,
                source=observation.facts.id,
                url=observation.url,
                old=_REVIEW[before],
                new=_REVIEW[now],
                evidence=(evidence_of(observation, listing.title),),
                late=observation.late,
            )
        )
    ]


def unknown_words(
    memory: DocumentMemory, observation: Observation, unresolved: Mapping[str, str]
) -> list[Change]:
    """Tell once that a document lists or announces words that no gazetteer knows; they come by folded words."""
    fresh = [words for folded, words in unresolved.items() if folded not in memory.unresolved]
    if not fresh:
        return []
    return [
        identify(
            Change(
                id="",
                kind=ChangeKind.NEW_DOCUMENT,
                at=observation.told_at,
                level=None if observation.facts.authority is Authority.OFFICIAL else Level.SINGLE,
                source=observation.facts.id,
                url=observation.url,
                new=observation.listing.title if observation.listing else "",
                reasons=tuple(f"no known organization: {words}" for words in fresh),
                evidence=tuple(evidence_of(observation, words) for words in fresh),
                late=observation.late,
            )
        )
    ]
