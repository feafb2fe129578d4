"""One line of a list as an item: the name without its number, punctuation, joiner and remark.

The words stay as the page prints them.  Which part of a line is the name is decided by what the gazetteer
knows, then by bold print, then by the dash or colon that sets a remark apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from monitor.extract.blocks import Block
from monitor.extract.cues import Cue
from monitor.extract.numbering import Marker, read_marker
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules
from monitor.extract.scripts import split_scripts
from monitor.extract.seats import before_seat, is_town
from monitor.model import UNRESOLVED, Names, Place, Resolution

_CLOSING = " \t\r\n\u00a0\u3000;；;،؛,，、.。．।·:："
_TAIL = 40  # letters at the end in which a joiner or a footnote mark stands
_OPENING = re.compile(r"^[\s;；,，、.。．·:：]+")
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
_NOTE = re.compile(
    r"\s*(?:\[\d{1,3}\]|[*†‡§]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\((?:\d{1,2}|[*†])\)|（\d{1,2}）)+$"
)
_NOTE_ENDS = frozenset("])）*†‡§\u00b9\u00b2\u00b3") | frozenset(map(chr, range(0x2070, 0x207A)))
_CHECK = re.compile(r"^[✓✔✗✘☑✅❌×xX√–—-]$")
_BREAK = re.compile(r"\s+[–—―|]\s+|\s+-\s+|\s*[:：]\s+|\s*[—―]{1,2}\s*|：|\s*＝\s*|\s+=\s+")
_END = re.compile(rf"{_BREAK.pattern}|[.。]\s+")
_CLAUSE = re.compile(r"\s*[(（\[【]|[,，،]\s|[.。．]\s*(?=\S)|[、；;؛]\s*")
_ENCLOSED = re.compile(
    r"^(?P<outer>.+?)\s*[(（\[【〔《«]\s*(?P<inner>[^()（）\[\]【】〔〕]{2,200})\s*[)）\]】〕》»]$"
)
_ENCLOSING = (")", "）", "]", "】", "〕", "》", "»")
_KIND_QUOTED = re.compile(
    r"^(?P<kind>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+[«„“\"](?P<name>[^«»„“”\"]{3,120})[»“”\"]$"
)
_SMALL_WORD = re.compile(r"([^\W\d_]{1,6})(?:\s+|\s*['’]\s*)(?=[^\W\d_])")
_LABEL = re.compile(r"(?P<label>[^:：]{2,40}?)\s*[:：]\s*(?=\S)")
_NO_LABEL = (Cue.EXIT, Cue.STAYS, Cue.APART, Cue.ANOTHER, Cue.MEMBERSHIP, Cue.STOP, Cue.PENDING)
_LONGEST = 340


@dataclass(slots=True)
class Item:
    """One item: `text` stands at `start`:`end` of the block's text."""

    block: Block
    index: int
    start: int
    end: int
    text: str
    marker: Marker | None = None
    ended: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    resolution: Resolution = UNRESOLVED

    @property
    def known(self) -> bool:
        """Say whether the gazetteer knows the name."""
        return self.resolution.organization is not None

    @property
    def number(self) -> str | None:
        """Return the printed number."""
        return (self.marker.printed or None) if self.marker else self.block.marker


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading items needs: the gazetteer, the words of the page's languages, the page's language."""

    names: Names
    rules: Rules
    language: str | None

    def resolve(self, text: str, language: str | None = None) -> Resolution:
        """Return what the whole text names."""
        if len(text) > _LONGEST or len(text) < 2:
            return UNRESOLVED
        return self.names.resolve(text, language=language or self.language, place=Place.LIST)

    def most(self, text: str) -> int:
        """Return how many names can stand in a text at most."""
        return self.names.most(text, language=self.language)


def trim(text: str, start: int, end: int, rules: Rules) -> tuple[int, int, bool]:
    """Cut closing punctuation, a joiner and footnote marks off a range; tell whether it was closed by a mark."""
    opening = _OPENING.match(text, start, end)
    if opening:
        start = opening.end()
    ended = False
    for _ in range(3):
        before = end
        tail = max(start, end - _TAIL)
        last = text[tail:end]
        if rules.may_join(last) and (joiner := rules.joiner.search(last)) and tail + joiner.start() > start:
            end, ended = tail + joiner.start(), True
        bare = len(text[start:end].rstrip(_CLOSING))
        if start + bare < end and not _ABBREVIATED.search(text[tail:end]):
            end, ended = start + bare, True
        tail = max(start, end - _TAIL)
        if text[end - 1 : end] in _NOTE_ENDS and (note := _NOTE.search(text[tail:end])):
            end = tail + note.start()
        if end == before:
            break
    return start, max(start, end), ended


def make_item(
    block: Block, index: int, reader: Reader, start: int = 0, end: int | None = None
) -> Item | None:
    """Read one item from a range of a block; None when nothing is left of it."""
    text = block.text
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    marker = read_marker(text[start:end]) if block.marker is None else None
    begin = start + (marker.end if marker else 0)
    begin, finish, ended = trim(text, begin, end, reader.rules)
    name = text[begin:finish]
    if not name or _CHECK.match(name):
        return None
    whole = reader.resolve(name)
    if whole.organization is not None:
        return Item(block, index, begin, finish, name, marker, ended, _pair(name), whole)
    return _named(Item(block, index, begin, finish, name, marker, ended), reader)


def _named(item: Item, reader: Reader) -> Item:
    """Find the part of an item, unknown as a whole, that is the name, and what it is called in other languages."""
    if item.marker is None and (bare := read_marker(item.text, bare=True)):
        rest = replace(item, start=item.start + bare.end, text=item.text[bare.end :], marker=bare)
        if (found := reader.resolve(rest.text)).organization is not None:
            return replace(rest, resolution=found, names=_pair(rest.text))
        if split_scripts(rest.text):
            item = rest
    for names in (_pair(item.text), split_scripts(item.text)):
        for language, name in names.items():
            if (found := reader.resolve(name, language)).organization is not None:
                return replace(item, resolution=found, names=names)
    if (quoted := _in_quotes(item, reader)) is not None:
        return quoted
    if (end := before_seat(item.text, reader.rules)) is not None:
        item = _cut(item, 0, end, reader.resolve(item.text[:end]))
        if item.known:
            return replace(item, names=_pair(item.text))
    if (labelled := _behind_label(item, reader)) is not None:
        return labelled
    cut = _without_remark(item, reader)
    names = _pair(cut.text) or (split_scripts(cut.text) if not cut.known else {})
    return replace(cut, names=names)


def _in_quotes(item: Item, reader: Reader) -> Item | None:
    """Return an item whose known name stands in quotes behind the kind of body that it is: `the coalition "Name"`."""
    quoted = _KIND_QUOTED.match(item.text)
    if quoted is None or not reader.rules.has(Cue.NAME_WORDS, fold(quoted["kind"])):
        return None
    found = reader.resolve(quoted["name"])
    return replace(item, resolution=found) if found.organization is not None else None


def _pair(text: str) -> dict[str, str]:
    """Return the names by language of `name (name in another script)`."""
    match = _ENCLOSED.match(text) if text.endswith(_ENCLOSING) else None
    if not match:
        return {}
    outer, inner = match.group("outer"), match.group("inner")
    pair = split_scripts(f"{outer} \n {inner}")
    return pair if len(pair) == 2 and (len(inner.split()) > 1 or not inner.isascii()) else {}


def _behind_label(item: Item, reader: Reader) -> Item | None:
    """Return an item without the label of a part of the world or a field before its known name: `Pacific: Name`."""
    colon = _LABEL.match(item.text)
    if colon is None or not reader.most(item.text[colon.end() :]):
        return None
    label = fold(colon["label"])
    if any(reader.rules.has(cue, label) for cue in _NO_LABEL) or reader.resolve(colon["label"]).organization:
        return None
    behind = _cut(item, colon.end(), len(item.text), reader.resolve(item.text[colon.end() :]))
    if behind.known:
        return replace(behind, names=_pair(behind.text))
    named = _leading_name(behind, reader)
    return named if named is not None and named.start == behind.start else None


def _without_remark(item: Item, reader: Reader) -> Item:
    """Cut a remark off: `Name – read next`, `**Name**: what it does`, `Name — Kenya`."""
    bold = item.block.bold_end - item.start
    if 4 < bold < len(item.text) and item.start < item.block.bold_end:
        head = item.text[:bold]
        start, end, _ = trim(head, 0, len(head), reader.rules)
        end = len(head[:end].rstrip(" –—-:："))
        if (found := reader.resolve(head[start:end])).organization is not None or end - start > 8:
            return _cut(item, start, end, found)
    if (found_end := _leading_name(item, reader)) is not None:
        return found_end
    if not reader.rules.has(Cue.STOP, fold(item.text)):
        return item
    for match in _END.finditer(item.text):
        if match.start() and reader.rules.patterns[Cue.STOP].match(fold(item.text[match.end() :])):
            return _cut(item, 0, match.start(), UNRESOLVED)
    return item


def _leading_name(item: Item, reader: Reader) -> Item | None:
    """Cut off what goes on behind a known name: `Name – remark`, `Name, which …`, `Name (Kenya)`, `Name. It was …`."""
    opening = item.text[:_LONGEST]
    found = reader.names.find(opening, language=reader.language, place=Place.LIST)
    if not found:
        return None
    start, end = found[0].start, found[0].end
    if start > 1 and not reader.rules.patterns[Cue.ARTICLES].fullmatch(fold(opening[:start].rstrip(" '’"))):
        return None
    if is_town(item.text[end:], reader.rules):
        return _cut(item, start if start > 1 else 0, end, found[0].resolution)
    goes_on = _BREAK.match(item.text, end) or _CLAUSE.match(item.text, end)
    if goes_on is None or reader.resolve(item.text[goes_on.end() :]).organization is not None:
        return None
    return _cut(item, start if start > 1 else 0, end, found[0].resolution)


def _cut(item: Item, start: int, end: int, resolution: Resolution) -> Item:
    return replace(
        item, start=item.start + start, end=item.start + end, text=item.text[start:end], resolution=resolution
    )


def without_article(item: Item, reader: Reader) -> Item:
    """Take an article off a name that begins with a capital behind it: `the Bureau of …`, `l'Office …`."""
    article = reader.rules.patterns[Cue.ARTICLES]
    while item.text[:1].islower() and (match := _SMALL_WORD.match(item.text)):
        if article.fullmatch(fold(match.group(1))) is None:
            break
        item = replace(item, start=item.start + match.end(), text=item.text[match.end() :])
    return item
