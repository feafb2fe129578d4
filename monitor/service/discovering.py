"""Poll an index: look at it, decide about each document, read what is new and what is due again.

What was found is kept before the index's validators are: a poll that dies in between finds it again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from monitor.discover import Discovered
from monitor.discover.addresses import canonical, declared, names_one
from monitor.discover.rereading import next_reading, next_try
from monitor.extract.decode import decode
from monitor.model import SourceResult, Validators
from monitor.service import leases
from monitor.service.contacting import record_index, tell_catch_up
from monitor.service.deciding import Decided, decide, too_old_by_itself
from monitor.service.following import fetch_document
from monitor.service.indexes import Contact, Looker, Sight, contact_of
from monitor.service.recording import Recorded, Role, record
from monitor.store.discovered import READ, SKIPPED, TWIN, WAITING

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.fetch import Fetcher
    from monitor.model import Capture
    from monitor.service.run import Run
    from monitor.store import FoundDocument, Store

log = logging.getLogger(__name__)

_WORST = ("unchanged", "accepted", "partial", "held")


class StoredMemory:
    """What the database knows of addresses."""

    def __init__(self, store: Store, source: Source, *, refetch: bool) -> None:
        self._store = store
        self._source = source
        self._refetch = refetch

    def known(self, items: Sequence[Discovered]) -> Container[str]:
        """Return the canonical addresses that were seen before."""
        with self._store.reading() as reading:
            return reading.found_documents(canonical(one.url) for one in items).keys()

    def validators(self, url: str) -> Validators:
        """Return what to ask an index with; nothing where it was read under another configuration."""
        with self._store.reading() as reading:
            state = reading.document_state(self._source.id, url)
        if state is None or self._refetch or state.fingerprint != self._source.fingerprint:
            return Validators()
        return state.validators


async def poll_index(run: Run, source: Source, fetcher: Fetcher) -> Recorded:
    """Poll a source that leads to documents."""
    with run.store.reading() as reading:
        contact = contact_of(reading, run.settings, source, run.started)
    memory = StoredMemory(run.store, source, refetch=run.options.refetch)
    sight = await Looker(source, contact, fetcher).look(memory)
    turn = run.turn or asyncio.Lock()
    async with turn:
        decided = await asyncio.to_thread(keep, run, source, contact, sight)
        index = await asyncio.to_thread(_record_indexes, run, source, sight)
    read = await _read_documents(run, source, contact, fetcher, turn)
    tell_catch_up(run, source)
    return _summary(run, source, sight, decided, index, read)


def keep(run: Run, source: Source, contact: Contact, sight: Sight) -> list[Decided]:
    """Decide about what an index shows, and keep the decisions about what is new."""
    from monitor.config.packaged import load_watch_words

    pages = {canonical(one.url): one.id for one in run.settings.sources if one.kind == "page" and one.enabled}
    keys = [canonical(url) for one in sight.items for url in (one.url, *one.aliases)]
    with run.store.transaction() as transaction:
        decided = decide(
            source,
            contact,
            sight.items,
            known=transaction.found_documents(keys),
            pages=pages,
            owners={one.id: one.facts.authority for one in run.settings.sources},
            words=load_watch_words(),
            now=run.started,
        )
        fresh = [one for one in decided if not one.known]
        transaction.add_documents([one.row for one in fresh if one.taken is None])
        for one in fresh:
            if one.taken is not None:
                transaction.take_document(one.row)
        for one in fresh:
            if one.document.aliases:
                transaction.add_aliases(one.row.key, (canonical(alias) for alias in one.document.aliases))
        if contact.first and sight.captures and sight.failure is None:
            back = (contact.floor or run.started) if any(one.row.catch_up for one in fresh) else None
            transaction.save_contact(source.id, first_contact_at=run.started, catch_up_from=back)
    return decided


def _record_indexes(run: Run, source: Source, sight: Sight) -> list[Recorded]:
    return [record_index(run, source, capture, verdict) for capture, verdict in sight.captures]


async def _read_documents(
    run: Run, source: Source, contact: Contact, fetcher: Fetcher, turn: asyncio.Lock
) -> list[Recorded]:
    """Read what is new and what is due again, each up to the limit, one document at a time."""
    with run.store.reading() as reading:
        documents = reading.waiting_documents(source.id, source.limit)
        documents += reading.documents_due(source.id, run.started, source.limit)
        reads_back = reading.contact_of(source.id)[1] is not None
    read = []
    for document in documents:
        leases.take(run, source)
        capture = await fetch_document(run, source, document.url, fetcher)
        async with turn:
            older = await asyncio.to_thread(too_old_by_itself, document, capture, contact)
            if older:
                _leave(run, document, older)
                continue
            read.append(await asyncio.to_thread(_record_document, run, source, document, capture, reads_back))
    return read


def _leave(run: Run, document: FoundDocument, reason: str) -> None:
    """Leave a document alone from now on."""
    with run.store.transaction() as transaction:
        transaction.note_document(
            document.key, decision=SKIPPED, reason=reason, failures=0, changed_at=None, due_at=None
        )


def _record_document(
    run: Run, source: Source, document: FoundDocument, capture: Capture, reads_back: bool
) -> Recorded:
    """Read one document, and note what came of it and when it is read again."""
    ended = canonical(capture.final_url) if capture.hops else document.key
    twin = _twin(run, document, ended) if ended != document.key and capture.status == 200 else None
    if twin is not None:
        recorded = Recorded(SourceResult(source.id, "unchanged", documents=1))
    else:
        catch_up = document.catch_up and document.changed_at is None
        role = Role(document.title, catch_up=catch_up, untold=catch_up and reads_back)
        recorded = record(run, source, capture, role)
    _note(run, document, capture, recorded, twin)
    return recorded


def _twin(run: Run, document: FoundDocument, key: str) -> FoundDocument | None:
    """Return the other document that has an address, where that one is read."""
    with run.store.reading() as reading:
        other = reading.found_documents([key]).get(key)
    return other if other is not None and other.key != document.key and other.decision != SKIPPED else None


def _note(
    run: Run, document: FoundDocument, capture: Capture, recorded: Recorded, twin: FoundDocument | None
) -> None:
    now = capture.captured_at
    failed = recorded.result.outcome == "failed"
    failures = document.failures + 1 if failed else 0
    changed = now if recorded.evidence and not failed else document.changed_at
    aliases = set() if failed or twin is not None else _other_addresses(capture) - {document.key}
    with run.store.transaction() as transaction:
        others = transaction.found_documents(aliases).values()
        same = twin or next(
            (one for one in others if one.key != document.key and one.decision in (READ, WAITING)), None
        )
        if same is not None:
            decision, reason = TWIN, f"another address of {same.url}"
        elif failed:
            decision, reason = READ, recorded.result.reason
        else:
            decision, reason = READ, document.reason
        transaction.add_aliases(document.key, aliases)
        if failed:
            due = next_try(failures, changed or document.found_at, now)
        else:
            due = next_reading(changed or document.found_at, now) if same is None else None
        transaction.note_document(
            document.key, decision=decision, reason=reason, failures=failures, changed_at=changed, due_at=due
        )


def _other_addresses(capture: Capture) -> set[str]:
    """Return the canonical addresses that a document's answer gives it: redirects and what it declares."""
    found = {canonical(capture.final_url)} if capture.hops else set()
    if b"<link" in capture.body[:200_000].lower():
        head = decode(capture.body[:200_000], capture.header("content-type"))
        own = declared(head, capture.final_url)
        if own is not None and _slug(own) == _slug(capture.final_url):
            found.add(canonical(own))
    return {one for one in found if names_one(f"http:{one}")}


