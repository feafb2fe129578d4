"""The report of the corpus, below the results of the tests: what its pages gave, by shape, layout and language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.corpus.tally import PROPERTY, Tally

_TALLY = pytest.StashKey[Tally]()


class _Counting:
    """Gathers what the tests say of the pages that they read, in whichever process they ran."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the page of a test that has run."""
        if report.when == "call":
            for name, value in report.user_properties:
                if name == PROPERTY and isinstance(value, Mapping):
                    self._tally.add(value)


def pytest_configure(config: pytest.Config) -> None:
    """Count in the process that reports."""
    if not hasattr(config, "workerinput"):
        config.stash[_TALLY] = Tally()
        config.pluginmanager.register(_Counting(config.stash[_TALLY]))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Print the report where a page of the corpus was read."""
    tally = config.stash.get(_TALLY, None)
    if tally:
        terminalreporter.section("corpus")
        for line in tally.lines():
            terminalreporter.write_line(line)
