"""A key of `sources.yaml`: its default, and everything that its row in the documentation says."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from monitor.config.values import (
    Gap,
    Header,
    Robots,
    Size,
    Timeout,
)


def key(default: Any, meaning: str, example: str, *, type_: str, shown_default: str | None = None) -> Any:
    """Return a key with its default and everything that its row in the documentation says."""
    extra: dict[str, Any] = {"x-type": type_, "x-example": example}
    if shown_default is not None:
        extra["x-default"] = shown_default
    return Field(default, description=meaning, json_schema_extra=extra)


class Keys(BaseModel):
    """A block of keys; others are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PoliteKeys(Keys):
    """How requests are made; each of these keys may also stand in a source, and then holds for it alone."""

    user_agent: Header | None = key(
        None,
        "what the program calls itself; `contact` is put behind it",
        "withdrawal-monitor/0.1",
        type_="text",
        shown_default="`withdrawal-monitor/VERSION`",
    )
    contact: Header | None = key(
        None,
        "an address or page where the operators of a site reach you; part of the User-Agent",
        "https://example.org/monitor",
        type_="text",
        shown_default="none",
    )
    allow_private: bool | None = key(
        None,
        "also ask loopback, private and link-local addresses: for tests and sites inside your own network",
        "true",
        type_="yes or no",
        shown_default="`false`",
    )
    max_body: Size | None = key(
        None,
        "the longest body, after decompression; what is longer is not read",
        "20 MB",
        type_="size",
        shown_default="`20 MB`",
    )
    timeout: Timeout | None = key(
        None,
        "how long one document may take, with everything",
        "60s",
        type_="duration",
        shown_default="`60s`",
    )
    per_origin_delay: Gap | None = key(
        None,
        "pause between two requests to one origin (scheme, host and port); `0s` is legal",
        "1s",
        type_="duration",
        shown_default="`1s`",
    )
    retries: Annotated[int, Field(ge=0, le=10)] | None = key(
        None,
        "how often a request is tried again after a broken connection, 429 or a server error",
        "3",
        type_="number, 0 to 10",
        shown_default="`3`",
    )
    robots: Robots = key(
        None,
        '`obey` robots.txt, or `{ignore: "reason"}`; the reason is recorded with every capture',
        'robots: {ignore: "permitted by mail of 2026-02-01"}',
        type_="`obey` or `{ignore: …}`",
        shown_default="`obey`",
    )
