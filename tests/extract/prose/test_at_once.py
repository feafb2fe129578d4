"""The days after an exit from many bodies at a stroke: pages that report it name them in every way."""

from __future__ import annotations

import pytest

from tests.extract.prose.test_announcements import announced

REPORTED = [
    (
        "en",
        (
            "Sixty-six goodbyes || The United States is leaving 66 international organizations, the White House said. / The "
            "Intergovernmental Panel on Climate Change will lose its largest source of authors. So will UN-Habitat. / The "
            "World Food Programme had no comment."
        ),
        {"ipcc", "un-habitat"},
    ),
    (
        "en",
        (
            "A blow to Apia || The Secretariat of the Pacific Regional Environment Programme is the only Pacific institution "
            "in the memorandum that President Trump signed on 7 January. / The Pacific Community is not in it."
        ),
        {"sprep"},
    ),
    (
        "fr",
        (
            "Le thermomètre || Les États-Unis se retirent de 66 organisations internationales. / Pour l'IPBES, c'est un "
            "quart du budget."
        ),
        {"ipbes"},
    ),
    (
        "de",
        (
            "Bonn sorgt sich || Die USA treten aus dem Weltklimarat IPCC aus. / Im Langen Eugen sitzt auch das "
            "Klimasekretariat UNFCCC mit 450 Leuten."
        ),
        {"ipcc", "unfccc"},
    ),
    (
        "zh-Hans",
        "谁来补位 || 美国宣布退出66个国际组织。 / 国际铅锌研究组的年会定在里斯本。",
        {"ilzsg"},
    ),
    (
        "ar",
        "من بيروت إلى أبوظبي || أعلنت الولايات المتحدة انسحابها من ٦٦ منظمة دولية. / مقر الإسكوا في بيروت.",
        {"escwa"},
    ),
]


@pytest.mark.parametrize(("language", "text", "ids"), REPORTED)
def test_page_that_reports_the_list_needs_only_name_its_bodies(
    language: str, text: str, ids: set[str]
) -> None:
    found = announced(text, language, "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == ids


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # months later the same words tell of what followed
        (
            "A year of goodbyes || The United States left 66 bodies. / The IPCC looks for authors.",
            "2026-09-01",
        ),
        # nothing is reported
        (
            "Looking for authors || The IPCC looks for authors. / The United States has 66 of them.",
            "2026-01-09",
        ),
        # the page takes its news back
        (
            (
                "Correction: no exit from 66 bodies || An earlier version said that the United States leaves 66 bodies. It "
                "does not. / The IPCC looks for authors."
            ),
            "2026-01-09",
        ),
    ],
)
def test_page_that_does_not_report_the_list_names_no_one(text: str, published: str) -> None:
    assert not announced(text, "en", published)


def test_sentence_that_says_otherwise_is_believed() -> None:
    text = (
        "Sixty-six goodbyes || The United States is leaving 66 international organizations. / It remains a member of "
        "the International Cotton Advisory Committee."
    )
    assert not announced(text, "en", "2026-01-09")
