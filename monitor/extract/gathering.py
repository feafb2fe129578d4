"""Items of a run: lines to items, broken names joined, translations paired, section lines recognized."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.extract.blocks import Block
from monitor.extract.commas import fewest_names, several_names
from monitor.extract.cues import Cue
from monitor.extract.interrupting import is_credit
from monitor.extract.items import Item, Reader, make_item
from monitor.extract.labelled import holds_topics, passed_over
from monitor.extract.numbering import Marker
from monitor.extract.patterns import fold
from monitor.extract.runs import Layout, Run
from monitor.extract.scripts import language_of
from monitor.extract.section_lines import Line, SectionLine, section_line
from monitor.extract.sections import section_of
from monitor.extract.style import names_kind
from monitor.extract.tables import table_items

_LEADING = re.compile(r"^(\d{1,3}|[A-Za-z])\s+(?=\S)")
_ONLY_NUMBER = re.compile(r"^[(（]?\d{1,3}[.)）、]?$")
_ACRONYM = re.compile(r"\s*[(（][^()（）]{2,16}[)）]$")
_MARKED = 6  # letters of a line with which it is numbered
_WHOLE = 0.7  # part of a line from which its name is all of it
_MIN_ENDED = 0.5  # part of the items that end with punctuation from which a missing mark means a broken item


def gather(blocks: Sequence[Block], run: Run, reader: Reader) -> list[Line]:
    """Return the items and section lines of a run in order."""
    if run.layout is Layout.TABLE:
        lines: list[Line] = []
        for item, text, heads in table_items(blocks, run.first, run.last, reader):
            if heads and (told := section_of(text, reader.rules)) is not None:
                lines.append(SectionLine(told, text))
            elif item is not None and (item.known or section_line(text, reader) is None):
                lines.append(item)
            elif (section := section_line(text, reader)) is not None:
                lines.append(section)
        return lines
    return pair_translations(join_broken(_strip_numbers(_lines(blocks, run, reader), reader), reader))


def _lines(blocks: Sequence[Block], run: Run, reader: Reader) -> list[Line]:
    lines: list[Line] = []
    waiting: Marker | None = None
    item_block = 0
    topical = run.layout is Layout.LIST and holds_topics(blocks, run, reader)
    passed = passed_over(blocks, run, reader)
    fewest = fewest_names(blocks[run.first : run.last + 1], reader)
    for index in range(run.first, run.last + 1):
        block = blocks[index]
        if index in passed or is_credit(block.text, reader.rules):
            continue
        if _ONLY_NUMBER.match(block.text):
            digits = "".join(letter for letter in block.text if letter.isdecimal())
            waiting = Marker(digits, int(digits), 0, "digit")
            continue
        if block.item and block.item == item_block and not topical and run.layout is Layout.LIST and lines:
            before = lines[-1]
            if isinstance(before, Item):
                lines[-1] = _second_block(before, block, reader)
            continue
        if index > run.first and _goes_with(blocks[index - 1], block, lines):
            continue
        item_block = block.item
        item = make_item(block, index, reader)
        if (item is None or not item.known) and (
            section := section_line(block.text, reader, bold=block.bold)
        ):
            lines.append(section)
            continue
        if item is None:
            continue
        whole = item.known and item.end - item.start >= _WHOLE * len(block.text)
        if not whole and (several := several_names(block, index, reader, fewest=fewest)):
            lines.extend(several)
            continue
        if waiting is not None and item.marker is None:
            item = replace(item, marker=waiting)
        waiting = None
        lines.append(item)
    return lines


def _goes_with(before: Block, block: Block, lines: Sequence[Line]) -> bool:
    """Say whether a block is the rest of the row that a name opens: its seat, in a cell made of `<span>`."""
    if block.column <= before.column or block.path != before.path or not lines:
        return False
    last = lines[-1]
    return isinstance(last, Item) and last.known and last.block is before


def _strip_numbers(lines: list[Line], reader: Reader) -> list[Line]:
    """Take the numbers off lines that begin with 1, 2, 3 … and a space: only together are they numbering."""
    items = [line for line in lines if isinstance(line, Item)]
    found = {
        id(item): match for item in items if item.marker is None and (match := _leading(item)) is not None
    }
    values = [
        item.marker.value if item.marker else _value(found[id(item)].group(1)) if id(item) in found else None
        for item in items
    ]
    steps = sum(
        after is not None and before is not None and after == before + 1 for before, after in pairwise(values)
    )
    if not found or len(items) < 2 or steps * 10 < (len(items) - 1) * 8 or values[0] is None:
        return lines
    if values[0] != 1 and not all(match.group(1).isdigit() for match in found.values()):
        return lines  # letters may be articles
    return [_renumbered(line, found.get(id(line)), reader) for line in lines]


def _leading(item: Item) -> re.Match[str] | None:
    """Return the number or letter that a line opens with, if it stands before the name or in it."""
    match = _LEADING.match(item.text)
    if match is None and 0 < item.start < _MARKED:
        opening = _LEADING.match(item.block.text)
        match = opening if opening is not None and opening.end() == item.start else None
    return match


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else ord(printed.lower()) - ord("a") + 1


def _renumbered(line: Line, match: re.Match[str] | None, reader: Reader) -> Line:
    if match is None or not isinstance(line, Item):
        return line
    printed = match.group(1)
    marker = Marker(printed, _value(printed), 0, "digit" if printed.isdigit() else "letter")
    if match.string is not line.text:  # the name was found behind it
        return replace(line, marker=marker)
    item = make_item(line.block, line.index, reader, line.start + match.end(), line.end)
    return replace(item, marker=marker) if item is not None else line


def _second_block(item: Item, block: Block, reader: Reader) -> Item:
    """Use the second block of a list item: the same name in another language, or a remark."""
    first, second = language_of(item.text), language_of(block.text)
    if first and second and first != second and len(block.text) <= 200:
        found = item.resolution if item.known else reader.resolve(block.text, second)
        return replace(item, names={first: item.text, second: block.text, **item.names}, resolution=found)
    return item


def join_broken(lines: list[Line], reader: Reader) -> list[Line]:
    """Join names that are broken over two lines."""
    items = [line for line in lines if isinstance(line, Item)]
    ended = len(items) > 2 and sum(item.ended for item in items) > _MIN_ENDED * len(items)
    numbered = len(items) > 2 and sum(_numbered(item) for item in items) > 0.6 * len(items)
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if isinstance(before, Item) and isinstance(line, Item) and not before.known:
            before = _untrimmed(before, reader)
        if isinstance(before, Item) and isinstance(line, Item) and (rest := _rest_of(before, line, reader)):
            joined[-1] = rest
        elif (
            isinstance(line, Item)
            and isinstance(before, Item)
            and _broken(before, line, reader, ended, numbered)
        ):
            joined[-1] = _join(before, line, reader)
        else:
            joined.append(line)
    return joined


def _rest_of(first: Item, second: Item, reader: Reader) -> Item | None:
    """Join a known name and the line below it that goes on with it: `Venice Commission` / `of the …`."""
    rest = second.block.text[: second.end].strip()
    if not (first.known and second.known) or first.index == second.index or not rest[:1].islower():
        return None
    mine, other = first.resolution.organization, second.resolution.organization
    whole = reader.resolve(f"{first.text} {rest}")
    if mine is None or other is None or whole.organization is None or whole.organization.id != mine.id:
        return None
    return replace(first, ended=second.ended) if mine.id != other.id else None


def _untrimmed(item: Item, reader: Reader) -> Item:
    """Give an item back the *and* cut off its end: where the name goes on in the next line, it is part of it."""
    rest = item.block.text[item.end :]
    if (
        not item.ended
        or not rest
        or not reader.rules.joiner.fullmatch(rest)
        or rest.strip(" \u00a0")[:1] in ";,，；、،؛"
    ):
        return item
    return replace(item, text=item.text + rest.rstrip(), end=item.end + len(rest.rstrip()), ended=False)


def _numbered(item: Item) -> bool:
    return item.marker is not None and item.marker.kind != "bullet"


def _broken(first: Item, second: Item, reader: Reader, ended: bool, numbered: bool) -> bool:
    if first.index == second.index and first.block.tag != "br":
        return False
    if numbered and _numbered(second):
        return False
    if first.known and (second.known or not numbered):
        return False
    if len(first.text) + len(second.text) > 200:
        return False
    whole = f"{first.text} {second.text}"
    if not second.known and reader.resolve(whole).organization is not None:
        return True
    if second.known and not first.known and (bracket := _ACRONYM.search(second.text)):
        # "… from Deforestation" / "and Forest Degradation (REDD)": only the short form made the second half known
        half = second.text[: bracket.start()]
        unknown = reader.resolve(half).organization is None
        return unknown and reader.resolve(f"{first.text} {half}").organization is not None
    if first.known or second.known:
        return False
    dangles = reader.rules.has(Cue.DANGLING, fold(first.text))
    if dangles and not first.ended:
        return True
    if numbered and _numbered(first) and not _numbered(second):
        return not first.ended and (second.ended or not ended)
    if not ended or first.ended or not second.ended:
        return False
    # No body by itself is what neither says what kind of body it is nor has any before it.
    return second.text[:1].islower() or (names_kind(first, reader) and not names_kind(second, reader))


def _join(first: Item, second: Item, reader: Reader) -> Item:
    text = f"{first.text} {second.text}"
    return replace(
        first, text=text, ended=second.ended, resolution=reader.resolve(text), end=first.start + len(text)
    )


def pair_translations(lines: list[Line]) -> list[Line]:
    """Join a name and its translation that stand on lines of their own."""
    paired: list[Line] = []
    for line in lines:
        before = paired[-1] if paired else None
        if isinstance(line, Item) and isinstance(before, Item) and _same_twice(before, line):
            first, second = language_of(before.text) or "", language_of(line.text) or ""
            paired[-1] = replace(before, names={**before.names, first: before.text, second: line.text})
        else:
            paired.append(line)
    return paired


def _same_twice(first: Item, second: Item) -> bool:
    mine, other = first.resolution.organization, second.resolution.organization
    if mine is None or other is None or mine.id != other.id or (first.number and second.number):
        return False
    return language_of(first.text) != language_of(second.text)
