"""Words before and now, with those marked that differ."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.model import Authority, Change, ChangeKind, Evidence, Level, SourceFacts
from monitor.report.lines import change_words
from monitor.report.message import compose
from monitor.report.parts import parts_of
from monitor.report.wording import turns_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FACTS = {"memo": SourceFacts("memo", "The White House", Authority.OFFICIAL)}


def edit(old: str, new: str, language: str = "en") -> Change:
    def cited(sha256: str, hour: int) -> Evidence:
        at = NOW.replace(hour=hour)
        return Evidence(
            "memo",
            "The White House",
            Authority.OFFICIAL,
            "https://gov.example/memo",
            at,
            None,
            sha256,
            "x",
            language,
        )

    return Change(
        id="e" * 16,
        kind=ChangeKind.REWORDED,
        at=NOW,
        level=Level.CONFIRMED,
        old=old,
        new=new,
        source="memo",
        url="https://gov.example/memo",
        reasons=("titled “Leaving”",),
        evidence=(cited("b" * 64, 9), cited("a" * 64, 3)),
    )


def marked(change: Change) -> list[tuple[str, str]]:
    return [
        tuple(
            "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in side)
            for side in (one.before, one.now)
        )  # type: ignore[misc]
        for one in turns_of(change)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It shall stand.", "It may stand.", [("It [shall] stand.", "It [may] stand.")]),
        ("It stands.", "It stands for now.", [("It stands.", "It stands[ for now].")]),
        (
            "It goes on for long.",
            "It has ended for long.",
            [("It [goes on] for long.", "It [has ended] for long.")],
        ),
        ("", "Payments end.", [("", "[Payments end.]")]),
        ("Payments end.\nA", "\nB", [("[Payments end.]", ""), ("[A]", "[B]")]),
        ("审查仍在继续。", "审查已经结束。", [("审查[仍在继续]。", "审查[已经结束]。")]),
    ],
)
def test_the_words_that_differ_are_marked(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert marked(edit(old, new)) == expected


def test_an_edited_page_has_a_part_of_its_own_with_both_captures() -> None:
    (part,) = parts_of([edit("It shall stand.", "It may stand.")], FACTS)
    assert part.key == "edited"
    (item,) = part.items
    assert item.kind == "Page edited"
    assert [(one.sha256[0], one.quote) for one in item.citations] == [("a", ""), ("b", "")]


def test_the_letter_and_the_line_name_the_page_as_edited() -> None:
    change = edit("It shall stand.\n", "It may stand.\nPayments end.")
    letter = compose("desk@example.org", [change], FACTS, run="r")
    assert letter.subject == "Page edited: the White House"
    assert "before:  It shall stand." in letter.text
    assert "<s>shall</s>" in letter.html
    assert change_words(change) == (
        "Page edited: It shall stand. → It may stand.; — → Payments end., says the White House"
    )
