"""Remarks behind the names of a list: where those that are known carry one, an unknown name ends where it begins.

`Name – what it does` is one line of many; which part of it is the name is certain only where the gazetteer knows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.items import Item
from monitor.extract.section_lines import Line

_SIGN = re.compile(r"\s[–—―|]\s|\s-\s|[:：]\s|\s/\s|\s*＝|\s=\s|：")
_ACRONYM = 24  # letters between a name and its remark, as for a short form in brackets
_FEWEST = 2  # known names with a remark
_SHORTEST = 4  # letters of a name


def without_remarks(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a run with the remarks cut off unknown names, where most known ones carry such remarks."""
    known = [line for line in lines if isinstance(line, Item) and line.known]
    if len(known) == len(lines):
        return list(lines)
    signs = Counter(sign for item in known if (sign := _sign_behind(item)))
    if not signs:
        return list(lines)
    sign, times = signs.most_common(1)[0]
    if times < _FEWEST or times * 2 < len(known):
        return list(lines)
    return [_cut(line, sign) if isinstance(line, Item) and not line.known else line for line in lines]


def _sign_behind(item: Item) -> str | None:
    match = _SIGN.search(item.block.text, item.end, item.end + _ACRONYM)
    return match.group().strip() if match else None


def _cut(item: Item, sign: str) -> Item:
    for match in _SIGN.finditer(item.text):
        if match.group().strip() == sign and match.start() >= _SHORTEST:
            return replace(item, text=item.text[: match.start()], end=item.start + match.start())
    return item
