"""Documents and search results of the Federal Register's API (https://www.federalregister.gov/developers).

A document object gives title, action, abstract and, where it was asked for, its text; a search gives objects
of the same kind under `results`.  The day of publication dates a document, not that of its signature.
"""

from __future__ import annotations

from typing import Any

from monitor.extract.blocks import Page
from monitor.extract.formats.answer import Answer, Format
from monitor.extract.formats.gathering import Part, Parts, plain_title
from monitor.extract.json_values import load
from monitor.extract.moments import read_moment

# In the order in which the printed document has them; `full_text` and `body_html` are what callers store.
_TEXTS = ("subtype", "action", "abstract", "dates", "excerpts", "body_html", "raw_text", "full_text", "body")
_MOST = 2_000  # documents of one answer; the API gives at most a thousand


def _recognizes(answer: Answer) -> bool:
    return answer.start.startswith(("{", "[")) and '"document_number"' in answer.text


def _read(answer: Answer) -> Page:
    parts = Parts()
    data = load(answer.text)
    for path, document in _documents(data):
        title = plain_title(str(document.get("title") or ""))
        texts = [(key, text) for key in _TEXTS if isinstance(text := document.get(key), str)]
        if not any(key in ("body_html", "raw_text", "full_text", "body") for key, _ in texts):
            texts = [(key, text) for key, text in texts if key != "subtype"]
        parts.add(
            Part(
                path=path,
                title=title,
                texts=texts,
                published=_moment(document, "publication_date"),
                modified=_moment(document, "updated_at"),
            )
        )
    title = str(data.get("description") or "") if isinstance(data, dict) else ""
    return parts.page(title=plain_title(title), language="en", source_format="federal-register")


def _documents(data: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return the document objects with their paths."""
    found = data.get("results", data) if isinstance(data, dict) else data
    if isinstance(found, dict):
        return [("", found)]
    if not isinstance(found, list):
        return []
    name = "results" if isinstance(data, dict) else ""
    return [(f"{name}[{n}]", one) for n, one in enumerate(found[:_MOST], 1) if isinstance(one, dict)]


def _moment(document: dict[str, Any], key: str) -> Any:
    value = document.get(key)
    return read_moment(value) if isinstance(value, str) else None


FORMAT = Format("federal-register", _recognizes, _read)
