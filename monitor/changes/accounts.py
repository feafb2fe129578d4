"""What one step of the fold did to one organization, and by which rule: the lines of its story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.changes.claims import claims_of, reversals_of
from monitor.model import (
    ActKind,
    Authority,
    Context,
    Level,
    Listing,
    Observation,
    Outcome,
    Standing,
    State,
)


class Relation(StrEnum):
    """What a capture has to do with a standing."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Account:
    """What a capture says of one organization, in its own words, and the rule that decided what that does."""

    relation: Relation
    words: str
    rule: str


def account_of(before: State, observation: Observation, after: State, key: str) -> Account | None:
    """Return what one observation meant for an organization; None where it has nothing to do with it."""
    listing = observation.listing
    old, new = before.snapshot.standings.get(key), after.snapshot.standings.get(key)
    if listing is None or observation.guarded is None:
        if old is not None and old.current and observation.url in old.support:
            words = "; ".join((observation.verdict.code.value, *observation.verdict.reasons))
            return Account(Relation.MENTIONS, words, "a page that cannot be read takes nothing away")
        return None
    claim = next((one for one in claims_of(observation, before)[0] if one.organization.id == key), None)
    turned = next((mention for one, mention in reversals_of(observation) if one.id == key), None)
    if turned is not None:
        done = new is not None and new.reversed and not (old is not None and old.reversed)
        rule = (
            "an official document takes the withdrawal back" if done else "an older reversal undoes nothing"
        )
        return Account(Relation.CONTRADICTS, turned.sentence, rule)
    if claim is not None:
        rule = _supports(observation, old, new)
        return Account(Relation.SUPPORTS, claim.evidence.quote, rule)
    if old is not None and observation.url in old.support and old.current:
        return Account(Relation.CONTRADICTS, listing.title, _lacks(observation, new))
    return _mention(listing, key)


def _supports(observation: Observation, old: Standing | None, new: Standing | None) -> str:
    if observation.guarded is not None and observation.guarded.outcome is Outcome.HELD:
        return "the page is held: its names are unverified and count for nothing"
    if new is None or not new.current:
        return "it says nothing newer than what ended the standing"
    if old is None or not old.current:
        return f"{_FIRST[new.level]}{' again' if old is not None else ''}"
    if new.level is not old.level:
        raised = {Level.CONFIRMED: "an official source confirms", Level.REPORTED: "another independent voice"}
        return raised.get(new.level, "supports what stands")
    if observation.facts.authority is Authority.OFFICIAL:
        return "an official source says it again"
    if new.level is Level.CONFIRMED:
        return "confirmed already: the press adds a voice, and no certainty"
    voices = {one.voice or one.source for url, one in old.support.items() if url != observation.url}
    return "the same voice again" if observation.voice in voices else "another voice"


_FIRST = {
    Level.CONFIRMED: "an official source confirms at once",
    Level.REPORTED: "enough independent voices say so",
    Level.SINGLE: "one voice that is not official",
}


def _lacks(observation: Observation, new: Standing | None) -> str:
    guarded = observation.guarded
    if guarded is not None and guarded.outcome is Outcome.HELD:
        return "the page is held: it takes nothing away"
    if guarded is not None and guarded.outcome is Outcome.PARTIAL:
        return "a partial list: what it lacks proves nothing"
    if new is not None and new.removed:
        official = observation.facts.authority is Authority.OFFICIAL
        return "not listed for a day, seen twice" if official else "the last voice corrected itself"
    if new is not None and observation.url in new.absences:
        return "not listed: the first sighting, or another official list still holds it"
    if new is not None and observation.url not in new.support:
        return "the document corrected itself; others still say so"
    return "a page without the list removes nothing"


def _mention(listing: Listing, key: str) -> Account | None:
    rules = {
        Context.BACKGROUND: "a mention as background is no news",
        Context.CONDITIONAL: "a mention of what may happen is no news",
        Context.OTHER: "a mention is no announcement",
        Context.ANNOUNCEMENT: "a name guessed from its spelling adds nothing",
    }
    for mention in listing.mentions:
        organization = mention.resolution.organization
        if organization is not None and organization.id == key and mention.act is not ActKind.REVERSED:
            return Account(Relation.MENTIONS, mention.sentence, rules[mention.context])
    return None


__all__ = ["Account", "Relation", "account_of"]
