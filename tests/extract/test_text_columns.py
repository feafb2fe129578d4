"""Columns of plain text: which lines are rows, and what is no column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.text_columns import parts_of

TWO = """\
UN bodies                Other bodies
---------                ------------
UN Water                 Colombo Plan
UN Register of           Venice Commission
  Conventional Arms
UN Oceans                International
                           Energy Forum
"""


def grids(text: str) -> list[list[list[str]]]:
    return [
        [[words for _, words in row] for row in part] for part in parts_of(text) if isinstance(part, list)
    ]


def test_names_side_by_side_are_cells_and_broken_ones_are_joined() -> None:
    assert grids(TWO) == [
        [
            ["UN bodies", "Other bodies"],
            ["UN Water", "Colombo Plan"],
            ["UN Register of Conventional Arms", "Venice Commission"],
            ["UN Oceans", "International Energy Forum"],
        ]
    ]


def test_text_around_columns_stays_text() -> None:
    parts = list(parts_of(f"They leave these:\n\n{TWO}\nThe review goes on."))
    assert [type(part) for part in parts] == [str, list, str]
    assert str(parts[0]).strip() == "They leave these:"
    assert str(parts[2]).strip() == "The review goes on."


def test_a_number_and_its_name_are_one_cell() -> None:
    rows = "\n".join(f"{n}.   Name {n:<20} Seat {n}" for n in range(1, 5))
    assert grids(rows)[0][0] == ["1.   Name 1", "Seat 1"]


@pytest.mark.parametrize(
    "text",
    [
        "(i)     Commission of Lakes;\n(ii)    Council of Rivers;\n(iii)   Union of Canals;\n",
        "One sentence.   Another one\nfollows it.   And so\non.\n",
        "UN Water          Colombo Plan\nUN Women          Venice Commission\n",
        "",
    ],
    ids=["numbers before names", "gaps at different places", "two rows only", "nothing"],
)
def test_what_is_no_column(text: str) -> None:
    assert grids(text) == []


@given(st.text(alphabet="ab  \t\n.-1)", max_size=400))
def test_no_letter_is_lost(text: str) -> None:
    told = []
    for part in parts_of(text):
        told += [part] if isinstance(part, str) else [words for row in part for _, words in row]
    assert [one for one in "".join(told) if one.isalnum()] == [one for one in text if one.isalnum()]
