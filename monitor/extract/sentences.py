"""Lists written as sentences: `A; B; and C.`, `On the list are A, B and C.`, `A、B及C`.

Where such a list starts, and its items where semicolons or numbers divide it; `commas` divides the others.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.items import Item, Reader, make_item
from monitor.extract.patterns import fold
from monitor.model import Found, Place

_SEMICOLON = re.compile(r"[;；؛]")
COMMA = re.compile(r"[,，、،]|\s[·•|/]\s")
_INLINE_NUMBER = re.compile(
    r"(?:(?<=\s)|(?<=[;；,，、。])|^)(?=(?:[(（](?:\d{1,3}|[ivxlc]{1,8})[)）]|\d{1,2}[.)、）](?:(?!\d)|(?=\d{1,2}(?:世[纪紀]|/\d|小[时時]))))\s*\S)|(?=[\u2460-\u2473]|（[一二三四五六七八九十]{1,3}）)"
)
_SECOND = re.compile(r"2|ii|（二）|[②２٢۲२২౨௨๒]")  # no count of items goes without a second one
_FEW_NUMBERS = 2  # numbers in a text that may be there for other reasons
COLON = re.compile(r"[:：]\s*(?=\S)")
_DIVIDER = re.compile(rf"{_SEMICOLON.pattern}|{COMMA.pattern}|{COLON.pattern}")
# in front of each name of a paragraph: `▲Name ▲Name ▲Name`
_BULLET = re.compile(
    r"(?:^|(?<=\s))([•‣⁃∙▪▫■□●○◉◆◇★☆►▶▸▷▲△▼▽➢➤✓✔✅※]|[\U0001F536-\U0001F53B])\ufe0f?\s*(?=[^\W_])"
)
_BULLETS = 3  # of one kind, from which they divide names
# `【国連関係】…`, `[UN] …`, `▼その他＝…`
_LABEL = re.compile(
    r"\s*(?:[【〔［\[][^】〕］\]]{1,24}[】〕］\]]|[▼▽◆◇■□●○・][^=＝、。]{1,24}[=＝])\s*(?=\S)"
)
# behind a word of some letters, which no abbreviation has
SENTENCE_STOP = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[^\W\d_]{2,}\s)|[。！？](?=.)")
_FIRST_END = re.compile(r"[.。!?！？।](?=\s|$|[^\s\w])|[。！？।]")
_LONGEST_LEAD = 400
_OPENING = 160  # letters in which a sentence says that it lists something
_FIRST_SENTENCES = 4  # of a paragraph, one of which may lead in a list
_FEWEST_COMMAS = 3  # that divide a sentence of names
_EARLY = 60  # letters before the words that say so
_ARTICLE = 6  # letters of an article before the first of two names
_NEXT_SENTENCE = re.compile(r"[.!?।؟۔]\s+|[。！？]\s*")


def divides(text: str) -> bool:
    """Say whether a paragraph may hold a list: something in it divides."""
    if "," in text or ";" in text:  # what most hold, found at once
        return True
    if len(_inline_numbers(text, 0)) > _FEW_NUMBERS:
        return True
    if text.isascii() and not (":" in text or "|" in text or "/" in text):
        return False
    return _DIVIDER.search(text) is not None or bool(_bullets(text, 0))


def semicolon_items(block: Block, index: int, reader: Reader, start: int) -> list[Item]:
    """Return the items between semicolons, or between numbers set into the text."""
    text = block.text
    cuts = [match.span() for match in _SEMICOLON.finditer(text, start)]
    if bullets := _bullets(text, start):
        (_, start), *cuts = bullets
    elif cuts and "。" in text[start : cuts[-1][0]]:
        return []  # sentences, of which one has two halves
    if not cuts:
        places = _inline_numbers(text, start)
        if len(places) <= _FEW_NUMBERS:
            return []
        start, cuts = places[0], [(place, place) for place in places[1:]]
    items = between(block, index, reader, start, len(text), cuts)
    if len(items) > 1:
        items = [one for item in items for one in _known_pair(item, reader)]
    return _trimmed(last_two(items, reader), reader)


def counts_items(text: str) -> bool:
    """Say whether semicolons divide a text, or enough numbers in it count items."""
    semicolon = ";" in text if text.isascii() else _SEMICOLON.search(text) is not None
    return semicolon or len(_inline_numbers(text, 0)) > _FEW_NUMBERS or bool(_bullets(text, 0))


def _bullets(text: str, start: int) -> list[tuple[int, int]]:
    """Return where the signs stand that open each name of a paragraph, all of one kind."""
    if text.isascii():
        return []
    signs = list(_BULLET.finditer(text, start))
    kept = [sign.span() for sign in signs if sign.group(1) == signs[0].group(1)]
    return kept if len(kept) >= _BULLETS else []


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
        begin = left + joiner_length(block.text[left:right], reader)
        if item := make_item(block, index, reader, begin, right):
            items.append(item)
    return items


def _trimmed(items: list[Item], reader: Reader) -> list[Item]:
    """Cut the words of the sentence off its first and last name, as in `Of these A; B; and C are left`."""
    if len(items) < 2:
        return items
    if not items[-1].known and (stop := SENTENCE_STOP.search(items[-1].text)):
        items = [*items[:-1], _until(items[-1], stop.start(), reader)]
    first, last = items[0], items[-1]
    if not first.known and (found := _names_in(first, reader)) and found[-1].end == len(first.text):
        items = [_part(first, found[-1]), *items[1:]]
    if not last.known and (found := _names_in(last, reader)) and len(found) == 1 and found[0].start == 0:
        items = [*items[:-1], _part(last, found[0])]
    return items


def _until(item: Item, end: int, reader: Reader) -> Item:
    """Cut off the sentence behind the last name of a list: "…; and Office for Names. It leaves all of them"."""
    text = item.text[:end]
    return replace(item, end=item.start + end, text=text, ended=True, resolution=reader.resolve(text))


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


def last_two(items: list[Item], reader: Reader) -> list[Item]:
    """Divide the last part where only *and* stands between its two names: `A; B; and C and D`."""
    return [*items[:-1], *halves(items[-1], reader)] if len(items) > 1 else items


def _known_pair(item: Item, reader: Reader) -> list[Item]:
    """Divide a part that opens with two known names and an *and*: "X and Y, two committees of hardly any staff"."""
    found = [] if item.known else _names_in(item, reader)[:2]
    if len(found) < 2 or found[0].start > _ARTICLE:
        return [item]
    joined = joiner_length(item.text[found[0].end :], reader) == found[1].start - found[0].end
    return [_part(item, one) for one in found] if joined else [item]


def halves(item: Item, reader: Reader) -> list[Item]:
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


def joiner_length(text: str, reader: Reader) -> int:
    """Return how many letters at the start of a text are a word for *and*."""
    match = reader.rules.opening_joiner.match(text)
    return match.end() if match else 0


def sentence_end(text: str, start: int) -> int:
    """Return where the sentence ends that a place stands in."""
    for match in _FIRST_END.finditer(text, start):
        before = text[max(start, match.start() - 6) : match.start()]
        # `U.N.` and `ds.` are no ends.
        if match.group() in "。！？।" or not re.search(r"(?:^|[\s.(])[^\W\d_]{1,2}$", before):
            return match.start()
    return len(text)


def list_start(text: str, reader: Reader) -> int:
    """Return where the list starts behind its lead-in ("On the list are …", "The following: …"); 0 without one."""
    folded = fold(text)
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    if label := _LABEL.match(text):
        return label.end()
    colon = COLON.search(text) if ":" in text or "：" in text else None
    if colon and colon.start() <= _LONGEST_LEAD:
        before = folded[: colon.start()]
        if reader.rules.has(Cue.LISTING, before) or reader.rules.has(Cue.EXIT, before) or len(before) < 60:
            return colon.end()
    if not reader.rules.has(Cue.LISTING, folded[: _LONGEST_LEAD + _OPENING]):
        return 0
    following = islice(_NEXT_SENTENCE.finditer(text, 0, _LONGEST_LEAD), _FIRST_SENTENCES)
    for begin in (0, *(match.end() for match in following)):
        match = reader.rules.first(Cue.LISTING, folded[begin : begin + _OPENING])
        if match and match.start() < _EARLY and not _in_name(text, begin + match.start(), reader):
            return _next_sentence(text, begin + match.end(), reader)
    return 0


def _next_sentence(text: str, start: int, reader: Reader) -> int:
    """Return where the next sentence begins if what is left of this one divides nothing, or else the start itself.

    "It leaves the following bodies by decree. A, B, C and D." lists behind the full stop.
    """
    stop = _NEXT_SENTENCE.search(text, start, _LONGEST_LEAD)
    if stop is None or stop.end() == len(text) or COMMA.search(text, start, stop.start()):
        return start
    if len(COMMA.findall(text, stop.end())) < _FEWEST_COMMAS:
        return start
    left = text[start : stop.start()]
    return start if reader.names.find(left, language=reader.language, place=Place.LIST) else stop.end()


def _in_name(text: str, at: int, reader: Reader) -> bool:
    """Say whether a place is inside of a known name: words that open a list may be part of one."""
    opening = text[: at + _OPENING]
    found = reader.names.find(opening, language=reader.language, place=Place.LIST)
    return any(one.start <= at < one.end for one in found)
