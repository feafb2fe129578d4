"""The text that a page is about: its blocks without navigation, related stories, comments and footer."""

from __future__ import annotations

from monitor.extract.blocks import ASIDE, UNREAD, Block, Page

_LINKED = 0.9  # share of a block's letters that are links, from which on it only leads elsewhere


def main_lines(page: Page) -> list[str]:
    """Return the paragraphs of a page's own text, in order."""
    return [block.text for block in _main(page)]


def told_blocks(page: Page) -> list[Block]:
    """Return the blocks of a page's own text that tell something: no links to elsewhere, and no teasers beside them.

    A teaser is a line between two such links: the summary of another story, which changes with every visit.
    """
    blocks = _main(page)
    linked = [block.link_share >= _LINKED for block in blocks]
    return [
        block
        for at, block in enumerate(blocks)
        if not linked[at] and not (any(linked[max(0, at - 2) : at]) and any(linked[at + 1 : at + 3]))
    ]


def _main(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.region not in UNREAD and block.region != ASIDE]
