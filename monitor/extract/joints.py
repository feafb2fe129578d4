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
FEWEST_NAMES = 4  # names that follow each other
# Looking for three small letters and a capital among two sorts of letters takes a tenth of the time of a pattern.
_SORTS = {code: "A" if chr(code).isupper() else "a" if chr(code).islower() else "-" for code in range(128)}


def has_joints(text: str) -> bool:
    """Say whether a text has enough places where a small letter meets a capital."""
    if text.isascii():
        return text.translate(_SORTS).count("aaaA") >= _FEWEST_JOINTS
    return len(_JOINT.findall(text)) >= _FEWEST_JOINTS


def run_together(block: Block, index: int, reader: Reader) -> list[Item]:
    """Return the names of a line in which they follow each other without any separator."""
    text = block.text
    found = list(reader.names.find(text, language=reader.language, place=Place.LIST))
    covered = sum(one.end - one.start for one in found)
    if len(found) < FEWEST_NAMES or covered * 10 < len(text.replace(" ", "")) * 8:
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
    if not has_joints(block.text):
        return []
    cuts = [(match.end(), match.end()) for match in _JOINT.finditer(block.text)]
    items = between(block, index, reader, 0, len(block.text), cuts)
    return items if sum(item.known for item in items) * 3 >= len(items) * 2 else []
