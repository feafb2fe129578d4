"""What a format is given to read: the bytes, what the server called them, and where they came from."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from monitor.extract.blocks import Page
from monitor.extract.decode import decode

HEAD = 2_048
"""Bytes in which a body shows its format (the length that the WHATWG's MIME sniffing reads is 1445)."""


@dataclass(frozen=True)
class Answer:
    """One body.  `select` is a CSS selector that narrows what is read of HTML."""

    body: bytes
    content_type: str | None = None
    url: str | None = None
    select: str | None = None

    @cached_property
    def text(self) -> str:
        """The body as text."""
        return decode(self.body, self.content_type)

    @cached_property
    def head(self) -> bytes:
        """The first bytes without mark and white space, letters in lower case."""
        return self.body[:HEAD].removeprefix(codecs.BOM_UTF8).lstrip().lower()

    @cached_property
    def start(self) -> str:
        """The first characters without white space, letters in lower case."""
        return self.text[: HEAD * 2].lstrip("\ufeff \t\r\n").lower()

    @property
    def media_type(self) -> str:
        """What the server called the body, without parameters, in lower case."""
        return (self.content_type or "").split(";", 1)[0].strip().lower()

    def named(self, *endings: str) -> bool:
        """Say whether the path of the address ends like one of these file names."""
        path = (self.url or "").split("#", 1)[0].split("?", 1)[0].lower()
        return path.endswith(endings)


class Format(NamedTuple):
    """One format: its name, how its bytes are told from others, how they are read."""

    name: str
    recognizes: Callable[[Answer], bool]
    read: Callable[[Answer], Page]
