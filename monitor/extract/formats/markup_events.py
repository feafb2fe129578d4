"""XML as a stream of events, safely: no declared entity is expanded, nothing is loaded, no tree is built.

What real feeds get wrong is mended first (bare ampersands, HTML's named entities, control characters), and
what is not well-formed all the same ends the stream with what was read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_AMPERSAND = re.compile(
    r"&(?:(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)|([A-Za-z][A-Za-z0-9]{1,31};))?"
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CHUNK = 65_536
_DEEPEST = 1_000  # nesting at which a document is given up; real ones stay below a hundred


class Event(NamedTuple):
    """`start` with attributes, `end`, or `text`; names are as in the document, with their prefixes."""

    kind: str
    name: str
    attributes: Mapping[str, str]


_NONE: Mapping[str, str] = {}


def events(text: str, broken: list[str] | None = None) -> Iterator[Event]:
    """Yield the events of an XML document given as text; broken markup ends it.

    Why it ended early is appended to `broken`, in one line.
    """
    pending: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise _Refused
        pending.append(Event("start", name, attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        pending.append(Event("end", name, _NONE))

    def refuse(*_: object) -> None:
        raise _Refused

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda words: pending.append(Event("text", words, _NONE))
    parser.EntityDeclHandler = refuse
    mended = _mended(text)
    why = None
    try:
        for at in range(0, len(mended), _CHUNK):
            parser.Parse(mended[at : at + _CHUNK], False)
            yield from pending
            pending.clear()
        parser.Parse("", True)
    except expat.ExpatError as error:
        why = f"not well-formed in line {error.lineno} ({expat.errors.messages[error.code]})"
    except _Refused:
        why = "it declares entities or nests too deeply, and is not unfolded"
    if why is not None and broken is not None:
        broken.append(why)
    yield from pending


class _Refused(Exception):  # noqa: N818 - control flow inside this module
    """The document declares entities or nests too deeply."""


def _mended(text: str) -> str:
    if declared := _DECLARATION.match(text):
        text = text[declared.end() :]  # it may name an encoding, which the text no longer has
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
    text = text.lstrip("\ufeff \t\r\n")
    if "&" not in text or "<![CDATA[" not in text:
        return _AMPERSAND.sub(_entity, text)
    # Inside CDATA an ampersand is itself.
    parts = text.split("<![CDATA[")
    mended = [_AMPERSAND.sub(_entity, parts[0])]
    for part in parts[1:]:
        inside, closed, outside = part.partition("]]>")
        mended.append(f"<![CDATA[{inside}{closed}{_AMPERSAND.sub(_entity, outside)}")
    return "".join(mended)


def _entity(match: re.Match[str]) -> str:
    known, named = match.groups()
    if known:
        return match.group()
    if named and (letters := html.unescape(f"&{named}")) != f"&{named}":
        return "".join(f"&#{ord(letter)};" for letter in letters)
    return f"&amp;{named or ''}"
