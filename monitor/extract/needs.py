r"""Which letters a regular expression needs: a text that lacks them cannot match, and need not be searched.

`(?<!\w)(?:leave|pull\s+out)\s+of(?!\w)` needs *of*, and *leave*, or *pull* and *out*, all of them whole words.
Read are the expressions that the patterns of the data files become; parts of other kinds need nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

# Letters, all of which are needed; a choice of several ways stands for one of them with all of its own needs.  A space
# at the edge of letters says that no letter of a word stands beside them.
Needs: TypeAlias = "tuple[str | tuple[Needs, ...], ...]"

_TOKEN = re.compile(
    r"\(\?<?[=!]|\(\?:|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]"
)
_LOOKS = frozenset(("(?=", "(?!", "(?<=", "(?<!"))
_SEEN = ("(?=", "(?<=")  # what they look at stands in the text


class _Sign(Enum):
    """What is no letter: white space, where a word starts, where one ends, whatever else."""

    SPACE = "space"
    START = "start"
    END = "end"
    ANY = "any"


_EDGES = {"(?<!": _Sign.START, "(?!": _Sign.END}


@dataclass(frozen=True, slots=True)
class _Choice:
    """Some ways, one of which is taken: once, unless it may be `missing` or `repeated`."""

    ways: tuple[tuple[_Node, ...], ...]
    missing: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """Some ways, one of which is seen before or behind a place: no part of the match, but of the text."""

    ways: tuple[tuple[_Node, ...], ...]
    ahead: bool


_Node: TypeAlias = "str | _Sign | _Choice | _Look"  # a string is one letter


@lru_cache(maxsize=16_384)  # English ones are read with the pages of every language
def needs_of(source: str) -> Needs:
    """Return what the match of a regular expression needs to hold."""
    return _of(source, looks=False)


@lru_cache(maxsize=16_384)
def all_needs_of(source: str) -> Needs:
    """Return what a text needs to hold: what is looked at before or behind the match as well."""
    return _of(source, looks=True) if any(map(source.__contains__, _SEEN)) else needs_of(source)


def _of(source: str, *, looks: bool) -> Needs:
    tokens = _TOKEN.findall(source)
    tokens.append(")")
    ways, _ = _read(tokens, 0, looks=looks)
    return tuple(_needed((_Choice(ways),), parted=(False, False)))


def _read(tokens: Sequence[str], at: int, *, looks: bool) -> tuple[tuple[tuple[_Node, ...], ...], int]:
    """Read the ways of a group from a place on; return them and where its bracket closes.

    What is looked at is no part of the match, and is left out without `looks`.
    """
    ways: list[tuple[_Node, ...]] = []
    way: list[_Node] = []
    while (part := tokens[at]) != ")":
        at += 1
        if part == "|":
            ways.append(tuple(way))
            way = []
            continue
        if part in _LOOKS:
            if _is_word(tokens[at]) and tokens[at + 1] == ")" and part in _EDGES:
                way.append(_EDGES[part])
            seen, at = _read(tokens, at, looks=looks)
            at += 1
            if looks and part in _SEEN:
                way.append(_Look(seen, part == "(?="))
            continue
        if part in ("(", "(?:"):
            if tokens[at] == "?":
                raise ValueError("a regular expression holds a group of a kind that is not read")
            inner, at = _read(tokens, at, looks=looks)
            node: _Node = _Choice(inner)
            at += 1
        else:
            node = _node(part)
        node, at = _quantified(node, tokens, at)
        way.append(node)
    return (*ways, tuple(way)), at


def _is_word(part: str) -> bool:
    return part == r"\w" or part.startswith(r"[\w")


def _node(part: str) -> _Node:
    if part in (r"\s", "[ ]") or part.isspace():
        return _Sign.SPACE
    if len(part) == 1:
        return _Sign.ANY if part in "^$." else part
    return part[1] if len(part) == 2 and part[0] == "\\" and not part[1].isalnum() else _Sign.ANY


def _quantified(node: _Node, tokens: Sequence[str], at: int) -> tuple[_Node, int]:
    """Return a part with how often it may stand, and the place behind that."""
    quantifier = tokens[at]
    if quantifier not in ("?", "*", "+") and not (quantifier[0] == "{" and len(quantifier) > 1):
        return node, at
    at += 1
    if tokens[at] in ("?", "+"):  # as few as possible, or possessive
        at += 1
    if node is _Sign.ANY or (node is _Sign.SPACE and quantifier == "+"):
        return node, at
    ways = node.ways if isinstance(node, _Choice) else ((node,),)
    return _Choice(ways, missing=quantifier != "+", repeated=quantifier != "?"), at


def _needed(way: Sequence[_Node], parted: tuple[bool, bool]) -> Iterator[str | tuple[Needs, ...]]:
    """Yield what a sequence needs; `parted` says whether a word ends before it, and whether one begins behind it."""
    at = 0
    while at < len(way):
        node = way[at]
        start = at
        at += 1
        if isinstance(node, str):
            while at < len(way) and (isinstance(way[at], str) or way[at] in _EDGES.values()):
                at += 1
            while not isinstance(way[at - 1], str):
                at -= 1
            letters = "".join(one for one in way[start:at] if isinstance(one, str))
            before, behind = _parted(way, start, at, parted)
            yield f"{' ' if before else ''}{letters}{' ' if behind else ''}"
        elif isinstance(node, _Look) or (isinstance(node, _Choice) and not node.missing):
            inside = _inside(node, *_parted(way, start, at, parted))
            ways = tuple(tuple(_needed(one, inside)) for one in node.ways)
            if len(ways) == 1:
                yield from ways[0]
            elif all(ways):
                yield ways


def _inside(node: _Choice | _Look, before: bool, behind: bool) -> tuple[bool, bool]:
    """Say of what stands inside whether no letter of a word can stand before and behind it."""
    if isinstance(node, _Look):
        return before and node.ahead, behind and not node.ahead
    return (False, False) if node.repeated else (before, behind)


def _parted(way: Sequence[_Node], start: int, end: int, parted: tuple[bool, bool]) -> tuple[bool, bool]:
    """Say whether no letter of a word can stand before and behind a part of a sequence."""
    before, behind = parted
    return _parts(way[:start][::-1], _Sign.START, before), _parts(way[end:], _Sign.END, behind)


def _parts(nodes: Sequence[_Node], edge: _Sign, beyond: bool) -> bool:
    """Say whether what stands beside a place divides words, going away from it; `edge` is the sign that says so."""
    for at, node in enumerate(nodes):
        if isinstance(node, str):
            return not (node.isalnum() or node == "_")
        if isinstance(node, _Look):
            continue
        if isinstance(node, _Choice):
            rest = _parts(nodes[at + 1 :], edge, beyond)
            inner = rest and not node.repeated
            back = -1 if edge is _Sign.START else 1
            return (rest or not node.missing) and all(_parts(one[::back], edge, inner) for one in node.ways)
        if node is edge or node is _Sign.SPACE:
            return True
        if node is _Sign.ANY:
            return False
    return beyond


def plain(needs: Needs) -> tuple[str, ...]:
    """Return letters of which a text must hold one, the most telling ones, wherever words begin and end."""
    return max((_plain(one) for one in needs), key=_telling, default=())


def _plain(one: str | tuple[Needs, ...]) -> tuple[str, ...]:
    if isinstance(one, str):
        return (one.strip(),)
    return tuple(dict.fromkeys(letters for way in one for letters in plain(way)))


def _telling(strings: tuple[str, ...]) -> tuple[int, int]:
    return min(map(len, strings)), -len(strings)
