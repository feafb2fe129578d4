"""What the configuration says, as plain values; `monitor.config.load` makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from monitor.config.schedule import Schedule
from monitor.model import Network, Recipient, SourceFacts

KINDS = ("page", "feed", "links", "federal-register")
"""Every kind of source."""


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of `sources:`.

    `network` is what holds for this source, with its own keys merged into those of the file.  `since` is None
    where the default holds: the day of the snapshot for official sources, the first contact for others.
    `fingerprint` is a digest of everything that decides what is read and what it means: where it differs from
    the stored one, the page is read again even if the server says that it did not change.
    """

    facts: SourceFacts
    kind: str
    url: str
    schedule: Schedule
    network: Network
    fingerprint: str
    enabled: bool = True
    select: str | None = None
    follow: str | None = None
    pattern: str | None = None
    pages: int = 5
    archive: str | None = None
    terms: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    limit: int = 50
    since: date | None = None
    watch: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The word by which the source is called everywhere."""
        return self.facts.id


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """Where and how mail is handed over; `tls` is `implicit`, `starttls` or `none`.

    The password never shows in a representation.
    """

    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: str = "starttls"
    ca: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is configured, from `sources.yaml`, the environment and the command line.

    `snapshot` is `packaged`, `empty` or an absolute path.  `now` stands for the present in one-shot commands
    (None: the clock's).  `voices_needed` independent voices make a report of the press `reported`.
    `database_url` may hold a password, so it does not show in a representation.
    """

    path: Path
    sources: tuple[Source, ...]
    network: Network
    database_url: str = field(repr=False)
    reports: Path
    recipients: tuple[Recipient, ...] = ()
    mail_from: str = ""
    reports_url: str | None = None
    snapshot: str = "packaged"
    smtp: SmtpSettings | None = None
    now: datetime | None = None
    voices_needed: int = 2

    def source(self, source_id: str) -> Source | None:
        """Return the source of that id, or None."""
        return next((source for source in self.sources if source.id == source_id), None)
