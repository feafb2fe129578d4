"""What is kept of an index itself: its trouble and the end of it, and when first contact is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.alerts import notices
from monitor.changes import step
from monitor.fetch import validators_of
from monitor.model import Capture, Observation, SourceResult, Validators, Verdict
from monitor.service.looking_back import look_back, told_before
from monitor.service.recording import Recorded, note_checked, store_step
from monitor.store.discovered import WAITING

if TYPE_CHECKING:
    from monitor.config import Source
    from monitor.service.run import Run


def record_index(run: Run, source: Source, capture: Capture, verdict: Verdict) -> Recorded:
    """Note that an index was looked at; only its trouble, and the end of it, is evidence."""
    known = look_back(run.store, source, capture.url)
    well = verdict.ok and not known.memory.failures and known.memory.trouble is None
    if well or told_before(known, verdict):
        kept = validators_of(capture) if verdict.ok else Validators()
        if capture.not_modified and known.document is not None:
            kept = known.document.validators
        with run.store.transaction() as transaction:
            note_checked(transaction, source, capture, kept)
        return Recorded(SourceResult(source.id, "unchanged" if well else "failed"))
    with run.store.transaction() as transaction:
        state = transaction.load_state() or known.state
        observation = Observation(
            facts=source.facts,
            url=capture.url,
            at=capture.captured_at,
            sha256=capture.sha256,
            verdict=verdict,
        )
        after, changes = step(state, observation, run.policy)
        fresh = store_step(transaction, run, source, capture, observation, changes)
        transaction.save_state(state, after)
    return Recorded(SourceResult(source.id, "unchanged"), tuple(fresh), evidence=True)


def tell_catch_up(run: Run, source: Source) -> None:
    """Tell in one go what first contact with a source brought, as soon as all of it was read."""
    with run.store.reading() as reading:
        _, back = reading.contact_of(source.id)
        if back is None or reading.count_documents(source.id, WAITING, catch_up=True):
            return
    now = run.clock()
    with run.store.transaction() as transaction:
        first, _ = transaction.contact_of(source.id)
        untold = [one.change for one in transaction.untold_changes(source.id)]
        transaction.add_notices(notices(untold, run.settings.recipients, now), created_at=now)
        transaction.save_contact(source.id, first_contact_at=first, catch_up_from=None)
