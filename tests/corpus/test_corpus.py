"""Every folder under `tests/corpus/<shape>/<case>/` is a test: the page must be read as its `expected.json` says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.corpus.scoring import Case, cases, reading, score
from tests.corpus.tally import PROPERTY, counted


def _parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.shape}/{case.name}",
            marks=[pytest.mark.xfail(reason=case.want["open"], strict=True)] if "open" in case.want else [],
        )
        for case in cases()
    ]


@pytest.mark.parametrize("case", _parameters())
def test_page_is_read_as_expected(case: Case, record_property: Callable[[str, object], None]) -> None:
    result = score(case.want, reading(case.page))
    record_property(PROPERTY, counted(case, result))
    assert not result.faults, "\n".join((str(case.page), *result.faults))
