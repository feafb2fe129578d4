"""The main job, from the first byte to the mail, over real HTTP and SMTP on the loopback."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from monitor.demo import pages
from monitor.demo.servers import Answer
from monitor.model import Section
from tests.desk import Desk, news_page

ADDED = "Universal Postal Union"


# ---------------------------------------------------------------- what is news


def test_first_poll_of_what_is_known_tells_nothing(desk: Desk) -> None:
    assert desk.poll() == []
    assert desk.mails() == []
    assert desk.last is not None
    assert desk.last.report is None
    assert desk.outcomes["memo"] == "accepted"
    assert desk.outcomes["seed"] == "accepted"
    assert (desk.folder / "reports" / "current.json").exists()
    assert (desk.folder / "reports" / "index.html").exists()


def test_official_addition_is_mailed_once(desk: Desk) -> None:
    desk.poll()
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]
    assert desk.mails() == [("news@example.org", f"Added (confirmed): {ADDED}")]
    assert desk.last is not None
    assert desk.last.report is not None
    assert ADDED in desk.last.report.read_text("utf-8")
    assert desk.poll() == []
    assert desk.mails() == []
    assert desk.poll(refetch=True) == []
    assert desk.mails() == []


def test_an_addition_on_the_first_poll_is_told_at_once(desk: Desk) -> None:
    desk.memorandum(ADDED)
    assert desk.poll() == ["added upu confirmed"]
    assert desk.recipients() == ["news"]


def test_press_addition_is_single_then_reported_then_confirmed(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/times"] = news_page([*desk.names, ADDED])
    assert desk.poll() == ["added upu single"]
    assert desk.recipients() == ["singles"]
    desk.site.pages["/post"] = news_page([*desk.names, ADDED])
    assert desk.poll() == ["added upu reported"]
    assert desk.recipients() == ["news"]
    desk.site.pages["/again"] = news_page([*desk.names, ADDED])
    assert desk.poll() == []
    desk.memorandum(ADDED)
    assert desk.poll() == ["confirmed upu confirmed"]
    assert desk.recipients() == ["news"]


def test_two_sources_of_one_publisher_are_one_voice(desk: Desk) -> None:
    desk.poll()
    for path in ("/post", "/again"):
        desk.site.pages[path] = news_page([*desk.names, ADDED])
    assert desk.poll() == ["added upu single"]
    assert desk.recipients() == ["singles"]


def test_two_voices_at_once_are_told_as_they_come(desk: Desk) -> None:
    desk.poll()
    for path in ("/times", "/post"):
        desk.site.pages[path] = news_page([*desk.names, ADDED])
    assert desk.poll() == ["added upu single", "added upu reported"]
    assert desk.recipients() == ["news", "singles"]


def test_a_voice_that_corrects_itself_ends_the_claim(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/times"] = news_page([*desk.names, ADDED])
    desk.poll()
    desk.mails()
    desk.site.pages["/times"] = news_page(desk.names)
    assert desk.poll() == ["removed upu single"]
    assert desk.recipients() == ["operator", "singles"]


def test_corrected_spelling_is_reworded(desk: Desk) -> None:
    right = desk.page("/memo")
    desk.site.pages["/memo"] = right.replace("International Solar Alliance", "International Solar Aliance")
    desk.poll()
    desk.mails()
    desk.site.pages["/memo"] = right
    assert desk.poll() == ["reworded isa"]
    assert desk.recipients() == ["operator"]
    assert desk.poll() == []


def test_a_removal_needs_two_sightings_a_day_apart(desk: Desk) -> None:
    desk.poll()
    gone = desk.known.pop()
    desk.memorandum()
    desk.site.pages["/memo"] = desk.page("/memo").replace("remains ongoing", "remains  ongoing")
    assert desk.poll() == []
    assert desk.poll(hours=12) == []
    assert desk.poll(hours=13) == [f"removed {gone.id} confirmed"]
    assert desk.poll(hours=30) == []


# ---------------------------------------------------------------- what is no news


def renumbered(page: str) -> str:
    numbers = iter(range(1, 1000))
    return re.sub(r"<p>\([ivxl]+\)", lambda _: f"<p>({next(numbers)})", page)


SAME: dict[str, Callable[[str], str]] = {
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
def test_what_is_no_change_is_not_told(desk: Desk, change: Callable[[str], str]) -> None:
    desk.poll()
    before = desk.page("/memo")
    desk.site.pages["/memo"] = change(before)
    assert desk.site.pages["/memo"] != before
    assert desk.poll() == []
    assert desk.mails() == []
    assert desk.outcomes["memo"] in ("accepted", "partial")


def test_reordered_entries_are_no_change(desk: Desk) -> None:
    desk.poll()
    desk.known.reverse()
    desk.memorandum()
    assert desk.poll() == []
    assert desk.mails() == []


def test_not_modified_is_no_change_and_no_evidence(desk: Desk) -> None:
    desk.poll()
    before = desk.evidence()
    assert desk.poll() == []
    assert desk.reasons["memo"] == "not modified"
    assert set(desk.outcomes.values()) == {"unchanged"}
    assert desk.evidence() == before
    desk.poll(refetch=True)
    assert desk.reasons["memo"] == "same bytes"
    assert desk.evidence() == before


# ---------------------------------------------------------------- trouble


def half(page: str) -> str:
    paragraphs = re.findall(r"<p>\([ivxl]+\).*?</p>\n?", page)
    for paragraph in paragraphs[:40]:
        page = page.replace(paragraph, "", 1)
    return page


OTHER_PAGE = "<!doctype html><title>News</title><h1>Welcome</h1>" + "<p>Hello there.</p>" * 40

TROUBLE: dict[str, tuple[Callable[[str], str | Answer], str, str]] = {
    "404": (lambda page: Answer(404), "vanished", "failed"),
    "410": (lambda page: Answer(410), "vanished", "failed"),
    "empty body": (lambda page: "", "held", "failed"),
    "half the list": (half, "held", "held"),
    "renamed container": (lambda page: page.replace("main>", "section>"), "held", "held"),
    "redirect to the front page": (lambda page: Answer(302, headers=(("Location", "/"),)), "held", "failed"),
    "a page without the list": (lambda page: OTHER_PAGE, "held", "held"),
}


@pytest.mark.parametrize(("break_page", "told", "outcome"), TROUBLE.values(), ids=TROUBLE.keys())
def test_trouble_is_told_once_and_at_recovery_and_changes_no_standing(
    desk: Desk, break_page: Callable[[str], str | Answer], told: str, outcome: str
) -> None:
    desk.site.pages["/"] = OTHER_PAGE
    desk.configure("id: memo,", "id: memo, select: main,")
    desk.poll()
    standings = desk.standings()
    right = desk.page("/memo")
    desk.site.pages["/memo"] = break_page(right)
    assert desk.poll() == [told]
    assert desk.recipients() == ["operator"]
    evidence = desk.evidence()
    for hours in (6, 6, 25):
        assert desk.poll(hours=hours) == []
        assert desk.outcomes["memo"] == outcome
    assert desk.evidence() == evidence
    assert desk.standings() == standings
    assert desk.mails() == []
    desk.site.pages["/memo"] = right
    assert desk.poll() == ["restored" if told == "vanished" else "recovered"]
    assert desk.recipients() == ["operator"]
    assert desk.poll() == []
    assert desk.standings() == standings


@pytest.mark.parametrize("status", [500, 503, 403])
def test_a_server_that_fails_is_told_after_three_times_over_two_hours(desk: Desk, status: int) -> None:
    desk.poll()
    right = desk.page("/memo")
    desk.site.pages["/memo"] = Answer(status)
    assert desk.poll(hours=1) == []
    assert desk.poll(hours=0.5) == []
    assert desk.poll(hours=0.5) == []
    assert desk.poll(hours=1) == ["unreachable"]
    assert desk.poll() == []
    desk.site.pages["/memo"] = right
    assert desk.poll() == ["recovered"]


def test_trouble_that_was_never_told_ends_in_silence(desk: Desk) -> None:
    desk.poll()
    right = desk.page("/memo")
    desk.site.pages["/memo"] = Answer(503)
    assert desk.poll() == []
    desk.site.pages["/memo"] = right
    assert desk.poll() == []
    assert desk.mails() == []


def test_a_new_name_on_a_held_page_is_mailed_as_unverified(desk: Desk) -> None:
    desk.poll()
    standings = desk.standings()
    others = [one for one in desk.known if one.section is Section.NON_UN]
    desk.site.pages["/memo"] = pages.memorandum(others, [ADDED])
    assert desk.poll() == ["unverified upu", "held"]
    assert desk.recipients() == ["news", "operator"]
    assert desk.poll() == []
    assert desk.standings() == standings


def test_a_page_that_vanished_may_still_add_when_it_is_back(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/memo"] = Answer(404)
    desk.poll()
    desk.memorandum(ADDED)
    assert desk.poll() == ["restored", "added upu confirmed"]


# ---------------------------------------------------------------- asking for changes only


def test_validators_are_dropped_when_reading_failed(desk: Desk) -> None:
    desk.poll()
    desk.poll()
    assert desk.reasons["memo"] == "not modified"
    right = desk.page("/memo")
    desk.site.pages["/memo"] = Answer(503)
    desk.poll()
    desk.site.pages["/memo"] = right
    desk.poll()
    assert desk.reasons["memo"] == ""
    assert desk.outcomes["memo"] == "accepted"
    desk.poll()
    assert desk.reasons["memo"] == "not modified"


def test_a_held_page_is_never_answered_by_not_modified(desk: Desk) -> None:
    desk.poll()
    desk.site.pages["/memo"] = half(desk.page("/memo"))
    desk.poll()
    desk.poll()
    assert desk.outcomes["memo"] == "held"
    assert desk.reasons["memo"].startswith("40 of the")
    with desk.store.reading() as reading:
        state = reading.document_state("memo", f"{desk.web.address}/memo")
    assert state is not None
    assert not state.validators


def test_a_changed_configuration_reads_the_page_again(desk: Desk) -> None:
    desk.poll()
    desk.configure("id: memo,", "id: memo, select: h1,")
    assert desk.poll(force=False, hours=1) == ["held"]
    assert desk.outcomes["memo"] == "held"
    desk.configure("select: h1", "select: main")
    assert desk.poll(force=False, hours=1) == ["recovered"]


# ---------------------------------------------------------------- when


def test_only_what_is_due_is_polled(desk: Desk) -> None:
    desk.poll(force=False)
    assert "not-due" not in desk.outcomes.values()
    desk.poll(force=False, hours=1)
    assert set(desk.outcomes.values()) == {"not-due"}
    desk.poll(force=False, hours=5)
    assert "not-due" not in desk.outcomes.values()
    asked = len(desk.site.asked)
    desk.poll(force=False, hours=1)
    assert len(desk.site.asked) == asked


def test_a_shorter_schedule_counts_from_the_last_poll(desk: Desk) -> None:
    desk.poll(force=False)
    desk.configure("every: 6h", "every: 1h")
    desk.poll(force=False, hours=1)
    assert set(desk.outcomes.values()) == {"unchanged"}


def test_what_is_switched_off_is_polled_by_name_only(desk: Desk) -> None:
    desk.configure("id: post,", "id: post, enabled: false,")
    desk.poll()
    assert "post" not in desk.outcomes
    desk.poll("post")
    assert desk.outcomes == {"post": "accepted"}
