"""A sentence as the judge sees it: folded, names masked, cut into clauses, cues and days marked.

Names are masked before anything is looked for, since the name of an organization is full of words that
mean something else in a sentence (relief, court, Ukraine, termination).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from monitor.extract.prose.dates import Era, Stamp, find_stamps
from monitor.extract.prose.fold import WORD, fold
from monitor.extract.prose.patterns import NAME, compiled
from monitor.extract.prose.rules import Cue, LanguageRules, Pattern
from monitor.model import Found, Resolution

_DELIMITER = re.compile(r"[,;:—–،؛，；：]|(?<=\s)-(?=\s)|(?<=[^\s\d])\s(?:/|·)\s")
_COMMA = re.compile(r"[,،，]")
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,120}[)）\]]")
_HOME = 12  # letters between "returns to" and the White House
_WORD = re.compile(rf"(?:(?![\d_]){WORD})+(?:'(?:(?![\d_]){WORD})+)?")


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a sentence: `text[start:end]` of the sentence."""

    start: int
    end: int
    text: str
    resolution: Resolution

    @property
    def key(self) -> str:
        """Return what tells this organization from others in the sentence."""
        organization = self.resolution.organization
        return organization.id if organization else self.text


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that matched a pattern."""

    cue: Cue
    start: int
    end: int

    def overlaps(self, other: Hit) -> bool:
        """Say whether the two share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with all that was found in it."""

    text: str
    masked: str
    items: tuple[Item, ...]
    hits: tuple[Hit, ...]
    stamps: tuple[Stamp, ...]
    bounds: tuple[int, ...]
    published: date | None
    rules: LanguageRules

    def of(self, *cues: Cue) -> tuple[Hit, ...]:
        """Return the hits of some cues, in order."""
        return tuple(hit for hit in self.hits if hit.cue in cues)

    def has(self, *cues: Cue) -> bool:
        """Say whether there is a hit of one of the cues."""
        return any(hit.cue in cues for hit in self.hits)

    def clause(self, position: int) -> int:
        """Return the number of the clause that holds a position."""
        return bisect_right(self.bounds, position)

    def clause_span(self, number: int) -> tuple[int, int]:
        """Return where a clause starts and ends."""
        start = self.bounds[number - 1] if number else 0
        return start, self.bounds[number] if number < len(self.bounds) else len(self.masked)

    def eras(self, *, before: int | None = None) -> set[Era]:
        """Return the eras of the days that the sentence names, up to a position."""
        return {stamp.era(self.published) for stamp in self.stamps if before is None or stamp.start < before}

    def joined(self, left: Item, right: Item) -> bool:
        """Say whether two names follow each other in an enumeration: only links stand between them."""
        between = _BRACKETED.sub(" ", self.masked[left.end : right.start])
        if len(between) > 60 or NAME in between:
            return False
        if self.rules.joined:
            rest = between
            for link in sorted(self.rules.links, key=len, reverse=True):
                rest = rest.replace(link, "")
            return not _WORD.search(rest) and not re.search(r"[;；:：。]", rest)
        return not re.search(r"[:;]", between) and all(
            word in self.rules.links for word in _WORD.findall(between)
        )


def active_patterns(text: str, rules: LanguageRules) -> tuple[Pattern, ...]:
    """Return the patterns that can match anywhere in a folded text, by the letters that they need."""
    return tuple(pattern for pattern in rules.patterns if present(pattern, text))


def present(pattern: Pattern, text: str) -> bool:
    """Say whether a text holds the letters without which a pattern cannot match."""
    needs = pattern.needs
    if len(needs) == 1:
        return needs[0] in text
    return not needs or any(need in text for need in needs)


def _goes_home(back: Hit, hits: Sequence[Hit]) -> bool:
    """Say whether a return is one to the White House, and to no organization."""
    return any(hit.cue is Cue.US and 0 <= hit.start - back.end <= _HOME for hit in hits)


def _as_written(pattern: Pattern, words: str) -> bool:
    """Say whether the original has the capitals or accents that a pattern asks for."""
    if pattern.upper:
        return not any(letter.islower() for letter in words.removesuffix("'s").removesuffix("’s"))
    return not pattern.exact or compiled(pattern.exact).fullmatch(words.lower()) is not None


def _mask(folded: str, items: Sequence[Item]) -> str:
    masked = folded
    for item in items:
        masked = masked[: item.start] + NAME * (item.end - item.start) + masked[item.end :]
    return masked


def _bounds(masked: str, rules: LanguageRules) -> tuple[int, ...]:
    """Return where clauses begin; commas of an enumeration and inside brackets divide nothing."""
    bracketed = [match.span() for match in _BRACKETED.finditer(masked)]
    found = []
    for match in _DELIMITER.finditer(masked):
        place = match.start()
        if any(start <= place < end for start, end in bracketed):
            continue
        if place and masked[place - 1].isdigit() and masked[place + 1 : place + 2].isdigit():
            continue
        if _COMMA.match(match.group()) and _enumerates(masked, place, rules):
            continue
        found.append(match.end())
    if rules.tag == "th":
        found.extend(match.end() for match in re.finditer(r"(?<=\S)\s+", masked))
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
    return after.startswith(NAME)


def make_view(
    text: str,
    found: Sequence[Found],
    rules: LanguageRules,
    active: Sequence[Pattern],
    published: date | None,
) -> View:
    """Mark everything in one sentence; `found` counts in the sentence's own text."""
    items = tuple(Item(one.start, one.end, text[one.start : one.end], one.resolution) for one in found)
    masked = _mask(fold(text, rules.variants), items)
    hits = [
        Hit(pattern.cue, match.start(), match.end())
        for pattern in active
        if present(pattern, masked)
        for match in compiled(pattern.source).finditer(masked)
        if match.end() > match.start() and _as_written(pattern, text[match.start() : match.end()])
    ]
    hits = [hit for hit in hits if hit.cue is not Cue.REJOINS or not _goes_home(hit, hits)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    stamps = find_stamps(masked, rules.calendar, published)
    return View(text, masked, items, tuple(hits), stamps, _bounds(masked, rules), published, rules)
