"""What a quick look at an HTML page shows: its title, its headings, and how much text stands in it.

Judging must cost next to nothing, because every capture passes here and hardly any is in trouble.  So a
page is never parsed: scripts are cut out, text between tags is measured, and only a page with little text
is looked at more closely.  Pages are full of mistakes, and none of them may cost more than one pass.
"""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass
from functools import cached_property

LOOK = 400_000
"""Bytes of a page that are looked at; longer pages show what they are before that."""

RICH = 2_000
"""Characters of text from which a page is no longer thin: block pages are shorter (rules.py)."""

MOST_PASSAGES = 200
"""Pieces of text that are looked at in a thin page."""

SHORT_RUN = 20
"""Shorter pieces of text are menu entries and buttons, not sentences or names on a list."""

_HIDDEN = re.compile(rb"<(script|style|noscript|template|svg|textarea)\b|<!--")
_RUN = re.compile(rb">\s*([^<>\s][^<>]{%d,})" % (SHORT_RUN - 1))
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,2000})", re.IGNORECASE)
_HEADING = re.compile(r"<h([12])\b[^>]{0,500}>(.{0,1500}?)</h\1", re.IGNORECASE | re.DOTALL)
_HEADING_AT = re.compile(rb"<h[12]\b")
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?…](?:\s|$)|[。！？।؟۔]")
_PASSAGE = re.compile(r"<(/?[a-z][a-z0-9]{0,15})\b[^<>]*>([^<>]{6,})", re.IGNORECASE)
_CONTROLS = {"a", "button", "label", "option", "title", "legend", "select", "summary", "figcaption"}
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
"""References to no character; `html.unescape` fails at thousands of digits."""

_LANGUAGE = re.compile(rb"<html[^>]{0,800}?\slang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
_LINK = re.compile(rb"<link\b[^>]{0,300}?\brel\s{0,5}=\s{0,5}[\"']?canonical\b[^>]{0,1000}", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s{0,5}=\s{0,5}[\"']?([^\"'>\s]{1,800})", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_.:-]{2,40})", re.IGNORECASE)
_REFRESH = re.compile(
    rb"<meta[^>]{0,200}http-equiv\s*=\s*[\"']?refresh[\"']?[^>]{0,200}content\s*=\s*[\"']?"
    rb"\s*(\d{0,4})[^>]{0,40}?url\s*=\s*[\"']?([^\"'>\s]{1,500})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rb"\"@type\"\s{0,20}:\s{0,20}\[?\s{0,20}\"(?:[a-z]*article|blogposting|report|liveblogposting|governmentservice)\""
    rb"|\"articlebody\"|property\s{0,9}=\s{0,9}[\"']og:type[\"'][^>]{0,40}content\s*=\s*[\"']article"
    rb"|property\s*=\s*[\"']article:published_time|itemprop\s*=\s*[\"']articlebody"
)
_CARRIED = re.compile(rb"\"articlebody\"\s{0,20}:\s{0,20}\"[^\"]{200}")
_MOUNT = re.compile(
    rb"<(div|main|section)[^>]{0,200}\bid\s*=\s*[\"']?"
    rb"(?:root|app|__next|__nuxt|___gatsby|svelte|react-root|main-app|application|app-root|q-app|mount)[\"']?"
    rb"[^>]{0,200}>\s*(?:<!--[^>]{0,100}-->\s*)?</\1"
    rb"|<(?:app-root|my-app|ng-app|flutter-view)\b[^>]{0,200}>\s*</"
)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "windows-1252", "latin-1": "windows-1252"}
_CHARSETS = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|(?:windows|cp)-?(?:125[0-8]|874|9\d\d)|iso-?8859-?\d{1,2}|koi8-?[ru]|gb18030|gbk|"
    r"gb2312|big5(?:-?hkscs)?|euc-?(?:jp|kr|tw)|shift[_-]?jis|sjis|iso-2022-(?:jp|kr)|tis-?620|"
    r"mac-?(?:roman|cyrillic)"
)
"""Encodings of the web (WHATWG Encoding Standard); others that Python knows are traps (`punycode`)."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def charset_of(body: bytes, content_type: str | None) -> str:
    """Return the charset to compare words in: byte order mark, header, meta, else UTF-8."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return name
    for place in ((content_type or "").encode("latin-1", "replace"), body[:2048]):
        declared = _CHARSET.search(place)
        if declared is None:
            continue
        name = declared[1].decode("ascii").lower()
        name = _ALIASES.get(name, name)
        try:
            codecs.lookup(name)
        except LookupError:
            continue
        if _CHARSETS.fullmatch(name):
            return "utf-8" if _is_utf8(body[:LOOK]) else name
    return "utf-8"


