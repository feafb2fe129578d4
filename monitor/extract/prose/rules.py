"""The words by which sentences are judged, a data file for each language.

Adding a language is adding a file. A file holds lists of patterns, each list under the name of what its words
do (`Cue`), the words of the calendar, and small words that one place asks for (`Lexicon`). `data/prose/README.md`
explains every key and the small language of the patterns. Words match as wholes, except in languages written
without spaces (`joined`), after the clitics that `prefix` allows, and in `open` languages, where endings are glued
on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from monitor.errors import DataError
from monitor.extract.needs import needs_of, plain
from monitor.extract.prose.cues import Cue, Pattern
from monitor.extract.prose.days import Calendar
from monitor.extract.prose.fold import ARABIC_SIGNS, fold
from monitor.extract.prose.kinds import Kinds
from monitor.extract.prose.language import LanguageRules, Names
from monitor.extract.prose.left_before import Spans, spans_of
from monitor.extract.prose.lexicon import Lexicon
from monitor.extract.prose.patterns import compiled, pattern_source

FALLBACK = "en"
Numerals: TypeAlias = Callable[[str], Mapping[str, int]]
# The dot below letters may be printed, left out, or be part of the letter.
_NUKTA = re.compile("([\u093c\u09bc])(?![?])")


def _names(document: Mapping[str, object], key: str) -> dict[str, int]:
    """Return folded words with the number of their row: months from 1, weekdays from 0."""
    rows = document.get(key) or []
    if not isinstance(rows, Sequence):
        raise DataError(f"{document.get('tag')}: {key} must be a list of lists")
    first = 1 if key == "months" else 0
    return {fold(str(word)): number for number, row in enumerate(rows, first) for word in row}


def _calendar(document: Mapping[str, object], joined: bool, variants: Mapping[int, str]) -> Calendar:
    months = _names(document, "months")
    doubtful = _strings(document, "ambiguous_months")
    accented = {fold(word[1:]): word[1:] for word in doubtful if word.startswith("=")}
    ambiguous = {fold(word) for word in doubtful} | accented.keys()
    offsets = {
        fold(word): day
        for day, key in ((-1, "yesterday"), (0, "today"), (1, "tomorrow"))
        for word in _strings(document, key)
    }
    return Calendar(
        months=months,
        weekdays=_names(document, "weekdays"),
        offsets=offsets,
        bare=frozenset(name for name in months if len(name) > 3 and name not in ambiguous),
        joined=joined,
        suffix=str(document.get("month_suffix", "")),
        accented=accented,
        years={
            fold(words, variants): step
            for step, key in ((-1, "last_year"), (0, "this_year"), (1, "next_year"))
            for words in _strings(document, key)
        },
    )


def _strings(document: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return the strings under a key; an empty tuple where the language has none."""
    values = document.get(key) or ()
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise DataError(f"rules for {document.get('tag')}: {key} must be a list")
    if wrong := [value for value in values if not isinstance(value, str)]:
        raise DataError(
            f"rules for {document.get('tag')}: {key} holds {wrong!r}, which is no text (quote it)"
        )
    return tuple(str(value) for value in values)


class _Style(NamedTuple):
    """How the words of a language are set: without spaces, with glued endings, after which clitics.

    `stems` says that endings are glued to verbs, so that of a negation only its stem need stand in a pattern.
    """

    joined: bool
    opened: bool
    prefix: str
    stems: bool

    def source(self, word: str) -> str:
        """Return the regular expression for a pattern."""
        return pattern_source(word, joined=self.joined, opened=self.opened, prefix=self.prefix)


_DENYING = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.ENDS)
_SIGNS = re.compile(r"[|()?*~]|\.\.")
_SET = re.compile(r"\{([a-z_]+)\}")


def _pattern(
    cue: Cue, written: str, variants: Mapping[int, str], style: _Style, negations: Sequence[Pattern]
) -> Pattern:
    """Build one pattern from a line of a data file; it is compiled when a page first needs it."""
    upper, exact = written.startswith("^"), written.startswith("=")
    written = ARABIC_SIGNS.sub("", written)
    word = _NUKTA.sub(r"\1?", fold(written[upper or exact :], variants))
    source = style.source(word)
    words = _SIGNS.sub(" ", word)
    negative = cue in _DENYING and any(_holds(words, one, style) for one in negations)
    written_so = style.source(written[1:].lower()) if exact else ""
    return Pattern(cue, needs_of(source), source, upper, written_so, negative)


def _holds(words: str, negation: Pattern, style: _Style) -> bool:
    """Say whether the words of an exit hold a negation; stems are enough where endings are glued on."""
    held = any(one in words for one in plain(negation.needs))
    if style.stems or (style.joined and not held):
        return held
    pieces = words.split() if style.joined else (words,)  # no gap reaches over alternatives of a pattern
    return any(compiled(negation.source).search(piece) for piece in pieces)


