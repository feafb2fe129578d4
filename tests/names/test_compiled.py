"""The compiled file and the table of coverage are what the records give; a damaged file is told."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from monitor.config import packaged
from monitor.errors import DataError
from monitor.model import Section
from monitor.names import Gazetteer
from monitor.names.coverage import BEGIN, END, coverage, looked_up, with_coverage

ROOT = Path(__file__).parents[2]


def test_the_compiled_file_is_what_the_records_compile_to() -> None:
    compiled = files("monitor.names").joinpath("data", packaged.COMPILED).read_text("utf-8")
    in_step = compiled == packaged.compile_gazetteer()
    assert in_step, "run: make gazetteer"


def test_the_document_counts_the_names_that_there_are() -> None:
    document = (ROOT / "docs" / "gazetteer.md").read_text("utf-8")
    assert BEGIN in document
    assert END in document
    in_step = with_coverage(document, packaged.load_records()) == document
    assert in_step, "run: make gazetteer"


def test_coverage_counts_every_long_name_once() -> None:
    records = packaged.load_records()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in coverage(records).splitlines()]
    assert {len(row) for row in rows} == {11}
    counted = sum(int(cell) for row in rows[2:] for cell in row[2:6] + row[7:] if cell)
    long = [one for record in records for one in record.aliases if one.language and one.kind != "acronym"]
    assert counted == len(long)


def test_a_name_without_its_page_is_not_called_looked_up() -> None:
    from monitor.names.records import read_records

    names = [{"name": "Agence A", "in": "Outlet, 2026"}, {"name": "Agence B", "in": "press; not looked up"}]
    row = {"id": "a", "name": "Agency A", "kind": "body", "aliases": {"published": {"fr": names}}}
    said = "Of 2 names that are said to be in use, 1 (50%) have been looked up."
    assert looked_up(read_records({"other": [row]})) == said
    assert looked_up(()).startswith("Of 0 names")


def test_the_version_names_the_data(gazetteer_of: Callable[..., Gazetteer]) -> None:
    one, same, other = (
        {"id": "iea", "name": name} for name in ("Energy Agency", "Energy Agency", "Energy Bureau")
    )
    assert gazetteer_of(one).version == gazetteer_of(same).version != gazetteer_of(other).version


def test_tables_of_another_form_are_refused() -> None:
    with pytest.raises(DataError, match="make gazetteer"):
        Gazetteer({"form": 0})


def test_a_damaged_record_says_where_it_stands() -> None:
    from monitor.names.records import read_records

    with pytest.raises(DataError, match=r"un\.yaml: 'iea'"):
        read_records({"un": [{"id": "iea", "kind": "organization"}]})


def test_the_memorandum_has_its_sections_and_positions(gazetteer: Gazetteer) -> None:
    for section, count in ((Section.UN, 31), (Section.NON_UN, 35)):
        ids = [one.id for one in gazetteer.organizations.values() if one.section is section]
        assert sorted(gazetteer.position(one) or 0 for one in ids) == list(range(1, count + 1))
    assert gazetteer.position("who") is None


def test_an_organization_has_one_preferred_name_a_language(gazetteer: Gazetteer) -> None:
    organization = gazetteer.organizations["iea"]
    assert organization.names["en"] == organization.name == "International Energy Agency"
    assert organization.names["fr"] == "Agence internationale de l'énergie"
    assert "" not in organization.names
