"""One character for all its spellings: case, width, accents, quotes, dashes, letter variants.

Every fold is of one character to one character, or to none, so that each folded character knows where it
stood in the original text.  What needs more than that (full normalization) is done to names when they are
compiled, and to nothing that is searched.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# Characters that are written inside words without changing them: accents, vowel signs of Hebrew and Arabic,
# the Devanagari nukta, soft hyphens, joiners, direction marks, the Arabic tatweel and the Japanese
# long-vowel mark.
_DELETED = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u093c\u09bc\u00ad\u200b\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe00-\ufe0f\u30fc\uff70"
)
_DELETED_ONE = re.compile(f"[{_DELETED}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_KEPT_RUN = re.compile(f"[^{_DELETED}]+")

# Letters that readers of the language take for one another.  Sources: Unicode chapter 9 (Arabic letter
# variants), the Academy of Persian's and Urdu's keyboards, Russian practice for `ё`, and the apostrophes of
# Ukrainian.
_VARIANTS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي", "ؤ": "و",
    "ک": "ك", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ۃ": "ه", "ھ": "ه",
    "ς": "σ", "Σ": "σ", "ё": "е", "Ё": "е", "ӏ": "і", "ґ": "г", "Ґ": "г",
    "İ": "i", "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "ħ": "h", "Ħ": "h", "ß": "s", "ẞ": "s", "ƒ": "f", "ə": "e", "Ə": "e", "ŧ": "t", "ŋ": "n", "Ŋ": "n",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    "・": "·", "‧": "·", "•": "·", "【": "[", "】": "]", "〔": "[", "〕": "]",
    "与": "和", "及": "和", "暨": "和", "之": "的",
    "\u200c": " ", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
_QUOTES = "'’‘‛ʼʹ´`′＇ʻ՚׳"
_DOUBLE_QUOTES = '"“”„‟«»‹›〝〞＂״「」『』《》〈〉'
_DASHES = "-‐‑‒–—―−﹘﹣－־"


def _one(code: int) -> int:
    """Return the code point by which a character is compared."""
    character = chr(code)
    if character in _VARIANTS:
        return ord(_VARIANTS[character])
    if character in _QUOTES:
        return ord("'")
    if character in _DOUBLE_QUOTES:
        return ord('"')
    if character in _DASHES:
        return ord("-")
    if (
        0xAC00 <= code <= 0xD7A3 or 0x3040 <= code <= 0x30FF
    ):  # composed Hangul and kana are letters of their own
        return code
    decomposed = unicodedata.normalize("NFKD", character)
    if decomposed != character:
        base = _DELETED_ONE.sub("", decomposed)
        if len(base) == 1 and base != character:
            return _one(ord(base))
    lowered = character.lower()
    return ord(lowered) if len(lowered) == 1 else code


class Table(dict[int, int]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __init__(self, simplified: dict[int, int]) -> None:
        super().__init__()
        self._simplified = simplified

    def __missing__(self, code: int) -> int:
        simple = self._simplified.get(code)
        folded = self[code] = _one(code if simple is None else simple)
        return folded


@dataclass(slots=True)
class Folded:
    """Folded text and, where characters were left out, where each run of kept ones started.

    `runs` holds the starts in the folded text, `origins` those in the original; both are empty when every
    character kept its place.
    """

    text: str
    runs: Sequence[int] = ()
    origins: Sequence[int] = ()
    length: int = 0  # of the original text, where characters were left out

    def original(self, position: int) -> int:
        """Return where the folded character at a position stood in the original text."""
        if not self.runs:
            return position
        run = bisect_right(self.runs, position) - 1
        return self.origins[run] + position - self.runs[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text for a range of the folded one that is not empty.

        Characters that were left out belong to the character before them.
        """
        if not self.runs:
            return start, end
        if end == len(self.text):
            return self.original(start), self.length
        run = bisect_right(self.runs, end) - 1
        if self.runs[run] != end:
            return self.original(start), self.original(end - 1) + 1
        return self.original(start), self.origins[run]


class Folding:
    """Folds text; `traditional` and `simplified` are equally long strings of Chinese characters."""

    def __init__(self, traditional: str = "", simplified: str = "") -> None:
        self._table = Table(
            {ord(one): ord(other) for one, other in zip(traditional, simplified, strict=True)}
        )

    def fold(self, text: str) -> Folded:
        """Return the folded text with its way back to the original."""
        if text.isascii():
            return Folded(text.lower().replace("`", "'"))
        if _DELETED_ONE.search(text) is None:
            return Folded(self._translated(text))
        pieces, runs, origins, length = [], [], [], 0
        for match in _KEPT_RUN.finditer(text):
            pieces.append(match.group())
            runs.append(length)
            origins.append(match.start())
            length += match.end() - match.start()
        return Folded(self._translated("".join(pieces)), runs, origins, len(text))

    def _translated(self, text: str) -> str:
        """Fold every character; where nearly all are ASCII, only the others one by one."""
        if 8 * len(_NOT_ASCII.findall(text)) > len(text):
            return text.translate(self._table)
        return (
            _NOT_ASCII.sub(lambda match: chr(self._table[ord(match.group())]), text).lower().replace("`", "'")
        )

    def flat(self, text: str) -> str:
        """Return the folded text of a name, composed first (a name needs no way back)."""
        return self.fold(unicodedata.normalize("NFC", text)).text
