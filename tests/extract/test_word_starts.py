"""Patterns that begin at the start of a word match the same when their first letter is looked for first."""

from __future__ import annotations

import re

import pytest

from monitor.extract.word_starts import quick, quick_choice

TEXT = "leave cleave, leaves; quit acquit in within into; x-in 3in in"

MOVED = [
    (r"(?<!\w)leave(?!\w)", r"l(?<!\wl)eave(?!\w)"),
    (r"(?<!\w)(?:leave|quit)\w*", r"(?:l(?<!\wl)eave|q(?<!\wq)uit)\w*"),
    (r"(?<![\w-])in(?!\w)", r"i(?<![\w-]i)n(?!\w)"),
]
KEPT = [
    r"leave",
    r"(?<!\w)\w*leave",
    r"(?<!\w)(?:re)?leave",
    r"(?<!\w)l?eave",
    r"(?<!\w)leave|quit",
    r"(?<!\w)(?:a|b|c|d|e)x",
    r"(?<!\w)[lq]\w+",
]


@pytest.mark.parametrize(("source", "moved"), MOVED)
def test_first_letter_is_looked_for_first(source: str, moved: str) -> None:
    assert quick(source) == moved
    assert spans(moved) == spans(source)


@pytest.mark.parametrize("source", KEPT)
def test_other_patterns_stay_as_they_are(source: str) -> None:
    assert quick(source) == source


def test_choice_matches_what_its_parts_match() -> None:
    sources = [*(source for source, _ in MOVED), *KEPT]
    assert spans(quick_choice(sources)) == spans("|".join(sources))


def spans(source: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(source, TEXT)]
