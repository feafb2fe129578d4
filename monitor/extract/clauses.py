"""Clauses that tell something of a name, where a list holds names alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.items import Item, Reader
from monitor.extract.patterns import WORD, fold
from monitor.extract.style import says_kind
from monitor.model import Place

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？।]|$")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_FEW_WORDS, _FEW_SIGNS = 3, 8  # behind the last name of a list: "among others", "in that order"


def tells_of_name(item: Item, reader: Reader) -> bool:
    """Say whether an unknown part holds a known name and tells of it: "the contract of X with the plant goes on"."""
    if item.known:
        return False
    found = list(reader.names.find(item.text, language=reader.language, place=Place.LIST))
    if not found:
        return False
    rest = item.text
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    rest = fold(_BRACKETS.sub(" ", rest))
    return _says_much(rest, reader) and not says_kind(rest.strip(), reader)


def told_behind(text: str, items: Sequence[Item], reader: Reader) -> bool:
    """Say whether the sentence goes on behind the last of a few names: "A and B, which it runs, were kept"."""
    last = max(item.end for item in items)
    end = _SENTENCE_END.search(text, last)
    return _says_much(fold(_BRACKETS.sub(" ", text[last : end.start() if end else len(text)])), reader)


def _says_much(folded: str, reader: Reader) -> bool:
    words = WORD.findall(folded)
    if reader.rules.languages and not reader.rules.languages[0].spaced:
        return sum(map(len, words)) > _FEW_SIGNS
    return len(words) > _FEW_WORDS
