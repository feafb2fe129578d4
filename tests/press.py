"""Sources of every kind and the documents that they lead to, over real HTTP on the loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from monitor.config import Settings, load
from monitor.demo.servers import Answer, Mailbox, Site, WebServer
from monitor.service import Options, PollResult, Reader, poll
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
