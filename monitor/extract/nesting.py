"""Markup without the nesting and the mass that no reader's page has, before it is parsed.

The standard's tree construction takes quadratic time on deep nesting, and every element costs memory, so both
are bounded here: nesting at the depth at which browsers stop making new elements, tags at a number that no
real page comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MANY_TAGS = 6_000  # below this many tags even the worst nesting parses in well under a tenth of a second
_MOST_TAGS = 500_000  # about 20 MB of a real page; what comes after is not read
_DEEPEST = 512  # the nesting at which browsers stop making new elements
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>|!--)")
# Elements without content, and those that the next of their kind closes: none of them nests in itself.
_FLAT = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "source",
            "track",
            "wbr",
        ),
        *(
            "a",
            "body",
            "dd",
            "dt",
            "head",
            "html",
            "li",
            "nobr",
            "optgroup",
            "option",
            "p",
            "rp",
            "rt",
            "tbody",
        ),
        *("td", "tfoot", "th", "thead", "tr", "colgroup"),
    )
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


def shallow(markup: str) -> str:
    """Drop the tags of elements nested deeper than browsers allow; other markup is returned as it is."""
    count = markup.count("<")
    if count <= _MANY_TAGS:
        return markup
    if count > _MOST_TAGS:
        markup = _cut(markup)
    depth = deepest = 0
    for match in _nesting(markup):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return markup if deepest <= _DEEPEST else _flatten(markup)


def _cut(markup: str) -> str:
    position = 0
    for _ in range(_MOST_TAGS):
        position = markup.find("<", position) + 1
    return markup[: position - 1]


def _nesting(markup: str) -> Iterator[re.Match[str]]:
    """Yield the tags that open and close a level, none of those that comments, scripts and styles hold."""
    position = 0
    while match := _TAG.search(markup, position):
        position = match.end()
        if match.group(2) is None:
            position = _behind(markup, "-->", position)
            continue
        name = match.group(2).lower()
        if name in _RAW:
            if not match.group(1):
                position = _behind(markup, f"</{match.group(2)}", position)
        elif name not in _FLAT:
            yield match


def _behind(markup: str, end: str, position: int) -> int:
    found = markup.find(end, position)
    return found + len(end) if found >= 0 else len(markup)


def _flatten(markup: str) -> str:
    depth = 0
    kept: list[str] = []
    position = 0
    for match in _nesting(markup):
        drop = depth > _DEEPEST
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if drop or depth > _DEEPEST:
            kept.append(markup[position : match.start()])
            kept.append(" ")
            position = match.end()
    kept.append(markup[position:])
    return "".join(kept)
