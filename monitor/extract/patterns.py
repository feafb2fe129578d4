"""The small pattern language of the language files, so that adding a language needs no regular expressions.

Words stand for themselves and match as wholes, in any case; `*` at a word's edge stands for any letters, `..` for
up to forty letters of the same clause, `(a|b)` for a choice, `(a)?` for what may be missing.  In languages that
are written without spaces words match anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_TOKEN = re.compile(r"\s*\.\.\s*|\s+|\*|[()|?]|[^\s*()|?.]+|\.")
_GAP = r"[^.;!?。；！？]{0,40}?"
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u0591-\u05c7]")
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "ي": "ی",
     "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ی", "ة": "ه"}
)  # fmt: skip


def fold(text: str) -> str:
    """Fold text for matching: compatibility forms, case, quotes, dashes, vowel points of Arabic and Hebrew."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return _MARKS.sub("", text)


def pattern_source(phrase: str, *, spaced: bool = True) -> str:
    """Return the regular expression of one phrase."""
    parts = []
    for token in _TOKEN.findall(fold(phrase).strip()):
        if ".." in token:
            parts.append(_GAP)
        elif token.isspace():
            optional = bool(parts) and parts[-1] == "?"
            parts.append(r"\s*" if optional or not spaced else r"\s+")
        elif token == "*":
            parts.append(r"\w*")
        elif token in "()|?":
            parts.append("(?:" if token == "(" else token)
        else:
            parts.append(re.escape(token))
    source = "".join(parts)
    if not spaced:
        return source
    before = r"(?<!\w)" if not source.startswith((r"\w*", _GAP)) else ""
    return before + source + (r"(?!\w)" if not source.endswith((r"\w*", _GAP)) else "")


def any_of(sources: Iterable[str]) -> re.Pattern[str]:
    """Compile alternatives, longest first; without any the pattern matches nothing."""
    ordered = sorted(set(sources), key=lambda source: (-len(source), source))
    return re.compile("|".join(ordered) if ordered else r"(?!)")
