"""The small pattern language of the language files, so that adding a language needs no regular expressions.

Words stand for themselves and match as wholes, in any case; `*` at a word's edge stands for any letters, `..` for
up to forty letters of the same clause, `(a|b)` for a choice, `(a)?` for what may be missing.  In languages that
are written without spaces words match anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from monitor.extract.word_starts import quick_choice

_TOKEN = re.compile(r"\s*\.\.\s*|\s+|\*|[()|?]|[^\s*()|?.]+|\.")
GAP = r"[^.;!?。；！？]{0,40}?"
# the dot that folding the case of a Turkish İ leaves, and points of Arabic and Hebrew
_MARKS = re.compile("[\u0307\u0640\u064b-\u0652\u0670\u0591-\u05c7]")
_ALIKE = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "ي": "ی",
    "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ی", "ة": "ه",
}  # fmt: skip
# The vowel signs of Indic scripts count as no letters by themselves.
WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0dff\u0e00-\u0e7f]){2,}")
_KEPT = 600  # letters of a text up to which its folded form is worth keeping


def fold(text: str) -> str:
    """Fold text for matching: compatibility forms, case, quotes, dashes, vowel points of Arabic and Hebrew."""
    if text.isascii():
        return text.lower()
    return _fold_again(text) if len(text) <= _KEPT else _fold(text)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    # a page holds few of these, and a search for one letter is far cheaper than a translation of all
    for letter, other in _ALIKE.items():
        if letter in text:
            text = text.replace(letter, other)
    return _MARKS.sub("", text)


_fold_again = lru_cache(maxsize=8_192)(_fold)


def pattern_source(phrase: str, *, spaced: bool = True) -> str:
    """Return the regular expression of one phrase."""
    parts = []
    for sign in _TOKEN.findall(fold(phrase).strip()):
        if ".." in sign:
            parts.append(GAP)
        elif sign.isspace():
            optional = bool(parts) and parts[-1] == "?"
            parts.append(r"\s*" if optional or not spaced else r"\s+")
        elif sign == "*":
            parts.append(r"\w*")
        elif sign in "()|?":
            parts.append("(?:" if sign == "(" else sign)
        else:
            parts.append(re.escape(sign))
    source = "".join(parts)
    if not spaced:
        return source
    before = r"(?<!\w)" if not source.startswith((r"\w*", GAP)) else ""
    return before + source + (r"(?!\w)" if not source.endswith((r"\w*", GAP)) else "")


def any_of(sources: Iterable[str]) -> re.Pattern[str]:
    """Compile alternatives, longest first; without any the pattern matches nothing."""
    ordered = sorted(set(sources), key=lambda source: (-len(source), source))
    return re.compile(quick_choice(ordered) if ordered else r"(?!)")
