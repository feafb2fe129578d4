"""Years that belong to a name and date no exit: "the Convention of 1961", "the 1946 convention"."""

from __future__ import annotations

import re

from monitor.extract.prose.days import Era, Stamp
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

_OF_A_NAME = ("", "《", "の", "的")  # between a year and the name that it belongs to: "the 2015 agreement"
# "The Convention of 1961", "the Convention (The Hague, 1980)", and the second of "1899 and 1907".
_OF_THE_YEAR = re.compile(
    r"\W*(?:of|de|du|del|di|do|da|von|vom|aus|av|fra|från|van|uit|z|ze|od|от|від|з|dari)\W*"
)
_GENITIVE = re.compile(r"\d{4}\s(?:года|року)")  # "договор 1992 года": of a year, without a preposition
_PLACED = re.compile(r"\W*[(（][^()（）]{0,30}")
_ASIDE = re.compile(r"\([^()]{0,30}\Z")
_TWO = re.compile(r"(?<!\d)\d{4}\s?(?:,|and|et|und|y|e|og|och|en|i|и|та|dan)\s\Z")
_YEARS = re.compile(r"\s?[aå]rs\s")  # "1971 års konvention", "the convention of the year 1971"
_OBJECT = re.compile(r"を|から(?!の)|(?:을|를|에서)(?!\w)")  # behind what is left, where verbs come last
_OF_A_YEAR = ("", "の", "의")
_OLD = 3  # years from which on a day behind the word for a treaty is the one on which it was concluded
_TREATY = 6  # letters behind a year in which a treaty begins, where words have no spaces


def names_a_treaty(view: View, stamp: Stamp) -> bool:
    """Say whether a year tells which treaty, or which body, is meant."""
    own = _YEARS.match(view.masked, stamp.end)
    end = own.end() if own else stamp.end
    if view.rules.order != "sov" and any(
        view.masked[end : item.start].strip(" ") in _OF_A_NAME
        and 0 <= item.start - end <= 1
        and view.rules.kinds.is_treaty(item.text)
        for item in view.items
    ):
        return True
    if view.rules.order == "sov" and _before_an_object(view, stamp, end):
        return True
    return _dates_a_name(view, stamp.start) or _dates_a_treaty(view, stamp.start, end)


def _before_an_object(view: View, stamp: Stamp, end: int) -> bool:
    """Say whether a year stands right before a treaty that is left, where verbs come last: "1967年の議定書を廃棄".

    Without "of" between them it may date the exit, unless a day of the document before it does.
    """
    for item in view.items:
        between = view.masked[end : item.start] if item.start >= end else NAME
        if between.strip(" ") not in _OF_A_YEAR or not view.rules.kinds.is_treaty(item.text):
            continue
        if _OBJECT.match(view.masked, item.end) is None:
            continue
        days = (one for one in view.stamps if one.start < stamp.start)
        return between.strip(" ") != "" or any(day.era(view.published) is Era.NOW for day in days)
    return False


def of_an_old_treaty(view: View, stamp: Stamp) -> bool:
    """Say whether a day of long ago tells which treaty is meant: "the Convention of 3 May 1967"."""
    if view.published is None or view.published.year - stamp.first.year < _OLD or view.rules.joined:
        return False
    before = view.masked[max(0, stamp.start - 24) : stamp.start]
    words = before.split()[-2:]
    if len(words) == 2 and view.rules.kinds.is_treaty(words[0]) and _OF_THE_YEAR.fullmatch(words[1]):
        return True
    return any(
        view.rules.kinds.is_treaty(item.text) and _OF_THE_YEAR.fullmatch(view.masked[item.end : stamp.start])
        for item in view.items
        if item.end <= stamp.start
    )


def _dates_a_name(view: View, start: int) -> bool:
    """Say whether a year right behind the name of a treaty tells which one is meant, alone or as the second of two."""
    for item in view.items:
        between = view.masked[item.end : start] if item.end <= start else ""
        if between and (_OF_THE_YEAR.fullmatch(between) or _PLACED.fullmatch(between)):
            return True
        if (
            between == ", "
            and view.rules.kinds.is_treaty(item.text)
            and view.masked[start + 4 : start + 5] in (",", ".", ")", "")
        ):
            return True  # "the Single Convention, 1961, on Monday"
    if _ASIDE.search(view.masked, max(0, start - 32), start) and ")" in view.masked[start : start + 6]:
        return True
    first = _TWO.search(view.masked, max(0, start - 12), start)
    if first is None:
        return False
    return _dates_a_name(view, first.start()) or _dates_a_treaty(view, first.start(), start)


def _dates_a_treaty(view: View, start: int, end: int) -> bool:
    """Say whether a year tells which treaty is meant: "the convention of 1946", "the 1946 convention"."""
    before = view.masked[max(0, start - 24) : start].split()[-2:]
    behind = view.masked[end : end + 24].split()[:1]
    if behind and view.rules.kinds.is_treaty(behind[0][:_TREATY] if view.rules.joined else behind[0]):
        return True
    if before and _GENITIVE.match(view.masked, start):
        return view.rules.kinds.is_treaty(before[-1])
    return len(before) == 2 and len(before[1]) <= 3 and view.rules.kinds.is_treaty(before[0])
