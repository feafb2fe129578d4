"""Column types: moments that are aware and in UTC, JSON that is always the same text, words of others.

A naive time is refused where it would be written, because nobody can say afterwards which hour it meant.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from monitor.store.codec import canonical, parse
from monitor.store.compression import compress, decompress

MOMENT_LENGTH = 32
"""`2026-01-07T12:00:00.000000+00:00`: of one length and zone, so that the text sorts like the time."""


class Moment(TypeDecorator[datetime]):
    """An aware time.  PostgreSQL keeps `timestamptz`, SQLite ISO 8601 text in UTC with microseconds.

    Raises ValueError for a naive time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return text for SQLite, which knows no times, and the database's own type elsewhere."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(MOMENT_LENGTH))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Return what the database is given."""
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(
                f"naive time {value.isoformat()}: the store keeps aware times only; give it a time zone"
            )
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Return an aware time in UTC."""
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """JSON kept as canonical text on every database, so that equal values are equal bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Return the canonical text; None is NULL."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy passes it
        """Return the parsed value."""
        return None if value is None else parse(value)


class PackedJson(TypeDecorator[Any]):
    """Canonical JSON, compressed: for what repeats itself, such as the organizations of a listing."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Return the compressed canonical text; None is NULL."""
        return None if value is None else compress(canonical(value).encode("utf-8"))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy passes it
        """Return the parsed value."""
        return None if value is None else parse(decompress(value).decode("utf-8"))


class Words(TypeDecorator[str]):
    """Text that a foreign program wrote (an error, an answer): what no database can hold becomes U+FFFD.

    PostgreSQL refuses NUL, and UTF-8 has no lone surrogates.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Return text that every database takes."""
        if value is None:
            return None
        return (
            value.replace("\0", "\N{REPLACEMENT CHARACTER}")
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
        )
