from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config.quantities import parse_duration, parse_size
from monitor.config.schedule import in_words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("60s", 60),
        ("15m", 900),
        ("6h", 21_600),
        ("1d", 86_400),
        ("2w", 1_209_600),
        ("1h30m", 5_400),
        ("1h 30m 5s", 5_405),
        ("0s", 0),
        ("0.5s", 0.5),
        ("250ms", 0.25),
        ("6H", 21_600),
        (" 6 h ", 21_600),
    ],
)
def test_durations(text: str, seconds: float) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", ["60", "6 hours", "h", "", "-1h", "30m1h", "1h1h", "1,5h", "٦h", "6h!", "99999999w", "1e3s"]
)
def test_what_is_no_duration_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(ValueError, match=r"write a number and a unit|at most ten years"):
        parse_duration(text)


@given(st.integers(min_value=0, max_value=10**8))
def test_a_duration_in_words_reads_back_as_itself(seconds: int) -> None:
    duration = timedelta(seconds=seconds)
    assert parse_duration(in_words(duration)) == duration


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("20 MB", 20_000_000),
        ("20MB", 20_000_000),
        ("5MiB", 5_242_880),
        ("1.5 GB", 1_500_000_000),
        ("500 kB", 500_000),
        ("64KiB", 65_536),
        ("12 b", 12),
    ],
)
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["20", "20 megabytes", "MB", "-1 MB", "1_000 MB", "20 M", ""])
def test_what_is_no_size_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(ValueError, match="write a number and a unit"):
        parse_size(text)
