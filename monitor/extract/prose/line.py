"""One sentence of a page, read closely only when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from monitor.extract.blocks import Block
from monitor.extract.prose.contrast import Contrast, without
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Words
from monitor.extract.prose.homelands import dateline_end
from monitor.extract.prose.items import Item, mask
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.view import View

PAPER = 4  # letters before the noun that opens a sentence: an article
_EXITS = (Cue.EXITS, Cue.EXITS_ANY, Cue.ENDS)
_SPOKEN = (Cue.NOTIFIED, Cue.ANNOUNCES, Cue.BOTH)  # with a word for leaving, about bodies named before
# What two words say together.
_PAIRED = ((Cue.INCLUDES, Cue.ORDERS), (Cue.STANDS, Cue.ORDERS))
_ABOUT = (*_EXITS, Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.SAME, Cue.REJOINS, Cue.LISTED)


@dataclass(eq=False)
class Line:
    """One sentence of the page; `number` counts the blocks of text up to it, headings not counted.

    `rules` are those of the page's language, `others` English ones for sentences that it quotes; `held` are the
    letters of `rules` that the sentence holds; `near` says that a sentence shortly before holds a name.

    Not frozen, since a frozen object takes four times as long to make, and a page has hundreds of sentences.
    """

    block: Block
    number: int
    start: int
    text: str
    masked: str
    items: tuple[Item, ...]
    heading: bool
    held: int
    rules: LanguageRules
    others: LanguageRules | None
    published: date | None
    near: bool = False
    before: Sequence[Line] = ()  # sentences just before, which may speak of people of another state
    words: Words = field(init=False)
    _in_english: Words | None = None
    _tells: bool | None = None
    _leaves: bool | None = None

    def __post_init__(self) -> None:
        self.words = Words(self.text, self.masked, self.rules, self.held)

    def _words_of(self, rules: LanguageRules) -> Words:
        """Return the words that match patterns of another language."""
        if self._in_english is None:
            self._in_english = Words(self.text, self.masked, rules, rules.letters.of(self.masked))
        return self._in_english

    @cached_property
    def view(self) -> View:
        """The sentence read by the rules of the page's language, or by English ones where these say nothing."""
        abroad = self._is_abroad()
        text, masked, items = self._without_others()
        words = self.words if masked == self.masked else Words(text, masked, self.rules, self.held)
        first = View(text, masked, items, words, self.published, self.rules, abroad)
        if self.others is None or first.has(*_ABOUT, Cue.CONDITIONAL) or not _latin(self.text):
            return first
        words = self._words_of(self.others)
        if not words.held & self.others.telling(*_ABOUT):
            return first
        second = View(self.text, self.masked, self.items, words, self.published, self.others, abroad)
        about = second.has(*_ABOUT) and second.has(Cue.US, Cue.LISTED, Cue.OTHERS)
        return second if about else first

    def _without_others(self) -> tuple[str, str, tuple[Item, ...]]:
        """Return the sentence, masked, and its names, without those that are only set against others."""
        text, masked, items = self.text, self.masked, self.items
        lexicon = self.rules.lexicon
        set_apart = (lexicon.instead, lexicon.denied, lexicon.rather, lexicon.rather_behind)
        if len({one.key for one in items}) < 2 or not any(one.search(masked) for one in set_apart):
            return text, masked, items
        cues = (Cue.NEGATIONS,), (Cue.EXITS, Cue.EXITS_ANY)
        negations, exits = ([hit for cue in some for hit in self.words[cue]] for some in cues)
        spans = Contrast(masked, items, negations, exits, self.rules).spans()
        left = tuple(one for one in items if not any(start <= one.start < end for start, end in spans))
        if spans and left:
            return without(text, spans), without(masked, spans), left
        return text, masked, items

    def take(self, items: tuple[Item, ...]) -> None:
        """Take names that were told by their form for names of the sentence, beside those set against others."""
        known = {one.start for one in items}
        apart = [one for one in self.items if one not in self.view.items and one.start not in known]
        items = tuple(sorted((*items, *apart), key=lambda one: one.start)) if apart else items
        if items is not self.items and items != self.items:
            self.items = items
            self.masked = mask(self.masked, items)
            self.held = self.rules.letters.of(self.masked)
            self.words = Words(self.text, self.masked, self.rules, self.held)
            self._tells = self._leaves = self._in_english = None
            self.__dict__.pop("view", None)

    def _is_abroad(self) -> bool:
        """Learn from the sentences before whose government "their government" is: whether another state's.

        In a paper that says more ("The note also ends …") it is that of the one who left something before.
        """
        if not self.before or not self.has(Cue.HOMELAND):
            return False
        paper = self.has(Cue.ALSO) and any(
            hit.start <= PAPER for cue in (Cue.NOTIFIED, Cue.ORDERS) for hit in self.words[cue]
        )
        before = [one for one in self.before if not paper or one.has(Cue.EXITS, Cue.EXITS_ANY)]
        spoken = (one.speaks_of_another() for one in reversed(before))
        return next((other for other in spoken if other is not None), False)

    def speaks_of_another(self) -> bool | None:
        """Say whether another state is named last, and not ours; None when there is no state in the sentence.

        The place where a report was written is no state: "MONACO — For a century".
        """
        placed = dateline_end(self.text)
        ours, theirs = (
            max(
                (hit.end for hit in self.words[cue] if hit.start >= placed or cue is Cue.US),
                default=-1,
            )
            for cue in (Cue.US, Cue.OTHERS)
        )
        return None if ours == theirs else theirs > ours

    def has(self, *cues: Cue) -> bool:
        """Say whether the sentence holds words of some cues, without reading the rest of it."""
        return any(map(self.words.__getitem__, cues))

    @property
    def leaves(self) -> bool:
        """Whether the sentence, no headline, may say that somebody leaves something, were its name known."""
        if self._leaves is None:
            self._leaves = self._may_be_left()
        return self._leaves

    def _may_be_left(self) -> bool:
        if self.heading:
            return False
        if self.telling:
            return self.view.has(*_EXITS, Cue.EXIT_WORDS, Cue.INCLUDES, Cue.ORDERS)
        ours = self.rules.may_be_ours(self.text, self.held)
        return ours and self.rules.may_name_a_body(self.held) and self.has(Cue.EXIT_WORDS)

    @property
    def carries(self) -> bool:
        """Whether the sentence, near a name, may say that what was told before is true of another."""
        return self.near and not self.heading and self.has(Cue.SAME, Cue.FURTHER)

    @property
    def telling(self) -> bool:
        """Whether the sentence may say something of an exit."""
        if self._tells is None:  # a cached property takes a lock, and all sentences are asked
            self._tells = self._may_tell()
        return self._tells

    def _may_tell(self) -> bool:
        if self.heading:
            return True
        if not self.items:
            ours = self.rules.may_be_ours(self.text, self.held)
            if (self.near or ours) and self.has(*_EXITS, Cue.UNSAYS):
                return True
            if self.near and self.has(Cue.FULFILS, Cue.CONTRARY, Cue.AFFIRMS):
                return True  # "on Monday it did so"
            named = ours and self.rules.may_name_a_body(self.held)
            if named and self._may_leave() and self.view.has(Cue.EXITS, Cue.EXITS_ANY):
                return True  # "denounced yesterday the Convention on"
            return (
                self.near and self.has(Cue.EXIT_WORDS) and self.has(*(_SPOKEN if ours else (Cue.NOTIFIED,)))
            )
        if self.has(*_ABOUT) or any(all(self.has(cue) for cue in pair) for pair in _PAIRED):
            return True
        if self.near and self.has(Cue.STANDS, Cue.INCLUDES):
            return True  # "is named as well"
        ours = self.rules.may_be_ours(self.text, self.held)
        if ours and self._may_leave() and self.view.has(Cue.EXITS, Cue.EXITS_ANY):
            return True  # "took on Tuesday the country out of"
        if self.others is None or not _latin(self.text):
            return False
        return self._words_of(self.others).has(_ABOUT)

    def _may_leave(self) -> bool:
        """Say whether an exit can be found among further words, before the sentence is read closely."""
        return self.others is not None or any(map(self.words.able, (Cue.EXITS, Cue.EXITS_ANY)))


def _latin(text: str) -> bool:
    return text.isascii() or sum(letter.isascii() for letter in text) > 0.4 * len(text)
