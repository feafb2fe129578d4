"""Where sources say different things: who lists an organization and who does not, who states which total.

Two lists are compared only where both were accepted whole and each shares at least half of what it names with the
other: a memorandum that adds four bodies does not disagree with the list of January.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from monitor.model import Disagreement, DocumentMemory, State

SHARED = 0.5  # of the names of the longer list: less, and the two are lists of different things

LISTS, LISTS_NOT, TOTAL = "lists it", "does not list it", "total"


def disagreements(state: State, publishers: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """Return what sources disagree about, the stated totals first, then organizations by name.

    `publishers` gives the name of each source.  Pages that cannot be read now, and pages that are held, are
    quoted with what they said when they were last trusted.
    """
    documents = [memory for _, memory in sorted(state.documents.items()) if memory.seen]
    return (*_totals(documents, publishers), *_listed(state, documents, publishers))


def _totals(documents: Sequence[DocumentMemory], publishers: Mapping[str, str]) -> tuple[Disagreement, ...]:
    said: dict[int, list[str]] = defaultdict(list)
    for memory in documents:
        if memory.stated.total is not None:
            said[memory.stated.total].append(publishers.get(memory.source, memory.source))
    if len(said) < 2:
        return ()
    sides = tuple((str(total), _names(said[total])) for total in sorted(said))
    return (Disagreement(TOTAL, "Stated total", sides),)


def _listed(
    state: State, documents: Sequence[DocumentMemory], publishers: Mapping[str, str]
) -> tuple[Disagreement, ...]:
    lists = [memory for memory in documents if memory.whole and memory.listed and memory.entries]
    near = _comparable(lists)
    holding: dict[str, list[int]] = defaultdict(list)
    for number, memory in enumerate(lists):
        for key in memory.entries:
            if not key.startswith("words:"):
                holding[key].append(number)
    found = []
    for key in sorted(holding):
        holders = [lists[number] for number in holding[key]]
        compared = set().union(*(near[number] for number in holding[key]))
        others = [lists[number] for number in sorted(compared.difference(holding[key]))]
        if not others:
            continue
        standing = state.snapshot.standings.get(key)
        name = standing.organization.name if standing is not None else holders[0].entries[key]
        sides = (
            (LISTS, _names([publishers.get(one.source, one.source) for one in holders])),
            (LISTS_NOT, _names([publishers.get(one.source, one.source) for one in others])),
        )
        found.append(Disagreement(key, name, sides))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.about)))


def _comparable(lists: Sequence[DocumentMemory]) -> list[set[int]]:
    """Return for each list which ones it can be compared with, by their numbers."""
    near: list[set[int]] = [set() for _ in lists]
    for number, one in enumerate(lists):
        for before in range(number):
            other = lists[before]
            shared = len(one.entries.keys() & other.entries.keys())
            if shared >= SHARED * max(len(one.entries), len(other.entries)):
                near[number].add(before)
                near[before].add(number)
    return near


def _names(publishers: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(publishers), key=lambda name: (name.casefold(), name)))
