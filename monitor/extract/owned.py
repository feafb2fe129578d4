"""Names in a list that only say whose body another one is: "the Venice Commission, an organ of the Council of Europe".

The gazetteer knows some of the bodies above others; words tell of the rest, before the name ("an agency of the WTO")
or, in languages that put it first, between it and what it owns (`欧洲委员会下属的威尼斯委员会`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.cues import Cue
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.sentences import COMMA
from monitor.model import Found

_DIVIDED = re.compile(rf"{COMMA.pattern}|[.;。；！？]")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 70  # letters of the words between a body and the one above it


def owners(text: str, start: int, found: Sequence[Found], rules: Rules) -> frozenset[int]:
    """Return the indexes of the names that own another; `found` stand in `text` from `start` on."""
    places = [start, *(start + one.end for one in found)]
    mine: set[int] = set()
    for at, one in enumerate(found):
        before = text[places[at] : start + one.start]
        limit = start + found[at + 1].start if at + 1 < len(found) else None
        behind = _DIVIDED.split(text[places[at + 1] : limit], maxsplit=1)
        joined = at - 1 in mine and not COMMA.search(before) and not _told(before, rules)
        if joined:  # "a joint agency of the WTO and UNCTAD"
            owns = not _on_the_list(one) or _above(found, at, at - 2)
        elif _above(found, at, at - 1) and _told(before, rules):
            owns = True
        elif _above(found, at, at + 1) and len(behind) == 1:
            owns = _told(behind[0], rules)
        else:
            tells = (at and _owns_before(before, rules)) or rules.has(Cue.OWNED, fold(behind[0][:_LONGEST]))
            told = at and _in_clause(before, behind[0], rules)
            owns = bool(tells or told) and not _on_the_list(one)
        if owns:
            mine.add(at)
    return frozenset(mine)


def _on_the_list(one: Found) -> bool:
    organization = one.resolution.organization
    return organization is not None and organization.section is not None


def _above(found: Sequence[Found], at: int, other: int) -> bool:
    """Say whether the gazetteer knows one name as the body above another."""
    if not 0 <= other < len(found):
        return False
    mine, owned = found[at].resolution.organization, found[other].resolution.organization
    return mine is not None and owned is not None and owned.parent == mine.id


def _told(words: str, rules: Rules) -> bool:
    """Say whether more stands between two names than what divides the names of a list."""
    if len(words) > _LONGEST:
        return False
    rest = fold(words)
    for word in rules.joiner_words:
        rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", rest)
    return _LETTER.search(rules.patterns[Cue.ARTICLES].sub(" ", rest)) is not None


def _owns_before(words: str, rules: Rules) -> bool:
    """Say whether the words right before a name tell what belongs to it: "an advisory body of the".

    They begin behind the comma, with a small letter where there are any: what begins with a capital is a name.
    """
    *apart, piece = COMMA.split(words)
    piece = piece.strip()
    if len(piece) > _LONGEST or not _LETTER.search(piece):
        return False
    folded = fold(piece)
    if rules.has(Cue.OWNED, folded):
        return True
    return bool(apart) and piece[0].islower() and rules.has(Cue.NAME_WORDS, folded)


def _in_clause(before: str, behind: str, rules: Rules) -> bool:
    """Say whether a name stands in a clause about the one before: ", die Grundlage für das … ist"."""
    *apart, piece = COMMA.split(before)
    folded = fold(piece).strip()
    if not apart or not piece.strip()[:1].islower() or not folded:
        return False
    if rules.has(Cue.RELATIVES, folded):
        return True
    return len(folded.split()) > 2 and rules.has(Cue.DANGLING, folded) and _told(behind, rules)
