"""The gazetteer: compiled tables, and the questions that can be asked of them.

A lookup costs the same whatever the number of names: the first two words of a phrase say which lengths are
worth trying, and each try is one hash.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from monitor.errors import DataError
from monitor.model import UNRESOLVED, Found, Method, Organization, Place, Resolution, Section
from monitor.names.compiling import FORM, KINDS, LETTERS, SEPARATOR
from monitor.names.folding import Folding
from monitor.names.records import AliasKind
from monitor.names.spellings import primary
from monitor.names.tables import Table, words

_SCORES = {Method.OFFICIAL: 1.0, Method.ALIAS: 0.99, Method.NORMALIZED: 0.97, Method.ACRONYM: 0.95}
_RANKS = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Name:
    """One alias as it is looked up; `organization` is an index, `short` marks short forms of any kind."""

    text: str
    organization: int
    language: str
    kind: AliasKind
    short: bool

    def spoken(self, language: str | None) -> bool:
        """Say whether the name is one on pages of a language: a short form may be of single languages only."""
        return not (self.short and self.language) or self.language == primary(language)


class Gazetteer:
    """Every known organization by every name; implements `monitor.model.Names`."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        """Take compiled tables (see `compiling`); raises DataError when they are of another form."""
        if tables.get("form") != FORM:
            raise DataError("the compiled gazetteer is of another form (run: make gazetteer)")
        self.version: str = tables["version"]
        self.characters: tuple[str, str] = (tables["characters"][0], tables["characters"][1])
        self.folding = Folding(*self.characters)
        self.phrases = Table(tables["phrases"], words)
        self.glyphs = Table(tables["glyphs"])
        self.squashed = Table(tables["squashed"])
        self.firsts = frozenset(tables["firsts"].split(" "))
        self.heads = {kind: frozenset(heads.split(" ")) for kind, heads in tables["heads"].items()}
        self._rows: list[dict[str, Any]] = tables["organizations"]
        self._resolutions: dict[tuple[int, Method], Resolution] = {}
        self._known: dict[int, Name] = {}
        self._listed: dict[str, Sequence[Name]] = {}
        self._shouted: dict[str, bool] = {}
        self._built: dict[int, Organization] = {}
        self._firsts = [row["first"] for row in self._rows]
        texts, self._language, self._kind = tables["names"]
        self._texts: list[str] = texts.split(SEPARATOR)
        self._languages: list[str] = tables["languages"]

    # ------------------------------------------------------------ what `Names` asks

    def resolve(self, text: str, *, language: str | None = None, place: Place = Place.LIST) -> Resolution:
        """Return the organization that the whole text names (never fuzzy)."""
        return self._resolver(self, text, language, place)

    def find(
        self, text: str, *, language: str | None = None, place: Place = Place.PROSE, fewest: int = 1
    ) -> Sequence[Found]:
        """Return every name inside the text: longest match, left to right, no overlaps.

        `fewest` is how many are of any use: where fewer can stand, none is looked for.
        """
        return self._finder(self, text, language, place, fewest)

    def most(self, text: str, *, language: str | None = None) -> int:
        """Return how many names can stand in a text at most, as far as a quick look tells."""
        return self._counter(self, text, language)

    # Loaded with the first question, since most commands ask none.

    @cached_property
    def _resolver(self) -> Callable[[Gazetteer, str, str | None, Place], Resolution]:
        from monitor.names.resolving import resolve

        return resolve

    @cached_property
    def _finder(self) -> Callable[[Gazetteer, str, str | None, Place, int], Sequence[Found]]:
        from monitor.names.finding import find

        return find

    @cached_property
    def _counter(self) -> Callable[[Gazetteer, str, str | None], int]:
        from monitor.names.finding import most

        return most

    # ------------------------------------------------------------ organizations

    @cached_property
    def organizations(self) -> Mapping[str, Organization]:
        """Return every organization by its id."""
        return {row["id"]: self.organization(number) for number, row in enumerate(self._rows)}

    def organization(self, number: int) -> Organization:
        """Return an organization by its index."""
        if (known := self._built.get(number)) is not None:
            return known
        row = self._rows[number]
        section = row.get("section")
        built = self._built[number] = Organization(
            id=row["id"],
            name=row["name"],
            section=Section(section) if section else None,
            names=self._preferred(number),
            wikidata=row.get("wikidata"),
            parent=row.get("parent"),
        )
        return built

    def _preferred(self, number: int) -> dict[str, str]:
        """Return one name a language: the first official one, else the first seen in print, else ours."""
        end = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self._texts)
        names = [self.name(one) for one in range(self._firsts[number], end)]
        chosen = {"en": self._rows[number]["name"]}
        for kind in (AliasKind.OFFICIAL, AliasKind.PUBLISHED, AliasKind.TRANSLATION):
            for name in names:
                if name.kind is kind:
                    chosen.setdefault(name.language, name.text)
        return chosen

    def position(self, identifier: str) -> int | None:
        """Return the number of an organization in its section of the memorandum; None for the others."""
        return self._rows[self._numbers[identifier]].get("position")

    def united_nations(self, number: int) -> bool:
        """Say whether an organization belongs to the United Nations system."""
        return bool(self._rows[number].get("un"))

    def in_united_nations(self, resolution: Resolution) -> bool:
        """Say whether what was resolved belongs to the United Nations system."""
        organization = resolution.organization
        return organization is not None and self.united_nations(self._numbers[organization.id])

    def ancestors(self, number: int) -> frozenset[int]:
        """Return the indexes of the organizations above one, nearest and farthest."""
        found: set[int] = set()
        parent = self._rows[number].get("parent")
        while parent in self._numbers and self._numbers[parent] not in found:
            found.add(self._numbers[parent])
            parent = self._rows[self._numbers[parent]].get("parent")
        return frozenset(found)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {row["id"]: number for number, row in enumerate(self._rows)}

    def is_parent(self, number: int) -> bool:
        """Say whether an organization stands above another one."""
        return self._rows[number]["id"] in self._parents

    @cached_property
    def _parents(self) -> frozenset[str]:
        return frozenset(row["parent"] for row in self._rows if "parent" in row)

    def number(self, identifier: str) -> int | None:
        """Return the index of an organization; None when there is no such id."""
        return self._numbers.get(identifier)

    def lookup(self, words: str) -> Organization | None:
        """Return what a person means by an id, a name, an acronym or any alias; None if not one thing."""
        if (number := self._numbers.get(words.strip().lower())) is not None:
            return self.organization(number)
        if (found := self.resolve(words)).organization is not None:
            return found.organization
        owners = {name.organization for name in self.named(words)}
        return self.organization(owners.pop()) if len(owners) == 1 else None

    # ------------------------------------------------------------ names

    def name(self, number: int) -> Name:
        """Return a name by its index."""
        if (known := self._known.get(number)) is not None:
            return known
        kind = KINDS[LETTERS.index(self._kind[number])]
        name = self._known[number] = Name(
            self._texts[number],
            bisect_right(self._firsts, number) - 1,
            self._languages[LETTERS.index(self._language[number])],
            kind,
            kind in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS),
        )
        return name

    @property
    def names(self) -> Iterable[Name]:
        """Return all names."""
        return (self.name(number) for number in range(len(self._texts)))

    def listed(self, numbers: str) -> Sequence[Name]:
        """Return names by their numbers, divided by commas."""
        known = self._listed.get(numbers)
        if known is None:
            known = self._listed[numbers] = tuple(self.name(int(number)) for number in numbers.split(","))
        return known

    def shouted(self, word: str, kind: str) -> bool:
        """Say whether a folded word by itself names something only in capitals: `who` does, `idea` and `unesco` too."""
        key = f"{kind}:{word}" if kind else word
        known = self._shouted.get(key)
        if known is None:
            known = self._shouted[key] = self._is_shouted(key, word)
        return known

    def _is_shouted(self, key: str, word: str) -> bool:
        # A word that begins as it ends could overlap itself, where it is counted in a text.
        overlaps = any(word.endswith(word[:size]) for size in range(1, len(word)))
        bucket = self.phrases.bucket(key)
        if bucket is None or overlaps or not word.isascii() or not word.isalpha():
            return False
        return set(bucket.numbers) == {""} and all(map(_capitals, self.listed(bucket.numbers[""])))

    def named(self, text: str) -> Sequence[Name]:
        """Return the names of any kind that the whole text spells, ambiguous ones too."""
        from monitor.names.resolving import spelled

        return spelled(self, text, None)

    def decide(self, names: Sequence[Name], printed: str, place: Place) -> Resolution:
        """Return what names that share a spelling mean in a place; unresolved when several things.

        Where spellings fall together only by folding, the one that is printed letter by letter decides.
        """
        counted = [name for name in names if self._counts(name, place)]
        if len(counted) < 2:
            return self._resolution(counted[0], printed) if counted else UNRESOLVED
        exact = [name for name in counted if name.text == printed]
        sure = [name for name in counted if name.kind is not AliasKind.AMBIGUOUS]
        for chosen in (exact, sure, counted):
            if len({name.organization for name in chosen}) == 1:
                return self._resolution(min(chosen, key=lambda name: _RANKS[name.kind]), printed)
        return UNRESOLVED

    def _counts(self, name: Name, place: Place) -> bool:
        """Say whether a name counts in a place."""
        if place is Place.PROSE:
            return name.kind not in (AliasKind.TRANSLATION, AliasKind.AMBIGUOUS)
        return name.kind is not AliasKind.AMBIGUOUS or self._owned(name)

    def _owned(self, name: Name) -> bool:
        """Say whether an ambiguous short form belongs to exactly one organization of the memorandum."""
        owners = self._owners.get(name.text, ())
        return len(owners) == 1 and name.organization in owners

    @cached_property
    def _owners(self) -> dict[str, set[int]]:
        """Return the organizations of the memorandum by their ambiguous short forms."""
        owners: dict[str, set[int]] = {}
        for number, kind in enumerate(self._kind):
            if KINDS[LETTERS.index(kind)] is AliasKind.AMBIGUOUS:
                name = self.name(number)
                if "section" in self._rows[name.organization]:
                    owners.setdefault(name.text, set()).add(name.organization)
        return owners

    def _resolution(self, name: Name, printed: str) -> Resolution:
        if name.short:
            method = Method.ACRONYM
        elif name.text != printed:
            method = Method.NORMALIZED
        else:
            method = Method.OFFICIAL if name.kind in (AliasKind.NAME, AliasKind.OFFICIAL) else Method.ALIAS
        key = (name.organization, method)
        if (known := self._resolutions.get(key)) is None:
            known = Resolution(self.organization(name.organization), method, _SCORES[method])
            self._resolutions[key] = known
        return known


def _capitals(name: Name) -> bool:
    """Say whether a name is a short form with a capital in it, which must be printed as one."""
    return (name.short or name.text.isupper()) and any(letter.isupper() for letter in name.text)
