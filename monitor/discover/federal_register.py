"""The Federal Register's API (https://www.federalregister.gov/developers/documentation/api/v1).

One query for each term, newest first.  A document's text is asked for as plain text: the HTML site sends
programs to a "request access" page that answers with success.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from monitor.discover.addresses import absolute
from monitor.discover.found import MOST_ITEMS, Discovered, Index, Kind, Plan, words
from monitor.extract.decode import decode
from monitor.extract.json_values import load
from monitor.extract.moments import read_moment

PATH = "/api/v1/documents.json"
TYPES = ("PRESDOCU",)
"""Presidential documents: where a withdrawal is printed."""

FIELDS = (
    "document_number", "title", "type", "subtype", "abstract", "signing_date", "publication_date", "html_url",
    "body_html_url", "raw_text_url", "pdf_url",
)  # fmt: skip
_PER_PAGE = 100
_TEXT = ("raw_text_url", "body_html_url", "html_url", "pdf_url")
"""Where the text of a document is, from the best to read to the worst."""


def addresses(plan: Plan) -> tuple[str, ...]:
    """Return the first page of each query; an address that is a query already is taken as it is."""
    if "?" in plan.url:
        return (plan.url,)
    base = plan.url if plan.url.endswith(".json") else plan.url.rstrip("/") + PATH
    return tuple(f"{base}?{urlencode(_query(plan, term))}" for term in plan.terms or ("",))


def _query(plan: Plan, term: str) -> list[tuple[str, str]]:
    pairs = [("conditions[term]", term)] if term else []
    pairs += [("conditions[type][]", one) for one in plan.types or TYPES]
    if plan.since is not None:
        pairs.append(("conditions[publication_date][gte]", plan.since.isoformat()))
    pairs += [("fields[]", one) for one in FIELDS]
    return [*pairs, ("per_page", str(_PER_PAGE)), ("order", "newest")]


def read(body: bytes, content_type: str | None, url: str, plan: Plan) -> Index:  # noqa: ARG001 - the address is the plan
    """Return the documents of one page of an answer."""
    text = decode(body, content_type)
    data = load(text)
    found = data.get("results", [] if "count" in data else None) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(found, list):
        said = data.get("errors") if isinstance(data, dict) else None
        return Index(
            trouble=(f"this is no answer of the API{f': {said}' if said else ''}"[:300],), recognized=False
        )
    trouble = [] if text.rstrip().endswith("}") else ["the answer breaks off before its end"]
    items = [item for one in found[:MOST_ITEMS] if isinstance(one, dict) and (item := _discovered(one, url))]
    if len(items) < min(len(found), MOST_ITEMS):
        trouble.append(f"{min(len(found), MOST_ITEMS) - len(items)} documents have no address")
    following = data.get("next_page_url")
    return Index(
        tuple(items),
        absolute(following, url) if isinstance(following, str) else None,
        (),
        tuple(trouble),
    )


def _discovered(document: dict[str, Any], url: str) -> Discovered | None:
    places = [one for key in _TEXT if (one := absolute(_text(document, key), url)) is not None]
    if not places:
        return None
    return Discovered(
        url=places[0],
        title=words(_text(document, "title")),
        summary=words(_text(document, "abstract")),
        published=read_moment(_text(document, "publication_date") or _text(document, "signing_date")),
        identifier=words(_text(document, "document_number")),
        aliases=tuple(places[1:]),
    )


def _text(document: dict[str, Any], key: str) -> str:
    value = document.get(key)
    return value if isinstance(value, str) else ""


KIND = Kind("federal-register", addresses, read)
