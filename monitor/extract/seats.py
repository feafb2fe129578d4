"""Where a body sits, said behind its name: `Name, based in Geneva`, `Name mit Sitz in Genf`, `Name (siège : Rome)`."""

from __future__ import annotations

import re

from monitor.extract.cues import Cue
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

_BEGINS = re.compile(r"\s*[,，、،;(（\[–—-]+\s*(?=\S)|\s+(?=\S)")
_SHORTEST = 4  # letters of a name
_LONGEST_PLACE = 48  # letters of the town, with its country
_TOWN = re.compile(r"\s+(?P<in>[^\W\d_]{1,5})\s+(?P<town>[^\W\d_][\w'’-]*(?:[ -][^\W\d_][\w'’-]*)?)$")
_SECOND = re.compile(r"\s+(?P<and>[^\W\d_]{1,4})\s+[^\W\d_][\w'’-]*$")


def before_seat(text: str, rules: Rules) -> int | None:
    """Return where a name ends that words about its seat close; None where none do."""
    if not rules.has(Cue.SEAT, fold(text)):
        return None
    phrases = rules.patterns[Cue.SEAT]
    for sign in _BEGINS.finditer(text, _SHORTEST):
        behind = text[sign.end() :]
        if not sign.group().strip() and behind[0].isupper():
            continue  # "Ticaret Merkezi": a word of the name
        folded = fold(behind)
        match = phrases.match(folded)
        if match is None:
            continue
        place = folded[match.end() :].strip(" :：)）].。")
        return sign.start() if place and len(place) <= _LONGEST_PLACE else None
    return None


def is_town(words: str, rules: Rules) -> bool:
    """Say whether words behind a known name are "in" and a town or two; a country makes it another body, an office."""
    match = _TOWN.match(words)
    second = _SECOND.search(words) if match is None else None  # "in Rome and Turin"
    if second is not None and second["and"] in rules.joiner_words and second.group().split()[1][0].isupper():
        match = _TOWN.match(words[: second.start()])
    if match is None or not match["town"][0].isupper():
        return False
    folded = fold(words)
    if rules.patterns[Cue.PLACE].fullmatch(fold(match["in"])) is None:
        return False
    return not (rules.has(Cue.OTHERS, folded) or rules.has(Cue.US, folded))
