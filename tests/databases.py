"""Empty databases of the newest revision: made once a process by the migrations, and copied for every test."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.store import Store


def open_empty(file: Path) -> Store:
    """Open a database of its own that nothing was ever stored in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_migrated())
    return Store.open(f"sqlite:///{file}", create=False)


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "monitor.sqlite3"
        Store.open(f"sqlite:///{file}").dispose()
        assert [path.name for path in file.parent.iterdir()] == [file.name], (
            "something is not in the file yet"
        )
        return file.read_bytes()
