"""Whether an exit belongs to the days of the document, or is history."""

from __future__ import annotations

from monitor.extract.prose.besides import (
    behind_quote,
    quoted_apart,
    stands_before,
    told_before,
    told_behind,
    told_in_front,
)
from monitor.extract.prose.coming import is_of_a_notice, is_to_come, stands_alone
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.dated import dated_by, only_dates
from monitor.extract.prose.days import Era, Stamp
from monitor.extract.prose.disclosed import is_disclosed
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.known_now import is_known_only_now, without_recent
from monitor.extract.prose.passing import describes_actor, describes_left
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View
from monitor.extract.prose.years import names_a_treaty, of_an_old_treaty

_BACK = 10  # letters of "already in", which only tells that a month or a day of the past follows
_OF_AN_EXIT = 6  # letters behind "signed" in which an exit tells what was signed
_PARTICIPLE = 7  # letters of the shortest one that tells a founding; "since" and "by" have fewer
_COMMAS = ",、，"
_RELATIVE = 60  # letters between a year and the founding that describes the name right behind it
_ENDING = 6  # letters of the ending of a participle: "設立|された", "설립|된"
_WANTS = 12  # letters from the start of an exit in which a wish is part of it
# "[signature of] 1996", in the languages that put the year before it: 1996年对, 1996年の署名, 1996년 서명.
_LEAVING = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS, Cue.REJOINS)
_OWNERS = (Cue.EXITS, Cue.EXITS_ANY, Cue.EXITS_WEAK, Cue.REJOINS, Cue.EXIT_WORDS)


def speaks_of_now(view: View, cue: Hit) -> bool:
    """Say whether a sentence dates an exit to the days of the document, or announces it for later."""
    clause = view.clause(cue.start)
    if any(hit.start < cue.end or view.clause(hit.start) == clause for hit in view.of(Cue.NOW)):
        return True
    if any(view.clause(hit.start) == clause for hit in view.of(Cue.YEAR_FROM_NOW)):
        return True
    return any(
        stamp.era(view.published) is Era.NOW and (stamp.start < cue.end or view.clause(stamp.start) == clause)
        for stamp in view.stamps
    )


def long_ago(view: View, cue: Hit) -> bool:
    """Say whether an exit is history: words or days of the past in its clause, or before it in none other."""
    clause, end = view.clause(cue.start), view.clause_span(view.clause(max(cue.start, cue.end - 1)))[1]
    taken = {view.clause(hit.start) for hit in view.of(*_OWNERS) if not hit.overlaps(cue)} - {clause}
    if _goes_on(view, clause):
        taken.discard(clause - 1)
    here_now = any(view.clause(hit.start) == clause for hit in view.of(Cue.NOW)) or any(
        stamp.era(view.published) is Era.NOW and view.clause(stamp.start) == clause
        for stamp in view.stamps
        if not any(hit.start < stamp.start and stamp.end <= hit.end for hit in view.of(Cue.PAST))
    )  # "forty years ago today" is no day of the document
    here_now = here_now or _only_says_now(view, clause - 1)
    announced = min((hit.start for hit in view.of(Cue.ANNOUNCES)), default=len(view.masked))
    past_days = _past_days(view)
    if is_disclosed(view, cue, [*_past_words(view), *view.of(Cue.PAST_CLAUSE)], past_days):
        return False
    if not here_now and any(
        view.clause(hit.start) == clause and hit.start < announced for hit in view.of(Cue.PAST_SOFT)
    ):
        return True
    later = view.of(Cue.YEAR_FROM_NOW)  # "after a year": of history, or the time after which the exit counts
    if any(
        view.clause(hit.start) == clause and not _joining(view, hit) and not any(map(hit.overlaps, later))
        for hit in view.of(Cue.PAST_CLAUSE)
    ):
        return True
    known_now = is_known_only_now(view, cue, past_days)
    if known_now:
        past_days = without_recent(view, past_days)
    if _said_long_ago(view, cue, past_days):
        return True
    if dated_by(view, clause + 1, past_days) or only_dates(view, clause + 1, past_days):
        return True
    coming = [stamp for stamp in view.stamps if stamp.era(view.published) is Era.FUTURE]
    first_days = {hit.start for hit in view.of(Cue.INAUGURAL)}
    past = [
        hit.start
        for hit in _past_words(view)
        if not _in_brackets(view, hit.start)
        and not quoted_apart(view, cue, hit.start)
        and not (view.rules.order == "svo" and told_before(view, cue, hit))  # "on the eve of its anniversary"
        and not any(stamp.start < hit.end and hit.start < stamp.end for stamp in coming)
        and not (known_now and hit.end - hit.start <= _BACK)
    ]
    for start in past + past_days:
        place = view.clause(start)
        apart = place != clause or told_behind(view, cue, start) or told_in_front(view, cue, start)
        told = here_now and start not in first_days  # the tense of "he announced" is no day
        since = apart and (told or _dated_since(view, start, cue.start) or is_of_a_notice(view, start, cue))
        aside = start in past_days and stands_before(view, cue, start)
        if start >= end or place in taken or since or aside:
            continue
        if not (describes_actor(view, place, cue.start) or describes_left(view, place, cue.start)):
            return True
    return False


