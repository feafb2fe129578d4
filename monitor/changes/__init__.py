"""Fold what documents say and what people decide into what is believed, and tell what changed on the way.

`step(state, observation)` and `decide(state, decision, …)` are the whole of it: the state after one more of
them, and the changes to tell.  Everything stored as a standing can be dropped and computed again by folding
all of them in their common order.
"""

from monitor.changes.compare import differences, totals_of, untold
from monitor.changes.decisions import concerned, decide, is_decided
from monitor.changes.disagreement import disagreements
from monitor.changes.edits import matters
from monitor.changes.fold import fold, step
from monitor.changes.policy import Policy

FOLD_VERSION = "4"

__all__ = [
    "FOLD_VERSION",
    "Policy",
    "concerned",
    "decide",
    "differences",
    "disagreements",
    "fold",
    "is_decided",
    "matters",
    "step",
    "totals_of",
    "untold",
]
