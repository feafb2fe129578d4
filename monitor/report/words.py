"""The words in which news is told: plurals, certainty, kinds of change, times, and whose words they are.

One rule stands above the others: nothing that is not confirmed may read as if it were.  Every sentence about
an organization therefore has its certainty beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime

from monitor.model import ActKind, Authority, Change, ChangeKind, Level, Section

LEVEL_LABEL = {
    Level.CONFIRMED: "Confirmed",
    Level.REPORTED: "Reported",
    Level.SINGLE: "Single source",
}

LEVEL_MEANING = {
    Level.CONFIRMED: "An official source says so: the US government or a depositary.",
    Level.REPORTED: "Independent publishers say so. No official source has confirmed it.",
    Level.SINGLE: "One publisher says so, and nobody else yet. No official source has confirmed it.",
}

UNVERIFIED_LABEL = "Unverified"
UNVERIFIED_MEANING = (
    "The name is new on an official page that could not be trusted as a whole. "
    "It counts for nothing until a person has decided."
)

AUTHORITY_LABEL = {
    Authority.OFFICIAL: "official source",
    Authority.AFFECTED: "affected organization",
    Authority.PRESS: "press",
}

SECTION_LABEL = {
    Section.UN: "United Nations organization",
    Section.NON_UN: "non-United Nations organization",
}

KIND_LABEL = {
    ChangeKind.ADDED: "Added",
    ChangeKind.CONFIRMED: "Now confirmed",
    ChangeKind.REVERSED: "Withdrawal reversed",
    ChangeKind.REMOVED: "Removed from the list",
    ChangeKind.REWORDED: "Entry reworded",
    ChangeKind.ACT: "New act",
    ChangeKind.TOTAL_CHANGED: "Stated total changed",
    ChangeKind.REVIEW_CHANGED: "Review statement changed",
    ChangeKind.NEW_DOCUMENT: "Document to look at",
    ChangeKind.UNVERIFIED: "New name, unverified",
    ChangeKind.VANISHED: "Page vanished",
    ChangeKind.RESTORED: "Page is back",
    ChangeKind.HELD: "Page held back",
    ChangeKind.UNREACHABLE: "Source unreachable",
    ChangeKind.RECOVERED: "Source recovered",
}

PAGE_EDITED = "Page edited"

KIND_NOTE = {
    ChangeKind.VANISHED: "The page is gone. That takes nothing off the list.",
    ChangeKind.RESTORED: "The page answers again.",
    ChangeKind.HELD: "What the page says now changes nothing by itself; a person decides.",
    ChangeKind.UNREACHABLE: "It could not be read several times in a row. That takes nothing off the list.",
    ChangeKind.RECOVERED: "It can be read again.",
    ChangeKind.NEW_DOCUMENT: "It announces something that could not be matched to a known organization.",
}

TROUBLE = frozenset(
    {
        ChangeKind.VANISHED,
        ChangeKind.RESTORED,
        ChangeKind.HELD,
        ChangeKind.UNREACHABLE,
        ChangeKind.RECOVERED,
    }
)

ACT_LABEL = {
    ActKind.ANNOUNCED: "Announced",
    ActKind.NOTIFIED: "Notice given",
    ActKind.EFFECTIVE: "Takes effect",
    ActKind.REVERSED: "Reversed",
}

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_STEERING = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\ufffe\uffff"
)


def kind_label(change: Change) -> str:
    """Return the kind of a change in a word or two; other words of a whole page are no entry's."""
    if change.kind is ChangeKind.REWORDED and change.organization is None:
        return PAGE_EDITED
    return KIND_LABEL[change.kind]


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 organization`, `2 organizations`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def spelled(count: int) -> str:
    """Return a small number as a word (`two`), a larger one in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def joined(parts: Sequence[str], last: str = "and") -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def inside(name: str) -> str:
    """Return a publisher's name as it reads inside a sentence: `the White House`."""
    return "the " + name[4:] if name.startswith("The ") else name


def isolated(name: str) -> str:
    """Return a name so that it reads rightly inside an English sentence, whatever its direction.

    A name with right-to-left letters is put between FSI and PDI (UAX #9 §2.4.2); without them two such
    names in a row, or a number after one, would change places on the screen.
    """
    turning = any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)
    return f"\u2068{name}\u2069" if turning else name


def clean(text: str) -> str:
    """Return foreign words on one line, without control and direction-steering characters.

    Spacing is collapsed.  Letters, marks and joiners stay as they are; what could turn the text around it
    (Unicode Bidirectional Algorithm, UAX #9 §2), break a header or may not stand in XML (XML 1.0 §2.2) is dropped.
    """
    if text.isprintable():  # which nothing is that is dropped here
        return " ".join(text.split())
    kept = (
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in text
        if c not in _STEERING and unicodedata.category(c) != "Cs"
    )
    return " ".join("".join(kept).split())


def direction(language: str | None) -> str:
    """Return the `dir` attribute for a BCP 47 tag: `ltr`, `rtl`, or `auto` where the language is unknown."""
    if not language:
        return "auto"
    parts = re.split(r"[-_]", language.lower())
    if any(part in _RIGHT_TO_LEFT_SCRIPTS for part in parts[1:]):
        return "rtl"
    if any(len(part) == 4 and part.isalpha() for part in parts[1:]):
        return "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


def readable(moment: datetime) -> str:
    """Return a time in UTC as people write it: `7 January 2026, 14:05 UTC`."""
    aware = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    return f"{day(aware.date())}, {aware:%H:%M} UTC"


def published_words(moment: datetime) -> str:
    """Return a publication time; midnight UTC means that only the day is known."""
    aware = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    return day(aware.date()) if not (aware.hour or aware.minute or aware.second) else readable(aware)


def day(value: date) -> str:
    """Return a day as people write it: `7 January 2026`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def publishers_of(changes: Sequence[Change], *, official_only: bool = False) -> str:
    """Return who says so, each publisher once and in order: `the White House and Treasury`."""
    names = dict.fromkeys(
        isolated(inside(clean(evidence.publisher)))
        for change in changes
        for evidence in change.evidence
        if not official_only or evidence.authority is Authority.OFFICIAL
    )
    found = list(names)
    return joined(found if len(found) <= 3 else [*found[:2], f"{len(found) - 2} others"])


def voices_of(change: Change) -> int:
    """Count the independent voices behind a change."""
    return len({evidence.voice or evidence.publisher for evidence in change.evidence})


def act_words(change: Change) -> str:
    """Return the act that an `act` change tells: `Takes effect on 22 January 2027`.

    `new` reads `KIND` or `KIND YYYY-MM-DD`; other words are given as they are.
    """
    kind, _, when = (change.new or "").partition(" ")
    try:
        label = ACT_LABEL[ActKind(kind)]
        return f"{label} on {day(date.fromisoformat(when))}" if when else f"{label}, day not stated"
    except ValueError:
        return clean(change.new or KIND_LABEL[change.kind])
