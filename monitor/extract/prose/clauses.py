"""Where the clauses of a sentence begin."""

from __future__ import annotations

import re

from monitor.extract.prose.fold import WORD
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.patterns import NAME

_DELIMITER = re.compile(r"[,;—–،؛，；：]|:(?!\w)|(?<=\s)-(?=\s)|(?<=[^\s\d])\s(?:/|·)\s|(?<=[가-힣])…(?=\S)")
# Thai puts its spaces between clauses, and also around names and numbers and behind the mark of abbreviation.
_THAI_CLAUSE = re.compile(rf"(?<=[^\s\dฯ{NAME}])\s+(?![\d{NAME}])")
# Folding has made the wide colon a narrow one, which stands before a letter where words have no spaces.
_EAST_COLON = re.compile(r":(?=[^\W\d])")
# A headline without commas puts a space between its clauses, where words have none.
_EAST_CLAUSE = re.compile(r"(?<=[\u3040-\u9fff」』》”！？])\s+(?=[\u3040-\u9fff「『《“])")
_COMMA = re.compile(r"[,،，]")
_ABBREVIATED = re.compile(
    rf"{NAME}, (?:[^\W\d_]{{1,3}}['’ ]\s?)?{NAME}{{2,8}}$"
)  # "the Organization, the WMO, …": the comma behind it ends nothing
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,120}[)）\]]")
_WORD = re.compile(rf"(?:(?![\d_]){WORD})+(?:'(?:(?![\d_]){WORD})+)?")


def clause_bounds(masked: str, rules: LanguageRules, text: str) -> tuple[int, ...]:
    """Return where clauses begin; commas of an enumeration and inside brackets divide nothing.

    `text` is the sentence with its names.
    """
    bracketed = [match.span() for match in _BRACKETED.finditer(masked)]
    found = []
    for match in _DELIMITER.finditer(masked):
        place = match.start()
        if any(start <= place < end for start, end in bracketed):
            continue
        if place and masked[place - 1].isdigit() and masked[place + 1 : place + 2].isdigit():
            continue
        if _COMMA.match(match.group()) and (
            _enumerates(masked, place, rules) or _ABBREVIATED.search(masked, 0, place)
        ):
            continue
        found.append(match.end())
    if rules.joined and rules.tag != "th":
        found.extend(match.end() for match in _EAST_CLAUSE.finditer(text))
        found.extend(match.end() for match in _EAST_COLON.finditer(masked))
    if rules.tag == "th":
        found.extend(match.end() for match in _THAI_CLAUSE.finditer(masked))
    return tuple(sorted(found))


def _enumerates(masked: str, place: int, rules: LanguageRules) -> bool:
    """Say whether a comma joins two names of a list."""
    before = _BRACKETED.sub(lambda match: NAME * len(match.group()), masked[:place]).rstrip(" \"'»”’」』》")
    if not before.endswith(NAME):
        return False
    after = masked[place + 1 : place + 60].lstrip(" \"'«“‘「『《")
    while after and not after.startswith(NAME):
        word = _WORD.match(after)
        if not word or word.group() not in rules.links:
            return False
        after = after[word.end() :].lstrip(" \"'«“‘")
    if not (rules.joined and rules.order == "svo"):
        return after.startswith(NAME)
    return after.startswith(NAME) and not _begins_a_clause(after, rules)


def _begins_a_clause(after: str, rules: LanguageRules) -> bool:
    """Say whether the name behind a comma is told of: "，世界贸易组织不受影响"; only letters tell, no end, no link."""
    rest = _BRACKETED.sub("", after.lstrip(NAME)).lstrip(" \"'»”’」』》")
    return rest[:1].isalpha() and not any(rest.startswith(link) for link in rules.links)
