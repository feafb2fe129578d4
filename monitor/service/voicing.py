"""With which voice a document of the press speaks: its text is compared with those that made claims before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.model import Authority, Context, ListingKind
from monitor.voices import Text, voice_among, voice_of
from monitor.voices.texts import packed, shingles, unpacked

if TYPE_CHECKING:
    from monitor.model import Capture, Listing, SourceFacts
    from monitor.store import Store, VoiceText

HEARD = timedelta(days=60)
"""How long the texts that were heard are compared with: agency texts are reprinted within days."""

_HEAD = 200_000  # bytes of a page in which its metadata stand
_AUTHOR = re.compile(
    rb"""<meta\b[^<>]{0,200}\bname=["']?author["']?[^<>]{0,200}\bcontent=["']([^"'<>]{1,80})""", re.IGNORECASE
)


def hear(
    store: Store, facts: SourceFacts, capture: Capture, listing: Listing | None
) -> tuple[str, VoiceText | None]:
    """Return the voice of a document, and its text to keep where it is of the press and makes claims."""
    if listing is None or facts.authority is Authority.OFFICIAL or not _claims(listing):
        return voice_of(facts), None
    from monitor.config.packaged import load_agencies
    from monitor.extract.formats import read_page
    from monitor.extract.main_text import main_lines
    from monitor.store import VoiceText

    page = read_page(capture.body, content_type=capture.header("content-type"), url=capture.final_url)
    lines = main_lines(page)
    names = [text for entry in listing.entries for text in (entry.text, *entry.names.values())]
    names += [mention.text for mention in listing.mentions]
    runs = shingles("\n".join(lines), names)
    author = _AUTHOR.search(capture.body[:_HEAD])
    origin = load_agencies().origin_of(lines, author.group(1).decode("utf-8", "replace") if author else "")
    with store.reading() as reading:
        texts = reading.voice_texts(capture.captured_at - HEARD, origin=origin)
    others = [Text(one.url, one.voice, unpacked(one.shingles), one.origin) for one in texts]
    voice = voice_among(facts, capture.url, runs, origin, others)
    return voice, VoiceText(capture.url, facts.id, capture.captured_at, voice, origin, packed(runs))


def _claims(listing: Listing) -> bool:
    """Say whether a listing puts anything on the list."""
    return (listing.kind is ListingKind.LIST and bool(listing.entries)) or any(
        mention.context is Context.ANNOUNCEMENT for mention in listing.mentions
    )
