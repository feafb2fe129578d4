"""Points in time as pages write them for machines: ISO 8601 in all its spellings, e-mail dates, bare digits.

The answer is aware and in UTC.  A value without a time is midnight UTC of its day, one without a zone is
taken as UTC.  What is no date gives None.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}|[12]\d{7})"
    r"(?:[T\s]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)


_EAST = re.compile(r"^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]\s*")


def read_moment(text: str) -> datetime | None:
    """Return the moment that a machine-readable date means, in UTC."""
    text = _EAST.sub(r"\1-\2-\3 ", text.strip()[:80])
    if match := _ISO.match(text):
        return _from_iso(match)
    try:
        return _utc(parsedate_to_datetime(text))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _from_iso(match: re.Match[str]) -> datetime | None:
    day = re.sub(r"\D", "-", match.group("day"))
    if "-" not in day:
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    year, month, dated = (int(part) for part in day.split("-"))
    clock = [int(part) for part in (match.group("clock") or "0:0").split(":")]
    zone = (match.group("zone") or "Z").upper().replace(":", "")
    offset = "+0000" if zone in {"Z", "UTC", "GMT"} else zone
    try:
        moment = datetime.strptime(offset, "%z").replace(
            year=year, month=month, day=dated, hour=clock[0], minute=clock[1]
        )
        return moment.replace(second=clock[2] if len(clock) > 2 else 0).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _utc(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
