"""What was read in one page, as the object that `monitor extract --json` prints."""

from __future__ import annotations

from typing import Any

from monitor.model import Entry, Listing, Mention, Resolution, Verdict
from monitor.report.objects import instant


def extract_object(file: str, url: str | None, verdict: Verdict, listing: Listing | None) -> dict[str, Any]:
    """Return one line of `monitor extract --json`; the schema is `extract.schema.json`."""
    return {
        "file": file,
        "url": url,
        "verdict": {
            "code": verdict.code.value,
            "reasons": list(verdict.reasons),
            "quality": round(verdict.quality, 3),
        },
        "listing": _listing(listing or Listing()),
        "mentions": [_mention(mention) for mention in (listing.mentions if listing else ())],
    }


def _listing(listing: Listing) -> dict[str, Any]:
    stated = listing.stated
    return {
        "kind": listing.kind.value,
        "entries": [_entry(entry) for entry in listing.entries],
        "stated": {"total": stated.total, "un": stated.un, "non_un": stated.non_un},
        "review_ongoing": listing.review_ongoing,
        "published": instant(listing.published),
        "language": listing.language,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "section": entry.section.value if entry.section else None,
        "position": entry.position,
        "text": entry.text,
        "names": dict(entry.names),
        **_resolution(entry.resolution),
    }


def _resolution(resolution: Resolution) -> dict[str, Any]:
    organization = resolution.organization
    return {
        "organization": {"id": organization.id, "name": organization.name} if organization else None,
        "method": resolution.method.value,
        "score": round(resolution.score, 3),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    organization = mention.resolution.organization
    return {
        "text": mention.text,
        "organization": {"id": organization.id, "name": organization.name} if organization else None,
        "context": mention.context.value,
        "sentence": mention.sentence,
        "effective": mention.effective.isoformat() if mention.effective else None,
    }
