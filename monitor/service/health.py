"""Whether everything is well: every source, and the mail that waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.report.objects import instant
from monitor.service.polling import due_at

if TYPE_CHECKING:
    from monitor.config import Settings, Source
    from monitor.model import DocumentMemory
    from monitor.store import SourceState, Store, StoredMessage


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source: when it was polled and is due, and its trouble in one line (None: it is well).

    `told` is the kind of trouble that was told of one of its documents and has not ended.
    """

    source: Source
    polled: datetime | None = None
    due: datetime | None = None
    trouble: str | None = None
    failing_since: datetime | None = None
    told: str | None = None
    documents: int = 0

    @property
    def state(self) -> str:
        """One word: `ok`, `failing`, a kind of trouble that was told, `never polled` or `off`."""
        if not self.source.enabled:
            return "off"
        if self.polled is None:
            return "never polled"
        if self.told is not None:
            return self.told
        return "failing" if self.trouble is not None else "ok"

    @property
    def well(self) -> bool:
        """Say whether nothing is wrong with it."""
        return self.state in ("ok", "off", "never polled")


@dataclass(frozen=True, slots=True)
class Health:
    """All sources, and the messages that were not handed over."""

    sources: tuple[SourceHealth, ...]
    waiting: tuple[StoredMessage, ...]
    digests: int
    last_run: datetime | None

    @property
    def well(self) -> bool:
        """Say whether no source is in trouble and no message was refused."""
        return all(one.well for one in self.sources) and not self.refused

    @property
    def refused(self) -> tuple[StoredMessage, ...]:
        """The messages that the server refused or could not be given."""
        return tuple(message for message in self.waiting if message.attempts)


def health(store: Store, settings: Settings, now: datetime) -> Health:
    """Return the health of everything that is configured."""
    with store.reading() as reading:
        states = reading.source_states()
        state = reading.load_state()
        told: dict[str, list[DocumentMemory]] = {}
        for memory in state.documents.values() if state is not None else ():
            # of a document that an index led to, trouble is news and not the source's own
            if memory.trouble is not None and reading.title_of(memory.url) is None:
                told.setdefault(memory.source, []).append(memory)
        counts: dict[str, int] = {}
        for document in reading.document_states():
            counts[document.source] = counts.get(document.source, 0) + 1
        last = reading.latest_run()
        sources = tuple(
            _of_source(
                source,
                states.get(source.id),
                due_at(reading, source, now) if source.enabled else None,
                told.get(source.id, []),
                counts.get(source.id, 0),
            )
            for source in settings.sources
        )
        return Health(
            sources=sources,
            waiting=tuple(reading.waiting_messages()),
            digests=reading.count_waiting_notices(),
            last_run=last.started_at if last is not None else None,
        )


def health_object(found: Health) -> dict[str, Any]:
    """Return the health as `monitor status --json` prints it; its schema is `status.schema.json`."""
    return {
        "ok": found.well,
        "last_run": instant(found.last_run),
        "sources": [source_health_object(one) for one in found.sources],
        "messages": {
            "waiting": len(found.waiting),
            "refused": len(found.refused),
            "last_error": next((one.last_error for one in reversed(found.refused)), None),
            "notices": found.digests,
        },
    }


def source_health_object(one: SourceHealth) -> dict[str, Any]:
    """Return one source as `monitor sources --json` and `monitor status --json` print it."""
    source = one.source
    return {
        "id": source.id,
        "kind": source.kind,
        "authority": source.facts.authority.value,
        "publisher": source.facts.publisher,
        "language": source.facts.language,
        "url": source.url,
        "enabled": source.enabled,
        "schedule": str(source.schedule),
        "state": one.state,
        "trouble": one.trouble,
        "failing_since": instant(one.failing_since),
        "last_polled": instant(one.polled),
        "next_due": instant(one.due),
        "documents": one.documents,
    }


def _of_source(
    source: Source,
    state: SourceState | None,
    due: datetime | None,
    memories: list[DocumentMemory],
    documents: int,
) -> SourceHealth:
    told = next((memory.trouble.value for memory in memories if memory.trouble is not None), None)
    if state is None or state.last_polled_at is None:
        return SourceHealth(source, told=told, documents=documents)
    return SourceHealth(
        source=source,
        polled=state.last_polled_at,
        due=due,
        trouble=state.trouble,
        failing_since=state.failing_since,
        told=told,
        documents=documents,
    )
