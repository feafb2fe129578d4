"""Lists that labels of their own divide, and sentences that say how a total divides."""

from __future__ import annotations

import pytest

from tests.extract.listing.conftest import ReadPage


def test_items_that_head_lists_inside_of_them_are_labels(read_page: ReadPage) -> None:
    groups = {
        "Klimat i energia": ["Międzynarodowa Agencja Energii Odnawialnej", "Międzynarodowy Sojusz Solarny"],
        "Prawo i bezpieczeństwo": ["Komisja Wenecka", "Globalne Forum Antyterrorystyczne"],
        "Ludność oraz nauka": [
            "Fundusz Ludnościowy Narodów Zjednoczonych",
            "Uniwersytet Narodów Zjednoczonych",
        ],
    }
    items = "".join(
        f"<li>{label}<ul>{''.join(f'<li>{name}</li>' for name in names)}</ul></li>"
        for label, names in groups.items()
    )
    title = "USA wychodzą z 66 organizacji"
    lead = "<h3>Te organizacje opuszczają USA</h3>"
    listing = read_page(f"<h1>{title}</h1>{lead}<ul>{items}</ul>", title=title, language="pl")
    assert [entry.text for entry in listing.entries] == [name for names in groups.values() for name in names]


@pytest.mark.parametrize(
    ("language", "title", "text", "stated"),
    [
        pytest.param(
            "uk",
            "США виходять із 66 організацій",
            "Вашингтон виходить із 66 структур. До ООН належить 31, решта 35 — самостійні організації.",
            (66, 31, 35),
            id="the rest stands by itself",
        ),
        pytest.param(
            "de",
            "USA verlassen UN-Klimarahmenkonvention und 65 andere Organisationen",
            "Die USA treten aus 66 internationalen Organisationen aus.",
            (66, None, None),
            id="besides one that is named",
        ),
    ],
)
def test_totals_are_told_from_their_parts(
    read_page: ReadPage,
    language: str,
    title: str,
    text: str,
    stated: tuple[int | None, int | None, int | None],
) -> None:
    found = read_page(f"<h1>{title}</h1><p>{text}</p>", title=title, language=language).stated
    assert (found.total, found.un, found.non_un) == stated
