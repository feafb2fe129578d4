"""What one listing claims: organizations, with the words that claim them and the acts they state.

An entry of a list claims, and so does a sentence that announces.  Every other mention (history, a threat,
another country) claims nothing.  A name that was only guessed from its spelling supports what is known
already, but never makes an addition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from monitor.changes.identity import provisional, provisional_words
from monitor.guard import entry_key, fold_words
from monitor.model import (
    Act,
    ActKind,
    Authority,
    Context,
    Decision,
    DecisionKind,
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
    State,
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


def claims_of(observation: Observation, state: State) -> tuple[list[Claim], dict[str, str]]:
    """Return what the listing claims, and the words of what it claims but nobody could resolve, by folded words.

    What a person decided about words comes first.  Without a decision, an unresolved entry of an official
    list becomes a provisional organization; of any other list, and in any announcing sentence, it stays words
    for a person to look at.
    """
    listing = observation.listing
    if listing is None:
        return [], {}
    claims: dict[str, Claim] = {}
    unresolved: dict[str, str] = {}
    for entry in _entries(listing, observation, state):
        organization = _listed(observation, entry, state)
        if organization is None:
            if provisional(entry).id not in state.decided:
                unresolved.setdefault(provisional_words(entry), provisional(entry).name)
            continue
        evidence = evidence_of(observation, entry.text, language=entry.language, locator=entry.locator)
        act = Act(ActKind.ANNOUNCED, _day(listing, observation.at), evidence)
        claim = Claim(organization, evidence, (act,), entry.text, provisional(entry).id)
        claims.setdefault(organization.id, claim)
    for mention in listing.mentions:
        if mention.context is not Context.ANNOUNCEMENT or mention.act is ActKind.REVERSED:
            continue
        unknown = provisional(Entry(None, 0, mention.text))
        organization = _announced(mention, unknown, state)
        if organization is None:
            if unknown.id not in state.decided:
                unresolved.setdefault(fold_words(mention.text), mention.text)
            continue
        evidence = evidence_of(
            observation, mention.sentence, language=mention.language, locator=mention.locator
        )
        acts = acts_of(mention, listing, observation.at, evidence)
        known = claims.get(organization.id)
        if known is None:
            claims[organization.id] = Claim(organization, evidence, acts, mention.text, unknown.id)
        else:
            merged = known.acts + tuple(a for a in acts if a.kind not in {k.kind for k in known.acts})
            claims[organization.id] = replace(known, acts=merged)
    return list(claims.values()), unresolved


def _listed(observation: Observation, entry: Entry, state: State) -> Organization | None:
    """Return what an entry of a list names, or None."""
    organization = _organization_of(entry, state.snapshot.standings)
    if organization is not None:
        return organization
    unknown = provisional(entry)
    if unknown.id in state.decided:
        return _decided(state.decided[unknown.id], unknown)
    if observation.facts.authority is not Authority.OFFICIAL or _may_be_half(entry, observation, state):
        return None
    return unknown


def _entries(listing: Listing, observation: Observation, state: State) -> tuple[Entry, ...]:
    """Return the entries of a list, without a last one that is what is left of a longer name."""
    if listing.kind is not ListingKind.LIST or not listing.entries:
        return ()
    return listing.entries[: -1 if _breaks_off(listing.entries[-1], observation, state) else None]


def _breaks_off(last: Entry, observation: Observation, state: State) -> bool:
    """Say whether the words that end a list are the beginning of a name that is known to be longer.

    A page that was only half sent ends anywhere; "… Emissions from Deforestatio" is no new organization.  Where it
    shows that it was cut, it may have been cut between two words too: "Council of Europe" is then what is left of
    the Council of Europe Development Bank, if that is what stood there before or stands on the list.
    """
    organization, cut = last.resolution.organization, observation.verdict.cut
    if organization is not None and not (cut and _is_new(organization, state)):
        return False
    words = fold_words(last.text)
    memory = state.documents.get(observation.url)
    printed = memory.entries.values() if memory is not None else ()
    known = (
        one.organization for one in state.snapshot.standings.values() if not one.organization.provisional
    )
    names = (*printed, *(name for one in known for name in (one.name, *one.names.values())))
    return any(
        len(words) < len(whole) and whole.startswith(words) and (cut or whole[len(words)].isalnum())
        for whole in map(fold_words, names)
    )


def _may_be_half(entry: Entry, observation: Observation, state: State) -> bool:
    """Say whether words that nobody knew before end a page that was cut: a person looks at them first."""
    memory, listing = state.documents.get(observation.url), observation.listing
    last = listing is not None and entry is listing.entries[-1]
    unread = memory is None or entry_key(entry) not in memory.entries
    return observation.verdict.cut and last and unread and _is_new(provisional(entry), state)


def _is_new(organization: Organization, state: State) -> bool:
    standing = state.snapshot.standings.get(organization.id)
    return standing is None or not standing.current


def _announced(mention: Mention, unknown: Organization, state: State) -> Organization | None:
    """Return what an announcing sentence names, or None; a guess from the spelling is not enough."""
    if mention.resolution.method is not Method.FUZZY and mention.resolution.organization is not None:
        return mention.resolution.organization
    decision = state.decided.get(unknown.id)
    return None if decision is None else _decided(decision, unknown)


def _decided(decision: Decision, unknown: Organization) -> Organization | None:
    """Return what a person said that some words mean; None where they name no organization."""
    if decision.kind is DecisionKind.REJECT:
        return None
    return decision.organization if decision.kind is DecisionKind.SAME_AS else unknown


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
