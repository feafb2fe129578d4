"""The whole corpus as news: three months of polls, each page published on its day by an outlet or by the government.

Whatever a page announces must stand afterwards and be told with that page as evidence, and nothing else may be told:
no page without an announcement makes one, and none of the press confirms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import escape

import httpx
import pytest

from monitor.config import Settings, load
from monitor.demo.servers import Mailbox
from monitor.model import Capture, Change, ChangeKind, Snapshot
from monitor.service import Options, Reader, poll, queries
from monitor.service.reading import Reading
from monitor.store import Store
from tests.corpus.scoring import TYPES, Case, cases, folded
from tests.databases import open_empty

FIRST = date(2026, 1, 1)
EVERY = timedelta(days=30)
GAINS = {ChangeKind.ADDED, ChangeKind.CONFIRMED, ChangeKind.UNVERIFIED}
TOPICS = ("confirmed", "reported", "single", "changes", "operator")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the corpus and who publishes it."""

    case: Case
    official: bool

    @property
    def url(self) -> str:
        return f"https://{self.source}.example/{self.case.shape}/{self.case.name}{self.case.page.suffix}"

    @property
    def source(self) -> str:
        language = self.case.want["language"].casefold()
        return f"{'office' if self.official else 'paper'}-{language}"

    @property
    def day(self) -> date:
        return date.fromisoformat(self.case.want["published"])

    @property
    def announced(self) -> frozenset[str]:
        return frozenset(self.case.want["ids"])

    @property
    def unknown(self) -> frozenset[str]:
        return frozenset(map(folded, self.case.want["unknown"]))


def published() -> list[Page]:
    """Return the pages that are read rightly, every second one by the government; satire is the press's."""
    found = []
    for number, case in enumerate(
        case for case in cases() if "open" not in case.want and "published" in case.want
    ):
        if case.want["published"] is None:
            continue
        found.append(Page(case, number % 2 == 0 and not case.name.startswith("satire")))
    return found


class Remembering(Reader):
    """A reader that reads the same bytes once, however many histories they stand in."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str, str | None], Reading] = {}

    def read(
        self,
        capture: Capture,
        previous: Capture | None = None,
        *,
        language: str | None = None,
        select: str | None = None,
    ) -> Reading:
        key = (capture.url, capture.sha256, previous.sha256 if previous else None)
        if key not in self._read:
            self._read[key] = super().read(capture, previous, language=language, select=select)
        return self._read[key]


@dataclass
class History:
    """What the polls of three months told, and what stands after them."""

    folder: Path
    pages: Sequence[Page]
    reader: Reader
    snapshot: str
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    @cached_property
    def by_url(self) -> dict[str, Page]:
        return {page.url: page for page in self.pages}

    def run(self, store: Store, mailbox: Mailbox) -> tuple[list[Change], Snapshot]:
        told: list[Change] = []
        last = max(page.day for page in self.pages)
        while self.now.date() <= last + EVERY:
            settings = self.settings(mailbox.address)
            done = poll(
                settings,
                store,
                options=Options(force=True),
                reader=self.reader,
                transport=httpx.MockTransport(self.answer),
            )
            assert not done.broken, done.sources
            assert all(one.outcome != "failed" for one in done.sources), done.sources
            told += done.changes
            self.now += EVERY
        return told, queries.current(store, self.settings(mailbox.address))

    def settings(self, smtp: str) -> Settings:
        lines = [
            "version: 1",
            f"snapshot: {self.snapshot}",
            "network: {user_agent: test, per_origin_delay: 0s, retries: 0}",
            "notify:",
            "  from: monitor@example.org",
            "  to:",
            *(f"    - {{address: {one}@example.org, topics: [{one}]}}" for one in TOPICS),
            "sources:",
            *(
                f"  - {{id: {page.source}, kind: feed, authority: {'official' if page.official else 'press'}, "
                f'publisher: {page.source}, language: "{page.case.want["language"]}", limit: 1000, '
                f"since: 2026-01-01, url: 'https://{page.source}.example/feed'}}"
                for page in {page.source: page for page in self.pages}.values()
            ),
        ]
        path = self.folder / "sources.yaml"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return load(path, {}, {"MONITOR_NOW": self.now.isoformat(), "MONITOR_SMTP_URL": smtp})

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404, stream=httpx.ByteStream(b""))
        if request.url.path == "/feed":
            source = request.url.host.removesuffix(".example")
            return _answer("application/rss+xml", self._feed(source).encode())
        page = self.by_url[str(request.url)]
        return _answer(TYPES[page.case.page.suffix], page.case.page.read_bytes())

    def _feed(self, source: str) -> str:
        """Show what was published by now, without titles, so that no word decides what is read."""
        shown = [page for page in self.pages if page.source == source and page.day <= self.now.date()]
        items = "".join(
            f"<item><link>{escape(page.url)}</link>"
            f"<pubDate>{datetime.combine(page.day, time(8), UTC):%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
            for page in sorted(shown, key=lambda page: page.day, reverse=True)
        )
        return (
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>News</title>"
            f"<link>https://{source}.example/</link><description>News</description>{items}</channel></rss>"
        )


def _answer(content_type: str, body: bytes) -> httpx.Response:
    return httpx.Response(200, headers={"Content-Type": content_type}, stream=httpx.ByteStream(body))


@pytest.fixture(scope="module")
def remembering() -> Reader:
    return Remembering()


@pytest.mark.slow
@pytest.mark.parametrize("snapshot", ["packaged", "empty"])
def test_a_quarter_of_news_tells_what_was_announced_and_nothing_else(
    snapshot: str, tmp_path: Path, remembering: Reader
) -> None:
    pages = published()
    history = History(tmp_path, pages, remembering, snapshot)
    store = open_empty(tmp_path / "db" / "monitor.sqlite3")
    try:
        with Mailbox() as mailbox:
            told, after = history.run(store, mailbox)
    finally:
        store.dispose()
    assert len(pages) > 500
    assert not [*_false(history, told), *_missed(history, told, after)]


def _false(history: History, told: Sequence[Change]) -> Iterator[str]:
    """Yield every addition that cites a page which does not announce it."""
    for change in told:
        if change.kind not in GAINS:
            continue
        for evidence in change.evidence:
            page = history.by_url[evidence.url]
            organization = change.organization
            assert organization is not None
            if not page.official and evidence.url == change.url and change.level == "confirmed":
                yield f"{evidence.url} confirms {organization.id}, and is of the press"
            if organization.provisional:
                if not {folded(organization.name), folded(evidence.quote)} & page.unknown:
                    yield f"{evidence.url} does not announce {organization.name!r}"
            elif organization.id not in page.announced:
                yield f"{evidence.url} does not announce {organization.id}: {evidence.quote[:80]!r}"


def _missed(history: History, told: Sequence[Change], after: Snapshot) -> Iterator[str]:
    """Yield everything that a page announces and that does not stand on it, or was never told."""
    words: dict[str, set[str]] = defaultdict(set)
    for change in told:
        for evidence in change.evidence:
            words[evidence.url] |= {folded(evidence.quote)}
            if change.organization is not None:
                words[evidence.url] |= {folded(change.organization.name)}
    for page in history.pages:
        for key in sorted(page.announced):
            standing = after.standings.get(key)
            if standing is None or not standing.current:
                yield f"{page.url}: {key} does not stand"
            elif page.url not in standing.support:
                yield f"{page.url} does not stand behind {key}"
            elif page.official and standing.level != "confirmed":
                yield f"{page.url}: {key} is {standing.level}"
        for name in sorted(page.unknown - words[page.url]):
            yield f"{page.url}: {name!r} was never told"
