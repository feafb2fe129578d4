"""Years inside names: `Convention de 1971 relative aux zones humides`, `اتفاقية عام 1951 الخاصة بوضع اللاجئين`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_YEAR = re.compile(r"(?:1[89]|20)\d\d|[١٢][٠-٩]{3}|[۱۲][۰-۹]{3}")
# What stands beside the number, folded: `года`, `року`, `عام`, `yılı`, `års`.
_BESIDE = """
    году года год г року рік р роках
    عام لعام سنه لسنه سال
    roku rok r letech
    ars fra aret
    yili yilinda tarihli
    tahun nam
    vuoden evi anului anul
    του ετουσ
    שנת משנת
    के वर्ष
"""
_NOUNS = frozenset(_BESIDE.split())


def behind_year(words: Sequence[str], number: int, step: int = 1) -> int:
    """Return the place behind a year and its noun at a place of the words; the place itself where none begins."""
    place, total = number, len(words)
    if words[place] in _NOUNS and place + step < total:
        place += step
    word = words[place]
    if not (word[:1].isdigit() and _YEAR.fullmatch(word)):
        return number
    place += step
    return place + step if place < total and words[place] in _NOUNS else place
