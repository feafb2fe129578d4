"""Names for changes and for organizations that nobody knows yet: the same facts always get the same name."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from monitor.guard import fold_words
from monitor.model import Change, Entry, Organization

_LONGEST_SHORT_FORM = 12  # letters
DIGEST = 16  # hexadecimal digits: 64 bits, enough for every change that will ever be told


def identify(change: Change) -> Change:
    """Return the change with its id: a digest of kind, time, organization, address, old, new and bytes."""
    parts = [
        change.kind.value,
        change.at.isoformat(),
        change.organization.id if change.organization else "",
        change.source or "",
        change.url or "",
        change.level.value if change.level else "",
        change.old or "",
        change.new or "",
        *(evidence.sha256 for evidence in change.evidence),
    ]
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return replace(change, id=digest[:DIGEST])


def provisional(entry: Entry) -> Organization:
    """Return a provisional organization for words that an official list holds and no gazetteer knows.

    The id is made of the folded words, so that every document that prints the same words means the same.
    """
    return Organization(
        id=provisional_id(provisional_words(entry)),
        name=_name(entry),
        section=entry.section,
        names=dict(entry.names),
        provisional=True,
    )


def provisional_words(entry: Entry) -> str:
    """Return the folded words that an unknown entry is known by: the English ones where it gives any."""
    return fold_words(entry.names.get("en") or _name(entry))


def _name(entry: Entry) -> str:
    """Return what an unknown entry is called: its name where the page prints a short form first."""
    text = entry.text
    short = len(text) <= _LONGEST_SHORT_FORM and text.isupper() and " " not in text
    return max(entry.names.values(), key=len, default=text) if short else text


def provisional_id(words: str) -> str:
    """Return the id of folded words: `new-board-of-tides-1f3a52c8`."""
    readable = "-".join(word for word in words.split() if word.isascii())[:40].strip("-")
    digest = hashlib.sha256(words.encode()).hexdigest()[:8]
    return "-".join(part for part in ("new", readable, digest) if part)
