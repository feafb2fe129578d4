"""The day that a page prints above its text, for pages whose metadata is silent.

Bylines, datelines and lines that hold little but a date count; a date in the middle of a sentence is about
the news and not about the page.  Days are understood in every language whose months the reader knows, in
digits of every script, and in the reckonings in use: Common Era, Buddhist, Persian, Minguo, Reiwa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from monitor.extract.blocks import HEADER, MAIN, Block, Page
from monitor.extract.cues import Cue
from monitor.extract.patterns import fold
from monitor.extract.rules import Rules

_BLOCKS = 25  # blocks of the text in which a date line is looked for
_AROUND = 50  # letters that a date line holds beside its date
_ONLY = 10  # letters that a heading holds beside its date: a blog puts the day over its post
_OPENING = 70  # letters before the date of a dateline that opens a paragraph
_EARLIEST, _LATEST = 1990, 2100
_BUDDHIST, _MINGUO, _REIWA = 543, 1911, 2018
_SEPARATORS = r"[-/.\u2010-\u2013]"
_ISO = re.compile(rf"(?<!\d)(\d{{4}})\s?{_SEPARATORS}\s?(\d{{1,2}})\s?{_SEPARATORS}\s?(\d{{1,2}})(?!\d)")
_NUMERIC = re.compile(
    rf"(?<![\d.])(\d{{1,2}})\s?{_SEPARATORS}\s?(\d{{1,2}})\s?{_SEPARATORS}\s?(\d{{4}})(?!\d)"
)
_EAST = re.compile(
    r"(?:(?P<era>令和|民國|民国|中華民國)\s*)?(?P<year>\d{1,4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*"
    r"(?P<day>\d{1,2})\s*[日號号일]"
)
_HAN = re.compile(
    r"([二〇零一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})[日號号]"
)
_VIETNAMESE = re.compile(r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s*(?:,|năm|/)?\s*(?P<year>\d{4})")
_DIGIT = re.compile(r"[\d年년]")  # most lines hold none, which is told at once
_YEAR = re.compile(r"\d{4}|[年년]")  # every whole day holds one
_DASH = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*[-–—:：|]")
_DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0}


class PrintedDay(NamedTuple):
    """A day that a text prints at `start`:`end`."""

    start: int
    end: int
    day: date


def dated(page: Page, rules: Rules) -> Page:
    """Return the page with the days that it prints, where its metadata gives none.

    `rules` are those of the page's languages.
    """
    if page.published is not None:
        return page
    published, modified = printed_days(page.blocks, rules, page.language)
    if published is None:
        return page
    changed = page.modified or (_moment(modified) if modified is not None else None)
    return replace(page, published=_moment(published), modified=changed)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def printed_days(
    blocks: Iterable[Block], rules: Rules, language: str | None
) -> tuple[date | None, date | None]:
    """Return the days of publication and of the last change that the lines above a text print."""
    published = modified = None
    updated = rules.patterns[Cue.UPDATED]
    seen = 0
    for block in blocks:
        if block.region not in (MAIN, HEADER):
            continue
        seen += 1
        if seen > _BLOCKS or (published and modified):
            break
        for text, found in _date_lines(block, rules.months, language):
            if updated.search(text[max(0, found.start - 40) : found.start]):
                modified = modified or found.day
            else:
                published = published or found.day
    return published or modified, modified


def _date_lines(
    block: Block, months: Mapping[str, int], language: str | None
) -> Iterator[tuple[str, PrintedDay]]:
    """Yield the days of a block that is a date line, or that opens with a dateline."""
    text = fold(block.text[: _OPENING + _AROUND * 3])
    if not _DIGIT.search(text) or not _YEAR.search(text):
        return
    found = days_in(text, months, language)
    if not found:
        return
    rest = len(block.text) - sum(one.end - one.start for one in found)
    if rest <= (_AROUND if block.level == 0 else _ONLY):
        for one in found:
            yield text, one
    elif found[0].start <= _OPENING and _DASH.match(text, found[0].end):
        yield text, found[0]


def days_in(text: str, months: Mapping[str, int], language: str | None = None) -> list[PrintedDay]:
    """Return the whole days (with month and year) that a folded text prints, in order, without overlap."""
    found = [*_eastern(text), *_named(text, months), *_numeric(text, language)]
    found.sort(key=lambda one: (one.start, one.start - one.end))
    kept: list[PrintedDay] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _made(match: re.Match[str], year: int, month: int, day: int) -> Iterator[PrintedDay]:
    if 2400 < year < 2700:
        year -= _BUDDHIST
    try:
        made = date(year, month, day)
    except ValueError:
        return
    if _EARLIEST <= made.year <= _LATEST:
        yield PrintedDay(match.start(), match.end(), made)


def _eastern(text: str) -> Iterator[PrintedDay]:
    if text.isascii():
        return
    for match in _EAST.finditer(text):
        year, era = int(match["year"]), match["era"]
        if era is None and year < 1000:
            continue
        year += (_REIWA if era == "令和" else _MINGUO) if era else 0
        yield from _made(match, year, int(match["month"]), int(match["day"]))
    for match in _HAN.finditer(text):
        if "二" in match[1] or "〇" in match[1]:
            year = int("".join(str(_DIGITS[letter]) for letter in match[1]))
            yield from _made(match, year, _small(match[2]), _small(match[3]))
    for match in _VIETNAMESE.finditer(text):
        yield from _made(match, int(match["year"]), int(match["month"]), int(match["day"]))


def _small(numerals: str) -> int:
    """Return the value of a Chinese numeral below one hundred."""
    numerals = numerals.replace("廿", "二十").replace("卅", "三十")
    if "十" not in numerals:
        return int("".join(str(_DIGITS[letter]) for letter in numerals))
    tens, _, units = numerals.partition("十")
    return (_DIGITS.get(tens, 1)) * 10 + (_DIGITS.get(units, 0))


def _numeric(text: str, language: str | None) -> Iterator[PrintedDay]:
    for match in _ISO.finditer(text):
        yield from _made(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        # Only the United States put the month first.
        month_first = second > 12 or (first <= 12 and (language or "").lower() in ("en", "en-us", "en_us"))
        day, month = (second, first) if month_first else (first, second)
        yield from _made(match, year, month, day)


@lru_cache(maxsize=64)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of day-month-year, month-day-year and year-month-day for some names of months."""
    ordered = sorted(names, key=len, reverse=True)
    # A star stands for the endings that a language adds, or for the words that it writes before a month.
    sources = [re.escape(name).replace(r"\*", r"\w{0,4}") for name in ordered]
    month = rf"(?P<month>{'|'.join(sources)})"
    other = rf"(?:\s?/\s?(?:{'|'.join(sources)}))?"  # Arabic pages print two names: كانون الثاني/يناير
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|ro|º|ª|°|ος|η|-?[а-я]{1,3})?"
    year = r"(?P<year>\d{4})(?!\d)"
    of = r"(?:de|del|di|da|d'|of|den|den|dne|la)"
    between = r"[\s,.،]{0,3}"
    return (
        re.compile(
            rf"(?<!\d){day}{between}(?:{of}\s+)?{month}{other}(?!\w){between}(?:{of}\s+|พ\.ศ\.\s?)?{year}"
        ),
        re.compile(rf"(?<!\w){month}{between}{day}(?!\w){between}(?:{of}\s+)?{year}"),
        re.compile(rf"(?<!\d)(?P<year>\d{{4}}){between}{month}{between}{day}(?!\d)"),
    )


def _named(text: str, months: Mapping[str, int]) -> Iterator[PrintedDay]:
    if not months:
        return
    numbers = {name.strip("*"): number for name, number in months.items()}
    for pattern in _patterns(tuple(months)):
        for match in pattern.finditer(text):
            name = match["month"]
            number = numbers.get(name) or next((value for stem, value in numbers.items() if stem in name), 0)
            year, day = int(match["year"]), int(match["day"])
            if 1300 < year < 1500:
                yield from _persian(match, year, number, day)
            else:
                yield from _made(match, year, number, day)


def _persian(match: re.Match[str], year: int, number: int, day: int) -> Iterator[PrintedDay]:
    """Return a day of the Persian solar year; `number` is our month in which the named one lies."""
    month = (number + 8) % 12 + 1
    start = date(year + 621, 3, 20 if (year + 621) % 4 == 0 else 21)
    passed = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    if 1 <= month <= 12 and 1 <= day <= 31:
        made = start + timedelta(days=passed + day - 1)
        yield PrintedDay(match.start(), match.end(), made)
