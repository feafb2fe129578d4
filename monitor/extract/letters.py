"""Which patterns can match in some words, told from letters that these hold, without any search.

A language has a thousand patterns and a page hundreds of sentences.  Every pattern needs certain letters; which
of all the needed ones a word holds is found once and kept, so that a sentence costs one look-up for each of its
words.  Sets of letters are the bits of a whole number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add, or_
from typing import NamedTuple, TypeAlias

from monitor.extract.needs import Needs

_KEPT = 100_000  # words that are kept; the vocabulary of a language's news is smaller
_LONGEST_KEPT = 40  # letters; what is longer was written without spaces and hardly stands on another page
_RARER = 3.0  # how much rarer a string becomes with each letter
_HEAD = 2  # letters with which needed ones are looked up
_OTHERS = 3  # further needs of a pattern that are looked at
_NEXT_TO_NOTHING = 2  # letters, the edges of words counted, that stand in nearly every sentence

# A pattern by one string that it needs, with sets of which it then needs one string each.
_Way: TypeAlias = tuple[str, tuple[tuple[str, ...], ...]]


class _Known(dict[str, int]):
    """What each word holds, found when it is first met."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        super().__init__()
        self._heads: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for needed, bit in bits.items():
            letters = needed.strip()
            self._heads[letters[:_HEAD]].append((letters, needed, 1 << bit))
        self._heads = dict(self._heads)

    def __missing__(self, word: str) -> int:
        held = 0
        heads = self._heads
        for size in (1, _HEAD):
            for start, head in enumerate(map(add, word, word[1:]) if size > 1 else word):
                if head in heads:
                    for letters, needed, mask in heads[head]:
                        if word.startswith(letters, start) and _stands(needed, letters, word, start):
                            held |= mask
        if len(word) <= _LONGEST_KEPT and len(self) < _KEPT:
            self[word] = held
        return held


def _is_mark(part: str | tuple[Needs, ...], mark: str) -> bool:
    return isinstance(part, str) and part.strip() == mark


def _stands(needed: str, letters: str, word: str, start: int) -> bool:
    """Say whether no letter of a word stands beside some letters where they need that."""
    if needed[0] == " " and start and _in_words(word[start - 1]):
        return False
    end = start + len(letters)
    return needed[-1] != " " or end == len(word) or not _in_words(word[end])


