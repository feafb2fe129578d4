"""Markdown, as CommonMark with its tables, by way of the HTML that it means."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from monitor.extract.blocks import Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.formats.text import read_text
from monitor.extract.html import read_html
from monitor.extract.moments import read_moment

_MOST = 100_000  # characters; what is longer was hardly written by hand, and is read as plain text
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n((?:[\w-]+:.{0,1000}\n|[ \t#-].{0,1000}\n|\n){1,200}?)---[ \t]*\n")
_FIELD = re.compile(
    r"^(title|date|published|modified|updated|lang|language):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE
)
_SIGNS = re.compile(
    r"^[ ]{0,3}#{1,6}[ \t]+\S|^[ ]{0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|"
    r"|\*\*\S[^*\n]{0,200}\*\*|\[[^\[\]\n]{1,300}\]\(https?:",
    re.MULTILINE,
)
_NAMES = (".md", ".markdown", ".mkd")


def _recognizes(answer: Answer) -> bool:
    if len(answer.text) > _MOST:
        return False
    if answer.media_type in ("text/markdown", "text/x-markdown") or answer.named(*_NAMES):
        return True
    return len(_SIGNS.findall(answer.text[:50_000])) > 2


def _read(answer: Answer) -> Page:
    text = answer.text.replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        fields = dict(_FIELD.findall(front.group(1)))
        text = text[front.end() :]
    try:
        markup = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    except (RecursionError, ValueError):
        return read_text(text)
    page = read_html(markup, select=answer.select)
    heading = next((block.text for block in page.blocks if block.level), "")
    moments = {key: read_moment(value) for key, value in fields.items()}
    return replace(
        page,
        title=fields.get("title") or heading or page.title,
        language=fields.get("lang") or fields.get("language") or page.language,
        published=moments.get("date") or moments.get("published"),
        modified=moments.get("modified") or moments.get("updated"),
    )


FORMAT = Format("markdown", _recognizes, _read)
