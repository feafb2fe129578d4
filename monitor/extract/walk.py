"""Serialized markup to blocks: one pass over its tags, each looked at once.

A parser has already made the markup well-formed, so that every tag that is opened is closed and `<` stands
for tags alone.  Reading its serialized form takes half the time of walking its tree, where an object is made
for each node.
"""

from __future__ import annotations

import html

from monitor.extract.blocks import HEADER, MAIN, MOST_BLOCKS, UNREAD
from monitor.extract.collecting import Collector
from monitor.extract.elements import (
    BLOCK,
    BREAK,
    BUTTON,
    CUSTOM,
    HEADINGS,
    INLINE,
    LISTS,
    MARK,
    NOTHING,
    OPENER,
    UNSEEN,
    Element,
    Known,
    learned,
)
from monitor.extract.tracking import Frame, Numbering, Table, small, step
from monitor.extract.visibility import Hiding

_MOST_KNOWN = 10_000  # different start tags that are remembered
_OPEN = (MAIN, HEADER)
_REACH = 40  # open elements among which a closing tag looks for its own
_SPECIAL = frozenset({*LISTS, "li", "dt", "dd", "table", "tr", "td", "th", "caption", *HEADINGS})
_PARAGRAPHS = frozenset({*HEADINGS, "p", "li", "td", "th", "dt", "dd", "figcaption", "summary", "caption"})
_TITLED = frozenset({*HEADINGS, "summary", "dt", "th"})  # a button in these is a heading that opens a box