def _slug(url: str) -> str:
    """Return what names the document in an address: sites that declare one page for all share no slug."""
    return canonical(url).partition("?")[0].rpartition("/")[2].partition(".")[0]


def _summary(
    run: Run,
    source: Source,
    sight: Sight,
    decided: Sequence[Decided],
    index: Sequence[Recorded],
    read: Sequence[Recorded],
) -> Recorded:
    """Return one result for the source from those of its documents."""
    changes = tuple(change for one in (*index, *read) for change in one.changes)
    fresh = [one for one in decided if not one.known]
    skipped = sum(one.row.decision == SKIPPED for one in fresh)
    unread = sum(one.result.outcome == "failed" for one in read)
    with run.store.reading() as reading:
        waiting = reading.count_documents(source.id, WAITING)
    counts = [
        f"{len(fresh)} new" if fresh else "",
        f"{skipped} skipped" if skipped else "",
        f"{len(read)} read" if read else "",
        f"{unread} could not be read" if unread else "",
        f"{waiting} waiting" if waiting else "",
    ]
    clauses = [", ".join(filter(None, counts)), *sight.trouble]
    if sight.gap:
        clauses.append(_gap(sight))
        log.warning("source=%s %s", source.id, _gap(sight))
    if sight.failure is not None:
        clauses = [sight.failure[1].code.value, *sight.failure[1].reasons, *clauses]
    elif sight.unmodified and not sight.items:
        clauses.insert(0, "not modified")
    failed = sight.failure is not None or (sight.gap and not sight.closed)
    worst = max(
        (one.result.outcome for one in read if one.result.outcome in _WORST),
        key=_WORST.index,
        default=_WORST[0],
    )
    outcome = "failed" if failed else worst
    result = SourceResult(
        source.id, outcome, "; ".join(filter(None, dict.fromkeys(clauses))), documents=len(read)
    )
    return Recorded(result, changes, broken=any(one.broken for one in read))


def _gap(sight: Sight) -> str:
    gap = "the index rolled over since the last poll"
    return (
        f"{gap}; the archive closes the gap"
        if sight.closed
        else f"{gap}; documents in between may be missing"
    )
