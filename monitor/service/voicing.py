"""With which voice a document of the press speaks: its text is compared with those that made claims before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.model import Authority, Context, ListingKind
from monitor.voices import Text, voice_among, voice_of
from monitor.voices.texts import BARE, packed, shingles, unpacked

if TYPE_CHECKING:
    from monitor.model import Capture, Listing, SourceFacts
    from monitor.store import Store, VoiceText

HEARD = timedelta(days=60)
"""How long the texts that were heard are compared with: agency texts are reprinted within days."""

MOST_HEARD = 500
"""Texts that one is compared with, the newest."""

_HEAD = 200_000  # bytes of a page in which its metadata stand
_AUTHOR = re.compile(
    rb"""<meta\b[^<>]{0,200}\bname=["']?author["']?[^<>]{0,200}\bcontent=["']([^"'<>]{1,80})""", re.IGNORECASE
)


def hear(
    store: Store, facts: SourceFacts, capture: Capture, listing: Listing | None
) -> tuple[str, VoiceText | None]:
    """Return the voice of a document, and its text to keep where it is of the press and makes claims."""
    text = text_of(facts, capture, listing)
    if text is None:
        return voice_of(facts), None
    with store.reading() as reading:
        heard = reading.voice_texts(capture.captured_at - HEARD, origin=text.origin)
    text = voiced(facts, text, heard)
    return text.voice, text


def text_of(facts: SourceFacts, capture: Capture, listing: Listing | None) -> VoiceText | None:
    """Return the text of a document that makes claims, without a voice yet; None where nobody counts its voice."""
    if listing is None or facts.authority is Authority.OFFICIAL or not _claims(listing):
        return None
    from monitor.config.packaged import load_agencies
    from monitor.extract.formats import read_page
    from monitor.extract.main_text import main_lines
    from monitor.store import VoiceText

    page = read_page(capture.body, content_type=capture.header("content-type"), url=capture.final_url)
    lines = main_lines(page)
    names = [text for entry in listing.entries for text in (entry.text, *entry.names.values())]
    names += [mention.text for mention in listing.mentions]
    runs = shingles("\n".join(lines), names)
    if listing.entries and len(runs) <= BARE:
        runs = frozenset()
    author = _AUTHOR.search(capture.body[:_HEAD])
    origin = load_agencies().origin_of(lines, author.group(1).decode("utf-8", "replace") if author else "")
    return VoiceText(capture.url, facts.id, capture.captured_at, "", origin, packed(runs))


def voiced(facts: SourceFacts, text: VoiceText, heard: Iterable[VoiceText]) -> VoiceText:
    """Return a text with the voice with which it speaks among those that were heard before, oldest first."""
    others = [Text(one.url, one.voice, unpacked(one.shingles), one.origin) for one in heard]
    return replace(text, voice=voice_among(facts, text.url, unpacked(text.shingles), text.origin, others))


class Heard:
    """The texts that were heard so far, while everything is read again from the beginning."""

    def __init__(self) -> None:
        self.texts: dict[str, VoiceText] = {}

    def hear(self, facts: SourceFacts, capture: Capture, listing: Listing | None) -> str:
        """Return the voice of a document among those before it, and remember its text."""
        text = text_of(facts, capture, listing)
        if text is None:
            return voice_of(facts)
        since = capture.captured_at - HEARD
        heard = [
            one
            for one in self.texts.values()
            if one.at >= since or (text.origin is not None and one.origin == text.origin)
        ]
        text = voiced(facts, text, sorted(heard, key=lambda one: one.at)[-MOST_HEARD:])
        self.texts[text.url] = text
        return text.voice


def _claims(listing: Listing) -> bool:
    """Say whether a listing puts anything on the list."""
    return (listing.kind is ListingKind.LIST and bool(listing.entries)) or any(
        mention.context is Context.ANNOUNCEMENT for mention in listing.mentions
    )
