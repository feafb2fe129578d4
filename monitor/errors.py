"""Every exception that the monitor raises on purpose.

    MonitorError
    ├── ConfigError        sources.yaml or the environment is wrong (exit code 2)
    ├── UsageError         the command line asks for something that does not exist (exit code 2)
    ├── StoreError         the database cannot be opened, migrated or written
    │   └── AppendOnlyError    somebody tried to change or delete evidence
    ├── FetchError         a request that must not or cannot be made (unsafe address, broken client)
    ├── DeliveryError      the mail server refused or could not be reached
    └── DataError          packaged data (gazetteer, languages, snapshot) is damaged

Trouble that is to be expected of a page (a 404, a block page, an empty body) is no exception: it is a
value, a `monitor.model.Verdict`.
"""

from __future__ import annotations

from dataclasses import dataclass


class MonitorError(Exception):
    """Root of the tree; its text is one line that says what happened, where, and what to do next."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file: `file:line: message (remedy)`."""

    message: str
    file: str = ""
    line: int | None = None
    key: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        place = (
            f"{self.file}:{self.line}: " if self.line is not None else f"{self.file}: " if self.file else ""
        )
        return f"{place}{self.message}" + (f" ({self.remedy})" if self.remedy else "")


class ConfigError(MonitorError):
    """The configuration is wrong; `problems` lists everything that was found, not only the first."""

    def __init__(self, problems: list[Problem] | str) -> None:
        self.problems = [Problem(problems)] if isinstance(problems, str) else list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(MonitorError):
    """The command line asks for something that does not exist."""


class StoreError(MonitorError):
    """The database cannot be opened, migrated or written."""


class AppendOnlyError(StoreError):
    """Evidence is written once: it is never updated and never deleted."""


class FetchError(MonitorError):
    """A request that must not or cannot be made."""


class DeliveryError(MonitorError):
    """A report could not be written or a message could not be handed over."""


class DataError(MonitorError):
    """Packaged data is damaged; the text names file and line."""
