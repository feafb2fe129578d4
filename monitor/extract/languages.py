"""What the reader knows of each language, compiled from one data file a language.

A page is read with the words of its own language, of English (names, boilerplate and templates are often
left in English) and of every language that shares its script when the page does not say which it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

from monitor.extract.cues import Cue
from monitor.extract.language_files import LanguageRules, accented_letters, read_language
from monitor.extract.patterns import fold, pattern_source
from monitor.extract.rules import Rules

FALLBACK = "en"
_ALPHABET = 0.04  # what it counts for a language that all accented letters of a text are its own
_KANA = 0.05  # part of the letters that are kana from which a text is no Chinese
_SAMPLE = 4_000  # letters of a page from which its language is told
_LETTERS = re.compile(r"[^\W\d_]+")


class Languages:
    """All languages; gives the rules for a page."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        self._languages = {language.tag: language for language in languages}
        self._rules: dict[tuple[str, ...], Rules] = {}

    @classmethod
    def from_documents(cls, documents: Mapping[str, Mapping[str, Any]]) -> Languages:
        """Build from parsed language files, keyed by file name; raises DataError for a damaged one."""
        return cls(read_language(name, document) for name, document in sorted(documents.items()))

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

    def numerals(self, tag: str) -> Mapping[str, int]:
        """Return the numbers in words of a language, folded; none where it is not known."""
        return self._languages[tag].numerals if tag in self._languages else {}

    def known(self, tag: str | None) -> str | None:
        """Return the tag of the language file that serves a BCP 47 tag, or None."""
        primary = (tag or "").replace("_", "-").split("-")[0].lower()
        primary = {"nb": "no", "nn": "no", "ms": "id", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh", "hr": "sr",
                   "bs": "sr", "cnr": "sr", "sh": "sr", "tl": "en"}.get(primary, primary)  # fmt: skip
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
        accented = [] if sample.isascii() else accented_letters(sample)
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
            first, *others = (self._languages[tag] for tag in tags)
            self._rules[tags] = Rules(tags, (first, *(_beside(first, other) for other in others)))
        return self._rules[tags]


def _beside(first: LanguageRules, other: LanguageRules) -> LanguageRules:
    """Return a second language without short forms of the UN that are everyday words of the first: `un`."""
    everyday = {pattern_source(word) for word in (*first.common, *first.numerals)}
    kept = tuple(one for one in other.sources[Cue.UN] if one not in everyday)
    return replace(other, sources={**other.sources, Cue.UN: kept})


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
