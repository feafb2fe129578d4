"""What leaves the store: model values with the ids and times under which they are kept.

Ids are what the database gave; nobody outside the store makes one up.  All times are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from monitor.model import Capture, Change, Listing, Notice, Observation, SourceFacts, Validators, Verdict

NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class StoredRun:
    """One run of a command.

    `outcome` is what the command noted when it finished (JSON-able); it is empty, and `finished_at` None, for
    a run that is under way or died.  `manifest` is the hash over its captures, `previous_manifest` that of
    the run before, so that the runs form a chain.
    """

    id: str
    sequence: int
    started_at: datetime
    command: str = ""
    now_override: datetime | None = None
    version: str = ""
    data_version: str = ""
    finished_at: datetime | None = None
    outcome: Mapping[str, Any] = field(default_factory=dict)
    report_path: str | None = None
    manifest: str | None = None
    previous_manifest: str | None = None


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture with its verdict when it was made, who spoke then, and the run that made it.

    `capture.body` is empty where it was asked for without its body; `capture.sha256` always tells the hash.
    """

    id: int
    run_id: str
    capture: Capture
    verdict: Verdict
    judge_version: str
    facts: SourceFacts
    catch_up: bool = False


@dataclass(frozen=True, slots=True)
class StoredListing:
    """What one capture meant when it was read by one version of code and data; replay adds another.

    `observation.listing` is None where the verdict did not let the capture be read.
    """

    id: int
    capture_id: int
    run_id: str
    observation: Observation
    judge_version: str
    code_version: str
    data_version: str
    created_at: datetime

    @property
    def listing(self) -> Listing | None:
        """What was read."""
        return self.observation.listing


@dataclass(frozen=True, slots=True)
class StoredObservation:
    """One step of the fold, in the order of its taking; `listing_id` is None where nothing was read."""

    order: int
    run_id: str
    capture_id: int
    listing_id: int | None
    observation: Observation


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change with the evidence and the run that brought it; `sequence` is the order of telling."""

    sequence: int
    run_id: str
    change: Change
    capture_id: int | None = None
    listing_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredNotice:
    """A notice with the change that it tells; `message_id` is None until it is bundled into a message."""

    id: int
    notice: Notice
    created_at: datetime
    change: StoredChange
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message to one address, due at `next_attempt_at` until `sent_at` says that it was handed over."""

    id: str
    address: str
    run_id: str | None
    created_at: datetime
    next_attempt_at: datetime
    attempts: int = 0
    last_error: str | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """What a person decided, when and why.  It is never edited: a later one supersedes it.

    `kind` is the decision's word (`accept`, `reject`, `same-as`, `new`), `subject` what it is about, `target`
    what it points to, if anything.
    """

    order: int
    who: str
    at: datetime
    why: str
    kind: str
    subject: str
    target: str | None = None
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentState:
    """When a document was seen, checked and is due, and what its server gave to ask for changes only.

    `fingerprint` is that of the configuration under which it was last read.
    """

    source: str
    url: str
    first_seen_at: datetime
    last_checked_at: datetime | None = None
    validators: Validators = NO_VALIDATORS
    last_capture_id: int | None = None
    next_due_at: datetime | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that an index led to.

    `key` is its canonical address, `url` the one to fetch.  `decision` is `waiting`, `read`, `skipped` or
    `twin` (another document's address), `reason` why in one clause.  `catch_up` marks what first contact reads
    back.  `failures` counts failures in a row, `changed_at` is when its bytes last changed (None: never read),
    `due_at` when it is read again (None: no more).
    """

    key: str
    source: str
    url: str
    title: str
    summary: str
    published: datetime | None
    identifier: str
    found_at: datetime
    decision: str
    reason: str
    catch_up: bool = False
    failures: int = 0
    changed_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VoiceText:
    """The text of a document that makes claims, as hashed shingles, and the voice with which it speaks.

    `origin` is the agency that the text names as its own, if any.
    """

    url: str
    source: str
    at: datetime
    voice: str
    origin: str | None
    shingles: bytes


@dataclass(frozen=True, slots=True)
class SourceState:
    """When a source was polled and is due, and the trouble it is in.

    The lease is read here, and changed by `lease` and `release` only.
    """

    source: str
    fingerprint: str = ""
    next_due_at: datetime | None = None
    last_polled_at: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    trouble: str | None = None
    lease_owner: str | None = None
    lease_until: datetime | None = None
