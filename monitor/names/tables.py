"""Hash tables that are read at the speed of splitting a string, and unpacked where somebody looks.

A table is written as two strings: the heads of its keys divided by bars, and for each head the rests of the
keys with the numbers of their names (`rest=12,13;rest=14`).  Loading splits the strings; a head's rests are
taken apart when the head is first met in a text, so that names which nobody looks for cost next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

Columns = Sequence[str]


@dataclass(frozen=True, slots=True)
class Bucket:
    """What begins with one head: the sizes of the rests, longest first, and the numbers of names by rest."""

    sizes: tuple[int, ...]
    numbers: Mapping[str, str]
    _beginnings: set[str] = field(default_factory=set)

    def goes_on(self, words: str) -> bool:
        """Say whether a rest begins with some words, or is nothing else."""
        if not self._beginnings:
            for rest in self.numbers:
                self._beginnings.update(accumulate(rest.split(" "), "{} {}".format))
        return words in self._beginnings


class Table:
    """Names by key; `measure` gives the size of a rest (words or characters).

    `heads` holds every head; asking `in heads` is how a text is refused quickly.
    """

    def __init__(self, columns: Columns, measure: Callable[[str], int] = len) -> None:
        heads, texts = columns
        self.heads = dict(zip(heads.split("|"), texts.split("|"), strict=True)) if heads else {}
        self._measure = measure
        self._buckets: dict[str, Bucket] = {}

    def bucket(self, head: str) -> Bucket | None:
        """Return what begins with a head; None when nothing does."""
        bucket = self._buckets.get(head)
        if bucket is None and (text := self.heads.get(head)) is not None:
            numbers = dict(row.split("=") for row in text.split(";"))
            sizes = {self._measure(rest) for rest in numbers}
            bucket = self._buckets[head] = Bucket(tuple(sorted(sizes, reverse=True)), numbers)
        return bucket

    def numbers(self, head: str, rest: str) -> str:
        """Return the numbers of the names under a key, divided by commas; empty where there are none."""
        bucket = self.bucket(head)
        return bucket.numbers.get(rest, "") if bucket else ""


def columns(entries: Mapping[tuple[str, str], Sequence[int]]) -> list[str]:
    """Return keys (head and rest) with their numbers as the columns of a table, always in the same order."""
    heads: dict[str, list[str]] = defaultdict(list)
    for (head, rest), numbers in sorted(entries.items()):
        heads[head].append(f"{rest}={','.join(map(str, numbers))}")
    return ["|".join(heads), "|".join(";".join(rests) for rests in heads.values())]


def words(rest: str) -> int:
    """Return how many words, divided by single spaces, a rest has."""
    return rest.count(" ") + 1 if rest else 0
