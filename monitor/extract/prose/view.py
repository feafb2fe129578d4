"""A sentence as the judge sees it: folded, names masked, cut into clauses, cues and days marked.

Names are masked before anything is looked for, since the name of an organization is full of words that
mean something else in a sentence (relief, court, Ukraine, termination).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from monitor.extract.prose.dates import Era, Stamp, find_stamps
from monitor.extract.prose.fold import WORD
from monitor.extract.prose.pairs import pairs
from monitor.extract.prose.patterns import NAME, compiled
from monitor.extract.prose.rules import Cue, LanguageRules, Pattern
from monitor.model import Found, Resolution

_DELIMITER = re.compile(r"[,;—–،؛，；：]|:(?!\w)|(?<=\s)-(?=\s)|(?<=[^\s\d])\s(?:/|·)\s")
# Thai puts its spaces between clauses, and also around names and numbers and behind the mark of abbreviation.
_THAI_CLAUSE = re.compile(rf"(?<=[^\s\dฯ{NAME}])\s+(?![\d{NAME}])")
_COMMA = re.compile(r"[,،，]")
_ABBREVIATED = re.compile(
    rf"{NAME}, {NAME}{{2,8}}$"
)  # "the Organization, WMO, …": the comma behind it ends nothing
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,120}[)）\]]")
_ASIDE = re.compile(r"\s*,\s*(?P<aside>[^,;:]{3,90}),?(?P<links>(?:\s+\w+['’]?){1,4}\s*)")
_ENDS = re.compile(r"[\s)\]\"'»”’]*(?:[.,;:!?–—]|$)")
_APART = 60  # letters between two names of an enumeration, brackets not counted
_SPELLED = 110  # letters between a name and the abbreviation of one that is spelled out
_WHOLE = "United Nations"
_OWNERS = frozenset([_WHOLE, "Council of Europe", "European Union", "Organization of American States"])
_HOME = 12  # letters between "returns to" and the White House
# What makes words more than a name that is spelled out.
_ACTING = (Cue.EXITS, Cue.EXITS_ANY, Cue.REJOINS, Cue.STAYS, Cue.NEGATIONS, Cue.ANNOUNCES, Cue.US, Cue.OTHERS)
_TELLING = (Cue.EXITS_WEAK, Cue.EXIT_WORDS, Cue.DENIALS, Cue.CONDITIONAL, Cue.REJOINS, Cue.LISTED)
_FILLED = frozenset({Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK})  # phrases among whose words fillers may stand
_DESCRIBED = 30  # letters between two names that describe the second
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

    @property
    def is_whole(self) -> bool:
        """Say whether this is the United Nations, to which most other names belong."""
        organization = self.resolution.organization
        return organization is not None and organization.name == _WHOLE

    @property
    def is_owner(self) -> bool:
        """Say whether many bodies belong to this one, so that it may be left in a part only."""
        organization = self.resolution.organization
        return organization is not None and organization.name in _OWNERS


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that matched a pattern; `negative` where the pattern itself holds a negation."""

    cue: Cue
    start: int
    end: int
    negative: bool = False

    def overlaps(self, other: Hit) -> bool:
        """Say whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def begins_in(self, other: Hit) -> bool:
        """Say whether these words begin among the words of another."""
        return other.start <= self.start < other.end


@dataclass(frozen=True, eq=False)
class View:
    """One sentence with all that is found in it: words, days and clauses are looked for when they are asked for.

    `able` holds the patterns that can match in it, by what their words do.
    """

    text: str
    masked: str
    items: tuple[Item, ...]
    able: Mapping[Cue, Sequence[Pattern]]
    published: date | None
    rules: LanguageRules
    _found: dict[Cue, tuple[Hit, ...]] = field(default_factory=dict)

    @cached_property
    def stamps(self) -> tuple[Stamp, ...]:
        """The days that the sentence names."""
        return find_stamps(self.masked, self.rules.calendar, self.published)

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """Where clauses begin."""
        return _bounds(self.masked, self.rules)

    def of(self, *cues: Cue) -> tuple[Hit, ...]:
        """Return the hits of some cues, in order."""
        if len(cues) == 1:
            return self._hits(cues[0])
        held = [hits for cue in cues if (hits := self._hits(cue))]
        if len(held) > 1:
            return tuple(sorted((hit for hits in held for hit in hits), key=_place))
        return held[0] if held else ()

    def has(self, *cues: Cue) -> bool:
        """Say whether there is a hit of one of the cues."""
        return any(map(self._hits, cues))

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The hits of all cues, in order."""
        return self.of(*self.able)

    def _hits(self, cue: Cue) -> tuple[Hit, ...]:
        found = self._found.get(cue)
        if found is None:
            patterns = self.able.get(cue, ())
            matches = [hit for pattern in patterns for hit in _hits(pattern, self.text, self.masked)]
            if cue in _FILLED and patterns and self._bare != self.masked:
                known = {(hit.start, hit.end) for hit in matches}
                more = (hit for pattern in patterns for hit in _hits(pattern, self.text, self._bare))
                matches += [hit for hit in more if (hit.start, hit.end) not in known]
            if cue is Cue.REJOINS:
                exits = self.of(Cue.EXITS, Cue.EXITS_ANY)
                matches = [hit for hit in matches if not _goes_home(hit, self._hits(Cue.US), exits)]
            elif cue is Cue.LISTED:
                matches += self._paired(cue, Cue.INCLUDES, Cue.ORDERS)
            found = tuple(sorted(matches, key=_place)) if matches else ()
            self._found[cue] = found
        return found

    @cached_property
    def _bare(self) -> str:
        """The masked sentence with blanks for words that change nothing: "ceases ____ to take part"."""
        bare = self.masked
        for hit in self._hits(Cue.FILLERS):
            bare = bare[: hit.start] + " " * (hit.end - hit.start) + bare[hit.end :]
        return bare

    def _paired(self, cue: Cue, first: Cue, second: Cue) -> list[Hit]:
        """Return what words of two cues mean together."""
        if not (self.able.get(first) and self.able.get(second)):
            return []
        one, other = ([(hit.start, hit.end) for hit in self._hits(part)] for part in (first, second))
        return [Hit(cue, start, end) for start, end in pairs(self.masked, one, other, self.clause)]

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
        between = _BRACKETED.sub(lambda found: " " * len(found.group()), self.masked[left.end : right.start])
        if NAME in between or self._owns(left, right):
            return False
        if self.rules.asides and self._aside(between, right):
            return True
        if (
            self._spelled_out(left, right)
            or self._described(between, left, right)
            or self._added(left, right)
        ):
            return True
        if len(" ".join(between.split())) > _APART:
            return False
        if self.rules.joined:
            rest = between
            for link in sorted(self.rules.links, key=len, reverse=True):
                rest = rest.replace(link, "")
            return not _WORD.search(rest) and not re.search(r"[;；:：。]", rest)
        return not re.search(r"[:;]", between) and all(
            self._links(word, left.end) for word in _WORD.finditer(between)
        )

    def _owns(self, left: Item, right: Item) -> bool:
        """Say whether the second name is the United Nations as the owner of the first: "Council of the UN"."""
        between = self.masked[left.end : right.start]
        first = _WORD.search(between)
        if not right.is_whole or first is None or _COMMA.search(between):
            return False
        return any(hit.start == left.end + first.start() for hit in self.of(Cue.GENITIVE))

    def _spelled_out(self, left: Item, right: Item) -> bool:
        """Say whether the second name is the abbreviation of words that no gazetteer knows: "and the Agency … (X)".

        The words begin with a link and a kind of body, and nobody acts, leaves or stays in them.
        """
        between = self.masked[left.end : right.start]
        if self.rules.joined or len(between) > _SPELLED or between[-1:] not in ("(", "（"):
            return False
        if self.masked[right.end : right.end + 1] not in (")", "）", ","):
            return False
        opened = between.lstrip(" )）\"'»”’")
        words = [word.group() for word in _WORD.finditer(opened)]
        links = next(
            (number for number, word in enumerate(words) if word not in self.rules.links), len(words)
        )
        if not (links or opened.startswith((",", "،"))) or links == len(words):
            return False
        if not any(self.rules.is_kind(word) for word in words[links : links + 2]):
            return False
        return not any(left.end <= hit.start < right.start for hit in self.of(*_ACTING))

    def _described(self, between: str, left: Item, right: Item) -> bool:
        """Say whether a link and words that describe the second name stand between two: "A and, seated in B, C".

        Where verbs end the sentence, what describes a name stands before it; nobody acts in it.
        """
        if self.rules.order != "sov" or len(between) > _DESCRIBED:
            return False
        opened = between.lstrip(" )）」』\"'»”’")
        if self.rules.joined:
            led = any(opened.startswith(link) for link in self.rules.links) or opened[:1] in "、，,"
        else:
            first = _WORD.match(opened)
            led = opened.startswith((",", "،")) or (first is not None and first.group() in self.rules.links)
        return led and not any(left.end <= hit.start < right.start for hit in self.of(*_ACTING, *_TELLING))

    def _added(self, left: Item, right: Item) -> bool:
        """Say whether "as well as" joins the second name behind an aside in commas: "X, base of …, as well as Y"."""
        between = self.masked[left.end : right.start]
        if self.rules.joined or len(between) > _SPELLED or not between.lstrip(" )»”\"'").startswith(","):
            return False
        for hit in self.of(Cue.ADDS):
            if left.end <= hit.start and hit.end <= right.start:
                words = [word.group() for word in _WORD.finditer(self.masked[hit.end : right.start])]
                return all(word in self.rules.links for word in words) and not any(
                    left.end <= one.start < right.start for one in self.of(*_ACTING)
                )
        return False

    def _aside(self, between: str, right: Item) -> bool:
        """Say whether an aside in commas and a link stand between two names: "X, which advises courts, and Y".

        The second name must end its clause, or it could be the one who acts in the next.
        """
        match = _ASIDE.fullmatch(between)
        if match is None or not _ENDS.match(self.masked, right.end):
            return False
        opening = _WORD.match(match.group("aside"))
        links = _WORD.findall(match.group("links"))
        return (
            opening is not None
            and opening.group() in self.rules.asides
            and bool(links)
            and all(word in self.rules.links for word in links)
        )

    def _links(self, word: re.Match[str], offset: int) -> bool:
        """Say whether a word may stand between two names: a link, a kind of body, or the place of a seat.

        A seat is a word in capitals right behind a link ("in Rome"), and nobody who acts.
        """
        if word.group() in self.rules.links or word.group() in self.rules.heads:
            return True
        start = offset + word.start()
        before = _WORD.findall(self.masked[max(0, start - 12) : start])
        written = self.text[start : start + 1]
        seat = self.rules.capitals and written.isupper() and bool(before) and before[-1] in self.rules.links
        return seat and not any(
            hit.start <= start < hit.end for hit in self.of(Cue.US, Cue.OTHERS, Cue.NOT_US)
        )


