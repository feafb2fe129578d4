"""New documents: found by an index, read by the next poll; over real HTTP on the loopback."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.demo.servers import Answer
from tests.press import (
    ADDED,
    KINDS,
    OFFICIAL,
    PRESS,
    Press,
    article,
    listing,
)

# ---------------------------------------------------------------- every kind


def test_a_withdrawal_is_reported_by_the_poll_after_its_publication(press: Press, kind: str) -> None:
    press.sources(f"id: one, {OFFICIAL}, {kind}", f"id: two, {OFFICIAL}, {KINDS['feed']}")
    assert press.poll() == []
    press.publish("roads", article("On roads and bridges"))
    assert press.poll() == []
    press.publish("memo", listing("Putting our country first", [ADDED], press.now))
    assert press.poll() == ["added upu confirmed"]
    assert press.mails() == [("news", f"Added (confirmed): {ADDED}")]
    for _ in range(3):
        press.publish(f"more-{press.now:%H%M}", article("Something else"))
        assert press.poll(minutes=5) == []
    assert press.mails() == []
    assert press.asked("roads") == press.asked("memo") == 1


def test_each_document_is_fetched_once_and_again_on_a_fading_schedule(press: Press, kind: str) -> None:
    press.sources(f"id: one, {OFFICIAL}, {kind}")
    press.poll()
    press.publish("roads", article("On roads and bridges"))
    press.poll()
    first, asked = press.now, 1
    for due in (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30)):
        press.now = first + due - timedelta(minutes=10)
        press.poll(minutes=5)
        assert press.asked("roads") == asked
        press.poll(minutes=5)
        asked += 1
        assert press.asked("roads") == asked
    press.poll(minutes=60 * 24 * 100)
    assert press.asked("roads") == asked == 5


# ---------------------------------------------------------------- first contact


def test_official_sources_are_read_back_to_the_snapshot_and_told_in_one_mail(press: Press) -> None:
    press.now = datetime(2026, 1, 2, tzinfo=UTC)
    press.publish("too-old", listing("Before", ["World Meteorological Organization"], press.now))
    press.now = datetime(2026, 2, 1, tzinfo=UTC)
    press.publish("first", listing("One", [ADDED], press.now))
    press.publish("second", listing("Two", ["World Meteorological Organization"], press.now))
    press.publish("undated", article("Undated"), dated=False)
    press.sources(f"id: one, limit: 1, {OFFICIAL}, {KINDS['feed']}")
    assert press.poll() == ["added upu confirmed"]
    assert press.mails() == []
    press.publish("now", listing("Breaking", ["International Telecommunication Union"], press.now))
    assert press.poll() == ["added itu confirmed"]
    assert press.mails() == [("news", "Added (confirmed): International Telecommunication Union")]
    assert press.poll() == ["added wmo confirmed"]
    assert press.poll() == []
    assert press.mails() == [
        ("news", "2 changes since 2026-02-01: Universal Postal Union and World Meteorological Organization")
    ]
    assert press.decisions()["too-old"] == ("skipped", "published before 2026-01-07")
    for _ in range(3):
        assert press.poll() == []
    assert press.mails() == []


def test_the_press_starts_now(press: Press) -> None:
    old = press.now - timedelta(days=30)
    press.publish("old", listing("The US withdraws from a union", [ADDED], old))
    press.publish("undated", listing("The US withdraws from a union", [ADDED], old), dated=False)
    press.sources(f"id: one, {PRESS.format(publisher='Times')}, {KINDS['feed']}")
    assert press.poll(minutes=60) == []
    assert press.asked("old") == press.asked("undated") == 0
    press.publish("new", listing("The US withdraws from a union", [ADDED], press.now), "The US withdraws")
    assert press.poll() == ["added upu single"]


def test_since_reads_the_press_back(press: Press) -> None:
    press.publish("old", listing("The US withdraws", [ADDED], press.now), "The US withdraws from a union")
    press.sources(f"id: one, since: 2026-02-01, {PRESS.format(publisher='Times')}, {KINDS['feed']}")
    assert press.poll(minutes=60) == ["added upu single"]
    assert [subject for _, subject in press.mails()] == ["1 change since 2026-03-02: Universal Postal Union"]


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize(("days", "fresh"), [(40, False), (1, True)])
def test_a_configured_page_that_is_old_when_first_read_is_no_fresh_news(
    press: Press, days: int, fresh: bool
) -> None:
    press.sources(f"id: one, {OFFICIAL}, kind: page, url: '{{web}}/docs/memo'")
    names = [ADDED, "World Meteorological Organization", "Colombo Plan Council"]
    press.publish("memo", listing("Memo", names, press.now - timedelta(days=days)))
    assert sorted(press.poll()) == ["added upu confirmed", "added wmo confirmed"]
    assert press.last is not None
    assert {change.catch_up for change in press.last.changes} == {not fresh}
    ((to, subject),) = press.mails()
    assert to == "news"
    assert ("since 2026-01-21" in subject) is not fresh
    names.append("International Telecommunication Union")
    press.publish("memo", listing("Memo", names, press.now - timedelta(days=days)))
    assert press.poll() == ["added itu confirmed"]
    assert not press.last.changes[0].catch_up


def test_a_site_map_without_dates_is_read_back_no_further_than_its_documents_say(press: Press) -> None:
    press.publish(
        "old", listing("Old", [ADDED, "Colombo Plan Council"], datetime(2018, 1, 5, tzinfo=UTC)), dated=False
    )
    press.publish(
        "new",
        listing(
            "New",
            ["World Meteorological Organization", "Colombo Plan Council"],
            press.now - timedelta(days=9),
        ),
        dated=False,
    )
    press.sources(f"id: one, {OFFICIAL}, {KINDS['site map']}")
    assert press.poll() == ["added wmo confirmed"]
    assert press.decisions()["old"] == ("skipped", "published before 2026-01-07, as it says itself")
    press.poll(minutes=65)
    assert press.asked("old") == 1


def test_watch_words_gate_the_press_only(press: Press) -> None:
    press.sources(
        f"id: gov, {OFFICIAL}, {KINDS['feed']}",
        f"id: paper, {PRESS.format(publisher='Times')}, {KINDS['index']}",
    )
    press.poll()
    press.publish("dull", listing("Dull", [ADDED], press.now), "A speech about bridges")
    assert press.poll() == ["added upu confirmed"]
    press.sources(f"id: paper, {PRESS.format(publisher='Times')}, {KINDS['index']}")
    press.publish("sport", article("Sport"), "Cup final tonight")
    press.publish("exit", article("Exit"), "Why the US leaves a UN body")
    press.poll()
    assert press.asked("sport") == 0
    assert press.asked("exit") == 1
    assert press.decisions()["sport"] == ("skipped", "its title speaks of no withdrawal")
    assert press.decisions()["exit"] == ("read", "speaks of “us” and “leaves”")


def test_the_first_source_that_finds_a_document_owns_it(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}", f"id: two, {OFFICIAL}, {KINDS['site map']}")
    press.poll()
    press.publish("memo", listing("Memo", [ADDED], press.now))
    press.poll()
    assert press.asked("memo") == 1


def test_a_configured_page_is_not_read_twice(press: Press) -> None:
    press.sources(
        f"id: page, kind: page, {OFFICIAL}, url: '{{web}}/docs/memo'",
        f"id: feed, {OFFICIAL}, {KINDS['feed']}",
    )
    press.publish("memo", listing("Memo", [ADDED], press.now))
    assert press.poll() == ["added upu confirmed"]
    assert press.asked("memo") == 1
    assert press.decisions()["memo"] == ("skipped", "polled as the page page")


def test_a_twin_by_redirect_or_declaration_is_read_once_and_not_again(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.publish("memo", article("Memo"))
    press.poll()
    press.publish("moved", Answer(302, headers=(("Location", "/docs/memo"),)))
    press.poll()
    assert press.decisions()["moved"][0] == "twin"
    press.site.pages["/print/memo2"] = article("Memo 2")
    press.publish("memo2", article("Memo 2", head="<link rel=canonical href='/print/memo2'>"))
    press.poll()
    with press.store.reading() as reading:
        host = press.web.address.removeprefix("http:")
        assert reading.found_documents([f"{host}/print/memo2"])[f"{host}/print/memo2"].title == "memo2"


def test_one_address_that_all_pages_declare_hides_none_of_them(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    head = "<link rel=canonical href='/docs/home'>"
    press.publish("a", article("A", head=head))
    press.publish("b", listing("B", [ADDED], press.now).replace("<head>", f"<head>{head}"))
    press.publish("home", article("Home"))
    assert press.poll() == ["added upu confirmed"]
    assert press.asked("home") == 1
    assert {decision for decision, _ in press.decisions().values()} == {"read"}
