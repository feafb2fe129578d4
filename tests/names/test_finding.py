"""Which names are found inside a text, where they begin and end, and what does not count in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Method, Place
from monitor.names import Gazetteer

Build = Callable[..., Gazetteer]
Row = dict[str, object]

IEA: Row = {"id": "iea", "name": "International Energy Agency", "acronyms": ["IEA"], "ambiguous": ["AIE"]}
IEF: Row = {"id": "ief", "name": "International Energy Forum", "section": "non-un", "ambiguous": ["IEF"]}
ILC: Row = {"id": "ilc", "name": "International Law Commission", "section": "un", "ambiguous": ["ILC"]}
MINING: Row = {
    "id": "mining",
    "name": "Intergovernmental Forum on Mining, Minerals, Metals, and Sustainable Development",
}
PARIS: Row = {"id": "paris", "name": "Paris Agreement"}
COMMITTEE: Row = {"id": "committee", "name": "Paris Agreement Implementation Committee"}
WHO: Row = {
    "id": "who",
    "name": "World Health Organization",
    "acronyms": ["WHO", "ВОЗ"],
    "aliases": {"published": {"zh-Hans": [{"name": "世界卫生组织", "in": "x"}]}},
}
ECE: Row = {"id": "ece", "name": "Economic Commission for Europe", "section": "un", "acronyms": ["UNECE"]}
WOMEN: Row = {
    "id": "women",
    "name": "UN Entity for Gender Equality",
    "aliases": {"published": {"en": [{"name": "UN Women", "in": "x"}]}},
}
ENTITY: Row = {"id": "un", "name": "United Nations Organization", "ambiguous": ["United Nations", "UN"]}
TRANSLATED: Row = {
    "id": "forum",
    "name": "Global Forum on Cyber Expertise",
    "aliases": {"translation": {"fr": ["Forum mondial sur la cyberexpertise"]}},
}
ALL = [IEA, IEF, ILC, MINING, PARIS, COMMITTEE, WHO, ECE, WOMEN, ENTITY, TRANSLATED]

CASES = [
    # the longest name wins, left to right
    ("The Paris Agreement stands.", [("paris", "Paris Agreement")]),
    (
        "The Paris Agreement Implementation Committee met.",
        [("committee", "Paris Agreement Implementation Committee")],
    ),
    (
        "International Energy Agency and International Energy Forum",
        [("iea", "International Energy Agency"), ("ief", "International Energy Forum")],
    ),
    # spelling: case, dashes, quotes, width, spaces, commas, ampersands
    ("The INTERNATIONAL ENERGY AGENCY said", [("iea", "INTERNATIONAL ENERGY AGENCY")]),
    ("the International-Energy  Agency’s view", [("iea", "International-Energy  Agency")]),
    ("the Ｉｎｔｅｒｎａｔｉｏｎａｌ Energy Agency", [("iea", "Ｉｎｔｅｒｎａｔｉｏｎａｌ Energy Agency")]),
    ("Inter\u00adnational Energy Agency", [("iea", "Inter\u00adnational Energy Agency")]),
    (
        "the Intergovernmental Forum on Mining, Minerals, Metals and Sustainable Development",
        [("mining", "Intergovernmental Forum on Mining, Minerals, Metals and Sustainable Development")],
    ),
    (
        "Intergovernmental Forum for Mining, Minerals, Metals & Sustainable Development.",
        [("mining", "Intergovernmental Forum for Mining, Minerals, Metals & Sustainable Development")],
    ),
    ("the World Health Organisation", [("who", "World Health Organisation")]),
    (
        "the Inter-Governmental Forum on Mining, Minerals, Metals and Sustainable Development",
        [("mining", "Inter-Governmental Forum on Mining, Minerals, Metals and Sustainable Development")],
    ),
    # acronyms as they are written, with their dots, glued to another script, with an ending
    ("from WHO, the", [("who", "WHO")]),
    ("the W.H.O. said", [("who", "W.H.O.")]),
    ("WHO's budget", [("who", "WHO")]),
    ("退出WHO和IEA", [("who", "WHO"), ("iea", "IEA")]),
    ("из ВОЗ вышли", [("who", "ВОЗ")]),
    # brackets that say the same again belong to the name
    ("the International Energy Agency (IEA) and", [("iea", "International Energy Agency (IEA)")]),
    ("the International Energy Agency (AIE) and", [("iea", "International Energy Agency (AIE)")]),
    ("WHO (World Health Organization) left", [("who", "WHO (World Health Organization)")]),
    ("世界卫生组织（World Health Organization）", [("who", "世界卫生组织（World Health Organization）")]),
    ("International Energy Agency (see WHO)", [("iea", "International Energy Agency"), ("who", "WHO")]),
    # the United Nations right before a body of theirs belong to its name
    ("the UN International Law Commission", [("ilc", "UN International Law Commission")]),
    (
        "the United Nations Economic Commission for Europe",
        [("ece", "United Nations Economic Commission for Europe")],
    ),
    ("U.N. Women and others", [("women", "U.N. Women")]),
    ("United Nations Women", [("women", "United Nations Women")]),
]

NOTHING = [
    "leaving the United Nations",
    "a UN envoy",
    "who is leaving",
    "WHO IS LEAVING NOW",
    "the ief, the ILC and the AIE",
    "world health organization of a pet shop",
    "the Paris, Agreement",
    "We talked about Paris. Agreement was reached.",
    "International Energy; Agency",
    "the International Energy Agencyx",
    "Forum mondial sur la cyberexpertise",
    "",
    "…",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_are_found(gazetteer_of: Build, text: str, expected: list[tuple[str, str]]) -> None:
    found = gazetteer_of(*ALL).find(text, language="en")
    assert [
        (one.resolution.organization and one.resolution.organization.id, text[one.start : one.end])
        for one in found
    ] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_name_is_found_in_a_sentence(gazetteer_of: Build, text: str) -> None:
    assert gazetteer_of(*ALL).find(text, language="en", place=Place.PROSE) == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Gli Stati Uniti lasciano la Iea.", "it", ["iea"]),
        ("el retiro de Estados Unidos de la Iea", "es", ["iea"]),
        ("Gli Stati Uniti lasciano il club dell'energia (Iea).", "it", ["iea"]),
        ("Iea Rossi abita a Roma.", "it", []),
        ("They left the Iea.", "en", []),
    ],
)
def test_an_acronym_written_like_a_name_counts_behind_its_article(
    gazetteer_of: Build, text: str, language: str, expected: list[str]
) -> None:
    found = gazetteer_of(IEA).find(text, language=language, place=Place.PROSE)
    assert [one.resolution.organization.id for one in found if one.resolution.organization] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forum mondial sur la cyberexpertise", ["forum"]),
        ("international energy agency, paris agreement", ["iea", "paris"]),
        ("the ILC and the IEF", ["ilc", "ief"]),
        ("the AIE", []),  # ambiguous, and no body of the memorandum
    ],
)
def test_more_counts_in_a_list(gazetteer_of: Build, text: str, expected: list[str]) -> None:
    found = gazetteer_of(*ALL).find(text, place=Place.LIST)
    assert [one.resolution.organization and one.resolution.organization.id for one in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("sv", "USA lämnar Unesco och Nato.", ["Unesco", "Nato"]),
        ("en", "The US quits Unesco.", ["Unesco"]),
        ("de", "Amerika bricht mit Unesco.", ["Unesco"]),
        ("it", "Nato a Roma, lavora per Unesco.", ["Unesco"]),
        ("en", "Irena quits, unesco is a word.", []),
    ],
)
def test_an_acronym_that_is_said_as_a_word_needs_no_article(
    gazetteer_of: Build, language: str, text: str, names: list[str]
) -> None:
    bodies: list[Row] = [
        {"id": short.lower(), "name": f"{short} in full", "acronyms": [short]}
        for short in ("UNESCO", "NATO", "IRENA")
    ]
    found = gazetteer_of(*bodies).find(text, language=language, place=Place.PROSE)
    assert [text[one.start : one.end] for one in found] == names


def test_an_ambiguous_form_of_two_listed_bodies_means_neither(gazetteer_of: Build) -> None:
    other: Row = {"id": "other", "section": "un", "ambiguous": ["ILC"]}
    assert gazetteer_of(ILC, other).find("the ILC", place=Place.LIST) == ()


def test_two_organizations_that_differ_by_an_accent_are_told_apart_by_it_or_not_at_all(
    gazetteer_of: Build,
) -> None:
    names = gazetteer_of({"id": "a", "name": "Comité Rosé"}, {"id": "b", "name": "Comité Rose"})
    assert [
        r.organization and r.organization.id for r in map(names.resolve, ("Comité Rosé", "Comité Rose"))
    ] == ["a", "b"]
    assert names.find("le comite rose", place=Place.LIST) == ()


def test_the_method_says_how_a_name_was_known(gazetteer_of: Build) -> None:
    aliases = {
        "official": {"fr": ["Organisation mondiale de la santé"]},
        "published": {"es": [{"name": "La OMS mundial", "in": "x"}]},
    }
    names = gazetteer_of({**WHO, "aliases": aliases})
    methods = {
        "World Health Organization": Method.OFFICIAL,
        "Organisation mondiale de la santé": Method.OFFICIAL,
        "La OMS mundial": Method.ALIAS,
        "world health organization": Method.NORMALIZED,
        "WHO": Method.ACRONYM,
    }
    assert {text: names.resolve(text).method for text in methods} == methods
    scores = [names.resolve(text).score for text in methods]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Nobody is named here, who would be?", 1),  # `who` may be one
        ("The Paris Agreement, the World Health Organization and a world of others", 2),
        ("prices, wages and rents", 0),
    ],
)
def test_look_tells_how_many_names_a_text_can_hold(gazetteer_of: Build, text: str, most: int) -> None:
    assert gazetteer_of(PARIS, WHO).most(text, language="en") == most


@pytest.mark.parametrize("text", ["The WorldHealthOrganization", "世界卫生组织", "Агентство"])
def test_look_tells_nothing_where_words_cannot_be_told_apart(gazetteer_of: Build, text: str) -> None:
    assert gazetteer_of(PARIS, WHO).most(text, language="en") == len(text)
