"""What one listing claims: organizations, with the words that claim them and the acts they state.

An entry of a list claims, and so does a sentence that announces.  Every other mention (history, a threat,
another country) claims nothing.  A name that was only guessed from its spelling supports what is known
already, but never makes an addition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from monitor.changes.identity import provisional
from monitor.guard import fold_words
from monitor.model import (
    Act,
    ActKind,
    Authority,
    Context,
    Entry,
    Evidence,
    Listing,
    ListingKind,
    Locator,
    Mention,
    Method,
    Observation,
    Organization,
    Standing,
)

QUOTE_LIMIT = 600  # characters of a sentence that a report quotes


@dataclass(frozen=True, slots=True)
class Claim:
    """One organization that a document lists or announces, once a document.

    `provisional` is the id that the words had as long as no gazetteer knew them.
    """

    organization: Organization
    evidence: Evidence
    acts: tuple[Act, ...]
    text: str
    provisional: str | None = None


def evidence_of(
    observation: Observation, quote: str, *, language: str | None = None, locator: Locator | None = None
) -> Evidence:
    """Return a citation of the observed bytes in the given words."""
    listing = observation.listing
    return Evidence(
        source=observation.facts.id,
        publisher=observation.facts.publisher,
        authority=observation.facts.authority,
        url=observation.url,
        captured_at=observation.at,
        published=listing.published if listing else None,
        sha256=observation.sha256,
        quote=quote if len(quote) <= QUOTE_LIMIT else quote[: QUOTE_LIMIT - 1].rstrip() + "…",
        language=language or (listing.language if listing else None) or observation.facts.language,
        voice=observation.voice,
        locator=locator,
    )


def claims_of(observation: Observation, standings: Mapping[str, Standing]) -> tuple[list[Claim], list[str]]:
    """Return what the listing claims, and the words of what it claims but nobody could resolve.

    An unresolved entry of an official list becomes a provisional organization; of any other list, and in
    any announcing sentence, it stays words for a person to look at.
    """
    listing = observation.listing
    if listing is None:
        return [], []
    official = observation.facts.authority is Authority.OFFICIAL
    claims: dict[str, Claim] = {}
    unresolved: dict[str, str] = {}
    for entry in listing.entries if listing.kind is ListingKind.LIST else ():
        organization = _organization_of(entry, standings)
        if organization is None and official:
            organization = provisional(entry)
        if organization is None:
            unresolved.setdefault(fold_words(entry.text), entry.text)
            continue
        evidence = evidence_of(observation, entry.text, language=entry.language, locator=entry.locator)
        act = Act(ActKind.ANNOUNCED, _day(listing, observation.at), evidence)
        claim = Claim(organization, evidence, (act,), entry.text, provisional(entry).id)
        claims.setdefault(organization.id, claim)
    for mention in listing.mentions:
        if mention.context is not Context.ANNOUNCEMENT or mention.act is ActKind.REVERSED:
            continue
        organization = mention.resolution.organization
        if organization is None or mention.resolution.method is Method.FUZZY:
            unresolved.setdefault(fold_words(mention.text), mention.text)
            continue
        evidence = evidence_of(
            observation, mention.sentence, language=mention.language, locator=mention.locator
        )
        acts = acts_of(mention, listing, observation.at, evidence)
        known = claims.get(organization.id)
        if known is None:
            claims[organization.id] = Claim(organization, evidence, acts, mention.text)
        else:
            merged = known.acts + tuple(a for a in acts if a.kind not in {k.kind for k in known.acts})
            claims[organization.id] = replace(known, acts=merged)
    return list(claims.values()), list(unresolved.values())


def acts_of(mention: Mention, listing: Listing, at: datetime, evidence: Evidence) -> tuple[Act, ...]:
    """Return the acts that an announcing sentence states; every announcement is at least announced."""
    acts = [Act(ActKind.ANNOUNCED, _day(listing, at), evidence)]
    if mention.act is ActKind.NOTIFIED:
        acts.append(Act(ActKind.NOTIFIED, mention.dated, evidence))
    effective = mention.effective or (mention.dated if mention.act is ActKind.EFFECTIVE else None)
    if effective is not None:
        acts.append(Act(ActKind.EFFECTIVE, effective, evidence))
    return tuple(acts)


def reversals_of(observation: Observation) -> list[tuple[Organization, Mention]]:
    """Return what an official document takes back: a rescission, a return, a new membership."""
    if observation.listing is None or observation.facts.authority is not Authority.OFFICIAL:
        return []
    return [
        (mention.resolution.organization, mention)
        for mention in observation.listing.mentions
        if mention.act is ActKind.REVERSED
        and mention.resolution.organization is not None
        and mention.context not in (Context.BACKGROUND, Context.CONDITIONAL)
    ]


def _organization_of(entry: Entry, standings: Mapping[str, Standing]) -> Organization | None:
    organization = entry.resolution.organization
    if organization is not None and entry.resolution.method is Method.FUZZY:
        known = standings.get(organization.id)
        return organization if known is not None and known.current else None
    return organization


def _day(listing: Listing, at: datetime) -> date:
    moment = listing.published or at
    return moment.date() if moment.tzinfo is None else moment.astimezone(UTC).date()
