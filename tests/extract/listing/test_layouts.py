"""The list is found in every layout, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Listing

ReadPage = Callable[..., Listing]

SIX = (
    "International Solar Alliance",
    "UN Women",
    "International Cotton Advisory Committee",
    "International Tropical Timber Organization",
    "Colombo Plan Council",
    "UN Population Fund",
)
SIX_IDS = ["isa", "un-women", "icac", "itto", "colombo-plan", "unfpa"]

HEADING = "<h1>United States leaves six organizations</h1>"
LEAD = "<p>The organizations are the following:</p>"
YEARS = range(1961, 1967)


def ids(listing: Listing) -> list[str | None]:
    """Return the organizations of the entries, None for those that nobody knows."""
    return [e.resolution.organization.id if e.resolution.organization else None for e in listing.entries]


def each(shape: str) -> str:
    """Repeat a shape for the six names; `{n}` is the name, `{i}` its number, `{y}` a year."""
    return "".join(
        shape.format(
            n=name,
            i=number,
            y=year,
            roman="ⅠⅡⅢⅣⅤⅥ"[number - 1],
            low=("i", "ii", "iii", "iv", "v", "vi")[number - 1],
        )
        for number, (name, year) in enumerate(zip(SIX, YEARS, strict=True), 1)
    )


LAYOUTS = {
    "unordered list": f"<ul>{each('<li>{n}</li>')}</ul>",
    "ordered list": f"<ol>{each('<li>{n}</li>')}</ol>",
    "links": f"<ul>{each('<li><a href=/{i}>{n}</a></li>')}</ul>",
    "numbered paragraphs": each("<p>{i}. {n}</p>"),
    "numbers in brackets": each("<p>({i}) {n};</p>"),
    "roman numerals": each("<p>({low}) {n};</p>"),
    "roman numerals as characters": each("<p>{roman}. {n}</p>"),
    "full-width numbers": each("<p>（{i}）{n}</p>"),
    "dashes": each("<p>– {n};</p>"),
    "lines": f"<p>{each('{i}. {n}<br>')}</p>",
    "plain paragraphs": each("<p>{n}</p>"),
    "boxes": each("<div class=card><a href=/{i}>{n}</a></div>"),
    "a table": f"<table><tr><th>No.<th>Name</tr>{each('<tr><td>{i}<td>{n}</tr>')}</table>",
    "a table with remarks": "<table><tr><th>No.<th>Name<th>Seat<th>Since<th>Note</tr>"
    + each("<tr><td>{i}<td>{n}*<td>Geneva<td>{y}<td>✓</tr>")
    + "</table><p>* as the order names it</p>",
    "definitions": f"<dl>{each('<dt>{n}</dt><dd>Founded in {y}, with its seat in Geneva.</dd>')}</dl>",
    "collapsed": f"<details><summary>Show all</summary><ul>{each('<li>{n}</li>')}</ul></details>",
    "items with remarks": f"<ul>{each('<li><b>{n}</b>: works since {y} on many questions of the day.</li>')}</ul>",
    "paragraphs with bold heads": each(
        "<p><strong>{n}:</strong> it has worked since {y}. Its seat is in Geneva.</p>"
    ),
    "cards with texts": each(
        "<div><h3>{n}</h3><p>It has worked since {y} on many things. Its seat is in Geneva.</p></div>"
    ),
    "semicolons": "<p>" + "; ".join(SIX[:-1]) + "; and " + SIX[-1] + ".</p>",
    "commas": "<p>They are " + ", ".join(SIX[:-1]) + " and " + SIX[-1] + ".</p>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_list_is_read_in_every_layout(read_page: ReadPage, layout: str) -> None:
    listing = read_page(HEADING + LEAD + LAYOUTS[layout] + "<p>The review of others is ongoing.</p>")
    assert ids(listing) == SIX_IDS
    assert listing.stated.total == 6
    assert listing.review_ongoing is True


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_country_leaving_is_no_list(read_page: ReadPage, layout: str) -> None:
    heading = "<h1>Argentina leaves six organizations</h1><p>The government in Buenos Aires decided it on Monday.</p>"
    assert read_page(heading + LAYOUTS[layout]).entries == ()


@pytest.mark.parametrize(
    "other",
    [
        "<h2>The United States remains a member of</h2><ul><li>World Trade Organization</li><li>NATO</li></ul>",
        "<h2>Previously</h2><ul><li>World Health Organization</li><li>UNESCO</li></ul>",
        "<h2>Earlier withdrawals</h2><ul><li>World Health Organization (2025)</li><li>UNESCO (2025)</li></ul>",
        "<h3>Related stories</h3><ul><li><a href=1>UNESCO elects a new head</a></li></ul>",
        "<h2>Members of the council</h2><ul><li>Japan</li><li>India</li><li>Australia</li></ul>",
        "<aside><ul><li>World Trade Organization</li><li>International Maritime Organization</li></ul></aside>",
        "<footer><ul><li>World Bank</li><li>NATO</li></ul></footer>",
        '<div class="comments"><p>World Health Organization should be next</p><p>NATO</p></div>',
        "<div hidden><ul><li>World Trade Organization</li><li>NATO</li></ul></div>",
    ],
)
def test_other_lists_of_the_page_stay_out(read_page: ReadPage, other: str) -> None:
    listing = read_page(HEADING + LEAD + LAYOUTS["unordered list"] + other)
    assert ids(listing) == SIX_IDS


def test_sections_are_told_apart(read_page: ReadPage) -> None:
    items = [f"<li>{name}</li>" for name in SIX]
    body = (
        f"<h2>United Nations bodies</h2><ul>{items[1]}{items[5]}</ul>"
        f"<h2>Organizations outside the United Nations</h2><ul>{items[0]}{items[2]}{items[3]}{items[4]}</ul>"
    )
    listing = read_page(HEADING + body)
    assert [(entry.section, entry.position) for entry in listing.entries] == [
        ("un", 1),
        ("un", 2),
        ("non-un", 1),
        ("non-un", 2),
        ("non-un", 3),
        ("non-un", 4),
    ]


def test_names_that_no_gazetteer_knows_keep_their_words(read_page: ReadPage) -> None:
    body = (
        "<h1>Withdrawing the United States from Certain Organizations</h1>"
        "<p>I direct all departments to carry out the withdrawal of the United States from the organizations below:</p>"
        "<p>(a) International Commission on Dust;</p><p>(b) Global Lamp Network; and</p><p>(c) World Pepper Council.</p>"
        "<p>Sec. 2. General Provisions. Nothing in this memorandum shall be read to impair:</p>"
        "<p>(i) the authority granted by law to a department; or</p><p>(ii) the functions of the Director.</p>"
    )
    listing = read_page(body)
    assert [entry.text for entry in listing.entries] == [
        "International Commission on Dust",
        "Global Lamp Network",
        "World Pepper Council",
    ]
    assert [entry.number for entry in listing.entries] == ["a", "b", "c"]


def test_what_the_government_did_is_no_list_of_names(read_page: ReadPage) -> None:
    body = (
        "<h1>Fifty days, fifty wins: the United States leaves the past behind</h1><ul>"
        "<li>The President withdrew the United States from a treaty nobody liked</li>"
        "<li>The President brought two sides to the table</li>"
        "<li>The Department of Justice began to look into the matter</li></ul>"
    )
    assert read_page(body).entries == ()


def test_a_list_that_adds_to_an_earlier_one_says_so(read_page: ReadPage) -> None:
    body = (
        "<h1>United States withdraws from four more organizations</h1>"
        "<p>After the 66 of January, the United States also leaves these four:</p>"
        "<ul><li>Green Climate Fund</li><li>International Energy Agency</li><li>World Pepper Council</li>"
        "<li>Universal Postal Union</li></ul>"
    )
    listing = read_page(body)
    assert listing.refers_back
    assert ids(listing) == ["gcf", "iea", None, "upu"]
    assert listing.stated.total == 4


def test_one_name_broken_over_two_items_is_one_entry(read_page: ReadPage) -> None:
    body = (
        "<h1>United States leaves three organizations</h1>"
        "<p>(i) International Solar Alliance;</p><p>(ii) European Centre of Excellence for Countering</p>"
        "<p>Hybrid Threats;</p><p>(iii) UN Women.</p>"
    )
    assert ids(read_page(body)) == ["isa", "hybrid-coe", "un-women"]


def test_a_locator_finds_the_words_again(read_page: ReadPage) -> None:
    listing = read_page(HEADING + LEAD + LAYOUTS["numbered paragraphs"])
    entry = listing.entries[1]
    assert entry.locator is not None
    assert entry.locator.path.endswith("p[3]")
    assert "2. UN Women"[entry.locator.start : entry.locator.end] == "UN Women"
