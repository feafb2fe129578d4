"""Names in inline elements of one block, with nothing but a style sheet to divide them: tags, chips."""

from __future__ import annotations

from collections.abc import Sequence

_FEWEST = 7  # fewer may be the cells of one row
_SHORTEST, _LONGEST = 3, 120  # letters of one name: headings are set letter by letter, too


def items_of(
    pieces: Sequence[str], styles: Sequence[int], spans: Sequence[tuple[int, str]]
) -> list[str] | None:
    """Return the pieces of a block's text that are names of their own; None where they make up one text.

    They are where each begins with a capital letter right behind the last letter of another, which no text does, or
    where they are all that is linked or bold, or spans of one class, and nothing but spaces stands between them.
    `styles` are those of the pieces, `spans` says where in `pieces` spans begin, with their class names.
    """
    if len(pieces) < _FEWEST:
        return None
    starts = [at for at, piece in enumerate(pieces) if not piece.isspace()]
    items = [pieces[at] for at in starts]
    if len(items) < _FEWEST or not all(_may_be_name(item) for item in items):
        return None
    alike = len({name for _, name in spans}) == 1 and spans[0][1] and [at for at, _ in spans] == starts
    if len(items) == len(pieces):
        apart = not any(item[0].isspace() or item[-1].isspace() for item in items)
        return items if apart and (alike or all(item[0].isupper() for item in items)) else None
    styled = styles[starts[0]] and all(
        style == (0 if piece.isspace() else styles[starts[0]])
        for piece, style in zip(pieces, styles, strict=True)
    )
    return items if alike or styled else None


def _may_be_name(piece: str) -> bool:
    text = piece.strip()
    return (
        _SHORTEST <= len(text) <= _LONGEST and text[0].isalpha() and not text[0].islower() and _closes(text)
    )


def _closes(item: str) -> bool:
    """Say whether an item ends as a name does: with a letter, or a bracket that closes."""
    return item[-1].isalnum() or item[-1] in ")）]"
