"""RSS (0.9x, 1.0, 2.0) and Atom: every entry's title as a heading, its fullest text as blocks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import datetime

from monitor.extract.blocks import Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.formats.gathering import Part, Parts, plain_title
from monitor.extract.formats.markup_events import Event, events
from monitor.extract.moments import read_moment

_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b")
_ENTRY = frozenset({"item", "entry"})
# From the fullest text to the shortest; one of them is read.
_CONTENT = ("content:encoded", "content", "body", "xhtml:body", "description", "summary", "media:description")
_PUBLISHED = (
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "date",
    "updated",
)
_MODIFIED = ("updated", "modified", "dcterms:modified", "atom:updated")
_FEW_LINES = 3
_VOID = frozenset({"br", "hr", "img", "wbr", "input", "col"})


@dataclass(slots=True)
class _Entry:
    """The text of the fields of one entry, or of the feed itself."""

    name: str = ""
    number: int = 0
    fields: dict[str, str] = field(default_factory=dict)

    def texts(self) -> list[tuple[str, str]]:
        """Return the fullest text with its name; line ends mean nothing in a text of a few lines."""
        for name in _CONTENT:
            if text := self.fields.get(name):
                return [(name, text if text.count("\n") > _FEW_LINES else text.replace("\n", " "))]
        return []

    def moment(self, names: tuple[str, ...]) -> datetime | None:
        """Return the first moment that fields of these names give."""
        values = (self.fields.get(name) for name in names)
        return next((moment for value in values if value and (moment := read_moment(value))), None)


class _Reader:
    """Follows the events of a feed: feed, entry, field, markup inside a field."""

    def __init__(self) -> None:
        self.feed = _Entry()
        self.entries: list[_Entry] = []
        self.entry: _Entry | None = None
        self.depth = 0
        self.inside = 0  # the depth of the open field, 0 outside of one
        self.field = ""
        self.words: list[str] = []
        self.markup = False
        self.language: str | None = None

    def take(self, event: Event) -> None:
        """Take one event."""
        if event.kind == "start":
            self.depth += 1
            self._start(event)
        elif event.kind == "end":
            self._end(event.name)
            self.depth -= 1
        elif self.inside:
            self.words.append(html.escape(event.name, quote=False) if self.markup else event.name)

    def _start(self, event: Event) -> None:
        name = event.name.lower()
        if self.depth <= 2 and not self.language:
            self.language = event.attributes.get("xml:lang")
        if self.inside:
            # Markup that is not escaped: Atom's type="xhtml".
            self.markup = True
            self.words.append(f"<{name.rpartition(':')[2]}>")
        elif name in _ENTRY:
            self.entry = _Entry(name, len(self.entries) + 1)
            self.entries.append(self.entry)
        elif self.entry is not None or name not in ("rss", "feed", "rdf:rdf", "channel"):
            self.inside, self.field, self.words = self.depth, name, []
            self.markup = event.attributes.get("type") == "xhtml"

    def _end(self, raw: str) -> None:
        name = raw.lower()
        if self.inside == self.depth:
            owner = self.entry or self.feed
            text = "".join(self.words).strip()
            if text and self.field not in owner.fields:
                owner.fields[self.field] = text
            self.inside, self.markup = 0, False
        elif self.inside and name.rpartition(":")[2] not in _VOID:
            self.words.append(f"</{name.rpartition(':')[2]}>")
        elif name in _ENTRY and self.entry is not None and not self.inside:
            self.entry = None


def _read(answer: Answer) -> Page:
    reader = _Reader()
    for event in events(answer.text):
        reader.take(event)
    parts = Parts()
    for entry in reader.entries:
        parts.add(
            Part(
                path=f"{entry.name}[{entry.number}]",
                title=plain_title(entry.fields.get("title", "")),
                texts=entry.texts(),
                published=entry.moment(_PUBLISHED),
                modified=entry.moment(_MODIFIED),
            )
        )
    feed = reader.feed.fields
    return parts.page(
        title=plain_title(feed.get("title", "")),
        language=feed.get("language") or feed.get("dc:language") or reader.language,
        source_format="feed",
    )


def _recognizes(answer: Answer) -> bool:
    start = answer.start
    return (
        start.startswith("<")
        and not start.startswith(("<!doctype html", "<html"))
        and bool(_FEED.search(start))
    )


FORMAT = Format("feed", _recognizes, _read)
