"""Exits of some weeks or months ago that only become known on a day of the page, and are its news.

"It emerged on Tuesday that the United States had quietly left the Group in March".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.days import Era
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.view import View

_RECENT = timedelta(days=370)


def is_disclosed(view: View, cue: Hit, past: Sequence[Hit], days: Sequence[int]) -> bool:
    """Say whether a sentence makes known today what happened on the past days, and by the past words, that it holds.

    Those words say of no more than some months that they have passed.
    """
    lexicon = view.rules.lexicon
    shown = lexicon.papers_show.search(view.masked) is not None
    start, end = view.clause_span(view.clause(cue.start))
    silent = lexicon.in_silence.search(view.masked, start, max(end, cue.end)) is not None
    if not (shown or silent or lexicon.emerged.search(view.masked)) or view.has(Cue.INAUGURAL):
        return False
    opening = LETTERS.search(view.masked, start, end)
    if opening is not None and any(opening.span() == (hit.start, hit.end) for hit in view.of(Cue.DESCRIBES)):
        return False  # "the United States, | which | left it in March"
    if not shown and Era.NOW not in view.eras() and not view.has(Cue.NOW):
        return False
    known = [
        *(one.span() for one in lexicon.recently.finditer(view.masked)),
        *(one.span() for one in lexicon.emerged.finditer(view.masked)),
        *(one.span() for one in lexicon.in_silence.finditer(view.masked)),
    ]
    if not all(any(start < hit.end and hit.start < end for start, end in known) for hit in past):
        return False
    published = view.published
    return published is not None and all(
        not stamp.whole_year and published - stamp.first <= _RECENT
        for stamp in view.stamps
        if stamp.start in days
    )
