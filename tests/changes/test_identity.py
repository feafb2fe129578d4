"""Names that never change: a change is told once under its id, and unknown words are known by theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.changes.identity import identify, provisional, provisional_id
from monitor.model import Authority, Change, ChangeKind, Entry, Evidence, Level, Section
from tests.changes.conftest import START, organization

BEHIND = Evidence("gov", "Gov", Authority.OFFICIAL, "u", START, None, "ab" * 32, "words")
BARE = Change("", ChangeKind.ADDED, START)
WHOLE = replace(
    BARE,
    organization=organization("a"),
    level=Level.SINGLE,
    old="x",
    new="y",
    source="gov",
    url="u",
    evidence=(BEHIND,),
)


@pytest.mark.parametrize(("change", "name"), [(BARE, "fa8c617db9aec68f"), (WHOLE, "6cf1e75dce5855d5")])
def test_id_of_a_change_is_the_same_in_every_version(change: Change, name: str) -> None:
    assert identify(change).id == name
    assert identify(replace(change, id="another")).id == name


@pytest.mark.parametrize(
    "other",
    [
        replace(WHOLE, kind=ChangeKind.CONFIRMED),
        replace(WHOLE, at=START.replace(year=2027)),
        replace(WHOLE, organization=organization("b")),
        replace(WHOLE, level=Level.REPORTED),
        replace(WHOLE, old="z"),
        replace(WHOLE, new="z"),
        replace(WHOLE, source="dep"),
        replace(WHOLE, url="v"),
        replace(WHOLE, evidence=(replace(BEHIND, sha256="cd" * 32),)),
    ],
)
def test_changes_that_differ_have_other_ids(other: Change) -> None:
    assert identify(other).id != identify(WHOLE).id


def test_provisional_organization_keeps_what_the_list_says_of_it() -> None:
    entry = Entry(Section.UN, 1, "Meeresrat", names={"en": "Council of the Sea", "de": "Meeresrat"})
    found = provisional(entry)
    assert (found.id, found.name) == (provisional_id("council of the sea"), "Meeresrat")
    assert (found.section, dict(found.names)) == (Section.UN, {"en": "Council of the Sea", "de": "Meeresrat"})


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("board of tides", "new-board-of-tides-"),
        ("理事会 of tides", "new-of-tides-"),
        ("理事会", "new-"),
        ("a" * 39 + " " + "b" * 9, "new-" + "a" * 39 + "-"),
        ("a" * 45, "new-" + "a" * 40 + "-"),
    ],
)
def test_id_of_words_can_be_read(words: str, start: str) -> None:
    found = provisional_id(words)
    assert found.startswith(start)
    assert len(found) == len(start) + 8


@pytest.mark.parametrize(
    ("text", "names", "called"),
    [
        ("WBF", {"de": "Weltbund der Fährleute"}, "Weltbund der Fährleute"),
        ("WBF", {}, "WBF"),
        ("Weltbund der Fährleute", {"en": "Ferrymen"}, "Weltbund der Fährleute"),
        ("FÄHREN WELTWEIT", {"en": "Ferries Worldwide"}, "FÄHREN WELTWEIT"),
    ],
)
def test_a_short_form_gives_way_to_the_name_beside_it(text: str, names: dict[str, str], called: str) -> None:
    assert provisional(Entry(None, 1, text, names=names)).name == called
