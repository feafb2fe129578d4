"""The tables, in the words of the design.

Evidence (`Evidence` and what derives from it) is only ever added to:  `monitor.store.append_only` says so to
the session, triggers say so in the database.  Everything else is operational: it says when something was last
done, or caches what the evidence says, and losing it loses no fact.

Captures, listings and decisions share one sequence of ids, drawn under the write lock: it is the order in
which the fold took its steps, and in which it takes them again.
"""

from monitor.store.tables.base import NAMES, EvidenceTable, Table
from monitor.store.tables.evidence import (
    BodyTable,
    CaptureTable,
    ChangeTable,
    DecisionTable,
    ListingTable,
    NoticeTable,
    SnapshotTable,
)
from monitor.store.tables.operational import (
    DocumentAliasTable,
    DocumentStateTable,
    DocumentTable,
    MemoryTable,
    MessageNoticeTable,
    MessageTable,
    RunTable,
    SourceStateTable,
    StandingTable,
    StateTable,
    SupportTable,
    VoiceTextTable,
)

__all__ = [
    "NAMES",
    "BodyTable",
    "CaptureTable",
    "ChangeTable",
    "DecisionTable",
    "DocumentAliasTable",
    "DocumentStateTable",
    "DocumentTable",
    "EvidenceTable",
    "ListingTable",
    "MemoryTable",
    "MessageNoticeTable",
    "MessageTable",
    "NoticeTable",
    "RunTable",
    "SnapshotTable",
    "SourceStateTable",
    "StandingTable",
    "StateTable",
    "SupportTable",
    "Table",
    "VoiceTextTable",
]
