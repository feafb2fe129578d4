"""Lists in shapes that only some sites use, and what looks like a list and is none."""

from __future__ import annotations

import pytest

from tests.extract.listing.conftest import ReadPage

LEAD = "<h1>The U.S. is leaving these organizations</h1><p>The United States is leaving the following organizations:</p>"
FOUR = (
    "International Renewable Energy Agency",
    "International Solar Alliance",
    "UN Population Fund",
    "UN University",
)
IDS = ["irena", "isa", "unfpa", "unu"]


def _ids(listing: object) -> list[str]:
    entries = listing.entries  # type: ignore[attr-defined]
    return [one.resolution.organization.id if one.resolution.organization else one.text for one in entries]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            '<table width="900"><tr><td><p>Home</p><p>World</p></td><td>'
            + LEAD
            + "".join(f"<p>{number}. {name}</p>" for number, name in enumerate(FOUR, 1))
            + "</td></tr></table>",
            id="inside a table that lays out the page",
        ),
        pytest.param(
            LEAD
            + "".join(
                f'<div class="card"><div>{name}</div><div>pays for experts in Geneva</div></div>'
                for name in FOUR
            ),
            id="in boxes built alike",
        ),
        pytest.param(
            LEAD + "<ul>" + "".join(f"<li><h4>{name}</h4><p>in Bonn</p></li>" for name in FOUR) + "</ul>",
            id="headings inside of list items",
        ),
        pytest.param(
            LEAD
            + f"<table><tr><td>{FOUR[0]}</td><td>{FOUR[2]}</td></tr><tr><td>{FOUR[1]}</td><td>{FOUR[3]}</td></tr></table>",
            id="columns side by side",
        ),
        pytest.param(LEAD + "<p>" + "".join(FOUR) + "</p>", id="line breaks lost"),
        pytest.param(
            "<h1>The U.S. is leaving these organizations</h1><p>The United States is leaving ①"
            + "②".join(FOUR[:2])
            + "③"
            + "④".join(FOUR[2:])
            + "</p>",
            id="circled numbers inside a sentence",
        ),
        pytest.param(
            LEAD + f"<p>{'; '.join(FOUR[:3])} and {FOUR[3]}.</p>", id="only a word divides the last two"
        ),
        pytest.param(
            LEAD
            + "<ul>"
            + "".join(f"<li>{name}</li>" for name in FOUR)
            + "<li><s>World Customs Organization</s></li></ul>",
            id="an item struck out",
        ),
        pytest.param(
            LEAD
            + "".join(f"<p>{name}</p>" for name in FOUR)
            + "<p>Related stories</p><p>World Trade Organization in numbers</p>",
            id="another heading marked up like the items",
        ),
        pytest.param(
            LEAD
            + "<table><tr><th>Body</th><th>Status</th></tr>"
            + "".join(f"<tr><td>{name}</td><td>leaving</td></tr>" for name in FOUR)
            + "<tr><td>World Customs Organization</td><td>remains a member</td></tr></table>",
            id="a remark sets a row apart",
        ),
    ],
)
def test_list_is_read_in_every_shape(read_page: ReadPage, body: str) -> None:
    assert sorted(_ids(read_page(body))) == sorted(IDS)


@pytest.mark.parametrize(
    "lead",
    [
        "Congress should leave these organizations next:",
        "The White House is considering withdrawal from the following organizations:",
        "A senator's bill would require the United States to leave the following organizations:",
        "An institute in Boston counts the bodies in which, it believes, US participation ought to end:",
        "The authors recommend that US membership be cancelled in:",
        "A foundation wants America to quit the following organizations:",
        "The amendment would end US participation in the following organizations:",
        "Which of the following organizations has the United States left?",
        "International organizations that the United States has left since 1950:",
    ],
)
def test_leaving_that_is_only_considered_lists_nothing(read_page: ReadPage, lead: str) -> None:
    body = f"<p>{lead}</p><ul>" + "".join(f"<li>{name}</li>" for name in FOUR) + "</ul>"
    assert not read_page(body).entries


def test_columns_side_by_side_are_sections(read_page: ReadPage) -> None:
    rows = "".join(
        f"<tr><td>{un}</td><td>{other}</td></tr>" for un, other in zip(FOUR[2:], FOUR[:2], strict=True)
    )
    listing = read_page(LEAD + f"<table><tr><th>UN bodies</th><th>Non-UN bodies</th></tr>{rows}</table>")
    assert [(one.section, one.text) for one in listing.entries] == [
        ("un", FOUR[2]),
        ("un", FOUR[3]),
        ("non-un", FOUR[0]),
        ("non-un", FOUR[1]),
    ]


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        (
            "The United States leaves 66 bodies: 31 that belong to the UN and 35 that do not.",
            "en",
            (66, 31, 35),
        ),
        (
            "Les États-Unis quittent 66 organisations : 31 relèvent de l'ONU et 35 n'en font pas partie.",
            "fr",
            (66, 31, 35),
        ),
        (
            "미국은 66개 기구에서 탈퇴한다. 66개 가운데 유엔 산하 기구 31개와 비유엔 기구 35개다.",
            "ko",
            (66, 31, 35),
        ),
        ("米国は66機関から脱退する。66機関は国連以外が35機関、国連関連が31機関だ。", "ja", (66, 31, 35)),
        ("USA eroaa 66 järjestöstä: 31 YK-järjestöä ja 35 YK:n ulkopuolista järjestöä.", "fi", (66, 31, 35)),
        ("The United States leaves 66 bodies and paid 31 million dollars.", "en", (66, None, None)),
        ("The United States should leave 66 international organizations.", "en", (None, None, None)),
    ],
)
def test_total_divides_into_its_parts(
    read_page: ReadPage, text: str, language: str, stated: tuple[int | None, ...]
) -> None:
    found = read_page(f"<p>{text}</p>", language=language).stated
    assert (found.total, found.un, found.non_un) == stated
