"""Markup without the nesting and the mass that no reader's page has, before it is parsed.

The standard's tree construction takes quadratic time on deep nesting, and every element costs memory, so both
are bounded here: nesting at the depth at which browsers stop making new elements, tags at a number that no
real page comes near.
"""

from __future__ import annotations

import re

_MANY_TAGS = 6_000  # below this many tags even the worst nesting parses in well under a tenth of a second
_MOST_TAGS = 1_000_000  # a page of 20 MB with a tag every twenty bytes; what comes after is not read
_DEEPEST = 512  # the nesting at which browsers stop making new elements
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def shallow(markup: str) -> str:
    """Drop the tags of elements nested deeper than browsers allow; other markup is returned as it is."""
    count = markup.count("<")
    if count <= _MANY_TAGS:
        return markup
    if count > _MOST_TAGS:
        markup = _cut(markup)
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match.group(1):
            depth = depth - 1 if depth else 0
        elif match.group(2).lower() not in _VOID:
            depth += 1
            if depth > deepest:
                deepest = depth
    return markup if deepest <= _DEEPEST else _flatten(markup)


def _cut(markup: str) -> str:
    position = 0
    for _ in range(_MOST_TAGS):
        position = markup.find("<", position) + 1
    return markup[: position - 1]


def _flatten(markup: str) -> str:
    depth = 0
    kept: list[str] = []
    position = 0
    for match in _TAG.finditer(markup):
        if match.group(2).lower() in _VOID:
            continue
        drop = depth > _DEEPEST
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if drop or depth > _DEEPEST:
            kept.append(markup[position : match.start()])
            kept.append(" ")
            position = match.end()
    kept.append(markup[position:])
    return "".join(kept)
