"""Whether a document of the press is worth reading, by the words of its title and summary.

The packaged words ask for two of three: an act, the country, a body that can be left.  An act alone is everyday
news, and headlines find ever new words for it ("turns its back on"), so that the country and a body are enough.
The words that a source gives itself decide alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from monitor.discover.found import Discovered
from monitor.errors import DataError

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]"
)
_PARTS = ("acts", "country", "bodies")
_STAR = r"\w*"
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class WatchWords:
    """The packaged words of every language: of the act, of the country, of what can be left."""

    parts: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def from_document(cls, document: Any) -> WatchWords:
        """Return the words of the packaged file; raises DataError when it is damaged."""
        if not isinstance(document, dict) or not all(
            isinstance(one, dict) and all(one.get(part) for part in _PARTS) for one in document.values()
        ):
            raise DataError("watch.yaml is damaged: each language needs `acts`, `country` and `bodies`")
        return cls(
            {language: tuple(tuple(one[part]) for part in _PARTS) for language, one in document.items()}
        )

    def of(self, language: str | None) -> list[tuple[tuple[str, ...], ...]]:
        """Return the words of a language (a BCP 47 tag), and the English ones: headlines of any language quote them.

        Of an unknown language, those of all.
        """
        base = (language or "").split("-")[0].casefold()
        base = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "bs": "sr", "hr": "sr", "sk": "cs"}.get(
            base, base
        )
        if base not in self.parts:
            return list(self.parts.values())
        return [self.parts[one] for one in dict.fromkeys((base, _ENGLISH))]


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether to read a document, and why in one clause."""

    read: bool
    reason: str


def relevant(
    document: Discovered, words: WatchWords, *, language: str | None, watch: Sequence[str] = ()
) -> Relevance:
    """Decide by title and summary; without both, by what the index carries of the document, or to read it."""
    text = fold(f"{document.title}\n{document.summary}")
    if not text.strip():
        text = fold(document.content)
    if not text.strip():
        return Relevance(True, "the index says nothing about it")
    if watch:
        found = first(watch, text)
        return (
            Relevance(True, f"holds “{found}”") if found else Relevance(False, "no watch word in its title")
        )
    for number, parts in enumerate(words.of(language)):
        act, country, body = (first(part, text) for part in parts)
        said = [one for one in (country, body, act) if one]
        # beside another language the country must be named in English: "un" and "quit" are words elsewhere
        if len(said) > 1 and (number == 0 or country):
            return Relevance(True, f"speaks of “{said[0]}” and “{said[-1]}”")
    return Relevance(False, "its title speaks of no withdrawal")


def first(terms: Iterable[str], text: str) -> str | None:
    """Return the first term that stands in folded text, as the text prints it; None where none does."""
    pattern = _pattern(tuple(terms))
    found = pattern.search(text) if pattern is not None else None
    return " ".join(found.group().split()) if found else None


def fold(text: str) -> str:
    """Return text for comparison: one width, one case, one kind of space and apostrophe."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(folded.split())


@lru_cache(maxsize=256)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = [_term(fold(term)) for term in terms if term.strip("* ")]
    return re.compile("|".join(parts)) if parts else None


def _term(term: str) -> str:
    inside = re.escape(term.strip("*")).replace(r"\*", _STAR)
    if _UNSPACED.search(term):
        return inside
    before = "" if term.startswith("*") else r"(?<!\w)"
    return before + inside + (_STAR if term.endswith("*") else r"(?!\w)")
