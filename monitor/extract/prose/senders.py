"""From whom a notice comes: "a letter of withdrawal from Iceland", "was received from the United States"."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.cues import Cue
from monitor.extract.prose.fold import LETTERS
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_SENT = 40  # letters between a notice and the one from whom it comes, offices left out: "from the embassy of"


def comes_from_another(view: View, cue: Hit) -> bool:
    """Say whether a notice among the words of an exit comes from another: "a letter of withdrawal from Iceland"."""
    return _is_sent_by(view, cue, view.of(Cue.OTHERS))


def comes_from_us(view: View, cue: Hit) -> bool:
    """Say whether such a notice was got from us: "Bern said that a notice of denunciation was received from the US"."""
    if not view.rules.lexicon.knows("received"):
        return False  # "by" may stand before the one who got it
    spoilers = view.of(Cue.NOT_US)
    ours = [one for one in view.of(Cue.US) if not any(map(one.overlaps, spoilers))]
    clause = view.clause(cue.end - 1)
    got = [
        hit.end for hit in view.of(Cue.NOTIFIED) if hit.start >= cue.end and view.clause(hit.start) == clause
    ]
    behind = [one for one in (*ours, *view.of(Cue.OTHERS)) if got and got[0] <= one.start]
    first = min(behind, key=lambda one: one.start, default=None)
    return first in ours and _is_sent_by(view, cue, [first])


def _is_sent_by(view: View, cue: Hit, senders: Sequence[Hit]) -> bool:
    """Say whether a notice among the words of an exit comes from one of some actors behind it."""
    if view.rules.joined or view.rules.order == "sov" or not any(map(cue.overlaps, view.of(Cue.NOTIFIED))):
        return False
    clause = view.clause(cue.end - 1)
    offices = view.of(Cue.OFFICES)
    for sender in senders:
        far = len(view.masked[cue.end : sender.start].replace(NAME, "")) - _in_offices(
            offices, cue.end, sender
        )
        if sender.start < cue.end or far > _SENT or view.clause(sender.start) != clause:
            continue
        behind = max(cue.start, view.masked.rfind(NAME, cue.start, sender.start) + 1)
        for word in reversed(list(LETTERS.finditer(view.masked, behind, sender.start))):
            if word.group() in view.rules.lexicon.senders:
                if view.rules.lexicon.received.search(view.masked, behind, word.end()):
                    break  # "was received by Switzerland"
                return True
            in_office = any(one.start <= word.start() < one.end for one in offices)
            if not in_office and word.group() not in view.rules.links:
                break
    return False


def _in_offices(offices: Sequence[Hit], start: int, other: Hit) -> int:
    """Return the letters of offices between a place and another state: "by | the Government of the Republic of"."""
    return sum(one.end - one.start for one in offices if start <= one.start and one.end <= other.start)
