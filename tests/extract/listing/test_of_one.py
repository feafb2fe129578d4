"""Explainers, guides and round-ups under a headline about one body name others, and are no list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Listing

ReadPage = Callable[..., Listing]

BODIES = {
    "Universal Postal Union": "Founded in 1874, it sets the rules of the mails.",
    "International Telecommunication Union": "It shares out frequencies; nothing changes here.",
    "World Intellectual Property Organization": "It keeps the registers of patents.",
    "World Meteorological Organization": "Its forecasts go to all.",
}
HEADLINE = "United States leaves the Universal Postal Union"
LEAD = "<p>The United States is leaving the Universal Postal Union, the White House said on Wednesday.</p>"
LAYOUTS = {
    "headings": "<h3>{a}</h3><p>{b}</p>",
    "bold words": "<p><b>{a}</b>: {b}</p>",
    "cards": "<div class='card'><h3>{a}</h3><p>{b}</p></div>",
    "boxes": "<details><summary>{a}</summary><p>{b}</p></details>",
    "items": "<li>{a}</li>",
    "terms": "<dt>{a}</dt><dd>{b}</dd>",
}
BRIDGES = (
    "",
    "<p>Four UN agencies sit in the region.</p>",
    "<p>A guide to the Swiss agencies:</p>",
    "<h2>The agencies of Geneva</h2>",
    "<h2>How others react</h2>",
)


@pytest.mark.parametrize("bridge", BRIDGES)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_bodies_beside_the_one_that_is_left_are_no_list(
    read_page: ReadPage, layout: str, bridge: str
) -> None:
    lines = "".join(layout.format(a=name, b=words) for name, words in BODIES.items())
    page = f"<h1>{HEADLINE}</h1>{LEAD}{bridge}<div>{lines}</div>"
    assert not read_page(page, title=HEADLINE).entries


@pytest.mark.parametrize("layout", [LAYOUTS["headings"], LAYOUTS["bold words"]])
def test_items_of_a_round_up_are_no_list(read_page: ReadPage, layout: str) -> None:
    lines = "".join(layout.format(a=name, b="There was news of it on Wednesday.") for name in BODIES)
    headline = "News in brief: US leaves postal union"
    assert not read_page(f"<h1>{headline}</h1>{lines}", title=headline).entries


@pytest.mark.parametrize(
    "lead",
    [
        "Washington is leaving:",
        "The United States leaves these organizations:",
        "It withdraws from four bodies.",
    ],
)
def test_words_that_tell_of_several_lead_in_a_list_under_such_a_headline(
    read_page: ReadPage, lead: str
) -> None:
    lines = "".join(f"<li>{name}</li>" for name in BODIES)
    listing = read_page(f"<h1>{HEADLINE}</h1>{LEAD}<p>{lead}</p><ul>{lines}</ul>", title=HEADLINE)
    assert [entry.text for entry in listing.entries] == list(BODIES)
