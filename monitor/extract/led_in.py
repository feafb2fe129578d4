"""Whether words right above names lead them in as what is left, where names head what is told of them.

Such names are as often the sections of an explainer or the items of a round-up: a headline about an exit is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.blocks import Page
from monitor.extract.cues import Cue
from monitor.extract.elsewhere import is_apart
from monitor.extract.figures import numbers_in
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.taken import Taken

_COLONS = (":", "：")


def is_led_in(page: Page, taken: Sequence[Taken], rules: Rules) -> bool:
    """Say whether the words above a list tell of an exit and lead in the names, or say how many they are."""
    first = taken[0].run.first
    before, above = ["", "", *(block.text for block in page.blocks[max(0, first - 2) : first])][-2:]
    near, both = fold(above), fold(f"{before} {above}")
    if not rules.has(Cue.EXIT, both) or is_apart(above, rules):
        return False
    if any(rules.has(cue, near) for cue in (Cue.ANOTHER, Cue.BEFORE)):
        return False
    if rules.has(Cue.LISTING, near) or (above.rstrip().endswith(_COLONS) and rules.has(Cue.EXIT, near)):
        return True
    count = sum(len(one.items) for one in taken)
    return any(value == count for _, value in numbers_in(both, rules))
