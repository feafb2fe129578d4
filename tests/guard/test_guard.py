"""What the guard lets a listing do: a case a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monitor.guard import guard
from monitor.model import (
    CUT,
    INCOMPLETE,
    Authority,
    DocumentMemory,
    Entry,
    Listing,
    ListingKind,
    Method,
    Organization,
    Outcome,
    Resolution,
    SourceFacts,
    Stated,
    Verdict,
    VerdictCode,
)

GOV = SourceFacts("gov", "Government", Authority.OFFICIAL, "en")
PRESS = SourceFacts("press", "Press", Authority.PRESS, "en")


def listing(known: int, unknown: int = 0, **more: Any) -> Listing:
    entries = [
        Entry(
            None,
            n,
            f"Body {n}",
            resolution=Resolution(Organization(f"n{n}", f"Body {n}"), Method.OFFICIAL, 1),
        )
        for n in range(known)
    ]
    entries += [Entry(None, known + n, f"Unknown {n}") for n in range(unknown)]
    return Listing(kind=ListingKind.LIST, entries=tuple(entries), language="en", **more)


def memory(count: int, **more: Any) -> DocumentMemory:
    entries = {f"n{n}": f"Body {n}" for n in range(count)}
    return DocumentMemory("https://example.org/", "gov", True, entries, language="en", listed=True, **more)


FIRST = [
    ("whole list", GOV, listing(3), Outcome.ACCEPTED),
    ("states what it holds", GOV, listing(3, stated=Stated(3)), Outcome.ACCEPTED),
    ("official list states more", GOV, listing(3, stated=Stated(66)), Outcome.PARTIAL),
    ("press list with fewer than it states", PRESS, listing(3, stated=Stated(66)), Outcome.PARTIAL),
    ("and others", PRESS, listing(3, open_ended=True), Outcome.PARTIAL),
    ("refers back", GOV, listing(3, refers_back=True), Outcome.PARTIAL),
    ("unknown names", GOV, listing(3, 2), Outcome.PARTIAL),
    ("only unknown names", GOV, listing(0, 10), Outcome.PARTIAL),
    ("fewer than declared", replace(GOV, min_entries=60), listing(3), Outcome.PARTIAL),
    ("anchor missing", replace(GOV, anchors=("Solar",)), listing(3), Outcome.PARTIAL),
    ("anchor there, other case", replace(GOV, anchors=("body 2",)), listing(3), Outcome.ACCEPTED),
    ("selected part missing", GOV, listing(3, select_missed=True), Outcome.PARTIAL),
    ("sentences only", GOV, Listing(kind=ListingKind.PROSE), Outcome.ACCEPTED),
    ("sentences that state a total", PRESS, Listing(kind=ListingKind.PROSE, stated=Stated(66)), Outcome.ACCEPTED),
    ("nothing", GOV, Listing(), Outcome.ACCEPTED),
]  # fmt: skip

AGAIN = [
    ("the same", GOV, listing(20), 20, Outcome.ACCEPTED),
    ("a tenth lost", GOV, listing(18), 20, Outcome.ACCEPTED),
    ("more than a tenth lost", GOV, listing(17), 20, Outcome.HELD),
    ("all lost", GOV, Listing(language="en"), 20, Outcome.HELD),
    ("one more", GOV, listing(21), 20, Outcome.ACCEPTED),
    ("one more unknown", GOV, listing(20, 1), 20, Outcome.PARTIAL),
    ("a translation", GOV, replace(listing(20), language="fr"), 20, Outcome.HELD),
    ("a regional tag", GOV, replace(listing(20), language="en-US"), 20, Outcome.ACCEPTED),
    ("another script of it", GOV, replace(listing(20), language="en-Latn-US"), 20, Outcome.ACCEPTED),
    ("no language", GOV, replace(listing(20), language=None), 20, Outcome.ACCEPTED),
    ("anchor lost", replace(GOV, anchors=("Solar",)), listing(20), 20, Outcome.HELD),
    ("fewer than declared", replace(GOV, min_entries=20), listing(19), 20, Outcome.HELD),
    ("selected part missing", GOV, listing(20, select_missed=True), 20, Outcome.HELD),
    ("press too", PRESS, listing(10), 20, Outcome.HELD),
    ("fewer than declared, as ever", replace(GOV, min_entries=60), listing(20), 20, Outcome.PARTIAL),
    ("fewer than declared for the first time", replace(GOV, min_entries=20), listing(19), 20, Outcome.HELD),
    ("a list that held one name, cut off", GOV, Listing(language="en"), 0, Outcome.HELD),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "read", "outcome"), [c[1:] for c in FIRST], ids=[c[0] for c in FIRST])
def test_new_document_is_never_held(facts: SourceFacts, read: Listing, outcome: Outcome) -> None:
    guarded = guard(facts, read, None)
    assert guarded.outcome is outcome
    assert bool(guarded.reasons) is (outcome is not Outcome.ACCEPTED)


@pytest.mark.parametrize(
    ("facts", "read", "before", "outcome"), [c[1:] for c in AGAIN], ids=[c[0] for c in AGAIN]
)
def test_known_document_is_measured_against_its_last_listing(
    facts: SourceFacts, read: Listing, before: int, outcome: Outcome
) -> None:
    guarded = guard(facts, read, memory(before))
    assert guarded.outcome is outcome
    assert bool(guarded.reasons) is (outcome is not Outcome.ACCEPTED)


@pytest.mark.parametrize(
    ("verdict", "read", "outcome"),
    [
        (Verdict(VerdictCode.OK, ("little text",), 0.7), listing(20), Outcome.ACCEPTED),
        (Verdict(VerdictCode.OK, ("half of it",), INCOMPLETE), listing(20), Outcome.PARTIAL),
        (Verdict(VerdictCode.OK, ("half of it",), CUT), listing(20), Outcome.PARTIAL),
        (Verdict(VerdictCode.OK, ("half of it",), CUT), listing(10), Outcome.HELD),
        (Verdict(VerdictCode.OK, ("half of it",), CUT), Listing(kind=ListingKind.PROSE), Outcome.HELD),
    ],
)
def test_what_half_a_page_lacks_proves_nothing(verdict: Verdict, read: Listing, outcome: Outcome) -> None:
    again = guard(GOV, read, memory(20), verdict)
    assert again.outcome is outcome
    assert ("half of it" in again.reasons) is (outcome is not Outcome.ACCEPTED)
    held = outcome is Outcome.HELD
    assert guard(GOV, read, None, verdict).outcome is (Outcome.PARTIAL if held else outcome)


def test_document_whose_language_was_not_known_has_not_changed_it() -> None:
    before = replace(memory(20), language=None)
    assert guard(GOV, replace(listing(20), language="fr"), before).outcome is Outcome.ACCEPTED


def test_document_that_never_listed_is_not_held() -> None:
    before = DocumentMemory("https://example.org/", "gov", seen=True, language="en")
    assert guard(GOV, Listing(language="fr"), before).outcome is Outcome.ACCEPTED


def test_a_name_that_a_person_decided_about_is_known() -> None:
    read = listing(3, 1)
    unknown = read.entries[-1]
    assert guard(GOV, read, None).outcome is Outcome.PARTIAL
    assert guard(GOV, read, None, decided=lambda entry: entry == unknown).outcome is Outcome.ACCEPTED
    assert guard(GOV, read, None, decided=lambda entry: entry != unknown).outcome is Outcome.PARTIAL


NAMED = Listing(
    kind=ListingKind.LIST,
    entries=(
        Entry(
            None,
            1,
            "ISA",
            resolution=Resolution(Organization("isa", "International Solar Alliance"), Method.OFFICIAL, 1),
        ),
    ),
)


def test_anchor_may_stand_under_another_name_of_its_organization() -> None:
    assert guard(replace(GOV, anchors=("Solar Alliance", "isa")), NAMED).outcome is Outcome.ACCEPTED


EVERYTHING = replace(GOV, min_entries=60, anchors=("Solar", "Tides"))


@pytest.mark.parametrize(
    ("facts", "read", "before", "reasons"),
    [
        (GOV, listing(3, stated=Stated(66)), None, ("it states 66 and lists 3",)),
        (GOV, listing(3, 1), None, ("1 name is not known",)),
        (GOV, listing(3, 2), None, ("2 names are not known",)),
        (
            EVERYTHING,
            listing(3, open_ended=True, refers_back=True, select_missed=True),
            None,
            (
                "it says of itself that it names only some",
                "it adds to an earlier list",
                "3 entries, at least 60 expected",
                "expected but not on the page: Solar, Tides",
                "the selected part of the page is not there",
            ),
        ),
        (GOV, listing(17), 20, ("3 of the 20 entries read before are missing",)),
        (
            EVERYTHING,
            replace(listing(59, select_missed=True), language="fr"),
            60,
            (
                "the selected part of the page is no longer there",
                "59 entries, at least 60 expected",
                "expected but not on the page: Solar, Tides",
                "the language changed from en to fr",
            ),
        ),
        (GOV, Listing(language="en"), 20, ("the list of 20 is no longer on the page",)),
    ],
)
def test_reasons_are_clauses_that_a_report_prints(
    facts: SourceFacts, read: Listing, before: int | None, reasons: tuple[str, ...]
) -> None:
    assert guard(facts, read, None if before is None else memory(before)).reasons == reasons
