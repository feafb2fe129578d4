"""JSON as it really comes: behind a guard, one object a line, cut off in the middle."""

from __future__ import annotations

import json
import re
from typing import Any

_GUARD = re.compile(r"^\s*(?:\)\]\}',?|for\s*\(;;\);|while\s*\(1\);)\s*")
_CALLBACK = re.compile(r"^\s*[\w$.]{1,60}\((.*)\)\s*;?\s*$", re.DOTALL)
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)  # half of a surrogate pair, which no text may hold
_TOKEN = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)  # a bracket, or a text up to its end
_ESCAPED = re.compile(r'[^\\](?:\\\\)*\\"$')
_DEEPEST = 200  # nesting to which a cut-off document is mended
_CLOSERS = {"{": "}", "[": "]"}


def load(text: str) -> Any:
    """Return the value of a JSON text, of what is left of one that was cut off, or None."""
    text = _GUARD.sub("", text.lstrip("\ufeff"), count=1)
    if called := _CALLBACK.match(text[:200] + text[-200:]) and _CALLBACK.match(text):
        text = called.group(1)
    text = _HALF.sub(r"\\ufffd", text)
    for attempt in (_whole, _lines, _mended):
        value = attempt(text)
        if value is not None:
            return value
    return None


def _whole(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _lines(text: str) -> list[Any] | None:
    """Read one object a line (JSON Lines)."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith(("{", "[")) for line in lines[:2]):
        return None
    values = [value for line in lines[:10_000] if (value := _whole(line)) is not None]
    return values or None


def _mended(text: str) -> Any:
    """Close what a cut-off document left open, behind its last whole value."""
    stack: list[str] = []
    before = last = 0  # the end of the last token, and of the last whole value
    quoted = False
    for match in _TOKEN.finditer(text):
        sign = match.group()
        if (comma := text.rfind(",", before, match.start())) >= 0:
            last = comma
        before = match.end()
        if sign in "{[":
            stack.append(sign)
            if len(stack) > _DEEPEST:
                return None
            last = before
        elif sign in "}]":
            if not stack:
                return None
            stack.pop()
            last = before
        else:
            quoted = len(sign) == 1 or not sign.endswith('"') or _ESCAPED.search(sign) is not None
    if not stack:
        return None
    if quoted:
        # A text that broke off is read as far as it goes, where it is a value.
        value = _whole(text.rstrip("\\") + '"' + _closing(stack))
        if value is not None:
            return value
    elif (comma := text.rfind(",", before)) >= 0:
        last = comma
    return _whole(text[:last] + _closing(stack))


def _closing(stack: list[str]) -> str:
    return "".join(_CLOSERS[sign] for sign in reversed(stack))