def _language(document: Mapping[str, object], kinds: Kinds, numerals: Mapping[str, int]) -> LanguageRules:
    """Build the rules of one language from its data file, and its numbers in words."""
    tag = str(document["tag"])
    words_are = str(document.get("words", "spaced"))
    joined = words_are == "joined"
    order = str(document.get("order", "svo"))
    glued = words_are == "open"
    style = _Style(joined, glued, str(document.get("prefix", "")), glued or (joined and order == "sov"))
    variants = _variants(document)
    sets = _sets(document)
    negations = [
        _pattern(Cue.NEGATIONS, _filled(word, sets), variants, style, ())
        for word in _strings(document, Cue.NEGATIONS.value)
    ]
    patterns: list[Pattern] = []
    for cue in Cue:
        words = tuple(_filled(word, sets) for word in _strings(document, cue.value))
        if cue is Cue.OTHERS:
            words += _strings(document, "countries")
        patterns.extend(_pattern(cue, word, variants, style, negations) for word in dict.fromkeys(words))
    return LanguageRules(
        tag=tag,
        patterns=tuple(patterns),
        calendar=_calendar(document, joined, variants),
        order=order,
        joined=joined,
        joins=frozenset(fold(word, variants) for word in _strings(document, "joins")),
        links=frozenset(fold(word, variants) for word in _strings(document, "links")),
        asides=frozenset(fold(word, variants) for word in _strings(document, "asides")),
        abbreviations=frozenset(word.lower() for word in _strings(document, "abbreviations")),
        heads=tuple(fold(word, variants) for word in _strings(document, "heads")),
        kinds=kinds,
        lexicon=Lexicon.from_document(document, variants),
        capitals=str(document.get("capitals", "false")).lower() == "true",
        ordinals=str(document.get("ordinals", "true")).lower() != "false",
        names=Names(str(document.get("names", ""))),
        inner=frozenset(fold(word, variants) for word in _strings(document, "inner")),
        closes=frozenset(fold(word, variants) for word in _strings(document, "closes")),
        variants=variants,
        numerals={fold(word, variants): value for word, value in numerals.items()},
    )


def _sets(document: Mapping[str, object]) -> dict[str, str]:
    """Return the words that many patterns share, by name; a set may hold those written above it."""
    found = document.get("sets") or {}
    if not isinstance(found, Mapping):
        raise DataError(f"rules for {document.get('tag')}: sets must be names with a pattern each")
    sets: dict[str, str] = {}
    for name, words in found.items():
        sets[str(name)] = f"({_filled(str(words), sets)})"
    return sets


def _filled(written: str, sets: Mapping[str, str]) -> str:
    """Put the words of sets where a pattern names them: "{ours}"."""
    try:
        return _SET.sub(lambda found: sets[found.group(1)], written)
    except KeyError as unknown:
        raise DataError(f"no set is called {unknown} in the pattern {written!r}") from None


def _variants(document: Mapping[str, object]) -> dict[int, str]:
    """Return the characters that are read as others: `variants: {from: …, to: …}`, equally long."""
    pair = document.get("variants")
    if not isinstance(pair, Mapping):
        return {}
    return {ord(one): other for one, other in zip(str(pair["from"]), str(pair["to"]), strict=True)}


class ProseRules:
    """The rules of every language; a language is built when the first page in it is read."""

    def __init__(
        self, documents: Mapping[str, Mapping[str, object]], earlier: Spans, kinds: Kinds, numerals: Numerals
    ) -> None:
        self._documents = documents
        self._kinds = kinds
        self.earlier = earlier
        self._numerals = numerals
        self._built: dict[str, LanguageRules] = {}

    @classmethod
    def from_documents(
        cls,
        documents: Mapping[str, Mapping[str, object]],
        earlier: Mapping[str, object],
        kinds: Mapping[str, object],
        numerals: Numerals,
    ) -> ProseRules:
        """Take the parsed data files, keyed by language tag (BCP 47, primary subtag), and two of all languages.

        These hold the earlier exits and the kinds of names; raises DataError where one of them is damaged.
        `numerals` gives the numbers in words of a language.
        """
        return cls(documents, spans_of(earlier), Kinds.from_document(kinds), numerals)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the languages there are rules for."""
        return tuple(self._documents)

    def spoken(self, tag: str | None) -> list[LanguageRules]:
        """Return the rules of a page's language, and English, in which pages of all languages quote."""
        chosen = (self.language(tag), self.language(FALLBACK))
        return [one for place, one in enumerate(chosen) if one is not None and one not in chosen[:place]]

    def language(self, tag: str | None) -> LanguageRules | None:
        """Return the rules of a language; None where there are none."""
        primary = (tag or "").replace("_", "-").split("-")[0].lower()
        primary = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ms": "id", "hr": "sr", "bs": "sr", "cnr": "sr",
                   "sh": "sr"}.get(primary, primary)  # fmt: skip
        if primary not in self._documents:
            return None
        if primary not in self._built:
            numerals = self._numerals(primary)
            self._built[primary] = _language(self._documents[primary], self._kinds, numerals)
        return self._built[primary]
