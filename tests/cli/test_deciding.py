"""The commands for people in the loop and for proof, as people and programs call them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Monitor
from tests.desk import Desk, news_page

Schemas = Callable[[str, Any], None]

ADDED = "Universal Postal Union"
WORDS = "Board of Tides and Currents"


def now(desk: Desk, hours: int = 0) -> dict[str, str]:
    """Return the environment in which it is some hours later at the desk."""
    return {
        "MONITOR_NOW": (desk.now + timedelta(hours=hours)).isoformat(),
        "MONITOR_SMTP_URL": desk.mailbox.address,
    }


@pytest.fixture
def waits(desk: Desk) -> Desk:
    """A held official page with a new name, and words of the press that nobody knows."""
    desk.poll()
    desk.memorandum(ADDED)
    page = desk.page("/memo")
    for paragraph in re.findall(r"<p>\([ivxl]+\).*?</p>\n?", page)[:30]:
        page = page.replace(paragraph, "", 1)
    desk.site.pages["/memo"] = page
    desk.site.pages["/times"] = news_page([*desk.names, WORDS])
    desk.poll()
    return desk


def test_held_lists_what_waits(monitor: Monitor, waits: Desk, schemas: Schemas) -> None:
    found = monitor("held", "--json")
    schemas("held", found.json)
    page, words = found.json["held"]
    assert (page["kind"], page["source"], [one["id"] for one in page["candidates"]]) == (
        "page",
        "memo",
        ["upu"],
    )
    assert (words["kind"], words["words"]) == ("words", WORDS)
    said = monitor("held").out
    assert f"{page['id']}\theld page\t" in said
    assert f"1 new name: {ADDED}" in said
    assert f"{words['id']}\tunresolved words\t{WORDS}\ttimes\t" in said


def test_held_show_says_what_a_decision_would_do(monitor: Monitor, waits: Desk, schemas: Schemas) -> None:
    [page, words] = [one["id"] for one in monitor("held", "--json").json["held"]]
    found = monitor("held", "show", page, "--json")
    schemas("held-show", found.json)
    assert found.json["decisions"] == []
    said = monitor("held", "show", page).out
    assert f"would add: {ADDED} (upu)" in said
    assert said.count("no longer there: ") == 30
    assert f"next: monitor decide {page} accept|reject --why TEXT" in said
    assert "same-as ORG" in monitor("held", "show", words).out
    assert monitor("held", "show", "page-999").code == 2


def test_decide_keeps_a_decision_and_tells_it(monitor: Monitor, waits: Desk, schemas: Schemas) -> None:
    [page, words] = [one["id"] for one in monitor("held", "--json").json["held"]]
    done = monitor(
        "decide", page, "accept", "--why", "called them", "--who", "Ada", "--json", **now(waits, 1)
    )
    assert done.code == 0, done.err
    schemas("decide", done.json)
    assert (done.json["decision"], done.json["who"], done.json["why"]) == ("accept", "Ada", "called them")
    assert [one["kind"] for one in done.json["changes"]] == ["recovered", "added"]
    said = monitor(
        "decide", words, "same-as", "wmo", "--why", "its old name", "--who", "Ada", **now(waits, 2)
    )
    assert said.code == 0, said.err
    assert f"decided: {words} same-as wmo, by Ada, " in said.out
    assert "Added (single source): World Meteorological Organization, says the Times" in said.out
    assert monitor("held", "--json").json == {"held": []}
    assert "nothing waits for a decision" in monitor("held").out
    again = monitor("held", "show", words, "--json")
    schemas("held-show", again.json)
    assert [one["decision"] for one in again.json["decisions"]] == ["same-as"]
    shown = monitor("show", "wmo", "--json")
    schemas("show", shown.json)
    assert [line["relation"] for line in shown.json["captures"]] == ["decides"]
    assert "rule: decided by Ada: its old name" in monitor("show", "wmo").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["page-1", "accept"], "--why"),
        (["page-999", "accept", "--why", "x"], "nothing that waits is called"),
        (["page-1", "perhaps", "--why", "x"], "perhaps"),
    ],
)
def test_decide_refuses_what_does_not_fit(
    monitor: Monitor, waits: Desk, arguments: list[str], words: str
) -> None:
    said = monitor("decide", *arguments)
    assert said.code == 2
    assert words in said.err


def test_replay_says_that_nothing_means_anything_else(
    monitor: Monitor, waits: Desk, schemas: Schemas
) -> None:
    found = monitor("replay", "--json")
    schemas("replay", found.json)
    assert (found.json["applied"], found.json["reread"], found.json["changes"]) == (False, [], [])
    assert "7 captures of 5 documents read again, 0 mean something else" in monitor("replay").out
    assert "nothing to apply" in monitor("replay", "--apply").out


def test_verify_is_right_or_ends_with_1(monitor: Monitor, waits: Desk, schemas: Schemas) -> None:
    found = monitor("verify", "--json")
    schemas("verify", found.json)
    assert (found.code, found.json["ok"], found.json["runs"]) == (0, True, 2)
    assert f"the newest manifest is {found.json['manifest']}" in monitor("verify").out
    with waits.store.transaction() as transaction:
        run = transaction.runs()[0]
        transaction.finish_run(
            run.id, run.started_at, outcome={}, manifest="0" * 64, previous_manifest=run.previous_manifest
        )
    broken = monitor("verify", "--json")
    schemas("verify", broken.json)
    assert (broken.code, broken.json["break"]["what"]) == (1, "manifest")
    assert f"broken: manifest run {run.id}: " in monitor("verify").out


def test_export_writes_a_warc_file(monitor: Monitor, waits: Desk, schemas: Schemas, tmp_path: Path) -> None:
    file = tmp_path / "out" / "evidence.warc.gz"
    found = monitor("export", "--warc", str(file), "--json")
    schemas("export", found.json)
    assert (found.json["captures"], found.json["bytes"]) == (7, file.stat().st_size)
    again = monitor("export", "--warc", str(file))
    assert again.code == 2
    assert "exists already" in again.err
    assert "7 captures, " in monitor("export", "--warc", str(tmp_path / "other.warc")).out
