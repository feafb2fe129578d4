"""What is left, where verbs come last: the noun right before an exit, which may be no body at all.

"The Department told the Agency that it leaves next month's drill": the name before it is not left.
"""

from __future__ import annotations

import re

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import WORD
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_PARTICLE = 3  # letters of the particle between what is left and the verb
_WORD = re.compile(rf"(?:(?![\d_]){WORD})+")
# What a noun beside an exit may be without being left itself, or only in part.
KNOWN = (
    Cue.STAKES,
    Cue.US,
    Cue.EXIT_WORDS,
    Cue.EXITS,
    Cue.EXITS_ANY,
    Cue.ENDS,
    Cue.NOW,
    Cue.REFERS,
    Cue.NOTIFIED,
)


def tells_what(view: View, cue: Hit) -> bool:
    """Say whether what is left stands right before an exit and is no body: "told X that it leaves the drill".

    So it is where verbs come last.
    """
    lexicon, start = view.rules.lexicon, view.clause_span(view.clause(cue.start))[0]
    if view.rules.order != "sov" or cue.cue is not Cue.EXITS:
        return False
    if not view.rules.joined:
        return _word_tells_what(view, cue)
    end = object_end(view, cue)
    if end is None or any(one.start == end for one in view.of(Cue.OWNING)):
        return False  # "its dues of this year" are a stake
    start = max(start, *(view.masked.rfind(sign, start, end) + len(sign) for sign in lexicon.topics))
    known = any(one.start < end and start < one.end for one in view.of(*KNOWN, Cue.BOTH, Cue.FILLERS))
    days = any(stamp.start < end and start < stamp.end for stamp in view.stamps)
    noun = view.masked[start:end]
    return len(noun) > 1 and NAME not in noun and not (known or days or noun.endswith(view.rules.heads))


def _word_tells_what(view: View, cue: Hit) -> bool:
    """Say whether the word before an exit has the ending of what is left and is no body: IEA 공동 방출에서 이탈."""
    start, _ = view.clause_span(view.clause(cue.start))
    word = next(reversed([*_WORD.finditer(view.masked, start, cue.start)]), None)
    ending = view.rules.lexicon.left_object.search(view.masked, word.start(), word.end()) if word else None
    if word is None or ending is None or NAME in view.masked[word.start() - 1 : word.end()]:
        return False
    known = any(
        one.start < word.end() and word.start() < one.end for one in view.of(*KNOWN, Cue.BOTH, Cue.FILLERS)
    )
    return not known and not view.masked[word.start() : ending.start()].endswith(view.rules.heads)


def object_end(view: View, cue: Hit) -> int | None:
    """Return where what is left ends: before the particle with which an exit begins, or that stands before it."""
    lexicon = view.rules.lexicon
    if view.masked[cue.start] in lexicon.topics or lexicon.left_object.match(view.masked, cue.start):
        return cue.start
    found = (found.start() for found in lexicon.left_object.finditer(view.masked, 0, cue.start))
    return next((at for at in found if lexicon.left_object.fullmatch(view.masked, at, cue.start)), None)


def leaves_its_part(view: View, cue: Hit) -> bool:
    """Say whether a pronoun beside an exit only owns what is left: 退出该组织的发展中心, "its development centre".

    Where words have no spaces it may also say who founded the body that is named behind it: 脱离依该公约成立的X.
    """
    sov = view.rules.order == "sov"
    for owned in view.of(Cue.OWNED):
        if view.rules.joined and any(0 <= item.start - owned.end <= 1 for item in view.items):
            continue
        for hit in view.of(Cue.REFERS):
            if not 0 <= owned.start - hit.end <= 1:
                continue
            if 0 <= cue.start - owned.end <= _PARTICLE if sov else cue.start < hit.start <= cue.end + 1:
                return True
    return False
