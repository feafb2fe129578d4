"""Short names that a page explains itself: "the World Postal Congress (WPC)", and WPC before or after it.

Short forms that many bodies share mean nothing alone; a page that prints one in a bracket behind the full name
says what it means by it, in its headline too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from monitor.model import Found, Resolution

_EXPLAINED = re.compile(r"[(（]\s*[«“\"„]?(?P<short>[^\W\d_][\w./-]{1,9})[»”\"]?\s*[)）]$")
_CAPITALS = 2  # of them tell a short name from a word in a bracket


def with_short_names(texts: Sequence[str], found: Sequence[Sequence[Found]]) -> list[tuple[Found, ...]]:
    """Return the names found in some texts, and those that they shorten; texts belong to one page."""
    meant = _meant(texts, found)
    if not meant:
        return [tuple(one) for one in found]
    shorts = "|".join(re.escape(short) for short in sorted(meant, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{shorts})(?!\w)")
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
