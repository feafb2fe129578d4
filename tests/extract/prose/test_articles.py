"""Whole reports: each announced body is found, and no other body that the report names."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from monitor.config.packaged import load_gazetteer, load_prose_rules
from monitor.extract.blocks import Block, Page
from monitor.extract.prose import read_mentions
from monitor.model import Context

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.yaml"))


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_report_announces_its_bodies_and_no_others(file: Path) -> None:
    article = yaml.safe_load(file.read_text("utf-8"))
    parts = [("h1", article["title"]), *(("p", text) for text in article["text"])]
    blocks = tuple(Block(text, tag, f"{tag}[{at}]", 0, len(text)) for at, (tag, text) in enumerate(parts))
    day = datetime.fromisoformat(str(article["published"])).replace(tzinfo=UTC)
    page = Page(blocks, article["title"], article["language"], published=day)
    mentions = read_mentions(page, names=load_gazetteer(), rules=load_prose_rules())
    announced = {
        one.resolution.organization.id if one.resolution.organization else one.text
        for one in mentions
        if one.context is Context.ANNOUNCEMENT
    }
    assert announced == set(article["ids"])
