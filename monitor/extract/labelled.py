"""Lines of a list that are passed over: labels of topics, what stands under others, links to other stories.

`Already left: A, B` among items that each open with a topic is no part of the list; in `<dt>Climate</dt><dd>A</dd>`
the terms are topics where the gazetteer knows what stands under them.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.elsewhere import is_apart
from monitor.extract.further import tells_another
from monitor.extract.interrupting import interrupts
from monitor.extract.items import Reader
from monitor.extract.marks import marked_lines
from monitor.extract.outline import LABEL
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.runs import Layout, Run
from monitor.model import Place

_SAMPLE = 200  # rows from which it is told how wide a table is
_COLONS = (":", "：")
_LONGEST = 60  # letters of a label
_OTHERWISE = (Cue.STAYS, Cue.MEMBERSHIP, Cue.OURS, Cue.PENDING)


def passed_over(blocks: Sequence[Block], run: Run, reader: Reader) -> set[int]:
    """Return the blocks of a run that are no items, nor lines that name a section."""
    places = range(run.first, run.last + 1)
    passed = {at for at in places if _is_passed(blocks[at], reader)}
    left = marked_lines(blocks, run.first, run.last, reader.rules)
    if left is not None:
        passed.update(at for at in places if at not in left)
    topical = run.layout is Layout.LIST and holds_topics(blocks, run, reader)
    bold = sum(blocks[at].bold for at in places) * 2 < len(places)
    if topical:
        labels = [at for at in places if blocks[at].tag == "dt"]
        passed.update(labels)
    else:
        labels = [at for at in places if _is_label(blocks[at], reader, bold=bold)]
    return passed | _below_others(blocks, run, labels, reader.rules)


def _is_label(block: Block, reader: Reader, *, bold: bool) -> bool:
    """Say whether a line of a run is a label of the lines under it, and no name: in bold print, or with a colon."""
    if not ((bold and block.bold) or block.text.endswith(_COLONS)) or len(block.text) > LABEL:
        return False
    return reader.resolve(block.text.rstrip(":： ")).organization is None


def _below_others(blocks: Sequence[Block], run: Run, labels: Sequence[int], rules: Rules) -> set[int]:
    """Return the labels that tell of leaving or of another list, and what stands below the latter.

    Below "Staying" every line is passed over up to the next label that speaks of leaving.
    """
    passed: set[int] = set()
    other = False
    for at in range(run.first, run.last + 1):
        verdict = tells_leaving(blocks[at].text, rules) if at in labels else None
        if verdict is not None:
            other = not verdict
        if other or verdict is not None:
            passed.add(at)
    return passed


def tells_leaving(label: str, rules: Rules) -> bool | None:
    """Say whether a label heads what is left, or another list; None where it says neither."""
    if is_other(label, rules):
        return False
    return True if rules.has(Cue.EXIT, fold(label)) else None


def holds_topics(blocks: Sequence[Block], run: Run, reader: Reader) -> bool:
    """Say whether the terms of a list of definitions are topics, and what stands under them are names."""
    held = blocks[run.first : run.last + 1]
    terms = [block for block in held if block.tag == "dt"]
    told = [block for block in held if block.tag == "dd"]
    if not terms or not told or any(_opens_with_name(block, reader) for block in terms):
        return False
    return sum(_opens_with_name(block, reader) for block in told) * 2 > len(told)


def _opens_with_name(block: Block, reader: Reader) -> bool:
    found = reader.names.find(block.text, language=reader.language, place=Place.LIST, fewest=1)
    return bool(found) and found[0].start <= 1


def _is_passed(block: Block, reader: Reader) -> bool:
    """Say whether a line is a link to another story, or opens with the label of another list: `Already left: A, B`."""
    # names may be links, too, so that only a label tells that a line leads to another story
    story = interrupts(block._replace(list_id=0, link_share=0.0), reader.rules)
    colon = min((at for sign in _COLONS if (at := block.text.find(sign)) > 0), default=-1)
    if not 0 < colon <= _LONGEST or colon + 1 >= len(block.text):
        return story
    label, behind = block.text[:colon], block.text[colon + 1 :].lstrip()
    if story:
        return reader.resolve(behind).organization is None
    if not is_other(label, reader.rules) or not _opens_with_name(block._replace(text=behind), reader):
        return False
    return not reader.names.find(label, language=reader.language, place=Place.LIST, fewest=1)


def is_other(label: str, rules: Rules) -> bool:
    """Say whether a label tells of another list than the announced one."""
    folded = fold(label)
    if is_apart(label, rules) or tells_another(folded, None, rules):
        return True
    if rules.has(Cue.NON_UN, folded):
        folded = rules.patterns[Cue.NON_UN].sub(" ", folded)  # "that do not belong to the UN" is a section
    return any(rules.has(cue, folded) for cue in _OTHERWISE) and not rules.has(Cue.EXIT, folded)


def row_verdict(row: Sequence[Block], rows: Sequence[Sequence[Block]], reader: Reader) -> bool | None:
    """Say whether a row that holds nothing but a label heads what is left, or another list; None for any other row."""
    if len(row) != 1 or max(map(len, rows[:_SAMPLE])) < 2 or len(row[0].text) > LABEL:
        return None
    if reader.resolve(row[0].text.rstrip(" :：")).organization is not None:
        return None
    return tells_leaving(row[0].text, reader.rules)
