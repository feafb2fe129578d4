"""What stands around a page's own text: links above its title, other stories behind the element that holds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from monitor.extract.blocks import ASIDE, MAIN, Block

_MAIN = re.compile(r"^(?:.*/)?main(?:\[\d+\])?(?=/|$)")
_ARTICLE = re.compile(r"^(?:.*?/)?article(?:\[\d+\])?(?=/|$)")
_SHARE = 0.6  # of the letters of the page from which an element holds its text
_LINKED = 0.9  # of the letters of a block that only leads elsewhere
_FEWEST = 200  # letters of a text


def without_outside(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; those behind the page's `<main>`, or its only `<article>`, stand aside.

    Only what begins with a heading, a link or an item does: the rest of a text may have been closed out by mistake.
    Links above the title of the page stand aside, too.
    """
    blocks = _below_links(blocks)
    for pattern, name in ((_MAIN, "main"), (_ARTICLE, "article")):
        inside = _inside(blocks, pattern, name)
        if inside is None:
            continue
        last = max(at for at, block in enumerate(blocks) if _within(block, inside))
        behind = [at for at in range(last + 1, len(blocks)) if blocks[at].region == MAIN]
        if behind and _opens_another(blocks[behind[0]]):
            return [
                block._replace(region=ASIDE) if at > last and block.region == MAIN else block
                for at, block in enumerate(blocks)
            ]
        break
    return list(blocks)


def _below_links(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; what is nothing but links above the title stands aside: the name of the site, its sections."""
    title = next((at for at, block in enumerate(blocks) if block.level == 1 and block.region == MAIN), 0)
    return [
        block._replace(region=ASIDE)
        if at < title and block.region == MAIN and not block.level and block.link_share >= _LINKED
        else block
        for at, block in enumerate(blocks)
    ]


def _inside(blocks: Sequence[Block], pattern: re.Pattern[str], name: str) -> str | None:
    """Return the path of the one element of a name that holds most of the text; None where there is none."""
    letters: Counter[str] = Counter()
    total = 0
    for block in blocks:
        if block.region != MAIN:
            continue
        total += len(block.text)
        if name in block.path and (match := pattern.match(block.path)):
            letters[match.group()] += len(block.text)
    if not letters:
        return None
    path, held = letters.most_common(1)[0]
    return path if held >= max(_FEWEST, _SHARE * total) else None


def _within(block: Block, path: str) -> bool:
    return block.path.startswith(path) and block.path[len(path) : len(path) + 1] in ("", "/")


def _opens_another(block: Block) -> bool:
    return bool(block.level or block.list_id or block.link_share > _SHARE)
