"""The HTML report and index: complete, safe whatever a page says, readable for everyone, on its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from monitor.model import Change, ChangeKind, Evidence, Level, RunReport, Snapshot
from monitor.report import index_entry, render, render_index, render_list
from tests.report.conftest import FACTS, QUOTES

VOID = {"meta", "link", "br", "img", "hr", "input"}
STYLE = (Path(render.__code__.co_filename).parent / "templates" / "style.css").read_text(encoding="utf-8")


class Outline(HTMLParser):
    """What a page consists of; every element must be closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1] != "style":
            self.texts.append((self.open[-1], " ".join(data.split())))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def test_every_change_is_told_with_its_evidence(everything: RunReport) -> None:
    page = render(everything, "html")
    outline = Outline(page)
    assert len(outline.all("article")) == len(everything.changes)
    for change in everything.changes:
        for evidence in change.evidence:
            assert evidence.url in page
            assert evidence.sha256 in page
            assert evidence.quote.replace("'", "&#39;") in page
    assert outline.said("h1") == ["Green Climate Fund added, confirmed by the White House"]


def test_quotes_keep_their_language_and_direction(everything: RunReport) -> None:
    seen = {(quote["lang"], quote["dir"]) for quote in Outline(render(everything, "html")).all("blockquote")}
    assert {("ar", "rtl"), ("zh-Hant", "ltr"), ("fr", "ltr"), ("en", "ltr")} == seen
    assert QUOTES["al-akhbar"] in render(everything, "html")


def test_names_in_other_languages_carry_their_language(everything: RunReport) -> None:
    outline = Outline(render(everything, "html"))
    assert {"ar", "fr", "zh-Hant"} <= {name.get("lang") for name in outline.all("dd")}
    assert "rtl" in {name.get("dir") for name in outline.all("bdi")}


def page_of(name: str, report: RunReport, snapshot: Snapshot) -> str:
    pages = {
        "report": lambda: render(report, "html"),
        "index": lambda: render_index([index_entry(report)]),
        "current": lambda: render_list(snapshot),
    }
    return pages[name]()


