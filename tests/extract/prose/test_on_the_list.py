"""Reports of a withdrawal from many bodies: which of the names in their sentences stand on the list.

`listed/LANGUAGE.yaml` holds a headline and a first sentence (`opens`), sentences that put names on the list behind
them (`names`), those that do not (`others`), and whole reports (`reports`).  They are read without knowing the list,
from which a name alone would tell (`test_at_once.py`).
"""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.config.packaged import load_prose_rules
from tests.extract.prose.test_announcements import announced

LISTED = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "listed").glob("*.yaml"))
}

UNKNOWING = copy(load_prose_rules())
UNKNOWING.earlier = {
    body: [one for one in spans if one.among is None] for body, spans in UNKNOWING.earlier.items()
}


@pytest.mark.parametrize("language", LISTED)
def test_sentences_put_names_on_the_list_or_keep_them_off(language: str) -> None:
    document: dict[str, Any] = LISTED[language]
    opens = document.get("opens", "")
    cases = [(f"{opens} / {text}", ids) for text, ids in document.get("names", [])]
    cases += [(f"{opens} / {text}", "") for text in document.get("others", [])]
    cases += document.get("reports", [])
    wrong = []
    for text, ids in cases:
        found = announced(text, language, "2026-01-08", rules=UNKNOWING)
        told = {one.resolution.organization.id if one.resolution.organization else one.text for one in found}
        if told != set(ids.split()):
            wrong.append((text.removeprefix(opens), told))
    assert not wrong


def test_words_of_standing_alone_announce_nothing() -> None:
    """Only behind the announcement of many bodies do they say that one is left."""
    text = "The United Nations has many agencies. The oldest is the Universal Postal Union, which is named as well."
    assert not announced(text, "en", "2026-01-08")
