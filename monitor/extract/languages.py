"""What the reader knows of each language, compiled from one data file a language.

A page is read with the words of its own language, of English (names, boilerplate and templates are often
left in English) and of every language that shares its script when the page does not say which it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from monitor.errors import DataError
from monitor.extract.patterns import GAP, any_of, fold, needed, pattern_source
from monitor.extract.vocabulary import Vocabulary

FALLBACK = "en"
_ALPHABET = 0.04  # what it counts for a language that all accented letters of a text are its own
_ACCENTED = re.compile(r"[\u00df-\u024f\u1e00-\u1eff]")
_KANA = 0.05  # part of the letters that are kana from which a text is no Chinese
# "The review of participation in other international organizations goes on": the verb stands far from its noun.
_WIDE_GAP = GAP.replace("40", "90")
_ANSWERS = 4_096  # answers of one page's rules that are kept
_SAMPLE = 4_000  # letters of a page from which its language is told
_LETTERS = re.compile(r"[^\W\d_]+")


class Cue(StrEnum):
    """What words do on a page; the keys of the language files."""

    US = "us"  # the United States, its government, its president
    TITLES = "titles"  # president, foreign minister: of the United States, unless another country is named
    OTHERS = "others"  # other countries, who leave things too
    EXIT = "exit"  # leaving, withdrawing, ending membership or funding
    LISTING = "listing"  # a list follows, or is meant
    APART = "apart"  # what follows is not on the list: earlier exits, where the country stays, other news
    STAYS = "stays"  # still, remains, keeps: under such words stands where the country stays
    MEMBERSHIP = "membership"  # membership, participation: of which nothing is said to end
    MAYBE = "maybe"  # leaving that is only considered, asked for, or would follow from a bill
    BEFORE = "before"  # a short heading over what came before: previously, background, timeline
    STOP = "stop"  # headings of page furniture: related stories, comments, advertisement
    UN = "un"  # the United Nations
    NON_UN = "non_un"  # outside the United Nations
    BODIES = "bodies"  # organizations, agencies, treaties: what totals count
    ABOUT = "about"  # nearly, about, more than: no exact total follows
    TOTAL = "total"  # brings the total to
    BACK = "back"  # refers back to an earlier list
    GOES_ON = "goes_on"  # the review of further organizations goes on
    ENDED = "ended"  # the review has ended
    AND_OTHERS = "and_others"  # a list that names only some
    DANGLING = "dangling"  # words that no name ends with
    COUNTERS = "counters"  # stand between a number in words and what it counts, where words have no spaces
    NAME_WORDS = "name_words"  # what kind of body a name says it is: commission, fund, treaty
    TWO_BODIES = "two_bodies"  # two organizations in one word (a dual)


@lru_cache(maxsize=16_384)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


Needs = tuple[tuple[str, ...], ...]  # sets of letters: no match without one string of each
Probe = tuple[Needs, str]  # what a phrase needs, and its regular expression
_First = Mapping[str, Sequence[tuple["Cue", int]]]  # the phrases that need one of some letters before all


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """One language: its patterns, joiners, numerals and months.

    `clitics` are words written as one with a number in words behind them (Hebrew "in", "from", "the").
    `letters` are those beyond ASCII that its words are written with.  `sources` holds for each cue the regular
    expressions, each with letters of which it needs some.
    """

    tag: str
    script: str
    spaced: bool
    common: frozenset[str]
    letters: frozenset[str]
    sources: Mapping[Cue, tuple[tuple[str, Needs], ...]]
    joiners: tuple[str, ...]
    numerals: Mapping[str, int]
    months: Mapping[str, int]
    clitics: tuple[str, ...] = ()


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
        narrowed = (
            (tuple(tuple(one for one in strings if one in held) for strings in needs), source)
            for needs, source in (probes[number] for number in sorted(self._able[cue]))
        )
        chosen = self[cue] = tuple(probe for probe in narrowed if all(probe[0]))
        return chosen


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
        _ = self.patterns, self.joiner, self.opening_joiner, self.joiner_words
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


class Languages:
    """All languages; gives the rules for a page."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        self._languages = {language.tag: language for language in languages}
        self._rules: dict[tuple[str, ...], Rules] = {}

    @classmethod
    def from_documents(cls, documents: Mapping[str, Mapping[str, Any]]) -> Languages:
        """Build from parsed language files, keyed by file name; raises DataError for a damaged one."""
        return cls(_language(name, document) for name, document in sorted(documents.items()))

    @cached_property
    def month_names(self) -> frozenset[str]:
        """The names of months in all languages, folded."""
        return frozenset(name for one in self._languages.values() for name in one.months)

    @cached_property
    def _common(self) -> Mapping[str, Sequence[str]]:
        """Return the languages in which each word is common: a sample has fewer words than all of them together."""
        tags: dict[str, list[str]] = defaultdict(list)
        for tag, language in self._languages.items():
            for word in language.common:
                tags[word].append(tag)
        return tags

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of all languages."""
        return tuple(self._languages)

    def known(self, tag: str | None) -> str | None:
        """Return the tag of the language file that serves a BCP 47 tag, or None."""
        primary = (tag or "").replace("_", "-").split("-")[0].lower()
        primary = {"nb": "no", "nn": "no", "ms": "id", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh", "hr": "sr",
                   "bs": "sr", "tl": "en"}.get(primary, primary)  # fmt: skip
        return primary if primary in self._languages else None

    def rules_for(self, sample: str, declared: str | None = None) -> Rules:
        """Return the rules for a page, from a sample of its text and the language that it declares."""
        return self.rules_of(sample, declared, self.detect(sample))

    def rules_of(self, sample: str, declared: str | None, detected: str | None) -> Rules:
        """Return the rules for a page of which it is known what language its sample is in."""
        tags = [tag for tag in (self.known(declared), detected, FALLBACK) if tag in self._languages]
        scripts = {self._languages[tag].script for tag in tags} | {"Latn"}
        shares = _shares(sample[:_SAMPLE])
        for tag, language in self._languages.items():
            if language.script not in scripts and shares.get(language.script, 0.0) > 0.3:
                tags.append(tag)
        return self._for_tags(tuple(dict.fromkeys(tags)))

    def detect(self, sample: str) -> str | None:
        """Tell the language of some text by its script and its most common words."""
        sample = sample[:_SAMPLE]
        words = Counter(_LETTERS.findall(fold(sample)))
        total = words.total() or 1
        common: dict[str, int] = defaultdict(int)  # words of the sample that are common in each language
        for word, count in words.items():
            for tag in self._common.get(word, ()):
                common[tag] += count
        shares = _shares(sample)
        accented = _ACCENTED.findall(sample.lower())
        if len(accented) * 100 < len(sample):
            accented = []
        best, best_score = None, 0.0
        for tag, language in self._languages.items():
            if language.script == "Hani" and shares.get("Jpan", 0.0) > _KANA:
                continue
            share = shares.get(language.script, 0.0) if language.script != "Latn" else None
            if share is not None and share < 0.2:
                continue
            if language.spaced:
                score = common[tag] / total + (share or 0.0)
                if share is None and accented:
                    score += (
                        _ALPHABET * sum(letter in language.letters for letter in accented) / len(accented)
                    )
            else:
                score = (share or 0.0) + sum(sample.count(word) for word in language.common) / (
                    len(sample) or 1
                )
            if score > best_score:
                best, best_score = tag, score
        return best if best_score > 0.04 else None

    def _for_tags(self, tags: tuple[str, ...]) -> Rules:
        if tags not in self._rules:
            self._rules[tags] = Rules(tags, tuple(self._languages[tag] for tag in tags))
        return self._rules[tags]


_SCRIPTS = {
    "Cyrl": r"[\u0400-\u04ff]", "Arab": r"[\u0600-\u06ff]", "Hebr": r"[\u0590-\u05ff]", "Grek": r"[\u0370-\u03ff]",
    "Deva": r"[\u0900-\u097f]", "Beng": r"[\u0980-\u09ff]", "Telu": r"[\u0c00-\u0c7f]", "Taml": r"[\u0b80-\u0bff]",
    "Thai": r"[\u0e00-\u0e7f]", "Hani": r"[\u4e00-\u9fff]", "Jpan": r"[\u3040-\u30ff]", "Kore": r"[\uac00-\ud7af]",
}  # fmt: skip
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]")
_LETTER = re.compile(r"[^\W\d_]")
_COMPILED = {script: re.compile(source) for script, source in _SCRIPTS.items()}


@lru_cache(maxsize=32)
def _shares(sample: str) -> Mapping[str, float]:
    """Return the part of a sample's letters that are of each script; Latin is what is left."""
    if sample.isascii() or not _NOT_LATIN.search(sample):
        return {}
    letters = len(_LETTER.findall(sample)) or 1
    return {script: len(pattern.findall(sample)) / letters for script, pattern in _COMPILED.items()}


