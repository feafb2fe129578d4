"""What a validator found → problems that say where, what and how to mend it, in the words of the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from monitor.config.keys import (
    CorroborationKeys,
    FileKeys,
    NetworkKeys,
    NotifyKeys,
    RecipientKeys,
)
from monitor.config.nodes import Document, Location
from monitor.config.quantities import shown
from monitor.config.source_keys import ExpectKeys, SourceKeys
from monitor.errors import Problem

BLOCKS: dict[tuple[str, ...], type[BaseModel]] = {
    (): FileKeys,
    ("network",): NetworkKeys,
    ("notify",): NotifyKeys,
    ("notify", "to"): RecipientKeys,
    ("corroboration",): CorroborationKeys,
    ("sources",): SourceKeys,
    ("sources", "expect"): ExpectKeys,
}
"""Which keys may stand where; positions in lists are left out of the location."""

_SECRETS = {
    "password": "MONITOR_SMTP_URL",
    "smtp": "MONITOR_SMTP_URL",
    "smtp_url": "MONITOR_SMTP_URL",
    "user": "MONITOR_SMTP_URL",
    "token": "MONITOR_SMTP_URL",
    "smtp_ca": "MONITOR_SMTP_CA",
    "database": "MONITOR_DATABASE_URL",
    "database_url": "MONITOR_DATABASE_URL",
    "reports": "MONITOR_REPORTS",
    "now": "MONITOR_NOW",
}

_TYPES = {
    "bool": "must be true or false",
    "int": "must be a whole number",
    "date": "must be a date like 2026-01-07",
    "list": "must be a list, like [one, two]",
    "model": "must be a block of keys",
    "dict": "must be a block of keys",
    "string": "must be plain text",
}


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a block as they are written in the file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def problems_of(errors: Iterable[Mapping[str, Any]], document: Document) -> list[Problem]:
    """Return one problem for each error of the validator."""
    return [_problem(error, document) for error in errors]


def problem_at(document: Document, location: Location, message: str, remedy: str = "") -> Problem:
    """Return a problem with the line of a location and the name of the block that it stands in."""
    name, rest = _block(document, location)
    place = ": ".join(part for part in (name, rest) if part)
    key = str(location[-1]) if location else ""
    words = f"{place}: {message}" if place else message
    return Problem(words, document.file, document.line(location), key, remedy)


def _problem(error: Mapping[str, Any], document: Document) -> Problem:
    location: Location = tuple(error["loc"])
    kind = str(error["type"])
    if kind == "extra_forbidden":
        key = str(location[-1])
        problem = problem_at(
            document, location[:-1], f"unknown key {shown(key)}", _instead(key, location[:-1])
        )
        return replace(problem, line=document.line(location), key=key)
    if kind == "missing":
        key = str(location[-1])
        return problem_at(document, location[:-1], f"the key {shown(key)} is missing", _example(location))
    return problem_at(document, location, *_message(error, kind))


def _message(error: Mapping[str, Any], kind: str) -> tuple[str, str]:
    """Return what is wrong with a value, and a remedy where there is one."""
    context, value = error.get("ctx", {}), error.get("input")
    given = f", not {shown(value)}" if isinstance(value, str) else ""
    if kind == "value_error":
        return str(context["error"]), ""
    if kind in ("enum", "literal_error"):
        allowed = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]
        close = difflib.get_close_matches(value, allowed, 1) if isinstance(value, str) else []
        words = (
            f"must be {' or '.join(allowed)}" if len(allowed) < 3 else f"must be one of {', '.join(allowed)}"
        )
        return f"{words}{given}", f"did you mean {close[0]!r}?" if close else ""
    if value is None:
        return "has no value", "write one, or remove the key"
    for name, limit in (("ge", "at least"), ("le", "at most")):
        if name in context:
            return f"must be {limit} {context[name]}{given}", ""
    if kind == "too_short":
        return "must not be empty", "write at least one item"
    return _TYPES.get(kind.partition("_")[0], str(error["msg"])) + given, ""


def _block(document: Document, location: Location) -> tuple[str, str]:
    """Return the name of a block as people know it, and the key inside it."""
    if len(location) >= 2 and location[0] == "sources" and isinstance(location[1], int):
        return f"source {_named(document, location[:2], 'id')}", _path(location[2:])
    if len(location) >= 3 and location[:2] == ("notify", "to") and isinstance(location[2], int):
        return f"recipient {_named(document, location[:3], 'address')}", _path(location[3:])
    if location in document.lines and len(location) == 1:
        return "", str(location[0])
    return _path(location[:-1]), str(location[-1]) if location else ""


def _named(document: Document, location: Location, key: str) -> str:
    """Return how an item of a list calls itself, or its position from 1."""
    value: Any = document.value
    for part in location:
        value = value[part]
    name = value.get(key) if isinstance(value, dict) else None
    return shown(name) if isinstance(name, str) and name else f"number {int(location[-1]) + 1}"


def _path(location: Location) -> str:
    words = ""
    for part in location:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


def _words_of(location: Location) -> tuple[str, ...]:
    return tuple(part for part in location if isinstance(part, str))


def _instead(key: str, block: Location) -> str:
    """Return what to write instead of an unknown key."""
    words = _words_of(block)
    known = keys_of(BLOCKS[words])
    if key == "<<":
        return "keys are not merged here: write them out"
    if key in _SECRETS and key not in known:
        return f"this does not belong in the file: set {_SECRETS[key]} in the environment"
    if words == ("sources",) and key == "concurrency":
        return "it holds for all sources together: write it under `network:` at the top"
    if words == ("sources",) and key == "network":
        return "write its keys directly into the source"
    close = difflib.get_close_matches(key.lower(), known, 1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(known)}"


def _example(location: Location) -> str:
    """Return how a missing key could look."""
    model = BLOCKS[_words_of(location[:-1])]
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if (field.alias or name) == location[-1] and isinstance(extra, dict):
            return (
                f"for example `{location[-1]}: {extra['x-example']}`"
                if extra["x-example"] != "see below"
                else ""
            )
    return ""
