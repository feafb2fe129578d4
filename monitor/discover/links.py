"""An HTML index, or a site map, → the documents that it links to, and the page behind it.

Without a pattern every address below the index counts.  A date is taken from a `<time>` beside the link or
from the address itself, where sites put it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.discover import feed, sitemap
from monitor.discover.addresses import absolute, canonical
from monitor.discover.found import (
    MOST_ITEMS,
    Discovered,
    Index,
    Kind,
    Plan,
    cut_short,
    matching,
    own_address,
    words,
)
from monitor.extract.decode import decode
from monitor.extract.moments import read_moment
from monitor.extract.nesting import shallow

LARGEST = 5_000_000
"""Bytes of an index page that are read."""

_BESIDE = 4  # elements around a link in which its date and its summary stand
_MOST_BESIDE = 12  # links in one of them: with more it is the list itself, whatever they lead to
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)|/((?:19|20)\d{6})(?=[/_-])"
)
_NEXT = re.compile(
    r"(?:next(?: page)?|older(?: posts| entries)?|more|load more|suivante?|page suivante|siguiente|pr[oó]xim[ao]|weiter"
    r"|nächste(?: seite)?|successiv[ao]|avanti|volgende|nästa|neste|næste|następna|další|следующая|далее|вперед"
    r"|наступна|التالي|بعدی|הבא|下一頁|下一页|次へ|次のページ|다음|sonraki|selanjutnya|berikutnya|tiếp|ถัดไป|अगला"
    r"|›|»|>|>>|→)(?:\s*[›»>→])*",
    re.IGNORECASE,
)
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])(?:next|older)(?:$|[\s_-])", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
_ASSET = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|ico|css|js|mp[34]|m4a|avi|mov|zip|woff2?)$", re.IGNORECASE)


def read(body: bytes, content_type: str | None, url: str, plan: Plan) -> Index:
    """Return the documents that an index leads to, in its order."""
    if sitemap.is_sitemap(body):
        return matching(sitemap.read(body, content_type, url, plan), plan)
    head = body[:2_048].lstrip().lower()
    if head.startswith(b"{") or (_FEED.search(head) and b"<html" not in head):
        return matching(feed.read(body, content_type, url, plan), plan)
    trouble = (cut_short(LARGEST),) if len(body) > LARGEST else ()
    tree = LexborHTMLParser(shallow(decode(body[:LARGEST], content_type)))
    base = _base(tree, url)
    anchors = tree.css("a[href]")
    items: dict[str, Discovered] = {}
    wanted = re.compile(plan.pattern) if plan.pattern else None
    for anchor in anchors:
        address = absolute(anchor.attributes.get("href") or "", base)
        if address is None or not _is_document(address, wanted, plan.url):
            continue
        title = words(anchor.text(separator=" "))
        known = items.get(address)
        if known is None or len(title) > len(known.title):

            def others(around: LexborNode, own: str = address) -> bool:
                found = around.css("a[href]")
                return len(found) > _MOST_BESIDE or any(
                    other is not None and other != own and _is_document(other, wanted, plan.url)
                    for one in found
                    for other in (absolute(one.attributes.get("href") or "", base),)
                )

            items[address] = _discovered(anchor, address, title, known, others)
        if len(items) >= MOST_ITEMS:
            break
    if not items and not anchors:
        return Index(trouble=(*trouble, "the page holds no links"), recognized=False)
    return Index(tuple(items.values()), _next(tree, anchors, base, url), (), trouble)


def _base(tree: LexborHTMLParser, url: str) -> str:
    base = tree.css_first("base[href]")
    return (absolute(base.attributes.get("href") or "", url) if base is not None else None) or url


def _is_document(address: str, wanted: re.Pattern[str] | None, url: str) -> bool:
    if canonical(address) == canonical(url):
        return False
    if wanted is not None:
        return wanted.search(address) is not None
    own, other = canonical(url).partition("?")[0], canonical(address)
    below = other.startswith(f"{own.rstrip('/')}/")
    return below and not _ASSET.search(other) and not re.search(r"/page/\d+$|/feed$", other)


def _discovered(
    anchor: LexborNode,
    address: str,
    title: str,
    known: Discovered | None,
    others: Callable[[LexborNode], bool],
) -> Discovered:
    """Return a document with the date and the words that stand beside its link and beside no other's."""
    moment, summary = None, ""
    around = anchor.parent
    for _ in range(_BESIDE):
        if around is None or around.tag in ("body", "html") or others(around):
            break
        stamp = around.css_first("time[datetime]")
        if stamp is not None and moment is None:
            moment = read_moment(stamp.attributes.get("datetime") or "")
        summary = words(around.text(separator=" "))
        around = around.parent
    moment = moment or _dated(address) or (known.published if known else None)
    return Discovered(address, title or (known.title if known else ""), summary, moment)


def _dated(address: str) -> datetime | None:
    """Return the day that an address carries; a month alone says too little."""
    for found in _IN_ADDRESS.finditer(address):
        year, month, day, packed = found.groups()
        if packed or day:
            text = packed or f"{year}-{int(month):02}-{int(day):02}"
            if (moment := read_moment(text)) is not None:
                return moment.replace(tzinfo=UTC)
    return None


def _next(tree: LexborHTMLParser, anchors: list[LexborNode], base: str, url: str) -> str | None:
    """Return the page behind this one: `rel=next`, else a link that says so in class or words."""
    for node in tree.css('link[rel~="next"][href], a[rel~="next"][href]'):
        if found := _other(node, base, url):
            return found
    for anchor in anchors:
        names = f"{anchor.attributes.get('class') or ''} {anchor.attributes.get('aria-label') or ''}"
        said = words(anchor.text(separator=" "))[:40]
        if (_NEXT.fullmatch(said) or _NEXT_CLASS.search(names)) and _pages(anchor, base, url):
            return _other(anchor, base, url)
    return None


def _pages(anchor: LexborNode, base: str, url: str) -> bool:
    """Say whether a link leads to another page of the same index, and not to the next article."""
    found = _other(anchor, base, url)
    if found is None:
        return False
    own = re.sub(r"/page/\d+$", "", canonical(url).partition("?")[0])
    path, _, query = canonical(found).partition("?")
    return (path == own and bool(query)) or bool(
        re.fullmatch(re.escape(own.rstrip("/")) + r"/(?:page/)?\d+", path)
    )


def _other(node: LexborNode, base: str, url: str) -> str | None:
    found = absolute(node.attributes.get("href") or "", base)
    return found if found is not None and found != url else None


def link_saying(body: bytes, content_type: str | None, url: str, said: str) -> str | None:
    """Return where the first link leads whose text holds some words, compared without case; None without one."""
    tree = LexborHTMLParser(shallow(decode(body[:LARGEST], content_type)))
    wanted = " ".join(said.casefold().split())
    base = _base(tree, url)
    for anchor in tree.css("a[href]"):
        if wanted in " ".join(anchor.text(separator=" ").casefold().split()):
            found = absolute(anchor.attributes.get("href") or "", base)
            if found is not None and found != url:
                return found
    return None


def feed_named(body: bytes, content_type: str | None, url: str) -> str | None:
    """Return the feed that a page names for its readers, or None."""
    tree = LexborHTMLParser(shallow(decode(body[:LARGEST], content_type)))
    for node in tree.css('link[rel~="alternate"][href]'):
        if any(word in (node.attributes.get("type") or "").lower() for word in ("rss", "atom", "feed+json")):
            return absolute(node.attributes.get("href") or "", _base(tree, url))
    return None


KIND = Kind("links", own_address, read)