def _is_utf8(body: bytes) -> bool:
    """Whether bytes beyond ASCII are UTF-8, whatever their label says; the last character may be cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return not body.isascii()


def plain(markup: str) -> str:
    """Return markup without tags, entities and superfluous space."""
    markup = _LONG_NUMBER.sub("\ufffd", _TAG.sub(" ", markup))
    return _SPACE.sub(" ", html.unescape(markup)).strip()


@dataclass(frozen=True)
class Page:
    """A quick look at an HTML body; everything is computed when it is first asked for."""

    body: bytes
    content_type: str | None = None
    look: int = LOOK

    @cached_property
    def seen(self) -> bytes:
        """The bytes looked at, as UTF-8 where they came as UTF-16."""
        seen = self.body[: self.look]
        return seen.decode("utf-16", "replace").encode() if self._charset == "utf-16" else seen

    @cached_property
    def _charset(self) -> str:
        return charset_of(self.body, self.content_type)

    @cached_property
    def lowered(self) -> bytes:
        """The bytes looked at, ASCII letters in lower case; for markers, not for words."""
        return self.seen.lower()

    @cached_property
    def visible(self) -> bytes:
        """The bytes without scripts, styles, comments and what only browsers without scripts show."""
        lowered = self.lowered
        pieces = []
        position = 0
        while (opened := _HIDDEN.search(lowered, position)) is not None:
            pieces.append(self.seen[position : opened.start()])
            closer = b"-->" if opened[1] is None else b"</" + opened[1]
            end = lowered.find(closer, opened.end())
            if end < 0:
                return b"".join(pieces)
            position = end + len(closer) if opened[1] is None else end
        pieces.append(self.seen[position:])
        return b"".join(pieces)

    def _words(self, part: bytes) -> str:
        return part.decode("utf-8" if self._charset == "utf-16" else self._charset, "replace")

    @cached_property
    def rich(self) -> bool:
        """Whether clearly more text stands in the page than in a block page; the common answer, and cheap."""
        found = 0
        for run in _RUN.finditer(self.visible):
            found += run.end() - run.start(1)
            if found >= 3 * RICH:  # bytes: up to three a character
                return True
        return len(self.text) >= RICH

    @cached_property
    def text(self) -> str:
        """The visible text, case folded.  It costs a full look, so ask thin pages only."""
        return plain(_TITLE.sub(" ", self._words(self.visible))).casefold()

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The first sentences of the visible text, without their ends; ask thin pages only."""
        return tuple(part for piece in _SENTENCE.split(self.text[:RICH]) if (part := piece.strip()))

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """The pieces of visible text that are no links, buttons or labels, case folded."""
        found = []
        for piece in _PASSAGE.finditer(self._words(self.visible)):
            if piece[1].lower() not in _CONTROLS:
                found.append(plain(piece[2]).casefold())
                if len(found) >= MOST_PASSAGES:
                    break
        return tuple(found)

    @cached_property
    def prose(self) -> int:
        """How many bytes of the visible text stand in runs that are longer than menu entries."""
        return sum(run.end() - run.start(1) for run in _RUN.finditer(self.visible))

    @cached_property
    def title(self) -> str:
        """The title, case folded; empty where there is none in the first bytes."""
        at = self.lowered.find(b"<title")
        if at < 0:
            return ""
        found = _TITLE.match(self._words(self.seen[at : at + 4000]))
        return plain(found[1]).casefold() if found else ""

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The first two headings of the first or second level, case folded."""
        found = []
        position = 0
        for _ in range(2):
            at = _HEADING_AT.search(self.lowered, position)
            if at is None:
                break
            heading = _HEADING.match(self._words(self.seen[at.start() : at.start() + 3000]))
            if heading:
                found.append(plain(heading[2]).casefold())
            position = at.end()
        return tuple(found)

    @cached_property
    def language(self) -> str | None:
        """The primary language that the page declares for itself, in lower case."""
        found = _LANGUAGE.search(self.seen[:8192])
        return found[1].decode("ascii").lower() if found else None

    @cached_property
    def canonical(self) -> str | None:
        """The address that the page gives as its own, or None."""
        link = _LINK.search(self.seen[:65_536])
        found = _HREF.search(link[0]) if link else None
        return html.unescape(self._words(found[1])) if found else None

    @cached_property
    def article(self) -> bool:
        """Whether the page's own metadata says that it is an article."""
        return _ARTICLE.search(self.lowered) is not None

    @cached_property
    def carries_article(self) -> bool:
        """Whether the page carries the text of an article for machines, which can be read without its scripts."""
        return _CARRIED.search(self.lowered) is not None

    @cached_property
    def empty_mount(self) -> bool:
        """Whether the element that a script would fill with the page is there, and empty."""
        return _MOUNT.search(self.lowered) is not None

    @cached_property
    def asks_password(self) -> bool:
        """Whether the page has a field for a password."""
        return re.search(rb"type\s{0,9}=\s{0,9}[\"']?password", self.lowered) is not None

    @cached_property
    def scripted(self) -> bool:
        """Whether the page runs scripts at all."""
        return b"<script" in self.lowered

    @cached_property
    def forwards_to(self) -> str | None:
        """Where a `meta refresh` of at most five seconds leads, or None."""
        found = _REFRESH.search(self.seen[:16384])
        if not found or int(found[1] or b"0") > 5:
            return None
        return html.unescape(self._words(found[2]))
