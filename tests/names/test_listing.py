"""Entries of a list: resolved by their words or by their names in other languages, and misprints guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import UNRESOLVED, Entry, Listing, ListingKind, Method, Resolution
from monitor.names import Gazetteer, resolve_listing

KNOWN = (
    "International Energy Forum",
    "International Law Commission",
    "Peacebuilding Fund",
    "UN Women",
    "Venice Commission",
    "International Solar Alliance",
)


def listing(*texts: str, language: str = "en", kind: ListingKind = ListingKind.LIST) -> Listing:
    """Return a list with these entries."""
    entries = (Entry(None, number, text, language=language) for number, text in enumerate(texts, 1))
    return Listing(kind=kind, entries=tuple(entries))


def resolved(given: Listing, gazetteer: Gazetteer) -> list[tuple[str | None, Method]]:
    """Return organization and method of the entries."""
    return [
        (one.resolution.organization.id if one.resolution.organization else None, one.resolution.method)
        for one in resolve_listing(given, gazetteer).entries
    ]


def test_entries_are_resolved_in_their_order(gazetteer: Gazetteer) -> None:
    ids = [identifier for identifier, _ in resolved(listing(*KNOWN), gazetteer)]
    assert ids == ["ief", "ilc", "pbf", "un-women", "venice-commission", "isa"]


def test_a_listing_without_entries_stays_as_it_is(gazetteer: Gazetteer) -> None:
    assert resolve_listing(Listing(), gazetteer) == Listing()


def test_names_in_other_languages_decide_where_the_words_are_unknown(gazetteer: Gazetteer) -> None:
    entry = Entry(None, 1, "??", names={"en": "Peacebuilding Fund", "zh-Hant": "未知"})
    two = replace(entry, names={"en": "Peacebuilding Fund", "fr": "Commission de Venise"})
    given = replace(listing(), entries=(entry, two))
    assert [one for one, _ in resolved(given, gazetteer)] == ["pbf", None]


def test_what_the_reader_knew_is_kept_where_the_words_say_nothing(gazetteer: Gazetteer) -> None:
    known = gazetteer.resolve("Peacebuilding Fund")
    given = replace(listing(), entries=(Entry(None, 1, "??", resolution=known),))
    assert resolve_listing(given, gazetteer).entries[0].resolution == known


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Intergovernmental Panel on Climat Change", "en", "ipcc"),
        ("International Cotton Advisroy Committee", "en", "icac"),
        ("Internatonal Lead and Zink Study Group", "en", "ilzsg"),
        # another word is no misprint
        ("Economic Commission for Asia", "en", None),
        ("Economic Commission for Eurasia", "en", None),
        ("International Cocoa Advisory Committee", "en", None),
        ("International Institute for Refrigeration and Ice", "en", None),
        ("Global Forum on Cyber Crime", "en", None),
        ("Framework Convention on Tobacco Control Fund", "en", None),
        ("Forum", "en", None),
        ("联合国西非经济委员会", "zh-Hans", None),
    ],
)
def test_a_misprint_is_guessed_and_another_word_is_not(
    gazetteer: Gazetteer, text: str, language: str, expected: str | None
) -> None:
    given = listing(*KNOWN)
    given = replace(given, entries=(*given.entries, Entry(None, 7, text, language=language)))
    assert resolved(given, gazetteer)[-1] == (expected, Method.FUZZY if expected else Method.NONE)


def test_a_guess_never_takes_an_organization_that_another_entry_names(gazetteer: Gazetteer) -> None:
    misprint = "Intergovernmental Panel on Climat Change"
    assert resolved(listing(*KNOWN, misprint, "IPCC"), gazetteer)[-2] == (None, Method.NONE)
    twice = resolved(listing(*KNOWN, misprint, "Intergovernmental Panel on Climate Chang"), gazetteer)
    assert [one for one, _ in twice[-2:]] == ["ipcc", None]


def test_nothing_is_guessed_where_little_is_known(gazetteer: Gazetteer) -> None:
    misprint = "Intergovernmental Panel on Climat Change"
    assert resolved(listing(*KNOWN[:4], misprint), gazetteer)[-1] == (None, Method.NONE)
    strangers = [f"Unheard of Bureau {letter}" for letter in "abcdef"]
    assert resolved(listing(*KNOWN, *strangers, misprint), gazetteer)[-1] == (None, Method.NONE)
    prose = listing(*KNOWN, misprint, kind=ListingKind.PROSE)
    assert resolved(prose, gazetteer)[-1] == (None, Method.NONE)


def test_a_misprint_that_two_names_are_equally_near_is_not_guessed(gazetteer_of: object) -> None:
    assert callable(gazetteer_of)
    names = gazetteer_of(
        *({"id": text.replace(" ", "-").lower(), "name": text} for text in KNOWN),
        {"id": "a", "name": "Council of Northern Harbors"},
        {"id": "b", "name": "Council of Northern Harbory"},
    )
    given = listing(*KNOWN, "Council of Northern Harborx")
    assert resolve_listing(given, names).entries[-1].resolution == UNRESOLVED == Resolution()
