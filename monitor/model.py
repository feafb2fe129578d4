"""The values that flow between the stages: frozen dataclasses and enumerations, nothing else.

The order of this file is the order of the pipeline: a capture is judged, read, resolved, guarded, folded
into standings and told as changes.  All times are aware and in UTC.  Everything here is plain data, so
that every value can be stored, compared, and computed again from stored bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

# ---------------------------------------------------------------- sources and captures


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


# ---------------------------------------------------------------- organizations and names


class Section(StrEnum):
    """The two sections of the memorandum of 2026-01-07."""

    UN = "un"
    NON_UN = "non-un"


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization, treaty or agreement.  `name` is the official English name.

    `names` holds one preferred name a language (BCP 47 tag).  `provisional` marks an organization that an
    official list names and that no gazetteer knows yet; its id then starts with `new-`.
    """

    id: str
    name: str
    section: Section | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    wikidata: str | None = None
    parent: str | None = None
    provisional: bool = False


class Method(StrEnum):
    """How words were resolved to an organization, from strongest to weakest."""

    OFFICIAL = "official"
    ALIAS = "alias"
    NORMALIZED = "normalized"
    ACRONYM = "acronym"
    FUZZY = "fuzzy"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which organization some words mean; `organization` is None when no gazetteer knows them."""

    organization: Organization | None = None
    method: Method = Method.NONE
    score: float = 0.0


UNRESOLVED = Resolution()


class Place(StrEnum):
    """Where words stand: an entry of a list, or running text (where fewer names count)."""

    LIST = "list"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in running text: `text[start:end]` means `resolution.organization`."""

    start: int
    end: int
    resolution: Resolution


class Names(Protocol):
    """What the page reader needs of the gazetteer; implemented by `monitor.names`."""

    def resolve(self, text: str, *, language: str | None = None, place: Place = Place.LIST) -> Resolution:
        """Return the organization that the whole text names (never fuzzy)."""

    def find(self, text: str, *, language: str | None = None, place: Place = Place.PROSE) -> Sequence[Found]:
        """Return every name inside the text: longest match, left to right, no overlaps."""


# ---------------------------------------------------------------- what was read


@dataclass(frozen=True, slots=True)
class Locator:
    """Where words stand in a page: an element path and a range of characters in that element's text.

    `path` reads like `html/body/main/p[12]` (1-based among siblings of the same name, the first without a
    number; empty for formats without elements; `page[3]` for PDF, `item[2]/description/html/body/p` for a
    feed).  The range counts in the element's visible text: white space collapsed, hidden text dropped, its
    blocks joined by one space (`monitor.extract.locate`).
    """

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the list as the page prints it.

    `text` is the name without its number and closing punctuation, in its original words.  `position`
    counts from 1 inside the section; `number` is the printed one, if any.  `names` holds what the item
    gives by language.  `resolution` is filled by `monitor.names`.
    """

    section: Section | None
    position: int
    text: str
    names: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    number: str | None = None
    locator: Locator | None = None
    resolution: Resolution = UNRESOLVED


@dataclass(frozen=True, slots=True)
class Stated:
    """The totals that a page states; None where it states none."""

    total: int | None = None
    un: int | None = None
    non_un: int | None = None


class ListingKind(StrEnum):
    """Whether a page holds the list, speaks of it in sentences, or neither."""

    LIST = "list"
    PROSE = "prose"
    NONE = "none"


class Context(StrEnum):
    """How a sentence mentions an organization; only an announcement is news."""

    ANNOUNCEMENT = "announcement"
    BACKGROUND = "background"
    CONDITIONAL = "conditional"
    OTHER = "other"


class ActKind(StrEnum):
    """What was done about one organization, in the usual order."""

    ANNOUNCED = "announced"
    NOTIFIED = "notified"
    EFFECTIVE = "effective"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names an organization, and how.

    `text` is the name as printed, `sentence` the sentence around it.  `act` and `effective` (the day from
    which an exit counts) are given where the sentence states them; `dated` is the day on which the
    sentence says it happened.
    """

    text: str
    sentence: str
    context: Context
    resolution: Resolution = UNRESOLVED
    act: ActKind | None = None
    dated: date | None = None
    effective: date | None = None
    language: str | None = None
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What was read out of one capture.

    `entries` are in the order of the page.  `review_ongoing` is True where the page says that the review of
    further organizations goes on, False where it says that it ended, None where it is silent.  `published`
    and `modified` come from metadata or text.  `heading` is the announcing heading or sentence above the
    list.  `open_ended` marks a list that says of itself that it names only some ("and others");
    `refers_back` one that adds to an earlier list ("after the 66 of January, also these four").
    `select_missed` says that the configured part of the page was not there, so the whole page was read.
    """

    kind: ListingKind = ListingKind.NONE
    entries: tuple[Entry, ...] = ()
    mentions: tuple[Mention, ...] = ()
    stated: Stated = Stated()
    review_ongoing: bool | None = None
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    title: str = ""
    heading: str = ""
    open_ended: bool = False
    refers_back: bool = False
    select_missed: bool = False


# ---------------------------------------------------------------- what may be believed


class Outcome(StrEnum):
    """What a listing may do to what is believed."""

    ACCEPTED = "accepted"  # whole: what is there counts, and so does what is absent
    PARTIAL = "partial"  # what is there counts, what is absent proves nothing
    HELD = "held"  # it changes nothing by itself; a person decides


@dataclass(frozen=True, slots=True)
class Guarded:
    """What a listing may do, with the reasons; `by` names the person who decided it, empty for the guard."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()
    by: str = ""


