"""What becomes of each document that an index shows: read, left alone, or known already; and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.discover import Discovered
from monitor.discover.addresses import canonical
from monitor.discover.relevance import relevant
from monitor.model import Authority
from monitor.service.looking_back import aware
from monitor.store.discovered import SKIPPED, TWIN, WAITING
from monitor.store.rows import FoundDocument

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.discover.relevance import WatchWords
    from monitor.model import Capture
    from monitor.service.indexes import Contact

GRACE = timedelta(days=2)
"""How much older than the first contact a document of the press may be dated: newsrooms date by their own day."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One document of an index and what was decided; `known` where it was decided before.

    `taken` is what another source had decided, where this one takes the document over.
    """

    document: Discovered
    row: FoundDocument
    known: bool = False
    taken: FoundDocument | None = None


def decide(
    source: Source,
    contact: Contact,
    items: Sequence[Discovered],
    *,
    known: Mapping[str, FoundDocument],
    pages: Mapping[str, str],
    owners: Mapping[str, Authority],
    words: WatchWords,
    now: datetime,
) -> list[Decided]:
    """Return the decision about each document, once for each canonical address.

    `known` holds what was decided before, `pages` which configured page has an address, both by canonical
    address; `owners` the authority of every source.
    """
    decided: dict[str, Decided] = {}
    for item in items:
        keys = (canonical(item.url), *(canonical(alias) for alias in item.aliases))
        if any(key in decided for key in keys):
            continue
        before = next((known[key] for key in keys if key in known), None)
        if before is not None and not _yields(before, source, owners):
            decided[keys[0]] = Decided(item, before, known=True)
            continue
        owner = next((pages[key] for key in keys if key in pages), None)
        decision, reason = _decision(source, contact, item, owner, words)
        if before is not None and decision != WAITING:
            decided[keys[0]] = Decided(item, before, known=True)
            continue
        key = before.key if before is not None else keys[0]
        row = _row(source, contact, item, key, decision, reason, now)
        decided[keys[0]] = Decided(item, row, taken=before)
    return list(decided.values())


def _yields(before: FoundDocument, source: Source, owners: Mapping[str, Authority]) -> bool:
    """Say whether a document may change hands.

    What one source left alone another may want; and a government's document belongs to the government's source,
    whoever named it first.
    """
    if before.source == source.id or before.decision == TWIN:
        return False
    official = source.facts.authority is Authority.OFFICIAL
    return before.decision == SKIPPED or (official and owners.get(before.source) is not Authority.OFFICIAL)


def _decision(
    source: Source, contact: Contact, item: Discovered, owner: str | None, words: WatchWords
) -> tuple[str, str]:
    """Return what to do with a new document, and why in one clause."""
    if owner is not None:
        return SKIPPED, f"polled as the page {owner}"
    official = source.facts.authority is Authority.OFFICIAL
    too_old = _too_old(source, contact, item)
    if too_old:
        return SKIPPED, too_old
    if official or (source.facts.authority is Authority.AFFECTED and not source.watch):
        return WAITING, "every document of this index is read"
    found = relevant(item, words, language=source.facts.language, watch=source.watch)
    return (WAITING if found.read else SKIPPED), found.reason


def _too_old(source: Source, contact: Contact, item: Discovered) -> str | None:
    """Say why a document lies before the time from which a source is read; None where it does not.

    Later than at first contact an official document is read whatever day it gives: it is new in the index.
    """
    floor = contact.floor
    official = source.facts.authority is Authority.OFFICIAL
    if floor is None or (official and not contact.first):
        return None
    if item.published is None:
        begins_now = not official and source.since is None
        return "was there at first contact" if contact.first and begins_now else None
    if not contact.first:
        floor -= GRACE
    return f"published before {floor:%Y-%m-%d}" if item.published < floor else None


def too_old_by_itself(document: FoundDocument, capture: Capture, contact: Contact) -> str | None:
    """Say why a document that first contact reads back is too old, where nothing but its page tells its day."""
    first = document.catch_up and document.changed_at is None and document.published is None
    if not first or contact.floor is None or capture.status != 200:
        return None
    from monitor.extract.formats import read_page

    page = read_page(capture.body, content_type=capture.header("content-type"), url=capture.final_url)
    if page.published is None or aware(page.published) >= contact.floor:
        return None
    return f"published before {contact.floor:%Y-%m-%d}, as it says itself"


def _row(
    source: Source, contact: Contact, item: Discovered, key: str, decision: str, reason: str, now: datetime
) -> FoundDocument:
    return FoundDocument(
        key=key,
        source=source.id,
        url=item.url,
        title=item.title,
        summary=item.summary,
        published=item.published,
        identifier=item.identifier,
        found_at=now,
        decision=decision,
        reason=reason,
        catch_up=contact.first and decision == WAITING,
    )
