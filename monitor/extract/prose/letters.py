"""Which patterns can match in some words, told from letters that these hold, without any search.

A language has a thousand patterns and a page hundreds of sentences.  Every pattern needs certain letters; which
of all the needed ones a word holds is found once and kept, so that a sentence costs one look-up for each of its
words.  Sets of letters are the bits of a whole number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.extract.prose.patterns import NAME

_KEPT = 100_000  # words that are kept; the vocabulary of a language's news is smaller


class Letters:
    """The letters that patterns need; `needs` holds for each pattern sets of which it needs one string each.

    `joined` languages have no spaces between words; there every needed string is looked for.
    """

    def __init__(self, needs: Sequence[Sequence[Sequence[str]]], *, joined: bool) -> None:
        self._joined = joined
        self._bits: dict[str, int] = {}
        self._masks = [tuple(self._mask(one) for one in sets) for sets in needs]
        self._always = [number for number, masks in enumerate(self._masks) if not masks]
        # For each bit the patterns whose first set holds it, with their other sets.
        self._holding: list[list[tuple[int, tuple[int, ...]]]] = [[] for _ in self._bits]
        for number, masks in enumerate(self._masks):
            for bit in _ones(masks[0] if masks else 0):
                self._holding[bit].append((number, masks[1:]))
        self._lengths = sorted({len(letters) for letters in self._bits})
        self._known: dict[str, int] = {}

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
            if not self._masks[number]:
                return -1
            mask |= self._masks[number][0]
        return mask

    def able(self, held: int, among: int = -1) -> list[int]:
        """Return the patterns that can match where these letters are held, in order.

        `among` leaves out the patterns whose first needed letters are not among these.
        """
        found = set(self._always)
        mask = held & among
        while mask:
            low = mask & -mask
            mask ^= low
            for number, others in self._holding[low.bit_length() - 1]:
                for other in others:
                    if not held & other:
                        break
                else:
                    found.add(number)
        return sorted(found)


def _ones(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
