"""Copies of one text, known by the runs of words that they share; an abridged copy by what is left of it.

What is compared is the text without the names that it lists: the list is the same for everybody, and two
outlets that print it in sentences of their own have not copied from each other.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterable

_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_RUN = 5
"""Words of a run; two writers rarely hit on the same five except in quotes."""

_RUN_UNSPACED = 9
"""Characters of a run in scripts without spaces, about as long as five words."""

MOST = 4_000
"""Runs of one text that are kept, the smallest hashes first, so that two long texts keep the same ones."""

SHARED = 0.5
"""Share of the shorter text's runs that stand in the longer one from which they are copies.  Independent reports of one
event share quotes, up to a quarter; copies with another headline and lead share nine tenths."""

_ENOUGH = 25
"""Runs of a text of which half are enough: in a few sentences all agencies say much the same."""

_FEW, _SHARED_BY_FEW = 15, 0.7
"""Runs of a shorter text, two or three sentences, and the share of them that must stand in the longer one."""

_FEWEST, _SHARED_BY_FEWEST = 10, 0.8
"""Runs of a text of a sentence or two, and the share of both texts' runs that must be the same."""

BARE = 16
"""Runs, with that of the whole, up to which a list is nobody's text: everybody prints the same one under a headline
and a few general words."""


def shingles(text: str, leave_out: Iterable[str] = ()) -> frozenset[int]:
    """Return the hashed runs of words of a text without some names, and one run that is the whole of it with them.

    By the latter even a text of a few words, or of nothing but names, is known again.
    """
    folded = _fold(text)
    words = _TOKEN.findall(folded)
    found = {_hash(words)} if words else set()
    for name in sorted({_fold(one) for one in leave_out}, key=len, reverse=True):
        if len(name) > 2:
            folded = folded.replace(name, " \n ")
    for part in folded.split("\n"):  # no run reaches over a name that was left out
        tokens = _TOKEN.findall(part)
        run = _RUN_UNSPACED if 2 * sum(map(bool, map(_UNSPACED.match, tokens))) > len(tokens) else _RUN
        found.update(_hash(tokens[at : at + run]) for at in range(len(tokens) - run + 1))
    return frozenset(sorted(found)[:MOST])


def copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Say whether two texts are one, or one of them an abridged copy of the other."""
    shorter, longer = sorted((len(one), len(other)))
    shared = len(one & other)
    if shorter >= _ENOUGH:
        return shared >= SHARED * shorter
    if shorter >= _FEW and shared >= _SHARED_BY_FEW * shorter:
        return True
    return bool(shared) and (one == other or (shorter >= _FEWEST and shared >= _SHARED_BY_FEWEST * longer))


def packed(runs: frozenset[int]) -> bytes:
    """Return hashed runs as bytes, eight each, little-endian, sorted."""
    return struct.pack(f"<{len(runs)}Q", *sorted(runs))


def unpacked(data: bytes) -> frozenset[int]:
    """Return hashed runs from their bytes."""
    count = len(data) // 8
    return frozenset(struct.unpack_from(f"<{count}Q", data))


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _hash(tokens: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(tokens).encode(), digest_size=8).digest(), "little")
