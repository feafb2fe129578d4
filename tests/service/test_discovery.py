"""New documents: found by an index, read by the next poll, told or only logged; over real HTTP on the loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.alerts import route
from monitor.config import Settings, load
from monitor.demo.servers import Answer, Mailbox, Site, WebServer
from monitor.model import Capture, ChangeKind, Level, Topic
from monitor.service import Options, PollResult, Reader, poll
from monitor.service.replaying import replay
from monitor.store import Store
from tests.databases import open_empty
from tests.desk import words_of

HEAD = """\
version: 1
snapshot: {snapshot}
network: {{user_agent: test, allow_private: true, per_origin_delay: 0s, retries: 0, timeout: 10s}}
notify:
  from: monitor@example.org
  to:
    - {{address: news@example.org, topics: [confirmed, reported, single], when: now}}
    - {{address: operator@example.org, topics: [changes, operator], when: now}}
sources:
"""

OFFICIAL = "authority: official, publisher: Government, language: en"
PRESS = "authority: press, publisher: {publisher}, language: en"
NOTHING = "The Secretary met the mayors of three towns and spoke about roads, bridges and the coming winter."


def article(title: str, *paragraphs: str, published: datetime | None = None, head: str = "") -> str:
    """Return a page with sentences."""
    dated = f'<meta property="article:published_time" content="{published.isoformat()}">' if published else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (NOTHING, NOTHING))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{dated}{head}</head>'
        f"<body><header><a href='/'>Home</a></header><main><h1>{title}</h1>{text}</main></body></html>"
    )


def listing(title: str, names: list[str], published: datetime) -> str:
    """Return a page with a list under an announcing heading."""
    items = "".join(f"<li>{name}</li>" for name in names)
    lead = "The United States shall withdraw from the following organizations:"
    return article(title, lead, published=published).replace("</main>", f"<ul>{items}</ul></main>")


@dataclass
class Press:
    """A site that publishes, the sources that watch it, and a clock set by hand."""

    folder: Path
    web: WebServer
    site: Site
    mailbox: Mailbox
    reader: Reader
    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    published: list[tuple[str, str, datetime | None]] = field(default_factory=list)
    shown: int = 10
    last: PollResult | None = None
    read_mails: int = 0
    _store: Store | None = None

    def sources(self, *lines: str, snapshot: str = "packaged") -> None:
        """Configure sources; `{web}` stands for the site."""
        text = HEAD.format(snapshot=snapshot)
        text += "".join(f"  - {{{line}}}\n" for line in lines).replace("{web}", self.web.address)
        (self.folder / "sources.yaml").write_text(text, "utf-8")

    def settings(self) -> Settings:
        given = {"MONITOR_NOW": self.now.isoformat(), "MONITOR_SMTP_URL": self.mailbox.address}
        return load(self.folder / "sources.yaml", {}, given)

    @property
    def store(self) -> Store:
        if self._store is None:
            self._store = open_empty(self.folder / "db" / "monitor.sqlite3")
        return self._store

    def poll(self, *, minutes: float = 15, force: bool = True) -> list[str]:
        """Poll some minutes later; return what is told."""
        self.now += timedelta(minutes=minutes)
        self.last = poll(self.settings(), self.store, options=Options(force=force), reader=self.reader)
        assert not self.last.broken, self.reasons
        return [words_of(change) for change in self.last.changes]

    @property
    def reasons(self) -> dict[str, str]:
        assert self.last is not None
        return {one.id: one.reason for one in self.last.sources}

    @property
    def outcomes(self) -> dict[str, str]:
        assert self.last is not None
        return {one.id: one.outcome for one in self.last.sources}

    def publish(self, name: str, page: str | Answer, title: str | None = None, *, dated: bool = True) -> None:
        """Show a page at `/docs/NAME`, and name it in every index."""
        self.site.pages[f"/docs/{name}"] = page
        self.published.append((name, title or name, self.now if dated else None))
        self.show()

    def show(self) -> None:
        """Show the feed, the index of several pages, the site map and the answers of the API."""
        newest = self.published[::-1]
        self.site.pages["/feed"] = xml(self._rss(newest[: self.shown]))
        self.site.pages["/sitemap.xml"] = xml(
            "<urlset>"
            + "".join(f"<url><loc>/docs/{name}</loc>{lastmod(at)}</url>" for name, _, at in newest)
            + "</urlset>"
        )
        pages = [newest[at : at + self.shown] for at in range(0, max(1, len(newest)), self.shown)]
        for number, part in enumerate(pages, 1):
            following = (
                f"<a rel='next' href='/docs/page/{number + 1}/'>Next</a>" if number < len(pages) else ""
            )
            items = "".join(f"<li><a href='/docs/{name}'>{title}</a></li>" for name, title, _ in part)
            body = article("Documents").replace("</main>", f"<ul>{items}</ul>{following}</main>")
            self.site.pages["/docs/" if number == 1 else f"/docs/page/{number}/"] = body
        documents = [
            {
                "document_number": name,
                "title": title,
                "publication_date": at.date().isoformat() if at else None,
                "html_url": f"{self.web.address}/html/{name}",
                "raw_text_url": f"{self.web.address}/docs/{name}",
            }
            for name, title, at in newest
        ]
        self.site.pages["/api?q=1"] = Answer(
            200, json.dumps({"count": len(documents), "results": documents}).encode()
        )

    def _rss(self, entries: list[tuple[str, str, datetime | None]]) -> str:
        items = "".join(
            f"<item><title>{title}</title><link>/docs/{name}</link>{pub_date(at)}</item>"
            for name, title, at in entries
        )
        return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"

    def asked(self, name: str) -> int:
        """Count how often a document was asked for."""
        return self.site.asked.count(f"/docs/{name}")

    def mails(self) -> list[tuple[str, str]]:
        """Return recipient and subject of the mails since the last call."""
        fresh = self.mailbox.messages[self.read_mails :]
        self.read_mails = len(self.mailbox.messages)
        return sorted((to[0].partition("@")[0], str(message["subject"])) for to, message in fresh)

    def decisions(self) -> dict[str, tuple[str, str]]:
        """Return decision and reason of every document, by its name."""
        with self.store.reading() as reading:
            known = reading.found_documents(
                f"//{self.web.address.removeprefix('http://')}/docs/{name}" for name, _, _ in self.published
            )
        return {key.rpartition("/")[2]: (one.decision, one.reason) for key, one in known.items()}


def xml(text: str) -> Answer:
    return Answer(
        200, f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode(), (("Content-Type", "text/xml"),)
    )


def pub_date(at: datetime | None) -> str:
    return f"<pubDate>{format_datetime(at)}</pubDate>" if at else ""


def lastmod(at: datetime | None) -> str:
    return f"<lastmod>{at.isoformat()}</lastmod>" if at else ""


@pytest.fixture
def press(tmp_path: Path, reader: Reader) -> Iterator[Press]:
    site = Site()
    with WebServer(site) as web, Mailbox() as mailbox:
        place = Press(tmp_path, web, site, mailbox, reader)
        place.show()
        yield place
        if place._store is not None:
            place._store.dispose()


KINDS = {
    "feed": "kind: feed, url: '{web}/feed'",
    "index": "kind: links, url: '{web}/docs/', pages: 3",
    "site map": "kind: links, url: '{web}/sitemap.xml', pattern: /docs/",
    "Federal Register": "kind: federal-register, url: '{web}/api?q=1'",
}


@pytest.fixture(params=list(KINDS.values()), ids=list(KINDS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


ADDED = "Universal Postal Union"


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


# ---------------------------------------------------------------- voices

AGENCY_TEXT = (
    "The retreat is the widest that any administration has attempted since the war, and it came without notice.",
    "Officials described the bodies as wasteful and said that taxpayers should no longer carry them or their staff.",
    "Diplomats learned of the decision from a web page, and several said that their budgets had been cut twice.",
    "Legal scholars argued that some treaties cannot be left without the Senate, while others saw no obstacle at all.",
    "European governments called the step regrettable and promised to fill the gap in the budget where they could.",
)
OWN_TEXT = (
    "Nobody at the conference centre wanted to be quoted first, and by noon the long corridors had emptied of guests.",
    "A delegate from a small island state was collecting the name plates that nobody else would ever take away.",
    "Nine of the eleven people who spoke to this newspaper expect to lose their posts before the summer is over.",
    "What follows from the decision will be settled by lawyers, slowly, and perhaps not in the lifetime of any of us.",
)


def story(headline: str, paragraphs: tuple[str, ...], published: datetime) -> str:
    page = listing(headline, [ADDED, "World Meteorological Organization", "Colombo Plan Council"], published)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return page.replace("</ul>", f"</ul>{text}")


def outlets(press: Press, number: int) -> None:
    lines = [
        f"id: s{one}, {PRESS.format(publisher=f'Outlet {one}')}, kind: feed, url: '{{web}}/feed{one}'"
        for one in range(number)
    ]
    press.sources(*lines)
    for one in range(number):
        press.site.pages[f"/feed{one}"] = xml("<rss><channel></channel></rss>")


def put(press: Press, one: int, page: str) -> None:
    press.site.pages[f"/docs/story{one}"] = page
    item = f"<item><title>US leaves the postal union</title><link>/docs/story{one}</link></item>"
    press.site.pages[f"/feed{one}"] = xml(f"<rss><channel>{item}</channel></rss>")


def test_ten_outlets_with_one_text_are_one_voice(press: Press) -> None:
    outlets(press, 11)
    press.poll()
    for one in range(10):
        text = AGENCY_TEXT[:3] if one in (3, 7) else AGENCY_TEXT
        put(
            press,
            one,
            story(f"Headline of outlet {one}", (f"By the staff of outlet {one}.", *text), press.now),
        )
    told = press.poll()
    assert "added upu single" in told
    assert not [one for one in told if "reported" in one]
    put(press, 10, story("Empty corridors", OWN_TEXT, press.now))
    assert "added upu reported" in press.poll()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The White House said on Monday that the United States is leaving the Universal Postal Union.",),
        AGENCY_TEXT,
    ],
    ids=["a sentence", "an article"],
)
def test_the_same_page_at_several_outlets_is_one_voice(press: Press, paragraphs: tuple[str, ...]) -> None:
    outlets(press, 3)
    press.poll()
    page = article("US leaves the postal union", *paragraphs, published=press.now)
    if len(paragraphs) > 1:
        page = story("US leaves the postal union", paragraphs, press.now)
    for one in range(3):
        put(press, one, page)
    told = press.poll()
    assert "added upu single" in told
    assert not [one for one in told if "reported" in one]


def test_replay_counts_voices_as_they_are_counted_now(
    press: Press, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlets(press, 2)
    press.poll()
    for one in range(2):
        put(press, one, story("Headline", AGENCY_TEXT, press.now))
    with monkeypatch.context() as older:
        older.setattr("monitor.voices.copies", lambda one, other: False)
        assert "added upu reported" in press.poll()
    press.now += timedelta(hours=1)
    settings = press.settings()
    done = replay(settings, press.store, apply=True, reader=reader, clock=lambda: press.now)
    fallen = [one for one in done.changes if one.organization is not None and one.organization.id == "upu"]
    assert [(one.kind, one.level, one.old, one.late) for one in fallen] == [
        (ChangeKind.ADDED, Level.SINGLE, "reported", True)
    ]
    assert route(fallen[0]) == (Topic.REPORTED, Topic.SINGLE)
    again = replay(settings, press.store, reader=reader, clock=lambda: press.now)
    assert (again.reread, again.changes) == ((), ())


def test_two_outlets_with_their_own_texts_are_two(press: Press) -> None:
    outlets(press, 2)
    press.poll()
    put(press, 0, story("One", AGENCY_TEXT, press.now))
    put(press, 1, story("Two", OWN_TEXT, press.now))
    assert {"added upu single", "added upu reported"} <= set(press.poll())


def test_the_report_names_whose_text_it_is(press: Press) -> None:
    outlets(press, 2)
    press.poll()
    put(press, 0, story("One", ("GENEVA (Reuters) - It was a surprise.", *AGENCY_TEXT), press.now))
    press.poll()
    assert press.last is not None
    assert press.last.report is not None
    assert "Outlet 0 (text of Reuters)" in press.last.report.read_text("utf-8")
    put(press, 1, story("Zwei", ("Genf (Reuters) - Es kam als Überraschung.", *OWN_TEXT), press.now))
    assert not [one for one in press.poll() if "reported" in one]
