"""YAML text → plain values, with the line of every key, and everything that is wrong with the text itself.

Every scalar stays the words that stand in the file (only an empty one, `~` and `null` mean nothing): YAML 1.1
would make `False` of the language `no` and 90 of `1:30`, and what a value means is decided by the key it
belongs to.  Duplicate keys, aliases that multiply, deep nesting and foreign tags are refused, because each
of them makes a file mean something else than its reader sees.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from monitor.config.quantities import shown
from monitor.errors import Problem

Value = str | None | list["Value"] | dict[str, "Value"]
Location = tuple[str | int, ...]

MAX_BYTES = 5_000_000  # some ten thousand sources
MAX_DEPTH = 20  # the deepest key that exists stands four levels deep
MAX_VALUES = 200_000  # after aliases are written out

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("null", "bool", "int", "float", "timestamp", "str", "seq", "map", "merge", "value")
)


@dataclass(slots=True)
class Document:
    """What stands in a file.  `lines` gives the line of a key or item by its location, counted from 1."""

    file: str
    value: Value = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Location) -> int:
        """Return the line of a location, or of the nearest one around it that has a line."""
        while location:
            if location in self.lines:
                return self.lines[location]
            location = location[:-1]
        return 1


def read(path: Path) -> Document:
    """Read a YAML file; whatever is wrong is among `problems`, nothing is raised."""
    document = Document(str(path))
    try:
        node = _compose(_text(path))
    except _RefusedError as error:
        document.problems.append(Problem(str(error), document.file, error.line, remedy=error.remedy))
    else:
        document.value = _Builder(document).build(node, (), ())
        if document.value is None and not document.problems:
            remedy = "begin with `version: 1`"
            document.problems.append(Problem("holds no value", document.file, 1, remedy=remedy))
    return document


class _RefusedError(Exception):
    """The text cannot be read at all; carries message, remedy and line."""

    def __init__(self, message: str, remedy: str, line: int | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.line = line


def _text(path: Path) -> str:
    """Return the text of a file; raises _RefusedError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _RefusedError(
            "there is no such file", "name it with --sources, or run `monitor init`"
        ) from None
    except IsADirectoryError:
        raise _RefusedError("this is a folder", f"name the file in it: {path / 'sources.yaml'}") from None
    except OSError as error:
        raise _RefusedError(
            f"cannot be read: {error.strerror or error}", "check the path and its permissions"
        ) from None
    if len(data) > MAX_BYTES:
        raise _RefusedError(
            f"is larger than {MAX_BYTES // 1_000_000} MB", "it lists pages, it does not hold them"
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _RefusedError("is UTF-16", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _RefusedError(
            f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8", line
        ) from None
    if not text.strip():
        raise _RefusedError("is empty", "begin with `version: 1`; `monitor init` writes an example")
    return text


def _compose(text: str) -> yaml.Node:
    """Return the tree of nodes; raises _RefusedError when the text is no YAML of a reasonable depth."""
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
            mark = event.start_mark
            if depth > MAX_DEPTH:  # composing recurses, so this must be known before
                raise _RefusedError(
                    "is nested too deeply", "see docs/sources.md", mark.line + 1 if mark else None
                )
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _RefusedError(*_words(error, text), mark.line + 1 if mark else None) from None
    except yaml.YAMLError as error:  # a character that YAML does not allow at all
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
        raise _RefusedError("holds a control character", "remove it", line) from None
    if node is None:
        raise _RefusedError("holds nothing but comments", "begin with `version: 1`")
    return node


def _words(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str]:
    """Return what is wrong with the YAML, and the remedy."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context or "is no YAML")
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or (
        mark and line[mark.column : mark.column + 1] == "\t"
    ):
        return "a tab stands where only spaces may", "indent with spaces"
    if "undefined alias" in problem:
        return f"no YAML: {problem}", "write the value out"
    if "expected a single document" in str(error.context) or "another document" in problem:
        return "a second document begins here", "keep everything in one document, without `---` between"
    return f"no YAML: {problem}", "check indentation, quotes and brackets on this line and the one before"


class _Builder:
    """Turns nodes into values, noting lines and problems on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._count = 0

    def build(self, node: yaml.Node, location: Location, above: tuple[yaml.Node, ...]) -> Value:
        """Return the value of a node; `above` holds the nodes around it."""
        self._count += 1
        if self._count > MAX_VALUES:
            if self._count == MAX_VALUES + 1:
                self._problem(
                    node, f"more than {MAX_VALUES:,} values once aliases are written out", "use no aliases"
                )
            return None
        if any(node is one for one in above):
            self._problem(node, "an alias stands inside what it names", "write the value out")
            return None
        if node.tag not in _PLAIN_TAGS:
            self._problem(node, f"the tag {shown(node.tag)} means nothing here", "write the plain value")
            return None
        if isinstance(node, yaml.MappingNode):
            return {
                key: self.build(value, (*location, key), (*above, node))
                for key, value in self._pairs(node, location)
            }
        if isinstance(node, yaml.SequenceNode):
            for position, item in enumerate(node.value):
                self._document.lines.setdefault((*location, position), item.start_mark.line + 1)
            return [
                self.build(item, (*location, position), (*above, node))
                for position, item in enumerate(node.value)
            ]
        return None if node.tag == _NULL else str(node.value)

    def _pairs(self, node: yaml.MappingNode, location: Location) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the keys of a mapping with their nodes; a key that stands twice is a problem."""
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, "a key must be a word", "check the brackets")
                continue
            key = str(key_node.value)
            if key in seen:
                self._problem(
                    key_node,
                    f"the key {shown(key)} stands twice (first on line {seen[key]})",
                    "keep one of them",
                    key,
                )
                continue
            seen[key] = line
            self._document.lines[(*location, key)] = line
            yield key, value_node

    def _problem(self, node: yaml.Node, message: str, remedy: str, key: str = "") -> None:
        line = node.start_mark.line + 1
        self._document.problems.append(Problem(message, self._document.file, line, key, remedy))
