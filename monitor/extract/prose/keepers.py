"""Names of those who keep a treaty: told of every exit from it, and never left by one.

"X, depositary of the Convention, said that the United States had denounced it": the Convention is left.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.prose.chains import chain
from monitor.extract.prose.cues import Cue
from monitor.extract.prose.hits import Hit
from monitor.extract.prose.items import Item
from monitor.extract.prose.owners import only_keeps
from monitor.extract.prose.view import View

_KEPT = 16  # letters between "depositary" and the treaty


def without_keepers(view: View, cue: Hit, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the names that are left: not the depositary; where only it was reached, the treaty that it keeps.

    So is that treaty where no name was reached by a notice that has arrived: "the depositary of X has received the
    denunciation of the United States".
    """
    left = tuple(item for item in items if not only_keeps(view, item))
    if left or not (items or any(map(cue.overlaps, view.of(Cue.NOTIFIED)))):
        return left
    for hit in view.of(Cue.DEPOSITARY):
        for one in view.items:
            if 0 <= one.start - hit.end <= _KEPT and one not in items:
                return tuple(kept for kept in chain(view, one) if kept not in items)
    return ()
