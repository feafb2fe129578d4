"""One list, laid out in every way and parted by all that stands in pages, in ten languages: always the same entries.

`laid_out.yaml` holds the words of each language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.extract.listing.conftest import ReadPage

WORDS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("laid_out.yaml").read_text("utf-8")
)
Layout = Callable[[list[str], int], str]

CITIES = ("Abidjan", "Oslo", "Riyadh", "Tokyo", "Lima", "Montreal")
_TOWN = re.compile(rf" \((?:{'|'.join(CITIES)})\)$")  # kept in the words of known names
FOURTH = 3  # the body of the United Nations


def _each(before: str, after: str, around: tuple[str, str] = ("", "")) -> Layout:
    """Return a layout that puts `{n}` and the name between two pieces of markup."""

    def lay(names: list[str], first: int) -> str:
        inner = "".join(
            f"{before.format(n=number)}{escape(name)}{after}" for number, name in enumerate(names, first)
        )
        return f"{around[0].format(n=first)}{inner}{around[1]}"

    return lay


LAYOUTS: dict[str, Layout] = {
    "bullets": _each("<li>", "</li>", ("<ul>", "</ul>")),
    "numbers of the list": _each("<li>", "</li>", ('<ol start="{n}">', "</ol>")),
    "bold bullets": _each("<li><strong>", "</strong></li>", ("<ul>", "</ul>")),
    "linked bullets": _each('<li><a href="/{n}">', "</a></li>", ("<ul>", "</ul>")),
    "nested": _each("<li>", "</li>", ("<div><div><ul><li><ul>", "</ul></li></ul></div></div>")),
    "paragraphs": _each("<p>", "</p>"),
    "numbered paragraphs": _each("<p>{n}. ", "</p>"),
    "signs": _each("<p>➤ ", "</p>"),
    "lines": _each("", "<br>", ("<p>", "</p>")),
    "numbered lines": _each("{n}) ", "<br>", ("<p>", "</p>")),
    "lines of spans": _each('<span style="display:block">', "</span>", ("<div>", "</div>")),
    "rows of spans": _each("<div><span>{n}</span><span>", "</span></div>", ("<div>", "</div>")),
    "cards": _each("<div><h4>", "</h4></div>"),
    "terms": _each("<dt>", "</dt>", ("<dl>", "</dl>")),
    "table": _each("<tr><td>{n}</td><td>", "</td></tr>", ("<table>", "</table>")),
    "table with marks": _each("<tr><td>", "</td><td>✓</td></tr>", ("<table>", "</table>")),
    "text": _each("{n}. ", "\n", ("<pre>", "</pre>")),
}
PARTED = ("bullets", "numbers of the list", "paragraphs", "numbered paragraphs", "lines")
BETWEEN: dict[str, Callable[[dict[str, Any]], str]] = {
    "a picture": lambda words: (
        f'<figure><img src="/1.jpg" alt=""><figcaption>{words["caption"]}</figcaption></figure>'
    ),
    "a quote": lambda words: f"<blockquote><p>{words['quote']}</p></blockquote>",
    "a box": lambda words: f"<div><h3>{words['box'][0]}</h3><p>{words['box'][1]}</p></div>",
    "an aside": lambda words: f"<aside><h3>{words['box'][0]}</h3><p>{words['box'][1]}</p></aside>",
    "a credit": lambda words: "<p>© Ann Example</p>",
}


def _without_fourth(words: dict[str, Any]) -> list[str]:
    return [name for place, name in enumerate(words["names"]) if place != FOURTH]


def _in_sections(words: dict[str, Any], head: str, layout: Layout) -> str:
    inside, outside = (head.format(title) for title in words["sections"])
    return f"{inside}{layout([words['names'][FOURTH]], 1)}{outside}{layout(_without_fourth(words), 1)}"


def _with_remarks(words: dict[str, Any], line: str, around: tuple[str, str] = ("", "")) -> str:
    told = "".join(
        line.format(name=name, remark=words["remark"], city=city)
        for name, city in zip(words["names"], CITIES, strict=True)
    )
    return around[0] + told + around[1]


def _grid(words: dict[str, Any]) -> str:
    pairs = zip(words["names"][:3], words["names"][3:], strict=True)
    return (
        "<table>" + "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in pairs) + "</table>"
    )


def _columns(words: dict[str, Any]) -> str:
    inside, outside = words["sections"]
    rows = "".join(
        f"<tr><td>{'' if at else words['names'][FOURTH]}</td><td>{name}</td></tr>"
        for at, name in enumerate(_without_fourth(words))
    )
    return f"<table><tr><th>{inside}</th><th>{outside}</th></tr>{rows}</table>"


WHOLE: dict[str, Callable[[dict[str, Any]], str]] = {
    "sections under bold paragraphs": lambda words: _in_sections(
        words, "<p><strong>{}</strong></p>", LAYOUTS["bullets"]
    ),
    "sections under labels": lambda words: _in_sections(words, "<p>{}:</p>", LAYOUTS["bullets"]),
    "sections under headings": lambda words: _in_sections(words, "<h3>{}</h3>", LAYOUTS["paragraphs"]),
    "sections in columns": _columns,
    "a grid": _grid,
    "remarks behind a dash": lambda words: _with_remarks(
        words, "<li>{name} – {remark}</li>", ("<ul>", "</ul>")
    ),
    "remarks behind a colon": lambda words: _with_remarks(
        words, "<li><b>{name}</b>: {remark}</li>", ("<ul>", "</ul>")
    ),
    "remarks below": lambda words: _with_remarks(words, "<h3>{name}</h3><p>{remark}</p>"),
    "towns in brackets": lambda words: _with_remarks(words, "<li>{name} ({city})</li>", ("<ul>", "</ul>")),
    "towns behind commas": lambda words: _with_remarks(words, "<li>{name}, {city}</li>", ("<ul>", "</ul>")),
    "a list for each": lambda words: _with_remarks(words, "<ul><li>{name}</li></ul>"),
}


def _read(read_page: ReadPage, language: str, body: str) -> tuple[list[str], int | None]:
    words = WORDS[language]
    page = f"<main><h1>{words['title']}</h1><p>{words['lead']}</p>{body}<p>{words['end']}</p></main>"
    listing = read_page(page, title=words["title"], language=language)
    texts = (_TOWN.sub("", entry.text) for entry in listing.entries)
    return sorted(texts), listing.stated.total


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_does_not_matter(read_page: ReadPage, language: str, layout: str) -> None:
    names = WORDS[language]["names"]
    assert _read(read_page, language, LAYOUTS[layout](names, 1)) == (sorted(names), len(names))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("layout", PARTED)
def test_list_goes_on_behind_what_parts_it(
    read_page: ReadPage, language: str, layout: str, between: str
) -> None:
    names, lay = WORDS[language]["names"], LAYOUTS[layout]
    body = lay(names[:3], 1) + BETWEEN[between](WORDS[language]) + lay(names[3:], 4)
    assert _read(read_page, language, body) == (sorted(names), len(names))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("way", WHOLE)
def test_sections_and_remarks_do_not_matter(read_page: ReadPage, language: str, way: str) -> None:
    names = WORDS[language]["names"]
    assert _read(read_page, language, WHOLE[way](WORDS[language])) == (sorted(names), len(names))


def test_more_parts_than_are_judged_together_are_all_read(read_page: ReadPage) -> None:
    words = WORDS["en"]
    names = [
        words["names"][0],
        *(f"International Council for the Buoys of Bay {number}" for number in range(249)),
    ]
    body = "".join(f"<ul><li>{name}</li></ul>" for name in names)
    listing = read_page(f"<h1>{words['title']}</h1><p>{words['lead']}</p>{body}", title=words["title"])
    assert [entry.text for entry in listing.entries] == names
