"""What stands between the parts of a list and says nothing of it: advertisements, pictures, links to other stories."""

from __future__ import annotations

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.outline import LABEL
from monitor.extract.patterns import WORD, fold
from monitor.extract.rules import Rules

_LINKED = 0.8  # part of the letters of a paragraph that is nothing but a link to another story
_FEW_LETTERS = 4  # beside the label of an advertisement
_CREDIT = 8  # letters of what stands between a word for pictures and its colon: "(archive)"
_CAPTION = 100  # letters of a line that says what a picture shows and whose it is
_SIGNS = (":", "：", "/", "／", "|", "©")
_FEWEST_WORDS = 3  # behind "Read also:" from which the story stands there, and not in a list below


def interrupts(block: Block, rules: Rules) -> bool:
    """Say whether a paragraph is the label of an advertisement, or a link that names the story it leads to."""
    if block.level or block.list_id or block.table_id or len(block.text) > LABEL:
        return False
    if is_credit(block.text, rules):
        return True
    folded = fold(block.text)
    advert = rules.patterns[Cue.ADVERTS].match(folded) if rules.has(Cue.ADVERTS, folded) else None
    if advert is not None and len(folded) - advert.end() <= _FEW_LETTERS:
        return True
    opening = rules.patterns[Cue.STOP].match(folded) if rules.has(Cue.STOP, folded) else None
    told = len(WORD.findall(folded[opening.end() :])) if opening else 0
    if opening is not None and told >= _FEWEST_WORDS and (block.link_share or ":" in folded):
        return not folded.endswith(":")
    return block.link_share > _LINKED and len(WORD.findall(folded)) > _FEWEST_WORDS


def is_credit(text: str, rules: Rules) -> bool:
    """Say whether a line tells whose a picture is, or what it shows: "© Agency", "Photo: a room in Geneva / Agency"."""
    if text.startswith("©"):
        return True
    if len(text) > _CAPTION or not any(sign in text for sign in _SIGNS):
        return False
    folded = fold(text)
    if not rules.has(Cue.CREDITS, folded):
        return False
    word = rules.patterns[Cue.CREDITS].match(folded)
    if word is None:
        return False
    behind = folded[word.end() :].lstrip()
    place = min((at for sign in _SIGNS if (at := behind.find(sign)) >= 0), default=-1)
    return 0 <= place <= _CREDIT and len(behind) > place + 1
