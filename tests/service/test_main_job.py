"""The main job, from the first byte to the mail, over real HTTP and SMTP on the loopback."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

ADDED = "Universal Postal Union"


def test_first_poll_of_what_is_known_tells_nothing(desk: Any) -> None:
    assert desk.poll() == []
    assert desk.mails() == []
    assert desk.last.report is None
    assert desk.outcomes["memo"] == "accepted"
    assert desk.outcomes["seed"] == "accepted"


def test_second_poll_writes_no_evidence(desk: Any) -> None:
    desk.poll()
    before = desk.store.counts()
    assert desk.poll() == []
    assert set(desk.outcomes.values()) == {"unchanged"}
    after = desk.store.counts()
    assert {k: after[k] for k in ("capture", "listing", "change", "body")} == {
        k: before[k] for k in ("capture", "listing", "change", "body")
    }


def test_official_addition_is_mailed_once(desk: Any) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]
    assert [who for who, _ in desk.mails()] == ["news@example.org"]
    assert desk.last.report is not None
    assert ADDED in desk.last.report.read_text("utf-8")
    assert desk.poll() == []
    assert desk.mails() == []


def test_press_addition_is_single_then_reported(desk: Any) -> None:
    names = [organization.name for organization in desk.known[:12]]
    desk.poll()
    from_press = desk.site.pages["/times"].replace(
        f"<li>{names[0]}</li>", f"<li>{names[0]}</li><li>{ADDED}</li>"
    )
    desk.site.pages["/times"] = from_press
    assert desk.poll() == ["added upu single"]
    assert desk.recipients() == ["singles"]
    desk.site.pages["/post"] = from_press
    assert desk.poll() == ["added upu reported"]
    assert desk.recipients() == ["news"]
    desk.site.pages["/again"] = from_press
    assert desk.poll() == []
    desk.memorandum(ADDED)
    assert desk.poll() == ["confirmed upu confirmed"]
    assert desk.recipients() == ["news"]


def test_two_sources_of_one_publisher_are_one_voice(desk: Any) -> None:
    desk.poll()
    for path in ("/post", "/again"):
        desk.site.pages[path] = desk.site.pages[path].replace("<ul>", f"<ul><li>{ADDED}</li>")
    assert desk.poll() == ["added upu single"]
    assert desk.recipients() == ["singles"]


def renumbered(page: str) -> str:
    items = re.findall(r"<p>\([ivxl]+\)&nbsp;&nbsp;[^<]*?(?:;|; and|\.)</p>", page)
    return page.replace(items[0], items[0].replace("(i)", "(1)"))


SAME = {
    "re-spaced": lambda page: page.replace("International ", "International  \n "),
    "re-cased": lambda page: page.replace("Global Forum", "GLOBAL FORUM"),
    "re-quoted": lambda page: page.replace("Colombo Plan Council", "“Colombo Plan Council”"),
    "renumbered": renumbered,
    "other text around the list": lambda page: page.replace(
        "<h1>", "<p>Updated at noon. Read our newsletter.</p><h1>", 1
    ),
    "other markup": lambda page: page.replace("<main>", '<main class="x"><div>').replace(
        "</main>", "</div></main>"
    ),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME.keys())
def test_what_is_no_change_is_not_told(desk: Any, change: Any) -> None:
    desk.poll()
    before = desk.site.pages["/memo"]
    desk.site.pages["/memo"] = change(before)
    assert desk.site.pages["/memo"] != before
    assert desk.poll() == []
    assert desk.mails() == []


def test_reordered_entries_are_no_change(desk: Any) -> None:
    desk.poll()
    desk.known.reverse()
    desk.memorandum()
    assert desk.poll() == []


def test_corrected_spelling_is_reworded(desk: Any) -> None:
    right = desk.site.pages["/memo"]
    desk.site.pages["/memo"] = right.replace("International Solar Alliance", "International Solar Aliance")
    desk.poll()
    desk.mails()
    desk.site.pages["/memo"] = right
    assert desk.poll() == ["reworded isa"]


def half(page: str) -> str:
    paragraphs = re.findall(r"<p>\([ivxl]+\).*?</p>\n?", page)
    for paragraph in paragraphs[:40]:
        page = page.replace(paragraph, "", 1)
    return page


TROUBLE = {
    "not found": lambda page: None,
    "empty body": lambda page: "",
    "half the list": half,
    "a page without the list": lambda page: "<!doctype html><title>News</title><h1>Welcome</h1>" + "<p>Hello there.</p>" * 40,
}  # fmt: skip


@pytest.mark.parametrize("break_page", TROUBLE.values(), ids=TROUBLE.keys())
def test_trouble_is_told_once_and_at_recovery_and_changes_no_standing(desk: Any, break_page: Any) -> None:
    desk.poll()
    standings = desk.store_standings()
    right = desk.site.pages["/memo"]
    broken = break_page(right)
    if broken is None:
        del desk.site.pages["/memo"]
    else:
        desk.site.pages["/memo"] = broken
    first = desk.poll()
    assert len(first) == 1
    assert first[0] in ("vanished", "held")
    assert desk.recipients() == ["operator"]
    assert desk.poll() == []
    assert desk.poll() == []
    assert desk.store_standings() == standings
    desk.site.pages["/memo"] = right
    again = desk.poll()
    assert again == ["restored" if first == ["vanished"] else "recovered"]
    assert desk.recipients() == ["operator"]
    assert desk.poll() == []
    assert desk.store_standings() == standings


def test_only_what_is_due_is_polled(desk: Any) -> None:
    desk.poll(force=False)
    assert "not-due" not in desk.outcomes.values()
    desk.poll(force=False, hours=1)
    assert set(desk.outcomes.values()) == {"not-due"}
    desk.poll(force=False, hours=12)
    assert "not-due" not in desk.outcomes.values()


def test_reports_are_rebuilt_byte_for_byte(desk: Any) -> None:
    from monitor.service import rebuild

    desk.poll()
    desk.memorandum(ADDED)
    desk.poll()
    del desk.site.pages["/memo"]
    desk.poll()
    reports = desk.folder / "reports"
    before = {path.relative_to(reports): path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    for path in reports.rglob("*"):
        if path.is_file():
            path.unlink()
    rebuild(desk.store, desk.settings())
    after = {path.relative_to(reports): path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    assert after == before
    assert json.loads(before[next(p for p in before if p.name == "current.json")])["organizations"]
