"""Runs the migrations inside the transaction that `monitor.store.schema` opened.

To write a new one: change `monitor/store/tables/`, copy the newest file in `versions/`, and set `HEAD` in
`monitor/store/schema.py`; the tests compare tables and migrations and fail until they agree.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from monitor.store.tables import Table


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
