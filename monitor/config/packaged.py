"""The data files of the package, read once and passed into the pure stages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from monitor.errors import DataError
from monitor.extract.languages import Languages

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is a string: `no` and `on` are words


def _documents(package: str, *folders: str) -> dict[str, dict[str, Any]]:
    """Return the YAML documents of a packaged folder by file name without its ending."""
    folder = files(package).joinpath(*folders)
    documents = {}
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if not entry.name.endswith(".yaml"):
            continue
        try:
            documents[entry.name.removesuffix(".yaml")] = yaml.load(  # noqa: S506 - a loader of plain strings
                entry.read_text("utf-8"), Loader=_LOADER
            )
        except yaml.YAMLError as error:
            raise DataError(
                f"packaged file {entry.name} is damaged: {error} (install the package again)"
            ) from error
    return documents


@cache
def load_languages() -> Languages:
    """Return the reader's languages; raises DataError when a packaged file is damaged."""
    return Languages.from_documents(_documents("monitor.extract", "data", "languages"))
