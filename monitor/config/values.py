"""What a value of `sources.yaml` may be: the words of the file → Python values, or a remedy.

Each type reads what stands in the file (always text, see `monitor.config.nodes`) and tells editors by its
JSON Schema what to write.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, WithJsonSchema

from monitor.config.addresses import (
    check_language,
    check_mail_address,
    check_selector,
    check_sender,
    check_web_address,
)
from monitor.config.cron import parse_cron
from monitor.config.quantities import parse_duration, parse_size, shown


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(
            "must be a word, not empty" if value is None or value == "" else "must be plain text"
        )
    return value.strip()


def _interval(value: Any) -> timedelta:
    interval = parse_duration(_words(value))
    if interval < timedelta(seconds=1):
        raise ValueError(f"{shown(str(value))} is too often (at least 1s)")
    return interval


def _seconds(lowest: float, highest: float) -> Any:
    def check(value: Any) -> float:
        seconds = parse_duration(_words(value)).total_seconds()
        if not lowest <= seconds <= highest:
            raise ValueError(f"{shown(str(value))} is out of range (use {lowest:g}s to {highest:g}s)")
        return seconds

    return BeforeValidator(check)


def _size(value: Any) -> int:
    size = parse_size(_words(value))
    if not 1_000 <= size <= 2_000_000_000:
        raise ValueError(f"{shown(str(value))} is out of range (use 1 kB to 2 GB)")
    return size


def _header(value: Any) -> str:
    words = _words(value)
    if not words.isascii() or not words.isprintable():
        raise ValueError("goes into a request header: use printable ASCII characters only")
    return words


def _cron(value: Any) -> str:
    words = " ".join(_words(value).split())
    parse_cron(words)
    return words


def _time_zone(value: Any) -> str:
    name = _words(value)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            f"{shown(name)} is no time zone (use an IANA name like UTC or Europe/Berlin)"
        ) from None
    return name


def _id(value: Any) -> str:
    name = _words(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", name):
        better = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._")[:64] or "whitehouse-memo"
        raise ValueError(
            f"{shown(name)} is no id (use at most 64 small letters, digits and hyphens, like {better})"
        )
    return name


def _pattern(value: Any) -> str:
    words = _words(value)
    try:
        re.compile(words)
    except re.error as error:
        raise ValueError(f"{shown(words)} is no regular expression: {error}") from None
    return words


def _robots(value: Any) -> str | None:
    """Return the reason for not obeying robots.txt; None where it is obeyed."""
    if value == "obey":
        return None
    if isinstance(value, dict) and set(value) == {"ignore"} and isinstance(value["ignore"], str):
        reason = " ".join(value["ignore"].split())
        if len(reason) >= 4:
            return reason
        raise ValueError("ignoring robots.txt needs a reason in words, because every capture records it")
    raise ValueError('must be `obey`, or `{ignore: "the reason"}`')


def _text(check: Any, **schema: Any) -> tuple[Any, Any]:
    return BeforeValidator(check), WithJsonSchema({"type": "string", **schema})


Words = Annotated[str, *_text(_words, minLength=1)]
Header = Annotated[str, *_text(_header, pattern="^[ -~]+$")]
Interval = Annotated[timedelta, *_text(_interval, pattern=r"^[0-9].*[a-zA-Z]$")]
Timeout = Annotated[
    float, _seconds(0.1, 3600), WithJsonSchema({"type": "string", "pattern": "^[0-9].*[a-zA-Z]$"})
]
Gap = Annotated[float, _seconds(0, 3600), WithJsonSchema({"type": "string", "pattern": "^[0-9].*[a-zA-Z]$"})]
Size = Annotated[int, *_text(_size, pattern=r"^[0-9.]+\s*([kKmMgG]i?)?[bB]$")]
CronLine = Annotated[str, *_text(_cron)]
TimeZone = Annotated[str, *_text(_time_zone)]
Language = Annotated[
    str, *_text(lambda value: check_language(_words(value)), pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
]
Id = Annotated[str, *_text(_id, pattern="^[a-z0-9][a-z0-9._-]{0,63}$")]
Regex = Annotated[str, *_text(_pattern, format="regex")]
Selector = Annotated[str, *_text(lambda value: check_selector(_words(value)))]
WebAddress = Annotated[str, *_text(lambda value: check_web_address(_words(value)), pattern="^https?://[^@]+")]
MailAddress = Annotated[str, *_text(lambda value: check_mail_address(_words(value)), pattern="@")]
Sender = Annotated[str, *_text(lambda value: check_sender(_words(value)), pattern="@")]
Robots = Annotated[
    str | None,
    BeforeValidator(_robots),
    WithJsonSchema(
        {
            "oneOf": [
                {"const": "obey"},
                {
                    "type": "object",
                    "properties": {"ignore": {"type": "string", "minLength": 4}},
                    "required": ["ignore"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
