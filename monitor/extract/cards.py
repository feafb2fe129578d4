"""Names with words about them, laid out as cards, under headings of their own, or in bold before the words.

Headings with words below them are the sections of an article; where the headings are names of organizations, they are
the terms of a list, and are read as those of a `<dl>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from monitor.extract.blocks import MAIN, Block, Page

_FEWEST = 3  # cards
_MOST_PARTS = 6  # blocks of a card
_LONGEST = 120  # letters of a name
_SAMPLE = 24  # blocks in which a name is known, or else the rest is not looked at
_MOST_TRIED = 12  # places of a page where cards are looked for to their end
_KNOWN = 3  # of so many names one at least is known, and two altogether
_NUMBER = re.compile(r"\W*\d{1,3}(?:\s*/\s*\d{1,3})?\W*")
_LEADING = re.compile(r"(\d{1,3})(?:\s*/\s*(\d{1,3}))?[.)）]?\s+(?=[^\W\d])")
_INDEX = re.compile(r"\[\d+\]")
_BOXES = frozenset({"div", "section", "article", "figure", "a", "summary"})
_ENDS = (".", "。", "?", "？", "!", "！", "।")
_BEHIND = " :：.。–—-،,"  # between a name in bold and the words about it

Card = Sequence[Block]


def with_cards(page: Page, known: Callable[[str], bool]) -> Page:
    """Return the page with the names of cards as terms and what stands below them as what is said of these.

    `known` says whether a text is the name of an organization.
    """
    blocks = page.blocks
    laid: list[Block] = []
    at = tried = 0
    while at < len(blocks):
        sample = blocks[at : at + _SAMPLE] if tried < _MOST_TRIED and _may_open(blocks[at]) else ()
        holds = any(any(map(known, _names(cards))) for cards, _ in _readings(sample, 0)) if sample else False
        tried += holds
        for cards, taken in _readings(blocks, at) if holds else ():
            if _are_names(_names(cards), known):
                laid.extend(_terms(cards))
                at += taken
                break
        else:
            laid.append(blocks[at])
            at += 1
    return replace(page, blocks=tuple(laid)) if laid != list(blocks) else page


def _names(cards: Sequence[Card]) -> list[str]:
    return [_name_of(card, len(cards)).text for card in cards]


def _may_open(block: Block) -> bool:
    """Say whether a block may begin cards, which costs less to tell than to look for them."""
    if block.region != MAIN or block.table_id:
        return False
    return block.level > 1 or block.tag in _BOXES or block.bold_end > 0


def _readings(blocks: Sequence[Block], at: int) -> Iterator[tuple[list[Card], int]]:
    """Yield the cards that may begin at a block, in every way of laying them out, and how many blocks they take."""
    first = blocks[at]
    if 0 < first.bold_end < len(first.text):
        lines = _bold_lines(blocks, at)
        if len(lines) >= _FEWEST:
            yield lines, len(lines)
    if first.list_id or len(first.text) > _LONGEST:
        return
    kind, steps = _INDEX.sub("", first.path), first.path.split("/")
    alike = [other for other in blocks[at + 1 : at + 1 + _MOST_PARTS] if _INDEX.sub("", other.path) == kind]
    depths = {depth for other in alike if (depth := _parting(steps, other.path.split("/"))) is not None}
    for depth in sorted(depths):
        cards = _boxes(blocks, at, depth, kind)
        if not cards and depth == len(steps) - 1:
            cards = _siblings(blocks, at)
        if len(cards) >= _FEWEST and sum(len(card) > 1 for card in cards) * 2 > len(cards):
            yield cards, sum(map(len, cards))


def _bold_lines(blocks: Sequence[Block], at: int) -> list[Card]:
    """Return the paragraphs or items from a block on that each begin with a name in bold, as name and words."""
    first = blocks[at]
    lines: list[Card] = []
    while at < len(blocks):
        block = blocks[at]
        if (
            block.tag != first.tag
            or block.list_id != first.list_id
            or not 0 < block.bold_end < len(block.text)
        ):
            break
        name = block.text[: block.bold_end].rstrip(_BEHIND)
        rest = block.text[block.bold_end :]
        place = len(block.text) - len(rest.lstrip(_BEHIND))
        if not name or place >= len(block.text) or len(name) > _LONGEST:
            break
        term = block._replace(text=name, end=block.start + len(name), bold_end=len(name))
        words = block._replace(text=block.text[place:], start=block.start + place, bold_end=0, marker=None)
        lines.append((term, words))
        at += 1
    return lines


def _boxes(blocks: Sequence[Block], at: int, depth: int, kind: str) -> list[Card]:
    """Return the boxes that begin at a block, which are elements of one kind at some depth of their paths."""
    if at and _root(blocks[at - 1], depth) == _root(blocks[at], depth):
        return []
    first = blocks[at].path.split("/")
    around, box = first[:depth], _INDEX.sub("", first[depth])
    cards: list[Card] = []
    while at < len(blocks):
        root = _root(blocks[at], depth)
        if len(root) <= depth or root[:depth] != around or _INDEX.sub("", root[depth]) != box:
            break
        end = at + 1
        while end < len(blocks) and _root(blocks[end], depth) == root:
            end += 1
        card = blocks[at:end]
        if (
            len(card) > _MOST_PARTS
            or _INDEX.sub("", card[0].path) != kind
            or any(_is_other(one) for one in card)
        ):
            break
        cards.append(card)
        at = end
    return cards if sum(len(card) > 1 for card in cards) * 2 > len(cards) else []


def _siblings(blocks: Sequence[Block], at: int) -> list[Card]:
    """Return headings, or lines in bold, from a block on, each with the blocks of the same element that follow it."""
    first = blocks[at]
    if not (first.level or first.bold):
        return []
    around = first.path.rpartition("/")[0]
    cards: list[list[Block]] = []
    for block in islice(blocks, at, None):
        if block.path.rpartition("/")[0] != around or _is_other(block):
            break
        if block.tag == first.tag and block.level == first.level and (block.level or block.bold):
            cards.append([block])
        elif block.level or block.bold or len(cards[-1]) >= _MOST_PARTS:
            break
        else:
            cards[-1].append(block)
    # What stands behind the last words about a name belongs to no card.
    most = max((len(card) for card in cards[:-1]), default=1)
    return [*cards[:-1], cards[-1][:most]] if cards else []


def _parting(first: Sequence[str], other: Sequence[str]) -> int | None:
    """Return at which step two paths of one length part; None where they do not."""
    return next(
        (depth for depth, (one, two) in enumerate(zip(first, other, strict=True)) if one != two), None
    )


def _root(block: Block, depth: int) -> list[str]:
    return block.path.split("/")[: depth + 1]


def _is_other(block: Block) -> bool:
    return block.region != MAIN or bool(block.table_id or block.list_id)


def _name_at(card: Card) -> int:
    """Return which block of a card is its name: the first that is no number."""
    return int(len(card) > 1 and _NUMBER.fullmatch(card[0].text) is not None)


def _are_names(texts: Sequence[str], known: Callable[[str], bool]) -> bool:
    if any(len(text) > _LONGEST or text.endswith(_ENDS) for text in texts):
        return False
    count = sum(map(known, texts))
    return count > 1 and count * _KNOWN >= len(texts)


def _terms(cards: Sequence[Card]) -> Iterator[Block]:
    """Yield the blocks of cards as those of a list of terms; a number alone is the marker of its name."""
    serial = -cards[0][0].parent
    for card in cards:
        at, name = _name_at(card), _name_of(card, len(cards))
        if at and (number := re.search(r"\d+", card[0].text)):
            name = name._replace(marker=number.group().lstrip("0") or None)
        yield name._replace(tag="dt", list_id=serial, item=name.parent, group=-serial, level=0)
        for part in card[at + 1 :]:
            yield part._replace(tag="dd", list_id=serial, item=name.parent, group=-serial, level=0)


def _name_of(card: Card, count: int) -> Block:
    """Return the name of a card, of so many, without the number that stands before it: `1`, `1/6`, but not `24/7`."""
    name = card[_name_at(card)]
    leading = _LEADING.match(name.text)
    if leading is None or leading.group(2) not in (None, str(count)):
        return name
    size = leading.end()
    bold = max(0, name.bold_end - size)
    number = leading.group(1).lstrip("0") or None
    return name._replace(text=name.text[size:], start=name.start + size, bold_end=bold, marker=number)
