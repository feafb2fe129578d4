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
_PLACE = r"[^\W\d_][^()（）,，、،;；\d]{1,23}?"
_IN_BRACKETS = rf"\s*[(（](?P<town>{_PLACE})[)）]"
_BEHIND_COMMA = rf"\s*[,，、،]\s*(?P<town>{_PLACE})"
_TOWNS = tuple(re.compile(rf"{one}$") for one in (_IN_BRACKETS, _BEHIND_COMMA))
_WORDS = 2  # of a town
_ACRONYM = 24  # letters between a name and its remark, as for a short form in brackets
_FEWEST = 2  # known names with a remark
_SHORTEST = 4  # letters of a name


def without_remarks(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a run with the remarks cut off unknown names, where most known ones carry such remarks."""
    known = [line for line in lines if isinstance(line, Item) and line.known]
    if len(known) == len(lines):
        return list(lines)
    for town in _TOWNS:
        if _name_towns(known, town):
            lines = [
                _before_town(one, town) if isinstance(one, Item) and not one.known else one for one in lines
            ]
    signs = Counter(sign for item in known if (sign := _sign_behind(item)))
    if not signs:
        return list(lines)
    sign, times = signs.most_common(1)[0]
    if times < _FEWEST or times * 2 < len(known):
        return list(lines)
    return [_cut(line, sign) if isinstance(line, Item) and not line.known else line for line in lines]


def _name_towns(known: Sequence[Item], pattern: re.Pattern[str]) -> bool:
    """Say whether a town stands behind most known names, in brackets or behind a comma: "Council (Oslo)".

    What has capitals alone may be a short form.
    """
    lines = (item.block.text[item.start :].rstrip(" .;；") for item in known)
    found = (pattern.search(line, _SHORTEST) for line in lines)
    towns = [
        match["town"]
        for match in found
        if match is not None and _may_be_a_town(match["town"], match.string[: match.start()])
    ]
    return len(towns) >= _FEWEST and len(towns) * 2 > len(known) and len(set(towns)) * 2 > len(towns)


def _may_be_a_town(words: str, name: str) -> bool:
    """Say whether words behind a name may be a town: a word or two, and no short form, which begins or ends alike."""
    if words.isupper() or len(words.split()) > _WORDS or (words[:1].isascii() and not words[:1].isupper()):
        return False
    alike = words[:1] == name[:1] or words[-2:] == name.rstrip()[-2:]
    return words[:1].isupper() or not (alike and set(words) <= set(name))


def _before_town(item: Item, pattern: re.Pattern[str]) -> Item:
    """Return an unknown name without the town behind it."""
    match = pattern.search(item.text, _SHORTEST)
    if match is None or not _may_be_a_town(match["town"], item.text[: match.start()]):
        return item
    return replace(item, text=item.text[: match.start()], end=item.start + match.start())


def _sign_behind(item: Item) -> str | None:
    match = _SIGN.search(item.block.text, item.end, item.end + _ACRONYM)
    return match.group().strip() if match else None


def _cut(item: Item, sign: str) -> Item:
    for match in _SIGN.finditer(item.text):
        if match.group().strip() == sign and match.start() >= _SHORTEST:
            return replace(item, text=item.text[: match.start()], end=item.start + match.start())
    return item
