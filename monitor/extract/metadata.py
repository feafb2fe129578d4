"""What an HTML page says about itself: title, language, when it was published and last modified.

The first source that gives a readable value wins, from the most deliberate (article metadata, JSON-LD) to the
least (the first `<time>`).  Values that no calendar knows are passed over.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborNode

from monitor.extract.json_values import load
from monitor.extract.moments import read_moment

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
_TAG = re.compile(r"([a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,4})(?![\w-])")  # BCP 47, or a POSIX locale
_LARGEST_JSON = 1_000_000  # characters of one JSON-LD script that are worth reading
_MOST_OBJECTS = 1_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself; `article_body` is the text that JSON-LD carries, if any."""

    title: str = ""
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    style_sheets: str = ""
    article_body: str = ""


def read_metadata(root: LexborNode, nodes: Sequence[LexborNode]) -> Metadata:
    """Return a page's metadata from its root and its `meta`, `time`, `script`, `style`, `title` elements."""
    metas: dict[str, str] = {}
    times: list[str] = []
    linked: list[dict[str, Any]] = []
    styles: list[str] = []
    title = ""
    for node in nodes:
        name = node.tag
        if name == "meta":
            _take_meta(node, metas)
        elif name == "time":
            if len(times) < 4 and (moment := node.attributes.get("datetime")):
                times.append(moment)
        elif name == "style":
            styles.append(node.text() or "")
        elif name == "title":
            if not title and (node.parent is None or node.parent.tag != "svg"):
                title = " ".join(node.text().split())
        elif name == "script" and "ld+json" in (node.attributes.get("type") or ""):
            linked.extend(_read_json(node.text() or ""))
    return Metadata(
        title=metas.get("og:title") or title or _first(linked, "headline"),
        language=_language(root, metas, linked),
        published=_moment(
            *(metas.get(key) for key in _PUBLISHED[:4]),
            _first(linked, "datePublished"),
            *(metas.get(key) for key in _PUBLISHED[4:]),
            *times,
        ),
        modified=_moment(*(metas.get(key) for key in _MODIFIED), _first(linked, "dateModified")),
        style_sheets="\n".join(styles),
        article_body=_first(linked, "articleBody"),
    )


def _language(root: LexborNode, metas: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    """Return the first language tag that a page declares."""
    body = root.last_child
    own = (root.attributes, body.attributes if body is not None and body.tag == "body" else {})
    declared = [attributes.get(key) for attributes in own for key in ("lang", "xml:lang")]
    declared += [metas.get(key) for key in ("content-language", "language", "og:locale", "dc.language")]
    declared.append(_first(linked, "inLanguage"))
    for value in declared:
        if value and (match := _TAG.match(value.strip())):
            return match.group(1).replace("_", "-")
    return None


def _take_meta(node: LexborNode, metas: dict[str, str]) -> None:
    attributes = node.attributes
    content = attributes.get("content")
    if not content:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        if name := attributes.get(key):
            metas.setdefault(name.strip().lower(), content.strip())


def _read_json(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of one JSON-LD script; a damaged script yields none."""
    if len(text) > _LARGEST_JSON:
        return
    waiting = deque([load(text)])
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
            waiting.extend(one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one)
        elif isinstance(one, list):
            waiting.extend(one[:_MOST_OBJECTS])


def _first(objects: list[dict[str, Any]], key: str) -> str:
    for one in objects:
        value = one.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _moment(*values: str | None) -> datetime | None:
    return next((moment for value in values if value and (moment := read_moment(value))), None)
