"""What one start tag means for reading: how it breaks the text, whether it is seen, which region it opens."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from monitor.extract.regions import region_of
from monitor.extract.visibility import DROPPED, Hiding, is_hidden

BLOCK: Final = 0  # a block of its own
INLINE: Final = 1  # part of the words around it
MARK: Final = 2  # a superscript, which may be a footnote's mark
NOTHING: Final = 3  # neither holds text nor breaks it
BREAK: Final = 4  # ends a line
BUTTON: Final = 5  # a control, or the heading of a box that it opens
UNSEEN: Final = 6  # its content is not seen
CUSTOM: Final = 7  # an element that HTML does not know: part of the words in a paragraph, else a block
OPENER: Final = 8  # a button that opens the box behind it: its words are the title of the box

LISTS = frozenset({"ol", "ul", "dl", "menu"})
PREFORMATTED = frozenset({"pre", "listing", "xmp", "plaintext"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LINK, BOLD = 1, 2
_STYLES = {"a": LINK, "b": BOLD, "strong": BOLD}
# Blocks that change nothing but the words in them: no list, no table, no term, no title that tells of the page.
_LEAVES = frozenset({"p", "div", "section", "figcaption", "blockquote", "address", *HEADINGS} - {"h1"})
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q rb ruby s "
    "samp small span strike strong sub time tt u var"
)
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol optgroup p plaintext pre "
    "search section summary table tbody td tfoot th thead tr ul xmp"
)
_KINDS = {
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    **dict.fromkeys(DROPPED.split(), UNSEEN),
    **dict.fromkeys(_INLINE.split(), INLINE),
    **dict.fromkeys(
        ("area", "base", "basefont", "bgsound", "col", "embed", "frame", "img", "input", "keygen", "link",
         "meta", "param", "source", "track", "wbr"),
        NOTHING,
    ),
    "br": BREAK,
    "hr": BREAK,
    "del": UNSEEN,
    "s": UNSEEN,
    "strike": UNSEEN,
    "sup": MARK,
    "button": BUTTON,
}  # fmt: skip
_READ = re.compile(
    r" (class|id|style|role|hidden|aria-hidden|aria-level|open|start|type|value|rowspan|colspan"
    r'|aria-expanded|data-toggle|data-bs-toggle)="([^"]*)"'
)
# What an element is where its role says so; scripted pages are built of `<div>` alone.
_ROLES = {
    "list": "ul", "listitem": "li", "table": "table", "grid": "table", "row": "tr", "cell": "td", "gridcell": "td",
    "columnheader": "th", "rowheader": "th", "paragraph": "p",
}  # fmt: skip
# What else an inline element says (where a link leads, what a script listens to) changes nothing.
_MATTERS = re.compile(r'hidden|style="|sr-|screen-?reader|invisible|assistive')
_NAMED = re.compile(r"\b(?:class|id)=")
_NO_ATTRIBUTES: Mapping[str, str] = {}
_OPENING_CLASS = re.compile(r"accordion|collaps|expand|disclos|spoiler", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.IGNORECASE)
_LINES_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


_LONGEST_KEPT = 300  # letters of a tag that is kept from page to page
_HIDES_NOTHING = Hiding()


class Element(NamedTuple):
    """A start tag, understood.

    `region` is None where it stays that of what is around; `named` says that only a class or id gave it.
    `style` holds the bits that it sets in the text inside, `lines` says that line ends in it are shown.
    `acts` is the name of the element that it stands for.
    """

    name: str
    kind: int
    style: int = 0
    region: str | None = None
    named: bool = False
    lines: bool = False
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    acts: str = ""


Known = tuple[str, int, int, Element, str]
"""Name, kind and style of a start tag, all of it, and how markup goes on where it holds text alone.

The last is empty for all but inline elements and plain blocks.
"""


def understand(tag: str, hiding: Hiding) -> Element:
    """Return what a start tag means, given as the serializer writes it: `div class="a" hidden=""`."""
    name, _, rest = tag.partition(" ")
    kind = _KINDS[name] if name in _KINDS else _unknown(name)
    if kind in (BREAK, NOTHING, UNSEEN):
        return _plain(name, kind)
    attributes = _NO_ATTRIBUTES
    if rest and (
        kind != INLINE or _MATTERS.search(rest) or name == "span" or (hiding and _NAMED.search(rest))
    ):
        attributes = {
            key: html.unescape(value) if "&" in value else value for key, value in _READ.findall(f" {rest}")
        }
    if not attributes and name != "dialog":
        return _plain(name, kind)
    if is_hidden(name, attributes, hiding):
        return Element(name, UNSEEN)
    style = attributes.get("style")
    if kind == INLINE and not (style and _BLOCK_STYLE.search(style)):
        return Element(name, INLINE, _STYLES.get(name, 0), attributes=attributes)
    if kind == INLINE:
        kind = BLOCK
    if kind == BUTTON and _opens(attributes):
        return Element(name, OPENER, acts="summary")
    if kind in (MARK, BUTTON):
        return Element(name, kind)
    region, named = region_of(name, attributes)
    lines = name in PREFORMATTED or (style is not None and _LINES_STYLE.search(style) is not None)
    return Element(
        name, kind, _STYLES.get(name, 0), region, named, lines, attributes, _acts(name, attributes)
    )


def _opens(attributes: Mapping[str, str]) -> bool:
    """Say whether a button opens a box, as accordions are built: by ARIA, by Bootstrap, or by its class."""
    read = attributes.get
    return (
        "aria-expanded" in attributes
        or "collapse" in (read("data-toggle"), read("data-bs-toggle"))
        or _OPENING_CLASS.search(read("class", "")) is not None
    )


def _acts(name: str, attributes: Mapping[str, str]) -> str:
    """Return the name of the element that one stands for by its role."""
    role = attributes.get("role")
    if role is None or role not in ("heading", *_ROLES):
        return name
    if role == "heading":
        level = attributes.get("aria-level", "2")
        return name if name in HEADINGS else f"h{level}" if level in ("1", "2", "3", "4", "5", "6") else "h2"
    return _ROLES[role] if name in ("div", "span", "section") else name


def _unknown(name: str) -> int:
    """Return the kind of an element that HTML does not know; word processors write `st1:place` into sentences."""
    if not name[:1].isalpha():
        return NOTHING
    return INLINE if ":" in name else CUSTOM


@lru_cache(maxsize=1024)
def _plain(name: str, kind: int) -> Element:
    """Return what a tag means whose attributes say nothing."""
    region = region_of(name, _NO_ATTRIBUTES)[0] if kind == BLOCK else None
    return Element(name, kind, _STYLES.get(name, 0), region, lines=name in PREFORMATTED, acts=name)


def learned(tag: str, hiding: Hiding) -> Known:
    """Return what a start tag means, with what is asked of every tag taken out of it."""
    if len(tag) > _LONGEST_KEPT or ((hiding or hiding.opened) and _NAMED.search(tag)):
        return _known(understand(tag, hiding))
    return _learned_plainly(tag)


@lru_cache(maxsize=16_384)
def _learned_plainly(tag: str) -> Known:
    """Return what a tag means that the page's own rules do not touch; sites repeat their tags on all pages."""
    return _known(understand(tag, _HIDES_NOTHING))


def _known(element: Element) -> Known:
    leaf = element.kind == INLINE or (
        element.kind == BLOCK and element.region is None and not element.lines and element.acts in _LEAVES
    )
    return element.name, element.kind, element.style, element, f"/{element.name}>" if leaf else ""
