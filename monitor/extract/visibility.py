"""What a reader does not see: hidden attributes, styles, scripts, templates, footnote marks.

Only what the page itself says counts, read without running anything: attributes, inline styles, and simple
rules (`.x{display:none}`) of its own style sheets outside of media queries.
"""

from __future__ import annotations

import re

DROPPED = frozenset(
    "script style template noscript head title button select option optgroup datalist input textarea svg math "
    "canvas iframe object embed audio video picture source track map progress meter rt rp rtc frameset noframes "
    "noembed -comment !doctype".split()
)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"^(?:[a-zA-Z][\w-]*)?([.#])([\w-]+)$")
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000]")
_MARK = re.compile(r"^[\[(（]?(?:\d{1,3}|[a-z*†‡§¶#]{1,2})[\])）]?$")


def hidden_names(style_sheets: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes and the ids that simple rules of the page's own style sheets hide."""
    if "none" not in style_sheets and "hidden" not in style_sheets:
        return frozenset(), frozenset()
    classes, ids = set(), set()
    depth_free = _outside_media(_COMMENT.sub(" ", style_sheets[:500_000]))
    for selectors, declarations in _RULE.findall(depth_free):
        if not _HIDING.search(declarations):
            continue
        for selector in selectors.split(","):
            if match := _SIMPLE.match(selector.strip()):
                (classes if match.group(1) == "." else ids).add(match.group(2))
    return frozenset(classes), frozenset(ids)


def _outside_media(style_sheets: str) -> str:
    """Drop `@media print {…}` and its like: what they hide is hidden only sometimes."""
    kept, position = [], 0
    while (at := style_sheets.find("@media", position)) >= 0:
        kept.append(style_sheets[position:at])
        depth, position = 0, at
        for match in re.compile(r"[{}]").finditer(style_sheets, at):
            depth += 1 if match.group() == "{" else -1
            position = match.end()
            if depth <= 0:
                break
        else:
            return "".join(kept)
    return "".join(kept) + style_sheets[position:]


def is_hidden(
    tag: str, attributes: dict[str, str | None], classes: frozenset[str], ids: frozenset[str]
) -> bool:
    """Say whether an element's own attributes or the page's style rules hide it."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true" or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    if style and _HIDING.search(style):
        return True
    if classes and (names := attributes.get("class")) and not classes.isdisjoint(names.split()):
        return True
    return bool(ids) and attributes.get("id") in ids


def is_footnote_mark(text: str) -> bool:
    """Say whether a superscript is a footnote's mark and no part of the words (`21st` keeps its `st`)."""
    return bool(_MARK.match(text.strip())) and text.strip() not in {"st", "nd", "rd", "th", "er", "re", "me"}
