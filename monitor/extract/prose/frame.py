"""What the headline makes of a page: one that announces, weighs, denies, looks back, or is not true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.extract.blocks import Block
from monitor.extract.prose.actors import Who, find_actors, governs
from monitor.extract.prose.bystanding import stands_by
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.doubts import possible
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.judgement import Reading, Surroundings, read_exits
from monitor.extract.prose.line import Line
from monitor.extract.prose.news_behind import said_today
from monitor.extract.prose.view import View
from monitor.model import Context

LEDE = 5  # blocks of text within which an exit without a day is the page's news
_LABEL = 160  # letters of a block that may be a label ("Satire", "Correction")
_TITLE = 24  # letters of a headline that is only the kind of its page
_BESIDE = 12  # letters between a word for satire and one that doubts it
_QUESTION = frozenset("?？؟¿")
_CONTRARY = 2  # sentences behind a word for satire in which it may be denied
_TWO = 2
_DOUBTS = (
    Cue.ANNOUNCES, Cue.DENIALS, Cue.NEGATIONS, Cue.STAYS, Cue.PAST, Cue.PAST_CLAUSE, Cue.REJOINS,
)  # fmt: skip
_FIRST = 3  # blocks of text in which a page says of itself what it is


@dataclass(frozen=True, slots=True)
class Frame:
    """What the headline says of the page: its context, None when it says nothing about an exit.

    `plain` says that the text announces an exit as one of these days, or as the headline does, `cause` that the
    headline names the exit of the United States as what its news comes from: "cuts posts after the American exit".
    """

    context: Context | None = None
    untrue: bool = False
    recap: bool = False
    plain: bool = False
    cause: bool = False


def frame_of(headings: Sequence[Line], lines: Sequence[Line], last: Block | None) -> Frame:
    """Say what the headlines make of the page; `last` is its last block of text."""
    views = [line.view for line in headings]
    contexts = [
        context
        for place, view in enumerate(views)
        if (context := _headline(view)) is not None and not _is_affirmed(views[place : place + 2])
    ]
    headed = Context.ANNOUNCEMENT in contexts
    plain = any(
        not line.heading
        and line.telling
        and tells_news(line, read_exits(line.view, Surroundings()), headed=headed)
        for line in lines
    )
    untrue = any(
        _label(line, last) and not (plain and stands_by(line.view)) and not _is_contradicted(lines, place)
        for place, line in enumerate(lines)
        if not line.heading
    ) or any(
        view.has(Cue.CORRECTS) or (view.has(Cue.SATIRE) and not _is_doubted(view)) or _is_unsaid(view)
        for view in views
    )
    recap = any(_recaps(view) for view in views)
    if headed:
        return Frame(Context.ANNOUNCEMENT, untrue, recap, plain)
    cause = any(map(_tells_a_cause, views))
    return Frame(contexts[0] if contexts else None, untrue, recap, plain, cause)


def _tells_a_cause(view: View) -> bool:
    """Say whether a headline is history only by words like "after the exit of the United States", with no day."""
    if view.stamps or view.has(Cue.PAST_CLAUSE, Cue.RECAP):
        return False
    turns, ours, exits = view.of(Cue.TURNS), view.of(Cue.US), view.of(Cue.EXIT_WORDS)
    return view.has(Cue.PAST) and all(
        any(hit.start == one.start for one in turns)
        and any(map(hit.overlaps, ours))
        and any(one.start < hit.end and hit.start < one.end for one in exits)
        for hit in view.of(Cue.PAST)
    )


def _is_affirmed(views: Sequence[View]) -> bool:
    """Say whether a headline only asks whether they leave, and answers yes: the text tells whether that is news."""
    asked, answer = views[0], views[-1]
    if len(views) < _TWO or not answer.rules.lexicon.yes.match(answer.masked):
        return False
    if (
        answer.has(*_DOUBTS, Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT)
        or asked.has(*_DOUBTS)
        or not asked.has(Cue.EXITS, Cue.EXITS_ANY, Cue.EXIT_WORDS)
    ):
        return False
    if any(stamp.era(view.published) is Era.PAST for view in (asked, answer) for stamp in view.stamps):
        return False
    weighed = asked.of(Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT)
    return not _QUESTION.isdisjoint(asked.masked) and all(
        asked.masked[hit.start : hit.end].strip() in _QUESTION for hit in weighed
    )


def _is_contradicted(lines: Sequence[Line], place: int) -> bool:
    """Say whether one of the next sentences says the contrary: "Many took it for a hoax. It was no hoax"."""
    return any(
        line.has(Cue.SATIRE) and _is_doubted(line.view) for line in lines[place + 1 : place + 1 + _CONTRARY]
    )


def _speaks_of_exits(view: View) -> bool:
    """Say whether a headline speaks of exits or of those who leave or are left; a label of few letters need not."""
    if len(view.text) <= _TITLE or view.items:
        return True
    return view.has(Cue.US, Cue.OTHERS, Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY, Cue.ORDERS)


def _label(line: Line, last: Block | None) -> bool:
    """Say whether a line labels the page as satire, or as the correction of an earlier report."""
    placed = len(line.block.text) <= _LABEL or line.number <= _FIRST or line.block is last
    if placed and line.has(Cue.SATIRE) and not _is_doubted(line.view):
        return True
    return line.number < _FIRST and line.has(Cue.CORRECTS) and not _is_earlier(line.view)


def tells_news(line: Line, readings: Sequence[Reading], *, headed: bool) -> bool:
    """Say whether a sentence of the text tells that the United States leave something: of these days, or as headed."""
    return any(
        one.context is Context.ANNOUNCEMENT
        and not one.reversed
        and ((headed and one.explicit) or _is_certain(one, line))
        for one in readings
    )


def _is_certain(reading: Reading, line: Line) -> bool:
    """Say whether an exit is one of the United States, told of these days or as notified."""
    return reading.explicit and (
        reading.now or said_today(line.view, reading.cue) or _is_notified(line.view, reading.cue)
    )


def _is_earlier(view: View) -> bool:
    """Say whether a correction is one of long ago that is none of this page: "last month an agency had to correct"."""
    return view.has(Cue.PAST) and not view.items and not view.has(Cue.US, Cue.EXIT_WORDS)


def _is_doubted(view: View) -> bool:
    """Say whether a doubt stands beside every word for satire: "he thought it was a joke", "no April joke"."""
    found = view.of(Cue.SATIRE)
    # A word for satire may be one that says "not real" elsewhere: 模擬国連.
    doubts = [one for one in view.of(Cue.NEGATIONS, Cue.CONDITIONAL) if not any(map(one.overlaps, found))]
    return all(
        any(max(hit.start, one.start) - min(hit.end, one.end) <= _BESIDE for one in doubts)
        for hit in _joined(found)
    )


def _is_unsaid(view: View) -> bool:
    """Say whether a headline takes back what was told, and announces nothing: "the letter was fake"."""
    said = [hit for hit in view.of(Cue.UNSAYS) if not _is_no(view, hit)]
    return bool(said) and Context.ANNOUNCEMENT not in {
        one.context for one in read_exits(view, Surroundings())
    }


def _is_no(view: View, denial: Hit) -> bool:
    """Say whether "no" stands right before a word that would deny everything: "No exercise", "this is no game"."""
    return any(0 <= denial.start - no.end <= _BESIDE for no in view.of(Cue.NEGATIONS))


def _joined(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits with those as one that stand right beside each other: "April" and "joke"."""
    joined: list[Hit] = []
    for hit in sorted(hits, key=lambda one: one.start):
        if joined and hit.start - joined[-1].end <= 1:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, hit.end))
        else:
            joined.append(hit)
    return joined


