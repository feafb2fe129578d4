"""Text into sentences, in every script.

A sentence ends at a mark of its script (Latin, Chinese, Devanagari, Arabic, Urdu …) that is not part of a
number, an ordinal, an initial or an abbreviation.  Where a script has no mark (Thai), the block is one
sentence and the spaces in it divide its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?P<wide>[。！？｡]+[」』”’\"'）)】》]*)|(?P<narrow>[.!?…؟۔।॥]+[»”’\"'）)\]]*)(?=\s|$)|(?P<line>\n+)"
)
_INITIAL = re.compile(r"(?:^|[\s(\"“«.\-])(?:[^\W\d_]\.)*[^\W\d_]\.$")
_NUMBER = re.compile(r"(?:^|\s)\d{1,3}\.$")
# "… announced on September 3.": where no dot makes an ordinal, a number behind words may end a sentence.
_DAY = re.compile(r"\S+\s+\S+\s+[^\W\d_]{3,}\s+\d{1,3}\.$")
_NEXT = re.compile(r"\s*[\"“”«»„(\[']*(\S)")


def _continues(
    text: str, start: int, match: re.Match[str], abbreviations: frozenset[str], *, ordinals: bool
) -> bool:
    """Say whether a narrow mark stands inside a sentence: an initial, an ordinal, an abbreviation."""
    mark = match.group("narrow")
    following = _NEXT.match(text, match.end())
    if following is None:
        return False
    letter = following.group(1)
    if mark[0] in ".…" and letter.islower():
        return True
    if mark[0] != "." or len(mark.rstrip("»”’\"'）)]")) > 1:
        return False
    before = text[max(start, match.start() - 24) : match.start() + 1]
    if _NUMBER.search(before):
        return ordinals or not _DAY.search(text[start : match.start() + 1])
    word = before[:-1].rsplit(maxsplit=1)[-1].lstrip('("“«[').lower() if before[:-1].strip() else ""
    if word in abbreviations:
        return True
    return bool(_INITIAL.search(before)) and (len(word) == 1 or "." in word)


def split_sentences(
    text: str,
    abbreviations: frozenset[str] = frozenset(),
    begin: int = 0,
    limit: int | None = None,
    *,
    ordinals: bool = True,
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every sentence between two places, without the white space around it.

    `ordinals` says that a dot behind a number may make an ordinal of it, as in German.
    """
    last = len(text) if limit is None else limit
    start = begin
    for match in _END.finditer(text, begin, last):
        if match.group("narrow") and _continues(text, start, match, abbreviations, ordinals=ordinals):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
