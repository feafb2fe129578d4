"""Names told by their form that only shorten one which the page prints in full.

Headlines leave out words where these have no spaces: 野生物贸易公约 is
濒危野生动植物种国际贸易公约, all its signs in their order and the same kind at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from monitor.extract.prose.items import Item
from monitor.model import Found, Resolution

_KIND = 2  # signs of the word for a kind, at the end


def full_names(texts: Sequence[str], found: Sequence[Sequence[Found]]) -> dict[str, Resolution]:
    """Return the known names that a page prints."""
    pairs = chain.from_iterable(
        ((text[one.start : one.end], one.resolution) for one in here)
        for text, here in zip(texts, found, strict=True)
    )
    return {name: resolution for name, resolution in pairs if resolution.organization}


def with_full_names(items: Sequence[Item], full: dict[str, Resolution]) -> tuple[Item, ...]:
    """Return names, those that shorten one body's only as that of the body."""
    return tuple(item if item.resolution.organization else _known(item, full) for item in items)


def _known(item: Item, full: dict[str, Resolution]) -> Item:
    meant = {
        resolution.organization.id: resolution
        for name, resolution in full.items()
        if resolution.organization and _shortens(item.text, name)
    }
    return replace(item, resolution=next(iter(meant.values()))) if len(meant) == 1 else item


def _shortens(short: str, name: str) -> bool:
    end = name.find(short[-_KIND:])
    if end < 0 or short[0] not in name:
        return False
    signs = iter(name)
    return len(short) < len(name) and all(sign in signs for sign in short)
