"""Makes a database ready: creates it, upgrades it, or refuses it, by the revision that it says it has.

A database at the newest revision is opened without loading Alembic, because every command opens one.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from monitor.errors import StoreError
from monitor.store.engine import reading, shown, writing

HEAD = "0003"
"""The newest revision in the folder of migrations; a test keeps the two in step."""


def migrations() -> Path:
    """Return the folder of the migrations: beside this module in a wheel, `db/migrations` in a checkout.

    Raises StoreError when neither is there.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "migrations", here.parents[1] / "db" / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise StoreError(f"no migrations beside {here}: the installation is damaged; install the monitor again")


def make_ready(engine: Engine, url: URL, *, create: bool) -> None:
    """Bring a database to the newest revision; create its tables when there are none and `create` is given.

    Raises StoreError when the database belongs to a newer monitor, to another program, or is not there.
    """
    with reading(engine) as connection:
        if revision_of(connection) == HEAD:
            return
    with writing(engine) as connection:
        revision = revision_of(connection)  # once more under the lock: another process may have been faster
        if revision == HEAD:
            return
        if revision is None:
            _check_empty(connection, url, create=create)
        _upgrade(connection, url, revision)


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the database says it has, or None where it says nothing."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _check_empty(connection: Connection, url: URL, *, create: bool) -> None:
    tables = inspect(connection).get_table_names()
    if "capture" in tables or "standing" in tables:
        raise StoreError(
            f"{shown(url)}: there are tables but no revision; restore a backup, or give a database of its own"
        )
    if not create:
        raise StoreError(f"{shown(url)}: there is no monitor database; `monitor init` makes one")


def _upgrade(connection: Connection, url: URL, revision: str | None) -> None:
    # imported here because it takes longer than everything else that a command does
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            f"{shown(url)}: the database has revision {revision}, this monitor knows up to {HEAD}; it was "
            "made by a newer monitor: upgrade the monitor"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
