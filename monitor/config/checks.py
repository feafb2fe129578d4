"""What depends on several keys at once: checked on what is written, so that every problem is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monitor.config.addresses import same_page
from monitor.config.nodes import Document, Location
from monitor.config.problems import problem_at
from monitor.config.settings import KINDS
from monitor.errors import Problem

KINDS_OF_KEY = {
    "expect": ("page",),
    "follow": ("page",),
    "pattern": ("feed", "links"),
    "pages": ("feed", "links", "federal-register"),
    "archive": ("feed", "links"),
    "terms": ("federal-register",),
    "types": ("federal-register",),
    "limit": ("feed", "links", "federal-register"),
    "since": ("feed", "links", "federal-register"),
    "watch": ("feed", "links", "federal-register"),
}
"""Keys that mean something for some kinds of source only; elsewhere they would be ignored, so are refused."""


def check(document: Document) -> Iterator[Problem]:
    """Yield the problems between keys."""
    value = document.value
    if not isinstance(value, dict):
        return
    notify, sources = value.get("notify"), value.get("sources")
    if isinstance(notify, dict) and notify.get("to") and not notify.get("from"):
        yield problem_at(
            document,
            ("notify", "to"),
            "there are recipients, but nobody who writes to them",
            "add `from:` with the sender's address",
        )
    if not isinstance(sources, list):
        return
    ids: dict[str, Location] = {}
    pages: dict[str, Location] = {}
    for position, source in enumerate(sources):
        if isinstance(source, dict):
            location: Location = ("sources", position)
            yield from _check_source(document, location, source)
            yield from _check_twins(document, location, source, ids, pages)


def _check_source(document: Document, location: Location, source: dict[str, Any]) -> Iterator[Problem]:
    given = [key for key, value in source.items() if value is not None]
    kind = source.get("kind")
    if "every" in given and "cron" in given:
        later = max(("every", "cron"), key=lambda key: document.line((*location, key)))
        yield problem_at(
            document, (*location, later), "`every` and `cron` exclude each other", "keep one of them"
        )
    if "time_zone" in given and "cron" not in given:
        yield problem_at(
            document,
            (*location, "time_zone"),
            "a time zone means something for `cron` only",
            "remove it, or use `cron`",
        )
    for key in given:
        allowed = KINDS_OF_KEY.get(key)
        if allowed is not None and kind in KINDS and kind not in allowed:
            yield problem_at(
                document,
                (*location, key),
                f"means nothing for the kind {kind!r}",
                f"remove it; it belongs to {' and '.join(allowed)}",
            )
    if "watch" in given and source.get("authority") == "official":
        yield problem_at(
            document,
            (*location, "watch"),
            "every document of an official source is read, whatever its title",
            "remove it",
        )


def _check_twins(
    document: Document,
    location: Location,
    source: dict[str, Any],
    ids: dict[str, Location],
    pages: dict[str, Location],
) -> Iterator[Problem]:
    """Yield what two sources must not share: an id, and for pages an address."""
    source_id, url = source.get("id"), source.get("url")
    if isinstance(source_id, str):
        first = ids.setdefault(source_id, (*location, "id"))
        if first != (*location, "id"):
            yield problem_at(
                document,
                (*location, "id"),
                f"another source has this id (line {document.line(first)})",
                "give each source an id of its own",
            )
    if isinstance(url, str) and source.get("kind") == "page":
        try:
            page = same_page(url)
        except ValueError:
            return  # no address at all; the validator says so
        first = pages.setdefault(page, (*location, "url"))
        if first != (*location, "url"):
            yield problem_at(
                document,
                (*location, "url"),
                f"another source reads this page (line {document.line(first)})",
                "keep one of them: reading a page twice makes no second voice",
            )
