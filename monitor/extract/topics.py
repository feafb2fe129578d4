"""Paragraphs that each open with a topic: `Climate: A, B and C.` `Trade: D and E.`, under words that announce the list.

Only together do labels say that they are topics.  One that speaks of another list ("Already left", "Where we take
part") ends the group: what stands below it may belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.elsewhere import is_apart
from monitor.extract.further import tells_another
from monitor.extract.headings import Above, Standing, Subject, look_above
from monitor.extract.outline import Outline, is_heading
from monitor.extract.patterns import WORD, fold
from monitor.extract.rules import Rules
from monitor.extract.sections import section_of

_COLONS = (":", "：")
_LONGEST = 48  # letters of a topic
_MOST_WORDS = 6
_FEWEST_BOLD, _FEWEST_PLAIN = 2, 3  # paragraphs from which their labels are topics
_MOST = 24  # paragraphs beyond which they are the turns of a conversation
_OTHERWISE = (
    Cue.STAYS,
    Cue.MEMBERSHIP,
    Cue.PARTIES,
    Cue.OURS,
    Cue.OTHERS,
    Cue.RELATIVES,
    Cue.MAYBE,
    Cue.REACTS,
)


def topic_above(outline: Outline, first: int, subject: Subject, rules: Rules) -> Above | None:
    """Return what stands above the paragraphs of which one opens with a topic, if it announces what they list."""
    blocks = outline.blocks
    label = topic_of(blocks[first])
    if not label or not names_topic(label, outline.year, rules):
        return None
    start, end = group_of(blocks, first)
    fewest = _FEWEST_BOLD if blocks[first].bold_end else _FEWEST_PLAIN
    if not fewest <= end - start <= _MOST:
        return None
    labels = map(topic_of, blocks[start:first])
    if not all(names_topic(one, outline.year, rules) for one in labels):
        return None
    above = look_above(outline, start, subject, rules)
    if above.standing is not Standing.ANNOUNCED:
        return None
    return Above(Standing.ANNOUNCED, label, section_of(label, rules), above.exits, True)


def topic_standing(
    outline: Outline, first: int, lead: str, above: Above, subject: Subject, rules: Rules
) -> Above:
    """Return what stands above a paragraph that may open with a topic, or stand under the heading of one."""
    if not lead:
        return under_topic(outline, first, above, rules)
    start = group_of(outline.blocks, first)[0] if topic_of(outline.blocks[first]) else first
    if start == first or above.standing is Standing.APART:
        return above
    led = look_above(outline, start, subject, rules)
    return led if led.standing is Standing.APART else above


def under_topic(outline: Outline, first: int, above: Above, rules: Rules) -> Above:
    """Return what stands above a paragraph under the heading of a topic, by which the announced list is divided."""
    if above.standing is not Standing.ANNOUNCED or above.close or not first:
        return above
    heading = outline.blocks[first - 1]
    if not is_heading(heading) or len(heading.text) > _LONGEST or heading.text.endswith(_COLONS):
        return above
    if len(WORD.findall(heading.text)) > _MOST_WORDS or not names_topic(heading.text, outline.year, rules):
        return above
    return replace(above, close=True)


def topic_of(block: Block) -> str:
    """Return the words before the colon with which a paragraph opens, "" where they are no short label."""
    if block.level or block.list_id or block.table_id:
        return ""
    colon = min((at for sign in _COLONS if (at := block.text.find(sign)) > 0), default=-1)
    if not 0 < colon <= _LONGEST or colon + 1 >= len(block.text):
        return ""
    if block.bold_end and not colon <= block.bold_end <= colon + 1:
        return ""
    label = block.text[:colon]
    return label if len(WORD.findall(label)) <= _MOST_WORDS else ""


def names_topic(label: str, year: int | None, rules: Rules) -> bool:
    """Say whether a label is a topic, and speaks of no other list, nor of leaving."""
    folded = fold(label)
    if (
        not folded
        or is_apart(label, rules)
        or tells_another(folded, year, rules)
        or rules.has(Cue.EXIT, folded)
    ):
        return False
    if rules.has(Cue.NON_UN, folded):
        folded = rules.patterns[Cue.NON_UN].sub(" ", folded)  # "that do not belong to the UN" is a section
    return not any(rules.has(cue, folded) for cue in _OTHERWISE)


def group_of(blocks: Sequence[Block], first: int) -> tuple[int, int]:
    """Return where the neighbouring paragraphs begin and end that open with a label of one look.

    Where they are too many to be topics, no more of them are counted than that takes.
    """

    def alike(at: int) -> bool:
        one, other = blocks[at], blocks[first]
        same = (
            one.group == other.group and one.tag == other.tag and bool(one.bold_end) is bool(other.bold_end)
        )
        return same and bool(topic_of(one))

    start, end = first, first + 1
    while start and end - start <= _MOST and alike(start - 1):
        start -= 1
    while end < len(blocks) and end - start <= _MOST and alike(end):
        end += 1
    return start, end
