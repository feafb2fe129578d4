"""Clauses about a name in a sentence that lists: they are no entries, and neither are names inside of them."""

from __future__ import annotations

import pytest

from tests.extract.listing.conftest import ReadPage

SENTENCES = [
    pytest.param(
        "de",
        "USA verlassen 66 Organisationen",
        "Auf der Liste stehen die Weltorganisation für Meteorologie und die Weltorganisation für geistiges Eigentum, die Vorbild für die Afrikanische Union war.",
        id="a relative clause without a relative of its own",
    ),
    pytest.param(
        "en",
        "US leaves 66 organizations",
        "On the list are UN Women, the World Meteorological Organization, and ESCAP, the Asian commission of which most island states are members.",
        id="of which",
    ),
    pytest.param(
        "zh-Hant",
        "美國退出66個國際組織",
        "名單上與海洋、氣象有關的組織最多，除公約外，還有國際海事組織，以及世界氣象組織。",
        id="words without the kind of a body at their end",
    ),
]


@pytest.mark.parametrize(("language", "title", "text"), SENTENCES)
def test_clause_about_a_name_is_no_entry(read_page: ReadPage, language: str, title: str, text: str) -> None:
    listing = read_page(f"<h1>{title}</h1><p>{text}</p>", title=title, language=language)
    told = [entry.resolution.organization for entry in listing.entries]
    assert all(one is not None for one in told), [entry.text for entry in listing.entries]
    assert "African Union" not in {one.name for one in told if one is not None}


def test_pronoun_for_what_another_country_leaves_leads_in_no_list(read_page: ReadPage) -> None:
    title = "Chile drops four bodies after US exit"
    above = "After the United States left 66 organizations, Chile decided to end its ties with three of them."
    text = "They are UN Women; the World Meteorological Organization; and the International Maritime Organization."
    listing = read_page(f"<h1>{title}</h1><p>{above}</p><p>{text}</p>", title=title, language="en")
    assert not listing.entries


def test_paragraphs_that_begin_with_a_name_are_no_list(read_page: ReadPage) -> None:
    """They tell of the name, and the page's own text goes on behind them."""
    title = "Всесвітній поштовий союз втрачає Вашингтон"
    above = "Того ж дня США повідомили Берн, що залишають і Всесвітній поштовий союз."
    text = "Раду Європи, де вони лише спостерігають, нота не згадує."
    behind = "У міністерстві запевнили, що всі розпочаті справи буде завершено."
    page = f"<h1>{title}</h1><p>{above}</p><p>{text}</p><p>{behind}</p><p>Курс гривні майже не змінився.</p>"
    listing = read_page(page, title=title, language="uk")
    assert [entry.text for entry in listing.entries] == []
