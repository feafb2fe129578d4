"""The entries of a feed in markup: their fields and links, also where one of them breaks the rest.

Real feeds break: a bare `<` in one title ends XML for all that follows.  So what is not well-formed is read
again entry by entry, and only the broken entry suffers; its link is still found by its letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monitor.discover.addresses import absolute
from monitor.discover.found import MOST_ITEMS
from monitor.extract.formats.markup_events import Event, events

_BLOCK = re.compile(r"<((?:\w+:)?(?:item|entry))\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_OPEN = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ENTRY = frozenset({"item", "entry"})
_ROOT = frozenset({"rss", "feed", "rdf", "channel", "items"})
_LINK = re.compile(
    r"""<link\b[^<>]*?>\s*(?:<!\[CDATA\[)?\s*([^\s<\]]+)|<link\b[^<>]*?\bhref\s*=\s*["']([^"']+)""",
    re.IGNORECASE,
)
_RAW_TITLE = re.compile(r"<title\b[^<>]*>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Entry:
    """One entry, or the feed itself: the text of each field, and its links as (relation, address)."""

    base: str
    fields: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    permalink: bool = True


class FeedReader:
    """Follows the events of a feed: entries, their fields, the links of both."""

    def __init__(self, base: str) -> None:
        self.feed = Entry(base)
        self.entries: list[Entry] = []
        self.entry: Entry | None = None
        self.depth = 0
        self.inside = 0  # the depth of the open field, 0 outside of one
        self.field = ""
        self.words: list[str] = []
        self.bases = [base]

    def take(self, event: Event) -> None:
        """Take one event."""
        if event.kind == "start":
            self.depth += 1
            declared = event.attributes.get("xml:base")
            here = self.bases[-1]
            self.bases.append((absolute(declared, here) if declared else None) or here)
            self._start(event.name.lower(), event)
        elif event.kind == "end":
            self._end(event.name.lower())
            self.depth -= 1
            if len(self.bases) > 1:
                self.bases.pop()
        elif self.inside:
            self.words.append(event.name)

    def _start(self, name: str, event: Event) -> None:
        bare = name.rpartition(":")[2]
        if self.inside:
            self.words.append(" ")  # markup that is not escaped: words of two elements stay two
        elif bare in _ENTRY and self.entry is None:
            self.entry = Entry(self.bases[-1])
            if about := event.attributes.get("rdf:about"):
                self.entry.links.append(("about", about))
            self.entries.append(self.entry)
        elif self.entry is not None or bare not in _ROOT:
            self.inside, self.field, self.words = self.depth, name, []
            owner = self.entry or self.feed
            if bare == "link" and (href := event.attributes.get("href")):
                relation = event.attributes.get("rel", "alternate").lower()
                owner.links.append((relation, absolute(href, self.bases[-1]) or ""))
            if bare == "guid":
                owner.permalink = event.attributes.get("isPermaLink", "true").lower() != "false"

    def _end(self, name: str) -> None:
        bare = name.rpartition(":")[2]
        if self.inside == self.depth:
            owner = self.entry or self.feed
            text = "".join(self.words).strip()
            if text and bare == "link":
                owner.links.append(("alternate", text))
            elif text:
                owner.fields.setdefault(self.field, text)
            self.inside = 0
        elif bare in _ENTRY and not self.inside:
            self.entry = None


def salvaged(text: str, whole: FeedReader) -> tuple[list[Entry], int]:
    """Return the entries of a feed that is not well-formed, read one by one, and how many broke themselves."""
    entries: list[Entry] = []
    lost = 0
    end = 0
    for block in _BLOCK.finditer(text):
        end = block.end()
        reader = FeedReader(whole.feed.base)
        broken: list[str] = []
        for event in events(f"<rss>{block.group()}</rss>", broken):
            reader.take(event)
        entry = reader.entries[0] if reader.entries else None
        if broken or entry is None or not entry.links:
            lost += bool(broken)
            entry = _by_letters(block.group(), entry or Entry(whole.feed.base))
        entries.append(entry)
        if len(entries) > MOST_ITEMS:
            break
    if _OPEN.search(text, end) and (rest := _by_letters(text[end:], Entry(whole.feed.base))).links:
        entries.append(rest)  # the last one, in the middle of which the feed breaks off
        lost += 1
    return entries, lost


def _by_letters(block: str, entry: Entry) -> Entry:
    """Give a broken entry the link and the title that its letters show."""
    if not entry.links and (found := _LINK.search(block)):
        entry.links.append(("alternate", found.group(1) or found.group(2)))
    if "title" not in entry.fields and (title := _RAW_TITLE.search(block)):
        entry.fields["title"] = title.group(1).removeprefix("<![CDATA[").removesuffix("]]>")
    return entry
