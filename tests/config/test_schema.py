"""The shipped schema, the shipped documentation and the shipped sources agree with the models."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from monitor.config import Settings, load
from monitor.config.schema import DOCUMENT, SCHEMA_FILE, TABLES, json_schema, with_tables
from monitor.model import Authority

SHIPPED = Path(__file__).parents[2] / "sources.yaml"


@pytest.fixture(scope="module")
def shipped() -> Settings:
    return load(SHIPPED, {})


def test_the_shipped_schema_is_in_step() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == json_schema(), "run `make schema`"


def test_the_documented_keys_are_in_step() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert text == with_tables(text), "run `make schema`"


def test_every_key_says_what_it_means() -> None:
    for model in TABLES.values():
        assert all(field.description for field in model.model_fields.values()), model


def test_the_schema_refuses_unknown_keys_everywhere() -> None:
    schema = json.loads(json_schema())
    blocks = [block for block in (schema, *schema["$defs"].values()) if block.get("type") == "object"]
    assert len(blocks) == len(TABLES)
    assert all(block["additionalProperties"] is False for block in blocks)


def test_the_first_line_names_the_schema_for_editors() -> None:
    first = SHIPPED.read_text("utf-8").splitlines()[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert (SHIPPED.parent / address).resolve() == SCHEMA_FILE.resolve()


def test_the_shipped_sources_cover_what_they_should(shipped: Settings) -> None:
    on = [source for source in shipped.sources if source.enabled]
    authorities = Counter(source.facts.authority for source in on)
    assert len(on) >= 12
    assert min(authorities[authority] for authority in Authority) >= 4
    assert len({source.facts.language for source in on if source.facts.authority is Authority.PRESS}) >= 5
    assert {source.kind for source in on} == {"page", "feed", "links", "federal-register"}
    found = [source for source in on if source.kind != "page"]
    assert len({source.facts.language for source in found if source.facts.authority is Authority.PRESS}) >= 10


def test_the_shipped_sources_ask_politely(shipped: Settings) -> None:
    assert all(source.network.robots_ignored is None for source in shipped.sources)
    assert all(source.network.per_origin_delay >= 1 for source in shipped.sources)
    assert not shipped.recipients


def test_every_shipped_source_is_described(shipped: Settings) -> None:
    text = DOCUMENT.read_text("utf-8")
    assert [source.id for source in shipped.sources if f"`{source.id}`" not in text] == []


@pytest.mark.parametrize("module", ["monitor.config", "monitor.config.schedule", "monitor.config.settings"])
def test_names_are_imported_without_what_validates(module: str) -> None:
    heavy = ("pydantic", "yaml", "apscheduler", "selectolax", "sqlalchemy", "httpx")
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_loading_needs_no_scheduler_and_no_network() -> None:
    heavy = ("apscheduler", "selectolax", "sqlalchemy", "httpx")
    code = (
        "import sys; from pathlib import Path; from monitor.config import load; "
        f"load(Path({str(SHIPPED)!r}), {{}}); print([name for name in {heavy!r} if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
