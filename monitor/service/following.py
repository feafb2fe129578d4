"""Fetch a document as it is known, and follow the one link of a page that leads to its list."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.discover.links import link_saying
from monitor.model import SourceResult, Validators
from monitor.service.recording import Recorded, record

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.fetch import Fetcher
    from monitor.model import Capture
    from monitor.service.run import Run


async def fetch_document(run: Run, source: Source, url: str, fetcher: Fetcher) -> Capture:
    """Fetch one document, asking for changes only where what was read last was read as it is read now."""
    from monitor.fetch import Request

    with run.store.reading() as reading:
        known = reading.document_state(source.id, url)
    trusted = known is not None and known.fingerprint == source.fingerprint and not run.options.refetch
    return await fetcher.fetch(
        Request(
            source=source.id,
            url=url,
            network=source.network,
            validators=known.validators if trusted and known is not None else Validators(),
            accept_language=source.facts.language,
        )
    )


async def follow(run: Run, source: Source, page: Capture, fetcher: Fetcher, recorded: Recorded) -> Recorded:
    """Read the list behind the one link of a page that `follow` names, and return what both brought."""
    if recorded.result.outcome == "failed" or source.follow is None:
        return recorded
    turn = run.turn or asyncio.Lock()
    body, content_type = page.body, page.header("content-type")
    if page.not_modified:
        with run.store.reading() as reading:
            stored = reading.latest_capture(source.id, page.url, ok_only=True)
        if stored is not None:
            body, content_type = stored.capture.body, stored.capture.header("content-type")
    target = link_saying(body, content_type, page.final_url, source.follow)
    if target is None:
        words = f"no link on the page says “{source.follow}”"
        return Recorded(SourceResult(source.id, "failed", words, documents=1), recorded.changes)
    capture = await fetch_document(run, source, target, fetcher)
    async with turn:
        behind = await asyncio.to_thread(record, run, source, capture)
    return Recorded(replace(behind.result, documents=2), (*recorded.changes, *behind.changes), behind.broken)
