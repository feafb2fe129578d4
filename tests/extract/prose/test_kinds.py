"""What the words of a name say of what it names."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from monitor.config.packaged import load_prose_rules
from monitor.errors import DataError
from monitor.extract.prose.kinds import Kinds

RULES = load_prose_rules()


def kinds() -> Kinds:
    rules = RULES.language("en")
    assert rules is not None
    return rules.kinds


@pytest.mark.parametrize(
    "name", ["Convention sur les câbles", "Übereinkommen über Moore", "수은협약", "اتفاقية المياه"]
)
def test_treaty_is_told_in_every_language_from_one_table(name: str) -> None:
    assert kinds().is_treaty(name)


def test_council_is_no_treaty() -> None:
    assert not kinds().is_treaty("International Olive Council")
    assert kinds().is_between_states("International Olive Council", joined=False)


def test_united_nations_themselves_are_the_whole() -> None:
    assert kinds().is_whole("Vereinten Nationen")
    assert not kinds().is_whole("United Nations Population Fund")


def test_every_language_has_a_word_for_what_is_between_states() -> None:
    table = yaml.safe_load(files("monitor.extract").joinpath("data", "name_kinds.yaml").read_text("utf-8"))
    assert {tag for tag in RULES.tags if not table.get(tag, {}).get("world")} == set()


@pytest.mark.parametrize(
    "damaged",
    [{"en": {"worlds": ["world"]}}, {"en": ["world"]}, {"en": {"world": "world"}}, {"en": {"world": [1]}}],
)
def test_damaged_table_is_refused_by_the_language(damaged: dict[str, object]) -> None:
    with pytest.raises(DataError, match="'en'"):
        Kinds.from_document(damaged)