def _said_long_ago(view: View, cue: Hit, past_days: list[int]) -> bool:
    """Say whether the exit is quoted, and those were words of the past: "'We are leaving', he told them in 1985"."""
    said = behind_quote(view, cue)
    return (
        said is not None
        and any(said[0] <= day < said[1] for day in past_days)
        and not any(
            said[0] <= stamp.start < said[1] and stamp.era(view.published) is Era.NOW for stamp in view.stamps
        )
    )


def _past_words(view: View) -> list[Hit]:
    """Return the words of the past that are no part of those of the day: "earlier", and not "a few hours earlier"."""
    now = view.of(Cue.NOW)
    return [
        hit
        for hit in view.of(Cue.PAST)
        if not any(one.start < hit.start and hit.end <= one.end for one in now)
    ]


def _goes_on(view: View, number: int) -> bool:
    """Say whether a clause goes on with what the one before tells: "…, as well as", ", а также"."""
    start, end = view.clause_span(number)
    return any(
        start <= hit.start < end and not LETTERS.search(view.masked[start : hit.start])
        for hit in view.of(Cue.ADDS)
    )


def _dated_since(view: View, past: int, exit_: int) -> bool:
    """Say whether a day of the document stands between one of the past and an exit: it is the one that dates it."""
    return any(
        past < stamp.start < exit_ and view.clause(stamp.start) != view.clause(past)
        for stamp in view.stamps
        if stamp.era(view.published) is Era.NOW
    )


def _in_brackets(view: View, place: int) -> bool:
    """Say whether words stand in brackets, where they describe a name: "the Organization (WOAH, formerly OIE)"."""
    opened = max(view.masked.rfind(sign, 0, place) for sign in "(（")
    closed = max(view.masked.rfind(sign, 0, place) for sign in ")）")
    return opened > closed


def _joining(view: View, hit: Hit) -> bool:
    """Say whether "years after" counts from a founding or a joining, and not from the exit."""
    return any(0 <= origin.start - hit.end <= _WANTS for origin in view.of(Cue.ORIGIN, Cue.REJOINS))


def _past_days(view: View) -> list[int]:
    """Return where past days stand that date neither a founding nor a name ("the 2015 agreement")."""
    origins = view.of(Cue.ORIGIN)
    effective = view.of(Cue.EFFECTIVE)
    places = []
    for stamp in view.stamps:
        era = stamp.era(view.published)
        unknown_day = era is Era.UNCERTAIN and view.published is None
        if era is not Era.PAST and not (unknown_day and not effective):
            continue
        if (
            stamp.day is None
            and not stamp.whole_year
            and any(hit.start <= stamp.start <= hit.end + 1 for hit in effective)
        ):
            continue  # the month that comes: "as of the end of December"
        clause = view.clause(stamp.start)
        alone = stands_alone(view, clause, stamp)  # "which it was the first to ratify, in 1973, and"
        if (
            (stamp.whole_year and (names_a_treaty(view, stamp) or _of_a_founding(view, stamp)))
            or (view.rules.lexicon.signature.match(view.masked, stamp.end) and _among_an_exit(view, stamp))
            or is_to_come(view, stamp)
            or any(origin.start <= stamp.start and stamp.end <= origin.end for origin in origins)
            or of_an_old_treaty(view, stamp)
            or any(
                (view.clause(origin.start) == clause or (alone and view.clause(origin.start) == clause - 1))
                and origin.start < stamp.start
                and not _left_since(view, origin.start, stamp.start)
                and not _counts_from(view, origin, stamp)
                for origin in origins
            )
        ):
            continue
        places.append(stamp.start)
    return places


def _of_a_founding(view: View, stamp: Stamp) -> bool:
    """Say whether a year stands before a founding that describes what is left: "the body founded in 1948".

    So it does where verbs come last or words have no spaces, and right before a participle: "dem 1996 gegründeten Rat".
    """
    if not view.rules.joined and view.rules.order == "free":
        return any(
            hit.start - stamp.end == 1 and hit.end - hit.start >= _PARTICIPLE for hit in view.of(Cue.ORIGIN)
        )
    if not view.rules.joined and view.rules.order != "sov":
        return False
    clause = view.clause(stamp.start)
    for hit in view.of(Cue.ORIGIN):
        far = _RELATIVE if _describes_name(view, stamp.end, hit) else _WANTS
        # "2019年に、… に設立された … から脱退した": the year is that of the exit
        apart = any(sign in view.masked[stamp.end : hit.start] for sign in _COMMAS)
        if 0 <= hit.start - stamp.end <= far and view.clause(hit.start) == clause and not apart:
            near = range(stamp.end, hit.end + _OF_AN_EXIT)
            stakes = view.of(Cue.STAKES)  # "the membership since 1996"
            if not any(one.start in near and not any(map(one.overlaps, stakes)) for one in view.of(*_OWNERS)):
                return True
    return False


