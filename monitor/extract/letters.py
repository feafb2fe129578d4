"""Which patterns can match in some words, told from letters that these hold, without any search.

A language has a thousand patterns and a page hundreds of sentences.  Every pattern needs certain letters; which
of all the needed ones a word holds is found once and kept, so that a sentence costs one look-up for each of its
words.  Sets of letters are the bits of a whole number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import add
from typing import NamedTuple

_KEPT = 100_000  # words that are kept; the vocabulary of a language's news is smaller
_LONGEST_KEPT = 40  # letters; what is longer was written without spaces and hardly stands on another page
_RARER = 3.0  # how much rarer a string becomes with each letter
_HEAD = 2  # letters with which needed ones are looked up


class _Known(dict[str, int]):
    """What each word holds, found when it is first met."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        super().__init__()
        self._single = {letters: 1 << bit for letters, bit in bits.items() if len(letters) < _HEAD}
        self._heads: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for letters, bit in bits.items():
            if len(letters) >= _HEAD:
                self._heads[letters[:_HEAD]].append((letters, 1 << bit))
        self._heads = dict(self._heads)

    def __missing__(self, word: str) -> int:
        held = 0
        heads = self._heads
        for start, head in enumerate(map(add, word, word[1:])):
            if head in heads:
                for letters, bit in heads[head]:
                    if word.startswith(letters, start):
                        held |= bit
        for letter, bit in self._single.items():
            if letter in word:
                held |= bit
        if len(word) <= _LONGEST_KEPT and len(self) < _KEPT:
            self[word] = held
        return held


class Letters:
    """The letters that patterns need; `needs` holds for each pattern sets of which it needs one string each."""

    def __init__(self, needs: Sequence[Sequence[Sequence[str]]]) -> None:
        bits: dict[str, int] = {}
        sets = [
            [[bits.setdefault(letters, len(bits)) for letters in strings] for strings in one] for one in needs
        ]
        self._masks = [tuple(map(_mask, one)) for one in sets]
        self._keys = _keys(sets, [len(letters) for letters in bits])
        self._indexes: dict[AbstractSet[int] | None, _Index] = {}
        self._known = _Known(bits)

    def of(self, words: str) -> int:
        """Return which needed letters some folded words hold."""
        held = 0
        for mask in map(self._known.__getitem__, words.split()):
            held |= mask
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
        mask = held & index.keys
        if not mask:
            return index.always
        found = set(index.always)
        while mask:
            low = mask & -mask
            mask ^= low
            for number, others in index.holding[low.bit_length()]:
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
            others = tuple(mask for mask in self._masks[number] if mask != _mask(key))
            for bit in set(key):
                holding[bit + 1].append((number, others))
        return _Index(always, _mask([length - 1 for length in holding]), holding)


class _Index(NamedTuple):
    """Patterns by the letters of which each needs some, by the length of their bit; `keys` are all of these bits."""

    always: list[int]
    keys: int
    holding: Mapping[int, Sequence[tuple[int, tuple[int, ...]]]]


def _mask(bits: Sequence[int]) -> int:
    mask = 0
    for bit in bits:
        mask |= 1 << bit
    return mask


def _keys(needs: Sequence[Sequence[Sequence[int]]], lengths: Sequence[int]) -> list[Sequence[int]]:
    """Return for each pattern, of the sets of letters that it needs, the one that fewest texts are likely to hold.

    What many patterns need ("the", "with") stands in every sentence and tells nothing, and so do two or three letters.
    """
    often = Counter(bit for sets in needs for bits in sets for bit in set(bits))
    met = {bit: times * _RARER ** -lengths[bit] for bit, times in often.items()}
    return [min(sets, key=lambda bits: sum(met[bit] for bit in set(bits))) if sets else () for sets in needs]
