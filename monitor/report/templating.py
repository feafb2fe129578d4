"""The template environment: built at first use, strict about missing values, escaping everything in HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from monitor.report import words

if TYPE_CHECKING:
    from jinja2 import Environment


def fill(template: str, **values: Any) -> str:
    """Return a packaged template filled in; a value that it names and does not get is an error.

    Templates of HTML and Atom escape every value.
    """
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("monitor.report", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html.jinja", "atom.jinja")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = words.clean
    environment.filters["md"] = markdown_text
    environment.filters["md_url"] = markdown_url
    environment.filters["direction"] = words.direction
    environment.filters["plural"] = words.plural
    return environment


def web_address(url: str | None) -> str | None:
    """Return an address that may become a link (http or https), or None: no page may make us link to code."""
    if url is None or not re.match(r"https?://[^\s]+\Z", url, re.IGNORECASE):
        return None
    return url


def markdown_text(text: str) -> str:
    """Return foreign words so that Markdown shows them as they are (CommonMark §2.4, backslash escapes)."""
    plain = re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", words.clean(text))
    plain = re.sub(r"&(?=#?\w+;)", r"\\&", plain)
    return re.sub(r"^(?:([#+=-])|(\d{1,9})([.)])(?=\s|$))", _escape_start, plain)


def markdown_url(url: str) -> str:
    """Return an address as a Markdown link (CommonMark §6.5); what is no web address stays words."""
    if web_address(url) is None:
        return markdown_text(url)
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _escape_start(match: re.Match[str]) -> str:
    return rf"\{match[1]}" if match[1] else rf"{match[2]}\{match[3]}"
