"""Which of many short strings stand somewhere in a page, told from its words.

A page has some hundred different words, nearly all of which stood on the page before; what a word holds is found
once and kept, so that a page costs one look-up for each of them, however many strings there are.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_WORD = 40  # letters; what is longer was written without spaces
_KEPT = 50_000  # words that are kept


class Vocabulary:
    """Strings without spaces that are looked for in pages.

    Those with digits, and the empty one, count as held by every page: other places rewrite digits.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        given = frozenset((*strings, ""))
        self._always = frozenset(one for one in given if not one or any(map(str.isdigit, one)))
        self._strings = given - self._always
        self._lengths = sorted({len(one) for one in self._strings})
        self._known: dict[str, tuple[str, ...]] = {}

    def held(self, text: str) -> frozenset[str]:
        """Return the strings that stand in a text."""
        held, unspaced = set(self._always), []
        if len(self._known) > _KEPT:
            self._known.clear()
        known = self._known
        for word in set(text.split()):
            found = known.get(word)
            if found is None:
                if len(word) > _LONGEST_WORD:
                    unspaced.append(word)
                    continue
                found = known[word] = self._look(word)
            if found:
                held.update(found)
        return frozenset(held | self._search(" ".join(unspaced), held)) if unspaced else frozenset(held)

    def _look(self, word: str) -> tuple[str, ...]:
        length = len(word)
        return tuple(
            part
            for size in self._lengths
            if size <= length
            for start in range(length - size + 1)
            if (part := word[start : start + size]) in self._strings
        )

    def _search(self, text: str, held: set[str]) -> set[str]:
        """Return further strings that stand in a text without spaces; its letters alone exclude most of them."""
        letters = set(text)
        return {one for one in self._strings - held if letters.issuperset(one) and one in text}
