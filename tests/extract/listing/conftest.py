"""A page of a few lines, read with the packaged gazetteer and languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.config.packaged import load_gazetteer, load_languages
from monitor.extract import read
from monitor.model import Listing
from monitor.names import resolve_listing

ReadPage = Callable[..., Listing]


@pytest.fixture(scope="session")
def read_page() -> ReadPage:
    """Read the body of an HTML page under a title."""

    def reading(body: str, *, title: str = "", language: str = "en") -> Listing:
        page = (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body>{body}</body></html>"
        )
        gazetteer = load_gazetteer()
        return resolve_listing(read(page.encode(), names=gazetteer, languages=load_languages()), gazetteer)

    return reading
