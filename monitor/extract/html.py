"""HTML to blocks: one walk over the tree of a well-kept parser (lexbor, through selectolax).

The tree is walked without recursion and every element is visited once.  Nesting is cut at the depth at which
browsers cut it, before parsing: the standard's tree construction takes quadratic time on deeper nesting.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.extract.blocks import MAIN, Block, Page
from monitor.extract.metadata import read_metadata
from monitor.extract.regions import region_of
from monitor.extract.visibility import DROPPED, INVISIBLE, hidden_names, is_footnote_mark, is_hidden

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_BOLD = frozenset({"b", "strong"})
_LISTS = frozenset({"ol", "ul", "dl", "menu"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MANY_TAGS = 6_000  # below this many tags even the worst nesting parses in well under a tenth of a second
_DEEPEST = 512  # the nesting at which browsers stop making new elements
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NUMBER = re.compile(r"^[(（\[]?(?:\d{1,3}|[ivxlcIVXLC]{1,8}|[a-zA-Z])[.)）\]、．:：]?$")
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.IGNORECASE)


class _Frame:
    """One open element."""

    __slots__ = (
        "broken", "counts", "holder", "index", "item", "list_id", "name", "number", "order", "origin", "parent", "path",
        "region", "serial", "table",
    )  # fmt: skip

    def __init__(self, name: str, parent: _Frame | None, index: int) -> None:
        self.name = name
        self.parent = parent
        self.index = index
        self.counts: dict[str, int] = {}
        self.path: str | None = None
        self.broken = False
        self.order: list[int] | None = None
        self.number: str | None = None
        if parent is None:
            self.region, self.table, self.list_id, self.serial, self.origin = MAIN, None, 0, 0, 0
            self.item = 0
            self.holder: _Frame = self
        else:
            self.region, self.table, self.list_id = parent.region, parent.table, parent.list_id
            self.item = parent.item
            self.serial, self.origin, self.holder = parent.serial, parent.origin, parent.holder


class _Table:
    """Where the walk stands in one table: rows and columns from 0, cells that reach down from above."""

    __slots__ = ("column", "reaching", "row", "serial")

    def __init__(self, serial: int) -> None:
        self.serial = serial
        self.row = -1
        self.column = -1
        self.reaching: dict[int, int] = {}

    def next_row(self) -> None:
        self.row += 1
        self.column = -1

    def next_cell(self, attributes: dict[str, str | None]) -> None:
        self.column += 1
        while self.reaching.get(self.column, -1) >= self.row:
            self.column += 1
        down = _small(attributes.get("rowspan"))
        if down > 1:
            self.reaching[self.column] = self.row + down - 1


def _small(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 5 else 0


def shallow(markup: str) -> str:
    """Drop the tags of elements nested deeper than browsers allow; shorter markup is returned as it is."""
    if markup.count("<") <= _MANY_TAGS:
        return markup
    depth = 0
    deepest = 0
    for match in _TAG.finditer(markup):
        depth = max(0, depth - 1) if match.group(1) else depth + (match.group(2).lower() not in _VOID)
        deepest = max(deepest, depth)
    if deepest <= _DEEPEST:
        return markup
    depth = 0
    kept: list[str] = []
    position = 0
    for match in _TAG.finditer(markup):
        closes, name = match.group(1), match.group(2).lower()
        if name in _VOID:
            continue
        drop = depth > _DEEPEST
        depth = max(0, depth - 1) if closes else depth + 1
        if drop or depth > _DEEPEST:
            kept.append(markup[position : match.start()])
            kept.append(" ")
            position = match.end()
    kept.append(markup[position:])
    return "".join(kept)


class _Walker:
    """Collects blocks; the state of one walk."""

    def __init__(self, classes: frozenset[str], ids: frozenset[str]) -> None:
        self.classes, self.ids = classes, ids
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = self.lettered = self.bold = 0
        self.in_link = self.in_bold = 0
        self.all_bold = True
        self.span_names: str | None = None
        self.frame = _Frame("", None, 1)
        self.serial = 0
        self.total = 0

    def text(self, text: str) -> None:
        """Take a text node."""
        if not self.pieces:
            text = text.lstrip()
            if not text:
                return
        length = len(text)
        if not text.isspace():
            self.lettered += length
            if self.in_link:
                self.linked += length
            if self.in_bold:
                if self.all_bold:
                    self.bold = self.lettered
            else:
                self.all_bold = False
        self.pieces.append(text)

    def enter(self, node: LexborNode, name: str) -> bool:
        """Open an element; False when nothing in it is seen."""
        attributes = node.attributes
        if attributes and is_hidden(name, attributes, self.classes, self.ids):
            return False
        parent = self.frame
        index = parent.counts.get(name, 0) + 1
        parent.counts[name] = index
        if name == "br":
            self.flush(line=True)
            return False
        if name == "sup" and is_footnote_mark(node.text()):
            return False
        frame = _Frame(name, parent, index)
        self.frame = frame
        if name in _INLINE and not (attributes and _BLOCK_STYLE.search(attributes.get("style") or "")):
            self._inline(name, attributes)
            return True
        self.flush_to(parent)
        self.serial += 1
        frame.holder, frame.serial, frame.origin = frame, self.serial, self.total
        if attributes or name in {"nav", "aside", "footer", "header", "menu"}:
            frame.region = region_of(name, attributes, parent.region)
        if name in _LISTS:
            frame.list_id = self.serial
            frame.order = [_small(attributes.get("start")) or 1] if name == "ol" else None
        elif name in {"li", "dt"}:
            frame.item = self.serial
        elif name == "dd":
            frame.item = self.serial - 1 if parent.item == 0 else parent.item
        if name == "li" and parent.order is not None:
            number = _small(attributes.get("value")) or parent.order[0]
            parent.order[0] = number + 1
            frame.number = str(number)
        elif name in {"table", "tr", "td", "th"}:
            self._table(name, frame, attributes)
        return True

    def _inline(self, name: str, attributes: dict[str, str | None]) -> None:
        if name == "a":
            self.in_link += 1
        elif name in _BOLD:
            self.in_bold += 1
        elif name == "span":
            names = attributes.get("class")
            # Spans that a style sheet sets apart (a number and a name) have no space between them in the source.
            apart = names and self.span_names is not None and names != self.span_names
            if self.pieces and (apart or _NUMBER.match("".join(self.pieces).strip())):
                self.pieces.append(" ")
            self.span_names = names or None

    def _table(self, name: str, frame: _Frame, attributes: dict[str, str | None]) -> None:
        if name == "table":
            frame.table = _Table(self.serial)
            frame.list_id = 0
        elif frame.table is not None:
            if name == "tr":
                frame.table.next_row()
            else:
                frame.table.next_cell(attributes)

    def leave(self) -> None:
        """Close the innermost element."""
        frame = self.frame
        name = frame.name
        if name == "a":
            self.in_link -= 1
        elif name in _BOLD:
            self.in_bold -= 1
        if frame.holder is frame:
            self.flush_to(frame)
        if frame.parent is not None:
            self.frame = frame.parent

    def flush(self, *, line: bool = False) -> None:
        """End the block of the innermost block element; `line` when a `<br>` ends it."""
        if line:
            self.frame.holder.broken = True
        self.flush_to(self.frame)

    def flush_to(self, frame: _Frame) -> None:
        """End the pending block: it belongs to a frame's block element."""
        pieces = self.pieces
        if not pieces:
            return
        self.pieces = []
        text = " ".join((pieces[0] if len(pieces) == 1 else "".join(pieces)).split())
        linked, lettered, bold, all_bold = self.linked, self.lettered, self.bold, self.all_bold
        self.linked = self.lettered = self.bold = 0
        self.all_bold = True
        self.span_names = None
        if not text.isascii():
            text = " ".join(INVISIBLE.sub("", text).split())
        if not text:
            return
        holder = frame.holder
        start = self.total - holder.origin
        self.total += len(text) + 1
        around = holder.parent.holder if holder.parent is not None else holder
        table = holder.table
        self.blocks.append(
            Block(
                text,
                "br" if holder.broken else holder.name,
                _path(holder),
                start,
                start + len(text),
                holder.region,
                linked / lettered if linked else 0.0,
                len(text) if all_bold and bold else min(bold, len(text)),
                holder.serial,
                around.serial,
                holder.list_id,
                table.serial if table is not None else 0,
                table.row if table is not None else 0,
                table.column if table is not None else 0,
                _HEADINGS.get(holder.name, 0) or _HEADINGS.get(around.name, 0),
                _marker(holder),
                holder.item,
            )
        )


