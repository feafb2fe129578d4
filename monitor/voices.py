"""Which documents are one voice: several sources of one publisher, and everybody who is affected.

A claim of the press counts once for each independent voice.  Two sources of one publisher are one voice.
The organizations concerned and the United Nations speak from one and the same set of letters, so that
all `affected` sources together count as one.  Official sources confirm by themselves; their voice is
named for the reader only.
"""

from __future__ import annotations

import unicodedata

from monitor.model import Authority, SourceFacts

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
