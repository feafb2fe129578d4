"""Which days a sentence names.

Written-out dates, numeric dates, years, months and weekdays become spans of days.  Buddhist years (2400 and
later) are reckoned in Common Era.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from monitor.extract.prose.days import Calendar, Stamp
from monitor.extract.prose.year_words import told_year

_BUDDHIST = 543


@lru_cache(maxsize=64)
def _patterns(names: tuple[str, ...], suffix: str, joined: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return day-month-year and month-day-year patterns for the month names of a language."""
    month = (
        rf"(?P<month>{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))}){suffix}"
    )
    between = r"(?:\s*(?:de|del|of|d|di|da|na|ng|ni)\b)?"
    day = r"(?P<day>\d{1,2})(?:\.|º|ª|°|o|er|re|st|nd|rd|th|e|ος|η|-?[а-яі]{1,3})?"
    year = rf"(?:{between}[\s,.]*(?P<year>(?:19|20|25)\d\d)(?!\d))?"
    start, end = ("", "") if joined else (r"(?<![\w.])", r"(?!\w)")
    early = r"(?P<early>(?:19|20)\d\d)\.?\s+" if suffix else "(?P<early>(?!))"
    forward = re.compile(rf"{start}(?:{early}|(?:{day}{between}[\s,]*)?){month}{end}\.?{year}")
    backward = re.compile(rf"(?<!\w){month}\.?\s+{day}(?!\w)(?:,?\s+(?P<year>(?:19|20|25)\d\d)(?!\d))?")
    return forward, backward


_EAST = re.compile(
    r"(?:(?P<year>\d{4})\s*[年년]\s*)?(?P<month>\d{1,2})\s*[月월](?:\s*(?P<day>\d{1,2})\s*[日號号일])?(?!\d)"
    r"|(?P<only_year>\d{4})\s*[年년]"
    r"|(?<![\d月월年년.])(?P<only_day>\d{1,2})\s*[日일](?![間间内內本頃])"
)
_VIETNAMESE = re.compile(
    r"(?P<day>\d{1,2})(?:\s+thang\s+|[/-])(?P<month>\d{1,2})(?:(?:\s+nam\s+|[/-])(?P<year>\d{4}))?(?!\d)"
)
_VIETNAMESE_MONTH = re.compile(r"\bthang\s+(?P<month>\d{1,2})(?:(?:\s+nam\s+|[/-])(?P<year>\d{4}))?(?!\d)")
_EAST_NUMERALS = re.compile(
    r"(?:([二两兩〇零一三四五六七八九]{4})年)?([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿]{1,3})[日號号])?"
)
_EAST_YEAR = re.compile(r"(?<![二两兩〇零一三四五六七八九])([二两兩〇零一三四五六七八九]{4})年")
_EAST_DAY = re.compile(  # the fourth of the month, and not within, after or for so many days
    r"(?<![\d月第每近逾達达共期滿满數数百千万萬二两兩〇零一三四五六七八九十廿])"
    r"([一二三四五六七八九十廿]{1,3})[日號号](?![間间内內本頃之後后前的程期數数夜子目月酔余も中当])"
)
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<![\d.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})(?!\d)")
# A hyphen before a year joins it to something else, but in Hebrew to the word "in".
_YEAR = re.compile(
    r"(?:(?<![\w.,/$€£-])|(?<=[\u05d0-\u05ea]-))"
    r"(?P<year>(?:19|20)\d\d|25[4-9]\d)(?![\d%]|[.,]\d|[/-]\d)"
)
_DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}


def _small_number(numerals: str) -> int:
    """Return the value of a Chinese numeral below one hundred."""
    numerals = numerals.replace("廿", "二十")
    if "十" not in numerals:
        return int("".join(str(_DIGITS.get(letter, 0)) for letter in numerals))
    tens, _, units = numerals.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(units, 0)


