"""What an edit changed in the text of a document: sentences that were taken out, put in, or say it in other words.

Two captures of one document differ in many ways that nobody edited: counters, dates, advertisements, teasers of
other stories, another template.  So sentences are compared, not bytes: without case, punctuation, numbers and
dates, wherever on the page they stand now, and only those that the page's own text tells.  The entries of a list
are left to those who read lists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from monitor.extract.blocks import HEADER, Block, Page
from monitor.extract.main_text import told_blocks
from monitor.extract.prose.sentences import split_sentences
from monitor.model import Passage

SHOWN = 6
"""Passages of one edit that are kept; of the others only how many they are."""

EXCERPT = 320
"""Characters of a passage that are kept."""

_CONTEXT = 60  # characters before and behind the words that differ
_WORD = 20  # characters of a word that is not cut
_MOST = 3_000  # sentences of a page that are compared
_LONGEST = 500_000  # letters of a page among which they are looked for
_LOOKED_FOR = 200  # sentences that are looked for among all words: where more are missing, it is another page
_PAIRED = 60  # sentences on either side among which those that say the same in other words are looked for
_ALIKE = 0.4  # share of words that two sentences have in common from which on one is the other, edited
_WORDS, _WORDS_UNENDED = 3, 6  # fewest words of a sentence, and of a line that does not end like one
_LETTERS = 7  # the same in scripts without spaces, in letters
_WORDS_ALONE, _LETTERS_ALONE = 6, 12  # of what is put in or taken out, instead of said otherwise
_LONG = 80  # letters and spaces of what is no label, however it ends
_NUMBERED = 0.3  # share of a line's words that are numbers from which on it is a dateline or a counter
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_TOKEN = re.compile(rf"{_UNSPACED.pattern}|[^\W_]+")
_ENDED = re.compile(r"[.!?…。！？؟۔।:;：；][\"'”’»」』)）]*$")
_MARKER = re.compile(
    r"[(（\[](?:[ivxlc]{1,8}|[a-z])[)）\]]|^\s*(?:[ivxlc]{1,8}|[a-z])[.)）]\s", re.IGNORECASE
)
_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as printed, and the words by which it is compared.

    `alone` says that it is an edit where it is put in or taken out: a heading or a label is only when it turns
    into another.
    """

    text: str
    key: str
    alone: bool


def edited(
    old: Page, new: Page, *, listed: Iterable[str] = (), months: Collection[str] = frozenset()
) -> tuple[tuple[Passage, ...], int]:
    """Return the passages that differ between two captures of one document, and how many more there are.

    `listed` holds the names that either prints as entries of a list; `months` the names of months, folded.
    Empty where nobody edited anything.
    """
    names = [key for key in (_key(name, months) for name in listed) if key]
    before, after = _sentences(old, names, months), _sentences(new, names, months)
    removed, added = _lacking(before, after, new, months), _lacking(after, before, old, months)
    # what was lengthened or shortened holds the other's words
    removed, added = _with_parts(before, removed, added, after), _with_parts(after, added, removed, before)
    if not removed and not added:
        return (), 0
    passages = _paired(removed, added)
    return tuple(_excerpt(one) for one in passages[:SHOWN]), max(0, len(passages) - SHOWN)


def _sentences(page: Page, names: Sequence[str], months: Collection[str]) -> list[_Sentence]:
    """Return the sentences of a page that could be edited, each once, in order."""
    found: dict[str, _Sentence] = {}
    for block in told_blocks(page):
        if block.region == HEADER and not block.level:
            continue
        for start, end in split_sentences(block.text):
            text = block.text[start:end]
            key = _key(text, months)
            if key and key not in found and _tells(text, key, block) and not _lists(key, names):
                alone = _stands_alone(text, key)
                found[key] = _Sentence(text, key, alone)
        if len(found) >= _MOST:
            break
    return list(found.values())


def _tells(text: str, key: str, block: Block) -> bool:
    """Say whether a sentence is more than a label, a counter or a dateline."""
    count = len(key.split())
    if _UNSPACED.search(key):
        return count >= _LETTERS
    numbers = sum(any(c.isdigit() for c in word) for word in text.split())
    if numbers >= _NUMBERED * (count + numbers):
        return False
    ended = block.level or _ENDED.search(text)
    return count >= (_WORDS if ended else _WORDS_UNENDED)


