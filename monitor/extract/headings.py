"""What stands above a run: whether it announces a withdrawal list, or says that what follows is something else.

The nearest words decide: the paragraph that leads in, the heading over it, the headings over that, the title.
"Earlier withdrawals, not part of this order:" over a list of names takes them off, whatever the title says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from monitor.extract.blocks import ASIDE, HEADER, MAIN, Block, Page
from monitor.extract.cues import Cue
from monitor.extract.elsewhere import (
    is_about_another,
    is_apart,
    leading,
    leads_back,
    leads_elsewhere,
    of_another,
    sets_apart,
)
from monitor.extract.exits import dates_back, says_exit, sentences
from monitor.extract.going_on import goes_without
from monitor.extract.interrupting import interrupts
from monitor.extract.outline import LABEL, Outline, holds, is_heading
from monitor.extract.patterns import fold
from monitor.extract.pending import only_talked_of, tells_pending
from monitor.extract.rules import Rules
from monitor.extract.sections import names_section, section_of
from monitor.extract.strangers import stranger_leaves
from monitor.model import Section

_OPENING = 14  # blocks of text at the top in which a page says what it is about
_LOOKED_AT = 300  # blocks among which those are
_READ = frozenset((MAIN, HEADER, ASIDE))


class Standing(StrEnum):
    """What the words above a run make of it."""

    ANNOUNCED = "announced"  # they announce the list
    IMPLIED = "implied"  # the page announces one, these words do not contradict
    APART = "apart"  # they say that it is another list
    SILENT = "silent"  # neither they nor the page speak of withdrawals


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a run: its standing, the words that decided, the section that they name.

    `exits` says that the words speak of leaving, `close` that they are a heading or lead-in right above, `nearest`
    that nothing stands between, whatever they are.
    """

    standing: Standing
    heading: str = ""
    section: Section | None = None
    exits: bool = False
    close: bool = False
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about: whether it announces that the United States leaves something.

    `since` is the block that says so first, -1 for the title: what stands above it was not led in by it.
    """

    announces: bool
    since: int = -1

    def above(self, first: int) -> bool:
        """Say whether the page announces above a block, or in it: the first line of a run may lead in the others."""
        return self.announces and self.since <= first


def read_subject(page: Page, rules: Rules) -> Subject:
    """Return what the page's title and first paragraphs say that it is about."""
    if says_exit(fold(page.title), rules):
        return Subject(True)
    seen = 0
    for place, block in enumerate(page.blocks[:_LOOKED_AT]):
        if block.region not in (MAIN, HEADER):
            continue
        seen += not (block.table_id or block.list_id)
        if says_exit(fold(block.text[:1500]), rules):
            return Subject(True, place)
        if seen >= _OPENING:
            break
    return Subject(False)


def may_announce(blocks: Sequence[Block], rules: Rules) -> bool:
    """Say whether a block speaks of leaving and of the United States; where none does, none announces a list."""
    texts = (fold(block.text) for block in blocks if block.region in _READ)
    # The words of leaving are patterns with gaps, which cost more.
    return any(rules.has(Cue.US, folded) and rules.has(Cue.EXIT, folded) for folded in texts)


def _headed_elsewhere(outline: Outline, lead: Block, first: int, rules: Rules) -> bool:
    """Say whether the heading right above a lead-in that tells no exit is about another list: "Where we stay"."""
    above = next((at - 1 for at in range(first, 0, -1) if outline.blocks[at] is lead), -1)
    heading = outline.blocks[above] if above >= 0 else None
    if heading is None or not heading.level or heading.level == 1 or says_exit(fold(heading.text), rules):
        return False
    return is_apart(heading.text, rules) or leads_elsewhere(heading, True, True, rules)


def _left_by_stranger(block: Block, heads: bool, outline: Outline, rules: Rules) -> bool:
    """Say whether a heading or lead-in tells what a country leaves that no list of countries holds."""
    if not rules.has(Cue.EXIT, fold(block.text)):
        return False
    *_, last = ("", *sentences(block.text))
    told = block.text if heads and not block.text.endswith(":") else last
    return not rules.means_us(fold(told)) and stranger_leaves(told, outline.names, rules)


def _threatens(folded: str, rules: Rules) -> bool:
    """Say whether a label speaks of an exit only as what hangs over the names: "Threatened with withdrawal:"."""
    return rules.has(Cue.EXIT, folded) and not rules.means_us(folded) and tells_pending(folded, rules)


def look_above(outline: Outline, first: int, subject: Subject, rules: Rules) -> Above:
    """Judge the words above block `first`; what opens a list that headings divide announces all of its parts."""
    above = _look_above(outline, first, subject, rules)
    if above.standing is not Standing.IMPLIED:
        return above
    if (outer := outline.outer_list(first)) is not None:
        around = _look_above(outline, outer, subject, rules)
        if around.standing in (Standing.ANNOUNCED, Standing.APART):
            return replace(around, section=above.section or around.section, close=False, nearest=False)
    opening = outline.opening_above(first)
    if opening is not None and leads_elsewhere(opening, False, True, rules):
        return replace(above, standing=Standing.APART)
    label = outline.blocks[first - 1] if first else None
    if label is not None and is_heading(label) and of_another(fold(label.text), rules):
        return replace(above, standing=Standing.APART)
    if opening is None or not says_exit(fold(opening.text), rules) or is_apart(opening.text, rules):
        return above
    return replace(above, standing=Standing.ANNOUNCED, exits=False, close=False, nearest=False)


def _look_above(outline: Outline, first: int, subject: Subject, rules: Rules) -> Above:
    section: Section | None = None
    heading = ""
    words = (block for block in outline.words_above(first) if not interrupts(block, rules))
    for number, block in enumerate(words):
        text = block.text
        folded = fold(text)
        top = block.level == 1
        heads = is_heading(block) or (number == 0 and holds(block, outline.blocks[first]))
        announces = says_exit(folded, rules, needs_actor=not (heads and subject.announces)) or (
            subject.announces and (heads or number == 0) and not top and goes_without(folded, rules)
        )
        if (heads or len(text) <= LABEL) and not (top and announces) and sets_apart(block, announces, rules):
            return Above(Standing.APART, text)
        if rules.has(Cue.MAYBE, folded) and not announces:
            return Above(Standing.APART, text)
        if (heads or number == 0) and (
            (not top and (dates_back(folded, outline.year, rules) or leads_back(block, outline.year, rules)))
            or _left_by_stranger(block, heads, outline, rules)
        ):
            return Above(Standing.APART, text)
        led = leading(block, rules) or (folded if heads else "")
        if (heads or number == 0) and (only_talked_of(led, rules) or _threatens(led, rules)):
            return Above(Standing.APART, text)
        if (heads or number == 0) and is_about_another(block, announces, heads, number == 0, rules):
            return Above(Standing.APART, text)
        if section is None and (heads or names_section(block, rules)) and not top:
            section = section_of(text, rules)
            heading = heading or (text if section else "")
        if announces or ((heads or len(text) <= 2 * LABEL) and rules.has(Cue.LISTING, folded)):
            if not announces and not heads and _headed_elsewhere(outline, block, first, rules):
                return Above(Standing.APART, text)
            standing = Standing.ANNOUNCED if announces or subject.above(first) else Standing.SILENT
            if top and announces:
                standing = Standing.IMPLIED
            return Above(standing, heading or text, section, announces, heads and number == 0, number == 0)
    if subject.above(first) or says_exit(fold(outline.title), rules):
        return Above(Standing.IMPLIED, heading or outline.title, section)
    return Above(Standing.SILENT, heading, section)
