"""A locator back to the words: how evidence is shown again in the page that it came from."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.extract.blocks import Block
from monitor.model import Locator


def visible_text(blocks: Iterable[Block], path: str) -> str:
    """Return the visible text of the element at a path (all for an empty one): blocks joined by a space."""
    below = f"{path}/"
    return " ".join(
        block.text for block in blocks if not path or block.path == path or block.path.startswith(below)
    )


def words_at(blocks: Iterable[Block], locator: Locator) -> str:
    """Return the words that a locator means."""
    return visible_text(blocks, locator.path)[locator.start : locator.end]
