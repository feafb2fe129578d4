"""The demonstration tells the whole story, and leaves a folder on which the other commands work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor.cli import run
from monitor.demo.pages import roman
from monitor.demo.story import tell
from monitor.errors import UsageError


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "story"
    said: list[str] = []
    results = tell(folder, said.append)
    told = [
        [(c.kind.value, c.organization.id if c.organization else c.source) for c in result.changes]
        for result in results
    ]
    assert told == [
        [],
        [("added", "upu")],
        [],
        [("added", "wmo")],
        [("added", "wmo")],
        [("vanished", "memorandum")],
        [("restored", "memorandum")],
    ]
    assert [result.messages.sent for result in results] == [0, 2, 0, 1, 2, 1, 1]
    return folder, "\n".join(said)


def test_every_step_is_told_with_report_and_mail(story: tuple[Path, str]) -> None:
    folder, said = story
    for step in range(1, 8):
        assert f"\n{step}. " in said
    assert "Added (confirmed): Universal Postal Union" in said
    assert "Subject: Single source, not confirmed: World Meteorological Organization" in said
    assert "Subject: Reported, not confirmed: World Meteorological Organization" in said
    assert "Page vanished: memorandum" in said
    reports = [line.split("report: ")[1] for line in said.splitlines() if line.strip().startswith("report: ")]
    assert len(reports) == 5
    assert all(Path(report).is_file() and report.startswith(str(folder)) for report in reports)
    assert "mail to researcher@example.org" in said


def test_four_languages_are_read(story: tuple[Path, str]) -> None:
    _, said = story
    assert "Organisation météorologique mondiale" in said
    assert "Organización Meteorológica Mundial" in said
    assert "chinese-news   failed" not in said


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["list"], "Universal Postal Union"),
        (["changes"], "Page vanished: memorandum"),
        (["show", "irena"], "International Renewable Energy Agency"),
        (["sources"], "chinese-news"),
        (["status"], "4 sources polled, 0 in trouble"),
        (["report", "--rebuild"], "5 reports rebuilt"),
        (["changes", "--json"], '"vanished"'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_folder_can_be_tried_on(
    story: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(story[0])
    assert run(command) == 0
    assert words in capsys.readouterr().out


def test_a_story_is_told_again_in_its_own_folder_and_in_no_other(
    tmp_path: Path, story: tuple[Path, str]
) -> None:
    other = tmp_path / "precious"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="holds other things"):
        tell(other, lambda _: None)
    assert (other / "thesis.txt").exists()
    folder = story[0]
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other things"):
        tell(folder, lambda _: None)
    (folder / "mine.txt").unlink()
    assert (folder / "reports" / "latest.html").exists()


def test_the_current_list_holds_all_that_was_told(story: tuple[Path, str]) -> None:
    current = json.loads((story[0] / "reports" / "current.json").read_text("utf-8"))
    levels = {one["id"]: one["standing"] for one in current["organizations"]}
    assert levels["upu"] == "confirmed"
    assert levels["wmo"] == "reported"
    assert sum(one["section"] is not None for one in current["organizations"]) == 66


@pytest.mark.parametrize(
    ("number", "words"), [(1, "i"), (4, "iv"), (9, "ix"), (35, "xxxv"), (49, "xlix"), (66, "lxvi")]
)
def test_items_are_counted_as_the_memorandum_counts(number: int, words: str) -> None:
    assert roman(number) == words
