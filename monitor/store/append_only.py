"""Evidence is written once: the session refuses to update or delete it, and so does the database itself.

The triggers in the migrations hold whoever comes by another way; the session's own check comes earlier
and names the table and the remedy.
"""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from monitor.errors import AppendOnlyError
from monitor.store.tables import EvidenceTable

MARK = "append-only"
"""The word with which the messages of the triggers begin, by which their errors are known again."""


def evidence_tables() -> tuple[str, ...]:
    """Return the names of the tables that are written once, sorted."""
    return tuple(
        sorted(
            mapper.class_.__tablename__
            for mapper in EvidenceTable.registry.mappers
            if issubclass(mapper.class_, EvidenceTable)
        )
    )


def refusal(table: str) -> AppendOnlyError:
    """Return the error that says what was tried and what to do instead."""
    return AppendOnlyError(
        f"{MARK}: rows of '{table}' are evidence, written once and never updated or deleted; add a row that "
        "corrects it instead"
    )


def protect(session_type: type[Session]) -> None:
    """Make every session of a type refuse updates and deletions of evidence with AppendOnlyError."""
    event.listen(session_type, "before_flush", _refuse_changed_rows)
    event.listen(session_type, "do_orm_execute", _refuse_statements)


def _refuse_changed_rows(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row in (*session.dirty, *session.deleted):
        if isinstance(row, EvidenceTable) and (row in session.deleted or session.is_modified(row)):
            raise refusal(row.__tablename__)


def _refuse_statements(execution: ORMExecuteState) -> None:
    if not (execution.is_update or execution.is_delete):
        return
    for mapper in execution.all_mappers:
        if issubclass(mapper.class_, EvidenceTable):
            raise refusal(mapper.class_.__tablename__)
