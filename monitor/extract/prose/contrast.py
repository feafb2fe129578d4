"""Names that a sentence only sets against others: "leaves not the Union but the Fund", "the Fund, not the Union".

What is said of the others is not said of them, so that the sentence is read as if they were not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.patterns import NAME

_WORDS = 2  # words between a negation and a name: a preposition and an article
_BEFORE = 40  # letters before a name that are looked at for "instead of"
_ENDS = (",", ".", ";", ")", "–", "—", "!", "。", "、", "،", "؛", "।")
_OPENS = ("", ",", "(", "–", "—", "،")
_SIGNS = " ,،、"
_CLOSING = " \"'»”’」』》"

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A sentence with its names masked, and what in it denies and what leaves something."""

    masked: str
    items: tuple[Item, ...]
    negations: Sequence[Hit]
    exits: Sequence[Hit]
    rules: LanguageRules

    def spans(self) -> Spans:
        """Return the spans of names that are set against others, with the words that do so."""
        found: Spans = []
        for place in range(len(self.items)):
            found += self._rather(place) or self._not_but(place) or self._not_left_but(place)
        return found

    def _rather(self, place: int) -> Spans:
        """Return the span of a name with "instead of" right before it, or words for that right behind it."""
        item, lexicon = self.items[place], self.rules.lexicon
        if behind := lexicon.rather_behind.match(self.masked, item.end):
            return [(item.start, behind.end())]
        words = self._last(lexicon.rather, item)
        return [(words.start(), item.end)] if words else []

    def _not_but(self, place: int) -> Spans:
        """Return the span of "not the Union but", or of the aside "and not the Union,"."""
        item = self.items[place]
        hits = [
            hit.start for hit in self.negations if self._reaches(hit.end, item) and not self._exit_in(hit)
        ]
        if words := self._last(self.rules.lexicon.denied, item):
            hits.append(words.start())
        if not hits:
            return []
        start = min(hits)
        if (end := self._instead(item.end)) is not None:
            return [(start, end)]
        if place and self._ends_aside(self.items[place - 1].end, start, item.end):
            comma = self.masked[item.end : item.end + 1] in (",", "،")
            return [(self.items[place - 1].end, item.end + comma)]
        return []

    def _not_left_but(self, place: int) -> Spans:
        """Return the spans in "does not leave the Union but the Fund", where these words end a clause."""
        item = self.items[place]
        end = self._instead(item.end)
        if end is None or self._closes(self.masked.find(NAME, end)) not in ("", *_ENDS):
            return []
        for cue in self.exits:
            if not self._reaches(cue.end, item):
                continue
            for hit in self.negations:
                if hit.overlaps(cue) and self._reaches(hit.end, item):
                    return [
                        (hit.start, max(hit.start, cue.start)),
                        (cue.end, max(hit.end, cue.end)),
                        (item.start, end),
                    ]
                if hit.end <= cue.start and not self.masked[hit.end : cue.start].strip():
                    return [(hit.start, hit.end), (item.start, end)]
        return []

    def _last(self, words: re.Pattern[str], item: Item) -> re.Match[str] | None:
        """Return the first words of an expression that reach a name."""
        found = words.finditer(self.masked, max(0, item.start - _BEFORE), item.start)
        return next((one for one in found if self._reaches(one.end(), item)), None)

    def _reaches(self, end: int, item: Item) -> bool:
        """Say whether nothing but a preposition and an article stand between a place and a name."""
        words = self.masked[end : item.start].split()
        return end <= item.start and len(words) <= _WORDS and self.rules.links.issuperset(words)

    def _exit_in(self, negation: Hit) -> bool:
        """Say whether a negation holds what leaves: "ne quittent pas"."""
        return any(negation.start < cue.start and cue.end < negation.end for cue in self.exits)

    def _instead(self, place: int) -> int | None:
        """Return where "but" ends behind a name, or an aside in commas behind it, and right before another name."""
        aside = self.masked.find(",", place + 1) if self.masked[place : place + 1] == "," else -1
        for start in (place, aside) if aside > 0 else (place,):
            begins = start + len(self.masked[start:]) - len(self.masked[start:].lstrip(_SIGNS + _CLOSING))
            word = self.rules.lexicon.instead.match(self.masked, begins)
            if word is None:
                continue
            behind = self.masked.find(NAME, word.end())
            words = self.masked[word.end() : behind].split() if behind > 0 else [NAME]
            if len(words) <= _WORDS and self.rules.links.issuperset(words):
                return word.start("kept") if word.re.groupindex and word.start("kept") >= 0 else word.end()
        return None

    def _closes(self, place: int) -> str:
        """Return the sign behind the name that stands at a place."""
        return self.masked[place:].lstrip(NAME).lstrip(_CLOSING)[:1] if place >= 0 else NAME

    def _ends_aside(self, before: int, denied: int, end: int) -> bool:
        """Say whether a negated name stands right behind another, as an aside: "the Fund, and not the Union,"."""
        sign = self.masked[before:denied].strip()
        words = sign.strip(",(–—،").split()
        closes = self.masked[end:].lstrip(_CLOSING)[:1]
        return (
            sign[:1] in _OPENS
            and (bool(sign) or self.rules.joined)
            and self.rules.joins.issuperset(words)
            and closes in ("", *_ENDS)
        )


def without(text: str, spans: Spans) -> str:
    """Return a text with blanks for some spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
