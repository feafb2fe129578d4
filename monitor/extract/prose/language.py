"""The rules of one language, and which of its patterns may say something of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property

from monitor.extract.letters import Letters, Selection, keys_of
from monitor.extract.needs import all_needs_of, plain
from monitor.extract.prose.cues import Cue, Pattern
from monitor.extract.prose.days import Calendar
from monitor.extract.prose.fold import fold
from monitor.extract.prose.kinds import Kinds
from monitor.extract.prose.lexicon import Lexicon
from monitor.extract.prose.patterns import NAME

# What nearly every sentence is asked for.
_OFTEN = (
    Cue.EXITS, Cue.EXITS_ANY, Cue.ENDS, Cue.UNSAYS, Cue.EXIT_WORDS, Cue.LISTED, Cue.STAYS, Cue.INCLUDES, Cue.STANDS,
    Cue.ORDERS, Cue.HOMELAND, Cue.US,
)  # fmt: skip


class Names(StrEnum):
    """How the names of bodies are written, as far as it tells where one ends."""

    CAPITALS = "capitals"  # all their words but small ones have capitals: "the Global Pollinator Compact"
    NOUNS = "nouns"  # every noun has one, and compounds are one word: "Rat für Bodenschutz"
    WORDS = "words"  # only the first word need have one: "Convention sur la surveillance des câbles"
    FIRST = "first"  # none has one, and the word for the kind comes first
    LAST = "last"  # only the first word need have one, and the kind ends the name: "Vilniusi Megállapodást"
    GLUED = "glued"  # none has one, the kind ends the name, mostly within its only word: 국제등대기구에서
    UNTOLD = ""  # the form of a name says too little


@dataclass(frozen=True, eq=False)
class LanguageRules:
    """The rules of one language; `order` (`svo`, `sov`, `free`) says on which side of a cue names stand."""

    tag: str
    patterns: tuple[Pattern, ...]
    calendar: Calendar
    order: str
    joined: bool
    joins: frozenset[str]  # words between two equal parts: and, but
    links: frozenset[str]
    asides: frozenset[str]  # words that open an aside between two names: ", which …, and"
    abbreviations: frozenset[str]
    heads: tuple[str, ...]
    capitals: bool
    ordinals: bool  # a dot behind a number makes an ordinal of it
    kinds: Kinds
    lexicon: Lexicon = field(default_factory=Lexicon)
    names: Names = Names.UNTOLD
    inner: frozenset[str] = frozenset()  # small words inside the names of bodies: of, for, and
    closes: frozenset[str] = (
        frozenset()
    )  # words behind the name of a body that are none of its: signed, which
    variants: Mapping[int, str] = field(default_factory=dict)
    numerals: Mapping[str, int] = field(default_factory=dict)  # numbers in words, folded

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues for which the language has patterns."""
        return tuple(dict.fromkeys(pattern.cue for pattern in self.patterns))

    @cached_property
    def letters(self) -> Letters:
        """The letters that the patterns need."""
        needs = [all_needs_of(pattern.source) for pattern in self.patterns]
        keys = (key for one in self._keys for key in one)
        return Letters(needs, (*self._ours, *self._head_letters, *keys), NAME, sorted(self.numbers(*_OFTEN)))

    @cached_property
    def _keys(self) -> list[tuple[str, ...]]:
        """Letters of which the words of each pattern hold some, whatever stands around them."""
        return keys_of([pattern.needs for pattern in self.patterns])

    def is_kind(self, word: str) -> bool:
        """Say whether a folded word is a kind of body: convention, fund, council."""
        whole, begun, held = self._kinds
        return word in whole or word.startswith(begun) or any(map(word.__contains__, held))

    def says_several(self, words: str) -> bool:
        """Say whether words begin with one for dozens or several."""
        return self.lexicon.several.match(fold(words, self.variants)) is not None

    @cached_property
    def _kinds(self) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
        """The words for a kind of body: whole words, those with which a word begins, those that it holds."""
        held = {head for head in self.heads if head.startswith("*")}
        begun = {head for head in self.heads if head.endswith("*")} - held
        return (
            frozenset(self.heads) - held - begun,
            tuple(head[:-1] for head in begun),
            tuple(head.strip("*") for head in held),
        )

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The words for a kind of body, without the sign for any ending."""
        return tuple(head.rstrip("*") for head in self.heads)

    def may_name_a_body(self, held: int) -> bool:
        """Say whether a text holds letters of which the name of an unknown body holds some."""
        return bool(held & self._heads_held)

    @cached_property
    def _heads_held(self) -> int:
        return self.letters.mask(self._head_letters)

    @cached_property
    def _head_letters(self) -> tuple[str, ...]:
        heads = {head.strip("*") for head in self.heads}
        return tuple(sorted(one for one in heads if not any(other in one for other in heads - {one})))

    @cache  # noqa: B019 - there is one object for each language, and it lives as long as the program
    def select(self, *cues: Cue) -> Selection:
        """Return the patterns of some cues, to be asked which of them can match."""
        return self.letters.select(self.numbers(*cues))

    @cached_property
    def by_cue(self) -> Mapping[Cue, Selection]:
        """The patterns of each cue, to be asked which of them can match."""
        numbers: dict[Cue, list[int]] = {cue: [] for cue in Cue}
        for number, pattern in enumerate(self.patterns):
            numbers[pattern.cue].append(number)
        return {cue: self.letters.select(found) for cue, found in numbers.items()}

    @cache  # noqa: B019 - as above
    def numbers(self, *cues: Cue) -> frozenset[int]:
        """Return the numbers of the patterns of some cues."""
        return frozenset(number for number, pattern in enumerate(self.patterns) if pattern.cue in cues)

    def may_be_ours(self, text: str, held: int) -> bool:
        """Say whether a text may name the United States, by its letters and by capitals such as US."""
        return bool(held & self._our_letters) or any(map(text.__contains__, self._our_capitals))

    @cached_property
    def _our_letters(self) -> int:
        return self.letters.mask(self._ours)

    @cached_property
    def _ours(self) -> tuple[str, ...]:
        """Letters of which any name of the United States holds some, words that go on included ("presidential")."""
        ours = [pattern for pattern in self.patterns if pattern.cue is Cue.US and not pattern.upper]
        return tuple(dict.fromkeys(one for pattern in ours for one in plain(pattern.needs)))

    @cached_property
    def _our_capitals(self) -> tuple[str, ...]:
        ours = [pattern for pattern in self.patterns if pattern.cue is Cue.US and pattern.upper]
        return tuple({need.upper() for pattern in ours for need in plain(pattern.needs)})

    @cache  # noqa: B019 - as above
    def telling(self, *cues: Cue) -> int:
        """Return letters of which one is needed for the words of any pattern of some cues; -1 where one needs none."""
        keys = [self._keys[number] for number in self.numbers(*cues)]
        return self.letters.mask([key for one in keys for key in one]) if all(keys) else -1
