"""What a reader does not see: hidden attributes, styles, scripts, templates, footnote marks.

Only what the page itself says counts, read without running anything: attributes, inline styles, and simple
rules (`.x{display:none}`) of its own style sheets outside of media queries.  A box that a click opens (an
accordion, a tab, what a control names as its own) is read, since everybody can see it.  A class name alone
hides nothing, but for the well-known names of words that only screen readers speak.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

DROPPED = (
    "script style template noscript head title select option optgroup datalist textarea svg math canvas "
    "iframe object audio video picture map progress meter rt rp rtc frameset noframes noembed"
)
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000]")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3}",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible", re.IGNORECASE)
_SIMPLE = re.compile(r"(?:[a-zA-Z][\w-]*)?([.#])([\w-]+)")
_MEDIA = re.compile(r"@(?:media|container)\b", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_MARK = re.compile(r"[\[(（]?(?:\d{1,3}|[a-z*†‡§¶#]{1,2})[\])）]?")
_ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "re", "me", "o", "a", "e"})
_LONGEST_STYLES = 500_000  # characters of style sheets that are read
_LONGEST_SELECTORS = 2_000  # characters of selectors before one rule; longer ones are no hand-written rule
_SPOKEN_NAMES = (
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only "
    "element-invisible hidden-visually u-visually-hidden a11y-hidden assistive-text sr-text"
)
_SPOKEN_ONLY = frozenset(_SPOKEN_NAMES.split())
# What is spoken only still heads what everybody sees ("United Nations" over a list without another heading).
_HEADING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "figcaption"})
_OPENS = re.compile(
    r"(?:^|[\s_-])(?:accordion|collaps(?:e|ed|ible|ing)|expand(?:able|er)?|spoiler|tab-?(?:pane|panel|content)|faq"
    r"|(?:read|show|view)-?more)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OVERLAYS = re.compile(
    r"(?:^|[\s_-])(?:modal|popup|overlay|lightbox|off-?canvas|dropdown|drawer|tooltip|toast|search|menu|nav|navbar)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
# `hidden md:block`, `d-none d-lg-flex`: hidden on small screens alone.
_WIDE_SCREENS = re.compile(
    r"(?:^|\s)(?:d-)?(?:sm|md|lg|xl|xxl|2xl)[:-](?:block|flex|grid|inline|table|contents)\b", re.IGNORECASE
)
_CONTROLS = re.compile(r'(?:aria-controls|data-target|data-bs-target)="#?([^" ]{1,200})"')
# A page that hides its root until its scripts have run is not a hidden page.
_ROOT = frozenset({"html", "body"})


@dataclass(frozen=True, slots=True)
class Hiding:
    """The classes and ids that a page's own style sheets hide, and the ids of the boxes that its controls open."""

    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.classes or self.ids)


def hidden_names(style_sheets: str) -> Hiding:
    """Return the classes and ids that simple rules of a page's style sheets hide; the last rule wins."""
    if "none" not in style_sheets and "hidden" not in style_sheets:
        return Hiding()
    hidden: dict[str, set[str]] = {".": set(), "#": set()}
    rules = _outside_media(_without_comments(style_sheets[:_LONGEST_STYLES]))
    for rule in rules.split("}"):
        head, _, declarations = rule.rpartition("{")
        if not (
            "none" in declarations
            or "hidden" in declarations
            or "display" in declarations
            or "-" in declarations
        ):
            continue
        hides = _HIDING.search(declarations) is not None
        selectors = head.rpartition("{")[2]
        if (
            not selectors
            or len(selectors) > _LONGEST_SELECTORS
            or not (hides or _SHOWING.search(declarations))
        ):
            continue
        for selector in selectors.split(","):
            if match := _SIMPLE.fullmatch(selector.strip()):
                names = hidden[match.group(1)]
                names.add(match.group(2)) if hides else names.discard(match.group(2))
    return Hiding(frozenset(hidden["."]), frozenset(hidden["#"]))


def _without_comments(style_sheets: str) -> str:
    if "/*" not in style_sheets:
        return style_sheets
    first, *others = style_sheets.split("/*")
    return first + " ".join(other.partition("*/")[2] for other in others)


def _outside_media(style_sheets: str) -> str:
    """Drop `@media print {…}` and its like: what they hide is hidden only sometimes."""
    kept, position = [], 0
    while match := _MEDIA.search(style_sheets, position):
        kept.append(style_sheets[position : match.start()])
        depth = 0
        for brace in _BRACE.finditer(style_sheets, match.end()):
            depth += 1 if brace.group() == "{" else -1
            position = brace.end()
            if depth <= 0:
                break
        else:
            return "".join(kept)
    return "".join(kept) + style_sheets[position:]


def is_hidden(tag: str, attributes: Mapping[str, str], hiding: Hiding) -> bool:
    """Say whether an element's own attributes or the page's style rules hide it."""
    if tag in _ROOT:
        return False
    names = attributes.get("class", "")
    if _is_box(attributes, names, hiding):
        return False
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    if attributes.get("aria-hidden", "").lower() == "true" or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    if style and _HIDING.search(style):
        return True
    if attributes.get("id") in hiding.ids:
        return True
    if not names:
        return False
    tokens = names.split()
    if not hiding.classes.isdisjoint(tokens) and not _WIDE_SCREENS.search(names):
        return True
    return tag not in _HEADING and not _SPOKEN_ONLY.isdisjoint(tokens)


def _is_box(attributes: Mapping[str, str], names: str, hiding: Hiding) -> bool:
    """Say whether an element is a box in the text that a click opens."""
    boxed = (
        attributes.get("id") in hiding.opened or attributes.get("role") == "tabpanel" or _OPENS.search(names)
    )
    return bool(boxed) and not _OVERLAYS.search(f"{names} {attributes.get('id', '')}")


def opened_ids(markup: str) -> frozenset[str]:
    """Return the ids of the elements that the page's controls name as what they open."""
    if "aria-controls" not in markup and "data-" not in markup:
        return frozenset()
    return frozenset(_CONTROLS.findall(markup))


def is_footnote_mark(text: str) -> bool:
    """Say whether a superscript is a footnote's mark and no part of the words (`21st` keeps its `st`)."""
    mark = text.strip()
    return mark not in _ORDINAL and _MARK.fullmatch(mark) is not None
