"""The keys of `sources.yaml`: name, type, default, meaning and an example, all in one place.

Editors read these models as JSON Schema, `docs/sources.md` prints them as tables, and a file is validated by
them.  What depends on several keys at once is checked in `monitor.config.checks`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from monitor import __version__
from monitor.config.key import Keys, PoliteKeys, key
from monitor.config.source_keys import SourceKeys
from monitor.config.values import (
    MailAddress,
    Sender,
    TimeZone,
    WebAddress,
    Words,
)
from monitor.model import Network, Topic, When

DEFAULTS = Network(user_agent=f"withdrawal-monitor/{__version__}")


class NetworkKeys(PoliteKeys):
    """How requests are made, for all sources."""

    concurrency: Annotated[int, Field(ge=1, le=1000)] = key(
        DEFAULTS.concurrency,
        "how many requests may be under way at once, to all sites together",
        "100",
        type_="number, 1 to 1000",
    )


class RecipientKeys(Keys):
    """Who is told what, and how soon."""

    address: MailAddress = key(..., "where the mail goes", "desk@example.org", type_="mail address")
    topics: Annotated[list[Topic], Field(min_length=1)] = key(
        [Topic.CONFIRMED, Topic.REPORTED],
        "what is told: `confirmed`, `reported`, `single` (additions, by certainty), `changes` (everything "
        "else about the list), `operator` (trouble with sources)",
        "[confirmed, reported, changes]",
        type_="list of topics",
        shown_default="`[confirmed, reported]`",
    )
    when: When = key(
        When.NOW,
        "`now`, or a digest at the end of the local day or week: `daily`, `weekly`",
        "daily",
        type_="`now`, `daily` or `weekly`",
        shown_default="`now`",
    )
    time_zone: TimeZone = key(
        "UTC",
        "decides when a day or week ends",
        "Europe/Berlin",
        type_="IANA time zone",
        shown_default="`UTC`",
    )


class NotifyKeys(Keys):
    """Mail: who writes and who reads.  The mail server itself comes from the environment."""

    sender: Sender | None = Field(
        default=None,
        alias="from",
        description="the sender of all mail, with or without a name; needed as soon as `to` names anybody",
        json_schema_extra={
            "x-type": "mail address",
            "x-example": "Withdrawal monitor <monitor@example.org>",
            "x-default": "none",
        },
    )
    to: list[RecipientKeys] = key(
        [], "the recipients", "see below", type_="list of recipients", shown_default="`[]`"
    )
    reports_url: WebAddress | None = key(
        None,
        "where you publish the folder of reports, so that letters link to them",
        "https://monitor.example.org/reports/",
        type_="address",
        shown_default="none",
    )


class CorroborationKeys(Keys):
    """When the press is believed enough to be told as *reported*."""

    voices: Annotated[int, Field(ge=1, le=20)] = key(
        2,
        "how many independent voices make an addition `reported`; with fewer it is `single`",
        "3",
        type_="number, 1 to 20",
    )


class FileKeys(Keys):
    """The whole file."""

    version: Annotated[Literal["1"], WithJsonSchema({"const": 1})] = key(
        ..., "the version of this format", "1", type_="`1`"
    )
    snapshot: Words = key(
        "packaged",
        "what the first poll compares with: `packaged` (the 66 of 2026-01-07 and the earlier withdrawals), "
        "`empty`, or a file in the packaged form",
        "packaged",
        type_="`packaged`, `empty` or a path",
        shown_default="`packaged`",
    )
    network: NetworkKeys = key(
        NetworkKeys(), "how requests are made", "{timeout: 30s}", type_="see below", shown_default="see below"
    )
    notify: NotifyKeys = key(
        NotifyKeys.model_validate({}), "who gets mail", "see below", type_="see below", shown_default="nobody"
    )
    corroboration: CorroborationKeys = key(
        CorroborationKeys(),
        "when the press is believed",
        "{voices: 3}",
        type_="see below",
        shown_default="see below",
    )
    sources: list[SourceKeys] = key(..., "what is polled", "see below", type_="list of sources")
