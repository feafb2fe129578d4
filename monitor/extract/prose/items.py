"""The names in a sentence, and how they are masked.

The name of an organization is full of words that mean something else in a sentence (relief, court, Ukraine,
termination), so it is masked before anything is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.extract.prose.patterns import NAME
from monitor.model import Found, Resolution

_WHOLE = "United Nations"
_OWNERS = frozenset([_WHOLE, "Council of Europe", "European Union", "Organization of American States"])


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a sentence: `text[start:end]` of the sentence."""

    start: int
    end: int
    text: str
    resolution: Resolution

    @property
    def key(self) -> str:
        """Return what tells this organization from others in the sentence."""
        organization = self.resolution.organization
        return organization.id if organization else self.text

    @property
    def is_whole(self) -> bool:
        """Say whether this is the United Nations, to which most other names belong."""
        organization = self.resolution.organization
        return organization is not None and organization.name == _WHOLE

    @property
    def is_owner(self) -> bool:
        """Say whether many bodies belong to this one, so that it may be left in a part only."""
        organization = self.resolution.organization
        return organization is not None and organization.name in _OWNERS


def mask(folded: str, items: Sequence[Item]) -> str:
    """Return a folded sentence with its names masked."""
    masked = folded
    for item in items:
        masked = masked[: item.start] + NAME * (item.end - item.start) + masked[item.end :]
    return masked


def items_of(text: str, found: Sequence[Found]) -> tuple[Item, ...]:
    """Return the names of a sentence; `found` counts in the sentence."""
    items = [Item(one.start, one.end, text[one.start : one.end], one.resolution) for one in found]
    pairs = list(zip([None, *items], items, [*items[1:], None], strict=False))
    return tuple(
        item
        for before, item, after in pairs
        if not (after and _is_parent(item, after, text[item.end : after.start]))
        and not (before and _is_parent(item, before, text[before.end : item.start]))
    )


def _is_parent(item: Item, other: Item, between: str) -> bool:
    """Say whether a name beside another is of the body to which the other belongs: "OECD Nuclear Energy Agency"."""
    above, below = item.resolution.organization, other.resolution.organization
    return between == " " and above is not None and below is not None and below.parent == above.id
