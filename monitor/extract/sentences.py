"""Lists written as sentences: `A; B; and C.`, `On the list are A, B and C.`, `A、B及C`.

Semicolons divide wherever they stand.  Commas and *and* also stand inside names ("Mining, Minerals, Metals, and
Sustainable Development"), so the names that the gazetteer finds are taken out first, and only what is left
between them is divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from monitor.extract.blocks import Block
from monitor.extract.items import Item, Reader, make_item
from monitor.extract.languages import Cue
from monitor.extract.numbering import read_marker
from monitor.extract.patterns import fold
from monitor.model import Found, Place

_SEMICOLON = re.compile(r"[;；؛]")
_COMMA = re.compile(r"[,，、،]|\s[·•|/]\s")
_INLINE_NUMBER = re.compile(
    r"(?:(?<=\s)|(?<=[;；,，、。])|^)(?=(?:[(（](?:\d{1,3}|[ivxlc]{1,8})[)）]|\d{1,2}[.)、）](?!\d))\s*\S)|(?=[\u2460-\u2473])"
)
_SECOND = re.compile(r"2|ii|[②２٢۲२২౨௨๒]")  # no count of items goes without a second one
_FEW_NUMBERS = 2  # numbers in a text that may be there for other reasons
_COLON = re.compile(r"[:：]\s*(?=\S)")
_DIVIDER = re.compile(rf"{_SEMICOLON.pattern}|{_COMMA.pattern}|{_COLON.pattern}")
_FIRST_END = re.compile(r"[.。!?！？।](?=\s|$|[^\s\w])|[。！？।]")
_BRACKET = re.compile(r"\s*[(（][^()（）]{1,80}[)）]")
_DASH = re.compile(r"\s*[-–—:：]\s*")
_LONGEST_LEAD = 400
_SHORTEST = 5  # letters of a name in a script without capitals
_COUNTED = re.compile(r"\d\s*(?:个|個|家|項|项|개|つの|の(?=国|國|機))")
_OPENING = 160  # letters in which a sentence says that it lists something


def divides(text: str) -> bool:
    """Say whether a paragraph may hold a list: something in it divides."""
    if "," in text or ";" in text:  # what most hold, found at once
        return True
    if text.isascii() and not (":" in text or "|" in text or "/" in text):
        return False
    return _DIVIDER.search(text) is not None


def semicolon_items(block: Block, index: int, reader: Reader, start: int) -> list[Item]:
    """Return the items between semicolons, or between numbers set into the text."""
    text = block.text
    cuts = [match.span() for match in _SEMICOLON.finditer(text, start)]
    if not cuts:
        places = _inline_numbers(text, start)
        if len(places) <= _FEW_NUMBERS:
            return []
        start, cuts = places[0], [(place, place) for place in places[1:]]
    return _trimmed(_last_two(between(block, index, reader, start, len(text), cuts), reader), reader)


def counts_items(text: str) -> bool:
    """Say whether semicolons divide a text, or enough numbers in it count items."""
    semicolon = ";" in text if text.isascii() else _SEMICOLON.search(text) is not None
    return semicolon or len(_inline_numbers(text, 0)) > _FEW_NUMBERS


def _inline_numbers(text: str, start: int) -> list[int]:
    """Return where numbers stand inside a text that may count items; most texts show at once that they have none."""
    if not ("2" in text or "ii" in text if text.isascii() else _SECOND.search(text, start)):
        return []
    return [match.start() for match in _INLINE_NUMBER.finditer(text, start)]


def between(
    block: Block, index: int, reader: Reader, start: int, end: int, cuts: list[tuple[int, int]]
) -> list[Item]:
    """Return the items that stand between cuts, from `start` to `end`; a cut is where what divides begins and ends."""
    items = []
    for left, right in zip(
        [start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end], strict=True
    ):
        begin = left + _joiner_at(block.text[left:right], reader)
        if item := make_item(block, index, reader, begin, right):
            items.append(item)
    return items


def _trimmed(items: list[Item], reader: Reader) -> list[Item]:
    """Cut the words of the sentence off its first and last name, as in `Of these A; B; and C are left`."""
    if len(items) < 2:
        return items
    first, last = items[0], items[-1]
    if not first.known and (found := _names_in(first, reader)) and found[-1].end == len(first.text):
        items = [_part(first, found[-1]), *items[1:]]
    if not last.known and (found := _names_in(last, reader)) and len(found) == 1 and found[0].start == 0:
        items = [*items[:-1], _part(last, found[0])]
    return items


def _names_in(item: Item, reader: Reader) -> list[Found]:
    return list(reader.names.find(item.text, language=reader.language, place=Place.LIST))


def _part(item: Item, found: Found) -> Item:
    return replace(
        item,
        start=item.start + found.start,
        end=item.start + found.end,
        text=item.text[found.start : found.end],
        resolution=found.resolution,
    )


def _last_two(items: list[Item], reader: Reader) -> list[Item]:
    """Divide the last part where only *and* stands between its two names: `A; B; and C and D`."""
    return [*items[:-1], *_halves(items[-1], reader)] if len(items) > 1 else items


def _halves(item: Item, reader: Reader) -> list[Item]:
    """Divide an unknown name at an *and* between two names: one is known, or both say what kind of body they are."""
    if item.known:
        return [item]
    for word in reader.rules.joiner_words:
        for match in re.finditer(rf"\s+{re.escape(word.strip())}\s+", item.text, re.IGNORECASE):
            sides = [
                make_item(item.block, item.index, reader, item.start + start, item.start + end)
                for start, end in ((0, match.start()), (match.end(), len(item.text)))
            ]
            two = [side for side in sides if side is not None]
            named = all(reader.rules.has(Cue.NAME_WORDS, fold(side.text)) for side in two)
            if len(two) == 2 and (any(side.known for side in two) or (named and two[1].text[:1].isupper())):
                return two
    return [item]


def _joiner_at(text: str, reader: Reader) -> int:
    match = reader.rules.opening_joiner.match(text)
    return match.end() if match else 0


def list_start(text: str, reader: Reader) -> int:
    """Return where the list starts behind its lead-in ("On the list are …", "The following: …"); 0 without one."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    colon = _COLON.search(text) if ":" in text or "：" in text else None
    if colon and colon.start() <= _LONGEST_LEAD:
        before = folded[: colon.start()]
        if reader.rules.has(Cue.LISTING, before) or reader.rules.has(Cue.EXIT, before) or len(before) < 60:
            return colon.end()
    opening = folded[:_OPENING]
    if not reader.rules.has(Cue.LISTING, opening):
        return 0
    match = reader.rules.first(Cue.LISTING, opening)
    return match.end() if match and match.start() < 60 else 0


