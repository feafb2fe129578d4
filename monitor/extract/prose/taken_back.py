"""Announcements that are taken back, each reason a function: what was announced becomes a mention like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from monitor.extract.prose.bystanding import stands_by
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS, fold
from monitor.extract.prose.line import Line
from monitor.extract.prose.memory import FAR, Memory, Told
from monitor.extract.prose.refuted import refute
from monitor.extract.prose.view import View
from monitor.model import Context

_SHORT = 3  # letters of a pronoun
_ARTICLE = 5  # letters of an article before the name of a state
_QUESTION = ("?", "？", "؟")
_WORD = 4  # letters of the shortest word that two names of a body share
_SAYS = (
    Cue.STAYS,
    Cue.STAKES,
    Cue.EXIT_WORDS,
    Cue.NEGATIONS,
    Cue.US,
    Cue.REFERS,
    Cue.CONDITIONAL_SOFT,
    Cue.FILLERS,
    Cue.ALSO,
)
_LATER = (Cue.NOW, Cue.EFFECTIVE, Cue.END_OF_YEAR, Cue.YEAR_FROM_NOW, Cue.TURNS, Cue.ANNOUNCES)
_DOUBTS = (Cue.CONDITIONAL, Cue.DENIALS, Cue.NOT_US, Cue.REJOINS)


def take_back(line: Line, memory: Memory, told: list[list[Told]]) -> None:
    """Take back what was announced where a sentence without another name says no more than that it is not so."""
    if memory.last is not Context.ANNOUNCEMENT:
        return
    if line.view.items:
        _take_back_named(line, memory, told)
        return
    if _only_stays(line, memory):
        last = [one for one in memory.announced if one[0] == len(told) - 2]
        for where, place in last:
            told[where][place] = Told(told[where][place].item)
        memory.last = None if last else memory.last
    keys = {told[where][number].item.key for where, number in memory.announced}
    plain = bool(keys & memory.plainly)
    unsaid = (
        memory.last is not None
        and _is_unsaid(line.view, memory, plain=plain)
        and not _asks_of_another(line, memory, told)
    )
    if memory.last is not None and (unsaid or _is_of_another(line.view, memory)):
        _drop(told, lambda _, one: one.item.key in keys)
        memory.unsaid.update(dict.fromkeys(keys, line.block))
        memory.last, memory.listed = None, FAR


def _take_back_named(line: Line, memory: Memory, told: list[list[Told]]) -> None:
    """Take back what was announced where the body itself is named with the letter that is none: "X found it forged"."""
    keys = {told[where][number].item.key for where, number in memory.announced}
    news = any(one.context is Context.ANNOUNCEMENT for one in told[-1])
    if news or not {item.key for item in line.view.items} <= keys or not line.has(Cue.POINTS, Cue.NOTIFIED):
        return
    if _is_unsaid(line.view, memory, plain=bool(keys & memory.plainly)):
        _drop(told, lambda _, one: one.item.key in keys)
        memory.unsaid.update(dict.fromkeys(keys, line.block))
        memory.last, memory.listed = None, FAR


def take_back_at_last(lines: Sequence[Line], told: list[list[Told]], memory: Memory) -> None:
    """Take back what the rest of the page does not bear out: a headline in few words, what a later sentence denies."""
    _overrule(lines, told, memory)
    refute(lines, told, memory)
    _drop(told, lambda place, one: place < memory.denied.get(one.item.key, 0))
    _leave_to_text(lines, told)


def _leave_to_text(lines: Sequence[Line], told: list[list[Told]]) -> None:
    """Drop a name that nobody knows and only the headline prints, where the text announces one with a word of it.

    "The US leaves the UN School": "it no longer takes part in the Staff College of the UN system".
    """
    texts = [(line, judged) for line, judged in zip(lines, told, strict=True) if not line.heading]
    heads = [(line, judged) for line, judged in zip(lines, told, strict=True) if line.heading]
    printed = " ".join(fold(line.text) for line, _ in texts)
    headed = {one.item.key for _, judged in heads for one in judged}
    news = {
        one.item.key: _words(line, one)
        for line, judged in texts
        for one in judged
        if one.context is Context.ANNOUNCEMENT and one.item.key not in headed
    }
    for line, judged in heads:
        for place, one in enumerate(judged):
            known = one.item.resolution.organization is not None or fold(one.item.text) in printed
            if known or one.context is not Context.ANNOUNCEMENT:
                continue
            meant = next((key for key, words in news.items() if words & _words(line, one)), None)
            if meant is not None:
                judged[place] = Told(one.item)
                del news[meant]


def _words(line: Line, one: Told) -> set[str]:
    """Return the words of a name that tell it from others of its kind."""
    return {
        word
        for word in LETTERS.findall(fold(one.item.text))
        if len(word) >= _WORD and not line.rules.is_kind(word)
    }


def _drop(told: Sequence[list[Told]], which: Callable[[int, Told], bool]) -> None:
    """Make mentions of some announcements, told by their sentence and themselves."""
    for place, judged in enumerate(told):
        for number, one in enumerate(judged):
            if one.context is Context.ANNOUNCEMENT and which(place, one):
                judged[number] = Told(one.item)


def _is_unsaid(view: View, memory: Memory, *, plain: bool) -> bool:
    """Say whether a sentence says that the one before it is not true: "it was called a fake".

    One that speaks of an exit in words of its own may mean another one, and one about something else says nothing
    of an exit that is told plainly.
    """
    unsaid = view.of(Cue.UNSAYS)
    if not unsaid or memory.since > 1 or (plain and stands_by(view)):
        return False
    return all(any(map(hit.overlaps, unsaid)) for hit in view.of(Cue.EXIT_WORDS))


def _is_of_another(view: View, memory: Memory) -> bool:
    """Say whether a notice told of nobody in the sentence before is another's: "It came from the Government of Fiji".

    A page that announces an exit of the United States in so many words may tell so of the place where it was written.
    """
    came = view.rules.lexicon.came_from.match(view.masked)
    if came is None or memory.since > 1 or memory.certain:
        return False
    office = next((hit.end for hit in view.of(Cue.OFFICES) if 0 <= hit.start - came.end() <= 1), came.end())
    return any(0 <= hit.start - office <= _ARTICLE for hit in view.of(Cue.OTHERS)) and not any(
        view.clause(hit.start) == 0 for hit in view.of(Cue.US)
    )


def _asks_of_another(line: Line, memory: Memory, told: Sequence[Sequence[Told]]) -> bool:
    """Say whether the sentence before asks about another body: "And the Bank, they say? That is invented"."""
    if not line.before or not line.before[-1].text.rstrip().endswith(_QUESTION):
        return False
    asked = {one.item.key for one in told[-2]}
    return bool(asked) and asked.isdisjoint(told[at][number].item.key for at, number in memory.announced)


def _only_stays(line: Line, memory: Memory) -> bool:
    """Say whether the sentence right behind an announcement says that they stay members.

    "It stops its contribution to the Fund. It remains a member of it."
    """
    return not memory.since and not line.heading and _stay(line.view)


def _stay(view: View) -> bool:
    """Say whether a sentence says that the United States stay members, and nothing else."""
    kept = view.has(Cue.STAYS) and view.has(Cue.STAKES, Cue.EXIT_WORDS)
    wanted = view.has(Cue.NEGATIONS) and view.has(Cue.EXIT_WORDS) and view.has(Cue.CONDITIONAL_SOFT)
    if not (kept or wanted) or view.stamps or view.has(*_LATER) or view.rules.joined:
        return False
    known = view.of(*_SAYS)
    words = [(word.start(), word.group()) for word in LETTERS.finditer(view.masked)]
    return not any(word in view.rules.lexicon.till for _, word in words) and all(
        len(word) <= _SHORT
        or word in view.rules.links
        or view.rules.is_kind(word)
        or any(hit.start <= start < hit.end for hit in known)
        for start, word in words
    )


def _doubts(line: Line, headed: AbstractSet[str]) -> bool:
    """Say whether a sentence may doubt what a headline announces: not one that tells where else they stay."""
    if line.has(*_DOUBTS):
        return True
    return line.has(Cue.STAYS) and (not line.items or any(item.key in headed for item in line.items))


def _overrule(lines: Sequence[Line], told: list[list[Told]], memory: Memory) -> None:
    """Take back what a headline announces in few words and the text denies, makes a condition of or tells as history.

    The memory holds what the text says first of each organization's exit.  Where the text announces nothing at all, but
    doubts, denies or speaks of others, what only the headline announces is no news either; documents of record,
    whose titles say what they do, excepted.
    """
    announced = {
        one.item.key
        for line, judged in zip(lines, told, strict=True)
        for one in judged
        if not line.heading and one.context is Context.ANNOUNCEMENT
    }
    headed = any(
        one.context is Context.ANNOUNCEMENT
        for line, judged in zip(lines, told, strict=True)
        for one in (judged if line.heading else ())
    )
    texts = (
        [line for line in lines if not line.heading]
        if headed and not announced and not memory.confirmed
        else []
    )
    meant = {one.item.key for judged in told for one in judged if one.context is Context.ANNOUNCEMENT}
    doubtful = any(_doubts(line, meant) for line in texts) and not any(line.has(Cue.FORMAL) for line in texts)
    for line, judged in zip(lines, told, strict=True):
        for place, one in enumerate(judged if line.heading else ()):
            if one.context is Context.ANNOUNCEMENT and doubtful:
                judged[place] = Told(one.item)
                continue
            context = memory.first.get(one.item.key)
            doubted = context is not Context.ANNOUNCEMENT and one.item.key not in announced
            if context is not None and doubted and one.context is Context.ANNOUNCEMENT:
                judged[place] = Told(one.item, context)
