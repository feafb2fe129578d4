"""Which section of the list words name: bodies of the United Nations, or others."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.blocks import ASIDE, HEADER, MAIN, Block
from monitor.extract.cues import Cue
from monitor.extract.outline import LABEL, is_heading
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.model import Section

_READ = frozenset((MAIN, HEADER, ASIDE))


def divides_by_section(blocks: Sequence[Block], rules: Rules) -> bool:
    """Say whether a heading or a label names a section of the list."""
    return any(
        section_of(block.text, rules) is not None
        for block in blocks
        if block.region in _READ and (len(block.text) <= LABEL or is_heading(block))
    )


def section_of(text: str, rules: Rules) -> Section | None:
    """Return the section that a heading names, None when it names none or both."""
    rest, outside = fold(text), 0
    if rules.has(Cue.NON_UN, rest):  # far cheaper than the pattern, and most headings name neither
        rest, outside = rules.patterns[Cue.NON_UN].subn(" ", rest)
    inside = rules.has(Cue.UN, rest)
    if outside and not inside:
        return Section.NON_UN
    return Section.UN if inside and not outside else None


def names_section(block: Block, rules: Rules) -> bool:
    """Say whether a short line, no item of a list, names a section."""
    if len(block.text) > LABEL or block.item or block.table_id:
        return False  # the last item of the list above names no section, though it may be a body of the UN
    return section_of(block.text, rules) is not None
