"""What a whole text names: one organization in all its spellings; nothing when it names two, or another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Place
from monitor.names import Gazetteer

Build = Callable[..., Gazetteer]
Row = dict[str, object]

ROWS: list[Row] = [
    {
        "id": "ecosoc",
        "name": "UN Economic and Social Council",
        "acronyms": ["ECOSOC"],
        "aliases": {"official": {"zh-Hans": ["经济及社会理事会"]}},
    },
    {
        "id": "eca",
        "name": "Economic Commission for Africa",
        "section": "un",
        "parent": "ecosoc",
        "acronyms": ["UNECA"],
        "ambiguous": ["ECA"],
        "aliases": {
            "official": {
                "zh-Hans": ["非洲经济委员会"],
                "fr": ["Commission économique pour l'Afrique"],
                "ru": ["Экономическая комиссия для Африки"],
            }
        },
    },
    {
        "id": "iea",
        "name": "International Energy Agency",
        "acronyms": ["IEA"],
        "aliases": {
            "official": {"zh-Hans": ["国际能源署"], "fr": ["Agence internationale de l'énergie"]},
            "translation": {"de": ["Internationale Energie-Agentur"]},
        },
    },
    {"id": "ief", "name": "International Energy Forum", "section": "non-un", "ambiguous": ["IEF"]},
    {
        "id": "redd",
        "name": "UN Collaborative Programme on Reducing Emissions",
        "section": "un",
        "acronyms": ["UN-REDD"],
    },
    {"id": "sprep", "name": "Secretariat of the Pacific Regional Environment Programme", "section": "non-un"},
    {"id": "24", "name": "24/7 Carbon-Free Energy Compact"},
]

SAME = [
    ("International Energy Agency", "iea"),
    ("  “The International Energy Agency”; ", "iea"),
    ("the international energy agency", "iea"),
    ("International Energy Agency (IEA)", "iea"),
    ("IEA – International Energy Agency", "iea"),
    ("IEA: International Energy Agency", "iea"),
    ("International Energy Agency — Agence internationale de l’énergie", "iea"),
    ("国际能源署（International Energy Agency）", "iea"),
    ("International Energy Agency（国际能源署）", "iea"),
    ("國际能源署", "iea"),
    ("国际 能源署", "iea"),
    ("InternationaleEnergieagentur", "iea"),
    ("Internationale Energieagentur", "iea"),
    ("International Energy Agency (a forum of importers)", "iea"),
    ("ECOSOC — Economic Commission for Africa", "eca"),
    ("UN Economic and Social Council (ECOSOC) — Economic Commission for Africa", "eca"),
    ("Economic Commission for Africa (ECOSOC)", "eca"),
    ("经社理事会非洲经济委员会", "eca"),
    ("联合国非洲经济委员会", "eca"),
    ("经济及社会理事会——非洲经济委员会", "eca"),
    ("United Nations Economic Commission for Africa", "eca"),
    ("Economic Commission for Africa of the United Nations", "eca"),
    ("Commission économique des Nations unies pour l'Afrique", None),
    ("Commission économique pour l'Afrique de l'ONU", "eca"),
    ("Экономическая комиссия для Африки ООН", "eca"),
    ("UNECA", "eca"),
    ("ECA", "eca"),
    ("IEF", "ief"),
    ("United Nations collaborative program for reducing emissions", "redd"),
    ("UN REDD", "redd"),
    ("UN–REDD", "redd"),
    ("Secretariat of Pacific Regional Environment Program", "sprep"),
    ("24/7 carbon free energy compact", "24"),
    # a bracket that explains words which are not known, outside English
    ("Weltorganisation der Walderhebung (UN-REDD)", "redd"),
    ("The Body of Forest Surveys (UN-REDD)", None),
    ("Kommission für Statistik (ECOSOC)", None),
    ("International Energy Agency (Coal Industry Board)", None),
    # two bodies, another body, or words besides
    ("International Energy Agency / International Energy Forum", None),
    ("International Energy Agency Forum", None),
    ("Economic Commission", None),
    ("Economic Commission for Asia", None),
    ("ECOSOC", "ecosoc"),
    ("United Nations", None),
    ("U.N.", None),
    ("Energy", None),
    ("(IEA", "iea"),
    ("", None),
    ("—", None),
]


@pytest.fixture(scope="module")
def names(gazetteer_of: Build) -> Gazetteer:
    return gazetteer_of(*ROWS)


@pytest.mark.parametrize(("text", "expected"), SAME)
def test_a_whole_text_names_one_organization(names: Gazetteer, text: str, expected: str | None) -> None:
    language = {"Э": "ru", "W": "de", "K": "de"}.get(text[:1]) or (
        "fr" if text.startswith("Commission") else None
    )
    organization = names.resolve(text, language=language).organization
    assert (organization and organization.id) == expected


@pytest.mark.parametrize("text", ["Internationale Energie-Agentur", "ECA", "IEF"])
def test_translations_and_ambiguous_forms_name_nothing_in_a_sentence(names: Gazetteer, text: str) -> None:
    assert names.resolve(text, place=Place.LIST).organization is not None
    assert names.resolve(text, place=Place.PROSE).organization is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("iea", "iea"),
        ("IEA", "iea"),
        ("International energy agency", "iea"),
        ("eca", "eca"),
        ("ief", "ief"),
        ("国际能源署", "iea"),
        ("x", None),
    ],
)
def test_a_person_asks_by_id_acronym_or_name(names: Gazetteer, words: str, expected: str | None) -> None:
    organization = names.lookup(words)
    assert (organization and organization.id) == expected
