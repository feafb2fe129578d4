"""Lists divided by commas and *and*, which also stand inside names ("Minerals, Metals, and Sustainable Development").

The names that the gazetteer finds are taken out first, and only what is left between them is divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.items import Item, Reader, without_article
from monitor.extract.numbering import read_marker
from monitor.extract.owned import owners
from monitor.extract.patterns import fold
from monitor.extract.sentences import (
    COLON,
    COMMA,
    between,
    divides,
    halves,
    joiner_length,
    last_two,
    semicolon_items,
    sentence_end,
)
from monitor.extract.style import ends_with_kind, says_kind
from monitor.model import Found, Place

_BRACKET = re.compile(r"\s*[(（][^()（）]{1,80}[)）]")
_DASH = re.compile(r"\s*[-–—:：]\s*")
_LONGEST_LABEL = 60  # letters before the colon of a cell or an item
_ADDS = 24  # letters before the word with which a sentence adds to the list before it
_FEW_LETTERS = 40  # of a sentence that says no more than that some names are on it, too
_LONG_ENOUGH = 16  # letters of a cell that may hold several names
FEWEST_NAMES = 3  # names of a cell from which it holds a list
_SMALL_OPENING = re.compile(r"[,،]\s*[^\W\d_]+\s*$")  # an article between a comma and a name
_KINDS_LAST = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")  # scripts in which the kind of a body ends its name
_SHORTEST = 5  # letters of a name in a script without capitals
# how many names a sentence held, behind the last of them: `A、B、Cの3機関`, `A、B和C等三个组织`
_COUNT_BEHIND = re.compile(
    r"(?:など|等|の|共|以上)+\s*[\d一二三四五六七八九十百]+\s*(?:個|个|家|つの)?(?:國際|国際|国际)?"
    r"(?:機関|機構|机构|組織|组织|團體|团体|団体|条約|條約|条约)$"
)
# a sum told by its parts, whose names say whose they are: "5 entities of A and 4 outside it"
_PARTS = re.compile(r"\s*\d{1,3} (?P<first>[^\W\d_])[^.;:]*?\s\d{1,3} (?P<second>[^\W\d_])")
_COUNTED = re.compile(r"[\d一二三四五六七八九十百]\s*(?:个|個|家|項|项|개|つの|の(?=国|國|機))")


def comma_items(block: Block, index: int, reader: Reader, start: int) -> list[Item]:
    """Return the items of a sentence whose names are divided by commas and *and*."""
    text = block.text
    end = sentence_end(text, start)
    if _tells_parts(text, start, end):
        return []
    found = [
        _without_joiner(one, text[start:end], reader)
        for one in reader.names.find(text[start:end], language=reader.language, place=Place.LIST)
    ]
    if not found:
        cuts = [match.span() for match in COMMA.finditer(text, start, end)]
        return last_two(between(block, index, reader, start, end, cuts), reader) if cuts else []
    items: list[Item] = []
    position = start
    led = (
        text[:start].rstrip().endswith((":", "："))
    )  # then no words of the lead-in are left before the first name
    merged = list(_merged(found, text, start))
    owning = owners(text, start, merged, reader.rules)
    for at, one in enumerate(merged):
        if at in owning:
            commas = [match.start() for match in COMMA.finditer(text, position, start + one.start)]
            if commas:  # what stands behind the last one says what the name owns
                items.extend(
                    _unknown(block, index, reader, position, commas[-1], first=not items and not led)
                )
            position = start + one.end
            continue
        if _is_bracketed(text, start + one.start, start + one.end):
            begin = _piece_start(text, position, start + one.start, reader, first=not items)
            position = text.index(_closing(text, start + one.end), start + one.end) + 1
            words = text[begin:position]
            items.append(Item(block, index, begin, position, words, resolution=one.resolution))
            continue
        items.extend(
            _unknown(
                block, index, reader, position, start + one.start, first=not items and not led, attached=True
            )
        )
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


def _without_joiner(found: Found, text: str, reader: Reader) -> Found:
    """Leave out an *and* that is written as the first letter of a name, as in Arabic."""
    first = text[found.start]
    if first.isascii() or first not in reader.rules.joiner_words or not text[found.start + 1].isalpha():
        return found
    rest = reader.resolve(text[found.start + 1 : found.end]).organization
    if rest is None or rest != found.resolution.organization:
        return found
    return replace(found, start=found.start + 1)


def _tells_parts(text: str, start: int, end: int) -> bool:
    """Say whether words count the parts of a sum and name nothing: "5 entities of A and 4 outside it"."""
    parts = _PARTS.match(text, start, end)
    return parts is not None and parts["first"].islower() and parts["second"].islower()


def further_items(block: Block, index: int, end: int, reader: Reader) -> list[Item]:
    """Return the known names of the sentence behind a list that adds to it: "On it are also A and B"."""
    text, rules = block.text, reader.rules
    start = sentence_end(text, end) + 1
    stop = sentence_end(text, start + 1) if start < len(text) else start
    folded = fold(text[start:stop])
    added = rules.first(Cue.ADDED, folded) if rules.has(Cue.ADDED, folded) else None
    if added is None or added.start() > _ADDS:
        return []
    if any(rules.has(cue, folded) for cue in (Cue.APART, Cue.ANOTHER, Cue.OTHERS, Cue.MAYBE)):
        return []
    items = [item for item in comma_items(block, index, reader, start) if item.known]
    told = stop - start - sum(len(item.text) for item in items)
    listed = told <= _FEW_LETTERS or rules.has(Cue.LISTING, folded) or rules.has(Cue.EXIT, folded)
    return items if listed else []


def several_names(block: Block, index: int, reader: Reader, *, fewest: int = FEWEST_NAMES) -> list[Item]:
    """Return the names of a cell or an item that holds several, as in `UN bodies | A, B and C`; [] for any other."""
    text = block.text
    if len(text) < _LONG_ENOUGH or not divides(text) or reader.most(text) < fewest:
        return []
    label = COLON.search(text, 0, _LONGEST_LABEL)
    start = label.end() if label else 0
    items = semicolon_items(block, index, reader, start) or comma_items(block, index, reader, start)
    known = [item for item in items if item.known]
    covered = sum(len(item.text) for item in known)
    if len(known) < fewest or len(known) * 2 <= len(items) or covered * 5 < (len(text) - start) * 3:
        return []
    found = [item.resolution.organization for item in known if item.resolution.organization]
    organizations = {one.id for one in found}
    if len(known) < FEWEST_NAMES and (
        len(items) > len(known) or any(one.parent in organizations for one in found)
    ):
        return []
    return items if len(organizations) == len(known) else []


def fewest_names(blocks: Sequence[Block], reader: Reader) -> int:
    """Return how many names a cell or an item must hold to hold several: two, where another holds more."""
    if any(several_names(block, 0, reader) for block in blocks):
        return FEWEST_NAMES - 1
    return FEWEST_NAMES


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Say whether a found name is all that a bracket holds: the acronym of the words before it."""
    return text[start - 1 : start] in ("(", "（") and text[end : end + 1] in (")", "）")


