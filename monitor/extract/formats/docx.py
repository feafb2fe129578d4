"""Word documents (ECMA-376, WordprocessingML): paragraphs, headings, list items, tables.

The file is a ZIP archive of XML.  Nothing in it is trusted: sizes are counted while it is unpacked, and
entities are never expanded.  Deleted and hidden text is not read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from monitor.extract.blocks import MOST_BLOCKS, Block, Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.formats.markup_events import Event, events
from monitor.extract.lines import collapsed
from monitor.extract.moments import read_moment

_MOST = 30_000_000  # bytes of one part after unpacking
_HEADING = re.compile(
    r"(?:heading|berschrift|titre|titulo|título|titolo|kop|rubrik|nagwek|заголовок)\s?([1-6])", re.IGNORECASE
)
_TITLE = re.compile(r"title|titel|titre\b", re.IGNORECASE)


def _recognizes(answer: Answer) -> bool:
    return answer.body.startswith(b"PK\x03\x04") and b"word/" in answer.body


def _read(answer: Answer) -> Page:
    try:
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            body = _part(archive, "word/document.xml")
            core = _part(archive, "docProps/core.xml")
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        # What zipfile raises for damaged, encrypted and exotic archives.
        return Page()
    reader = _Reader()
    for event in events(body):
        reader.take(event)
        if len(reader.blocks) > MOST_BLOCKS:
            break
    fields = _properties(core)
    heading = next((block.text for block in reader.blocks if block.level), "")
    return Page(
        blocks=tuple(reader.blocks),
        title=heading or fields.get("dc:title", ""),
        language=fields.get("dc:language") or reader.language,
        published=read_moment(fields.get("dcterms:created", "")),
        modified=read_moment(fields.get("dcterms:modified", "")),
    )


def _part(archive: zipfile.ZipFile, name: str) -> str:
    """Return one part as text, as much of it as may be unpacked; empty where it is missing."""
    try:
        with archive.open(name) as stream:
            return stream.read(_MOST).decode("utf-8-sig", "replace")
    except KeyError:
        return ""


def _properties(core: str) -> dict[str, str]:
    """Return the document's properties by their names."""
    found: dict[str, str] = {}
    name = ""
    for event in events(core):
        if event.kind == "start":
            name = event.name
        elif event.kind == "text" and name:
            found[name] = found.get(name, "") + event.name
        else:
            name = ""
    return {name: " ".join(text.split()) for name, text in found.items()}


class _Reader:
    """Follows the events of the main part: tables, paragraphs, runs."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.language: str | None = None
        self.open: list[str] = []
        self.tables: list[list[int]] = []  # serial, row, column of each open table
        self.serial = self.paragraph = 0
        self.pieces: list[str] = []
        self.linked = self.bold = self.lettered = 0
        self.all_bold = True
        self.in_link = self.run_bold = self.run_hidden = False
        self.level = self.list_id = 0
        self.lines = 0
        self.start = 0

    def take(self, event: Event) -> None:
        """Take one event."""
        name = event.name.removeprefix("w:")
        if event.kind == "start":
            self.open.append(name)
            self._start(name, event)
        elif event.kind == "end":
            if self.open:
                self.open.pop()
            self._end(name)
        elif self.open and self.open[-1] == "t" and not self.run_hidden:
            self._text(event.name)

    def _start(self, name: str, event: Event) -> None:
        value = event.attributes.get("w:val", "")
        on = value not in ("0", "false", "off", "none")
        if name == "tbl":
            self.serial += 1
            self.tables.append([self.serial, -1, -1])
        elif name == "tr" and self.tables:
            self.tables[-1][1:] = [self.tables[-1][1] + 1, -1]
        elif name == "tc" and self.tables:
            self.tables[-1][2] += 1
        elif name == "p":
            self.serial += 1
            self.paragraph = self.serial
            self.level = self.list_id = self.lines = 0
        elif name == "r":
            self.run_bold = self.run_hidden = False
        elif name == "hyperlink":
            self.in_link = True
        elif "rPr" in self.open[-3:-1] and "r" in self.open[-4:-1]:
            self._run_property(name, event, on)
        else:
            self._paragraph_property(name, value)

    def _run_property(self, name: str, event: Event, on: bool) -> None:
        if name == "b":
            self.run_bold = on
        elif name == "vanish":
            self.run_hidden = on
        elif name == "lang" and self.language is None:
            self.language = event.attributes.get("w:val") or event.attributes.get("w:eastAsia")

    def _paragraph_property(self, name: str, value: str) -> None:
        if name == "pStyle":
            if match := _HEADING.search(value):
                self.level = int(match.group(1))
            elif _TITLE.match(value):
                self.level = 1
        elif name == "outlineLvl" and value.isdigit() and len(value) == 1 and int(value) < 6:
            self.level = self.level or int(value) + 1
        elif name == "numId":
            # Lists have small numbers of their own; they must not meet those of tables and paragraphs.
            self.list_id = 1_000_000 + int(value) if value.isdigit() and int(value[:6]) > 0 else 0
        elif name in ("tab", "noBreakHyphen") and "pPr" not in self.open:
            self._text(" " if name == "tab" else "-")
        elif name in ("br", "cr"):
            self.lines += 1
            self._flush()

    def _end(self, name: str) -> None:
        if name == "p":
            self._flush()
        elif name == "hyperlink":
            self.in_link = False
        elif name == "tbl" and self.tables:
            self.tables.pop()

    def _text(self, text: str) -> None:
        self.pieces.append(text)
        if not text.isspace():
            self.lettered += len(text)
            self.linked += len(text) if self.in_link else 0
            self.all_bold = self.all_bold and self.run_bold
            self.bold = self.lettered if self.all_bold else self.bold

    def _flush(self) -> None:
        text = collapsed("".join(self.pieces))
        linked, lettered, bold = self.linked, self.lettered, self.bold
        self.pieces.clear()
        self.linked = self.bold = self.lettered = 0
        self.all_bold = True
        if not text:
            return
        table, row, column = self.tables[-1] if self.tables else (0, 0, 0)
        tag = f"h{self.level}" if self.level else "td" if table else "li" if self.list_id else "p"
        end = self.start + len(text)
        self.blocks.append(
            Block(
                text,
                "br" if self.lines and tag == "p" else tag,
                start=self.start,
                end=end,
                link_share=linked / (lettered or 1),
                bold_end=min(bold, len(text)),
                parent=self.paragraph,
                group=self.list_id or table,
                list_id=0 if table else self.list_id,
                table_id=table,
                row=max(0, row),
                column=max(0, column),
                level=self.level,
                item=self.paragraph if self.list_id else 0,
            )
        )
        self.start = end + 1


FORMAT = Format("docx", _recognizes, _read)
