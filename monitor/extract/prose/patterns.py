"""The small language of patterns in the data files, translated into regular expressions."""

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
# … and the one before a lookahead into it, unless letters follow at once: "new (?!york)deal"
_LOOKAHEAD = re.compile(r" \(\?([!=])((?:[^()]|\([^()]*\))*)\)(?=[ |)]|$)")
_LOOKBEHIND = re.compile(r"\(\?<[=!][^()]*\)")  # one of fixed width: its spaces are single ones


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
            of_class = "".join(out[-1:]).endswith((r"\w", "]"))  # any number of those letters
            out.append("*" if repeated or of_class else f"{WORD}*")
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
