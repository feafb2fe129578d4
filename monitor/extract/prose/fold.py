"""One letter for one letter: the form in which words are compared.

Case, accents, widths, Arabic letter variants and Traditional characters differ from outlet to outlet, and
say nothing about what a sentence means.  Folding keeps the length of the text, so that a place found in
the folded text is the same place in the original (give or take the signs of one Arabic word).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_SAME = {
    "İ": "i", "ı": "i", "ё": "е", "Ё": "е", "ß": "s", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o",
    "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "′": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "–", "−": "-", "﹣": "-",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه",
    "ۀ": "ه",
    "ھ": "ه", "ؤ": "و", "ئ": "ي", "\u200c": " ",
    "ς": "σ",
}  # fmt: skip
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# A letter or digit of a word, with the vowel signs and vowel points that `\w` leaves out.
WORD = r"[\w\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200d]"
LETTERS = re.compile(rf"(?:(?![\d_]){WORD})+")  # a word
STEM = 4  # letters of the shortest beginning that two words share, and of the shortest such word
_ENDING = 2  # letters in which a word may end otherwise: "whales", "whaling"
_SURE = 6  # letters of the shortest word that may end otherwise
# Vowel points, doubled letters and drawn-out ones, which outlets print or leave out.
ARABIC_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_POINTED = re.compile("[\u0621-\u06ff]*[\u064b-\u0652\u0670\u0640][\u0621-\u06ff\u064b-\u0652\u0670]*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ACCENTED = ((0x00C0, 0x0250), (0x1E00, 0x2000), (0x0370, 0x0400), (0x0958, 0x0960), (0x09DC, 0x09E0))


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Return the translation of every character that folds to another one."""
    table: dict[int, str] = {}
    for first, last in _ACCENTED:
        for code in range(first, last):
            base = unicodedata.normalize("NFD", chr(code))[0].lower()
            if base != chr(code) and len(base) == 1 and unicodedata.category(base)[0] == "L":
                table[code] = base
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII
        table[code] = unicodedata.normalize("NFKC", chr(code)).lower()
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0BE6, 0x0C66, 0x0E50):
        table.update({zero + digit: str(digit) for digit in range(10)})
    table.update({ord(space): " " for space in _SPACES})
    table.update({ord(character): folded for character, folded in _SAME.items()})
    return table


def fold(text: str, variants: Mapping[int, str] | None = None) -> str:
    """Return the text folded for comparison, exactly as long as it was.

    `variants` maps further code points to one character each (Traditional to Simplified characters).
    """
    folded = text if text.isascii() else _replaced(text)
    if not text.isascii() and ARABIC_SIGNS.search(folded):
        folded = _POINTED.sub(_unpointed, folded)
    lowered = folded.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in folded)
    return lowered.translate(variants) if variants else lowered


def share_stem(one: str, other: str) -> bool:
    """Say whether two folded words are the same but for their endings."""
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return shared >= STEM and shared >= shorter - (_ENDING if shorter >= _SURE else 0)


def _unpointed(match: re.Match[str]) -> str:
    """Return a word without its signs, followed by a space for each of them."""
    word = match.group()
    return ARABIC_SIGNS.sub("", word).ljust(len(word))


def _replaced(text: str) -> str:
    """Return the text with every foldable character replaced; a few are replaced one by one, many at once."""
    table = _table()
    if len(_FOREIGN.findall(text)) * 4 > len(text):
        return text.translate(table)
    return _FOREIGN.sub(lambda match: table.get(ord(match.group()), match.group()), text)
