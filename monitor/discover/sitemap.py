"""Site maps, ordinary ones and those for news, and site maps of site maps → addresses with their dates.

The forms are those of https://www.sitemaps.org/protocol.html and of Google's news site maps.
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, time, timedelta

from monitor.discover.addresses import absolute
from monitor.discover.found import MOST_ITEMS, Discovered, Index, Plan, broken_at, words
from monitor.extract.decode import decode
from monitor.extract.formats.markup_events import events
from monitor.extract.moments import read_moment

LARGEST = 50_000_000
"""Bytes after unzipping that are read: what the protocol allows."""

MOST_PARTS = 20
"""Site maps of a site map that are read, the newest first."""

_ROOTS = ("<urlset", "<sitemapindex")
_HEAD = 2_048
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date"})
_GZIP = b"\x1f\x8b"


def is_sitemap(body: bytes) -> bool:
    """Say whether bytes are a site map, zipped or not."""
    head = unzipped(body[: _HEAD * 4], _HEAD) if body.startswith(_GZIP) else body[:_HEAD]
    text = head.replace(b"\0", b"").decode("ascii", "replace").lower()
    return any(root in text for root in _ROOTS) and "<html" not in text


def unzipped(body: bytes, limit: int = LARGEST) -> bytes:
    """Return zipped bytes unzipped up to a limit, others as they are; what is damaged ends early."""
    if not body.startswith(_GZIP):
        return body[:limit]
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, limit)
    except zlib.error:
        return b""


def read(body: bytes, content_type: str | None, url: str, plan: Plan) -> Index:
    """Return what a site map holds: documents, newest first, or the site maps that it is made of."""
    text = decode(unzipped(body), content_type)
    found: list[dict[str, str]] = []
    broken: list[str] = []
    kind = field = ""
    collected: list[str] = []
    for event in events(text, broken):
        name = event.name.lower().rpartition(":")[2] if event.kind != "text" else ""
        if event.kind == "start" and name in ("urlset", "sitemapindex"):
            kind = name
        elif event.kind == "start" and name in ("url", "sitemap"):
            found.append({})
        elif event.kind == "start" and name in _FIELDS:
            field, collected = name, []
        elif event.kind == "text" and field:
            collected.append(event.name)
        elif event.kind == "end" and name == field and found:
            found[-1].setdefault(field, "".join(collected).strip())
            field = ""
    trouble = [broken_at(broken[0], len(found))] if broken else []
    if kind == "sitemapindex":
        return _parts(found, url, plan, trouble)
    return _documents(found, url, trouble)


def _documents(found: list[dict[str, str]], url: str, trouble: list[str]) -> Index:
    items: dict[str, Discovered] = {}
    for one in found:
        address = absolute(one.get("loc", ""), url)
        if address is not None:
            moment = read_moment(one.get("publication_date") or one.get("lastmod") or "")
            items.setdefault(address, Discovered(address, words(one.get("title")), published=moment))
    newest = sorted(items.values(), key=_newness, reverse=True)
    if len(newest) > MOST_ITEMS:
        trouble.append(f"{len(newest)} addresses; the newest {MOST_ITEMS} were looked at")
    return Index(tuple(newest[:MOST_ITEMS]), trouble=tuple(trouble), whole=True)


def _parts(found: list[dict[str, str]], url: str, plan: Plan, trouble: list[str]) -> Index:
    floor = datetime.combine(plan.since, time(), UTC) - timedelta(days=1) if plan.since else None
    dated = [
        (moment, address)
        for one in found
        if (address := absolute(one.get("loc", ""), url)) is not None
        for moment in (read_moment(one.get("lastmod", "")),)
        if floor is None or moment is None or moment >= floor
    ]
    dated.sort(key=lambda pair: pair[0].timestamp() if pair[0] else 0.0, reverse=True)
    if len(dated) > MOST_PARTS:
        trouble.append(f"{len(dated)} site maps in one; the newest {MOST_PARTS} were read")
    parts = dict.fromkeys(address for _, address in dated)
    return Index(parts=tuple(parts)[:MOST_PARTS], trouble=tuple(trouble))


def _newness(one: Discovered) -> float:
    return one.published.timestamp() if one.published else 0.0
