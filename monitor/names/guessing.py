"""Which organization an unknown entry of a trusted list most likely means: a misprint, or another wording.

Two likenesses count.  *Misprint*: word by word spelled like one known name.  *Wording*: outside English, of
which every name in use is known, translators choose other words; enough of the telling words are the same,
where a word tells the more the fewer organizations have it in their names.  A body whose name only adds a
telling word to another name, or lacks one, is another body (`International Energy Agency`, `International
Renewable Energy Agency`).  Either likeness must stand clear of the runner-up.

The limits were chosen by leaving each name of the gazetteer out in turn (`benchmarks/gazetteer.py` prints the
measurement): of the 66, more than half are found again under a name that is not known, and about one in a
thousand is taken for another one; of the other bodies six in a thousand are taken for one of the 66.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from monitor.model import UNRESOLVED, Method, Resolution
from monitor.names.endings import class_of
from monitor.names.gazetteer import Gazetteer, Name
from monitor.names.spellings import primary
from monitor.names.words import GLYPH, LINK, glyphs, tokens

_MISPRINT = 0.86  # of the letters, on average over the words
_MISPRINT_WORD = 0.74  # of the letters of each word
_MISPRINT_MARGIN = 0.05
_LEAST_WORDS = 3
_LEAST_GLYPHS = 9
_WORDING = 0.7  # of the weight of the words
_WORDING_MARGIN = 0.2
_TELLING = 2.5  # the weight of a word that makes another body; a word that one name in twelve has weighs this

Features = frozenset[str]


def guess(gazetteer: Gazetteer, text: str, language: str | None) -> Resolution:
    """Return the organization that a text most likely means, as a guess; unresolved when none stands out."""
    return _guess(gazetteer, _names(gazetteer, primary(language)), text, language)


def guess_without(gazetteer: Gazetteer, name: Name) -> Resolution:
    """Return the guess for a name as if it were not known: the measurement behind the limits.

    For an organization of the memorandum its other spellings stay; any other body is left out with all its
    names.
    """
    known = _names(gazetteer, primary(name.language))
    own = spelling(gazetteer, name.text), telling(gazetteer, name.text, name.language)
    listed = gazetteer.organization(name.organization).section is not None
    rows = [
        row
        for row in known.rows
        if (row[1] != own[0] and row[2] != own[1] if listed else row[0] != name.organization)
    ]
    return _guess(gazetteer, replace(known, rows=rows), name.text, name.language)


def _guess(gazetteer: Gazetteer, known: Known, text: str, language: str | None) -> Resolution:
    found = _clear(misprints(known, spelling(gazetteer, text)), _MISPRINT, _MISPRINT_MARGIN)
    if found is None and primary(language) not in ("", "en"):
        found = _clear(wordings(known, telling(gazetteer, text, language)), _WORDING, _WORDING_MARGIN)
        if found is not None and gazetteer.organization(found[0]).section is None:
            return UNRESOLVED
    if found is None:
        return UNRESOLVED
    return Resolution(gazetteer.organization(found[0]), Method.FUZZY, round(found[1], 3))


@dataclass(frozen=True, slots=True)
class Known:
    """The names of one language: organization, spelling and features of each; weights of the features."""

    rows: Sequence[tuple[int, tuple[str, ...], Features]]
    weights: Mapping[str, float]
    unseen: float

    def weight(self, features: Features) -> float:
        """Return how much features tell together."""
        return sum(self.weights.get(one, self.unseen) for one in features)

    def most(self, features: Features) -> float:
        """Return how much the most telling of features tells."""
        return max((self.weights.get(one, self.unseen) for one in features), default=0.0)


def spelling(gazetteer: Gazetteer, text: str) -> tuple[str, ...]:
    """Return the words of a name without links; a name in a script without spaces is one word."""
    folded = gazetteer.folding.flat(text)
    if GLYPH.search(folded):
        return (glyphs(folded),)
    return tuple(word for word in tokens(folded) if word != LINK)


def telling(gazetteer: Gazetteer, text: str, language: str | None) -> Features:
    """Return the words of a name without endings, or its pairs of characters in a script without spaces."""
    folded = gazetteer.folding.flat(text)
    if GLYPH.search(folded):
        name = glyphs(folded)
        return frozenset(name[i : i + 2] for i in range(len(name) - 1))
    return frozenset(word for word in tokens(folded, class_of(language)) if word != LINK)


@lru_cache(maxsize=64)
def _names(gazetteer: Gazetteer, language: str) -> Known:
    """Return the long names of a language; for misprints the English ones too, with features of none."""
    rows: list[tuple[int, tuple[str, ...], Features]] = []
    owners: dict[str, set[int]] = defaultdict(set)
    for name in gazetteer.names:
        own = primary(name.language) == language
        if name.short or not (own or name.language == "en"):
            continue
        features = telling(gazetteer, name.text, name.language) if own else frozenset()
        rows.append((name.organization, spelling(gazetteer, name.text), features))
        for one in features:
            owners[one].add(name.organization)
    count = len({row[0] for row in rows if row[2]})
    weights = {one: log((count + 1) / (len(found) + 0.5)) for one, found in owners.items()}
    return Known(rows, weights, log((count + 1) / 0.5))


def misprints(known: Known, words: Sequence[str]) -> Iterator[tuple[int, float]]:
    """Yield organizations with a name that is spelled like the words, and how alike it is."""
    for number, name, _ in known.rows:
        if (score := _likeness(words, name)) > 0.0:
            yield number, score


def wordings(known: Known, features: Features) -> Iterator[tuple[int, float]]:
    """Yield organizations with a name that shares telling words, and how much of both it is."""
    whole = known.weight(features)
    for number, _, other in known.rows:
        shared = features & other
        if len(shared) < 2:
            continue
        # More words or fewer make another body; other words make another wording.
        if features > other and known.most(features - other) > _TELLING:
            continue
        if features < other and known.most(other - features) > _TELLING:
            continue
        yield number, 2 * known.weight(shared) / (whole + known.weight(other))


def _clear(scores: Iterator[tuple[int, float]], least: float, margin: float) -> tuple[int, float] | None:
    """Return the best organization with its score, when it is good and stands clear of the next one."""
    best: dict[int, float] = {}
    for number, score in scores:
        best[number] = max(best.get(number, 0.0), score)
    ranked = sorted(best.items(), key=lambda one: -one[1])[:2]
    if not ranked or ranked[0][1] < least:
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= margin else None


def _likeness(words: Sequence[str], name: Sequence[str]) -> float:
    """Return how alike two spellings are, from 0 to 1; 0 when a word of one is another word in the other."""
    from rapidfuzz.distance import Levenshtein

    if len(words) != len(name):
        return 0.0
    if len(words) == 1:
        long_enough = min(len(words[0]), len(name[0])) >= _LEAST_GLYPHS and GLYPH.search(words[0])
        return Levenshtein.normalized_similarity(words[0], name[0]) if long_enough else 0.0
    if len(words) < _LEAST_WORDS:
        return 0.0
    total = 0.0
    for one, other in zip(words, name, strict=True):
        like = (
            1.0
            if one == other
            else Levenshtein.normalized_similarity(one, other, score_cutoff=_MISPRINT_WORD)
        )
        if like == 0.0 or (like < 1.0 and min(len(one), len(other)) < 4):
            return 0.0
        total += like
    return total / len(words)
