"""Options that several commands share, and the settings and the database that they lead to."""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from monitor.config import Settings
    from monitor.store import Store

# option → environment variable, help; the same names everywhere
SETTINGS = {
    "--sources": ("MONITOR_SOURCES", "The sources file [default: sources.yaml]."),
    "--database-url": (
        "MONITOR_DATABASE_URL",
        "SQLAlchemy URL [default: SQLite under db/ beside the sources file].",
    ),
    "--reports": ("MONITOR_REPORTS", "Folder of the reports [default: reports/ beside the sources file]."),
    "--smtp-url": ("MONITOR_SMTP_URL", "smtp://user:password@host:587?tls=starttls|none or smtps://…"),
    "--smtp-ca": ("MONITOR_SMTP_CA", "File with the certificate authority of the mail server."),
    "--now": ("MONITOR_NOW", "An ISO time with offset that stands for the present."),
}


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `SETTINGS`, and hand it the loaded `settings`."""

    @functools.wraps(command)
    def loaded(*args: Any, overrides: dict[str, str], **kwargs: Any) -> Any:
        return command(*args, settings=load_settings(overrides), **kwargs)

    return with_overrides(loaded)


def with_overrides(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `SETTINGS`, and hand it those that were given, by variable."""

    @functools.wraps(command)
    def given(*args: Any, **kwargs: Any) -> Any:
        values = {
            variable: kwargs.pop(option.lstrip("-").replace("-", "_") + "_override")
            for option, (variable, _) in SETTINGS.items()
        }
        overrides = {variable: value for variable, value in values.items() if value is not None}
        verbose = kwargs.pop("verbose")
        logging.basicConfig(
            level=logging.INFO if verbose else logging.WARNING,
            stream=sys.stderr,
            format="%(asctime)s %(levelname)s %(name)s %(message)s",
        )
        return command(*args, overrides=overrides, **kwargs)

    for option, (variable, words) in reversed(SETTINGS.items()):
        name = option.lstrip("-").replace("-", "_") + "_override"
        given = click.option(option, name, metavar="VALUE", help=f"{words} Also ${variable}.")(given)
    return click.option("--verbose", "-v", is_flag=True, help="Log each step to stderr.")(given)


def load_settings(overrides: dict[str, str]) -> Settings:
    """Return the settings; options win over the environment, the environment over the file."""
    from monitor.config import load

    return load(sources_path(overrides), os.environ, overrides)


def sources_path(overrides: dict[str, str]) -> Path:
    """Return where the sources file is, or is to be."""
    return Path(overrides.get("MONITOR_SOURCES") or os.environ.get("MONITOR_SOURCES") or "sources.yaml")


@contextmanager
def opened(settings: Settings, *, create: bool = True) -> Iterator[Store]:
    """Open the database for one command; with `create`, make it where it is missing."""
    from monitor.store import Store

    store = Store.open(settings.database_url, create=create)
    try:
        yield store
    finally:
        store.dispose()


def as_json(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--json`."""
    return click.option("--json", "json_output", is_flag=True, help="Print JSON for machines.")(command)


def print_json(value: Any) -> None:
    """Print one JSON object on a line of its own; letters of every script stay as they are."""
    from monitor.report.objects import json_text

    sys.stdout.write(json_text(value) + "\n")


def on_terminal() -> bool:
    """Say whether a person is watching: then there are tables and progress, else plain lines."""
    return sys.stdout.isatty()
