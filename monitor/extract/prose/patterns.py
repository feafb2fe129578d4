"""The small language of patterns in the data files, translated into regular expressions.

A pattern also knows which letters a text must hold for it to match at all (`needed`), so that plain searches
put most patterns of a language aside for a page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.extract.prose.fold import WORD
from monitor.extract.word_starts import quick

NAME = "\ue000"  # stands for every letter of an organization's name in the text that patterns see

# Possessive: a masked name is long, and dividing it in every way would take exponential time.
_GAP = rf"(?:{NAME}++|[^.;!?。；！？{NAME}]){{0,%d}}?"
_GAP_SPACED, _GAP_JOINED = 60, 24
_QUOTED = rf"(?:[\"'«“„‘「『《〈]?{NAME}++[\"'»”“’」』》〉]?)"  # a name, with the marks around it
_WORDS = rf"[^.,;:!?،؛。；！？{NAME}]{{1,40}}?"  # words of the same clause, no name among them
_PIECE = re.compile(r"\s*~\s*|\s+\.\.\s+|\s+\?|\.\.|\*|@|\(\?<?[=!]|\(|\s+|[.]|\[[^\]]*\]|[^.*@(\[\s]+")
# The space before an optional group goes with it; the group may hold others.
_OPTIONAL = re.compile(r" ((?:~ )?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\?(?=[ |)]|$)")
_LOOKAHEAD = re.compile(r" \(\?([!=])((?:[^()]|\([^()]*\))*)\)")  # … and the one before a lookahead into it
_LOOKBEHIND = re.compile(r"\(\?<[=!][^()]*\)")  # one of fixed width: its spaces are single ones
_SETS = 4  # sets of needed letters that are kept for a pattern
_LOOK = ("(?=", "(?!", "(?<")


@lru_cache(maxsize=16384)
def compiled(source: str) -> re.Pattern[str]:
    """Return the compiled regular expression; compiled when a page first needs it."""
    return re.compile(quick(source))


def pattern_source(pattern: str, *, joined: bool, opened: bool, prefix: str) -> str:
    """Translate a folded pattern; `joined` for words without spaces, `opened` for glued endings."""
    space = r"\s*" if joined else r"\s+"
    gap = _GAP % (_GAP_JOINED if joined else _GAP_SPACED)
    meant = {"..": gap, "@": _QUOTED, "(": "(?:", ".": r"\."}
    out: list[str] = []
    written = pattern
    while (again := _OPTIONAL.sub(r"( \1)?", written)) != written:
        written = again
    written = _LOOKAHEAD.sub(r"(?\1 (\2))", written)
    written = _LOOKBEHIND.sub(lambda match: match.group().replace(" ", "[ ]"), written)
    for piece in _PIECE.findall(written):
        if "~" in piece:
            out.append(rf"(?:{_WORDS})?" if joined else rf"\s+(?:{_WORDS}\s+)?")
        elif piece == "*":
            # Words that end with a space, any number of them; without spaces between words, any group.
            repeated = "".join(out[-1:]).endswith(")") if joined else out[-2:] == [r"\s+", ")"]
            out.append("*" if repeated else f"{WORD}*")
        elif piece.isspace():
            out.append(space)
        elif piece[0] == "[":
            out.append(piece.replace("@", NAME))
        elif piece.strip() == ".." and piece != "..":  # it may stand for nothing: `a .. b` matches "a b"
            out.append(gap if joined else rf"(?!{WORD}){gap}\s+")
        elif piece[0].isspace():  # a space and a question mark: with or without a space
            out.append(r"\s*")
        else:
            out.append(meant.get(piece, piece))
    body = "".join(out)
    if joined or not any(letter.isalnum() or letter in "@*" for letter in pattern):
        return body
    start = "" if pattern.startswith(("..", "*")) else rf"(?<!{WORD}){prefix}"
    end = "" if opened or pattern.endswith(("*", "..")) else rf"(?!{WORD})"
    return f"{start}(?:{body}){end}"


def needed(pattern: str, *, joined: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return sets of strings, the most telling first: every match holds one string of each set."""
    if len(_split(pattern)) > 1:
        one = _needed(pattern, joined)
        return (one,) if one else ()
    parts = [part for part in _parts(pattern, joined) if part]
    return tuple(sorted(dict.fromkeys(parts), key=_telling, reverse=True)[:_SETS])


def _telling(part: tuple[str, ...]) -> tuple[int, int]:
    return min(map(len, part)), -len(part)


def _needed(pattern: str, joined: bool) -> tuple[str, ...] | None:
    """Return the most telling part of a sequence; of alternatives, the parts of all of them."""
    branches = _split(pattern)
    if len(branches) > 1:
        found: list[str] = []
        for branch in branches:
            part = _needed(branch, joined)
            if not part:
                return None
            found.extend(part)
        return tuple(dict.fromkeys(found))
    candidates = [part for part in _parts(pattern, joined) if part]
    return max(candidates, key=_telling, default=None)


def _split(pattern: str) -> list[str]:
    """Divide at the bars outside all brackets."""
    branches, depth, start, square = [], 0, 0, False
    for place, letter in enumerate(pattern):
        if letter == "[":
            square = True
        elif letter == "]":
            square = False
        elif letter == "(" and not square:
            depth += 1
        elif letter == ")" and not square:
            depth -= 1
        elif letter == "|" and not depth and not square:
            branches.append(pattern[start:place])
            start = place + 1
    branches.append(pattern[start:])
    return branches


def _parts(sequence: str, joined: bool) -> list[tuple[str, ...] | None]:
    """Return what each part of a sequence needs: runs of letters, and groups that are not optional."""
    parts: list[tuple[str, ...] | None] = []
    run = ""
    place = 0
    while place < len(sequence):
        letter = sequence[place]
        if letter == "(":
            end = _closing(sequence, place)
            inner = sequence[place + 1 : end]
            following = sequence[end + 1 : end + 2]
            optional = following == "?" or (following == "*" and (joined or inner.endswith(" ")))
            parts.append((run,) if run else None)
            run = ""
            parts.append(None if optional or sequence.startswith(_LOOK, place) else _needed(inner, joined))
            place = end + 1 + (following == "?")
            continue
        if letter == "[":
            place = sequence.find("]", place) + 1
        elif letter == "{":
            run = run[:-1]
            place = sequence.find("}", place) + 1
        elif letter == "\\":
            place += 2
        elif sequence.startswith("..", place) or letter in "*@+?~" or letter.isspace():
            if letter == "?":
                run = run[:-1]
            place += 2 if letter == "." else 1
        else:
            run += letter
            place += 1
            continue
        parts.append((run,) if run else None)
        run = ""
    parts.append((run,) if run else None)
    return parts


def _closing(sequence: str, place: int) -> int:
    """Return where the bracket that opens at a place closes."""
    depth = 0
    for at in range(place, len(sequence)):
        depth += (sequence[at] == "(") - (sequence[at] == ")")
        if not depth:
            return at
    return len(sequence)
