"""Captions of pictures and pull quotes: text in an element of its own that says nothing of what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from monitor.extract.blocks import Block

_ELEMENT = re.compile(r".*?(?:^|/)(?:figure|blockquote)(?:\[\d+\])?(?=/|$)")
_LONGEST = 400  # letters of a caption with its credit, or of a pull quote
_LEADS = (":", "：")


def set_apart(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks that are captions or quotes between others: a list or heading in the element is no such.

    What ends with a colon leads in what follows, and what is long is a text that somebody quotes as a whole.
    """
    found: set[int] = set()
    inside = [(at, match.group()) for at, block in enumerate(blocks) if (match := _ELEMENT.match(block.path))]
    for _, pairs in groupby(inside, key=lambda pair: pair[1]):
        places = [at for at, _ in pairs]
        own = [blocks[at] for at in places]
        plain = not any(block.list_id or block.table_id or block.level for block in own)
        if plain and sum(len(block.text) for block in own) <= _LONGEST and not own[-1].text.endswith(_LEADS):
            found.update(places)
    return frozenset(found)
