"""Names run together: a line in which they follow each other without any separator.

Sites that lose their line breaks print them so: with a space between, or with nothing, where only a small letter that
meets a capital shows that another name begins.
"""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.extract.blocks import Block
from monitor.extract.items import Item, Reader
from monitor.extract.sentences import between
from monitor.model import Place

_JOINT = re.compile(r"(?<=[a-zà-öø-ÿа-яё]{3})(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")
_FEWEST_JOINTS = 3


def run_together(block: Block, index: int, reader: Reader) -> list[Item]:
    """Return the names of a line in which they follow each other without any separator."""
    text = block.text
    found = list(reader.names.find(text, language=reader.language, place=Place.LIST))
    covered = sum(one.end - one.start for one in found)
    if len(found) < 4 or covered * 10 < len(text.replace(" ", "")) * 8:
        return _at_joints(block, index, reader)
    return [
        replace(
            Item(block, index, one.start, one.end, text[one.start : one.end]),
            resolution=one.resolution,
        )
        for one in found
    ]


def _at_joints(block: Block, index: int, reader: Reader) -> list[Item]:
    """Divide where a small letter meets a capital: names whose line breaks were lost (`…for EnergyInternational …`)."""
    cuts = [(match.end(), match.end()) for match in _JOINT.finditer(block.text)]
    if len(cuts) < _FEWEST_JOINTS:
        return []
    items = between(block, index, reader, 0, len(block.text), cuts)
    return items if sum(item.known for item in items) * 3 >= len(items) * 2 else []
