"""The files of organizations are typed, and no name means two of them."""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

import monitor

ORGANIZATIONS = Path(monitor.__file__).parent / "names" / "data" / "organizations"
OTHER_FILES = sorted(ORGANIZATIONS.glob("other-*.yaml"))
ALL_FILES = sorted(ORGANIZATIONS.glob("*.yaml"))
SECTIONS = {"un": 31, "non-un": 35}  # files of the memorandum, and how many organizations its sections list
KINDS = {"organization", "treaty", "programme", "agreement", "fund", "forum", "body"}
KEYS = {
    "id",
    "name",
    "kind",
    "parent",
    "acronyms",
    "acronyms_in",
    "ambiguous",
    "former",
    "aliases",
    "wikidata",
}
ALIAS_KINDS = {"official", "published", "translation"}
LANGUAGE = re.compile(r"^(?:[a-z]{2,3}|zh-Hans|zh-Hant)$")
IDENTIFIER = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")

Record = dict[str, Any]


def records_of(path: Path) -> list[Record]:
    """The records of one file."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, list), f"{path.name} must hold a list of organizations"
    return content


def names_of(record: Record) -> list[str]:
    """Every name and acronym by which the record claims to be found without its context."""
    aliases: Record = record.get("aliases", {})
    names = [record["name"], *record.get("acronyms", []), *record.get("former", [])]
    for kind in ("official", "translation"):
        for translated in aliases.get(kind, {}).values():
            names += translated
    for printed in aliases.get("published", {}).values():
        names += [entry["name"] for entry in printed]
    return names


def fold(name: str) -> str:
    """One spelling for case, width, punctuation, programme/program, -ise/-ize and UN/United Nations."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    folded = re.sub(r"[^\w\u0900-\u0e7f]+", " ", folded)
    folded = re.sub(r"\bunited nations\b", "un", folded).replace("organisation", "organization")
    folded = folded.replace("programme", "program").removeprefix("the ")
    return " ".join(folded.split())


@pytest.fixture(scope="module")
def others() -> list[Record]:
    """The organizations of the files this test is about."""
    return [record for path in OTHER_FILES for record in records_of(path)]


@pytest.fixture(scope="module")
def everybody(others: list[Record]) -> list[Record]:
    """Those of all files, the memorandum's included."""
    rest = sorted(set(ORGANIZATIONS.glob("*.yaml")) - set(OTHER_FILES))
    return others + [record for path in rest for record in records_of(path)]


def test_there_are_at_least_four_hundred(others: list[Record]) -> None:
    assert len(others) >= 400


@pytest.mark.parametrize(("section", "count"), SECTIONS.items())
def test_the_memorandum_is_there_in_its_order(section: str, count: int) -> None:
    records = records_of(ORGANIZATIONS / f"{section}.yaml")
    assert [record["position"] for record in records] == list(range(1, count + 1))
    assert {record["section"] for record in records} == {section}


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.stem)
def test_every_record_is_typed(path: Path) -> None:
    placed = {"section", "position"} if path.stem in SECTIONS else set()
    for record in records_of(path):
        assert set(record) <= KEYS | placed, record
        assert placed <= set(record), record
        assert IDENTIFIER.match(record["id"]), record["id"]
        assert record["kind"] in KINDS, record["id"]
        for key in ("acronyms", "ambiguous", "former"):
            assert all(isinstance(name, str) and name for name in record.get(key, [])), (record["id"], key)
        for name in [*names_of(record), *record.get("ambiguous", [])]:
            assert isinstance(name, str), (record["id"], name)
            assert name == " ".join(name.split()), (record["id"], name)
            assert name, record["id"]


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.stem)
def test_every_alias_says_its_language_and_kind(path: Path) -> None:
    for record in records_of(path):
        aliases = record.get("aliases", {})
        assert set(aliases) <= ALIAS_KINDS, record["id"]
        for kind, languages in aliases.items():
            for language, names in languages.items():
                where = (record["id"], kind, language)
                assert LANGUAGE.match(language), where
                assert language != "en" or path.stem in SECTIONS, where
                assert names, where
                if kind == "published":
                    assert all(set(entry) == {"name", "in"} and entry["in"] for entry in names), where


