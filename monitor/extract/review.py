"""Whether a page says that the review of further organizations goes on, or that it ended."""

from __future__ import annotations

from monitor.extract.blocks import HEADER, MAIN, Page
from monitor.extract.cues import Cue
from monitor.extract.exits import sentences
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

_CELL = 40  # letters of a remark in a table


def read_review(page: Page, rules: Rules) -> bool | None:
    """Return True where the page says that the review goes on, False where it ended, None where it is silent."""
    ended = False
    read = (block for block in page.blocks if block.region in (MAIN, HEADER))
    # A cell says of one organization that it is under review.
    texts = [page.title, *(block.text for block in read if not block.table_id or len(block.text) > _CELL)]
    # One search a block; sentences are looked at only where it hits.
    for folded in map(fold, texts):
        if not (rules.has(Cue.GOES_ON, folded) or rules.has(Cue.ENDED, folded)):
            continue
        for sentence in sentences(folded):
            if rules.has(Cue.ENDED, sentence):
                ended = True
            elif rules.has(Cue.GOES_ON, sentence):
                return True
    return False if ended else None
