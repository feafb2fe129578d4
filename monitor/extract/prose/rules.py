"""The words by which sentences are judged, a data file for each language.

Adding a language is adding a file. A file holds lists of patterns, each list under the name of what its words
do (`Cue`), and the words of the calendar. `data/prose/README.md` explains every key and the small language of
the patterns. Words match as wholes, except in languages written without spaces (`joined`), after the clitics
that `prefix` allows, and in `open` languages, where endings are glued on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

from monitor.errors import DataError
from monitor.extract.prose.dates import Calendar
from monitor.extract.prose.fold import ARABIC_SIGNS, fold
from monitor.extract.prose.letters import Letters
from monitor.extract.prose.patterns import compiled, needed, pattern_source

FALLBACK = "en"
# The dot below letters may be printed, left out, or be part of the letter.
_NUKTA = re.compile("([\u093c\u09bc])(?![?])")


class Cue(StrEnum):
    """What the words of a pattern do in a sentence."""

    US = "us"  # the United States, its government, its people as a state
    NOT_US = "not_us"  # holds a word for the United States without being its government
    OTHERS = "others"  # other actors: countries, companies, cities
    OBLIQUE = "oblique"  # stands before an actor that is not the one who acts
    GENITIVE = "genitive"  # of, by: the actor behind it acts where an exit stands beside them
    EXITS = "exits"  # leaves what is named next to it
    EXITS_ANY = "exits_any"  # leaves what is named next to it, or what was named before
    EXITS_WEAK = "exits_weak"  # means leaving only where the sentence says who leaves
    ENDS = "ends"  # ends something: leaving, where it is a stake
    STAKES = "stakes"  # what a member has in a body: membership, its part, funds
    EXIT_WORDS = "exit_words"  # speaks of leaving without saying what
    BREAKS = "breaks"  # between a cue and a name: the cue does not reach it
    SAME = "same"  # the sentence before is true of this name too
    NEGATIONS = "negations"  # in the clause of the cue: it did not happen
    DENIALS = "denials"  # in the sentence: it is no announcement at all
    STAYS = "stays"  # in the clause of the name: it is not left
    CONDITIONAL = "conditional"  # in the sentence: it may happen
    CONDITIONAL_SOFT = "conditional_soft"  # the same, unless somebody announces it
    ANNOUNCES = "announces"  # says, announces, decides, orders
    PAST = "past"  # in the clause of the cue: it happened long ago
    PAST_SOFT = "past_soft"  # the same, unless its clause says that it happens now: "had left"
    PAST_CLAUSE = "past_clause"  # history in its own clause only: "ten years after joining, it leaves"
    NOW = "now"  # in the clause of the cue: it happens now
    ORIGIN = "origin"  # makes a year the date of a founding or a joining
    REJOINS = "rejoins"  # comes back, stays away from leaving: undoes an exit
    NOTIFIED = "notified"  # notice was given or received
    EFFECTIVE = "effective"  # from when an exit counts
    END_OF_YEAR = "end_of_year"  # the last day of the document's year
    YEAR_FROM_NOW = "year_from_now"  # one year after the document
    SATIRE = "satire"  # the page says of itself that it is not true
    CORRECTS = "corrects"  # in the title or first lines: the page takes an earlier report back
    RECAP = "recap"  # the title says that the page looks back
    FORMAL = "formal"  # the page is a document of record
    LISTED = "listed"  # "on the list are"
    ORDERS = "orders"  # what a government orders with: a decree, a memorandum; what it demands is decided
    INCLUDES = "includes"  # behind such an order, puts the names on the list: "the memorandum covers"
    BESIDES = "besides"  # behind the name that is left, begins more of them: "and other bodies such as"
    ADDS = "adds"  # joins one more name even behind an aside: "as well as"
    SUCH_AS = "such_as"  # between "66 organizations" and the names of some
    REFERS = "refers"  # right behind an exit, stands for the body named before: "it", "the agency"
    ALSO = "also"  # opens a sentence that goes on with what the one before told: "moreover", "he also"
    BOTH = "both"  # the bodies of the sentences before, all of them
    FILLERS = "fillers"  # may stand among the words of an exit and changes nothing: "also", "formally", "now"
    TURNS = "turns"  # begins what is said besides: conditions behind it do not touch the exit


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: what it does, sets of strings of which it needs one each, its regular expression's source.

    `upper` asks that the original has no small letter there ("US", not "us"); `exact` is the expression that
    the original itself must match ("würde", not "wurde"); `negative` says that an exit's own words hold a
    negation ("is no longer a member"): where they do not, one among them denies it.
    """

    cue: Cue
    needs: tuple[tuple[str, ...], ...]
    source: str
    upper: bool = False
    exact: str = ""
    negative: bool = False


