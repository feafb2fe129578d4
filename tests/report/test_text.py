"""Markdown and JSON reports, headlines and words: right plurals, nothing lost, nothing made certain."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import (
    Authority,
    Change,
    ChangeKind,
    Evidence,
    Level,
    Locator,
    Organization,
    RunReport,
    Section,
    Snapshot,
    SourceFacts,
    SourceResult,
)
from monitor.report import FORMATS, LIST_FORMATS, headline, render, report_path, words
from monitor.report.lines import change_words
from monitor.report.templating import markdown_text, markdown_url


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _evidence(given: dict[str, Any]) -> Evidence:
    return Evidence(
        source=given["source"],
        publisher=given["publisher"],
        authority=Authority(given["authority"]),
        url=given["url"],
        captured_at=_moment(given["captured_at"]),
        published=_moment(given["published"]),
        sha256=given["sha256"] or "",
        quote=given["quote"],
        language=given["language"],
        voice=given["voice"],
        locator=Locator(**given["locator"]) if given["locator"] else None,
    )


def _organization(given: dict[str, Any] | None) -> Organization | None:
    if given is None:
        return None
    return Organization(**{**given, "section": Section(given["section"]) if given["section"] else None})


def _change(given: dict[str, Any]) -> Change:
    return Change(
        id=given["id"],
        kind=ChangeKind(given["kind"]),
        at=datetime.fromisoformat(given["at"]),
        organization=_organization(given["organization"]),
        level=Level(given["standing"]) if given["standing"] else None,
        reasons=tuple(given["reasons"]),
        evidence=tuple(_evidence(one) for one in given["evidence"]),
        **{key: given[key] for key in ("old", "new", "source", "url", "late", "catch_up", "partial")},
    )


def read_back(text: str) -> RunReport:
    """Return the report that a JSON report was rendered from."""
    given = json.loads(text)
    facts = {
        key: SourceFacts(
            key,
            one["publisher"],
            Authority(one["authority"]),
            one["language"],
            one["url"],
            one["min_entries"],
            tuple(one["anchors"]),
        )
        for key, one in given["facts"].items()
    }
    return RunReport(
        given["run"],
        datetime.fromisoformat(given["started"]),
        tuple(_change(one) for one in given["changes"]),
        tuple(SourceResult(**one) for one in given["sources"]),
        facts,
        given["totals"],
        given["version"],
        given["data_version"],
    )


def test_parsing_a_rendered_report_gives_it_back(everything: RunReport) -> None:
    assert read_back(render(everything, "json")) == everything


@given(st.text(), st.text(), st.booleans())
def test_any_words_survive_the_way_there_and_back(quote: str, name: str, late: bool) -> None:
    try:
        quote.encode(), name.encode()
    except UnicodeEncodeError:
        return  # half a surrogate pair is no text
    now = datetime(2026, 3, 4, tzinfo=UTC)
    evidence = Evidence("a", name, Authority.PRESS, "https://a.example", now, None, "00", quote)
    change = Change(
        "1", ChangeKind.ADDED, now, Organization("x", name), Level.SINGLE, evidence=(evidence,), late=late
    )
    report = RunReport("r", now, (change,), (), {}, {"confirmed": 1})
    assert read_back(render(report, "json")) == report


@pytest.mark.parametrize("format", FORMATS)
def test_rendering_twice_gives_the_same_bytes(everything: RunReport, format: str) -> None:  # noqa: A002
    assert render(everything, format) == render(replace(everything), format)
    assert render(everything, format).endswith("\n")


def test_markdown_tells_every_change_with_its_evidence(everything: RunReport) -> None:
    text = render(everything, "md")
    assert text.startswith("# Green Climate Fund added, confirmed by the White House\n")
    assert len(re.findall(r"^### ", text, re.MULTILINE)) == len(everything.changes)
    for change in everything.changes:
        for evidence in change.evidence:
            assert f"<{evidence.url}>" in text
            assert f"SHA-256 `{evidence.sha256}`" in text
            assert f"> {markdown_text(evidence.quote)}\n" in text
    assert "\n\n\n" not in text
    assert "1 more source was not due." in text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("a | b", r"a \| b"),
        ("two\nlines", "two lines"),
        ("[a](b)", r"\[a\](b)"),
    ],
)
def test_foreign_words_are_no_markdown(given: str, shown: str) -> None:
    assert markdown_text(given) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/x", "<https://a.example/x>"),
        ("https://a.example/<x>", "<https://a.example/%3Cx%3E>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_only_web_addresses_become_links(url: str, shown: str) -> None:
    assert markdown_url(url) == shown


def test_list_holds_what_stands_today_in_order_of_id(snapshot: Snapshot) -> None:
    found = json.loads(LIST_FORMATS["json"](snapshot))
    assert [one["id"] for one in found["organizations"]] == ["alpha-council", "zonal-fund"]
    assert found["as_of"] == "2026-03-04T09:30:05Z"
    fund = found["organizations"][1]
    assert list(fund["names"]) == ["ar", "fr"]
    assert [act["on"] for act in fund["acts"]] == ["2026-01-07", None]
    assert [one["source"] for one in fund["evidence"]] == ["whitehouse-memo", "le-journal"]


def test_order_of_standings_does_not_show(snapshot: Snapshot) -> None:
    turned = dict(reversed(list(snapshot.standings.items())))
    assert LIST_FORMATS["json"](replace(snapshot, standings=turned)) == LIST_FORMATS["json"](snapshot)


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda c: [], "Nothing new"),
        (
            lambda c: [c(ChangeKind.ADDED, Level.CONFIRMED, "whitehouse-memo")],
            "Green Climate Fund added, confirmed by the White House",
        ),
        (
            lambda c: [
                c(ChangeKind.ADDED, Level.CONFIRMED, "whitehouse-memo", name=name) for name in ("A", "B")
            ],
            "2 organizations added, confirmed by the White House",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, Level.REPORTED, "le-journal", "xin-wen")],
            "Green Climate Fund reported by two independent publishers, not confirmed",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, Level.SINGLE, "le-journal")],
            "Green Climate Fund named by one publisher, not confirmed",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, Level.SINGLE, "le-journal", name=name) for name in ("A", "B")],
            "2 organizations named by one publisher each, not confirmed",
        ),
        (
            lambda c: [c(ChangeKind.REVERSED, Level.CONFIRMED, "state-press")],
            "Withdrawal from Green Climate Fund reversed, says Department of State",
        ),
        (
            lambda c: [c(ChangeKind.REVERSED, Level.CONFIRMED, "state-press", name=name) for name in "AB"],
            "2 withdrawals reversed, says Department of State",
        ),
        (lambda c: [c(ChangeKind.VANISHED, name=None)], "Trouble with source whitehouse-memo"),
        (lambda c: [c(ChangeKind.RECOVERED, name=None)], "Source whitehouse-memo back"),
        (lambda c: [c(ChangeKind.ACT, Level.CONFIRMED, "state-press")], "1 new act"),
        (
            lambda c: [c(ChangeKind.ADDED, Level.CONFIRMED, "whitehouse-memo", late=True)],
            "1 change found late",
        ),
        (
            lambda c: [c(ChangeKind.REWORDED, name=name, catch_up=True) for name in ("A", "B")],
            "2 earlier changes read back",
        ),
    ],
)
def test_headline_says_what_and_how_certain(
    change: Callable[..., Change], build: Callable[[Any], list[Change]], said: str
) -> None:
    assert headline(build(change)) == said


def test_headline_names_the_weightiest_and_counts_the_rest(everything: RunReport) -> None:
    parts = headline(everything.changes).split("; ")
    assert parts[0].endswith("confirmed by the White House")
    assert parts[3:] == ["12 other changes", "1 earlier change read back", "1 change found late"]


@pytest.mark.parametrize(
    "kind", [kind for kind in ChangeKind if kind not in {ChangeKind.ADDED, ChangeKind.CONFIRMED}]
)
@pytest.mark.parametrize("format", ["html", "md"])
def test_every_kind_of_change_has_its_words(
    everything: RunReport,
    change: Callable[..., Change],
    kind: ChangeKind,
    format: str,  # noqa: A002
) -> None:
    text = render(replace(everything, changes=(change(kind, None, "le-journal"),)), format)
    assert words.KIND_LABEL[kind] in text


@pytest.mark.parametrize("level", [Level.REPORTED, Level.SINGLE])
@pytest.mark.parametrize("format", ["html", "md"])
def test_what_is_not_confirmed_never_reads_as_if_it_were(
    everything: RunReport,
    change: Callable[..., Change],
    level: Level,
    format: str,  # noqa: A002
) -> None:
    told = change(ChangeKind.ADDED, level, "le-journal", "xin-wen", id="x")
    text = render(replace(everything, changes=(told,)), format)
    told_of_it, _, legend = text.partition("Sources polled")
    assert "An official source says so" in legend
    assert told_of_it.count("No official source has confirmed it") == 1
    assert "An official source says so" not in told_of_it


@pytest.mark.parametrize("format", ["html", "md"])
def test_what_a_person_takes_off_is_not_put_in_the_mouth_of_a_page(
    everything: RunReport,
    change: Callable[..., Change],
    format: str,  # noqa: A002
) -> None:
    told = replace(
        change(ChangeKind.REMOVED, Level.CONFIRMED, "whitehouse-memo"), reasons=("decided by Ada: a hoax",)
    )
    text = render(replace(everything, changes=(told,)), format)
    assert "taken off the list by a person" in text.lower()
    assert "decided by Ada: a hoax" in text
    assert "no longer holds it" not in text
    assert "no longer listed by" not in text
    assert change_words(told).endswith("decided by Ada: a hoax")


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (66, "66 entries")]
)
def test_plurals_are_right(count: int, text: str) -> None:
    assert words.plural(count, "entry", "entries") == text


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_joined_as_people_do(parts: list[str], text: str) -> None:
    assert words.joined(parts) == text


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"),
        ("fa-IR", "rtl"),
        ("he", "rtl"),
        ("ur", "rtl"),
        ("en", "ltr"),
        ("zh-Hant", "ltr"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        (None, "auto"),
        ("", "auto"),
    ],
)
def test_direction_follows_the_language(language: str | None, direction: str) -> None:
    assert words.direction(language) == direction


def test_names_of_another_direction_stand_apart(change: Callable[..., Change]) -> None:
    assert (
        words.publishers_of([change(ChangeKind.ADDED, Level.SINGLE, "al-akhbar")])
        == "\u2068دار الأخبار\u2069"
    )
    assert words.publishers_of([change(ChangeKind.ADDED, Level.SINGLE, "xin-wen")]) == "每日新聞"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 1, 7, 14, 5, tzinfo=UTC), "7 January 2026, 14:05 UTC"),
        (datetime(2026, 1, 7, 14, 5, tzinfo=timezone(timedelta(hours=8))), "7 January 2026, 06:05 UTC"),
        (datetime(2026, 1, 7, 14, 5), "7 January 2026, 14:05 UTC"),  # noqa: DTZ001 - a time without a zone
    ],
)
def test_times_are_in_utc(moment: datetime, text: str) -> None:
    assert words.readable(moment) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 1, 7, tzinfo=UTC), "7 January 2026"),
        (datetime(2026, 1, 7, 0, 1, tzinfo=UTC), "7 January 2026, 00:01 UTC"),
    ],
)
def test_publication_without_a_time_is_a_day(moment: datetime, text: str) -> None:
    assert words.published_words(moment) == text


@pytest.mark.parametrize(
    ("new", "text"),
    [
        ("effective 2027-01-22", "Takes effect on 22 January 2027"),
        ("notified", "Notice given, day not stated"),
        ("notified someday", "notified someday"),
    ],
)
def test_acts_are_told_with_their_day(change: Callable[..., Change], new: str, text: str) -> None:
    assert words.act_words(change(ChangeKind.ACT, Level.CONFIRMED, new=new)) == text


def test_report_lies_in_the_folder_of_its_month(everything: RunReport) -> None:
    assert report_path(everything) == "2026/03/20260304T093005Z"
    assert date(2026, 3, 4) == everything.started.date()


@given(st.text())
def test_cleaned_words_are_one_line_and_cannot_steer(text: str) -> None:
    cleaned = words.clean(text)
    assert words.clean(cleaned) == cleaned
    assert not re.search("[\r\n\u2028\u2029\u202a-\u202e\u2066-\u2069]", cleaned)
