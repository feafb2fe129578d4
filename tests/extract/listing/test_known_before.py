"""Sentences that enumerate what was left long ago, or what another country leaves: no list of these days."""

from __future__ import annotations

import pytest

from monitor.config.packaged import load_gazetteer, load_languages, load_prose_rules
from monitor.extract import read


def _entries(title: str, *paragraphs: str, language: str = "en", day: str = "2026-10-15") -> list[str]:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    body = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )
    listing = read(
        body.encode(),
        names=load_gazetteer(),
        languages=load_languages(),
        prose=load_prose_rules(),
        language=language,
    )
    return [one.resolution.organization.id for one in listing.entries if one.resolution.organization]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "fr",
            "Les États-Unis quittent l'Union postale universelle",
            "Ce départ s'ajoute à une longue liste : l'Organisation mondiale de la santé, l'accord de Paris, l'Unesco et ONU Femmes.",
        ),
        (
            "es",
            "Estados Unidos abandona la Unión Postal Universal",
            "Es la última de una serie de salidas: la Organización Mundial de la Salud; el Acuerdo de París; la Unesco; y la Cepal.",
        ),
        (
            "en",
            "US leaves the Universal Postal Union",
            "It joins the list of bodies that were left: the World Health Organization; UNESCO; and UN Women.",
        ),
    ],
)
def test_row_of_earlier_exits_is_no_list(language: str, title: str, text: str) -> None:
    assert not _entries(title, "Les timbres." if language == "fr" else "Stamps.", text, language=language)


def test_row_of_new_exits_is_a_list() -> None:
    title = "US leaves four bodies"
    text = "They are: the Universal Postal Union; the World Health Organization; the International Coffee Organization; and WIPO."
    assert _entries(title, text) == ["upu", "who", "ico", "wipo"]


def test_list_of_another_country_is_not_ours() -> None:
    title = "Israel cuts ties with several UN agencies"
    beside = "The minister decided after the United States announced its withdrawal from dozens of bodies."
    text = "The list includes UN Women, the UN Conference on Trade and Development, the UN Alliance of Civilizations and ESCWA."
    assert not _entries(title, beside, text, day="2026-01-13")


def test_few_names_behind_among_them_are_judged_as_a_sentence() -> None:
    title = "How the exits from 66 bodies came about"
    text = "By the autumn there were ninety names, among them the World Trade Organization and WIPO."
    assert not _entries(title, "It began in spring.", text)