class Level(StrEnum):
    """How certain a standing is: official, two independent voices, or one."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where the claim stands: stored bytes, an address, a time, and the words.

    `captured_at` and `sha256` are None and empty for the packaged snapshot, which cites a document that
    this database never fetched.  `voice` names who speaks independently (see `monitor.voices`).
    """

    source: str
    publisher: str
    authority: Authority
    url: str
    captured_at: datetime | None
    published: datetime | None
    sha256: str
    quote: str
    language: str | None = None
    voice: str = ""
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act about one organization: its kind, its day (None where unknown), and its evidence."""

    kind: ActKind
    on: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Absence:
    """An accepted official list no longer holds the organization: when that was first and last seen."""

    first: datetime
    last: datetime
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Standing:
    """What is believed of one organization, and why.

    `support` holds the newest evidence of each document that lists or announces it, keyed by address.
    `since` is when the monitor (or the packaged snapshot) first believed it.  `removed` is True after a
    removal; a reversal is an act.  Both keep the standing, so that its history is never lost.
    """

    organization: Organization
    level: Level
    since: datetime
    acts: tuple[Act, ...] = ()
    support: Mapping[str, Evidence] = field(default_factory=dict)
    absences: Mapping[str, Absence] = field(default_factory=dict)
    removed: bool = False

    @property
    def reversed(self) -> bool:
        """Say whether the newest act takes the withdrawal back."""
        return bool(self.acts) and self.acts[-1].kind is ActKind.REVERSED

    @property
    def current(self) -> bool:
        """Say whether the organization stands on the list today."""
        return not self.removed and not self.reversed


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All standings at one moment, by organization id."""

    as_of: datetime
    standings: Mapping[str, Standing] = field(default_factory=dict)


# ---------------------------------------------------------------- what is told