def _stands_alone(text: str, key: str) -> bool:
    """Say whether a sentence says something by itself: a label or a call to subscribe says less."""
    fewest = _LETTERS_ALONE if _UNSPACED.search(key) else _WORDS_ALONE
    return bool(_ENDED.search(text) or len(key) >= _LONG) and len(key.split()) >= fewest


def _lists(key: str, names: Sequence[str]) -> bool:
    """Say whether a sentence is an entry of the list, or holds some."""
    padded = f" {key} "
    return any(f" {name} " in padded or padded in f" {name} " for name in names)


def _lacking(
    sentences: Sequence[_Sentence], others: Sequence[_Sentence], page: Page, months: Collection[str]
) -> list[_Sentence]:
    """Return the sentences that stand nowhere on another page, of which `others` are the sentences."""
    there = {one.key for one in others}
    missing = [one for one in sentences if one.key not in there]
    whole = _whole(page, months) if missing else ""
    looked = [one for one in missing[:_LOOKED_FOR] if f" {one.key} " not in whole]
    return looked + missing[_LOOKED_FOR:]


def _with_parts(
    sentences: Sequence[_Sentence],
    lacking: Sequence[_Sentence],
    others: Sequence[_Sentence],
    kept: Sequence[_Sentence],
) -> list[_Sentence]:
    """Return the sentences that lack, and those that stand only inside a longer one of the others now."""
    missing, still = {one.key for one in lacking}, {one.key for one in kept}
    others = others[:_PAIRED]
    return [
        one
        for one in sentences
        if one.key in missing
        or (one.key not in still and any(f" {one.key} " in f" {other.key} " for other in others))
    ]


def _whole(page: Page, months: Collection[str]) -> str:
    """Return all words of a page: what moved elsewhere, or stands in other blocks, was not taken out."""
    keys, length = [""], 0
    for block in page.blocks:
        if key := _key(block.text, months):
            keys.append(key)
            length += len(key)
        if length > _LONGEST:
            break
    return f"{' '.join(keys)} "


def _key(text: str, months: Collection[str]) -> str:
    """Return the words by which text is compared, with a space between: letters alone, of one case and width.

    Numbers, dates and the marks that number items are left out.
    """
    folded = _MARKER.sub(" ", unicodedata.normalize("NFKC", _MARKS.sub("", text)).casefold())
    tokens = _TOKEN.findall(folded.replace("’", "").replace("'", ""))
    numbers = [any(c.isdigit() for c in token) for token in tokens]
    kept = [
        token
        for at, token in enumerate(tokens)
        if not numbers[at] and not (token in months and any(numbers[max(0, at - 2) : at + 3]))
    ]
    return " ".join(kept)


def _paired(removed: Sequence[_Sentence], added: Sequence[_Sentence]) -> list[Passage]:
    """Return what was taken out beside what stands in its place, in the order of the page."""
    partners: dict[int, int] = {}
    if len(removed) <= _PAIRED and len(added) <= _PAIRED:
        for at, one in enumerate(removed):
            shares = [
                (_alike(one, other), -to) for to, other in enumerate(added) if to not in partners.values()
            ]
            share, place = max(shares, default=(0.0, 0))
            if share >= _ALIKE:
                partners[at] = -place
    passages = [
        Passage(one.text, added[partners[at]].text if at in partners else "")
        for at, one in enumerate(removed)
        if at in partners or one.alone
    ]
    taken = set(partners.values())
    return passages + [Passage("", one.text) for to, one in enumerate(added) if to not in taken and one.alone]


def _alike(one: _Sentence, other: _Sentence) -> float:
    return SequenceMatcher(None, one.key.split(), other.key.split(), autojunk=False).ratio()


def _excerpt(passage: Passage) -> Passage:
    """Cut both sides of a passage to the words that differ, with some around them."""
    old, new = passage.old, passage.new
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return Passage(_cut(old, start, len(old) - end), _cut(new, start, len(new) - end))


def _same(one: str, other: str) -> int:
    """Return with how many of the same characters two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(text: str, start: int, end: int) -> str:
    """Return a range of text with what stands around it, whole words, and dots where something is left out."""
    first = max(0, start - _CONTEXT)
    last = min(end + _CONTEXT, first + EXCERPT)
    if first and (space := text.rfind(" ", max(0, first - _WORD), first + 1)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", last - _WORD, last)) >= 0:
        last = space
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"