def test_an_alias_is_given_once_in_its_language(everybody: list[Record]) -> None:
    for record in everybody:
        seen: Counter[tuple[str, str]] = Counter()
        for languages in record.get("aliases", {}).values():
            for language, names in languages.items():
                seen.update((language, fold(n["name"] if isinstance(n, dict) else n)) for n in names)
        assert max(seen.values(), default=1) == 1, (record["id"], seen.most_common(2))


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("ru", "CYRILLIC"),
        ("uk", "CYRILLIC"),
        ("bg", "CYRILLIC"),
        ("ar", "ARABIC"),
        ("fa", "ARABIC"),
        ("he", "HEBREW"),
        ("hi", "DEVANAGARI"),
        ("el", "GREEK"),
        ("ko", "HANGUL"),
        ("zh-Hans", "CJK"),
        ("zh-Hant", "CJK"),
        ("fr", "LATIN"),
        ("de", "LATIN"),
        ("es", "LATIN"),
        ("tr", "LATIN"),
        ("vi", "LATIN"),
    ],
)
def test_an_alias_is_written_in_the_script_of_its_language(
    others: list[Record], language: str, script: str
) -> None:
    for record in others:
        for languages in record.get("aliases", {}).values():
            for entry in languages.get(language, []):
                name = entry["name"] if isinstance(entry, dict) else entry
                scripts = {unicodedata.name(character, "").split(" ")[0] for character in name}
                assert {part.split("-")[0] for part in scripts} & {script}, (record["id"], language, name)


def test_identifiers_are_unique(everybody: list[Record]) -> None:
    counted = Counter(record["id"] for record in everybody)
    assert [identifier for identifier, count in counted.items() if count > 1] == []


def test_no_name_is_shared_by_two_organizations(everybody: list[Record]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for record in everybody:
        for name in names_of(record):
            owners[fold(name)].add(record["id"])
    assert {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1} == {}


def test_a_short_form_declared_ambiguous_is_no_ones_acronym(everybody: list[Record]) -> None:
    ambiguous = {fold(name) for record in everybody for name in record.get("ambiguous", [])}
    claimed = {fold(name): record["id"] for record in everybody for name in record.get("acronyms", [])}
    assert {name: claimed[name] for name in ambiguous & claimed.keys()} == {}


def test_a_short_form_of_one_language_is_one_bodys(everybody: list[Record]) -> None:
    claimed = {fold(name): record["id"] for record in everybody for name in record.get("acronyms", [])}
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in everybody:
        for language, names in record.get("acronyms_in", {}).items():
            assert LANGUAGE.match(language), record["id"]
            assert names, record["id"]
            for name in names:
                assert fold(name) not in claimed, (record["id"], name)
                owners[language, fold(name)].add(record["id"])
    assert {form: sorted(ids) for form, ids in owners.items() if len(ids) > 1} == {}


def test_short_forms_in_use_for_several_bodies_are_declared_ambiguous(others: list[Record]) -> None:
    claimed = {fold(name) for record in others for name in record.get("acronyms", [])}
    shared = ("ISA", "ICC", "ICO", "ITC", "ILC", "CEC", "IEF", "PAC", "IOC", "ISO", "IAC", "CD", "UN")
    assert [name for name in shared if fold(name) in claimed] == []


@pytest.mark.parametrize(
    "pair",
    [
        ("iea", "International Energy Agency"),
        ("itta", "International Tropical Timber Agreement"),
        ("paris-agreement", "Paris Agreement"),
        ("ece", "Economic Commission for Europe"),
        ("gcf", "Green Climate Fund"),
        ("cif", "Climate Investment Funds"),
        ("isa-seabed", "International Seabed Authority"),
        ("ecosoc", "Economic and Social Council"),
        ("icc", "International Criminal Court"),
        ("icj", "International Court of Justice"),
    ],
    ids=lambda pair: pair[0],
)
def test_near_misses_have_a_record_of_their_own(others: list[Record], pair: tuple[str, str]) -> None:
    identifier, name = pair
    assert [r["id"] for r in others if fold(name) in map(fold, names_of(r))] == [identifier]


def test_a_parent_is_an_organization_of_the_data(everybody: list[Record]) -> None:
    known = {record["id"] for record in everybody}
    assert [(r["id"], r["parent"]) for r in everybody if r.get("parent", r["id"]) not in known] == []