class ChangeKind(StrEnum):
    """What can be told: about organizations, about what sources say, and about the sources themselves."""

    ADDED = "added"
    CONFIRMED = "confirmed"
    REVERSED = "reversed"
    REMOVED = "removed"
    REWORDED = "reworded"
    ACT = "act"
    TOTAL_CHANGED = "total-changed"
    REVIEW_CHANGED = "review-changed"
    NEW_DOCUMENT = "new-document"
    UNVERIFIED = "unverified"  # a new name in a held official listing
    VANISHED = "vanished"
    RESTORED = "restored"
    HELD = "held"
    UNREACHABLE = "unreachable"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to tell.  `id` is a digest of what makes it this change, so that it is told once.

    `old` and `new` are short human texts (a level, a name, a total, a date).  `late` marks what only replay
    found, `catch_up` what first contact read back, `partial` an addition that a partial listing carries.
    """

    id: str
    kind: ChangeKind
    at: datetime
    organization: Organization | None = None
    level: Level | None = None
    old: str | None = None
    new: str | None = None
    source: str | None = None
    url: str | None = None
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    late: bool = False
    catch_up: bool = False
    partial: bool = False


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


@dataclass(frozen=True, slots=True)
class DocumentMemory:
    """What the fold remembers of one document: its last trusted listing and its trouble.

    `entries` maps the id of each resolved entry (or, for an unresolved one, its folded words) to the text
    last printed for it; `whole` says that it was accepted, so that what it lacks counts, and `missing` which
    declared anchors it lacked.  `trouble` is the kind of trouble that was told and has not ended;
    `held_digest` the ids of the new names that a held listing told already, `held_sha256` the bytes that are
    held, `dismissed` those that a person rejected and `rejected` the new names on them, `unresolved` the folded
    words that were told.
    """

    url: str
    source: str
    seen: bool = False
    entries: Mapping[str, str] = field(default_factory=dict)
    stated: Stated = Stated()
    review_ongoing: bool | None = None
    language: str | None = None
    listed: bool = False
    trouble: ChangeKind | None = None
    failures: int = 0
    failing_since: datetime | None = None
    held_digest: str = ""
    unresolved: tuple[str, ...] = ()
    whole: bool = False
    missing: tuple[str, ...] = ()
    held_sha256: str = ""
    dismissed: str = ""
    rejected: tuple[str, ...] = ()


class DecisionKind(StrEnum):
    """What a person can decide about something that waits."""

    ACCEPT = "accept"  # a held page counts as it stands; an unknown name is an organization of its own
    REJECT = "reject"  # a held page counts for nothing; words are the name of no organization
    SAME_AS = "same-as"  # words mean an organization that is known
    NEW = "new"  # words name an organization that nobody knew


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, with who, when and why.  It is never edited: a later one supersedes it.

    `order` is its place among captures, listings and decisions.  `subject` is `page-N` for the held capture N,
    or the provisional id of some words.  `organization` is what `same-as` points to.
    """

    order: int
    kind: DecisionKind
    subject: str
    who: str
    at: datetime
    why: str
    organization: Organization | None = None
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The whole of what is believed: a fold over all evidence and decisions, and nothing else.

    `decided` holds the newest decision about each provisional id.
    """

    snapshot: Snapshot
    documents: Mapping[str, DocumentMemory] = field(default_factory=dict)
    decided: Mapping[str, Decision] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Observation:
    """One step of the fold: what one capture of one document means.

    `announced` is the title under which an index led to the document; None for a page that is configured.
    `found_at` is when replay or a person brought it about; None where it was understood as it was captured.
    """

    facts: SourceFacts
    url: str
    at: datetime
    sha256: str
    verdict: Verdict
    listing: Listing | None = None
    guarded: Guarded | None = None
    voice: str = ""
    late: bool = False
    catch_up: bool = False
    announced: str | None = None
    found_at: datetime | None = None

    @property
    def told_at(self) -> datetime:
        """Return when what it tells became known."""
        return self.found_at or self.at


class Topic(StrEnum):
    """What a recipient can ask for."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    SINGLE = "single"
    CHANGES = "changes"
    OPERATOR = "operator"


class When(StrEnum):
    """How soon a recipient is told."""

    NOW = "now"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets what, when.  `time_zone` is an IANA name and decides when a day or week ends."""

    address: str
    topics: frozenset[Topic]
    when: When = When.NOW
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Notice:
    """One change for one recipient; `due` is when it may be sent (now, or the end of the day or week)."""

    change_id: str
    address: str
    topic: Topic
    due: datetime


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What came of polling one source in a run.  `outcome` is the word that `poll --json` prints."""

    id: str
    outcome: str  # unchanged | accepted | partial | held | failed | not-due
    reason: str = ""
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources say differently: who lists an organization and who does not, or who states which total.

    `about` is the id of the organization, or `total`; `name` its name.  `sides` holds what is said, each with
    the publishers that say it, in the order of a report.
    """

    about: str
    name: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RunReport:
    """Everything that one report renders; rendering it twice gives the same bytes.

    `manifest` is the hash over the run's captures, linked to the run before.
    """

    run: str
    started: datetime
    changes: tuple[Change, ...]
    sources: tuple[SourceResult, ...]
    facts: Mapping[str, SourceFacts]
    totals: Mapping[str, int]  # after the run: how many stand confirmed, reported, single, un, non-un
    version: str = ""
    data_version: str = ""
    manifest: str = ""
    disagreements: tuple[Disagreement, ...] = ()
