"""The pages that the demonstration serves: four languages, four layouts, all built from the packaged names.

The pages say of themselves that they are rebuilt for a demonstration.  Nothing else in the program knows
them: they are served by an ordinary web server and read like any other page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from monitor.model import Organization, Section

_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """Return a number from 1 to 89 in small roman numerals, as the memorandum counts its items."""
    digits = ""
    for value, letters in _ROMAN:
        while number >= value:
            digits += letters
            number -= value
    return digits


def memorandum(organizations: Iterable[Organization], added: Sequence[str] = ()) -> str:
    """Return the official page in English: two lettered sections of numbered paragraphs.

    `added` are further names at the end of the first section.
    """
    known = list(organizations)
    return _render(
        "memorandum.html",
        others=[*(o.name for o in known if o.section is Section.NON_UN), *added],
        entities=[o.name for o in known if o.section is Section.UN],
    )


def chinese_tables(organizations: Iterable[Organization]) -> str:
    """Return a news page in Traditional Chinese: a table a section with number, Chinese and English name."""
    rows: dict[Section, list[tuple[str, str]]] = {section: [] for section in Section}
    for organization in organizations:
        if organization.section is not None:
            chinese = organization.names.get("zh-Hant", organization.name)
            rows[organization.section].append((chinese, organization.name))
    return _render("chinese.html", entities=rows[Section.UN], others=rows[Section.NON_UN])


def french_list(names: Sequence[str]) -> str:
    """Return a news page in French: one numbered list under an announcing heading."""
    return _render("french.html", names=names)


def spanish_lines(names: Sequence[str]) -> str:
    """Return a news page in Spanish: lines separated by breaks and numbered by hand."""
    return _render("spanish.html", names=names)


def _closing(loop: Any) -> str:
    """Close an item as the memorandum does: a semicolon, `; and` before the last, a full stop after it."""
    return "." if loop.last else "; and" if loop.index == loop.length - 1 else ";"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monitor.demo", "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["roman"] = roman
    environment.globals["closing"] = _closing
    return environment


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)
