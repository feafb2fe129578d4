"""Case endings that are written onto a short form without a hyphen or an apostrophe: `WIPOsta`, `Natos`, `Interpolból`.

The ending is made spaces before the text is divided into words, so that the short form stands there as anywhere
else and nothing moves.  Capitals followed by small letters tell where the ending begins; short forms that are
said as words (`Nato`) are known by their letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from monitor.names.endings import class_of
from monitor.names.folding import Folded
from monitor.names.printed import SAID

# By class of endings, folded.  German and Dutch add none but the `s` of English plurals.
_ENDINGS = {
    "fi": "i?(?:n|a|s?ta|ssa|ll[ae]|lta|ksi|na|h?[aeiou]n|seen)",
    "et": "i?(?:st|sse|s|ga|le|lt|l|t|ks|d|na|ni)",
    "hu": "b[ae]n?|[bt]ol|rol|n[ae]k|n[ae]l|h[oe]z|r[ae]|[^aeiou][ae]l|ig|ert|[aeo]?t|[aeo]?n",
    "tr": "[dt][ae](?:n|ki)?|n?[iu]n|[yn]?[aeiu]|n[dt][ae]n?|yl[ae]|l[ae]",
    "nord": "s",
    "west": "u|em|om|a|ie|e|ovi|owi|ui",
    "ro": "ul(?:ui)?",
    "balt": "o|a|ui|us|e|as|is|am|u",
}
_WORD = re.compile(r"[^\W\d_]{4,}")


@lru_cache(maxsize=16)
def _patterns(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what an ending is, and a short form that is said as a word with one behind it."""
    said = "|".join(sorted((one.lower() for one in SAID), key=len, reverse=True))
    endings = _ENDINGS[kind]
    return re.compile(endings), re.compile(rf"(?<![^\W_])({said})((?:{endings}))(?![^\W_])")


def unglued(text: str, folded: Folded, merged: str, language: str | None) -> str:
    """Return the folded text with the endings of short forms as spaces; the text itself where there are none."""
    kind = class_of(language)
    if kind not in _ENDINGS:
        return merged
    ending, said = _patterns(kind)
    cuts = [
        match.span(2) for match in said.finditer(merged) if text[folded.original(match.start())].isupper()
    ]
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[:3].isupper() or not word[-1].islower():
            continue
        size = next(place for place, letter in enumerate(word) if not letter.isupper())
        start, end = _folded(folded, match.start() + size), _folded(folded, match.end() - 1) + 1
        if ending.fullmatch(merged, start, end):
            cuts.append((start, end))
    for start, end in cuts:
        merged = merged[:start] + " " * (end - start) + merged[end:]
    return merged


def _folded(folded: Folded, position: int) -> int:
    """Return where a character of the original text stands in the folded one."""
    if not folded.runs:
        return position
    run = max(bisect_right(folded.origins, position) - 1, 0)
    return folded.runs[run] + position - folded.origins[run]
