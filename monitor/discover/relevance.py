"""Whether a document of the press is worth reading, by the words of its title and summary.

The packaged words ask for an act and a subject; the words that a source gives itself decide alone.  Without a
known language the words of all languages count.
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
_PARTS = ("acts", "subjects")
_STAR = r"\w*"


@dataclass(frozen=True, slots=True)
class WatchWords:
    """The packaged words of every language."""

    acts: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_document(cls, document: Any) -> WatchWords:
        """Return the words of the packaged file; raises DataError when it is damaged."""
        if not isinstance(document, dict) or not all(
            isinstance(one, dict) and all(one.get(part) for part in _PARTS) for one in document.values()
        ):
            raise DataError("watch.yaml is damaged: each language needs `acts` and `subjects`")
        acts, subjects = (
            {language: tuple(one[part]) for language, one in document.items()} for part in _PARTS
        )
        return cls(acts, subjects)

    def of(self, language: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return acts and subjects of a language (a BCP 47 tag), with English ones beside; of all if unknown."""
        base = (language or "").split("-")[0].casefold()
        base = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "bs": "sr", "hr": "sr", "sk": "cs"}.get(
            base, base
        )
        languages = [base] if base in self.acts else list(self.acts)
        return (
            tuple(word for one in languages for word in self.acts[one]),
            tuple(word for one in languages for word in self.subjects[one]),
        )


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
    acts, subjects = words.of(language)
    act, subject = first(acts, text), first(subjects, text)
    if act and subject:
        return Relevance(True, f"speaks of “{subject}” and “{act}”")
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
