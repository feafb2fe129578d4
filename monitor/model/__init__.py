"""The values that flow between the stages: frozen dataclasses and enumerations, nothing else.

The modules follow the pipeline: `captures` are judged, `listings` read and their names resolved to
`organizations`, guarded and folded (`folding`) into `standings`, and what differs is told (`telling`).
All of it can be imported from here.  All times are aware and in UTC.  Everything here is plain data, so that every
value can be stored, compared, and computed again from stored bytes.
"""

from monitor.model.captures import (
    CUT,
    INCOMPLETE,
    Authority,
    Capture,
    Hop,
    Network,
    SourceFacts,
    Validators,
    Verdict,
    VerdictCode,
)
from monitor.model.folding import Decision, DecisionKind, DocumentMemory, Edit, Observation, Passage, State
from monitor.model.listings import (
    NOTHING_STATED,
    ActKind,
    Context,
    Entry,
    Listing,
    ListingKind,
    Locator,
    Mention,
    Stated,
)
from monitor.model.organizations import (
    UNRESOLVED,
    Found,
    Method,
    Names,
    Organization,
    Place,
    Resolution,
    Section,
)
from monitor.model.standings import Absence, Act, Evidence, Guarded, Level, Outcome, Snapshot, Standing
from monitor.model.telling import (
    Change,
    ChangeKind,
    Disagreement,
    Notice,
    Recipient,
    RunReport,
    SourceResult,
    Topic,
    When,
)

__all__ = [
    "CUT",
    "INCOMPLETE",
    "NOTHING_STATED",
    "UNRESOLVED",
    "Absence",
    "Act",
    "ActKind",
    "Authority",
    "Capture",
    "Change",
    "ChangeKind",
    "Context",
    "Decision",
    "DecisionKind",
    "Disagreement",
    "DocumentMemory",
    "Edit",
    "Entry",
    "Evidence",
    "Found",
    "Guarded",
    "Hop",
    "Level",
    "Listing",
    "ListingKind",
    "Locator",
    "Mention",
    "Method",
    "Names",
    "Network",
    "Notice",
    "Observation",
    "Organization",
    "Outcome",
    "Passage",
    "Place",
    "Recipient",
    "Resolution",
    "RunReport",
    "Section",
    "Snapshot",
    "SourceFacts",
    "SourceResult",
    "Standing",
    "State",
    "Stated",
    "Topic",
    "Validators",
    "Verdict",
    "VerdictCode",
    "When",
]
