"""The words that a page is read with, by what they do: those of its languages, asked for by cue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from monitor.extract.cues import Cue
from monitor.extract.language_files import LanguageRules, Needs
from monitor.extract.patterns import any_of
from monitor.extract.vocabulary import Vocabulary

_ANSWERS = 4_096  # answers of one page's rules that are kept


@lru_cache(maxsize=16_384)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


Probe = tuple[Needs, str]  # what a phrase needs, and its regular expression
_First = Mapping[str, Sequence[tuple["Cue", int]]]  # the phrases that need one of some letters before all


class _Patterns(dict[Cue, re.Pattern[str]]):
    """One pattern for all the words of a cue, compiled when a page first needs it."""

    def __init__(self, languages: Sequence[LanguageRules]) -> None:
        super().__init__()
        self._languages = languages

    def __missing__(self, cue: Cue) -> re.Pattern[str]:
        pattern = any_of(source for one in self._languages for source, _ in one.sources[cue])
        self[cue] = pattern
        return pattern


def _holds(folded: str, needs: Needs) -> bool:
    """Say whether a text holds one string of each set; loops, since generators cost more than most answers."""
    for strings in needs:
        for one in strings:
            if one in folded:
                break
        else:
            return False
    return True


class _Probes(dict[Cue, tuple[Probe, ...]]):
    """The phrases of a cue whose letters a page holds, chosen when they are first asked for."""

    def __init__(self, probes: Mapping[Cue, tuple[Probe, ...]], first: _First, held: frozenset[str]) -> None:
        super().__init__()
        self._probes, self._held = probes, held
        self._able: dict[Cue, set[int]] = defaultdict(set)
        for one in held:
            for cue, number in first.get(one, ()):
                self._able[cue].add(number)

    def __missing__(self, cue: Cue) -> tuple[Probe, ...]:
        held, probes = self._held, self._probes[cue]
        chosen: list[Probe] = []
        for number in sorted(self._able[cue]):
            needs, source = probes[number]
            narrowed: list[tuple[str, ...]] = []
            for strings in needs:
                kept = tuple(filter(held.__contains__, strings))
                if not kept:
                    break
                narrowed.append(kept)
            else:
                chosen.append((tuple(narrowed), source))
        self[cue] = tuple(chosen)
        return self[cue]


@dataclass(frozen=True)
class Rules:
    """The words of the languages that pages are read with; `on_page` gives those that one page can need."""

    tags: tuple[str, ...]
    languages: tuple[LanguageRules, ...] = field(repr=False)

    @cached_property
    def patterns(self) -> Mapping[Cue, re.Pattern[str]]:
        """Return one pattern a cue; where only yes or no is asked, `has` is many times faster."""
        return _Patterns(self.languages)

    def on_page(self, folded: str) -> Rules:
        """Return the same rules without the phrases that cannot stand on a page, given all of its folded text."""
        page = copy(self._compiled)  # shares what is compiled
        page.__dict__["_probes"] = _Probes(self._probes, self._first, self._vocabulary.held(folded))
        page.__dict__["_answers"] = {}
        page.__dict__["said"] = {}
        return page

    @cached_property
    def _compiled(self) -> Rules:
        """These rules with everything that their copies share."""
        _ = self.patterns, self.joiner, self._joining, self.opening_joiner, self.joiner_words
        _ = self.numerals, self.numeral, self.months
        return self

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(
            one
            for probes in self._probes.values()
            for needs, _ in probes
            for strings in needs
            for one in strings
        )

    @cached_property
    def _first(self) -> _First:
        first: dict[str, list[tuple[Cue, int]]] = defaultdict(list)
        for cue, probes in self._probes.items():
            for number, (needs, _) in enumerate(probes):
                for one in needs[0] if needs else ("",):
                    first[one].append((cue, number))
        return first

    @cached_property
    def said(self) -> dict[tuple[str, bool], bool]:
        """What sentences say: the same headings are asked about for every run below them."""
        return {}

    @cached_property
    def _probes(self) -> Mapping[Cue, tuple[Probe, ...]]:
        return {
            cue: tuple(
                dict.fromkeys((needs, source) for one in self.languages for source, needs in one.sources[cue])
            )
            for cue in Cue
        }

    @cached_property
    def _answers(self) -> dict[tuple[Cue, str], bool]:
        return {}

    def has(self, cue: Cue, folded: str) -> bool:
        """Say whether folded text holds words of a kind.

        Looking for the letters that a pattern needs is far cheaper than trying the pattern, and the same
        headings are asked about for every run below them.
        """
        probes = self._probes[cue]
        if not probes:
            return False
        known = self._answers.get((cue, folded))
        if known is None:
            if len(self._answers) >= _ANSWERS:
                self._answers.clear()
            known = False
            for needs, source in probes:
                if _holds(folded, needs) and _compiled(source).search(folded) is not None:
                    known = True
                    break
            self._answers[cue, folded] = known
        return known

    def means_us(self, folded: str) -> bool:
        """Say whether folded text means the United States: a president is theirs where no other country is named."""
        if self.has(Cue.US, folded):
            return True
        return self.has(Cue.TITLES, folded) and not self.has(Cue.OTHERS, folded)

    def able(self, texts: Iterable[str], cue: Cue) -> Iterator[str]:
        """Yield those of some folded texts that hold the letters which words of a kind need."""
        probes = self._probes[cue]
        for folded in texts if probes else ():
            for needs, _ in probes:
                if _holds(folded, needs):
                    yield folded
                    break

    def holding(self, texts: Iterable[str], *cues: Cue) -> Iterator[str]:
        """Yield those of some folded texts that hold words of one of some kinds.

        For all the blocks of a page, each asked about once: nothing is kept.
        """
        probes = [probe for cue in cues for probe in self._probes[cue]]
        for folded in texts if probes else ():
            for needs, source in probes:
                if _holds(folded, needs) and _compiled(source).search(folded) is not None:
                    yield folded
                    break

    def first(self, cue: Cue, folded: str) -> re.Match[str] | None:
        """Return the first words of a kind, as `patterns` finds them; only phrases that can stand there are tried."""
        found: re.Match[str] | None = None
        best: tuple[int, int, str] | None = None
        for needs, source in self._probes[cue]:
            if _holds(folded, needs) and (match := _compiled(source).search(folded)) is not None:
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
        sources = [r"(?<![\d/])(?<!\d[.,:])\d{1,3}(?![\d/:]|[.,]\d)"]
        for spaced in (True, False):
            words = {word for one in self.languages if one.spaced is spaced for word in one.numerals}
            clitics = "".join(
                f"(?:{'|'.join(one.clitics)})?"
                for one in self.languages
                if one.spaced is spaced and one.clitics
            )
            ordered = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
            if ordered:
                sources.append(rf"(?<!\w){clitics}(?:{ordered})(?!\w)" if spaced else rf"(?:{ordered})")
        return re.compile("|".join(sources))

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Return the names of months, folded."""
        return {name: number for one in reversed(self.languages) for name, number in one.months.items()}