@pytest.mark.parametrize("page", ["report", "index", "current"])
def test_page_needs_nothing_but_itself(everything: RunReport, snapshot: Snapshot, page: str) -> None:
    text = page_of(page, everything, snapshot)
    outline = Outline(text)
    tags = {name for name, _ in outline.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "form", "input", "base"}
    needed = [link["href"] for link in outline.all("link") if link["rel"] != "alternate"]
    assert needed == ["data:,"]
    assert not re.search(r"url\(|@import|@font-face", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("page", ["report", "index", "current"])
def test_headings_are_an_outline(everything: RunReport, snapshot: Snapshot, page: str) -> None:
    text = page_of(page, everything, snapshot)
    levels = [int(name[1]) for name, _ in Outline(text).elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_page_works_for_those_who_cannot_see_it(everything: RunReport) -> None:
    outline = Outline(render(everything, "html"))
    assert outline.all("html") == [{"lang": "en"}]
    assert len(outline.all("table")) == len(outline.said("caption")) == 1
    assert all(cell.get("scope") in {"row", "col"} for cell in outline.all("th"))
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = {attributes.get("aria-labelledby") for _, attributes in outline.elements} - {None}
    anchors = {(link.get("href") or "")[1:] for link in outline.all("a") if (link["href"] or "")[:1] == "#"}
    assert labels | anchors <= set(ids)
    assert all(moment["datetime"] for moment in outline.all("time"))


def test_certainty_is_said_in_words_not_only_in_colour(everything: RunReport) -> None:
    said = Outline(render(everything, "html")).said("span")
    for label in ("Confirmed", "Reported", "Single source", "Unverified", "Claim ended"):
        assert label in said


def test_what_waits_for_a_decision_comes_first(everything: RunReport) -> None:
    sections = [one["id"] for one in Outline(render(everything, "html")).all("section") if "id" in one]
    assert sections[:4] == ["unverified", "confirmed", "reported", "single"]
    assert sections[-1] == "sources"


def test_hostile_words_stay_words(
    everything: RunReport, change: Callable[..., Change], evidence: Callable[..., Evidence]
) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202eexe'
    bad = change(
        ChangeKind.ADDED,
        Level.CONFIRMED,
        name=evil,
        url="javascript:alert(1)",
        reasons=(evil,),
        new=evil,
        evidence=(
            evidence("le-journal", evil, url="javascript:alert(1)", language='x"onload=1', publisher=evil),
        ),
        id="evil",
    )
    page = render(replace(everything, changes=(bad,)), "html")
    outline = Outline(page)
    assert not {name for name, _ in outline.elements} & {"script", "img"}
    assert all((link["href"] or "").startswith(("http", "#", "..")) for link in outline.all("a"))
    assert not any(key.startswith("on") for _, attributes in outline.elements for key in attributes)
    assert "\u202e" not in page


def test_quiet_run_says_so(quiet: RunReport) -> None:
    outline = Outline(render(quiet, "html"))
    assert outline.said("h1") == ["Nothing new"]
    assert "No source was polled." in outline.said("p")


def test_links_lead_from_where_the_report_lies(everything: RunReport) -> None:
    assert 'href="../../index.html"' in render(everything, "html")
    assert 'href="./index.html"' in render(everything, "html", root=".")


def test_index_is_newest_first_by_month(everything: RunReport) -> None:
    runs = [
        replace(everything, run=f"r{month}", started=everything.started.replace(month=month))
        for month in (1, 3, 2)
    ]
    page = render_index([index_entry(run) for run in runs])
    outline = Outline(page)
    assert outline.said("h2") == ["March 2026", "February 2026", "January 2026"]
    assert [link["href"] for link in outline.all("a") if re.fullmatch(r"2026.*html", link["href"] or "")] == [
        "2026/03/r3.html",
        "2026/02/r2.html",
        "2026/01/r1.html",
    ]
    assert "3 reports, newest first" in outline.said("p")
    assert {"2 confirmed", "1 reported", "1 single source", "1 unverified"} <= set(outline.said("span"))


def test_index_of_nothing_says_so() -> None:
    outline = Outline(render_index([]))
    assert "Nothing has changed yet. The first change brings the first report." in outline.said("p")
    assert "0 reports, newest first" in outline.said("p")


def test_list_shows_who_stands_how_certain_and_why(snapshot: Snapshot) -> None:
    outline = Outline(render_list(snapshot))
    assert outline.said("h1") == ["1 confirmed withdrawal"]
    rows = [text for tag, text in outline.texts if tag == "th" and text[0].isupper()]
    assert rows == ["Zonal Fund", "Alpha Council"]
    assert {"Announced 7 January 2026", "Notice given"} <= set(outline.said("span"))
    assert outline.said("bdi") == ["The White House", "Le Journal"]
    assert len(outline.said("caption")) == len(outline.all("table")) == 2
    assert "Gone Body" not in render_list(snapshot)
    assert "Turned Body" not in render_list(snapshot)


def test_list_does_not_depend_on_the_order_of_standings(snapshot: Snapshot) -> None:
    turned = replace(snapshot, standings=dict(reversed(list(snapshot.standings.items()))))
    assert render_list(turned) == render_list(snapshot)


def test_list_of_nobody_says_so(snapshot: Snapshot) -> None:
    outline = Outline(render_list(replace(snapshot, standings={})))
    assert "The list is empty." in outline.said("p")
    assert outline.said("h1") == ["0 confirmed withdrawals"]


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast_enough(scheme: str) -> None:
    """WCAG 2.2 §1.4.3 asks for 4.5 to 1 between text and its ground."""
    start = 0 if scheme == "light" else STYLE.index("prefers-color-scheme: dark")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", STYLE[start : start + 900]))
    ground = _luminance(colours["paper"])
    for name in ("ink", "soft", "link", "confirmed", "reported", "single", "unverified", "ended"):
        light, dark = sorted((_luminance(colours[name]), ground), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name


def test_sources_of_a_report_are_named_as_configured(everything: RunReport) -> None:
    page = render(everything, "html")
    assert all(facts.publisher in page for facts in FACTS.values() if facts.id != "xin-wen")
