"""One language, compiled from its data file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from monitor.errors import DataError
from monitor.extract.cues import Cue
from monitor.extract.patterns import GAP, fold, pattern_source

# "The review of participation in other international organizations goes on": the verb stands far from its noun.
_WIDE_GAP = GAP.replace("40", "90")
_ACCENTED = re.compile(r"[\u00df-\u024f\u1e00-\u1eff]")


class Numbers(StrEnum):
    """Where a number stands beside what it counts."""

    FIRST = "first"
    LAST = "last"  # the number follows its noun
    COUNTER = "counter"  # it follows what it counts, and a counter follows it


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """One language: its patterns, joiners, numerals and months.

    `clitics` are words written as one with a number in words behind them (Hebrew "in", "from", "the").
    `letters` are those beyond ASCII that its words are written with.  `sources` holds for each cue the regular
    expressions.  `heads_last` says that what is counted ends its name ("12 council members"), `verbs_last` that the
    verb ends a clause about a name, `denials_last` that what denies ends its clause.
    """

    tag: str
    script: str
    spaced: bool
    common: frozenset[str]
    letters: frozenset[str]
    sources: Mapping[Cue, tuple[str, ...]]
    joiners: tuple[str, ...]
    numerals: Mapping[str, int]
    months: Mapping[str, int]
    clitics: tuple[str, ...] = ()
    number: Numbers = Numbers.FIRST
    heads_last: bool = False
    verbs_last: bool = False
    denials_last: bool = False


def read_language(name: str, document: Mapping[str, Any]) -> LanguageRules:
    """Compile a parsed language file; raises DataError for a damaged one."""
    try:
        spaced = str(document.get("spaced", "true")).lower() != "false"
        return LanguageRules(
            tag=str(document["tag"]),
            script=str(document["script"]),
            spaced=spaced,
            common=frozenset(fold(word) for word in document["common"]),
            letters=frozenset(accented_letters(str(document))),
            sources={
                cue: tuple(_source(cue, str(phrase), spaced) for phrase in document.get(cue.value) or ())
                for cue in Cue
            },
            joiners=tuple(document["and"]),
            numerals=_numerals(document["numerals"]),
            months={
                fold(form): number
                for number, forms in enumerate(document["months"], 1)
                for form in str(forms).split("|")
            },
            number=Numbers(str(document.get("number", "first"))),
            heads_last=document.get("heads") == "last",
            verbs_last=document.get("verbs") == "last",
            denials_last=document.get("denials") == "last",
            clitics=tuple(
                sorted((fold(word) for word in document.get("clitics") or ()), key=len, reverse=True)
            ),
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DataError(f"language file {name}: {error!r} (compare it with en.yaml)") from error


def _source(cue: Cue, phrase: str, spaced: bool) -> str:
    source = pattern_source(phrase, spaced=spaced)
    if cue in (Cue.GOES_ON, Cue.ENDED, Cue.TOTAL):
        source = source.replace(GAP, _WIDE_GAP)
    return rf"{source}\s*$" if cue in (Cue.DANGLING, Cue.NAME_ENDS) else source


def _numerals(forms: Sequence[Any]) -> dict[str, int]:
    """Read numerals: a list whose n-th item holds the forms of n, divided by bars."""
    return {
        fold(form.strip()): number
        for number, line in enumerate(forms, 1)
        for form in str(line).split("|")
        if form.strip()
    }


def accented_letters(text: str) -> list[str]:
    """Return the letters of the Latin alphabets beyond ASCII that a text holds, in order."""
    return _ACCENTED.findall(text.lower())
