"""The report of the corpus: what its pages gave, by shape, layout and language, below the results of the tests."""

from __future__ import annotations

import pytest

from tests.corpus.tally import Tally

_TALLY = pytest.StashKey[Tally]()


@pytest.fixture(scope="session")
def corpus_tally(pytestconfig: pytest.Config) -> Tally:
    """Counts of every page of the corpus that this run reads."""
    return pytestconfig.stash.setdefault(_TALLY, Tally())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Print the report where a page of the corpus was read."""
    tally = config.stash.get(_TALLY, None)
    if tally:
        terminalreporter.section("corpus")
        for line in tally.lines():
            terminalreporter.write_line(line)
