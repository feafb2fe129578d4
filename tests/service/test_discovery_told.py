"""What is told of documents that an index leads to: trouble, edits, gaps; over real HTTP on the loopback."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from monitor.demo.servers import Answer
from monitor.model import Capture, ChangeKind
from monitor.service import Options, Reader, poll
from monitor.service.replaying import replay
from tests.desk import words_of
from tests.press import (
    ADDED,
    KINDS,
    OFFICIAL,
    PRESS,
    Press,
    article,
    listing,
    xml,
)

# ---------------------------------------------------------------- what is told


def test_an_official_document_that_cannot_be_read_is_told_once_and_read_when_it_can_be(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.publish("memo", Answer(503), "A new memorandum")
    assert press.poll() == ["new-document"]
    assert press.mails() == [("operator", "Document to look at (unresolved): A new memorandum")]
    assert press.outcomes["one"] == "unchanged"
    assert "1 could not be read" in press.reasons["one"]
    assert press.poll() == []
    press.site.pages["/docs/memo"] = listing("Memo", [ADDED], press.now)
    assert press.poll(minutes=61) == ["recovered", "added upu confirmed"]


def test_one_of_the_press_is_told_when_it_was_tried_again(press: Press) -> None:
    press.sources(f"id: one, {PRESS.format(publisher='Times')}, {KINDS['feed']}")
    press.poll()
    press.publish("exit", Answer(403), "The US withdraws from a UN body")
    assert press.poll() == []
    assert press.poll() == ["new-document single"]
    assert press.poll() == []


def test_what_is_read_and_holds_nothing_is_only_logged(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.publish("roads", article("Roads"))
    assert press.poll() == []
    assert press.reasons["one"] == "1 new, 1 read"
    assert press.mails() == []


def test_a_page_pulled_hours_after_publication_vanishes_and_removes_nothing(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.publish("memo", listing("Memo", [ADDED], press.now))
    assert press.poll() == ["added upu confirmed"]
    del press.site.pages["/docs/memo"]
    assert press.poll(minutes=65) == ["vanished"]
    for _ in range(40):
        assert press.poll(minutes=60 * 24) == []
    with press.store.reading() as reading:
        url = f"{press.web.address}/docs/memo"
        kept = reading.latest_capture("one", url, ok_only=True)
        state = reading.load_state()
    assert kept is not None
    assert ADDED.encode() in kept.capture.body
    assert state is not None
    assert state.snapshot.standings["upu"].current


def test_an_edit_is_shown_and_followed_closely(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}", snapshot="empty")
    press.poll()
    names = [ADDED, "World Meteorological Organization", "International Telecommunication Union"]
    press.publish("memo", listing("Memo", names, press.now))
    press.poll()
    press.site.pages["/docs/memo"] = listing(
        "Memo", [*names, "World Intellectual Property Organization"], press.now
    )
    told = press.poll(minutes=65)
    assert "added wipo confirmed" in told
    asked = press.asked("memo")
    press.poll(minutes=65)
    assert press.asked("memo") == asked + 1


def test_an_edit_that_adds_nothing_is_shown_before_and_now(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}", snapshot="empty")
    press.poll()
    page = listing("Memo", [ADDED, "World Meteorological Organization", "Colombo Plan Council"], press.now)
    press.publish(
        "memo", page.replace("</main>", "<p>Each department shall report within thirty days.</p></main>")
    )
    press.poll()
    press.mails()
    press.site.pages["/docs/memo"] = press.site.pages["/docs/memo"].replace("shall report", "may report")  # type: ignore[union-attr]
    assert press.poll(minutes=65) == ["reworded confirmed"]
    assert [to for to, _ in press.mails()] == ["operator"]
    assert press.last is not None
    (change,) = press.last.changes
    assert (change.old, change.new) == (
        "Each department shall report within thirty days.",
        "Each department may report within thirty days.",
    )
    now, before = change.evidence
    assert before.captured_at is not None
    assert now.captured_at is not None
    assert before.captured_at < now.captured_at
    assert press.last.report is not None
    shown = press.last.report.read_text("utf-8")
    assert "<del>shall</del>" in shown
    assert "<ins>may</ins>" in shown
    assert before.sha256 in shown
    assert now.sha256 in shown
    assert press.poll(minutes=65) == []


def test_a_document_over_which_the_monitor_itself_fails_hides_no_other(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.publish("poison", article("Leaving", f"The United States is withdrawing from the {ADDED}."))
    press.publish(
        "other",
        article("Leaving", "The United States is withdrawing from the World Meteorological Organization."),
    )
    real = Reader.read

    def read(self: Reader, capture: Capture, *rest: Any, **named: Any) -> Any:
        if capture.url.endswith("/poison"):
            raise TypeError("out of order")
        return real(self, capture, *rest, **named)

    press.now += timedelta(minutes=15)
    with monkeypatch.context() as fault:
        fault.setattr(Reader, "read", read)
        done = poll(press.settings(), press.store, options=Options(force=True), reader=press.reader)
    assert done.broken
    assert sorted(map(words_of, done.changes)) == ["added wmo confirmed", "new-document"]
    (unread,) = [one for one in done.changes if one.kind is ChangeKind.NEW_DOCUMENT]
    assert "the monitor itself failed over it (TypeError: out of order)" in unread.reasons
    press.now += timedelta(hours=1)
    late = replay(press.settings(), press.store, apply=True, reader=press.reader, clock=lambda: press.now)
    assert [(words_of(one), one.late) for one in late.changes] == [("added upu confirmed", True)]


# ---------------------------------------------------------------- many at once, gaps, trouble


def test_a_thousand_documents_wait_their_turn(press: Press) -> None:
    press.sources(f"id: one, limit: 7, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.shown = 1000
    for number in range(30):
        press.now += timedelta(seconds=1)
        press.site.pages[f"/docs/d{number}"] = article(f"Number {number}")
        press.published.append((f"d{number}", f"Number {number}", press.now))
    press.show()
    read = []
    for _ in range(6):
        press.poll(minutes=1)
        assert press.last is not None
        read.append(press.last.sources[0].documents)
    assert read == [7, 7, 7, 7, 2, 0]
    order = [path for path in press.site.asked if path.startswith("/docs/d")]
    assert order == [f"/docs/d{number}" for number in range(30)]


def test_a_feed_that_rolled_over_is_closed_from_its_archive(press: Press) -> None:
    press.shown = 3
    archive = "archive: '{web}/sitemap.xml'"
    press.sources(f"id: one, {archive}, {OFFICIAL}, {KINDS['feed']}")
    press.publish("start", article("Start"))
    press.poll()
    press.publish("memo", listing("Memo", [ADDED], press.now))
    for number in range(5):
        press.publish(f"d{number}", article(f"Number {number}"))
    assert press.poll() == ["added upu confirmed"]
    assert press.outcomes["one"] == "accepted"
    assert "the index rolled over since the last poll; the archive closes the gap" in press.reasons["one"]


def test_a_gap_that_nothing_closes_is_said(press: Press) -> None:
    press.shown = 3
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.publish("start", article("Start"))
    press.poll()
    for number in range(5):
        press.publish(f"d{number}", article(f"Number {number}"))
    press.poll()
    assert press.outcomes["one"] == "failed"
    assert "documents in between may be missing" in press.reasons["one"]
    press.poll()
    assert press.outcomes["one"] == "unchanged"


def test_an_index_of_pages_is_read_until_it_joins_on(press: Press) -> None:
    press.shown = 3
    press.sources(f"id: one, {OFFICIAL}, {KINDS['index']}")
    press.publish("start", article("Start"))
    press.poll()
    for number in range(6):
        press.publish(f"d{number}", article(f"Number {number}"))
    press.poll()
    assert press.reasons["one"] == "6 new, 6 read"
    assert press.site.asked.count("/docs/page/3/") == 1
    press.poll()
    assert press.site.asked.count("/docs/page/2/") == 1


TROUBLE = {
    "malformed": (
        xml("<rss><channel><item><title>x < y</title><link>/docs/memo</link></item>"),
        "not well-formed",
    ),
    "truncated": (
        xml("<rss><channel><item><title>x</title><link>/docs/memo</link></item>"),
        "not well-formed",
    ),
    "a bomb": (
        xml(
            "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><rss><channel><item><title>&a;</title><link>/docs/memo</link></item>"
        ),
        "it declares entities",
    ),
}


@pytest.mark.parametrize(("feed", "said"), TROUBLE.values(), ids=TROUBLE.keys())
def test_a_broken_feed_still_leads_to_documents(press: Press, feed: Answer, said: str) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.site.pages["/docs/memo"] = listing("Memo", [ADDED], press.now)
    press.site.pages["/feed"] = feed
    assert press.poll() == ["added upu confirmed"]
    assert said in press.reasons["one"]
    assert "\n" not in press.reasons["one"]


def test_a_feed_of_fifty_megabytes_is_read_in_part(press: Press) -> None:
    press.sources(f"id: one, max_body: 2 MB, {OFFICIAL}, {KINDS['feed']}")
    press.poll()
    press.site.pages["/docs/memo"] = listing("Memo", [ADDED], press.now)
    long = "<rss><channel><item><link>/docs/memo</link></item><!-- " + "x" * 50_000_000
    press.site.pages["/feed"] = Answer(200, long.encode())
    assert press.poll() == ["added upu confirmed"]
    assert "cut off after 2000000 bytes" in press.reasons["one"]


@pytest.mark.parametrize(
    ("answer", "told", "said"),
    [
        (Answer(404), ["vanished"], "gone"),
        (Answer(503), [], "error"),
        (Answer(200, b"<!doctype html><title>Home</title><p>Welcome</p>"), [], "this is no feed"),
    ],
)
def test_an_index_in_trouble_is_told_as_a_source_is(
    press: Press, answer: Answer, told: list[str], said: str
) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['feed']}")
    press.publish("start", article("Start"))
    press.poll()
    good = press.site.pages["/feed"]
    press.site.pages["/feed"] = answer
    heard = [press.poll(minutes=65) for _ in range(4)]
    assert press.outcomes["one"] == "failed"
    assert said in press.reasons["one"]
    assert len([one for one in heard if one]) == 1
    press.site.pages["/feed"] = good
    assert press.poll() in (["recovered"], ["restored"])
    assert press.poll() == []
    assert press.outcomes["one"] == "unchanged"


def test_an_index_that_did_not_change_is_not_sent_again(press: Press) -> None:
    press.sources(f"id: one, {OFFICIAL}, {KINDS['index']}")
    press.publish("start", article("Start"))
    press.poll()
    press.poll()
    assert press.reasons["one"].startswith("not modified")


# ---------------------------------------------------------------- a page that leads to its list


def test_a_page_is_followed_to_where_the_list_is(press: Press) -> None:
    press.site.pages["/statement"] = article(
        "Statement", "The list can be <a href='/docs/list'>found here</a>."
    )
    press.site.pages["/docs/list"] = listing("List", [ADDED], press.now)
    press.sources(
        f"id: one, kind: page, follow: found here, expect: {{anchors: [Postal]}}, {OFFICIAL}, url: '{{web}}/statement'"
    )
    assert press.poll() == ["added upu confirmed"]
    assert press.outcomes["one"] == "accepted"
    press.site.pages["/docs/list"] = listing("List", [ADDED, "World Meteorological Organization"], press.now)
    assert press.poll() == ["added wmo confirmed"]
    press.site.pages["/statement"] = article("Statement", "The list is gone.")
    press.poll()
    assert press.outcomes["one"] == "failed"
    assert press.reasons["one"] == "no link on the page says “found here”"
