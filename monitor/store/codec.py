"""Model values ↔ JSON: one rule for every frozen dataclass of the model, driven by its type hints.

`decode(type(value), encode(value)) == value` holds for every value of `monitor.model`.  A field that is
missing in stored JSON takes its default, so that evidence written before a field existed is still read.  An
unknown field is refused, because dropping it silently would lose evidence that a newer monitor wrote.
"""

from __future__ import annotations

import dataclasses
import json
import re
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from monitor.errors import StoreError

Value = TypeVar("Value")
Step = Callable[[Any], Any]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(value: Any) -> str:
    """Return JSON text with sorted keys, no spaces, and every script as it is.

    Lone surrogates, which UTF-8 cannot carry and which pages bring in through their own JSON, are escaped.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def parse(text: str) -> Any:
    """Return the value of JSON text."""
    return json.loads(text)


def encode(value: Any) -> Any:
    """Return a model value as what JSON can say; sets become sorted lists, times ISO 8601 in UTC.

    Raises ValueError for a naive time and TypeError for a value of a type that the model does not use.
    """
    if value is None or type(value) in (str, int, float, bool):
        return value
    return _encoder(type(value))(value)


def decode(wanted: type[Value], data: Any) -> Value:
    """Return the value of a type from what `encode` made of it.

    Raises StoreError when the data does not fit the type.
    """
    try:
        decoded: Value = _decoder(wanted)(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(
            f"stored JSON is no {getattr(wanted, '__name__', wanted)} ({error}); it was damaged or written "
            "by a newer monitor: upgrade the monitor or restore a backup"
        ) from error
    return decoded


def _encoder(kind: Any) -> Step:
    """Return the function that writes one type; made once for each type and kept."""
    step: Step = _made_encoder(kind)
    return step


@cache
def _made_encoder(kind: Any) -> Step:
    if dataclasses.is_dataclass(kind):
        names = tuple(one.name for one in dataclasses.fields(kind))
        return lambda value: {name: encode(getattr(value, name)) for name in names}
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, datetime):
        return _encode_moment
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, (frozenset, set)):
        return lambda value: sorted((encode(item) for item in value), key=canonical)
    if issubclass(kind, Mapping):
        return lambda value: {str(encode(key)): encode(item) for key, item in value.items()}
    if issubclass(kind, Sequence) and not issubclass(kind, (str, bytes, bytearray)):
        return lambda value: [encode(item) for item in value]
    raise TypeError(f"the store cannot keep a {kind.__name__} as JSON")


def _encode_moment(value: datetime) -> str:
    if value.utcoffset() is None:
        raise ValueError(
            f"naive time {value.isoformat()}: the store keeps aware times only; give it a time zone"
        )
    return value.astimezone(UTC).isoformat()


def _decoder(wanted: Any) -> Step:
    """Return the function that reads one type; made once for each type and kept."""
    step: Step = _made_decoder(wanted)
    return step


@cache
def _made_decoder(wanted: Any) -> Step:
    if wanted is Any or wanted in (str, int, bool, type(None)):
        return _as_is
    if wanted is float:
        return float
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _decode_optional(get_args(wanted))
    if origin is not None:
        return _decode_container(origin, get_args(wanted))
    if dataclasses.is_dataclass(wanted):
        return _decode_dataclass(wanted)
    if issubclass(wanted, Enum):
        return lambda data: wanted(data)
    if issubclass(wanted, datetime):
        return _decode_moment
    if issubclass(wanted, date):
        return date.fromisoformat
    raise TypeError(f"the store cannot read a {wanted}")


def _as_is(data: Any) -> Any:
    return data


def _decode_moment(data: str) -> datetime:
    return datetime.fromisoformat(data).astimezone(UTC)


def _decode_optional(choices: tuple[Any, ...]) -> Step:
    """Return the reader of `X | None`, the only union that the model uses."""
    present = [choice for choice in choices if choice is not type(None)]
    if len(present) != 1:
        raise TypeError(f"the store cannot tell {choices} apart")
    inner = _decoder(present[0])
    return lambda data: None if data is None else inner(data)


def _decode_container(origin: Any, arguments: tuple[Any, ...]) -> Step:
    if issubclass(origin, Mapping):
        key, item = (_decoder(argument) for argument in arguments)
        return lambda data: {key(name): item(part) for name, part in data.items()}
    if issubclass(origin, tuple) and arguments[-1:] != (...,):
        parts = tuple(_decoder(argument) for argument in arguments)
        return lambda data: tuple(part(one) for part, one in zip(parts, data, strict=True))
    one = _decoder(arguments[0])
    made = origin if issubclass(origin, (tuple, frozenset, set)) else tuple
    return lambda data: made(one(item) for item in data)


def _decode_dataclass(wanted: Any) -> Step:
    hints = get_type_hints(wanted)
    readers = {one.name: _decoder(hints[one.name]) for one in dataclasses.fields(wanted)}

    def read(data: Mapping[str, Any]) -> Any:
        return wanted(**{name: readers[name](part) for name, part in data.items()})

    return read
