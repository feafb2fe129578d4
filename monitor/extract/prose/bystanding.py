"""Sentences about something else, in which a word for satire, a play or a mistake says nothing of the page.

"The final of the school debate was won by girls from Leeds", beside the plain news of an exit.
"""

from __future__ import annotations

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.view import View

_WORDS = 5  # words of a sentence that has a subject of its own
_GLUED = 4  # … where verbs come last, and endings are glued to nouns
_DENSE = 8  # letters of one, where words have no spaces
_ENDS = (".", "!", "。", "！", "؟", "۔", "।")
_QUOTES = " \"'»”’)」』"
_OF_THE_PAGE = (Cue.POINTS, Cue.US, Cue.EXIT_WORDS, Cue.EXITS, Cue.EXITS_ANY)


def stands_by(view: View) -> bool:
    """Say whether a sentence is about something else than the page: it points at nothing that the page tells.

    It is a whole sentence, no label, and names neither the United States nor an exit, a body, the text or "this".
    """
    if not view.rules.numbers(Cue.POINTS) or view.items:
        return False
    words = view.masked.rstrip(_QUOTES)
    least = _GLUED if view.rules.order == "sov" else _WORDS
    long = len(words) >= _DENSE if view.rules.joined else len(LETTERS.findall(words)) >= least
    return long and words.endswith(_ENDS) and not view.has(*_OF_THE_PAGE)