def _describes_name(view: View, start: int, founding: Hit) -> bool:
    """Say whether words from a year to a founding describe the name right behind: "2017’de Helsinki’de kurulan X"."""
    between = view.masked[start : founding.start]
    return NAME not in between and any(0 <= item.start - founding.end <= _ENDING for item in view.items)


def _counts_from(view: View, origin: Hit, stamp: Stamp) -> bool:
    """Say whether a sentence opens with the month from which it counts what it tells: "Since January it has left"."""
    near = 0 <= stamp.start - origin.end <= 1
    return near and not stamp.whole_year and not LETTERS.search(view.masked, 0, origin.start)


def _among_an_exit(view: View, stamp: Stamp) -> bool:
    """Say whether a year stands among the words of an exit: "takes back its acceptance of 1948"."""
    return any(hit.start <= stamp.start and stamp.end < hit.end for hit in view.of(Cue.EXITS, Cue.EXITS_ANY))


def _left_since(view: View, start: int, end: int) -> bool:
    """Say whether an exit stands between a founding or joining and a day: "rejoined after leaving in 2018"."""
    return any(start < hit.start < end for hit in view.of(Cue.EXITS, Cue.EXITS_ANY))


def dated_before(view: View) -> bool:
    """Say whether a sentence names a day of the past that dates what it tells."""
    return bool(_past_days(view))


def _only_says_now(view: View, clause: int) -> bool:
    """Say whether a clause holds no more than words of these days: "the evening before, Washington had left"."""
    if clause < 0 or view.rules.joined:
        return False
    start, end = view.clause_span(clause)
    now = [(hit.start, hit.end) for hit in view.of(Cue.NOW)]
    now += [(stamp.start, stamp.end) for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    words = LETTERS.finditer(view.masked, start, end)
    return any(start <= first < end for first, _ in now) and all(
        word.group() in view.rules.links or any(first <= word.start() < last for first, last in now)
        for word in words
    )


def tells_history(view: View) -> bool:
    """Say whether a sentence speaks of past days, so that the next one may go on with them."""
    if any(stamp.era(view.published) is Era.NOW for stamp in view.stamps):
        return False
    days = [start for start in _past_days(view) if not _of_an_aside(view, start)]
    days = [start for start in days if not _beside_a_name(view, start)]
    fillers = view.of(Cue.FILLERS) if days else ()  # "on 2 August 2019 it officially left"
    if not all(any(map(hit.overlaps, fillers)) for hit in view.of(Cue.NOW)):
        return False
    past = [*_past_words(view), *view.of(Cue.PAST_CLAUSE, Cue.PAST_SOFT)]
    return bool(days) or not all(
        _tells_a_founding(view, hit) or _beside_a_name(view, hit.start) for hit in past
    )


def _of_an_aside(view: View, day: int) -> bool:
    """Say whether a day only describes somebody, the sentence going on: "X, who came in 1990, said"."""
    start, end = view.clause_span(view.clause(day))
    opens = any(
        start <= hit.start and not LETTERS.search(view.masked, start, hit.start)
        for hit in view.of(Cue.DESCRIBES)
        if hit.start < day
    )
    return opens and LETTERS.search(view.masked, end) is not None


def _beside_a_name(view: View, place: int) -> bool:
    """Say whether a clause in commas behind a name says more of it: "X, moved to Dijon two years ago, got a letter".

    No exit and no notice stands in it, words that say "the same" stand elsewhere, and it says more than the day.
    """
    if view.rules.joined or view.rules.order == "sov" or not view.has(Cue.SAME):
        return False
    number = view.clause(place)
    start, end = view.clause_span(number)
    named = any(view.masked[item.end : start].strip(" )") == "," for item in view.items if item.end <= start)
    same = any(view.clause(hit.start) != number for hit in view.of(Cue.SAME))
    opening = LETTERS.search(view.masked, start, end)
    if not (named and same and opening) or opening.start() >= place or not LETTERS.search(view.masked, end):
        return False
    return not any(view.clause(hit.start) == number for hit in view.of(*_LEAVING, Cue.NOTIFIED))


def comes_to_now(view: View) -> bool:
    """Say whether a sentence turns from the past to an exit of these days: "It joined in 1994; now it leaves it"."""
    past = [hit.start for hit in _past_words(view)] + _past_days(view)
    last = view.clause(max(past)) if past else len(view.bounds)
    return any(
        view.clause(hit.start) > last and any(map(hit.overlaps, view.of(Cue.COMING)))
        for hit in view.of(Cue.EXITS, Cue.EXITS_ANY)
    )


def _tells_a_founding(view: View, hit: Hit) -> bool:
    """Say whether words of the past date a founding or a joining, told in passing: ", founded eighty years ago,"."""
    clause = view.clause(hit.start)
    begun = any(view.clause(one.start) == clause and one.end <= hit.start for one in view.of(Cue.ORIGIN))
    return begun and not any(view.clause(one.start) == clause for one in view.of(*_LEAVING))
