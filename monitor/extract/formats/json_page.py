"""JSON of content APIs (WordPress, JSON Feed, headless systems), and any other JSON as its texts.

An object that has both a title and a text is a document, wherever it stands.  Where there is none, every text
is read in order: a list of texts as a list, a list of objects as a table with a column for each key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from monitor.extract.blocks import MOST_BLOCKS, Block, Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.formats.gathering import Part, Parts, looks_like_markup, plain_title
from monitor.extract.json_values import load
from monitor.extract.lines import collapsed
from monitor.extract.moments import read_moment

_OPENING = re.compile(
    r"\{\s*(?:[\"}]|$)|\[\s*(?:[{\"\]\d-]|\[\s*[\[{\"\]\d-]|true\b|false\b|null\b|$)|\)\]\}'|for \(;;\)"
)
_TITLE = ("title", "headline", "name", "heading", "subject")
# Each line names the same text, fullest first; one a line is read.
_BODY = (
    "content_html", "content", "body", "body_html", "bodyHtml", "articleBody", "html", "full_text",
    "fullText", "raw_text", "text", "content_text", "markdown", "description", "summary",
)  # fmt: skip
_LEAD = ("subtitle", "subheadline", "abstract", "lead", "excerpt", "standfirst")
_PUBLISHED = (
    "date_gmt", "date_published", "datePublished", "published_at", "publishedAt", "publication_date",
    "publicationDate", "published", "publish_date", "pubDate", "date", "created_at", "createdAt",
    "created", "firstPublished",
)  # fmt: skip
_MODIFIED = (
    "modified_gmt", "date_modified", "dateModified", "updated_at", "updatedAt", "modified", "updated",
    "last_updated", "lastUpdated", "lastModified",
)  # fmt: skip
_LANGUAGE = ("language", "lang", "locale", "inLanguage", "langcode")
_DEEPEST = 40  # nesting in which documents are looked for
_MOST = 5_000  # documents that are read
_MOST_VALUES = 500_000  # values that are looked at
_WORDS = 2  # letters of the shortest text
_ADDRESS = ("http://", "https://", "/", "data:", "#", "urn:", "tag:")


def _recognizes(answer: Answer) -> bool:
    return _OPENING.match(answer.start) is not None or answer.media_type.endswith(("/json", "+json"))


def _read(answer: Answer) -> Page:
    data = load(answer.text)
    if data is None:
        from monitor.extract.formats.text import read_text

        return read_text(answer.text)
    parts = Parts()
    for path, document in _documents(data):
        parts.add(
            Part(
                path,
                plain_title(_first(document, _TITLE)[1]),
                [found for keys in (_LEAD, _BODY) if (found := _first(document, keys))[1]],
                _moment(document, _PUBLISHED),
                _moment(document, _MODIFIED),
            )
        )
        parts.language = parts.language or _first(document, _LANGUAGE)[1].replace("_", "-") or None
    if not parts.blocks:
        _add_values(parts, data)
    top = data if isinstance(data, dict) else {}
    language = _first(top, _LANGUAGE)[1].replace("_", "-") or None
    return parts.page(title=plain_title(_first(top, _TITLE)[1]), language=language, source_format="json")


def _documents(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects that are documents, outermost ones only, in order, with their paths."""
    waiting: list[tuple[str, Any, int]] = [("", data, 0)]
    found = seen = 0
    while waiting and found < _MOST and seen < _MOST_VALUES:
        path, value, depth = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            body = _first(value, _BODY)
            if _first(value, _TITLE)[1] and len(body[1]) > _WORDS and not _holds_documents(value):
                found += 1
                yield path, value
                continue
            children = [(f"{path}/{key}" if path else str(key), one) for key, one in value.items()]
        elif isinstance(value, list):
            children = [(f"{path}[{n}]", one) for n, one in enumerate(value, 1)]
        else:
            continue
        if depth < _DEEPEST:
            waiting.extend(
                (where, one, depth + 1) for where, one in reversed(children) if isinstance(one, dict | list)
            )


def _holds_documents(value: dict[str, Any]) -> bool:
    """Say whether an object is a collection that has a title and a description of its own (a feed)."""
    for one in value.values():
        if isinstance(one, list) and any(
            isinstance(inner, dict) and _first(inner, _TITLE)[1] and _first(inner, _BODY)[1]
            for inner in one[:3]
        ):
            return True
    return False


def _first(document: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, str]:
    """Return the first text under some keys, with its place; WordPress wraps it in `rendered`."""
    for key in keys:
        value = document.get(key)
        if isinstance(value, dict):
            for inner in ("rendered", "html", "value", "processed", "text"):
                if isinstance(one := value.get(inner), str) and one.strip():
                    return f"{key}/{inner}", one
        elif isinstance(value, str) and value.strip():
            return key, value
    return "", ""


def _moment(document: dict[str, Any], keys: tuple[str, ...]) -> datetime | None:
    for key in keys:
        value = document.get(key)
        if isinstance(value, str) and (moment := read_moment(value)):
            return moment
    return None


def _add_values(parts: Parts, data: Any) -> None:
    """Add every text of a value that holds no documents."""
    waiting: list[tuple[str, Any, Block]] = [("", data, Block("", "p"))]
    while waiting and len(parts.blocks) < MOST_BLOCKS:
        path, value, place = waiting.pop()
        if isinstance(value, str):
            _add_value(parts, path, value, place)
        elif isinstance(value, dict):
            parts.serial += 1
            where = (
                place._replace(parent=parts.serial) if place.table_id else Block("", "p", parent=parts.serial)
            )
            children = [
                (f"{path}/{key}" if path else str(key), one, where._replace(column=column))
                for column, (key, one) in enumerate(value.items())
            ]
            waiting.extend(reversed(children))
        elif isinstance(value, list):
            parts.serial += 1
            serial = parts.serial
            table = sum(isinstance(one, dict) for one in value) * 2 > len(value)
            where = (
                Block("", "td", table_id=serial) if table else Block("", "li", parent=serial, list_id=serial)
            )
            waiting.extend(
                (f"{path}[{n}]", value[n - 1], where._replace(row=n - 1) if table else where)
                for n in range(min(len(value), MOST_BLOCKS), 0, -1)
            )


def _add_value(parts: Parts, path: str, value: str, place: Block) -> None:
    text = collapsed(value)
    if len(text) < _WORDS or text.startswith(_ADDRESS) or not any(letter.isalpha() for letter in text[:80]):
        return
    if looks_like_markup(value) or len(text) > 300:
        parts.add_text(path, value)
        return
    parts.blocks.append(
        place._replace(text=text, path=path, end=len(text), group=place.list_id or place.table_id)
    )


FORMAT = Format("json", _recognizes, _read)