def _language(name: str, document: Mapping[str, Any]) -> LanguageRules:
    try:
        spaced = str(document.get("spaced", "true")).lower() != "false"
        return LanguageRules(
            tag=str(document["tag"]),
            script=str(document["script"]),
            spaced=spaced,
            common=frozenset(fold(word) for word in document["common"]),
            letters=frozenset(_ACCENTED.findall(str(document).lower())),
            sources={
                cue: tuple(_source(cue, str(phrase), spaced) for phrase in document.get(cue.value) or ())
                for cue in Cue
            },
            joiners=tuple(document["and"]),
            numerals=_numerals(document["numerals"]),
            months={
                fold(form): number
                for number, forms in enumerate(document["months"], 1)
                for form in str(forms).split("|")
            },
            clitics=tuple(
                sorted((fold(word) for word in document.get("clitics") or ()), key=len, reverse=True)
            ),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DataError(f"language file {name}: {error!r} (compare it with en.yaml)") from error


def _source(cue: Cue, phrase: str, spaced: bool) -> tuple[str, Needs]:
    source = pattern_source(phrase, spaced=spaced)
    if cue in (Cue.GOES_ON, Cue.ENDED):
        source = source.replace(GAP, _WIDE_GAP)
    return rf"{source}\s*$" if cue is Cue.DANGLING else source, needed(phrase)


def _numerals(forms: Sequence[Any]) -> dict[str, int]:
    """Read numerals: a list whose n-th item holds the forms of n, divided by bars."""
    return {
        fold(form.strip()): number
        for number, line in enumerate(forms, 1)
        for form in str(line).split("|")
        if form.strip()
    }
