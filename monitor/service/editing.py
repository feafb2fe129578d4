"""What was edited in a document that matters: its text beside that of the capture before that was trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.model import Edit

if TYPE_CHECKING:
    from monitor.extract.blocks import Page
    from monitor.model import Capture, Listing
    from monitor.service.reading import Reader


def edit_of(
    reader: Reader,
    capture: Capture,
    listing: Listing,
    before: Capture,
    listed_before: Listing,
    *,
    select: str | None = None,
) -> Edit | None:
    """Return what was edited between two readable captures of one document; None where nothing was."""
    from monitor.edits import edited

    if capture.sha256 == before.sha256:
        return None
    names = {
        text
        for one in (listing, listed_before)
        for entry in one.entries
        for text in (entry.text, *entry.names.values())
    }
    passages, more = edited(
        _page(before, select),
        _page(capture, select),
        listed=sorted(names),
        months=reader.languages.month_names,
    )
    return Edit(before.captured_at, before.sha256, passages, more) if passages else None


def _page(capture: Capture, select: str | None) -> Page:
    from monitor.extract.formats import read_page

    return read_page(
        capture.body, content_type=capture.header("content-type"), url=capture.final_url, select=select
    )
