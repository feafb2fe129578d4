"""What stood somewhere before and what stands there now, with the words marked that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor.model import Change, ChangeKind
from monitor.report.words import clean, direction

_WORD = re.compile(r"\s+|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+|.", re.DOTALL)
_MOST = 2_000  # words of a passage whose differences are looked for one by one
_ALIKE = 0.3  # share of words that stay from which on the others are marked, not everything


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they differ from what stands on the other side."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One place whose words changed: both sides in pieces, empty where nothing stood or stands there."""

    before: tuple[Piece, ...]
    now: tuple[Piece, ...]
    language: str | None = None
    direction: str = "auto"

    @property
    def old(self) -> str:
        """What stood there before, without marks."""
        return "".join(piece.text for piece in self.before)

    @property
    def new(self) -> str:
        """What stands there now, without marks."""
        return "".join(piece.text for piece in self.now)


def is_edit(change: Change) -> bool:
    """Say whether a change tells an edited document instead of an entry in other words."""
    return change.kind is ChangeKind.REWORDED and change.organization is None


def turns_of(change: Change) -> tuple[Turn, ...]:
    """Return the places whose words a change tells; none where it is about something else.

    An edited document gives its passages a line each, old and new in step.
    """
    if is_edit(change):
        language = change.evidence[0].language if change.evidence else None
        old, new = (change.old or "").split("\n"), (change.new or "").split("\n")
        return tuple(_turn(clean(one), clean(other), language) for one, other in zip(old, new, strict=False))
    if change.kind in (ChangeKind.REWORDED, ChangeKind.TOTAL_CHANGED, ChangeKind.REVIEW_CHANGED):
        one, other = clean(change.old or ""), clean(change.new or "")
        if one or other:
            return (Turn(_whole(one), _whole(other)),)
    return ()


def _turn(old: str, new: str, language: str | None) -> Turn:
    one, other = _WORD.findall(old), _WORD.findall(new)
    before, now = _whole(old), _whole(new)
    if old and new and len(one) + len(other) <= _MOST:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.ratio() >= _ALIKE:
            codes = matcher.get_opcodes()
            before = _pieces([(one[a:b], tag) for tag, a, b, _, _ in codes])
            now = _pieces([(other[c:d], tag) for tag, _, _, c, d in codes])
    return Turn(before, now, language, direction(language))


def _pieces(parts: Sequence[tuple[Sequence[str], str]]) -> tuple[Piece, ...]:
    """Join parts; a space between two that differ belongs to them."""
    pieces: list[Piece] = []
    for words, tag in parts:
        text, differs = "".join(words), tag != "equal"
        if not text:
            continue
        if pieces and (pieces[-1].differs == differs or (text.isspace() and pieces[-1].differs)):
            pieces[-1] = Piece(pieces[-1].text + text, pieces[-1].differs)
        else:
            pieces.append(Piece(text, differs))
    return tuple(pieces)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()