def _headline(view: View) -> Context | None:
    """Return what a headline says about an exit of the United States; None when it says nothing."""
    readings = read_exits(view, Surroundings())
    contexts = [reading.context for reading in readings if not reading.reversed]
    if Context.ANNOUNCEMENT in contexts:
        return Context.ANNOUNCEMENT
    if _takes_as_known(view):
        return None
    denials = [hit for hit in view.of(Cue.DENIALS) if not _is_no(view, hit)]
    if denials and all(any(hit.start == one.cue.start for one in readings) for hit in denials):
        return None  # "the Americans leave the room": the page tells whether it is more than a room
    if denials:
        return Context.OTHER
    if readings and all(reading.denied and reading.explicit for reading in readings):
        return Context.OTHER  # "the US has not left X": what a report says of Y is no news either
    if any(reading.part for reading in readings):
        return None  # "leaves the table of X": what the page tells of X itself decides
    about = view.of(Cue.EXIT_WORDS)
    conditional = view.has(Cue.CONDITIONAL) or any(possible(view, hit) for hit in about)
    if conditional and (contexts or about):
        return Context.CONDITIONAL
    if view.has(Cue.PAST, Cue.PAST_CLAUSE) and (contexts or about):
        return Context.BACKGROUND
    acting = {actor.who for actor in find_actors(view)}
    # "After the US, Peru leaves", and not "Treaty with Peru is terminated".
    theirs = view.has(Cue.OTHERS) and (Who.OTHER in acting or view.has(Cue.US))
    if theirs and Who.US not in acting and (contexts or about):
        return None if any(_loses_us(view, one.cue) for one in readings) else Context.OTHER
    if about and not view.has(Cue.NEGATIONS) and _names_us(view):
        return Context.ANNOUNCEMENT
    return contexts[0] if contexts and contexts[0] is not Context.OTHER else None


