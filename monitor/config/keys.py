"""The keys of `sources.yaml`: name, type, default, meaning and an example, all in one place.

Editors read these models as JSON Schema, `docs/sources.md` prints them as tables, and a file is validated by
them.  What depends on several keys at once is checked in `monitor.config.checks`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from monitor import __version__
from monitor.config.values import (
    CronLine,
    Gap,
    Header,
    Id,
    Interval,
    Language,
    MailAddress,
    Regex,
    Robots,
    Selector,
    Sender,
    Size,
    Timeout,
    TimeZone,
    WebAddress,
    Words,
)
from monitor.model import Authority, Network, Topic, When

DEFAULTS = Network(user_agent=f"withdrawal-monitor/{__version__}")
DEFAULT_EVERY = timedelta(hours=6)
DEFAULT_PAGES = 5
DEFAULT_LIMIT = 50


def _key(default: Any, meaning: str, example: str, *, type_: str, shown_default: str | None = None) -> Any:
    """Return a key with its default and everything that its row in the documentation says."""
    extra: dict[str, Any] = {"x-type": type_, "x-example": example}
    if shown_default is not None:
        extra["x-default"] = shown_default
    return Field(default, description=meaning, json_schema_extra=extra)


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PoliteKeys(_Keys):
    """How requests are made; each of these keys may also stand in a source, and then holds for it alone."""

    user_agent: Header | None = _key(
        None,
        "what the program calls itself; `contact` is put behind it",
        "withdrawal-monitor/0.1",
        type_="text",
        shown_default="`withdrawal-monitor/VERSION`",
    )
    contact: Header | None = _key(
        None,
        "an address or page where the operators of a site reach you; part of the User-Agent",
        "https://example.org/monitor",
        type_="text",
        shown_default="none",
    )
    allow_private: bool | None = _key(
        None,
        "also ask loopback, private and link-local addresses: for tests and sites inside your own network",
        "true",
        type_="yes or no",
        shown_default="`false`",
    )
    max_body: Size | None = _key(
        None,
        "the longest body, after decompression; what is longer is not read",
        "20 MB",
        type_="size",
        shown_default="`20 MB`",
    )
    timeout: Timeout | None = _key(
        None,
        "how long one document may take, with everything",
        "60s",
        type_="duration",
        shown_default="`60s`",
    )
    per_origin_delay: Gap | None = _key(
        None,
        "pause between two requests to one origin (scheme, host and port); `0s` is legal",
        "1s",
        type_="duration",
        shown_default="`1s`",
    )
    retries: Annotated[int, Field(ge=0, le=10)] | None = _key(
        None,
        "how often a request is tried again after a broken connection, 429 or a server error",
        "3",
        type_="number, 0 to 10",
        shown_default="`3`",
    )
    robots: Robots = _key(
        None,
        '`obey` robots.txt, or `{ignore: "reason"}`; the reason is recorded with every capture',
        'robots: {ignore: "permitted by mail of 2026-02-01"}',
        type_="`obey` or `{ignore: …}`",
        shown_default="`obey`",
    )


class NetworkKeys(PoliteKeys):
    """How requests are made, for all sources."""

    concurrency: Annotated[int, Field(ge=1, le=1000)] = _key(
        DEFAULTS.concurrency,
        "how many requests may be under way at once, to all sites together",
        "100",
        type_="number, 1 to 1000",
    )


class RecipientKeys(_Keys):
    """Who is told what, and how soon."""

    address: MailAddress = _key(..., "where the mail goes", "desk@example.org", type_="mail address")
    topics: Annotated[list[Topic], Field(min_length=1)] = _key(
        [Topic.CONFIRMED, Topic.REPORTED],
        "what is told: `confirmed`, `reported`, `single` (additions, by certainty), `changes` (everything "
        "else about the list), `operator` (trouble with sources)",
        "[confirmed, reported, changes]",
        type_="list of topics",
        shown_default="`[confirmed, reported]`",
    )
    when: When = _key(
        When.NOW,
        "`now`, or a digest at the end of the local day or week: `daily`, `weekly`",
        "daily",
        type_="`now`, `daily` or `weekly`",
        shown_default="`now`",
    )
    time_zone: TimeZone = _key(
        "UTC",
        "decides when a day or week ends",
        "Europe/Berlin",
        type_="IANA time zone",
        shown_default="`UTC`",
    )


class NotifyKeys(_Keys):
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
    to: list[RecipientKeys] = _key(
        [], "the recipients", "see below", type_="list of recipients", shown_default="`[]`"
    )
    reports_url: WebAddress | None = _key(
        None,
        "where you publish the folder of reports, so that letters link to them",
        "https://monitor.example.org/reports/",
        type_="address",
        shown_default="none",
    )


class CorroborationKeys(_Keys):
    """When the press is believed enough to be told as *reported*."""

    voices: Annotated[int, Field(ge=1, le=20)] = _key(
        2,
        "how many independent voices make an addition `reported`; with fewer it is `single`",
        "3",
        type_="number, 1 to 20",
    )


class ExpectKeys(_Keys):
    """What a healthy page holds; a page without it is held and changes nothing by itself."""

    min_entries: Annotated[int, Field(ge=1, le=100_000)] | None = _key(
        None, "the fewest entries of its list", "60", type_="number", shown_default="none"
    )
    anchors: list[Words] = _key(
        [],
        "words that must stand in it",
        '["International Solar Alliance"]',
        type_="list of texts",
        shown_default="`[]`",
    )


class SourceKeys(PoliteKeys):
    """One source."""

    id: Id = _key(
        ..., "what the source is called everywhere; never reuse one", "whitehouse-memo", type_="text"
    )
    kind: Literal["page", "feed", "links", "federal-register"] = _key(
        ...,
        "`page` is one document; `feed` (RSS, Atom, JSON Feed), `links` (an HTML index or sitemap) and "
        "`federal-register` (its API) lead to many",
        "page",
        type_="`page`, `feed`, `links` or `federal-register`",
    )
    authority: Authority = _key(
        ...,
        "who speaks: `official` (the US government, a depositary), `affected` (the organization itself, the "
        "UN) or `press`; only official sources confirm",
        "official",
        type_="`official`, `affected` or `press`",
    )
    publisher: Words = _key(
        ...,
        "who is answerable for it; sources of one publisher are one voice",
        "The White House",
        type_="text",
    )
    url: WebAddress = _key(
        ...,
        "the address to read; for `federal-register` that of the site (`https://www.federalregister.gov`), or a "
        "whole query of its API",
        "https://www.example.org/list",
        type_="http or https address",
    )
    language: Language | None = _key(
        None,
        "its language; without it the page's own statement and its words decide",
        "zh-Hant",
        type_="BCP 47 tag",
        shown_default="found out",
    )
    enabled: bool = _key(True, "whether it is polled", "false", type_="yes or no", shown_default="`true`")
    every: Interval | None = _key(
        None,
        "how often it is polled; not together with `cron`",
        "1h30m",
        type_="duration",
        shown_default="`6h`",
    )
    cron: CronLine | None = _key(
        None,
        "when it is polled: minute, hour, day, month and weekday as in crontab(5); not together with `every`",
        '"*/15 8-20 * * mon-fri"',
        type_="cron expression",
        shown_default="none",
    )
    time_zone: TimeZone | None = _key(
        None, "the time zone of `cron`", "America/New_York", type_="IANA time zone", shown_default="`UTC`"
    )
    select: Selector | None = _key(
        None,
        "the part of the page that is read; without it the reader finds the list itself",
        '"main article"',
        type_="CSS selector",
        shown_default="the whole page",
    )
    expect: ExpectKeys | None = _key(
        None,
        "what a healthy page holds (`page` only)",
        "{min_entries: 60}",
        type_="see below",
        shown_default="nothing",
    )
    follow: Words | None = _key(
        None,
        "read the list behind the one link whose text holds these words (`page` only)",
        '"found here"',
        type_="text",
        shown_default="none",
    )
    pattern: Regex | None = _key(
        None,
        "which addresses of the index are documents (`feed` and `links` only)",
        '"/presidential-actions/20"',
        type_="regular expression",
        shown_default="every address below the index; of a feed or site map, every address",
    )
    pages: Annotated[int, Field(ge=1, le=100)] = _key(
        DEFAULT_PAGES,
        "how many pages of the index are read at most, at first contact and until they join on to what was seen "
        "(all kinds but `page`)",
        "20",
        type_="number, 1 to 100",
    )
    archive: WebAddress | None = _key(
        None,
        "a longer index of the same documents (HTML, site map or feed), read when the index rolled over between "
        "two polls (`feed` and `links` only)",
        "https://www.example.org/sitemap.xml",
        type_="http or https address",
        shown_default="none",
    )
    terms: list[Words] = _key(
        [],
        "what documents are searched for, each with a query of its own; without any all documents of the `types` "
        "count (`federal-register` only)",
        '["international organization"]',
        type_="list of texts",
        shown_default="`[]`",
    )
    types: list[Literal["PRESDOCU", "NOTICE", "RULE", "PRORULE"]] = _key(
        ["PRESDOCU"],
        "which types of document count (`federal-register` only)",
        "[PRESDOCU, NOTICE]",
        type_="list of `PRESDOCU`, `NOTICE`, `RULE`, `PRORULE`",
        shown_default="`[PRESDOCU]`",
    )
    limit: Annotated[int, Field(ge=1, le=1000)] = _key(
        DEFAULT_LIMIT,
        "how many new documents one poll reads at most, and how many again; the rest waits for the next polls "
        "(all kinds but `page`)",
        "20",
        type_="number, 1 to 1000",
    )
    since: date | None = _key(
        None,
        "how far first contact reads back (all kinds but `page`)",
        "2026-01-07",
        type_="date",
        shown_default="the day of the snapshot for official sources, now for others",
    )
    watch: list[Words] | None = _key(
        None,
        "words of which a title or summary must hold one for its document to be read (all kinds but `page`; "
        "documents of official sources are always read)",
        '["withdraw", "international organizations"]',
        type_="list of texts",
        shown_default="the packaged words of the language",
    )


class FileKeys(_Keys):
    """The whole file."""

    version: Annotated[Literal["1"], WithJsonSchema({"const": 1})] = _key(
        ..., "the version of this format", "1", type_="`1`"
    )
    snapshot: Words = _key(
        "packaged",
        "what the first poll compares with: `packaged` (the 66 of 2026-01-07 and the earlier withdrawals), "
        "`empty`, or a file in the packaged form",
        "packaged",
        type_="`packaged`, `empty` or a path",
        shown_default="`packaged`",
    )
    network: NetworkKeys = _key(
        NetworkKeys(), "how requests are made", "{timeout: 30s}", type_="see below", shown_default="see below"
    )
    notify: NotifyKeys = _key(
        NotifyKeys.model_validate({}), "who gets mail", "see below", type_="see below", shown_default="nobody"
    )
    corroboration: CorroborationKeys = _key(
        CorroborationKeys(),
        "when the press is believed",
        "{voices: 3}",
        type_="see below",
        shown_default="see below",
    )
    sources: list[SourceKeys] = _key(..., "what is polled", "see below", type_="list of sources")
