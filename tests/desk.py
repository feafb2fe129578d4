"""A place to poll in: a web server, a mail server, a folder with sources.yaml, and a clock set by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.config import Settings, load
from monitor.demo import pages
from monitor.demo.servers import Mailbox, Site, WebServer
from monitor.model import Change, Organization
from monitor.service import Options, PollResult, Reader, poll, queries
from monitor.store import Store
from monitor.store.append_only import evidence_tables
from tests.databases import open_empty

SOURCES = """\
version: 1
snapshot: {snapshot}
network: {{user_agent: test, allow_private: true, per_origin_delay: 0s, retries: 0, timeout: 10s}}
notify:
  from: monitor@example.org
  to:
    - {{address: news@example.org, topics: [confirmed, reported], when: now}}
    - {{address: singles@example.org, topics: [single], when: now}}
    - {{address: operator@example.org, topics: [operator, changes], when: now}}
sources:
  - {{id: memo, kind: page, authority: official, publisher: Government, language: en,
      url: "{web}/memo", every: 6h}}
  - {{id: seed, kind: page, authority: press, publisher: Taiwan Daily, language: zh-Hant,
      url: "{web}/seed", every: 6h}}
  - {{id: times, kind: page, authority: press, publisher: The Times, language: en,
      url: "{web}/times", every: 6h}}
  - {{id: post, kind: page, authority: press, publisher: The Post, language: en,
      url: "{web}/post", every: 6h}}
  - {{id: post-again, kind: page, authority: press, publisher: the post, language: en,
      url: "{web}/again", every: 6h}}
"""


def words_of(change: Change) -> str:
    """Return a change as `kind organization level source`."""
    organization = change.organization.id if change.organization else None
    return " ".join(str(part) for part in (change.kind, organization, change.level) if part)


def news_page(names: Sequence[str], *, before: str = "", after: str = "") -> str:
    """Return a page of the press with a list under an announcing heading."""
    items = "".join(f"<li>{name}</li>" for name in names)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What the US leaves</title></head>'
        f"<body><article><h1>The organizations that the United States is leaving</h1>{before}"
        f"<p>The United States withdraws from the following organizations:</p><ul>{items}</ul>{after}"
        "</article></body></html>"
    )


@dataclass
class Desk:
    """Everything that a history of polls needs."""

    folder: Path
    web: WebServer
    site: Site
    mailbox: Mailbox
    store: Store
    reader: Reader
    known: list[Organization]
    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    last: PollResult | None = None
    read_mails: int = 0
    outcomes: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    smtp: str | None = None  # None: the mail server of the desk
    environment: dict[str, str] = field(default_factory=dict)

    def poll(
        self,
        *only: str,
        hours: float = 6,
        force: bool = True,
        refetch: bool = False,
        broken: bool = False,
    ) -> list[str]:
        """Poll some hours later; return what is told.  With `broken` the program fails over a source."""
        self.now += timedelta(hours=hours)
        options = Options(only, force, refetch)
        self.last = poll(self.settings(), self.store, options=options, reader=self.reader)
        self.outcomes = {source.id: source.outcome for source in self.last.sources}
        self.reasons = {source.id: source.reason for source in self.last.sources}
        assert self.last.broken is broken, self.reasons
        return [words_of(change) for change in self.last.changes]

    def settings(self) -> Settings:
        """Return the settings with the clock where it stands."""
        smtp = self.mailbox.address if self.smtp is None else self.smtp
        given = {"MONITOR_NOW": self.now.isoformat(), "MONITOR_SMTP_URL": smtp, **self.environment}
        return load(self.folder / "sources.yaml", {}, given)

    def standings(self) -> dict[str, tuple[str, bool]]:
        """Return level and presence of every organization."""
        snapshot = queries.current(self.store, self.settings())
        return {key: (standing.level, standing.current) for key, standing in snapshot.standings.items()}

    def evidence(self) -> dict[str, int]:
        """Count the rows of everything that is evidence."""
        counts = self.store.counts()
        return {table: counts[table] for table in evidence_tables()}

    def configure(self, old: str, new: str) -> None:
        """Change the sources file."""
        path = self.folder / "sources.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def page(self, path: str) -> str:
        """Return the text of a page that is shown."""
        page = self.site.pages[path]
        assert isinstance(page, str)
        return page

    @property
    def names(self) -> list[str]:
        """The names on the pages of the press."""
        return [organization.name for organization in self.known[:12]]

    def mails(self) -> list[tuple[str, str]]:
        """Return recipient and subject of the mails since the last call."""
        fresh = self.mailbox.messages[self.read_mails :]
        self.read_mails = len(self.mailbox.messages)
        return sorted((recipients[0], str(message["subject"])) for recipients, message in fresh)

    def recipients(self) -> list[str]:
        """Return who got mail since the last call, without domain."""
        return [address.partition("@")[0] for address, _ in self.mails()]

    def memorandum(self, *added: str) -> None:
        """Show the official page, with further names."""
        self.site.pages["/memo"] = pages.memorandum(self.known, added)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def desk(tmp_path: Path, reader: Reader) -> Iterator[Desk]:
    known = sorted((o for o in reader.gazetteer.organizations.values() if o.section), key=lambda o: o.name)
    site = Site()
    with WebServer(site) as web, Mailbox() as mailbox:
        (tmp_path / "sources.yaml").write_text(SOURCES.format(web=web.address, snapshot="packaged"), "utf-8")
        store = open_empty(tmp_path / "db" / "monitor.sqlite3")
        place = Desk(tmp_path, web, site, mailbox, store, reader, known)
        place.memorandum()
        names = place.names
        site.pages |= {
            "/seed": pages.chinese_tables(known),
            "/times": news_page(names),
            "/post": news_page(names),
            "/again": news_page(names),
        }
        yield place
        store.dispose()
