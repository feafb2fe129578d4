"""Sources, what came back from their addresses, and whether it may be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Authority(StrEnum):
    """Who speaks: the US government or a depositary, the organization itself or the UN, or the press."""

    OFFICIAL = "official"
    AFFECTED = "affected"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect that was followed: the address asked, its status, where it pointed."""

    url: str
    status: int
    location: str


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server itself gave to ask for changes only (RFC 9110 §8.8); never our own clock."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Capture:
    """What came back from one address: the evidence from which everything else is computed.

    `url` is the document's address, `final_url` where the redirects ended.  `status` is None when no
    answer came; then `error` says why in one line.  `body` holds the bytes after content decoding (gzip,
    brotli, zstd) and before character decoding; `sha256` is the hex digest of `body`.  `headers` are the
    answer's, names in lower case, in order.  `robots` says what robots.txt allowed: `allowed`,
    `disallowed`, `ignored: REASON`, `none` (there is no such file) or `unreachable`.
    """

    source: str
    url: str
    final_url: str
    requested_at: datetime
    captured_at: datetime
    status: int | None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    sha256: str = ""
    hops: tuple[Hop, ...] = ()
    truncated: bool = False
    error: str | None = None
    robots: str = "allowed"
    attempts: int = 1

    @property
    def not_modified(self) -> bool:
        """Say whether the server answered that nothing changed (304)."""
        return self.status == 304

    def header(self, name: str) -> str | None:
        """Return the first value of a header, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)


@dataclass(frozen=True, slots=True)
class Network:
    """How requests are made.  Sizes in bytes after decoding, times in seconds.

    `robots_ignored` is the reason given for not obeying robots.txt; None means that it is obeyed.
    `allow_private` permits loopback, private and link-local addresses (tests and demonstrations).
    """

    user_agent: str
    contact: str = ""
    allow_private: bool = False
    max_body: int = 20_000_000
    timeout: float = 60.0
    concurrency: int = 100
    per_origin_delay: float = 1.0
    retries: int = 3
    robots_ignored: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """The part of a source's configuration that decisions and reports need."""

    id: str
    publisher: str
    authority: Authority
    language: str | None = None
    url: str = ""
    min_entries: int | None = None
    anchors: tuple[str, ...] = ()


class VerdictCode(StrEnum):
    """May a capture be read at all?  Only `ok` may."""

    OK = "ok"
    EMPTY = "empty"  # no body, or no text in it
    BLOCKED = "blocked"  # a firewall, challenge, consent or "request access" page; 401, 403, 429, 451
    SOFT_ERROR = "soft-error"  # an error or maintenance page served as a success; an app shell
    ERROR = "error"  # the server says that it failed (5xx), or an unexpected status
    GONE = "gone"  # 404 or 410
    MOVED = "moved"  # redirected to the front page, a login or another site's page
    UNREACHABLE = "unreachable"  # no answer: name, connection, TLS, time limit
    DISALLOWED = "disallowed"  # robots.txt does not let us read it
    TOO_LARGE = "too-large"  # more bytes than `max_body`
    UNREADABLE = "unreadable"  # bytes of no kind that can be read


CUT = 0.3
"""Quality of a page that breaks off, and below: its last words may be half a name."""

INCOMPLETE = 0.4
"""Quality of a page of which something is missing, and below: what it lacks proves nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a capture may be read, why, and how good it looks (0 to 1)."""

    code: VerdictCode
    reasons: tuple[str, ...] = ()
    quality: float = 1.0

    @property
    def ok(self) -> bool:
        """Say whether the capture may be read."""
        return self.code is VerdictCode.OK

    @property
    def incomplete(self) -> bool:
        """Say whether something of the page is missing."""
        return self.ok and self.quality <= INCOMPLETE

    @property
    def cut(self) -> bool:
        """Say whether the page may have broken off inside a name."""
        return self.ok and self.quality <= CUT