class Walker(Collector):
    """Collects the blocks of one page.

    `prefix` stands before every path.  `distrusted` holds the serial numbers of elements whose class names
    are not believed, `unnamed` says that none is; `doubted` collects those that the walk found reason to
    doubt.  `noscript` reads what is written for browsers that run no scripts.
    """

    def __init__(
        self,
        hiding: Hiding,
        prefix: str = "",
        *,
        distrusted: frozenset[int] = frozenset(),
        unnamed: bool = False,
        noscript: bool = False,
    ) -> None:
        self.hiding = hiding
        self.distrusted, self.unnamed, self.noscript = distrusted, unnamed, noscript
        super().__init__(prefix)
        self.counts: dict[str, int] = {}
        # What each open element gives back: its name and index, then counts, frame and style around it.
        self.open: list[tuple[str, int, dict[str, int], Frame, int]] = []
        self.style = 0
        self.known: dict[str, Known] = {}

    def walk(self, markup: str) -> None:  # noqa: C901 - one loop: a call for every tag would double its time
        """Read serialized markup; what it opens and does not close is closed at its end."""
        known, pieces, styles, opened, blocks = self.known, self.pieces, self.styles, self.open, self.blocks
        frame, counts, style, outside = self.frame, self.counts, self.style, len(self.open)
        passed = ""  # the element whose content is passed over
        markups = markup.split("<")
        stream = zip(markups, [*markups[1:], ""], strict=True)
        for piece, following in stream:
            if passed:
                closing = self.pass_over(passed, stream, piece)
                if closing is None:
                    break
                tag, _, text = closing.partition(">")
                passed = ""
                if not frame.unread:
                    tag = ""
            else:
                tag, _, text = piece.partition(">")
            if tag[:1] == "/":
                name = tag[1:]
                if opened and opened[-1][0] == name:
                    _, _, counts, around, style = opened.pop()
                    if around is not frame:
                        if pieces or frame.broken:
                            self.end(frame)
                        frame = self.frame = around
                    elif name == "sup":
                        self.unmark()
                elif (at := self.opened_at(name)) >= 0:
                    frame, counts, style = self.unwind(at)
            else:
                name, kind, adds, element, end = known.get(tag) or self.learn(tag)
                if end and following.startswith(end) and not frame.lines:
                    # It holds nothing but text, as most elements do.
                    index = counts[name] = counts.get(name, 0) + 1
                    if kind == BLOCK:
                        place = name if index == 1 else f"{name}[{index}]"
                        if opened and opened[-1][3] is frame:
                            place = self.inline_path(frame, len(opened)) + place
                        self.add_leaf(element, place, text, style | adds)
                        if len(blocks) > MOST_BLOCKS + 1:
                            break
                    else:
                        if name == "span":
                            self.set_apart(element.attributes.get("class", ""))
                        elif len(pieces) == 1:
                            self.set_off()
                        if text and (pieces or (text := text.lstrip())):
                            pieces.append(html.unescape(text) if "&" in text else text)
                            styles.append(style | adds)
                    next(stream)
                    text = following[len(end) :]
                    kind = NOTHING
                elif kind == CUSTOM:
                    kind = INLINE if frame.tag in _PARAGRAPHS else BLOCK
                elif kind == OPENER and self.titles_a_box(frame):
                    kind = BLOCK
                elif kind > MARK and self.passes_over(element):
                    passed = name
                if kind != NOTHING and kind != BREAK:
                    index = counts[name] = counts.get(name, 0) + 1
                    if passed:
                        continue
                    opened.append((name, index, counts, frame, style))
                    counts = {}
                    if adds:
                        style |= adds
                    if kind == BLOCK:
                        frame = self.begin(element, index)
                        if frame.unread:
                            passed = name
                    elif kind == MARK:
                        self.marks.append(len(pieces))
                    elif name == "span":
                        self.set_apart(element.attributes.get("class", ""))
                    elif len(pieces) == 1:
                        self.set_off()
            if text:
                if pieces or frame.lines:
                    pieces.append(html.unescape(text) if "&" in text else text)
                    styles.append(style)
                elif text := text.lstrip():
                    pieces.append(html.unescape(text) if "&" in text else text)
                    styles.append(style)
                    if len(blocks) > MOST_BLOCKS:
                        break
        self.frame, self.counts, self.style = self.unwind(outside)
        self.flush()

    def learn(self, tag: str) -> Known:
        """Understand a start tag and remember it."""
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        known = self.known[tag] = learned(tag, self.hiding)
        return known

    def passes_over(self, element: Element) -> bool:
        """Take a tag that is no plain text or block; True when what it holds is not seen."""
        kind = element.kind
        if kind == BREAK:
            self.frame.broken = self.frame.broken or element.name == "br"
            self.flush()
        elif kind in (BUTTON, OPENER):
            return self.frame.tag not in _TITLED
        elif kind == UNSEEN:
            return not (self.noscript and element.name == "noscript")
        return False

    def titles_a_box(self, frame: Frame) -> bool:
        """Say whether a button that opens a box stands by itself, as its title, and not among other words."""
        return frame.tag not in _PARAGRAPHS or (frame.tag == "li" and not self.pieces)

    def begin(self, element: Element, index: int) -> Frame:
        """Begin a block: the pending text ends before it."""
        above = self.frame
        if self.pieces:
            self.flush()
        self.serial = serial = self.serial + 1
        frame = self.frame = Frame(element.name, above, index, serial, self.total)
        if len(self.open) > 1 and self.open[-2][3] is above:
            frame.between = self.inline_path(above, len(self.open) - 1)
        if element.region is not None:
            if above.region in _OPEN:
                self.set_region(element, frame)
            elif frame.named_root and element.region == MAIN and element.name != "article":
                self.doubted.add(frame.named_root)
        if element.lines:
            frame.lines = True
        name = frame.tag = element.acts
        if name in _SPECIAL:
            self.arrange(element, frame, above)
        return frame

    def arrange(self, element: Element, frame: Frame, above: Frame) -> None:
        """Follow lists, their numbers and terms, and tables."""
        name = element.acts
        if name in LISTS:
            frame.list_id = self.serial
            if name == "ol":
                read = element.attributes.get
                frame.numbering = Numbering(read("start"), read("type"), read("style"))
        elif name == "li" or name == "dt":
            frame.item = above.term = self.serial
            if name == "li" and above.numbering is not None:
                frame.printed = above.numbering.take(element.attributes.get("value"))
        elif name == "dd":
            frame.item = above.term or above.item
        elif name in HEADINGS:
            frame.level = HEADINGS[name]
            if name == "h1" and frame.named_root:
                self.doubted.add(frame.named_root)
        else:
            self.tabulate(element, frame)

    def inline_path(self, above: Frame, depth: int) -> str:
        """Return the path of the inline elements, of some open ones, that stand between a block and the one in it."""
        steps: list[str] = []
        for at in range(depth - 1, -1, -1):
            name, index, _, frame, _ = self.open[at]
            if frame is not above:
                break
            steps.append(f"{step(name, index)}/")
        return "".join(reversed(steps))

    def set_region(self, element: Element, frame: Frame) -> None:
        """Change the region where an element opens one, unless it says so by a name that is not believed."""
        if element.named and (self.unnamed or self.serial in self.distrusted):
            return
        frame.region = element.region or frame.region
        frame.unread = frame.region in UNREAD
        if element.named:
            frame.named_root = self.serial

    def tabulate(self, element: Element, frame: Frame) -> None:
        """Follow the rows and cells of a table."""
        name, table = element.acts, frame.table
        if name == "table":
            frame.table = Table(self.serial)
            frame.list_id = 0
        elif name == "caption":
            frame.table = None
        elif table is not None and name == "tr":
            table.next_row()
        elif table is not None:
            read = element.attributes.get
            table.next_cell(small(read("rowspan")), small(read("colspan")))

    def opened_at(self, name: str) -> int:
        """Return where a closing tag's element was opened, -1 when it never was."""
        opened = self.open
        for at in range(len(opened) - 1, max(-1, len(opened) - _REACH), -1):
            if opened[at][0] == name:
                return at
        return -1

    def unwind(self, at: int) -> tuple[Frame, dict[str, int], int]:
        """Close the open elements down to a place among them; return frame, counts and style around them."""
        counts, style = self.counts, self.style
        while len(self.open) > at:
            _, _, counts, around, style = self.open.pop()
            if around is not self.frame:
                self.end(self.frame)
                self.frame = around
        return self.frame, counts, style

    def end(self, frame: Frame) -> None:
        """End a block element: the pending text is its last."""
        self.flush()
        if frame.broken and frame.lone >= 0:
            # One line and a `<br>` behind it are a paragraph.
            self.blocks[frame.lone] = self.blocks[frame.lone]._replace(tag=frame.tag)
