"""A text that lacks the letters of a pattern is not searched: no pattern may need what its matches lack."""

from __future__ import annotations

import re

import pytest

from monitor.extract.letters import Letters
from monitor.extract.needs import Needs, all_needs_of, needs_of, plain

NEEDS: list[tuple[str, Needs]] = [
    (r"(?<!\w)leave(?!\w)", (" leave ",)),
    (r"(?<!\w)leav\w*", (" leav",)),
    (r"leave", ("leave",)),
    (r"(?<!\w)leaves?(?!\w)", (" leave",)),
    (r"(?<!\w)pull\s+out(?!\w)", (" pull ", " out ")),
    (r"(?<!\w)(?:leave|pull\s+out)\s+of(?!\w)", (((" leave ",), (" pull ", " out ")), " of ")),
    (r"(?<!\w)(?:the\s+)?club(?:\s+now)?(?!\w)", (" club ",)),
    (r"(?<!\w)(?:the\s+)?(?:more\s+)*club(?:'s)?\s*(?:now)?x", (" club", "x")),
    (r"(?<!\w)(?:re)?join(?!\w)", ("join ",)),
    (r"(?<!\w)(?:a|b\s*)c", (((" a",), (" b",)), "c")),
    (r"(?<!\w)(?:quit|\w+s)(?!\w)", (((" quit ",), ("s ",)),)),
    (r"(?<!\w)(?:quit|\w+)(?!\w)", ()),
    (r"(?<!\w)no(?!\s+(?:longer|more))\s+[^.]{0,40}?seat", (" no ", "seat")),
    (r"(?<!\w)u\.s\.(?!\w)", (" u.s. ",)),
    (r"(?<!\w)left|gone(?!\w)", (((" left",), ("gone ",)),)),
    (r"(?:ab)+c", ("ab", "c")),
    (r"ab+c{0,3}d", ("a", "b", "d")),
]


@pytest.mark.parametrize(("source", "needs"), NEEDS)
def test_what_an_expression_needs(source: str, needs: Needs) -> None:
    assert needs_of(source) == needs


LOOKS: list[tuple[str, Needs]] = [
    (r"(?<!\w)quit\s+(?=the\s+club)", (" quit ", " the ", " club")),
    (r"(?<!\w)quits?(?=\s+(?:it|both)(?!\w)|\s*[.,])(?!\w)", (" quit",)),
    (r"(?<!\w)quits?(?=\s+(?:it|both)(?!\w))", (" quit", ((" it ",), (" both ",)))),
    (r"(?<=no )seat", ("no ", "seat")),
    (r"(?<!\w)no(?!\s+longer)", (" no",)),
]


@pytest.mark.parametrize(("source", "needs"), LOOKS)
def test_what_is_looked_at_is_needed_in_the_text(source: str, needs: Needs) -> None:
    assert all_needs_of(source) == needs


def test_what_needs_the_mark_is_tried_only_where_it_stands() -> None:
    sources = [r"(?<!\w)quit\s+@", r"(?<!\w)quit(?=\s+@)", r"@", r"(?<!\w)quit(?!\w)"]
    letters = Letters([all_needs_of(source) for source in sources], mark="@")
    selection = letters.select()
    assert selection.able(letters.of("they quit @")) == [0, 1, 2, 3]
    assert selection.able(letters.of("they quit it")) == [3]
    assert selection.able(letters.of("@ stays")) == [2]
    assert letters.select([0, 1, 2]).able(letters.of("they quit it")) == []


@pytest.mark.parametrize(
    "text", ["leave the club's", "(leave)", "rejoin", "u.s. quit", "no other seat", "pull out of x", "bc"]
)
def test_what_matches_is_able_to(text: str) -> None:
    sources = [source for source, _ in NEEDS]
    letters = Letters([needs_of(source) for source in sources])
    matching = [number for number, source in enumerate(sources) if re.search(source, text)]
    assert set(matching) <= set(letters.select().able(letters.of(text)))


def test_groups_of_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        needs_of("(?P<name>leave)")


def test_letters_tell_which_patterns_can_match() -> None:
    sources = [r"(?<!\w)(?:leave|quit)(?!\w)[^.]{0,60}?club", r"(?<!\w)quit\w*", r"(?<!\w)stay(?!\w)"]
    letters = Letters([needs_of(source) for source in sources])
    assert letters.select().able(letters.of("they quit the club")) == [0, 1]
    assert letters.select().able(letters.of("they quit")) == [1]
    assert letters.select({0, 1}).able(letters.of("they stay")) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("us", True),
        ("(us)", True),
        ("pro-us", True),
        ("us's", True),
        ("museum", False),
        ("us_x", False),
        ("bus", False),
    ],
)
def test_whole_words_end_where_expressions_end_them(text: str, held: bool) -> None:
    letters = Letters([needs_of(r"(?<!\w)us(?!\w)")])
    assert letters.select().able(letters.of(text)) == ([0] if held else [])
    assert bool(re.search(r"(?<!\w)us(?!\w)", text)) is held


def test_plain_letters_are_the_most_telling_ones() -> None:
    assert plain(needs_of(r"(?<!\w)(?:united\s+states|america)\s+of(?!\w)")) == ("united", "america")
    assert plain(needs_of(r"\w+")) == ()
