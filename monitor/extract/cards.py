"""Cards: boxes that are built alike, each with a name on top and a few words about it below.

Headings with words below them are the sections of an article; where the headings are names of organizations, and each
stands in a box of its own, they are the terms of a list, and are read as those of a `<dl>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from monitor.extract.blocks import MAIN, Block, Page

_FEWEST = 3  # cards
_MOST_PARTS = 6  # blocks of a card
_LONGEST = 120  # letters of a name
_KNOWN = 3  # of so many names one at least is known, and two altogether
_NUMBER = re.compile(r"\W*\d{1,3}(?:\s*/\s*\d{1,3})?\W*")
_LEADING = re.compile(r"(\d{1,3})(?:\s*/\s*(\d{1,3}))?[.)）]?\s+(?=[^\W\d])")
_INDEX = re.compile(r"\[\d+\]")
_BOXES = frozenset({"div", "section", "article", "figure", "a"})
_ENDS = (".", "。", "?", "？", "!", "！", "।")


def with_cards(page: Page, known: Callable[[str], bool]) -> Page:
    """Return the page with the names of cards as terms and what stands below them as what is said of these.

    `known` says whether a text is the name of an organization.
    """
    blocks = page.blocks
    laid: list[Block] = []
    at = 0
    while at < len(blocks):
        cards = _cards_at(blocks, at) if _may_open(blocks[at]) else []
        if cards and _are_names([_name_of(card, len(cards)).text for card in cards], known):
            laid.extend(_terms(cards))
            at += sum(map(len, cards))
        else:
            laid.append(blocks[at])
            at += 1
    return replace(page, blocks=tuple(laid)) if len(laid) < len(blocks) or laid != list(blocks) else page


def _may_open(block: Block) -> bool:
    """Say whether a block may be the first of a card, which costs less to tell than to compare paths."""
    if block.region != MAIN or block.table_id or block.list_id or len(block.text) > _LONGEST:
        return False
    return block.level > 1 or block.tag in _BOXES or block.bold


def _cards_at(blocks: Sequence[Block], at: int) -> list[Sequence[Block]]:
    """Return the cards that begin at a block, as the blocks of each; nothing where there are none."""
    first = blocks[at].path.split("/")
    kind = _INDEX.sub("", blocks[at].path)
    depth = next(
        (
            depth
            for other in blocks[at + 1 : at + 1 + _MOST_PARTS]
            if _INDEX.sub("", other.path) == kind
            and (depth := _parting(first, other.path.split("/"))) is not None
        ),
        None,
    )
    if depth is None or (at and _root(blocks[at - 1], depth) == _root(blocks[at], depth)):
        return []
    around, box = first[:depth], _INDEX.sub("", first[depth])
    cards: list[Sequence[Block]] = []
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
    several = sum(len(card) > 1 for card in cards)
    return cards if len(cards) >= _FEWEST and several * 2 > len(cards) else []


def _parting(first: Sequence[str], other: Sequence[str]) -> int | None:
    """Return at which step two paths part into two elements of one kind; None where they do not."""
    for depth, (one, two) in enumerate(zip(first, other, strict=True)):
        if one != two:
            return depth
    return None


def _root(block: Block, depth: int) -> list[str]:
    return block.path.split("/")[: depth + 1]


def _is_other(block: Block) -> bool:
    return block.region != MAIN or bool(block.table_id or block.list_id)


def _name_at(card: Sequence[Block]) -> int:
    """Return which block of a card is its name: the first that is no number."""
    return int(len(card) > 1 and _NUMBER.fullmatch(card[0].text) is not None)


def _are_names(texts: Sequence[str], known: Callable[[str], bool]) -> bool:
    if any(len(text) > _LONGEST or text.endswith(_ENDS) for text in texts):
        return False
    count = sum(map(known, texts))
    return count > 1 and count * _KNOWN >= len(texts)


def _terms(cards: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Yield the blocks of cards as those of a list of terms; a number alone is the marker of its name."""
    serial = -cards[0][0].parent
    for card in cards:
        at, name = _name_at(card), _name_of(card, len(cards))
        if at and (number := re.search(r"\d+", card[0].text)):
            name = name._replace(marker=number.group().lstrip("0") or None)
        yield name._replace(tag="dt", list_id=serial, item=name.parent, group=-serial, level=0)
        for part in card[at + 1 :]:
            yield part._replace(tag="dd", list_id=serial, item=name.parent, group=-serial, level=0)


def _name_of(card: Sequence[Block], count: int) -> Block:
    """Return the name of a card, of so many, without the number that stands before it: `1`, `1/6`, but not `24/7`."""
    name = card[_name_at(card)]
    leading = _LEADING.match(name.text)
    if leading is None or leading.group(2) not in (None, str(count)):
        return name
    size = leading.end()
    bold = max(0, name.bold_end - size)
    number = leading.group(1).lstrip("0") or None
    return name._replace(text=name.text[size:], start=name.start + size, bold_end=bold, marker=number)
