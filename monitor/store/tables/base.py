"""What all tables share: their root, the names of their constraints, and what tells evidence from the rest."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from monitor.store.columns import Moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """Root of all tables; constraints have names, so that migrations can change them on every database."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, str: Text, bytes: LargeBinary}


class EvidenceTable(Table):
    """Root of the tables that are written once."""

    __abstract__ = True
