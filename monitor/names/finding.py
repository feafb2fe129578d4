"""Names inside running text: the longest known one at each place, left to right, without overlaps.

Scripts with spaces are read word by word (`spaced`), the others and Korean character by character
(`unspaced`). A bracket right behind a name that says the same in other letters belongs to the name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.model import Found, Method, Place, Resolution
from monitor.names.folding import Folded
from monitor.names.spaced import Begun, begin, find_by_words, starts_of
from monitor.names.unspaced import find_by_characters
from monitor.names.words import GLYPH

if TYPE_CHECKING:
    from monitor.names.gazetteer import Gazetteer

_LONGEST_KEPT = 2_000  # letters of a text whose looking through is kept
_JOINT = re.compile("[a-z][A-Z]")
_OPENING = frozenset("([（［【")
_PAIRS = tuple(
    (pair[0], pair[1])
    for pair in ["()", "（）", "[]", "«»", "„“", "“”", "„”", "‘’", "《》", "「」", "『』", '""']
)
_PAIRED = frozenset(sign for pair in _PAIRS for sign in pair)
_BRACKET = re.compile(r"\s*[(\[（［【]\s*([^()\[\]（）［］【】]{2,160}?)\s*[)\]）］】]")
_SIGNS = re.compile(r"[A-Z\u0410-\u042f\u0391-\u03a9][A-Za-z0-9\u0410-\u044f\u0391-\u03c9./-]{1,12}")


def find(
    gazetteer: Gazetteer, text: str, language: str | None, place: Place, fewest: int = 1
) -> tuple[Found, ...]:
    """Return every name inside the text, in order, as ranges of the original text; none where fewer can stand."""
    looked = _look_again if len(text) <= _LONGEST_KEPT else _look
    folded, begun, unspaced = looked(gazetteer, text, language)
    if begun and begun.starts is None and (unspaced or begun.most >= fewest):
        begun.starts = starts_of(gazetteer, text, begun)
    if not unspaced and (begun is None or begun.most < fewest):
        return ()
    spans = list(find_by_words(gazetteer, text, folded, begun, language, place)) if begun else []
    if unspaced:
        spans += find_by_characters(gazetteer, text, folded, place)
    found: list[Found] = []
    last = 0
    for start, end, resolution in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            begin, end = _balanced(text, max(start, last), end)
            last = _with_bracket(gazetteer, text, end, resolution)
            found.append(Found(max(begin, found[-1].end if found else 0), last, resolution))
    return tuple(found)


def most(gazetteer: Gazetteer, text: str, language: str | None) -> int:
    """Return how many names can stand in a text at most, by how many words begin one; its length where nothing tells.

    That is where words have no spaces, or may have lost them.
    """
    folded, begun, unspaced = (_look_again if len(text) <= _LONGEST_KEPT else _look)(
        gazetteer, text, language
    )
    if unspaced or not folded.text.isascii() or _JOINT.search(text):
        return len(text)
    if begun is None:
        return 0
    if begun.starts is None:
        begun.starts = starts_of(gazetteer, text, begun)
    return begun.most + begun.small


def _look(gazetteer: Gazetteer, text: str, language: str | None) -> tuple[Folded, Begun | None, bool]:
    """Return the folded text, the words with which names may begin, and whether it holds letters without spaces."""
    folded = gazetteer.folding.fold(text)
    unspaced = not text.isascii() and GLYPH.search(folded.text) is not None
    return folded, begin(gazetteer, text, folded, language), unspaced


# A paragraph is asked for its names as a part of the list and again as a sentence; most hold none.
_look_again = lru_cache(maxsize=8_192)(_look)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with the mark that closes a quote or bracket opened inside it, or the reverse."""
    printed = text[start:end]
    if _PAIRED.isdisjoint(printed):
        return start, end
    for opening, closing in _PAIRS:
        more = printed.count(opening) - printed.count(closing)
        if opening == closing:
            more = printed.count(opening) % 2
        if more > 0 and text[end : end + 1] == closing:
            return start, end + 1
        if more < 0 and start and text[start - 1] == opening:
            return start - 1, end
    return start, end


def _with_bracket(gazetteer: Gazetteer, text: str, end: int, resolution: Resolution) -> int:
    """Return where a name ends together with the bracket behind it that says the same in other letters.

    Letters that nobody is known by are taken for the name's own short form.
    """
    if _OPENING.isdisjoint(text[end : end + 3]):
        return end
    match = _BRACKET.match(text, end)
    if match is None or resolution.organization is None:
        return end
    inner = match.group(1)
    owners = {name.organization for name in gazetteer.named(inner)}
    if gazetteer.number(resolution.organization.id) in owners:
        return match.end()
    unknown = not owners and resolution.method is not Method.ACRONYM and _SIGNS.fullmatch(inner)
    return match.end() if unknown else end
