"""The fold: what one capture or one decision adds to everything that is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from monitor.model.captures import SourceFacts, Verdict
from monitor.model.listings import NOTHING_STATED, Listing, Stated
from monitor.model.organizations import Organization
from monitor.model.standings import Guarded, Snapshot
from monitor.model.telling import ChangeKind


@dataclass(frozen=True, slots=True)
class DocumentMemory:
    """What the fold remembers of one document: its last trusted listing and its trouble.

    `entries` maps the id of each resolved entry (or, for an unresolved one, its folded words) to the text
    last printed for it; `whole` says that it was accepted, so that what it lacks counts, and `missing` which
    declared anchors it lacked.  `trouble` is the kind of trouble that was told and has not ended;
    `held_digest` the ids of the new names that a held listing told already, `held_sha256` the bytes that are
    held, `dismissed` those that a person rejected and `rejected` the new names on them, `unresolved` the folded
    words that were told.  `edits` holds digests of the edited passages that were told: what comes and goes is
    told once.
    """

    url: str
    source: str
    seen: bool = False
    entries: Mapping[str, str] = field(default_factory=dict)
    stated: Stated = NOTHING_STATED
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
    edits: tuple[str, ...] = ()


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
class Passage:
    """One place at which the text of a document was edited: its words before and now.

    Empty where they were put in or taken out; "…" stands for words around them that are left out.
    """

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Edit:
    """How the text of a document differs from that of the capture before it that was trusted.

    `before_at` and `before_sha256` name that capture; `more` counts the passages that are not kept.
    """

    before_at: datetime
    before_sha256: str
    passages: tuple[Passage, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Observation:
    """One step of the fold: what one capture of one document means.

    `announced` is the title under which an index led to the document; None for a page that is configured.
    `found_at` is when replay or a person brought it about; None where it was understood as it was captured.
    `edit` says how the text of a document that matters differs from before.
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
    edit: Edit | None = None

    @property
    def told_at(self) -> datetime:
        """Return when what it tells became known."""
        return self.found_at or self.at
