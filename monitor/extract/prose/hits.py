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


class Words(dict[Cue, tuple[Hit, ...]]):
    """The words of a sentence by what they do: looked for when somebody asks, and kept.

    `masked` is searched, `text` tells capitals and accents, `held` are the letters that it holds
    (`LanguageRules.letters`), which tell the patterns that can match in it.
    """

    __slots__ = ("_able", "held", "masked", "rules", "text")

    def __init__(self, text: str, masked: str, rules: LanguageRules, held: int) -> None:
        super().__init__()
        self.text, self.masked, self.rules, self.held = text, masked, rules, held
        self._able: dict[Cue, list[int]] = {}

    def __missing__(self, cue: Cue) -> tuple[Hit, ...]:
        able = self.rules.by_cue[cue].able(self.held)
        found: tuple[Hit, ...] = ()
        if able:
            self._able[cue] = able
            patterns = self.rules.patterns
            found = tuple([hit for one in able for hit in hits_of(patterns[one], self.text, self.masked)])
        self[cue] = found
        return found

    def has(self, cues: Sequence[Cue]) -> bool:
        """Say whether there are words of one of some cues."""
        return any(map(self.__getitem__, cues))

    def able(self, cue: Cue) -> list[Pattern]:
        """Return the patterns of a cue that can match in the sentence."""
        _ = self[cue]
        return [self.rules.patterns[number] for number in self._able.get(cue, ())]


def hits_of(pattern: Pattern, text: str, masked: str) -> list[Hit]:
    """Return the places where a pattern matches; `masked` is searched, `text` tells capitals and accents."""
    return [
        Hit(pattern.cue, match.start(), match.end(), pattern.negative)
        for match in compiled(pattern.source).finditer(masked)
        if match.end() > match.start() and _as_written(pattern, text[match.start() : match.end()])
    ]


def _as_written(pattern: Pattern, words: str) -> bool:
    """Say whether the original has the capitals or accents that a pattern asks for."""
    if pattern.upper:
        return not any(letter.islower() for letter in words.removesuffix("'s").removesuffix("’s"))
    return not pattern.exact or compiled(pattern.exact).fullmatch(words.lower()) is not None
