"""Numbers in front of list items: digits of every script, roman, letters, circled and Chinese numerals.

A marker is recognized only with its punctuation or a gap behind it, so that `24/7 Carbon-Free …`,
`21世紀…` and `UN Women` keep their first letters.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_letters
from typing import NamedTuple

_ROMAN = r"[ivxlc]{1,8}|[IVXLC]{1,8}|[\u2160-\u217f]{1,4}"
_HAN = r"[一二三四五六七八九十廿卅〇零百]{1,5}"
# Letters that alphabets count with; a Chinese sign in brackets is no number of an item.
_LETTER = r"[a-zA-Zа-яґєіїА-ЯҐЄІЇα-ωΑ-Ωא-תا-يأإآ]"
# A name may open with figures of its own: `32、21世纪…`, `1.24/7…`.
_OPENING = r"\d{1,2}(?:世[纪紀]|세기|/\d|小[时時]|[时時]間|시간)"
_MARKER = re.compile(
    rf"""^(?:
      [(（\[【［〔]\s*(?P<bracketed>\d{{1,3}}|{_ROMAN}|{_HAN}|{_LETTER})\s*[)）\]】］〕]\s*[.、:：．]?\s*
    | (?:№|[Nn][ro°º]\.?|\#|第)\s?(?P<signed>\d{{1,3}})(?:[.):：、．]|号|號|位)?\s+
    | (?P<circled>[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289])\s*
    | (?P<counted>\d{{1,3}})\s?(?:(?:of|de|von|di|van|sur|из|з|z)\s?\d{{1,3}}\s?[.:)–—-]|/\s?\d{{1,3}}\s?[.:)])\s+
    | (?P<keycap>\d\ufe0f?\u20e3)\s*
    | (?P<number>\d{{1,3}})(?:\s?[)）\]】]|\s?[.．。、:：۔।]|\s?[-–—‐:](?=\s)|，|,(?=\s))(?:(?!\d)|(?={_OPENING}))\s*
    | (?P<roman>{_ROMAN})(?:[)）]\s*|[.．、]\s*(?=\S)|\s?[-–—]\s)
    | (?P<han>{_HAN})(?:[、.．：:，]|[)）])\s*
    | (?P<letter>{_LETTER}|هـ)[)）]\s*|(?P<dotted>{_LETTER})[.．]\s+(?=\S{{2}})
    )""",
    re.VERBOSE,
)
_BARE = re.compile(r"^(?P<number>\d{1,3})\s+(?=\d{0,2}[^\d\s/\-–.,:%])")
_EMOJI = "\U0001f300-\U0001f5ff\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f900-\U0001f9ff\u2b50\u2b1b\u2b1c\u27a1"
_BULLET = re.compile(
    rf"^(?:[{_EMOJI}•‣⁃◦∙·▪▫■□●○◎◉◆◇◈★☆►▶▸▷▲△▼▽➢➤☞❖❍✦✧ㆍ✓✔✗✘☑✅❌➔→–—*※．・‧⦁]\ufe0f?|[-ㅇ](?=\s)|o(?=\s\s))\s*"
)
# Two letters that open a word and no marker, as most lines do: neither roman, nor `No.`, nor a bullet.
_OPENS_WORD = frozenset(
    first + second
    for first in ascii_letters
    for second in ascii_letters
    if not (first in "ivxlcIVXLC" and second in "ivxlcIVXLC")
    and first + second not in ("No", "no", "Nr", "nr")
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN_DIGITS = {"〇": 0, "零": 0, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}


class Marker(NamedTuple):
    """A number in front of an item: as printed, its value (None for one that cannot be read), where text starts."""

    printed: str
    value: int | None
    end: int
    kind: str

    def readings(self) -> tuple[tuple[str, int | None], ...]:
        """Return kind and value in every way in which it can be read: `(c)` is a letter or a hundred."""
        if self.kind == "roman" and len(self.printed) == 1 and self.printed.isascii():
            return (self.kind, self.value), ("letter", ord(self.printed.lower()) - 96)
        return ((self.kind, self.value),)


def read_marker(text: str, *, bare: bool = False) -> Marker | None:
    """Return the marker that a line starts with; `bare` also takes a number with only a space behind it."""
    if text[:2] in _OPENS_WORD:
        return None
    bullet = _BULLET.match(text)
    offset = bullet.end() if bullet else 0
    body = text[offset:]
    match = _MARKER.match(body)
    if match is not None and match.lastgroup is not None:
        printed = match.group(match.lastgroup)
        if match.lastgroup in {"letter", "dotted"} and match.end() >= len(body):
            return None
        kind, value = _value(printed)
        return Marker(printed, value, offset + match.end(), kind)
    if bare and (found := _BARE.match(body)):
        return Marker(found.group("number"), int(found.group("number")), offset + found.end(), "digit")
    if bullet and bullet.end() < len(text):
        return Marker("", None, bullet.end(), "bullet")
    return None


def _value(printed: str) -> tuple[str, int | None]:
    if printed.isascii() and printed.isdigit():
        return "digit", int(printed)
    plain = unicodedata.normalize("NFKC", printed).strip("()[].")
    digits = "".join(letter for letter in plain if letter.isdigit())
    if digits and plain[0].isdigit():
        return "digit", int(digits)
    if all(letter in "ivxlcIVXLC" for letter in plain):
        return "roman", roman(plain)
    if plain and all(letter in _HAN_DIGITS or letter in "十廿卅百" for letter in plain):
        return "han", han(plain)
    if len(plain) == 1 and plain.isascii():
        return "letter", ord(plain.lower()) - 96
    return ("letter" if len(plain) == 1 else "other"), None


def roman(text: str) -> int | None:
    """Return the value of a roman numeral, None when it is not written as one."""
    values = [_VALUES[letter] for letter in text.lower()]
    total = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return total if 0 < total < 400 else None


def han(text: str) -> int | None:
    """Return the value of a Chinese numeral below a thousand (`六十六`, `廿一`, `三一`)."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("两", "二").replace("兩", "二")
    if not any(letter in text for letter in "十百"):
        value = 0
        for letter in text:
            if letter not in _HAN_DIGITS:
                return None
            value = value * 10 + _HAN_DIGITS[letter]
        return value
    total, digit = 0, 0
    for letter in text:
        if letter in _HAN_DIGITS:
            digit = _HAN_DIGITS[letter]
        elif letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit
