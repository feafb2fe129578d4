"""Fold what documents say into what is believed, and tell what changed on the way.

`step(state, observation)` is the whole of it: the state after one more observation, and the changes to
tell.  Everything stored as a standing can be dropped and computed again by folding all observations.
"""

from monitor.changes.compare import totals_of
from monitor.changes.fold import fold, step
from monitor.changes.policy import Policy

FOLD_VERSION = "1"

__all__ = ["FOLD_VERSION", "Policy", "fold", "step", "totals_of"]
