"""Names in Chinese, Japanese, Thai and Korean: runs of characters, whatever spaces stand between them.

A Korean name begins with a word and ends with it or before its particles; katakana and Latin letters are not
cut inside a word.  Chinese and Japanese have no bounds: there the longest known name decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING

from monitor.model import Place, Resolution
from monitor.names.folding import Folded
from monitor.names.spellings import united_nations_unspaced
from monitor.names.words import SOUNDED

if TYPE_CHECKING:
    from monitor.names.gazetteer import Gazetteer

Span = tuple[int, int, Resolution]

# What is glued to a Korean name: a noun or none, then a particle or none.
_NOUNS = "들|측|산하|내|총회|사무국|회원국|탈퇴|가입|등"
_CASES = (
    "에게서|으로부터|로부터|에서의|에서는|에서도|에서|에게|에의|에는|에도|에|으로의|으로도|으로|로의|로도|로|"
    "이라고|라고|이라는|라는|이라며|라며|이란|란|이며|며|이나|나|이었던|였던|이었다|였다|이었고|였고|이었으며|였으며|이었지만|였지만|이지만|지만|이지|지|"
    "이고|고|이자|자|입니다|인데|인|이다|다|까지|부터|마저|조차|처럼|"
    "보다|만이|만을|만|과의|과는|과도|과|와의|와는|와도|와|이랑|랑|하고|은|는|이|가|을|를|의|도|및"
)
_GLUED = re.compile(f"(?:{_NOUNS})?(?:{_CASES})?(?![\uac00-\ud7a3])")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KATAKANA = re.compile("[\u30a1-\u30fa]")
_LATIN = re.compile("[0-9a-z]")
# In Chinese a clause ends there, and no name goes on: 农业发展基金，会员资格.
_CLAUSE = re.compile("[\u4e00-\u9fff][,;:!?。，；：！？][\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Joined:
    """Folded text without silent characters, and where each run of the others began."""

    text: str
    runs: Sequence[int]
    origins: Sequence[int]

    def place(self, position: int) -> int:
        """Return where a character stood in the folded text."""
        run = bisect_right(self.runs, position) - 1
        return self.origins[run] + position - self.runs[run]


def _joined(folded: str) -> Joined:
    pieces, runs, origins, length = [], [], [], 0
    for match in SOUNDED.finditer(folded):
        pieces.append(match.group())
        runs.append(length)
        origins.append(match.start())
        length += match.end() - match.start()
    return Joined("".join(pieces), runs, origins)


def find_by_characters(gazetteer: Gazetteer, text: str, folded: Folded, place: Place) -> Iterator[Span]:
    """Yield the names as ranges of the original text, left to right."""
    joined = _joined(folded.text)
    letters, table = joined.text, gazetteer.glyphs
    heads = table.heads
    done = 0
    for here in [i for i, two in enumerate(map(add, letters, letters[1:])) if two in heads]:
        if here < done or (bucket := table.bucket(letters[here : here + 2])) is None:
            continue
        rest = letters[here + 2 : here + 2 + bucket.sizes[0]]
        for size in bucket.sizes:
            if size > len(rest) or (found := bucket.numbers.get(rest[:size])) is None:
                continue
            begin, end = joined.place(here), joined.place(here + 1 + size) + 1
            if _CLAUSE.search(folded.text, begin, end) or not _stands_alone(folded.text, begin, end):
                continue
            start, stop = folded.span(begin, end)
            resolution = gazetteer.decide(gazetteer.listed(found), text[start:stop], place)
            if resolution.organization is not None:
                if gazetteer.in_united_nations(resolution):
                    start, _ = folded.span(_with_united_nations(gazetteer, folded.text, begin), end)
                yield start, stop, resolution
                done = here + 2 + size
                break


def _with_united_nations(gazetteer: Gazetteer, folded: str, begin: int) -> int:
    """Return where a name begins, the United Nations right before a body of theirs included."""
    before = folded[max(0, begin - 12) : begin].rstrip()
    united = united_nations_unspaced(gazetteer.folding)
    size = max((len(one) for one in united if before.endswith(one)), default=0)
    start = folded.rindex(before[-size:], 0, begin) if size else begin
    return start if start == begin or _begins_alone(folded, start) else begin


def _begins_alone(folded: str, start: int) -> bool:
    first, before = folded[start], folded[start - 1 : start]
    bounds = (_HANGUL, _KATAKANA, _LATIN)
    return not before or not any(bound.match(first) and bound.match(before) for bound in bounds)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Say whether no part of a longer word was taken."""
    if not _begins_alone(folded, start):
        return False
    last, after = folded[end - 1], folded[end : end + 1]
    if not after:
        return True
    if _HANGUL.match(last):
        return _GLUED.match(folded, end) is not None
    return not any(bound.match(last) and bound.match(after) for bound in (_KATAKANA, _LATIN))
