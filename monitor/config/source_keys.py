"""The keys of one source in `sources.yaml`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from monitor.config.key import Keys, PoliteKeys, key
from monitor.config.values import (
    CronLine,
    Id,
    Interval,
    Language,
    Regex,
    Selector,
    TimeZone,
    WebAddress,
    Words,
)
from monitor.model import Authority

DEFAULT_EVERY = timedelta(hours=6)
DEFAULT_PAGES = 5
DEFAULT_LIMIT = 50


class ExpectKeys(Keys):
    """What a healthy page holds; a page without it is held and changes nothing by itself."""

    min_entries: Annotated[int, Field(ge=1, le=100_000)] | None = key(
        None, "the fewest entries of its list", "60", type_="number", shown_default="none"
    )
    anchors: list[Words] = key(
        [],
        "words that must stand in it",
        '["International Solar Alliance"]',
        type_="list of texts",
        shown_default="`[]`",
    )


class SourceKeys(PoliteKeys):
    """One source."""

    id: Id = key(
        ..., "what the source is called everywhere; never reuse one", "whitehouse-memo", type_="text"
    )
    kind: Literal["page", "feed", "links", "federal-register"] = key(
        ...,
        "`page` is one document; `feed` (RSS, Atom, JSON Feed), `links` (an HTML index or sitemap) and "
        "`federal-register` (its API) lead to many",
        "page",
        type_="`page`, `feed`, `links` or `federal-register`",
    )
    authority: Authority = key(
        ...,
        "who speaks: `official` (the US government, a depositary), `affected` (the organization itself, the "
        "UN) or `press`; only official sources confirm",
        "official",
        type_="`official`, `affected` or `press`",
    )
    publisher: Words = key(
        ...,
        "who is answerable for it; sources of one publisher are one voice",
        "The White House",
        type_="text",
    )
    url: WebAddress = key(
        ...,
        "the address to read; for `federal-register` that of the site (`https://www.federalregister.gov`), or a "
        "whole query of its API",
        "https://www.example.org/list",
        type_="http or https address",
    )
    language: Language | None = key(
        None,
        "its language; without it the page's own statement and its words decide",
        "zh-Hant",
        type_="BCP 47 tag",
        shown_default="found out",
    )
    enabled: bool = key(True, "whether it is polled", "false", type_="yes or no", shown_default="`true`")
    every: Interval | None = key(
        None,
        "how often it is polled; not together with `cron`",
        "1h30m",
        type_="duration",
        shown_default="`6h`",
    )
    cron: CronLine | None = key(
        None,
        "when it is polled: minute, hour, day, month and weekday as in crontab(5); not together with `every`",
        '"*/15 8-20 * * mon-fri"',
        type_="cron expression",
        shown_default="none",
    )
    time_zone: TimeZone | None = key(
        None, "the time zone of `cron`", "America/New_York", type_="IANA time zone", shown_default="`UTC`"
    )
    select: Selector | None = key(
        None,
        "the part of the page that is read; without it the reader finds the list itself",
        '"main article"',
        type_="CSS selector",
        shown_default="the whole page",
    )
    expect: ExpectKeys | None = key(
        None,
        "what a healthy page holds (`page` only)",
        "{min_entries: 60}",
        type_="see below",
        shown_default="nothing",
    )
    follow: Words | None = key(
        None,
        "read the list behind the one link whose text holds these words (`page` only)",
        '"found here"',
        type_="text",
        shown_default="none",
    )
    pattern: Regex | None = key(
        None,
        "which addresses of the index are documents (`feed` and `links` only)",
        '"/presidential-actions/20"',
        type_="regular expression",
        shown_default="every address below the index; of a feed or site map, every address",
    )
    pages: Annotated[int, Field(ge=1, le=100)] = key(
        DEFAULT_PAGES,
        "how many pages of the index are read at most, at first contact and until they join on to what was seen "
        "(all kinds but `page`)",
        "20",
        type_="number, 1 to 100",
    )
    archive: WebAddress | None = key(
        None,
        "a longer index of the same documents (HTML, site map or feed), read when the index rolled over between "
        "two polls (`feed` and `links` only)",
        "https://www.example.org/sitemap.xml",
        type_="http or https address",
        shown_default="none",
    )
    terms: list[Words] = key(
        [],
        "what documents are searched for, each with a query of its own; without any all documents of the `types` "
        "count (`federal-register` only)",
        '["international organization"]',
        type_="list of texts",
        shown_default="`[]`",
    )
    types: list[Literal["PRESDOCU", "NOTICE", "RULE", "PRORULE"]] = key(
        ["PRESDOCU"],
        "which types of document count (`federal-register` only)",
        "[PRESDOCU, NOTICE]",
        type_="list of `PRESDOCU`, `NOTICE`, `RULE`, `PRORULE`",
        shown_default="`[PRESDOCU]`",
    )
    limit: Annotated[int, Field(ge=1, le=1000)] = key(
        DEFAULT_LIMIT,
        "how many new documents one poll reads at most, and how many again; the rest waits for the next polls "
        "(all kinds but `page`)",
        "20",
        type_="number, 1 to 1000",
    )
    since: date | None = key(
        None,
        "how far first contact reads back (all kinds but `page`)",
        "2026-01-07",
        type_="date",
        shown_default="the day of the snapshot for official sources, now for others",
    )
    watch: list[Words] | None = key(
        None,
        "words of which a title or summary must hold one for its document to be read (all kinds but `page`; "
        "documents of official sources are always read)",
        '["withdraw", "international organizations"]',
        type_="list of texts",
        shown_default="the packaged words of the language",
    )
