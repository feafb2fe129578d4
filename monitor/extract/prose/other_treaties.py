"""Treaties whose names begin as a known one of the same town does, and go on to something else.

"Convenio de Cartagena" is the treaty about the Caribbean Sea, "Convenio de Cartagena sobre Cables Submarinos" another
one.  Where a known treaty is told by its town alone and the words behind it say what it is about, they must share a
word with one of its names ("Basel Convention on Waste"); else the name is that of a treaty which nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.fold import LETTERS, STEM, fold, share_stem
from monitor.extract.prose.language import LanguageRules, Names
from monitor.model import Found, Organization

_LONGEST = 4  # words of a name that tells a treaty by its town: "Convention de Montego Bay"
_ABOUT = re.compile(
    r"[^.,;:()«»“”\"!?—–\n]{3,90}"
)  # what is read behind such a name, up to the end of the clause
_CAPITALS = (Names.CAPITALS, Names.NOUNS)  # where what a treaty is about has a capital


def without_others(
    texts: Sequence[str], found: Sequence[Sequence[Found]], rules: LanguageRules
) -> list[Sequence[Found]]:
    """Return the names found in each text of a page, without those that only begin the name of another treaty.

    Where the page prints such a name, the short one means the same treaty in its other sentences.
    """
    others = {
        text[one.start : one.end]
        for text, here in zip(texts, found, strict=True)
        for one in here
        if _is_another(text, one, rules)
    }
    if not others:
        return list(found)
    return [
        tuple(one for one in here if text[one.start : one.end] not in others)
        for text, here in zip(texts, found, strict=True)
    ]


def _is_another(text: str, one: Found, rules: LanguageRules) -> bool:
    """Say whether a known name goes on to what no name of its treaty speaks of."""
    known = one.resolution.organization
    if known is None or not text.startswith(" ", one.end):
        return False
    about = rules.lexicon.goes_on.match(fold(text[one.end + 1 : one.end + 40], rules.variants))
    if about is None or not _is_placed(fold(text[one.start : one.end], rules.variants), rules):
        return False
    start = one.end + 1 + about.end()
    if rules.names in _CAPITALS and not text[start : start + 1].isupper():
        return False
    words = _ABOUT.match(text, start)
    return words is not None and not _speaks_of(known, fold(words.group()))


def _is_placed(name: str, rules: LanguageRules) -> bool:
    """Say whether a folded name tells a treaty by its town: one word for its kind, and none for what it is about."""
    words = LETTERS.findall(name)
    kinds = [word for word in words if rules.is_kind(word) and rules.kinds.is_treaty(word)]
    return len(kinds) == 1 and len(words) <= _LONGEST and rules.lexicon.goes_on.search(name) is None


def _speaks_of(known: Organization, about: str) -> bool:
    """Say whether a name of a treaty shares a word with what one is about, both but for their endings."""
    told = {
        word for name in known.names.values() for word in LETTERS.findall(fold(name)) if len(word) >= STEM
    }
    words = [word for word in LETTERS.findall(about) if len(word) >= STEM]
    return not words or any(share_stem(word, other) for word in words for other in told)
