"""Which documents are one voice: copies of one text, several sources of one publisher, all who are affected.

A claim of the press counts once for each independent voice.  Two sources of one publisher are one voice, and
so are all that print one agency's text: as it is, abridged, or translated and credited.
The organizations concerned and the United Nations speak from one and the same set of letters, so that
all `affected` sources together count as one.  Official sources confirm by themselves; their voice is
named for the reader only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Authority, SourceFacts
from monitor.voices.texts import copies

AFFECTED = "affected"


def publisher_key(publisher: str) -> str:
    """Return a publisher's name without case, accents, punctuation and a leading article."""
    folded = unicodedata.normalize("NFKD", publisher).casefold()
    words = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def voice_of(facts: SourceFacts) -> str:
    """Return the voice with which a source speaks."""
    if facts.authority is Authority.AFFECTED:
        return AFFECTED
    return publisher_key(facts.publisher) or facts.id


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document that makes claims: its hashed runs of words, and the agency that it credits."""

    url: str
    voice: str
    runs: frozenset[int]
    origin: str | None = None


def voice_among(
    facts: SourceFacts, url: str, runs: frozenset[int], origin: str | None, others: Sequence[Text]
) -> str:
    """Return the voice of a text among those that were heard before, oldest first.

    A copy speaks with the voice of what it copies, and everything that credits one agency with one voice.
    """
    own = voice_of(facts)
    if facts.authority is not Authority.PRESS:
        return own
    heard = [one for one in others if one.url != url]
    for one in heard:
        if copies(runs, one.runs):
            return one.voice
    if origin is None:
        return own
    return next((one.voice for one in heard if one.origin == origin), publisher_key(origin))
