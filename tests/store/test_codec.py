"""Model values as JSON: what is encoded is decoded to the same, and what does not fit is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import StoreError
from monitor.model import (
    Authority,
    Change,
    Evidence,
    Hop,
    Listing,
    Locator,
    Notice,
    Observation,
    Organization,
    Snapshot,
    SourceFacts,
    Standing,
    Validators,
)
from monitor.store.codec import canonical, decode, encode, parse

KINDS = (
    Change,
    Evidence,
    Hop,
    Listing,
    Locator,
    Notice,
    Observation,
    Organization,
    Snapshot,
    SourceFacts,
    Standing,
    Validators,
)
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
# scores and qualities are numbers that JSON has
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(max_size=20))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_encoded_is_decoded_to_the_same(kind: type[Any]) -> None:
    @settings(deadline=None, derandomize=True, max_examples=60)
    @given(value=st.from_type(kind))
    def holds(value: Any) -> None:
        text = canonical(encode(value))
        assert decode(kind, parse(text)) == value
        assert canonical(encode(decode(kind, parse(text)))) == text

    holds()


def test_text_is_canonical_in_every_script_and_with_half_letters() -> None:
    text = canonical({"b": "國際 \ud83d", "a": [1, None, True]})
    assert text == '{"a":[1,null,true],"b":"國際 \\ud83d"}'
    assert json.loads(text) == {"a": [1, None, True], "b": "國際 \ud83d"}
    text.encode("utf-8")


def test_times_are_kept_in_utc_and_naive_ones_refused() -> None:
    moment = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    assert encode(moment) == "2026-03-01T03:00:00+00:00"
    assert encode(date(2026, 3, 1)) == "2026-03-01"
    with pytest.raises(ValueError, match="naive time"):
        encode(datetime(2026, 3, 1))  # noqa: DTZ001 - a naive time is the case


@dataclass(frozen=True)
class Old:
    name: str


@dataclass(frozen=True)
class New:
    name: str
    tags: tuple[str, ...] = field(default=())


def test_a_field_that_came_later_takes_its_default() -> None:
    assert decode(New, encode(Old("x"))) == New("x", ())


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Old, {"name": "x", "tags": []}),
        (Old, {}),
        (Old, None),
        (Authority, "nobody"),
        (datetime, "yesterday"),
        (Hop, {"url": "a", "status": 301, "location": "b", "more": 1}),
    ],
)
def test_what_does_not_fit_is_refused_with_the_remedy(kind: type[Any], data: Any) -> None:
    with pytest.raises(StoreError, match=r"upgrade the monitor or restore a backup"):
        decode(kind, data)


@pytest.mark.parametrize("value", [object(), 1j, b"bytes", datetime])
def test_what_the_model_does_not_use_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)
