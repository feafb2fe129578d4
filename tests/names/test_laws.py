"""Laws of the packaged gazetteer: what is found resolves by itself, and every name names its organization."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.config.packaged import load_gazetteer
from monitor.model import Place
from monitor.names.gazetteer import Name
from monitor.names.records import AliasKind

LONG = (AliasKind.NAME, AliasKind.OFFICIAL, AliasKind.PUBLISHED, AliasKind.FORMER, AliasKind.TRANSLATION)


@cache
def long_names() -> tuple[Name, ...]:
    """Return every name that is no short form."""
    return tuple(name for name in load_gazetteer().names if name.kind in LONG)


def test_every_long_name_names_its_organization_in_a_list() -> None:
    gazetteer = load_gazetteer()
    wrong = [
        (name.text, name.language)
        for name in long_names()
        if gazetteer.resolve(name.text, language=name.language).organization
        != gazetteer.organization(name.organization)
    ]
    assert wrong == []


def test_every_long_name_is_found_whole_in_a_sentence_unless_it_is_our_translation() -> None:
    gazetteer = load_gazetteer()
    wrong = []
    for name in long_names():
        if name.kind is AliasKind.TRANSLATION:
            continue
        text = f"— {name.text} —"
        found = gazetteer.find(text, language=name.language, place=Place.PROSE)
        owners = [one.resolution.organization for one in found]
        whole = [text[one.start : one.end].strip("《》") for one in found] == [name.text.strip("《》")]
        if not whole or owners != [gazetteer.organization(name.organization)]:
            wrong.append((name.text, name.language, [text[one.start : one.end] for one in found]))
    assert wrong == []


def test_no_spelling_means_two_organizations() -> None:
    gazetteer = load_gazetteer()
    shared = []
    for table in (gazetteer.phrases, gazetteer.glyphs, gazetteer.squashed):
        for head in table.heads:
            bucket = table.bucket(head)
            for rest, numbers in bucket.numbers.items() if bucket else ():
                sure = [one for one in gazetteer.listed(numbers) if one.kind is not AliasKind.AMBIGUOUS]
                if len({one.organization for one in sure}) > 1:
                    shared.append((head, rest, [one.text for one in sure]))
    assert shared == []


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a text of names and other words, with the language of its first name."""
    pieces, language = [], ""
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(long_names()))
        language = language or name.language
        pieces += [
            name.text,
            draw(st.sampled_from([" ", ", ", "\u00ad ", "。", " – ", "’s ", " the ", "\u0301 ", "에서 "])),
        ]
        pieces.append(draw(st.text(max_size=6)))
    return "".join(pieces), language


@settings(deadline=None, max_examples=300)
@given(texts(), st.sampled_from(Place))
def test_found_words_resolve_to_the_same_organization(drawn: tuple[str, str], place: Place) -> None:
    text, language = drawn
    gazetteer = load_gazetteer()
    end = 0
    for one in gazetteer.find(text, language=language, place=place):
        assert one.start >= end
        assert one.end > one.start
        end = one.end
        again = gazetteer.resolve(text[one.start : one.end], language=language, place=place)
        assert again.organization == one.resolution.organization
    assert end <= len(text)


NEAR = [
    ("International Energy Agency", "iea"),
    ("International Energy Forum", "ief"),
    ("International Tropical Timber Organization", "itto"),
    ("International Tropical Timber Agreement", "itta"),
    ("UN Framework Convention on Climate Change", "unfccc"),
    ("Paris Agreement", "paris-agreement"),
    ("Economic Commission for Europe", "ece"),
    ("Economic Commission for Africa", "eca"),
    ("Economic and Social Commission for Western Asia", "escwa"),
    ("Economic and Social Council", "ecosoc"),
    ("Green Climate Fund", "gcf"),
    ("Climate Investment Funds", "cif"),
    ("World Trade Organization", "wto"),
    ("World Customs Organization", "wco"),
    ("International Solar Alliance", "isa"),
    ("International Seabed Authority", "isa-seabed"),
    ("International Law Commission", "ilc"),
    ("International Renewable Energy Agency", "irena"),
    ("国际能源署", "iea"),
    ("国际能源论坛", "ief"),
    ("International Energy", None),
    ("World Organization", None),
    ("Economic Commission for Asia", None),
    ("UN Agreement on Climate Change", None),
    ("United Nations", None),
    ("Congress", None),
]


@pytest.mark.parametrize(("text", "expected"), NEAR)
def test_near_misses_are_told_apart(text: str, expected: str | None) -> None:
    organization = load_gazetteer().resolve(text).organization
    assert (organization and organization.id) == expected
    found = load_gazetteer().find(f"They leave the {text} now.")
    assert [one.resolution.organization and one.resolution.organization.id for one in found] == (
        [expected] if expected else []
    )