def comma_items(block: Block, index: int, reader: Reader, start: int) -> list[Item]:
    """Return the items of a sentence whose names are divided by commas and *and*."""
    text = block.text
    end = _sentence_end(text, start)
    found = list(reader.names.find(text[start:end], language=reader.language, place=Place.LIST))
    if not found:
        cuts = [match.span() for match in _COMMA.finditer(text, start, end)]
        return _last_two(between(block, index, reader, start, end, cuts), reader) if cuts else []
    items: list[Item] = []
    position = start
    led = (
        text[:start].rstrip().endswith((":", "："))
    )  # then no words of the lead-in are left before the first name
    for one in _merged(found, text, start):
        if _is_bracketed(text, start + one.start, start + one.end):
            begin = _piece_start(text, position, start + one.start, reader, first=not items)
            position = text.index(_closing(text, start + one.end), start + one.end) + 1
            words = text[begin:position]
            items.append(Item(block, index, begin, position, words, resolution=one.resolution))
            continue
        items.extend(_unknown(block, index, reader, position, start + one.start, first=not items and not led))
        position = start + one.end
        name_end = position
        if items and (longer := _continued(items[-1], text, start + one.start, name_end, reader)) is not None:
            items[-1] = longer
            continue
        if bracket := _BRACKET.match(text, position, end):
            position = name_end = bracket.end()
        items.append(
            Item(
                block,
                index,
                start + one.start,
                name_end,
                text[start + one.start : name_end],
                resolution=one.resolution,
            )
        )
    items.extend(_unknown(block, index, reader, position, end, first=False))
    return items


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Say whether a found name is all that a bracket holds: the acronym of the words before it."""
    return text[start - 1 : start] in ("(", "（") and text[end : end + 1] in (")", "）")


def _closing(text: str, end: int) -> str:
    return text[end]


def _piece_start(text: str, position: int, bracket: int, reader: Reader, *, first: bool) -> int:
    """Return where the words begin that a bracketed acronym explains."""
    begin = position
    for match in _COMMA.finditer(text, position, bracket):
        begin = match.end()
    begin += len(text[begin:bracket]) - len(text[begin:bracket].lstrip())
    return begin + (0 if first else _joiner_at(text[begin:bracket], reader))


def _continued(item: Item, text: str, start: int, end: int, reader: Reader) -> Item | None:
    """Join a name to the one before it where only a dash stands between (`ECOSOC - Economic Commission …`)."""
    if item.end >= start or not _DASH.fullmatch(text, item.end, start):
        return None
    whole = text[item.start : end]
    found = reader.resolve(whole)
    return replace(item, end=end, text=whole, resolution=found) if found.organization is not None else None


def _sentence_end(text: str, start: int) -> int:
    for match in _FIRST_END.finditer(text, start):
        before = text[max(start, match.start() - 6) : match.start()]
        # `U.N.` and `ds.` are no ends.
        if match.group() in "。！？।" or not re.search(r"(?:^|[\s.(])[^\W\d_]{1,2}$", before):
            return match.start()
    return len(text)


def _merged(found: list[Found], text: str, start: int) -> Iterator[Found]:
    """Leave out names that stand inside brackets behind another (`Name (ACRONYM)`)."""
    last = -1
    for one in found:
        begin = start + one.start
        if last >= 0 and re.fullmatch(r"\s*[(（]\s*", text[last:begin]):
            continue
        last = start + one.end
        yield one


def _unknown(
    block: Block, index: int, reader: Reader, start: int, end: int, *, first: bool
) -> Iterator[Item]:
    """Yield the unknown names between two known ones: whole parts between commas that read like names."""
    text = block.text
    if end - start < 6:
        return
    end -= _joiner_before(text[start:end], reader)
    cuts = [match.span() for match in _COMMA.finditer(text, start, end)]
    pieces = between(block, index, reader, start, end, cuts)
    for item in (half for piece in pieces for half in _halves(piece, reader)):
        piece = item.text
        if first and item.start == start:
            # What stands before the first comma still holds the words that lead in.
            continue
        if _is_count(piece, reader):
            continue
        capitals = len(piece.split()) >= 2 and (piece[0].isupper() or piece[0].isdigit())
        if capitals or _uncased_name(piece, reader):
            yield item


def _is_count(piece: str, reader: Reader) -> bool:
    """Say whether words are no name but a number of bodies: `66 organizations`."""
    words = piece.split(maxsplit=2)
    return len(words) > 1 and words[0].isdecimal() and reader.rules.has(Cue.BODIES, fold(words[1]))


def _joiner_before(text: str, reader: Reader) -> int:
    """Return the length of an *and* that stands right before the next name in a script without spaces."""
    match = reader.rules.closing_joiner.search(text)
    return len(text) - match.start() if match else 0


def _uncased_name(piece: str, reader: Reader) -> bool:
    """Say whether words in a script without capitals name a body: they tell what kind it is."""
    first = piece[0]
    if len(piece) < _SHORTEST or first.isascii() or first.islower() or first.isupper():
        return False
    if _COUNTED.search(piece):
        return False  # `等31个联合国机构`: how many there are, and not what they are called
    return read_marker(piece) is None and reader.rules.has(Cue.NAME_WORDS, fold(piece))
