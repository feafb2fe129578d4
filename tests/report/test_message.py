"""Letters: the news in the subject, both parts with the same content, nothing that calls home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from monitor.model import Change, ChangeKind, Level, RunReport
from monitor.report.message import SUBJECT_LIMIT, WIDTH, Letter, columns, compose, wrap
from tests.report.conftest import FACTS
from tests.report.test_html import Outline

CONFIRMED, REPORTED, SINGLE = Level.CONFIRMED, Level.REPORTED, Level.SINGLE


@pytest.fixture
def letter(everything: RunReport) -> Letter:
    return compose(
        "desk@example.org",
        everything.changes,
        FACTS,
        run=everything.run,
        report="https://monitor.example/reports/2026/03/20260304T093005Z.html",
    )


def test_both_parts_say_the_same(letter: Letter, everything: RunReport) -> None:
    for part in (letter.text, letter.html):
        for change in everything.changes:
            for evidence in change.evidence:
                assert evidence.url in part
                assert evidence.sha256 in part
            if change.organization is not None:
                assert change.organization.name in part
        assert everything.run in part
        assert "desk@example.org" in part
        assert "https://monitor.example/reports/2026/03/20260304T093005Z.html" in part


def test_text_part_keeps_its_width(letter: Letter) -> None:
    long = [line for line in letter.text.splitlines() if columns(line) > WIDTH]
    assert all(line.strip().startswith(("https://", "SHA-256", "Full report:")) for line in long)
    assert "\n\n\n\n" not in letter.text


def test_html_part_is_whole_and_calls_nobody(letter: Letter) -> None:
    outline = Outline(letter.html)
    tags = {name for name, _ in outline.elements}
    assert not tags & {"script", "img", "link", "iframe", "form", "object"}
    assert "url(" not in letter.html
    assert all((link["href"] or "").startswith("https://") for link in outline.all("a"))
    assert all(table["role"] == "presentation" for table in outline.all("table"))
    assert [text for tag, text in outline.texts if tag == "h1"] == [
        "Green Climate Fund added, confirmed by the White House"
    ]


def test_html_part_shows_quotes_in_their_direction(letter: Letter) -> None:
    quotes = Outline(letter.html).all("blockquote")
    arabic = next(quote for quote in quotes if quote["lang"] == "ar")
    assert arabic["dir"] == "rtl"
    assert "text-align:right" in (arabic["style"] or "")


def test_letter_needs_a_change() -> None:
    with pytest.raises(ValueError, match="at least one change"):
        compose("desk@example.org", [], FACTS, run="r")


def test_letter_without_a_report_does_not_promise_one(everything: RunReport) -> None:
    letter = compose("desk@example.org", everything.changes, FACTS, run="r")
    assert "full report" not in (letter.text + letter.html).lower()


@pytest.mark.parametrize(
    ("build", "subject"),
    [
        (
            lambda c: [c(ChangeKind.ADDED, CONFIRMED, "whitehouse-memo")],
            "Added (confirmed): Green Climate Fund",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, CONFIRMED, "whitehouse-memo", name=name) for name in "ABCDE"],
            "5 organizations added (confirmed): A, B, C and 2 more",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, REPORTED, "le-journal", "xin-wen")],
            "Reported, not confirmed: Green Climate Fund",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, SINGLE, "le-journal")],
            "Single source, not confirmed: Green Climate Fund",
        ),
        (
            lambda c: [c(ChangeKind.CONFIRMED, CONFIRMED, "state-press"), c(ChangeKind.VANISHED, name=None)],
            "Now confirmed: Green Climate Fund (+ 1 other change)",
        ),
        (lambda c: [c(ChangeKind.UNVERIFIED, None, "whitehouse-memo")], "Unverified: Green Climate Fund"),
        (
            lambda c: [c(ChangeKind.REVERSED, CONFIRMED, "state-press")],
            "Withdrawal reversed (confirmed): Green Climate Fund",
        ),
        (lambda c: [c(ChangeKind.VANISHED, name=None)], "Page vanished: whitehouse-memo"),
        (
            lambda c: [c(ChangeKind.ADDED, CONFIRMED, "state-press", late=True)],
            "Found late: Added (confirmed): Green Climate Fund",
        ),
        (
            lambda c: [c(ChangeKind.ADDED, CONFIRMED, "state-press", catch_up=True)],
            "1 change since 2026-03-04: Green Climate Fund",
        ),
    ],
)
def test_subject_carries_the_news_and_its_certainty(
    change: Callable[..., Change], build: Callable[[Any], list[Change]], subject: str
) -> None:
    assert compose("a@example.org", build(change), FACTS, run="r").subject == subject


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_has_a_subject(change: Callable[..., Change], kind: ChangeKind) -> None:
    for level in (None, *Level):
        for late, catch_up in ((False, False), (True, False), (False, True)):
            told = change(kind, level, "le-journal", late=late, catch_up=catch_up)
            assert compose("a@example.org", [told], FACTS, run="r").subject


def test_subject_is_one_short_line_whatever_a_page_says(change: Callable[..., Change]) -> None:
    evil = "Fund\r\nBcc: everyone@example.org\u202e" + "x" * 500
    letter = compose(
        "a@example.org",
        [change(ChangeKind.ADDED, CONFIRMED, "whitehouse-memo", name=evil)],
        FACTS,
        run="r",
    )
    assert len(letter.subject) <= SUBJECT_LIMIT
    assert not {"\r", "\n", "\u202e"} & set(letter.subject)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 22, ["one two three"]),
        ("one two three four five six", 20, ["one two three four", "five six"]),
        ("美國宣布退出綠色氣候基金並表示其他", 20, ["美國宣布退出綠色氣候", "基金並表示其他"]),
        (
            "https://very.long.example/address/that/goes/on",
            20,
            ["https://very.long.example/address/that/goes/on"],
        ),
    ],
)
def test_lines_are_broken_where_the_script_allows(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width=width).split("\n") == lines