def _loses_us(view: View, cue: Hit) -> bool:
    """Say whether another loses the United States: "Paris is left without Washington", "bids its donor farewell".

    Their words stand in the exit, or right behind it, governed by its own preposition.
    """
    if view.rules.order == "sov" or view.items:
        return False
    if any(cue.start < one.start <= cue.end + 1 for one in view.of(Cue.DESCRIBES)):
        return True
    oblique = [one for one in view.of(Cue.OBLIQUE) if one.start < cue.end <= one.end]
    return any(
        cue.start <= ours.start < cue.end or any(governs(view, one, ours) for one in oblique)
        for ours in view.of(Cue.US)
    )


def _names_us(view: View) -> bool:
    """Say whether a headline names the United States themselves, and not only a company or a person of theirs."""
    spoilers = view.of(Cue.NOT_US)
    return any(not any(map(hit.overlaps, spoilers)) for hit in view.of(Cue.US))


def _recaps(view: View) -> bool:
    """Say whether a headline looks back, in other words than those of a question about an exit of these days."""
    known = view.rules.lexicon.explains.search(view.masked) if _takes_as_known(view) else None
    return _speaks_of_exits(view) and any(
        known is None or not (known.start() <= hit.start and hit.end <= known.end())
        for hit in view.of(Cue.RECAP)
    )


def _takes_as_known(view: View) -> bool:
    """Say whether a headline asks about an exit that it takes as known: "What does it mean that the US leaves X?".

    It weighs nothing, and announces nothing: the text does.
    """
    if not view.rules.lexicon.explains.search(view.masked) or _QUESTION.isdisjoint(view.masked):
        return False
    if view.has(Cue.DENIALS, Cue.NEGATIONS, Cue.STAYS, Cue.PAST, Cue.PAST_CLAUSE, Cue.REJOINS):
        return False
    if any(stamp.era(view.published) is Era.PAST for stamp in view.stamps):
        return False
    doubts = view.of(Cue.CONDITIONAL, Cue.CONDITIONAL_SOFT)
    return all(view.masked[hit.start : hit.end].strip() in _QUESTION for hit in doubts)


def _is_notified(view: View, cue: Hit) -> bool:
    """Say whether an exit stands behind the notice that its clause says they gave: "has given notice that it leaves".

    Not so "the letter in which the United States leaves".
    """
    clause = view.clause(cue.start)
    return any(
        ours.end <= hit.start < cue.end and view.clause(ours.start) == view.clause(hit.start) == clause
        for hit in view.of(Cue.NOTIFIED)
        for ours in view.of(Cue.US)
    )


def framed(
    reading: Reading, frame: Frame, line: Line, *, beside: bool = False, announced: bool = False
) -> Context:
    """Return what a reading means on this page.

    `beside` says that a sentence shortly before announces an exit, `announced` that the one before or behind says
    who announced what this one tells.
    """
    if reading.context is not Context.ANNOUNCEMENT:
        return reading.context
    if frame.untrue:
        return Context.OTHER
    strong = _is_certain(reading, line) or (reading.explicit and announced)
    if frame.recap:
        return Context.ANNOUNCEMENT if strong else Context.BACKGROUND
    if frame.context is Context.ANNOUNCEMENT or strong or line.heading:
        return Context.ANNOUNCEMENT
    if frame.context is not None and not (frame.cause and reading.now):
        return frame.context
    first = beside or line.number <= LEDE
    return Context.ANNOUNCEMENT if first or line.view.has(Cue.FORMAL) else Context.BACKGROUND