def _closing(text: str, end: int) -> str:
    return text[end]


def _piece_start(text: str, position: int, bracket: int, reader: Reader, *, first: bool) -> int:
    """Return where the words begin that a bracketed acronym explains."""
    begin = position
    for match in COMMA.finditer(text, position, bracket):
        begin = match.end()
    begin += len(text[begin:bracket]) - len(text[begin:bracket].lstrip())
    return begin + (0 if first else joiner_length(text[begin:bracket], reader))


def _continued(item: Item, text: str, start: int, end: int, reader: Reader) -> Item | None:
    """Join a name to the one before it where only a dash stands between (`ECOSOC - Economic Commission …`)."""
    if item.end >= start or not _DASH.fullmatch(text, item.end, start):
        return None
    whole = text[item.start : end]
    found = reader.resolve(whole)
    return replace(item, end=end, text=whole, resolution=found) if found.organization is not None else None


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
    block: Block, index: int, reader: Reader, start: int, end: int, *, first: bool, attached: bool = False
) -> Iterator[Item]:
    """Yield the unknown names between two known ones: whole parts between commas that read like names.

    Where a known name stands right behind (`attached`), words that nothing divides from it are no name.
    """
    text = block.text
    if end - start < 6:
        return
    behind = end
    if not attached and (count := _COUNT_BEHIND.search(text[start:end])):
        end = start + count.start()
    end -= _joiner_before(text[start:end], reader)
    attached = attached and end == behind and not reader.rules.languages[0].spaced
    cuts = [match.span() for match in COMMA.finditer(text, start, end)]
    pieces = between(block, index, reader, start, end, cuts)
    for item in (half for piece in pieces for half in halves(piece, reader)):
        item = without_article(item, reader)
        piece = item.text
        if item.known:
            yield item
            continue
        if first and item.start == start:
            # What stands before the first comma still holds the words that lead in.
            continue
        if _is_count(piece, reader) or (attached and item.end == end) or _is_united_nations(piece, reader):
            continue
        if _is_clause(item, reader):
            continue
        capitals = len(piece.split()) >= 2 and (piece[0].isupper() or piece[0].isdigit())
        if capitals or _uncased_name(piece, reader):
            yield item


def _is_clause(item: Item, reader: Reader) -> bool:
    """Say whether words tell something of the name before: "of which most are members", "Grundlage für das"."""
    folded = fold(item.text)
    if reader.rules.has(Cue.RELATIVES, folded):
        return True
    joined = bool(reader.rules.languages) and not reader.rules.languages[0].spaced
    if joined or _SMALL_OPENING.search(item.block.text, 0, item.start) is None:
        return False
    verb_last = reader.rules.languages[0].verbs_last and item.text.split()[-1].islower()
    return verb_last or reader.rules.has(Cue.DANGLING, folded)  # "die Wetterdaten sammelt"


def _is_count(piece: str, reader: Reader) -> bool:
    """Say whether words are no name but a number of bodies: `66 organizations`."""
    words = piece.split(maxsplit=2)
    return len(words) > 1 and words[0].isdecimal() and reader.rules.has(Cue.BODIES, fold(words[1]))


def _is_united_nations(piece: str, reader: Reader) -> bool:
    """Say whether words are the United Nations, to which bodies of a list belong."""
    return reader.rules.patterns[Cue.UN].fullmatch(fold(piece)) is not None


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
    if read_marker(piece) is not None or not says_kind(piece, reader):
        return False
    return not _KINDS_LAST.match(piece) or ends_with_kind(piece, reader)