@dataclass(frozen=True, eq=False)
class LanguageRules:
    """The rules of one language; `order` (`svo`, `sov`, `free`) says on which side of a cue names stand."""

    tag: str
    patterns: tuple[Pattern, ...]
    calendar: Calendar
    order: str
    joined: bool
    links: frozenset[str]
    asides: frozenset[str]  # words that open an aside between two names: ", which …, and"
    abbreviations: frozenset[str]
    heads: tuple[str, ...]
    capitals: bool
    variants: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def letters(self) -> Letters:
        """The letters that the patterns need."""
        return Letters([pattern.needs for pattern in self.patterns], joined=self.joined)

    def is_kind(self, word: str) -> bool:
        """Say whether a folded word is a kind of body: convention, fund, council."""
        return any(word == head or (head.endswith("*") and word.startswith(head[:-1])) for head in self.heads)

    @cached_property
    def head_letters(self) -> tuple[str, ...]:
        """The letters of which the name of an unknown body holds some."""
        return tuple(head.strip("*") for head in self.heads)

    @cache  # noqa: B019 - there is one object for each language, and it lives as long as the program
    def numbers(self, *cues: Cue) -> frozenset[int]:
        """Return the numbers of the patterns of some cues."""
        return frozenset(number for number, pattern in enumerate(self.patterns) if pattern.cue in cues)

    def may_be_ours(self, text: str, held: int) -> bool:
        """Say whether a text may name the United States, by its letters and by capitals such as US."""
        return bool(held & self._our_letters) or any(capitals in text for capitals in self._our_capitals)

    @cached_property
    def _our_letters(self) -> int:
        ours = [number for number in self.numbers(Cue.US) if not self.patterns[number].upper]
        return self.letters.wanted(ours)

    @cached_property
    def _our_capitals(self) -> tuple[str, ...]:
        ours = [pattern for pattern in self.patterns if pattern.cue is Cue.US and pattern.upper]
        return tuple(
            {need.upper() for pattern in ours for need in (pattern.needs[0] if pattern.needs else ())}
        )

    @cache  # noqa: B019 - as above
    def telling(self, *cues: Cue) -> int:
        """Return the letters of which one is needed for any pattern of some cues."""
        return self.letters.wanted(sorted(self.numbers(*cues)))


def _names(document: Mapping[str, object], key: str) -> dict[str, int]:
    """Return folded words with the number of their row: months from 1, weekdays from 0."""
    rows = document.get(key) or []
    if not isinstance(rows, Sequence):
        raise DataError(f"{document.get('tag')}: {key} must be a list of lists")
    first = 1 if key == "months" else 0
    return {fold(str(word)): number for number, row in enumerate(rows, first) for word in row}


def _calendar(document: Mapping[str, object], joined: bool) -> Calendar:
    months = _names(document, "months")
    ambiguous = {fold(word) for word in _strings(document, "ambiguous_months")}
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
    """How the words of a language are set: without spaces, with glued endings, after which clitics."""

    joined: bool
    opened: bool
    prefix: str

    def source(self, word: str) -> str:
        """Return the regular expression for a pattern."""
        return pattern_source(word, joined=self.joined, opened=self.opened, prefix=self.prefix)


_DENYING = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.ENDS)
_SIGNS = re.compile(r"[|()?*~]|\.\.")


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
    return Pattern(cue, needed(word), source, upper, written_so, negative)


def _holds(words: str, negation: Pattern, style: _Style) -> bool:
    """Say whether the words of an exit hold a negation; stems are enough where endings are glued on."""
    if style.joined or style.opened:
        return bool(negation.needs) and any(one in words for one in negation.needs[0])
    return compiled(negation.source).search(words) is not None


def _language(document: Mapping[str, object]) -> LanguageRules:
    """Build the rules of one language from its data file."""
    tag = str(document["tag"])
    words_are = str(document.get("words", "spaced"))
    joined = words_are == "joined"
    style = _Style(joined, words_are == "open", str(document.get("prefix", "")))
    variants = _variants(document)
    negations = [
        _pattern(Cue.NEGATIONS, word, variants, style, ()) for word in _strings(document, Cue.NEGATIONS.value)
    ]
    patterns: list[Pattern] = []
    for cue in Cue:
        words = _strings(document, cue.value)
        if cue is Cue.OTHERS:
            words += _strings(document, "countries")
        patterns.extend(_pattern(cue, word, variants, style, negations) for word in dict.fromkeys(words))
    return LanguageRules(
        tag=tag,
        patterns=tuple(patterns),
        calendar=_calendar(document, joined),
        order=str(document.get("order", "svo")),
        joined=joined,
        links=frozenset(fold(word, variants) for word in _strings(document, "links")),
        asides=frozenset(fold(word, variants) for word in _strings(document, "asides")),
        abbreviations=frozenset(word.lower() for word in _strings(document, "abbreviations")),
        heads=tuple(fold(word, variants) for word in _strings(document, "heads")),
        capitals=str(document.get("capitals", "false")).lower() == "true",
        variants=variants,
    )


def _variants(document: Mapping[str, object]) -> dict[int, str]:
    """Return the characters that are read as others: `variants: {from: …, to: …}`, equally long."""
    pair = document.get("variants")
    if not isinstance(pair, Mapping):
        return {}
    return {ord(one): other for one, other in zip(str(pair["from"]), str(pair["to"]), strict=True)}


class ProseRules:
    """The rules of every language; a language is built when the first page in it is read."""

    def __init__(self, documents: Mapping[str, Mapping[str, object]]) -> None:
        self._documents = documents
        self._built: dict[str, LanguageRules] = {}

    @classmethod
    def from_documents(cls, documents: Mapping[str, Mapping[str, object]]) -> ProseRules:
        """Take the parsed data files, keyed by language tag (BCP 47, primary subtag)."""
        return cls(documents)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the languages there are rules for."""
        return tuple(self._documents)

    def language(self, tag: str | None) -> LanguageRules | None:
        """Return the rules of a language; None where there are none."""
        primary = (tag or "").replace("_", "-").split("-")[0].lower()
        primary = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ms": "id"}.get(primary, primary)
        if primary not in self._documents:
            return None
        if primary not in self._built:
            self._built[primary] = _language(self._documents[primary])
        return self._built[primary]
