"""The values of discovery: what an index is asked for, what was found in it, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

MOST_ITEMS = 5_000
"""Entries that are read of one index; site maps may hold ten times as many, and are written newest last or
first, so that a part is named and not silently taken for the whole."""

MOST_WORDS = 1_000
"""Characters of a title or summary that are kept."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """One document that an index names.

    `url` is the absolute address to fetch; `published` is aware and in UTC, None where the index gives no
    date.  `summary` and `content` are plain text (`content` is what a feed carries of the document itself).
    `identifier` is the index's own name for it and identifies nothing here: feeds repeat and change theirs.
    `aliases` are other addresses of the same document.
    """

    url: str
    title: str = ""
    summary: str = ""
    published: datetime | None = None
    content: str = ""
    identifier: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """What one page of an index holds, in its order.

    `next_url` is the page behind it, `parts` the indexes that it is made of (a site map of site maps), newest
    first.  `trouble` holds one line for each thing that is wrong with it; what could be read was read all
    the same.  `recognized` says that the bytes are an index of the kind at all, `whole`
    that it names all of a site in no order, so that what was never seen in it may be old.
    """

    items: tuple[Discovered, ...] = ()
    next_url: str | None = None
    parts: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()
    recognized: bool = True
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a source's configuration says about its index; `since` is the day from which it is asked for."""

    url: str
    pattern: str | None = None
    since: date | None = None
    terms: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Kind(NamedTuple):
    """One kind of source: the addresses at which its index begins, and how a page of it is read.

    `read(body, content_type, url, plan)` never raises, whatever the bytes are.
    """

    name: str
    addresses: Callable[[Plan], tuple[str, ...]]
    read: Callable[[bytes, str | None, str, Plan], Index]


def matching(index: Index, plan: Plan) -> Index:
    """Return an index with the documents that the plan's pattern wants."""
    if plan.pattern is None:
        return index
    wanted = re.compile(plan.pattern)
    return replace(index, items=tuple(one for one in index.items if wanted.search(one.url)))


def own_address(plan: Plan) -> tuple[str, ...]:
    """Return the source's own address, where most indexes begin."""
    return (plan.url,)


def cut_short(limit: int) -> str:
    """Say that an index is longer than what is read of one; the limit is in bytes."""
    return f"longer than {limit // 1_000_000} MB; the rest was not read"


def broken_at(said: str, read: int, lost: int = 0) -> str:
    """Say what is wrong with an index and what could be read of it all the same."""
    entries = "1 entry" if read == 1 else f"{read} entries"
    return f"{said}; {entries} could be read" + (f", {lost} broke" if lost else "")


def words(text: str | None) -> str:
    """Return words on one line, cut to what is kept."""
    return " ".join((text or "")[: MOST_WORDS * 4].split())[:MOST_WORDS]
