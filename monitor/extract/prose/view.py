"""A sentence as the judge sees it: folded, names masked, cut into clauses, cues and days marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from monitor.extract.prose.clauses import clause_bounds
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.dates import find_stamps
from monitor.extract.prose.days import Era, Stamp, is_inaugural
from monitor.extract.prose.hits import Hit, Words, hits_of
from monitor.extract.prose.homelands import dateline_end, homelands, is_addressed
from monitor.extract.prose.items import Item
from monitor.extract.prose.language import LanguageRules
from monitor.extract.prose.order_days import dated_order, has_been
from monitor.extract.prose.pairs import pairs

# The commas of an aside of which nothing is left, or a preposition: ", since       ,".
_EMPTY_ASIDE = re.compile(r"[,،]\s+(?:[^\W\d_]{1,6}\s{3,})?[,،]")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
_DAY = 4  # letters between "with effect from" and a day: an article
_HOME = 12  # letters between "returns to" and the White House
_CLOSING = '"”»'  # the signs behind words that somebody says
_WRITTEN = 40  # letters between the verb and the state of a paper: "says | the circular of the | Canadian"
_SPEAKER = 24  # letters between the state of a speaker and the verb: "the Peruvian | envoy | wrote"
_TO_COME = (Cue.COMING, Cue.EFFECTIVE, Cue.YEAR_FROM_NOW, Cue.END_OF_YEAR)
_PAST = (Cue.PAST, Cue.PAST_SOFT, Cue.PAST_CLAUSE)
_FILLED = frozenset(
    {Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.ENDS, Cue.CONDITIONAL, Cue.REJOINS}
)  # among whose words they may stand
_MADE = _FILLED.union(
    _PAST, (Cue.US, Cue.OTHERS, Cue.DENIALS, Cue.NOW, Cue.LISTED)
)  # not of their own words alone


@dataclass(eq=False)
class View:
    """One sentence with all that is found in it: words, days and clauses are looked for when they are asked for.

    `words` are those that match a pattern, whatever else the sentence says.  "Their government" is that of those
    whom it names before, or the sentences before it (`abroad`).
    """

    text: str
    masked: str
    items: tuple[Item, ...]
    words: Words
    published: date | None
    rules: LanguageRules
    abroad: bool = False  # the sentences before speak of people of another state, and not of ours
    _found: dict[Cue, tuple[Hit, ...]] = field(default_factory=dict)

    @cached_property
    def stamps(self) -> tuple[Stamp, ...]:
        """The days that the sentence names; the day of an order, or of an exit told as done, has been."""
        found = find_stamps(self.masked, self.rules.calendar, self.published, self.text)
        if not any(stamp.day and stamp.era(self.published) is Era.FUTURE for stamp in found):
            return found
        orders = self._hits(Cue.ORDERS)
        found = tuple(dated_order(self.masked, stamp, self.published, orders) for stamp in found)
        if self.has(*_TO_COME) or not (self.rules.numbers(Cue.COMING) and self.has(Cue.EXIT_WORDS)):
            return found
        return tuple(has_been(self.masked, stamp, self.published) for stamp in found)

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """Where clauses begin."""
        return clause_bounds(self.masked, self.rules, self.text)

    def of(self, *cues: Cue) -> tuple[Hit, ...]:
        """Return the hits of some cues, in order."""
        if len(cues) == 1:
            hits = self._found.get(cues[0])
            return self._hits(cues[0]) if hits is None else hits
        held = [hits for cue in cues if (hits := self._hits(cue))]
        if len(held) > 1:
            return tuple(sorted((hit for hits in held for hit in hits), key=_place))
        return held[0] if held else ()

    def has(self, *cues: Cue) -> bool:
        """Say whether there is a hit of one of the cues."""
        found = self._found
        for cue in cues:
            hits = found.get(cue)
            if hits or (hits is None and self._hits(cue)):
                return True
        return False

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The hits of all cues, in order."""
        return self.of(*self.rules.cues)

    def _hits(self, cue: Cue) -> tuple[Hit, ...]:
        found = self._found.get(cue)
        if found is None:
            plain = self.words[cue]
            matches = self._with_others(cue, plain) if cue in _MADE else plain
            found = tuple(sorted(matches, key=_place)) if matches else ()
            self._found[cue] = found
        return found

    def _with_others(self, cue: Cue, plain: Sequence[Hit]) -> list[Hit]:
        """Return the words of a cue, as other words of the sentence make more of them or fewer."""
        matches = list(plain)
        if cue in _FILLED and (patterns := self.words.able(cue)) and self.bare != self.masked:
            known = {(hit.start, hit.end) for hit in matches}
            more = (hit for pattern in patterns for hit in hits_of(pattern, self.text, self.bare))
            matches += [hit for hit in more if (hit.start, hit.end) not in known]
        if cue is Cue.REJOINS:
            exits = self.of(Cue.EXITS, Cue.EXITS_ANY)
            told = self._hits(Cue.EXIT_WORDS)  # "the letter of withdrawal was torn up | by Washington"
            matches = [
                hit
                for hit in matches
                if any(hit.start <= one.start and one.end <= hit.end for one in told)
                or not _goes_home(hit, self._hits(Cue.US), exits)
            ]
        elif cue in (Cue.US, Cue.OTHERS) and self.words[Cue.HOMELAND]:
            matches += self._homelands(cue, matches)
        elif cue is Cue.DENIALS:
            matches += self._resignations()
        elif cue in _PAST:
            matches = self._with_first_days(cue, matches)
        elif cue is Cue.NOW and is_inaugural(self.published):
            matches += [Hit(cue, hit.start, hit.end) for hit in self._hits(Cue.INAUGURAL)]
        elif cue is Cue.LISTED:
            matches += self._paired(cue, Cue.INCLUDES, Cue.ORDERS)
            matches += self._paired(cue, Cue.STANDS, Cue.ORDERS)
        return matches

    @cached_property
    def bare(self) -> str:
        """The masked sentence with blanks for words that change nothing, such as "also" and ", on Tuesday,".

        Neither do quotation marks, which stand anywhere: 'the "withdrawal of the United States" from'.
        """
        bare = self.masked.translate(_QUOTES)
        blanks = [(hit.start, hit.end) for hit in self._hits(Cue.FILLERS)]
        if not self.rules.joined:
            leaving = self._hits(Cue.EXIT_WORDS)  # "has denounced" says now, and what
            blanks += [
                (hit.start, hit.end) for hit in self._hits(Cue.NOW) if not any(map(hit.overlaps, leaving))
            ]
            days = [stamp.start for stamp in self.stamps]  # "with effect from", where a day stands behind it
            blanks += [
                (hit.start, hit.end)
                for hit in (self._hits(Cue.EFFECTIVE) if days else ())
                if any(0 <= day - hit.end <= _DAY for day in days)
            ]
            blanks += [(stamp.start, stamp.end) for stamp in self.stamps]
        for start, end in blanks:
            bare = bare[:start] + " " * (end - start) + bare[end:]
        return _EMPTY_ASIDE.sub(lambda aside: " " * len(aside.group()), bare)

    def _homelands(self, cue: Cue, named: Sequence[Hit]) -> list[Hit]:
        """Return where words stand for the state of people named before: ours for `US`, another for `OTHERS`."""
        ours = named if cue is Cue.US else self.words[Cue.US]
        theirs = named if cue is Cue.OTHERS else self.words[Cue.OTHERS]
        placed = dateline_end(self.text)
        away = [one for one in theirs if one.start >= placed and not self._is_told_by(ours, one)]
        # "The Swiss envoy handed Washington the letter in which his country".
        if self.rules.order == "svo" and self.has(Cue.NOTIFIED, Cue.ANNOUNCES):
            ours = [one for one in ours if not self._is_told_by(away, one)]
        words = self._hits(Cue.HOMELAND)
        return homelands(cue, words, ours, away, abroad=self.abroad or self._says_behind(words, ours, away))

    def _says_behind(self, words: Sequence[Hit], ours: Sequence[Hit], away: Sequence[Hit]) -> bool:
        """Say whether one of another state says what stands before: "My government leaves", Peru's envoy wrote."""
        if not (words and away) or self.rules.order != "svo":
            return False
        closed = max(self.masked.find(sign, words[0].end) for sign in _CLOSING)
        return any(
            words[0].end <= one.start
            and not any(mine.start < one.start for mine in ours)
            and (
                (not ours and 0 <= said.start - one.end <= _SPEAKER)
                # "…," says the circular of the Canadian ministry
                or (0 <= closed <= said.start and 0 <= one.start - said.end <= _WRITTEN)
            )
            for one in away
            for said in self._hits(Cue.ANNOUNCES)
            if one.end <= said.start or not any(map(said.overlaps, self._hits(Cue.OBLIQUE)))
        )

    def _is_told_by(self, speakers: Sequence[Hit], told: Hit) -> bool:
        """Say whether somebody stands behind another as the one told: "our envoy told Ottawa that her government".

        Where verbs come last an ending of its own says so, or that it is a place: "in Riyadh".
        """
        oblique = self._hits(Cue.OBLIQUE)
        if self.rules.order == "sov":
            return any(hit.start <= told.start and told.end <= hit.end for hit in oblique)
        if (
            self.rules.order != "svo"
            or self.rules.joined
            or not any(one.end <= told.start and not one.overlaps(told) for one in speakers)
        ):
            return False
        offices = self._hits(Cue.OFFICES)
        first = min(
            (one.start for one in offices if one.start <= told.start <= one.end + 1), default=told.start
        )
        if self.rules.lexicon.agent.search(self.masked, 0, first):
            return False  # "Lisbon was notified by the embassy of the United States"
        return is_addressed(self.masked, told, oblique, offices)

    def _resignations(self) -> list[Hit]:
        """Return where somebody leaves a post: "the director leaves", not "the director says that the US leaves".

        Behind a clause in which the United States leave it is told besides: "the US leaves, said its director, who
        resigns in May".
        """
        hits = self._hits(Cue.RESIGNS)
        spoilers = self._hits(Cue.NOT_US) if hits else ()
        named = self._hits(Cue.US) if hits else ()
        whole = [hit for hit in named if not any(_within(hit, other) for other in named)]
        ours = [hit for hit in whole if not any(map(hit.overlaps, spoilers))]
        exits = self.of(Cue.EXITS, Cue.EXITS_ANY) if ours else ()
        left = [one for one in exits if not any(map(one.overlaps, hits))]
        told = min((self.clause(one.start) for one in left if one.end >= ours[0].start), default=None)
        return [
            Hit(Cue.DENIALS, hit.start, hit.end)
            for hit in hits
            if not any(hit.start < one.start < hit.end and not self._of_whom(hit, one) for one in ours)
            and not (told is not None and told < self.clause(hit.start))
        ]

    def _with_first_days(self, cue: Cue, past: list[Hit]) -> list[Hit]:
        """Return words of the past with those for the first days of a president, or without these on a page of such."""
        first = self._hits(Cue.INAUGURAL)
        if is_inaugural(self.published):
            return [hit for hit in past if not any(map(hit.overlaps, first))]
        return past + [Hit(cue, hit.start, hit.end) for hit in first] if cue is Cue.PAST else past

    def _of_whom(self, hit: Hit, ours: Hit) -> bool:
        """Say whether a name of the United States only says whose ambassador leaves: "the ambassador of the US"."""
        first, _, between = self.masked[hit.start : ours.start].partition(" ")
        return first.isalpha() and all(word in self.rules.links for word in between.split())

    def _paired(self, cue: Cue, first: Cue, second: Cue) -> list[Hit]:
        """Return what words of two cues mean together."""
        if not (self.words[second] and self.words[first]):
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


def _goes_home(back: Hit, ours: Sequence[Hit], exits: Sequence[Hit]) -> bool:
    """Say whether a return is one to the White House, and to no organization; no exit begins between them."""
    return any(
        0 <= hit.start - back.end <= _HOME and not any(back.end <= one.start <= hit.start for one in exits)
        for hit in ours
    )


def _within(hit: Hit, other: Hit) -> bool:
    """Say whether words are a part of longer ones: "the United States" in "the delegation of the United States"."""
    return other.start <= hit.start and hit.end <= other.end and hit.end - hit.start < other.end - other.start


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end
