"""A list behind the announced one: what stands between may say that it is another, in few words.

Above the first list of a page "already" means little; between two lists it says that the second was left before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.headings import Standing, section_of
from monitor.extract.outline import LABEL, Outline
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.style import WORD
from monitor.extract.taken import Taken

_LEADS = 2  # lines right above a list that lead it in: a heading and a sentence
_REACH = 6  # blocks that are looked over for them
_YEAR = re.compile(r"(?<![\d.,])20[012]\d(?![\d.,]\d|\d)")


def is_another(outline: Outline, first: int, before: Taken | None, rules: Rules) -> bool:
    """Say whether a list that begins at a block is led in as another one than the announced list `before` it."""
    if before is None or not follows(before):
        return False
    between = outline.blocks[max(before.run.last + 1, first - _REACH) : first]
    leads = [block for block in reversed(between) if WORD.search(block.text)][:_LEADS]
    texts = [fold(block.text) for block in leads if len(block.text) <= LABEL]
    return any(tells_another(text, outline.year, rules) for text in texts) or _leads_in_others(leads, rules)


def follows(before: Taken | None) -> bool:
    """Say whether an announced list stands before."""
    return before is not None and before.above.standing in (Standing.ANNOUNCED, Standing.IMPLIED)


def tells_another(folded: str, year: int | None, rules: Rules) -> bool:
    """Say whether words between two lists tell of what was left earlier, by a word or the year, or is not on it."""
    if rules.has(Cue.NON_UN, folded):
        folded = rules.patterns[Cue.NON_UN].sub(" ", folded)  # "not part of the UN" is a section
    if rules.has(Cue.EXIT, folded) and (rules.has(Cue.BACK, folded) or rules.has(Cue.ADDED, folded)):
        return (
            False  # "besides those named earlier it also leaves these": no true addition may be taken for old
        )
    if rules.has(Cue.ANOTHER, folded):
        return True
    years = [int(found) for found in _YEAR.findall(folded)]
    return bool(year and years) and max(years) < (year or 0) and rules.has(Cue.EXIT, folded)


def _leads_in_others(leads: Sequence[Block], rules: Rules) -> bool:
    """Say whether a sentence leads in "the following" and speaks neither of leaving nor of bodies or their section."""
    if not leads or len(leads[0].text) > LABEL or not leads[0].text.rstrip().endswith((":", "：")):
        return False
    folded = fold(leads[0].text)
    if not rules.has(Cue.LISTING, folded) or section_of(leads[0].text, rules) is not None:
        return False
    return not any(
        rules.has(cue, folded) for cue in (Cue.EXIT, Cue.BODIES, Cue.NAME_WORDS, Cue.UN, Cue.NON_UN)
    )
