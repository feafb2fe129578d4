"""Text into sentences, in every script.

A sentence ends at a mark of its script (Latin, Chinese, Devanagari, Arabic, Urdu …) that is not part of a
number, an ordinal, an initial or an abbreviation.  Where a script has no mark (Thai), the block is one
sentence and the spaces in it divide its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?P<wide>[。！？｡]+[」』”’\"'）)】》]*)"
    r"|(?P<narrow>[.!?…؟۔।॥]+(?:[ \u00a0\u202f]»|[»”’\"'）)\]]*))(?=\s|$)|(?P<line>\n+)"
)
# With one of these every end begins; a search for them takes a tenth of the time.
_MARK = re.compile("[。！？｡.!?…؟۔।॥\n]")
_INITIAL = re.compile(r"(?:^|[\s(\"“«.\-])(?:[^\W\d_]\.)*[^\W\d_]\.$")
_NUMBER = re.compile(r"(?:^|\s)\d{1,3}\.$")
# "… announced on September 3.": where no dot makes an ordinal, a number behind words may end a sentence.
_DAY = re.compile(r"\S+\s+\S+\s+[^\W\d_]{2,}\s+\d{1,3}\.$")
_DAY_REACH = 120  # letters that are looked at for the words before such a number
_LETTERED = re.compile(r"\s*\([a-z]{1,3}\)\s")  # "(b) The Secretary shall": the next point of an order
# Who says it, behind a quote that ends with its own mark: “…。”外交部发言人说。 «….» Con esa frase se despidió
_NOBODY = re.compile("(?!)")
_CLOSED = re.compile('[。！.!?…]+(?:[」』”»"]|[ \u00a0\u202f]»)$')
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
        return _LETTERED.match(text, match.end()) is None
    if mark[0] != "." or len(mark.rstrip("»”’\"'）)]")) > 1:
        return False
    end = match.start()
    before = text[max(start, end - 24) : end + 1]
    # Two letters before the mark are neither a number nor an initial, and stand before most.
    inside = end - 2 >= start and text[end - 1].isalpha() and text[end - 2].isalpha()
    if not inside and _NUMBER.search(before):
        return ordinals or not _DAY.search(text[max(start, end - _DAY_REACH) : end + 1])
    word = before[:-1].rsplit(maxsplit=1)[-1].lstrip('("“«[').lower() if before[:-1].strip() else ""
    if word in abbreviations:
        return True
    return not inside and bool(_INITIAL.search(before)) and (len(word) == 1 or "." in word)


def _is_said(text: str, match: re.Match[str], speaking: re.Pattern[str]) -> bool:
    """Say whether a mark ends what somebody says, who is named right behind it."""
    return _CLOSED.search(match.group()) is not None and speaking.match(text, match.end()) is not None


def split_sentences(
    text: str,
    abbreviations: frozenset[str] = frozenset(),
    begin: int = 0,
    limit: int | None = None,
    *,
    ordinals: bool = True,
    speaking: re.Pattern[str] = _NOBODY,
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every sentence between two places, without the white space around it.

    `ordinals` says that a dot behind a number may make an ordinal of it, as in German.  `speaking` is who says a
    quote that ends with its own mark, where that may stand right behind it.
    """
    last = len(text) if limit is None else limit
    start = begin
    mark = _MARK.search(text, begin, last)
    while mark is not None:
        match = _END.match(text, mark.start(), last)
        if match is None:
            mark = _MARK.search(text, mark.end(), last)
            continue
        if not (
            (match.group("narrow") and _continues(text, start, match, abbreviations, ordinals=ordinals))
            or (not match.group("line") and _is_said(text, match, speaking))
        ):
            yield from _trimmed(text, start, match.end())
            start = match.end()
        mark = _MARK.search(text, match.end(), last)
    yield from _trimmed(text, start, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
