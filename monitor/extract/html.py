"""HTML to blocks: a well-kept parser (lexbor, through selectolax) mends the markup, one pass reads it.

Where the visible page holds no text of its own (an app that its scripts fill), the text that it carries for
machines or for browsers without scripts is read instead.
"""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from monitor.extract.blocks import HEADER, MAIN, Block, Page
from monitor.extract.dominant import without_outside
from monitor.extract.lines import read_lines
from monitor.extract.metadata import Metadata, read_metadata
from monitor.extract.nesting import shallow
from monitor.extract.span_rows import with_div_rows, with_span_rows
from monitor.extract.tracking import Frame
from monitor.extract.visibility import hidden_names, opened_ids
from monitor.extract.walk import Walker

_MACHINES = "meta, time, script, style, title, template, iframe, noembed, noframes"
_RAW = frozenset({"script", "style", "template", "iframe", "noembed", "noframes"})
_LONGEST_TITLE = 500
_BARE = 200  # letters of text below which a page is taken for an empty shell
_NARROW_SHARE = 5  # how much more text named regions must hold than the main one to be taken for it
_SPACED = ("<p", "<br", "<div", "<li", "<h")


def read_html(markup: str, *, select: str | None = None, prefix: str = "") -> Page:
    """Return the page's blocks and metadata.

    `select` is a CSS selector that narrows what is read; `prefix` stands before the path of every block, for
    markup that is a part of something else.  Never raises.
    """
    tree = _parse(markup)
    root = tree.root
    if root is None:
        return Page()
    nodes = tree.css(_MACHINES)
    metadata = read_metadata(root, nodes)
    for node in reversed(nodes):  # inner ones first
        if node.tag in _RAW:
            node.decompose()
    chosen, missed = _chosen(tree, select)
    roots = [(node.html or "", node) for node in chosen or [root]]
    blocks = _blocks([(_without_comments(text), node) for text, node in roots], metadata, prefix)
    return Page(
        blocks=tuple(blocks),
        title=(metadata.title or next((block.text for block in blocks if block.level), ""))[:_LONGEST_TITLE],
        language=metadata.language,
        published=metadata.published,
        modified=metadata.modified,
        select_missed=missed,
    )


def _parse(markup: str) -> LexborHTMLParser:
    markup = shallow(markup)
    try:
        return LexborHTMLParser(markup)
    except UnicodeEncodeError:
        # Halves of surrogate pairs, which only escapes in JSON can spell.
        return LexborHTMLParser(markup.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _blocks(roots: list[tuple[str, LexborNode]], metadata: Metadata, prefix: str) -> list[Block]:
    """Read the markup; again, without what turned out to be wrong, where the first reading looks wrong."""
    opened = frozenset().union(*(opened_ids(markup) for markup, _ in roots))
    hiding = replace(hidden_names(metadata.style_sheets), opened=opened)

    def walk(walker: Walker) -> Walker:
        for markup, node in roots:
            outside, counts = walker.frame, walker.counts
            _open_above(walker, node)
            walker.walk(markup)
            walker.frame, walker.counts = outside, counts
        return walker

    walker = walk(Walker(hiding, prefix))
    if walker.doubted and not any(block.level == 1 and _read(block) for block in walker.blocks):
        walker = walk(Walker(hiding, prefix, distrusted=frozenset(walker.doubted)))
    letters = _letters(walker.blocks)
    if letters >= _BARE:
        return _laid(walker)
    unnamed = walk(Walker(hiding, prefix, unnamed=True))
    if _letters(unnamed.blocks) > max(_BARE, _NARROW_SHARE * letters):
        return _laid(unnamed)
    if len(metadata.article_body) > letters:
        return _laid(walker) + _from_text(metadata.article_body, prefix)
    spoken = walk(Walker(hiding, prefix, noscript=True))
    return _laid(spoken if _letters(spoken.blocks) > max(_BARE, 2 * letters) else walker)


def _laid(walker: Walker) -> list[Block]:
    """Return the blocks of a page, with the tables that are made of boxes, and what stands aside of its text."""
    return without_outside(with_div_rows(with_span_rows(walker.blocks, walker.cells)))


def _read(block: Block) -> bool:
    return block.region in (MAIN, HEADER)


def _letters(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if _read(block))


def _from_text(text: str, prefix: str) -> list[Block]:
    """Return the blocks of an article body, which holds plain text or markup."""
    path = f"{prefix}{'/' if prefix else ''}articleBody"
    if any(tag in text for tag in _SPACED):
        return list(read_html(text, prefix=path).blocks)
    return read_lines(text, path)


def _without_comments(markup: str) -> str:
    if "<!--" not in markup:
        return markup
    first, *others = markup.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def _chosen(tree: LexborHTMLParser, select: str | None) -> tuple[list[LexborNode], bool]:
    """Return the selected nodes, outermost ones only, and whether a selector matched nothing."""
    if not select:
        return [], False
    try:
        nodes = tree.css(select)
    except (SelectolaxError, ValueError, RuntimeError):
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


def _open_above(walker: Walker, node: LexborNode) -> None:
    """Open frames for the elements above a selected node, so that its paths start at the root."""
    above: list[LexborNode] = []
    parent = node.parent
    while parent is not None and parent.tag not in ("-document", None):
        above.append(parent)
        parent = parent.parent
    for one in reversed(above):
        name = one.tag or ""
        walker.serial += 1
        walker.frame = Frame(name, walker.frame, 1 + _before(one, name), walker.serial, walker.total)
    if above:
        name = node.tag or ""
        walker.counts = {name: _before(node, name)}


def _before(node: LexborNode, name: str) -> int:
    """Return how many siblings of its name stand before a node."""
    count, before = 0, node.prev
    while before is not None:
        count += before.tag == name
        before = before.prev
    return count
