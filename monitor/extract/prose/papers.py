"""What somebody's paper says, told as if it were news: "A think tank sent round a paper. It says: the US leaves"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.line import Line
from monitor.extract.prose.view import View

_COLONS = (":", "：")
_OPENING = 40  # letters before the colon: "it says there"
_POINT = re.compile(r'[\s"“„«]*[^\W_]{1,11} ?[:—–-]\s')
_SAYS = (Cue.STANDS, Cue.LISTED, Cue.INCLUDES)


def quotes_a_proposal(line: Line, around: Sequence[Line]) -> bool:
    """Say whether a sentence opens with "it says:" and the one before speaks of a paper in which somebody proposes.

    Who proposes is told by the words for a condition there; a paper of the United States themselves is none.
    """
    view = line.view
    if _is_point(view):
        return _is_point_of_a_proposal(line)
    if view.rules.lexicon.item_says.match(view.masked):
        return _quotes_what_is_asked(line)
    colon = min((place for sign in _COLONS if (place := view.masked.find(sign)) >= 0), default=-1)
    if not 0 < colon <= _OPENING or not any(hit.end <= colon for hit in view.of(*_SAYS)):
        return False
    if any(hit.start < colon for hit in view.of(Cue.US)):
        return False
    before = [one for one in around if one.start < line.start and one.block is line.block]
    return bool(before) and before[-1].view.has(Cue.CONDITIONAL) and not before[-1].view.has(Cue.US)


def _is_point(view: View) -> bool:
    """Say whether a sentence opens as a point among several: "Second:", "Первый —"."""
    return _POINT.match(view.masked) is not None and view.rules.lexicon.ordinal.match(view.masked) is not None


def _is_point_of_a_proposal(line: Line) -> bool:
    """Say whether a point is one of what somebody wants: "The petition has two points. First: to leave the Union".

    What a government orders is none, and neither is a point in which somebody acts.
    """
    if line.has(Cue.US, Cue.NOW, Cue.NOTIFIED):
        return False
    paper = next(
        (one for one in reversed(line.before) if one.block is line.block and not _is_point(one.view)),
        None,
    )
    return paper is not None and paper.has(Cue.CONDITIONAL) and not paper.has(Cue.ORDERS)


def _quotes_what_is_asked(line: Line) -> bool:
    """Say whether an item that is quoted stands in what somebody asks for: "A petition went in. Its first item says".

    A notice that somebody has given is none.
    """
    paper = next((one for one in reversed(line.before) if one.block is line.block), None)
    return paper is not None and paper.has(Cue.CONDITIONAL) and not paper.has(Cue.ORDERS, Cue.NOTIFIED)
