"""Years that belong to a name and date no exit: "the Convention of 1961", "the 1946 convention"."""

from __future__ import annotations

import re

from monitor.extract.prose.days import Era, Stamp
from monitor.extract.prose.patterns import NAME
from monitor.extract.prose.view import View

# "The Convention of 1961", "the Convention (The Hague, 1980)", and the second of "1899 and 1907".
_ONE_WORD = re.compile(r"\W*(\w+)\W*")
_PLACED = re.compile(r"\W*[(（][^()（）]{0,30}")
_ASIDE = re.compile(r"\([^()]{0,30}\Z")
_TWO = re.compile(r"(?<!\d)\d{4}\s?(?:,|([^\W\d]+))\s\Z")
_GENITIVE = re.compile(r"\d{4}\s(\w+)")  # "договор 1992 года": of a year, without a preposition
_OWN = re.compile(r"\s?(\w+)\s")  # "1971 års konvention", "the convention of the year 1971"
_OLD = 3  # years from which on a day behind the word for a treaty is the one on which it was concluded
_TREATY = 6  # letters behind a year in which a treaty begins, where words have no spaces


def names_a_treaty(view: View, stamp: Stamp) -> bool:
    """Say whether a year tells which treaty, or which body, is meant."""
    lexicon, own = view.rules.lexicon, _OWN.match(view.masked, stamp.end)
    end = own.end() if own and own.group(1) in lexicon.year_own else stamp.end
    if view.rules.order != "sov" and any(
        view.masked[end : item.start].strip(" ") in ("", "《", *lexicon.possessive)
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
    lexicon = view.rules.lexicon
    for item in view.items:
        between = view.masked[end : item.start] if item.start >= end else NAME
        if between.strip(" ") not in ("", *lexicon.possessive) or not view.rules.kinds.is_treaty(item.text):
            continue
        if lexicon.left_object.match(view.masked, item.end) is None:
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
    if len(words) == 2 and view.rules.kinds.is_treaty(words[0]) and _is_of(view, words[1]):
        return True
    return any(
        view.rules.kinds.is_treaty(item.text) and _is_of(view, view.masked[item.end : stamp.start])
        for item in view.items
        if item.end <= stamp.start
    )


def _is_of(view: View, between: str) -> bool:
    """Say whether words between a name and its year are nothing but "of"."""
    word = _ONE_WORD.fullmatch(between)
    return word is not None and word.group(1) in view.rules.lexicon.of_year


def _dates_a_name(view: View, start: int) -> bool:
    """Say whether a year right behind the name of a treaty tells which one is meant, alone or as the second of two."""
    genitive = _GENITIVE.match(view.masked, start)
    dated = genitive is not None and genitive.group(1) in view.rules.lexicon.behind_year
    for item in view.items:
        between = view.masked[item.end : start] if item.end <= start else ""
        if dated and between == " " and view.rules.kinds.is_treaty(item.text):
            return True
        if between and (_is_of(view, between) or _PLACED.fullmatch(between)):
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
    if first is None or (first.group(1) and first.group(1) not in view.rules.joins):
        return False
    return _dates_a_name(view, first.start()) or _dates_a_treaty(view, first.start(), start)


def _dates_a_treaty(view: View, start: int, end: int) -> bool:
    """Say whether a year tells which treaty is meant: "the convention of 1946", "the 1946 convention"."""
    before = view.masked[max(0, start - 24) : start].split()[-2:]
    behind = view.masked[end : end + 24].split()[:1]
    if behind and view.rules.kinds.is_treaty(behind[0][:_TREATY] if view.rules.joined else behind[0]):
        return True
    genitive = _GENITIVE.match(view.masked, start)
    if before and genitive and genitive.group(1) in view.rules.lexicon.behind_year:
        return view.rules.kinds.is_treaty(before[-1])
    return len(before) == 2 and len(before[1]) <= 3 and view.rules.kinds.is_treaty(before[0])