def _goes_home(back: Hit, ours: Sequence[Hit], exits: Sequence[Hit]) -> bool:
    """Say whether a return is one to the White House, and to no organization; no exit begins between them."""
    return any(
        0 <= hit.start - back.end <= _HOME and not any(back.end <= one.start <= hit.start for one in exits)
        for hit in ours
    )


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _as_written(pattern: Pattern, words: str) -> bool:
    """Say whether the original has the capitals or accents that a pattern asks for."""
    if pattern.upper:
        return not any(letter.islower() for letter in words.removesuffix("'s").removesuffix("’s"))
    return not pattern.exact or compiled(pattern.exact).fullmatch(words.lower()) is not None


def mask(folded: str, items: Sequence[Item]) -> str:
    """Return a folded sentence with its names masked."""
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
        if _COMMA.match(match.group()) and (
            _enumerates(masked, place, rules) or _ABBREVIATED.search(masked, 0, place)
        ):
            continue
        found.append(match.end())
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
    return after.startswith(NAME)


def items_of(text: str, found: Sequence[Found]) -> tuple[Item, ...]:
    """Return the names of a sentence; `found` counts in the sentence."""
    return tuple(Item(one.start, one.end, text[one.start : one.end], one.resolution) for one in found)


def make_view(
    text: str, masked: str, items: tuple[Item, ...], rules: LanguageRules, held: int, published: date | None
) -> View:
    """Return a sentence to be judged; `held` are the letters that it holds (`LanguageRules.letters`)."""
    able: dict[Cue, list[Pattern]] = {}
    for number in rules.letters.able(held):
        pattern = rules.patterns[number]
        able.setdefault(pattern.cue, []).append(pattern)
    return View(text, masked, items, able, published, rules)


def holds(text: str, masked: str, rules: LanguageRules, held: int, cues: Sequence[Cue]) -> bool:
    """Say whether a sentence holds words of some cues, without reading the rest of it."""
    return any(
        _hits(rules.patterns[number], text, masked)
        for number in rules.letters.able(held, rules.numbers(*cues))
    )


def _hits(pattern: Pattern, text: str, masked: str) -> list[Hit]:
    return [
        Hit(pattern.cue, match.start(), match.end(), pattern.negative)
        for match in compiled(pattern.source).finditer(masked)
        if match.end() > match.start() and _as_written(pattern, text[match.start() : match.end()])
    ]