def _made(start: int, end: int, year: int, month: int | None, day: int | None) -> Stamp | None:
    """Return the span for a year, a month of it, or a day of it; None for no day of the calendar."""
    if year > 2400:
        year -= _BUDDHIST
    try:
        if month is None:
            return Stamp(start, end, date(year, 1, 1), date(year, 12, 31))
        if day is None:
            following = date(year + month // 12, month % 12 + 1, 1)
            return Stamp(start, end, date(year, month, 1), following - timedelta(days=1))
        return Stamp(start, end, date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def _without_year(start: int, end: int, month: int, day: int | None, published: date | None) -> Stamp | None:
    """Place a month or a day of a month in the year that is nearest, the past one when in doubt."""
    if published is None:
        return None
    candidates = [_made(start, end, published.year + step, month, day) for step in (-1, 0, 1)]
    placed = [stamp for stamp in candidates if stamp is not None]
    if not placed:
        return None
    near = [stamp for stamp in placed if stamp.first <= published + timedelta(days=1)]
    chosen = near[-1] if near else placed[0]
    upcoming = [stamp for stamp in placed if stamp.first > published]
    # A day just ahead ("on 31 December", printed in October) is nearer than the same day of last year.
    if day is not None and upcoming and upcoming[0].first - published < published - chosen.first:
        return upcoming[0]
    return chosen


def _of_the_month(start: int, end: int, day: int, published: date) -> Stamp | None:
    """Place a day without its month: in the month of the page, in the one before it where that is to come."""
    month, year = published.month, published.year
    if day > published.day + 1:
        month, year = (12, year - 1) if month == 1 else (month - 1, year)
    return _made(start, end, year, month, day)


def _number(match: re.Match[str], name: str) -> int | None:
    value = match.groupdict().get(name)
    return int(value) if value else None


def _placed(match: re.Match[str], month: int, calendar: Calendar, published: date | None) -> Stamp | None:
    year, day = _number(match, "year") or _number(match, "early"), _number(match, "day")
    if year is None:
        year = told_year(match.string, match.start(), match.end(), calendar, published)
    if year is None:
        return _without_year(match.start(), match.end(), month, day, published)
    return _made(match.start(), match.end(), year, month, day)


def _eastern(text: str, calendar: Calendar, published: date | None) -> Sequence[Stamp | None]:
    found: list[Stamp | None] = []
    for match in _EAST.finditer(text):
        month = _number(match, "month")
        if month is not None:
            found.append(_placed(match, month, calendar, published) if 1 <= month <= 12 else None)
        elif (year := _number(match, "only_year")) is not None:
            found.append(_made(match.start(), match.end(), year, None, None))
        elif published is not None and (day := _number(match, "only_day")) is not None:
            found.append(_of_the_month(match.start(), match.end(), day, published))
    for match in _EAST_YEAR.finditer(text):
        year = int("".join(str(_DIGITS[letter]) for letter in match.group(1)))
        if 1800 < year < 2100:
            found.append(_made(match.start(), match.end(), year, None, None))
    for match in _EAST_NUMERALS.finditer(text):
        numeral_year, month_numeral, day_numeral = match.groups()
        year = int("".join(str(_DIGITS[letter]) for letter in numeral_year)) if numeral_year else None
        month, day = _small_number(month_numeral), _small_number(day_numeral) if day_numeral else None
        if not 1 <= month <= 12:
            continue
        if year is None:
            year = told_year(text, match.start(), match.end(), calendar, published)
        if year is None:
            found.append(_without_year(match.start(), match.end(), month, day, published))
        else:
            found.append(_made(match.start(), match.end(), year, month, day))
    return found


def _eastern_days(text: str, published: date | None) -> Sequence[Stamp | None]:
    """Place days without their month that are written in Chinese numerals."""
    if published is None:
        return ()
    return [
        _of_the_month(match.start(), match.end(), _small_number(match.group(1)), published)
        for match in _EAST_DAY.finditer(text)
    ]


def _western(text: str, calendar: Calendar, published: date | None, written: str) -> Sequence[Stamp | None]:
    found: list[Stamp | None] = []
    if any(map(text.__contains__, calendar.months)):
        forward, backward = _patterns(tuple(calendar.months), calendar.suffix, calendar.joined)
        for pattern in (backward, forward):
            for match in pattern.finditer(text):
                name = match.group("month")
                if (
                    _number(match, "day") is None
                    and _number(match, "year") is None
                    and name not in calendar.bare
                    and calendar.accented.get(name) != written[slice(*match.span("month"))].lower()
                ):
                    continue
                found.append(_placed(match, calendar.months[name], calendar, published))
    if "thang" in text:
        for match in (*_VIETNAMESE.finditer(text), *_VIETNAMESE_MONTH.finditer(text)):
            month = _number(match, "month") or 0
            found.append(_placed(match, month, calendar, published) if 1 <= month <= 12 else None)
    return found


def _relative(text: str, calendar: Calendar, published: date | None) -> Sequence[Stamp | None]:
    """Place weekdays (the latest one, at most six days back) and words such as yesterday."""
    if published is None:
        return ()
    found: list[Stamp | None] = []
    for names, weekday in ((calendar.weekdays, True), (calendar.offsets, False)):
        for word, value in names.items():
            place = text.find(word)
            while place >= 0:
                end = place + len(word)
                inside = place > 0 and text[place - 1].isalnum()
                if calendar.joined or not inside:
                    back = (published.weekday() - value) % 7 if weekday else -value
                    day = published - timedelta(days=back)
                    found.append(Stamp(place, end, day, day))
                    break
                place = text.find(word, end)
    return found


def find_stamps(
    text: str, calendar: Calendar, published: date | None, written: str = ""
) -> tuple[Stamp, ...]:
    """Return the days that a folded sentence names, in order, longest first where they overlap.

    `written` is the sentence as it is printed, letter for letter.
    """
    found: list[Stamp | None] = [*_relative(text, calendar, published)]
    if _DIGIT.search(text):
        for pattern in (_ISO, _NUMERIC):
            for match in pattern.finditer(text):
                month = _number(match, "month") or 0
                found.append(_placed(match, month, calendar, published) if 1 <= month <= 12 else None)
        found.extend(
            _made(match.start(), match.end(), int(match.group("year")), None, None)
            for match in _YEAR.finditer(text)
        )
    if "月" in text or "年" in text or "일" in text or "日" in text or "월" in text or "년" in text:
        found.extend(_eastern(text, calendar, published))
        found.extend(_eastern_days(text, published))
    found.extend(_western(text, calendar, published, written))
    stamps = sorted(
        (stamp for stamp in found if stamp), key=lambda stamp: (stamp.start - stamp.end, stamp.start)
    )
    kept: list[Stamp] = []
    for stamp in stamps:
        if all(stamp.end <= other.start or stamp.start >= other.end for other in kept):
            kept.append(stamp)
    return tuple(sorted(kept, key=lambda stamp: stamp.start))
