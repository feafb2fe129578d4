"""The words that a page is read with, by what they do: those of its languages, asked for by cue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from monitor.extract.cues import Cue
from monitor.extract.language_files import LanguageRules
from monitor.extract.letters import Letters, Selection
from monitor.extract.needs import all_needs_of
from monitor.extract.patterns import any_of
from monitor.extract.word_starts import quick

_NO_LETTER = "(?<![\u0900-\u0dff])"  # Indic words have endings, but begin where they begin
_TEXTS = 4_096  # texts of one page of which is kept what they hold


@lru_cache(maxsize=16_384)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(quick(source))


class _Patterns(dict[Cue, re.Pattern[str]]):
    """One pattern for all the words of a cue, compiled when a page first needs it."""

    def __init__(self, languages: Sequence[LanguageRules]) -> None:
        super().__init__()
        self._languages = languages

    def __missing__(self, cue: Cue) -> re.Pattern[str]:
        pattern = any_of(source for one in self._languages for source in one.sources[cue])
        self[cue] = pattern
        return pattern


class _Asked:
    """A text that was asked about: the letters that it holds, and what was answered."""

    __slots__ = ("answers", "held")

    def __init__(self, held: int) -> None:
        self.held = held
        self.answers: dict[Cue, bool] = {}


@dataclass(frozen=True)
class Rules:
    """The words of the languages that pages are read with; `on_page` gives those that one page can need."""

    tags: tuple[str, ...]
    languages: tuple[LanguageRules, ...] = field(repr=False)

    @cached_property
    def patterns(self) -> Mapping[Cue, re.Pattern[str]]:
        """Return one pattern a cue; where only yes or no is asked, `has` is many times faster."""
        return _Patterns(self.languages)

    def on_page(self) -> Rules:
        """Return the same rules, which remember what they are asked about one page."""
        page = copy(self._compiled)  # shares what is compiled
        page.__dict__["_texts"] = {}
        page.__dict__["said"] = {}
        return page

    @cached_property
    def _compiled(self) -> Rules:
        """These rules with everything that their copies share."""
        _ = self.patterns, self.joiner, self._joining, self.opening_joiner, self.joiner_words
        _ = self.numerals, self.numeral, self.months, self._letters, self._selected, self._sources
        return self

    @cached_property
    def _phrases(self) -> Sequence[tuple[Cue, str]]:
        """The phrases of all languages: what each does, and its regular expression."""
        return list(
            dict.fromkeys(
                (cue, source) for cue in Cue for one in self.languages for source in one.sources[cue]
            )
        )

    @cached_property
    def _sources(self) -> Sequence[str]:
        return [source for _, source in self._phrases]

    @cached_property
    def _letters(self) -> Letters:
        return Letters([all_needs_of(source) for source in self._sources])

    @cached_property
    def _selected(self) -> Mapping[Cue, Selection]:
        """The phrases of each cue."""
        numbers: dict[Cue, list[int]] = {cue: [] for cue in Cue}
        for number, (cue, _) in enumerate(self._phrases):
            numbers[cue].append(number)
        return {cue: self._letters.select(found) for cue, found in numbers.items()}

    @cached_property
    def said(self) -> dict[tuple[str, bool], bool]:
        """What sentences say: the same headings are asked about for every run below them."""
        return {}

    @cached_property
    def _texts(self) -> dict[str, _Asked]:
        return {}

    def _asked(self, folded: str) -> _Asked:
        known = self._texts.get(folded)
        if known is None:
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            known = self._texts[folded] = _Asked(self._letters.of(folded))
        return known

    def has(self, cue: Cue, folded: str) -> bool:
        """Say whether folded text holds words of a kind.

        Which phrases can stand in it is told from its letters, and kept: a text is asked about for many reasons.
        """
        asked = self._texts.get(folded) or self._asked(folded)
        known = asked.answers.get(cue)
        if known is None:
            known = False
            for number in self._selected[cue].able(asked.held):
                if _compiled(self._sources[number]).search(folded) is not None:
                    known = True
                    break
            asked.answers[cue] = known
        return known

    def means_us(self, folded: str) -> bool:
        """Say whether folded text means the United States: a president is theirs where no other country is named."""
        if self.has(Cue.NOT_US, folded):  # "a U.S. drugmaker quits" says nothing of them
            folded = self.patterns[Cue.NOT_US].sub(self._spoken_of, folded)
        if self.has(Cue.US, folded):
            return True
        return self.has(Cue.TITLES, folded) and not self.has(Cue.OTHERS, folded)

    def _spoken_of(self, match: re.Match[str]) -> str:
        """Return what is left of words beside the United States: "it quits 66, 35 of them unconnected with …"."""
        return match.group() if self.has(Cue.EXIT, match.group()) else " "

    def first(self, cue: Cue, folded: str) -> re.Match[str] | None:
        """Return the first words of a kind, as `patterns` finds them; only phrases that can stand there are tried."""
        found: re.Match[str] | None = None
        best: tuple[int, int, str] | None = None
        for number in self._selected[cue].able(self._asked(folded).held):
            source = self._sources[number]
            if (match := _compiled(source).search(folded)) is not None:
                place = match.start(), -len(source), source
                if best is None or place < best:
                    found, best = match, place
        return found

    def may_join(self, words: str) -> bool:
        """Say whether words may end in one for *and*, which costs less to tell than the pattern that finds it."""
        return not words.isascii() or words.rstrip().lower().endswith(self._joining)

    @cached_property
    def _joining(self) -> tuple[str, ...]:
        return tuple({word.strip().lower() for one in self.languages for word in one.joiners})

    @cached_property
    def joiner(self) -> re.Pattern[str]:
        """Match the words for *and* at the end of an item (after its punctuation)."""
        return self._joined(r"(?:[;,，；、،؛]|\s)\s*(?:{})\s*$", r"(?:[;,，；、،؛]\s*)(?:{})\s*$")

    @cached_property
    def closing_joiner(self) -> re.Pattern[str]:
        """Match the words for *and* behind a name, where words have no spaces."""
        return self._joined(r"(?!)(?:{})", r"(?<=\S\S\S)(?:{})\s*$")

    @cached_property
    def opening_joiner(self) -> re.Pattern[str]:
        """Match the words for *and* at the start of a part."""
        return self._joined(r"^\s*(?:{})\s+", r"^\s*(?:{})\s*")

    @cached_property
    def joiner_words(self) -> tuple[str, ...]:
        """Return the words for *and* that stand between spaces, and the signs that do not."""
        return tuple(sorted({word for one in self.languages for word in one.joiners}, key=len, reverse=True))

    def _joined(self, spaced: str, unspaced: str) -> re.Pattern[str]:
        sources = []
        for wanted, shape in ((True, spaced), (False, unspaced)):
            words = {word for one in self.languages if one.spaced is wanted for word in one.joiners}
            if words:
                sources.append(
                    shape.format("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
                )
        return re.compile("|".join(sources) if sources else r"(?!)", re.IGNORECASE)

    @cached_property
    def numerals(self) -> Mapping[str, int]:
        """Return the numbers in words of all these languages, folded."""
        merged: dict[str, int] = {}
        for language in reversed(self.languages):
            for clitic in ("", *language.clitics):
                merged.update((clitic + word, value) for word, value in language.numerals.items())
        return merged

    @cached_property
    def numeral(self) -> re.Pattern[str]:
        """Match a number, in digits or in words."""
        sources = [r"(?<![\d/])(?<!\d[.,:-])\d{1,3}(?![\d/]|:(?![^\W\d])|[.,-]\d)"]
        for spaced in (True, False):
            words = {word for one in self.languages if one.spaced is spaced for word in one.numerals}
            clitics = "".join(
                f"(?:{'|'.join(one.clitics)})?"
                for one in self.languages
                if one.spaced is spaced and one.clitics
            )
            ordered = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
            if ordered:
                sources.append(
                    rf"(?<!\w){clitics}(?:{ordered})(?!\w)" if spaced else rf"{_NO_LETTER}(?:{ordered})"
                )
        return re.compile("|".join(sources))

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Return the names of months, folded."""
        return {name: number for one in reversed(self.languages) for name, number in one.months.items()}