def _marker(frame: _Frame | None) -> str | None:
    """Return the number of the list item that holds a block, once."""
    for _ in range(3):
        if frame is None or frame.name == "":
            return None
        if frame.name == "li":
            number, frame.number = frame.number, None
            return number
        frame = frame.parent
    return None


def _path(frame: _Frame) -> str:
    """Return the path of an element, keeping it for those below."""
    if frame.path is not None:
        return frame.path
    chain = []
    while frame.path is None and frame.parent is not None:
        chain.append(frame)
        frame = frame.parent
    path = frame.path or ""
    for one in reversed(chain):
        part = one.name if one.index == 1 else f"{one.name}[{one.index}]"
        path = one.path = f"{path}/{part}" if path else part
    return path


def _walk(root: LexborNode, walker: _Walker) -> None:
    node: LexborNode = root
    open_nodes: list[LexborNode] = []
    while True:
        name = node.tag or ""
        if name == "-text":
            walker.text(node.text_content or "")
        elif name not in DROPPED and walker.enter(node, name):
            child = node.child
            if child is not None:
                open_nodes.append(node)
                node = child
                continue
            walker.leave()
        following = node.next if open_nodes else None
        while following is None:
            if not open_nodes:
                walker.flush()
                return
            node = open_nodes.pop()
            walker.leave()
            following = node.next if open_nodes else None
        node = following


