"""Which patterns can match in some words, told from letters that these hold, without any search.

A language has a thousand patterns and a page hundreds of sentences.  Every pattern needs certain letters; which
of all the needed ones a word holds is found once and kept, so that a sentence costs one look-up for each of its
words.  Sets of letters are the bits of a whole number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from monitor.extract.prose.patterns import NAME

_KEPT = 100_000  # words that are kept; the vocabulary of a language's news is smaller


class _Known(dict[str, int]):
    """What each word holds, found when it is first met."""

    def __init__(self, look: Callable[[str], int]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, word: str) -> int:
        held = self._look(word)
        if len(self) < _KEPT:
            self[word] = held
        return held


class Letters:
    """The letters that patterns need; `needs` holds for each pattern sets of which it needs one string each.

    `joined` languages have no spaces between words; there every needed string is looked for.
    """

    def __init__(self, needs: Sequence[Sequence[Sequence[str]]], *, joined: bool) -> None:
        self._joined = joined
        self._bits: dict[str, int] = {}
        self._masks = [tuple(self._mask(one) for one in sets) for sets in needs]
        self._keys = _keys(self._masks)
        self._indexes: dict[AbstractSet[int] | None, _Index] = {}
        self._lengths = sorted({len(letters) for letters in self._bits})
        self._known = _Known(self._look)

    def _mask(self, strings: Sequence[str]) -> int:
        mask = 0
        for letters in strings:
            mask |= 1 << self._bits.setdefault(letters, len(self._bits))
        return mask

    def of(self, words: str) -> int:
        """Return which needed letters some folded words hold."""
        if self._joined:
            return sum(1 << bit for letters, bit in self._bits.items() if letters in words)
        held = 0
        for mask in filter(None, map(self._known.__getitem__, words.split())):  # most words hold nothing
            held |= mask
        return held

    def _look(self, word: str) -> int:
        """Return which needed letters a word holds."""
        bare = word.strip(NAME)
        held = 0
        for start in range(len(bare)):
            for length in self._lengths:
                if start + length > len(bare):
                    break
                bit = self._bits.get(bare[start : start + length])
                if bit is not None:
                    held |= 1 << bit
        return held

    def wanted(self, patterns: Sequence[int]) -> int:
        """Return the letters of which one is needed for any of some patterns; -1 when one needs none."""
        mask = 0
        for number in patterns:
            if not self._masks[number]:
                return -1
            mask |= self._masks[number][0]
        return mask

    def able(self, held: int, among: AbstractSet[int] | None = None) -> list[int]:
        """Return the patterns (of some, where they are given) that can match where these letters are held, in order."""
        index = self._indexes.get(among)
        if index is None:
            index = self._indexes[among] = self._index(among)
        found = set(index.always)
        mask = held & index.keys
        while mask:
            low = mask & -mask
            mask ^= low
            for number, others in index.holding[low]:
                for other in others:
                    if not held & other:
                        break
                else:
                    found.add(number)
        return sorted(found)

    def _index(self, among: AbstractSet[int] | None) -> _Index:
        always: list[int] = []
        holding: dict[int, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        for number in range(len(self._masks)) if among is None else sorted(among):
            if not self._masks[number]:
                always.append(number)
                continue
            key = self._keys[number]
            others = tuple(mask for mask in self._masks[number] if mask != key)
            for bit in _ones(key):
                holding[1 << bit].append((number, others))
        return _Index(always, sum(holding), holding)


class _Index(NamedTuple):
    """Patterns by the letters of which each needs some, as single bits; `keys` are all of these bits together."""

    always: Sequence[int]
    keys: int
    holding: Mapping[int, Sequence[tuple[int, tuple[int, ...]]]]


def _keys(needs: Sequence[tuple[int, ...]]) -> list[int]:
    """Return for each pattern, of the sets of letters that it needs, the one that fewest other patterns name.

    What many patterns need ("the", "with") stands in every sentence and tells nothing.
    """
    often = Counter(bit for masks in needs for mask in masks for bit in _ones(mask))
    return [
        min(masks, key=lambda mask: sum(often[bit] for bit in _ones(mask))) if masks else 0 for masks in needs
    ]


def _ones(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
