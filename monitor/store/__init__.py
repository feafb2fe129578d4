"""The store: evidence that is only ever added to, and what a run needs to know about its last one.

`Store.open(url)` gives a database that is ready to use; everything is read through `store.reading()` and
written through `store.transaction()`, in which everything lands together or not at all.
"""

from monitor.store.repository import Reading, Store, Transaction
from monitor.store.rows import (
    DocumentState,
    FoundDocument,
    SourceState,
    StoredCapture,
    StoredChange,
    StoredListing,
    StoredMessage,
    StoredNotice,
    StoredObservation,
    StoredRun,
    VoiceText,
)

__all__ = [
    "DocumentState",
    "FoundDocument",
    "Reading",
    "SourceState",
    "Store",
    "StoredCapture",
    "StoredChange",
    "StoredListing",
    "StoredMessage",
    "StoredNotice",
    "StoredObservation",
    "StoredRun",
    "Transaction",
    "VoiceText",
]