def read_html(markup: str, *, select: str | None = None) -> Page:
    """Return the page's blocks and metadata; `select` is a CSS selector that narrows what is read."""
    tree = LexborHTMLParser(shallow(markup))
    root = tree.root
    if root is None:
        return Page()
    metadata = read_metadata(tree)
    walker = _Walker(*hidden_names(metadata.style_sheets))
    chosen, missed = _chosen(tree, select)
    for node in chosen or [root]:
        _open_above(walker, node)
        _walk(node, walker)
        walker.frame = _root(walker.frame)
    return Page(
        blocks=tuple(walker.blocks),
        title=metadata.title,
        language=metadata.language,
        published=metadata.published,
        modified=metadata.modified,
        select_missed=missed,
    )


def _chosen(tree: LexborHTMLParser, select: str | None) -> tuple[list[LexborNode], bool]:
    """Return the selected nodes, outermost ones only, and whether a selector matched nothing."""
    if not select:
        return [], False
    try:
        nodes = tree.css(select)
    except (ValueError, RuntimeError):
        return [], True
    seen: set[int] = set()
    outermost = []
    for node in nodes:
        above = node.parent
        while above is not None and above.mem_id not in seen:
            above = above.parent
        if above is None:
            outermost.append(node)
        seen.add(node.mem_id)
    return outermost, not outermost


def _open_above(walker: _Walker, node: LexborNode) -> None:
    """Open frames for the elements above a selected node, so that its paths start at the root."""
    above: list[LexborNode] = []
    parent = node.parent
    while parent is not None and parent.tag not in ("-document", None):
        above.append(parent)
        parent = parent.parent
    for one in reversed(above):
        name = one.tag or ""
        index, before = 1, one.prev
        while before is not None:
            index += before.tag == name
            before = before.prev
        frame = _Frame(name, walker.frame, index)
        walker.serial += 1
        frame.holder, frame.serial, frame.origin = frame, walker.serial, walker.total
        walker.frame = frame
    if above:
        before = node.prev
        while before is not None:
            tag = before.tag or ""
            walker.frame.counts[tag] = walker.frame.counts.get(tag, 0) + 1
            before = before.prev


def _root(frame: _Frame) -> _Frame:
    while frame.parent is not None:
        frame = frame.parent
    return frame
