"""The list as a table and the reports as a feed: read back by ordinary readers, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Change, ChangeKind, Level, Snapshot
from monitor.report import INDEXES, LIST_FORMATS, IndexEntry, headline, list_object
from monitor.report.as_feed import SHOWN

ATOM = "{http://www.w3.org/2005/Atom}"
START = datetime(2026, 3, 4, 9, 30, 5, tzinfo=UTC)


def rows_of(snapshot: Snapshot) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(LIST_FORMATS["csv"](snapshot).removeprefix("\ufeff"), newline="")))


def entries(count: int, headline: str = "Green Climate Fund added") -> list[IndexEntry]:
    runs = [(f"run-{n}", START + timedelta(hours=n)) for n in range(count)]
    return [IndexEntry(run, started, f"2026/03/{run}", headline) for run, started in runs]


def feed_of(shown: list[IndexEntry]) -> ET.Element:
    return ET.fromstring(INDEXES["reports.atom"](shown).encode())  # noqa: S314 - our own bytes


def test_the_table_holds_what_the_list_holds(snapshot: Snapshot) -> None:
    rows, listed = rows_of(snapshot), list_object(snapshot)["organizations"]
    assert [row["id"] for row in rows] == [one["id"] for one in listed]
    assert [row["standing"] for row in rows] == [one["standing"] for one in listed]
    for row, one in zip(rows, listed, strict=True):
        for kind in ("announced", "notified", "effective"):
            days = [act["on"] or "yes" for act in one["acts"] if act["kind"] == kind]
            assert row[kind] == (days[-1] if days else "")
        assert (row["url"], row["sha256"]) == (
            (one["evidence"][0]["url"], one["evidence"][0]["sha256"] or "") if one["evidence"] else ("", "")
        )


def test_excel_learns_that_the_table_is_utf_8(snapshot: Snapshot) -> None:
    assert LIST_FORMATS["csv"](snapshot).encode().startswith(b"\xef\xbb\xbfid,name,")


@pytest.mark.parametrize("name", ["=1+1", "+SUM(A1)", "-2", "@cmd", '=HYPERLINK("http://a.example","b")'])
def test_a_name_is_never_a_formula(snapshot: Snapshot, name: str) -> None:
    some = next(iter(snapshot.standings.values()))
    evil = replace(some, organization=replace(some.organization, name=name))
    rows = rows_of(replace(snapshot, standings={"evil": evil}))
    assert [row["name"] for row in rows] == [f"'{name}"]


def test_the_feed_holds_the_newest_reports_newest_first() -> None:
    feed = feed_of(entries(SHOWN + 5))
    links = [one.find(f"{ATOM}link").get("href") for one in feed.iter(f"{ATOM}entry")]  # type: ignore[union-attr]
    assert links == [f"2026/03/run-{n}.html" for n in range(SHOWN + 4, 4, -1)]
    assert feed.findtext(f"{ATOM}updated") == "2026-03-06T15:30:05Z"


def test_ids_are_unique_and_stay() -> None:
    few, more = feed_of(entries(3)), feed_of(entries(9))
    ids = [one.findtext(f"{ATOM}id") for one in more.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 9
    assert [one.findtext(f"{ATOM}id") for one in few.iter(f"{ATOM}entry")] == ids[-3:]
    assert few.findtext(f"{ATOM}id") == more.findtext(f"{ATOM}id")


def test_foreign_words_cannot_break_the_feed() -> None:
    feed = feed_of(entries(1, "</title><script>&amp; “Körper” منظمة"))
    assert [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] == [
        "</title><script>&amp; “Körper” منظمة"
    ]


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\ufffe", "\uffff", "\ud800", "\u202e"])
def test_a_name_that_xml_cannot_hold_is_told_without_that_letter(
    change: Callable[..., Change], letter: str
) -> None:
    # a control character parts words as a space does, what steers or stands for nothing leaves no trace
    name = f"Body{letter} of Rivers"
    feed = feed_of(entries(1, headline([change(ChangeKind.ADDED, Level.CONFIRMED, name=name)])))
    (title,) = [one.findtext(f"{ATOM}title") or "" for one in feed.iter(f"{ATOM}entry")]
    assert title.startswith("Body of Rivers")


def test_a_feed_without_reports_is_a_feed() -> None:
    feed = feed_of([])
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