def _in_words(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


class Letters:
    """The letters that patterns need; `needs` holds those of each pattern, `plain` is asked for by `mask`.

    `mark` is a letter that few texts hold: patterns that need it are not looked at in others.  `first` are the
    patterns that are asked for most: what they need gets the first bits, since short whole numbers are quicker.
    """

    def __init__(
        self, needs: Sequence[Needs], plain: Sequence[str] = (), mark: str = "", first: Sequence[int] = ()
    ) -> None:
        others = [tuple(part for part in one if not _is_mark(part, mark)) for one in needs]
        self._marked = [len(less) < len(one) for less, one in zip(others, needs, strict=True)]
        met = _met(others)
        ways = [_ways(one, met) for one in others]
        self._bits: dict[str, int] = {}
        self._masks: dict[int, int] = {}
        self._mark = self.mask((mark,)) if mark else 0
        for number in first:
            self.mask([key for key, _ in ways[number]])
        for number in first:
            for _, more in ways[number]:
                self.mask([letters for one in more for letters in one])
        self._ways = [[self._numbered(way) for way in one] for one in ways]
        self.mask(plain)
        self._known = _Known(self._bits)

    def _numbered(self, way: _Way) -> tuple[int, tuple[int, ...]]:
        key, others = way
        return self.mask((key,)), tuple(self._masks.setdefault(mask, mask) for mask in map(self.mask, others))

    def mask(self, strings: Sequence[str]) -> int:
        """Return the bits of some letters."""
        return reduce(or_, (1 << self._bits.setdefault(one, len(self._bits)) for one in strings), 0)

    def of(self, words: str) -> int:
        """Return which needed letters some folded words hold."""
        return reduce(or_, filter(None, map(self._known.__getitem__, words.split())), 0)

    def select(self, among: Iterable[int] | None = None) -> Selection:
        """Return the patterns of some numbers, or all, to be asked which of them can match."""
        numbers = range(len(self._ways)) if among is None else sorted(among)
        whole = self._table(numbers)
        if not any(map(self._marked.__getitem__, numbers)):
            return Selection(0, whole, whole)
        return Selection(self._mark, whole, self._table([one for one in numbers if not self._marked[one]]))

    def _table(self, numbers: Iterable[int]) -> _Table:
        always: list[int] = []
        holding: dict[int, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        for number in numbers:
            if not self._ways[number]:
                always.append(number)
            for key, others in self._ways[number]:
                holding[key.bit_length()].append((number, others))
        return _Table(always, reduce(or_, (1 << length - 1 for length in holding), 0), dict(holding))


class _Table(NamedTuple):
    """Patterns by the letters of which each needs some, by the length of their bit; `keys` are all of these bits."""

    always: list[int]
    keys: int
    holding: Mapping[int, Sequence[tuple[int, tuple[int, ...]]]]


class Selection(NamedTuple):
    """Some patterns: the whole of them, and those that can match in texts without the mark."""

    mark: int
    whole: _Table
    unmarked: _Table

    def able(self, held: int) -> list[int]:
        """Return the patterns that can match where these letters are held, in order."""
        always, keys, holding = self.whole if held & self.mark else self.unmarked
        mask = held & keys
        if not mask:
            return always
        found = set(always)
        while mask:
            low = mask & -mask
            mask ^= low
            for number, others in holding[low.bit_length()]:
                for other in others:
                    if not held & other:
                        break
                else:
                    found.add(number)
        return sorted(found)


def keys_of(needs: Sequence[Needs]) -> list[tuple[str, ...]]:
    """Return for each pattern letters of which a text holds some where it matches; none when it needs none."""
    met = _met(needs)
    return [tuple(key for key, _ in _ways(one, met)) for one in needs]


def _met(needs: Iterable[Needs]) -> dict[str, float]:
    """Return how often texts are likely to hold what is needed, more or less."""
    often = Counter(letters for one in needs for letters in _all(one))
    return {letters: times * _RARER ** -len(letters) for letters, times in often.items()}


def _all(needs: Needs) -> Iterator[str]:
    """Yield all letters that are needed anywhere."""
    for one in needs:
        if isinstance(one, str):
            yield one
        else:
            for way in one:
                yield from _all(way)


def _ways(needs: Needs, met: Mapping[str, float]) -> list[_Way]:
    """Return a pattern by the letters that fewest texts are likely to hold.

    What many patterns need ("the", "with") stands in every sentence and tells nothing, and so do two or three letters.
    """
    if not needs:
        return []
    ordered = sorted(needs, key=lambda one: _likely(one, met))
    key = ordered[0]
    others = tuple(filter(_tells, (_strings(one, met) for one in ordered[1 : _OTHERS + 1])))
    if isinstance(key, str):
        return [(key, others)]
    return [(letters, (*more, *others)) for way in key for letters, more in _ways(way, met)]


def _likely(one: str | tuple[Needs, ...], met: Mapping[str, float]) -> float:
    """Return how likely a text is to hold what is needed, more or less."""
    if isinstance(one, str):
        return met[one]
    return sum(min(_likely(part, met) for part in way) for way in one)


def _tells(strings: Sequence[str]) -> bool:
    return all(len(letters) > _NEXT_TO_NOTHING or not letters.isascii() for letters in strings)


def _strings(one: str | tuple[Needs, ...], met: Mapping[str, float]) -> tuple[str, ...]:
    """Return letters of which one is needed."""
    if isinstance(one, str):
        return (one,)
    rarest = (min(way, key=lambda part: _likely(part, met)) for way in one)
    return tuple(dict.fromkeys(letters for part in rarest for letters in _strings(part, met)))
