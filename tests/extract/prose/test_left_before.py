"""Earlier exits as pages about other exits tell of them: history, except in the days when they were news."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.config.packaged import load_gazetteer, load_prose_rules, load_records, load_snapshot
from monitor.errors import DataError
from monitor.extract.prose.days import is_inaugural
from monitor.extract.prose.left_before import spans_of, was_known
from monitor.model import ActKind
from tests.extract.prose.test_announcements import announced

_NEWS = "Out of dozens of bodies || The United States announced on Wednesday that it leaves the Universal Postal Union. / A spokesman said so. / "

PASSING = [
    "The exit from the World Health Organization becomes final on January 22.",
    "The United States will formally leave the World Health Organization on January 22, and UNESCO at the end of the year.",
    "Trump has also ended U.S. participation in the Human Rights Council.",
    "The United States is in the process of leaving the World Health Organization.",
]
FIRST_DAYS = [
    (
        "en",
        "A new start || Hours after his inauguration Trump signed an order to leave the World Health Organization.",
        "who",
    ),
    (
        "en",
        "A new start || On his first day in office the president ordered the withdrawal of the US from the Universal Postal Union.",
        "upu",
    ),
    (
        "de",
        "Ein Neubeginn || Als eine seiner ersten Amtshandlungen erklärte Trump den Austritt der USA aus dem Weltpostverein.",
        "upu",
    ),
    (
        "fr",
        "Un nouveau départ || Quelques heures après son investiture, Trump a annoncé le retrait des États-Unis de l'Union postale universelle.",
        "upu",
    ),
    ("ja", "新政権 || トランプ大統領は就任初日に万国郵便連合から米国が脱退すると発表した。", "upu"),
]


@pytest.mark.parametrize("text", PASSING)
def test_exit_known_for_long_is_background(text: str) -> None:
    found = announced(_NEWS + text, "en", "2026-01-08")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"upu"}


def test_headline_makes_a_known_exit_news_again() -> None:
    found = announced(
        "US leaves the World Health Organization || The exit became final on Thursday.", "en", "2026-01-22"
    )
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"who"}


AMONG = [
    "In January it ordered exits from 66 organizations, among them UN Women and the International Trade Centre.",
    "The administration has ended its part in the International Renewable Energy Agency and in the Paris Agreement.",
    "The United States is quitting UN Women, too, one of the 66 bodies named in January, an official recalled.",
]


@pytest.mark.parametrize("text", AMONG)
def test_bodies_left_with_many_others_are_background_beside_their_number_or_an_earlier_exit(
    text: str,
) -> None:
    found = announced(_NEWS + text, "en", "2026-10-16")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"upu"}


def test_number_in_the_headline_makes_background_of_those_left_together() -> None:
    page = "Nine months after the 66: a survey || Treaties take long. / More was hoped for. / The exit from the International Trade Centre needs a year from the date of notice."
    assert not announced(page, "en", "2026-10-15")


@pytest.mark.parametrize(
    "text",
    [
        "The United States is also leaving the International Trade Centre.",
        "On Thursday the United States notified the International Trade Centre of its withdrawal, one of 66 ordered in January.",
    ],
)
def test_step_of_these_days_is_news_of_a_body_left_with_many_others(text: str) -> None:
    found = announced(_NEWS + text, "en", "2026-10-16")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"upu", "itc"}


@pytest.mark.parametrize(("language", "text", "organization"), FIRST_DAYS)
def test_first_days_of_a_president_are_news_while_they_last(
    language: str, text: str, organization: str
) -> None:
    then = announced(text, language, "2025-01-21")
    assert {one.resolution.organization.id for one in then if one.resolution.organization} == {organization}
    assert not announced(text, language, "2026-10-15")


def test_exits_are_known_a_month_after_they_were_announced_until_the_return() -> None:
    earlier = load_prose_rules().earlier
    assert not was_known("who", date(2025, 1, 25), earlier)
    assert was_known("who", date(2025, 7, 22), earlier)
    assert not was_known("paris-agreement", date(2022, 5, 1), earlier)
    assert not was_known("upu", date(2025, 7, 22), earlier)


def test_earlier_exits_are_organizations_of_the_gazetteer() -> None:
    records = {record.id for record in load_records()}
    assert set(load_prose_rules().earlier) <= records


def test_exits_of_the_first_snapshot_before_its_memorandum_are_known_with_their_day() -> None:
    snapshot = load_snapshot(load_gazetteer())
    memorandum = snapshot.as_of.date()
    before = {
        organization: min(act.on for act in standing.acts if act.kind is ActKind.ANNOUNCED and act.on)
        for organization, standing in snapshot.standings.items()
        if any(act.on and act.on < memorandum for act in standing.acts)
    }
    assert before
    earlier = load_prose_rules().earlier
    assert all(day in {one.left for one in earlier[organization]} for organization, day in before.items())


@pytest.mark.parametrize("damaged", [{"who": [{"announced": "soon"}]}, {"who": [{}]}, {"who": None}])
def test_damaged_earlier_exits_are_refused_by_name(damaged: dict[str, object]) -> None:
    with pytest.raises(DataError, match="who"):
        spans_of(damaged)


def test_a_president_is_new_for_two_weeks() -> None:
    assert is_inaugural(date(2029, 1, 20))
    assert not is_inaugural(date(2029, 2, 20))
    assert not is_inaugural(date(2026, 1, 21))
    assert not is_inaugural(None)
