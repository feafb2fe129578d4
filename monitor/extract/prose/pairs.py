"""Words of two kinds that say something together where they stand near each other in one clause.

"The memorandum, signed on Monday, also covers": an order and what it does with names stand in any order and with
anything between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from monitor.extract.prose.patterns import NAME

Span = tuple[int, int]

_NEAR = 45  # letters between the two, names and brackets not counted
_UNCOUNTED = re.compile(rf"{NAME}+|[(（][^()（）]*[)）]")


def pairs(
    masked: str, firsts: Sequence[Span], seconds: Sequence[Span], clause: Callable[[int], int]
) -> list[Span]:
    """Return the spans from each of some words to the nearest of others, in one clause and near each other."""
    found = []
    for one in firsts:
        near = [
            (letters, other)
            for other in seconds
            if clause(one[0]) == clause(other[0])
            and (letters := _letters_between(masked, one, other)) is not None
        ]
        if near:
            other = min(near)[1]
            found.append((min(one[0], other[0]), max(one[1], other[1])))
    return found


def _letters_between(masked: str, one: Span, other: Span) -> int | None:
    """Return how many letters stand between two words; None when they share letters or are far apart."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    if start > end:
        return None
    letters = len(_UNCOUNTED.sub("", masked[start:end]))
    return letters if letters <= _NEAR else None
