"""Words of a sentence that match a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.extract.prose.cues import Cue, Pattern
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.patterns import compiled


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that matched a pattern; `negative` where the pattern itself holds a negation."""

    cue: Cue
    start: int
    end: int
    negative: bool = False

    def overlaps(self, other: Hit) -> bool:
        """Say whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def begins_in(self, other: Hit) -> bool:
        """Say whether these words begin among the words of another."""
        return other.start <= self.start < other.end


def holds(text: str, masked: str, rules: LanguageRules, held: int, cues: Sequence[Cue]) -> bool:
    """Say whether a sentence holds words of some cues, without reading the rest of it."""
    for number in rules.select(*cues).able(held):
        pattern = rules.patterns[number]
        for match in compiled(pattern.source).finditer(masked):
            if match.end() > match.start() and _as_written(pattern, text[match.start() : match.end()]):
                return True
    return False


def hits_of(pattern: Pattern, text: str, masked: str) -> list[Hit]:
    """Return the places where a pattern matches; `masked` is searched, `text` tells capitals and accents."""
    return [
        Hit(pattern.cue, match.start(), match.end(), pattern.negative)
        for match in compiled(pattern.source).finditer(masked)
        if match.end() > match.start() and _as_written(pattern, text[match.start() : match.end()])
    ]


def plain_hits(text: str, masked: str, rules: LanguageRules, held: int, cue: Cue) -> list[Hit]:
    """Return the places where the patterns of a cue match, whatever else the sentence says."""
    able = rules.select(cue).able(held)
    return [hit for number in able for hit in hits_of(rules.patterns[number], text, masked)]


def _as_written(pattern: Pattern, words: str) -> bool:
    """Say whether the original has the capitals or accents that a pattern asks for."""
    if pattern.upper:
        return not any(letter.islower() for letter in words.removesuffix("'s").removesuffix("’s"))
    return not pattern.exact or compiled(pattern.exact).fullmatch(words.lower()) is not None
