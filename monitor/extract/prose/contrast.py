"""Names that a sentence only sets against others: "leaves not the Union but the Fund", "the Fund, not the Union".

What is said of the others is not said of them, so that the sentence is read as if they were not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.patterns import NAME

_WORDS = 2  # words between a negation and a name: a preposition and an article
_ENDS = (",", ".", ";", ")", "–", "—", "!")
_OPENS = ("", ",", "(", "–", "—")


def set_against(
    masked: str, items: Sequence[Item], negations: Sequence[Hit], rules: LanguageRules
) -> tuple[tuple[int, int], ...]:
    """Return the spans of names that are set against others, with the words that do so."""
    spans = []
    for place, item in enumerate(items):
        denied = next((hit for hit in negations if _stands_before(masked, hit, item, rules)), None)
        if denied is None:
            continue
        if (end := _instead(masked, item.end, rules)) is not None:
            spans.append((denied.start, end))
        elif place and _ends_aside(masked, items[place - 1].end, denied.start, item.end, rules):
            comma = masked[item.end : item.end + 1] == ","
            spans.append((items[place - 1].end, item.end + comma))
    return tuple(spans)


def _stands_before(masked: str, negation: Hit, item: Item, rules: LanguageRules) -> bool:
    """Say whether nothing but a preposition and an article stand between a negation and a name."""
    words = masked[negation.end : item.start].split()
    return negation.end <= item.start and len(words) <= _WORDS and rules.links.issuperset(words)


def _instead(masked: str, place: int, rules: LanguageRules) -> int | None:
    """Return where "but" ends behind a name, or an aside in commas behind it, and right before another name."""
    rest = masked[place:]
    aside = rest.find(",", 1) if rest.startswith(",") else -1
    for start in (0, aside) if aside > 0 else (0,):
        word = LETTERS.search(rest, start)
        if (
            word is None
            or rest[start : word.start()].strip(" ,")
            or word.group() not in rules.lexicon.instead
        ):
            continue
        behind = rest.find(NAME, word.end())
        words = rest[word.end() : behind].split() if behind > 0 else [NAME]
        if len(words) <= _WORDS and rules.links.issuperset(words):
            return place + word.end()
    return None


def _ends_aside(masked: str, before: int, denied: int, end: int, rules: LanguageRules) -> bool:
    """Say whether a negated name stands right behind another, as an aside: "the Fund, and not the Union,"."""
    sign = masked[before:denied].strip()
    words = sign.strip(",(–—").split()
    closes = masked[end:].lstrip(" \"'»”’")[:1]
    return sign[:1] in _OPENS and bool(sign) and rules.joins.issuperset(words) and closes in ("", *_ENDS)
