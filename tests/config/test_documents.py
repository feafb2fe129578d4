"""What the guides tell people to write is what the program reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.config import Settings
from monitor.config.environment import VARIABLES, parse_smtp_url

ROOT = Path(__file__).parents[2]
Load = Callable[..., Settings]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the code blocks of a document, without the indentation of the list that they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text_of(name), re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def test_the_file_of_the_testing_guide_loads(loaded: Load) -> None:
    [block] = blocks("docs/testing.md", "yaml")
    settings = loaded(block)
    assert settings.network.allow_private
    assert len(settings.recipients) == 3


@pytest.mark.parametrize("name", ["docs/sources.md", "README.md"])
def test_the_parts_that_the_guides_show_load(loaded: Load, name: str) -> None:
    shown = blocks(name, "yaml")
    assert shown
    for block in shown:
        whole = f"version: 1\n{block}" if block.startswith("notify") else f"version: 1\nsources:\n{block}"
        loaded(whole if "sources:" in whole else f"{whole}\nsources: []\n")


def test_every_variable_is_described() -> None:
    guide = text_of("docs/operating.md")
    assert [name for name in VARIABLES if f"| `{name}` |" not in guide] == []


def test_the_mail_servers_of_the_operating_guide_are_understood() -> None:
    urls = re.findall(r"MONITOR_SMTP_URL='([^']+)'", text_of("docs/operating.md"))
    assert {parse_smtp_url(url).tls for url in urls} == {"starttls", "implicit", "none"}


def test_the_unit_and_the_crontab_call_commands_with_the_same_program() -> None:
    unit, guide = text_of("docs/withdrawal-monitor.service"), text_of("docs/operating.md")
    [serve] = re.findall(r"^ExecStart=(\S+) serve", unit, re.MULTILINE)
    assert f"{serve} poll" in guide
