"""Short names that a page explains itself: "the World Postal Congress (WPC)", and WPC before or after it.

Short forms that many bodies share mean nothing alone; a page that prints one in a bracket behind the full name
says what it means by it, in its headline too.  So does one that prints the full name anywhere, where the short
form is known to be one of that body's; and one that names several of the bodies left at a stroke, where a bracket
behind a name in other words, which nobody has seen in print yet, holds the short form of another of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from monitor.extract.word_starts import quick
from monitor.model import Found, Names, Place, Resolution

_EXPLAINED = re.compile(r"[(（]\s*[«“\"„]?(?P<short>[^\W\d_][\w./-]{1,9})[»”\"]?\s*[)）]$")
_SHORT = re.compile(r"(?<![\w-])[^\W\d_](?:[^\W_]|-(?=\w)){1,9}(?![\w-])")
_BRACKET = re.compile(r"(?<=[^\W\d_])[»”\"]?\s?[(（]([^\W\d_][\w-]{1,9})[)）]")
_SEVERAL = 2  # bodies that tell of which list a page speaks
_CAPITALS = 2  # of them tell a short name from a word in a bracket


def with_short_names(
    texts: Sequence[str],
    found: Sequence[Sequence[Found]],
    names: Names,
    language: str | None,
    together: Collection[str] = (),
) -> list[tuple[Found, ...]]:
    """Return the names found in some texts, and those that they shorten; texts belong to one page.

    `together` are the bodies of a list of which everybody speaks when the page is published.
    """
    if not any(found):
        return [()] * len(found)
    whole = {one.resolution.organization.id for here in found for one in here if one.resolution.organization}
    meant = {**_known(texts, whole, names, language), **_meant(texts, found)}
    if len(whole.intersection(together)) >= _SEVERAL:
        meant = {**_beside(texts, found, names, language, together), **meant}
    if not meant:
        return [tuple(one) for one in found]
    shorts = "|".join(re.escape(short) for short in sorted(meant, key=len, reverse=True))
    pattern = re.compile(quick(rf"(?<![\w-])(?:{shorts})(?!\w)"))
    return [tuple(_added(text, here, pattern, meant)) for text, here in zip(texts, found, strict=True)]


def _meant(texts: Sequence[str], found: Sequence[Sequence[Found]]) -> Mapping[str, Resolution]:
    """Return what each short name stands for; one that stands for two is left out."""
    meant: dict[str, Resolution] = {}
    shared = set()
    for text, here in zip(texts, found, strict=True):
        for one in here:
            if text[one.end - 1] not in ")）" or one.resolution.organization is None:
                continue
            match = _EXPLAINED.search(text, one.start, one.end)
            if match is None or sum(map(str.isupper, match.group("short"))) < _CAPITALS:
                continue
            known = meant.setdefault(match.group("short"), one.resolution)
            if known.organization != one.resolution.organization:
                shared.add(match.group("short"))
    return {short: resolution for short, resolution in meant.items() if short not in shared}


def _known(
    texts: Sequence[str], whole: Collection[str], names: Names, language: str | None
) -> Mapping[str, Resolution]:
    """Return the short names, ambiguous elsewhere, of bodies whose full names stand on the page."""
    shorts = {
        word
        for piece in set(chain.from_iterable(map(str.split, texts)))
        if piece[1:].lower() != piece[1:]
        or not piece.isascii()  # a capital behind the first letter, as most lack
        for word in _SHORT.findall(piece)
        if sum(map(str.isupper, word)) >= _CAPITALS
    }
    meant = ((short, names.resolve(short, language=language, place=Place.LIST)) for short in shorts)
    return {short: one for short, one in meant if one.organization and one.organization.id in whole}


def _beside(
    texts: Sequence[str],
    found: Sequence[Sequence[Found]],
    names: Names,
    language: str | None,
    together: Collection[str],
) -> Mapping[str, Resolution]:
    """Return the short names of the bodies of a list that stand in a bracket behind words that are no known name."""
    shorts = {
        match.group(1)
        for text, here in zip(texts, found, strict=True)
        for match in _BRACKET.finditer(text)
        if sum(map(str.isupper, match.group(1))) >= _CAPITALS
        and not any(one.start < match.end() and match.start() <= one.end for one in here)
    }
    meant = ((short, names.resolve(short, language=language, place=Place.LIST)) for short in shorts)
    return {short: one for short, one in meant if one.organization and one.organization.id in together}


def _added(
    text: str, here: Sequence[Found], pattern: re.Pattern[str], meant: Mapping[str, Resolution]
) -> Iterator[Found]:
    """Yield the names of a text in order, with the short ones that stand in none of them."""
    short = [
        Found(*match.span(), meant[match.group()])
        for match in pattern.finditer(text)
        if not any(one.start < match.end() and match.start() < one.end for one in here)
    ]
    yield from sorted((*here, *short), key=lambda one: one.start)
