"""RSS (0.9x, 1.0, 2.0), Atom and JSON Feed → the documents that their entries lead to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from monitor.discover.addresses import absolute
from monitor.discover.feed_entries import Entry, FeedReader, salvaged
from monitor.discover.found import (
    MOST_ITEMS,
    Discovered,
    Index,
    Kind,
    Plan,
    broken_at,
    cut_short,
    matching,
    own_address,
    words,
)
from monitor.extract.decode import decode
from monitor.extract.formats.markup_events import events
from monitor.extract.json_values import load
from monitor.extract.moments import read_moment

LARGEST = 5_000_000
"""Bytes of a feed that are read; the longest real ones stay below one million."""

_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_TITLE = ("title", "media:title", "dc:title")
_SUMMARY = ("description", "summary", "media:description", "itunes:summary")
_CONTENT = ("content:encoded", "content", "body")
_MOMENT = ("pubdate", "published", "issued", "dc:date", "dcterms:issued", "date", "updated", "modified",
           "dcterms:modified")  # fmt: skip
_TAG = re.compile(r"<[^<>]*>")
_HEAD = 4_096


def read(body: bytes, content_type: str | None, url: str, plan: Plan) -> Index:
    """Return the entries of a feed."""
    trouble = [cut_short(LARGEST)] if len(body) > LARGEST else []
    text = decode(body[:LARGEST], content_type).lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return matching(_read_json(text, url, trouble), plan)
    if not _FEED.search(text[:_HEAD]):
        return Index(trouble=("this is no feed",), recognized=False)
    reader = FeedReader(url)
    broken: list[str] = []
    for event in events(text, broken):
        reader.take(event)
        if len(reader.entries) > MOST_ITEMS:
            break
    entries = reader.entries
    if broken:
        entries, lost = salvaged(text, reader)
        if not trouble:  # what was cut off is not well-formed
            trouble.append(broken_at(broken[0], len(entries), lost))
    return matching(_index(entries, reader.feed, url, trouble), plan)


def _index(entries: list[Entry], feed: Entry, url: str, trouble: list[str]) -> Index:
    if len(entries) > MOST_ITEMS:
        trouble.append(f"more than {MOST_ITEMS} entries; the rest was not read")
    items: dict[str, Discovered] = {}
    homeless = 0
    for entry in entries[:MOST_ITEMS]:
        address = _address(entry)
        if address is None:
            homeless += 1
        else:
            items.setdefault(address, _discovered(entry, address))
    if homeless:
        trouble.append(f"{homeless} {'entry has' if homeless == 1 else 'entries have'} no address")
    return Index(tuple(items.values()), _next(feed, url) if entries else None, (), tuple(trouble))


def _next(feed: Entry, url: str) -> str | None:
    """Return the page behind: what the feed names (RFC 5005), or what its program is known to have."""
    for wanted in ("next", "prev-archive"):
        for relation, link in feed.links:
            if relation == wanted and (found := absolute(link, url)):
                return found
    if "wordpress" not in feed.fields.get("generator", "").lower():
        return None
    before, _, query = url.partition("?")
    pairs = [pair for pair in query.split("&") if pair]
    page = next((pair.removeprefix("paged=") for pair in pairs if pair.startswith("paged=")), "1")
    others = [pair for pair in pairs if not pair.startswith("paged=")]
    return f"{before}?{'&'.join([*others, f'paged={int(page) + 1}'])}" if page.isdigit() else None


def _address(entry: Entry) -> str | None:
    """Return where an entry leads: its alternate link, else a permanent guid, else any link of its own."""
    chosen = [link for relation, link in entry.links if relation == "alternate"]
    guid = entry.fields.get("guid") or entry.fields.get("id") or entry.fields.get("atom:id") or ""
    if entry.permalink and guid.startswith(("http://", "https://")):
        chosen.append(guid)
    chosen += [link for relation, link in entry.links if relation in ("about", "via", "related")]
    return next((one for link in chosen if (one := absolute(link, entry.base))), None)


def _discovered(entry: Entry, address: str) -> Discovered:
    fields = entry.fields
    return Discovered(
        url=address,
        title=_plain(_first(fields, _TITLE)),
        summary=_plain(_first(fields, _SUMMARY)),
        published=_moment(fields),
        content=_plain(_first(fields, _CONTENT)),
        identifier=words(fields.get("guid") or fields.get("id")),
    )


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if name in fields), "")


def _moment(fields: dict[str, str]) -> datetime | None:
    values = (fields.get(name) for name in _MOMENT)
    return next((moment for value in values if value and (moment := read_moment(value))), None)


def _plain(text: str) -> str:
    """Return words without markup, which stands escaped once or twice in a feed."""
    text = text[:20_000]
    for _ in range(2):
        if "<" in text:
            text = _TAG.sub(" ", text)
        if "&" not in text:
            break
        text = html.unescape(text)
    return words(_TAG.sub(" ", text) if "</" in text else text)


def _read_json(text: str, url: str, trouble: list[str]) -> Index:
    """Read JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    data = load(text)
    found = data.get("items") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(found, list):
        return Index(trouble=("this is no feed",), recognized=False)
    if not text.rstrip().endswith("}"):
        trouble.append("the feed breaks off before its end")
    entries = list(_json_entries(found, url))
    feed = Entry(url, links=[("next", _text(data, "next_url"))])
    return _index(entries, feed, url, trouble)


def _json_entries(found: list[Any], url: str) -> Iterator[Entry]:
    for one in found:
        if not isinstance(one, dict):
            continue
        given = {
            "title": _text(one, "title"),
            "summary": _text(one, "summary"),
            "content": _text(one, "content_html") or _text(one, "content_text"),
            "published": _text(one, "date_published") or _text(one, "date_modified"),
            "id": _text(one, "id"),
        }
        links = [("alternate", link) for key in ("url", "external_url") if (link := _text(one, key))]
        yield Entry(url, {key: value for key, value in given.items() if value}, links)


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


KIND = Kind("feed", own_address, read)
