"""Denials and conditions of a clause that is told apart from the exit, and so are about something else.

"'If nothing changes, we go', he had warned; on Wednesday the United States left", "the United States leaves, the
Department said, and denied that money played a part".
"""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.quoted import QUOTED
from monitor.extract.prose.view import View

_SEMICOLON = re.compile("[;；؛]")
_TITLE = 1  # a mark before the title of a treaty
_SHORT = 3  # letters of a word that is no object
_OF_THE_EXIT = (
    Cue.REFERS,
    Cue.EXITS,
    Cue.EXITS_ANY,
    Cue.EXIT_WORDS,
    Cue.STAYS,
    Cue.REJOINS,
    Cue.ANNOUNCES,
    Cue.CONDITIONAL,
    Cue.CONDITIONAL_SOFT,
)


def in_another_clause(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether words stand before a main clause in which the United States leave in these days.

    It begins behind a semicolon, or with "and" where the words are a part of what somebody says in quotes.
    """
    start = _main_clause(view, cue, hit)
    if start is None:
        return False
    end = view.clause_span(view.clause(max(cue.start, cue.end - 1)))[1]
    if not any(start <= ours.start < cue.end for ours in view.of(Cue.US)):
        return False
    days = [stamp.start for stamp in view.stamps if stamp.era(view.published) is Era.NOW]
    return any(start <= day < end for day in (*days, *(now.start for now in view.of(Cue.NOW))))


def _main_clause(view: View, cue: Hit, hit: Hit) -> int | None:
    """Return where the main clause of an exit begins behind other words; None where it is their own."""
    if semicolons := [found.end() for found in _SEMICOLON.finditer(view.masked, hit.end, cue.start)]:
        return semicolons[-1]
    quotes = [found.span() for found in QUOTED.finditer(view.masked)]
    closed = next((end for start, end in quotes if start < hit.start and hit.end <= end <= cue.start), None)
    if closed is None or any(start < cue.start < end for start, end in quotes):
        return None
    return next(
        (
            bound
            for bound in reversed(view.bounds)
            if closed <= bound <= cue.start and view.masked[bound : cue.start].split()[:1]
            if view.masked[bound : cue.start].split()[0] in view.rules.joins
        ),
        None,
    )


def denies_something_else(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether those who announce an exit go on to deny something else: "…, and denied that money played a part".

    Nobody else is named who would contradict them, and what they deny speaks of no exit.
    """
    if _of_another_body(view, cue, hit) or _is_withdrawn_besides(view, cue, hit):
        return True
    if view.rules.joined or not any(map(hit.overlaps, view.of(Cue.DISPUTES))):
        return False
    start = view.clause_span(view.clause(hit.start))[0]
    if start < cue.end:
        words = [
            word
            for word in LETTERS.finditer(view.masked, cue.end, hit.start)
            if word.group() in view.rules.joins
        ]
        if not words:
            return False
        start = words[-1].end()
    named = [one.start for one in view.of(Cue.US, Cue.OTHERS)] + [item.start for item in view.items]
    if any(start <= place < hit.start for place in named):
        return False
    speaking = {view.clause(ours.start) for ours in view.of(Cue.US)}
    if not any(told.start < start and view.clause(told.start) in speaking for told in view.of(Cue.ANNOUNCES)):
        return False
    if any(one.end > hit.end for one in view.of(*_OF_THE_EXIT)):
        return False
    objects = (word.group() for word in LETTERS.finditer(view.masked, hit.end))
    return any(len(word) > _SHORT and word not in view.rules.links for word in objects)


def _is_withdrawn_besides(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether those who leave a body call back their people, too: "leaves X and withdraws its experts"."""
    if view.rules.joined or view.rules.order != "svo" or NAME not in view.masked[cue.end : hit.start]:
        return False
    before = LETTERS.findall(view.masked[cue.end : hit.start])
    leaves = view.of(Cue.EXIT_WORDS, Cue.ENDS)
    return (
        before[-1:] != [] and before[-1] in view.rules.joins and any(hit.start == one.start for one in leaves)
    )


def _of_another_body(view: View, cue: Hit, hit: Hit) -> bool:
    """Say whether a later clause says that another body is not left: 退出甲组织，但不会退出乙组织."""
    if view.rules.order != "svo" or view.clause(hit.start) <= view.clause(cue.end - 1):
        return False
    behind = next((item for item in view.items if 0 <= item.start - hit.end <= _TITLE), None)
    before = {item.key for item in view.items if item.end <= hit.start}
    return behind is not None and bool(before) and behind.key not in before
