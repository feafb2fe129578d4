"""`sources.yaml` and the environment → settings, with file, line and remedy when something is wrong.

What validates (pydantic, YAML) is loaded only when a file is loaded, so that commands that need no settings
start without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from monitor.config.schedule import Schedule, is_due, next_due
from monitor.config.settings import KINDS, Settings, SmtpSettings, Source

__all__ = ["KINDS", "Schedule", "Settings", "SmtpSettings", "Source", "is_due", "load", "next_due"]


def load(
    path: Path,
    environ: Mapping[str, str],
    overrides: Mapping[str, str | None] = {},
) -> Settings:
    """Return the settings of a sources file, the environment, and the options that win over it.

    Relative paths in the file are read against its folder.  Raises ConfigError that names everything
    that is wrong.
    """
    from monitor.config.loading import load_settings

    return load_settings(path, environ, overrides)
