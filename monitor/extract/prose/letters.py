"""Which patterns can match in some words, told from single letters of them, without any search.

A language has a thousand patterns and a page hundreds of sentences.  Every pattern needs certain letters; which
of all the needed letters a word holds is found once and kept, so that a sentence costs one look-up for each of
its words.  Sets of letters are the bits of a whole number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.extract.prose.patterns import NAME

_KEPT = 100_000  # words that are kept; the vocabulary of a language's news is smaller


class Letters:
    """The letters that a language's patterns need; `needs` holds one tuple for each pattern, in order.

    `joined` languages have no spaces between words; there the words of a whole page are looked through once.
    """

    def __init__(self, needs: Sequence[Sequence[str]], *, joined: bool) -> None:
        self._joined = joined
        self._bits: dict[str, int] = {}
        self._holding: list[list[int]] = []  # for each bit the patterns that need it
        self._always: list[int] = []
        for number, wanted in enumerate(needs):
            if not wanted:
                self._always.append(number)
            for letters in wanted:
                bit = self._bits.setdefault(letters, len(self._bits))
                if bit == len(self._holding):
                    self._holding.append([])
                self._holding[bit].append(number)
        self._needs = needs
        self._lengths = sorted({len(letters) for letters in self._bits})
        self._known: dict[str, int] = {}

    def of(self, words: str) -> int:
        """Return which needed letters some folded words hold."""
        if self._joined:
            return sum(1 << bit for letters, bit in self._bits.items() if letters in words)
        held = 0
        known = self._known
        for word in words.split():
            mask = known.get(word)
            if mask is None:
                mask = self._look(word)
            held |= mask
        return held

    def _look(self, word: str) -> int:
        """Return which needed letters a word holds, and keep it."""
        bare = word.strip(NAME)
        held = 0
        for start in range(len(bare)):
            for length in self._lengths:
                if start + length > len(bare):
                    break
                bit = self._bits.get(bare[start : start + length])
                if bit is not None:
                    held |= 1 << bit
        if len(self._known) < _KEPT:
            self._known[word] = held
        return held

    def wanted(self, patterns: Sequence[int]) -> int:
        """Return the letters of which one is needed for any of some patterns; -1 when one needs none."""
        mask = 0
        for number in patterns:
            if not self._needs[number]:
                return -1
            for letters in self._needs[number]:
                mask |= 1 << self._bits[letters]
        return mask

    def able(self, held: int) -> list[int]:
        """Return the patterns that can match where these letters are held, in order."""
        found = set(self._always)
        for bit in _ones(held):
            found.update(self._holding[bit])
        return sorted(found)


def _ones(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
