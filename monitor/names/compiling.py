"""Reviewed records to the tables that lookups need, as plain data that is written as JSON.

`python -m monitor.config.packaged` (make gazetteer) writes them; a test refuses a file that is not what the
records compile to.

The tables; each is written as its keys, one a line, and its values, one a word, because that is read at the speed
of splitting a string.  A value holds numbers divided by commas: indexes of names, or counts of words.

- `organizations`: rows of the organizations, in order of their ids.
- `names`: the names, and their organizations, languages and kinds as indexes.
- `phrases`: tokens joined by a space → names; in a class of endings the key begins with `CLASS:`.
- `leads`: the first two words of a phrase (or its only one) → how many tokens the phrases have, longest first.
- `firsts`: the first words of phrases in Latin script, in all their spellings: a quick refusal.
- `heads`: class → the three letters with which the first word of any other phrase begins: the same.
- `glyphs`, `openings`: the same for scripts without spaces and Korean, by two first characters.
- `squashed`: spaced names without spaces and links, for whole texts only.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from monitor.names.endings import PLAIN, class_of
from monitor.names.folding import Folding
from monitor.names.records import Alias, AliasKind, Record
from monitor.names.spellings import SPACED, UNSPACED, replaced
from monitor.names.words import GLYPH, LINK, glyphs, spellings_of, tokens

FORM = 1  # raise when the tables or the code that reads them change their meaning
KINDS = tuple(AliasKind)
_ARABIC_GLUE = (
    "",
    "ال",
    "و",
    "وال",
    "ب",
    "بال",
    "ل",
    "لل",
    "ف",
    "ك",
    "كال",
    "فال",
    "ول",
    "وب",
    "ولل",
    "وبال",
)
_HEBREW_GLUE = (
    "",
    "ה",
    "ו",
    "ב",
    "ל",
    "מ",
    "ש",
    "כ",
    "וה",
    "מה",
    "שה",
    "וב",
    "ול",
    "ומ",
    "כש",
    "שב",
    "של",
    "בה",
    "לה",
)


def compile_records(records: Sequence[Record], traditional: str, simplified: str) -> dict[str, Any]:
    """Return the tables for records and the table of traditional and simplified Chinese characters."""
    return _Compiler(records, traditional, simplified).tables()


def written(tables: Mapping[str, Any]) -> str:
    """Return the tables as the text of the compiled file: one table a line, the same bytes for the same records."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(',', ':'))}"
        for name, table in tables.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


class _Compiler:
    def __init__(self, records: Sequence[Record], traditional: str, simplified: str) -> None:
        self.records = sorted(records, key=lambda record: record.id)
        self.characters = (traditional, simplified)
        self.folding = Folding(traditional, simplified)
        self.aliases: list[Alias] = [alias for record in self.records for alias in record.aliases]
        self.phrases: dict[str, list[int]] = defaultdict(list)
        self.leads: dict[str, set[int]] = defaultdict(set)
        self.firsts: set[str] = set()
        self.heads: dict[str, set[str]] = defaultdict(set)
        self.glyphs: dict[str, list[int]] = defaultdict(list)
        self.openings: dict[str, set[int]] = defaultdict(set)
        self.squashed: dict[str, list[int]] = defaultdict(list)

    def tables(self) -> dict[str, Any]:
        for number, alias in enumerate(self.aliases):
            if GLYPH.search(alias.text):
                self._add_glyphs(number, alias)
            else:
                self._add_phrases(number, alias)
        languages = sorted({alias.language for alias in self.aliases})
        order = {record.id: number for number, record in enumerate(self.records)}
        tables: dict[str, Any] = {
            "form": FORM,
            "characters": self.characters,
            "languages": languages,
            "organizations": [_row(record) for record in self.records],
            "names": [
                "\n".join(alias.text for alias in self.aliases),
                _numbers(order[alias.organization] for alias in self.aliases),
                _numbers(languages.index(alias.language) for alias in self.aliases),
                _numbers(KINDS.index(alias.kind) for alias in self.aliases),
            ],
            "phrases": _table(self.phrases),
            "leads": _table({key: sorted(sizes, reverse=True) for key, sizes in self.leads.items()}),
            "firsts": " ".join(sorted(self.firsts)),
            "heads": {key: " ".join(sorted(heads)) for key, heads in sorted(self.heads.items())},
            "glyphs": _table(self.glyphs),
            "openings": _table({key: sorted(sizes, reverse=True) for key, sizes in self.openings.items()}),
            "squashed": _table(self.squashed),
        }
        digest = hashlib.sha256(written(tables).encode()).hexdigest()[:12]
        return {"version": f"{FORM}.{digest}", **tables}

    def _add_phrases(self, number: int, alias: Alias) -> None:
        folded = self.folding.flat(alias.text)
        short = alias.kind in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS)
        classes = [PLAIN] if short else list(dict.fromkeys((PLAIN, class_of(alias.language))))
        for kind in classes:
            for words in self._spelled(folded, kind, alias.language, short):
                self._add_phrase(number, words, kind)

    def _spelled(self, folded: str, kind: str, language: str, short: bool) -> Iterator[list[str]]:
        words = tokens(folded, kind)
        yield words
        if short:
            letters = [one for one in folded if one.isalnum()]
            if len(words) == 1 and 2 < len(letters) <= 6:
                yield letters  # W.H.O.
            return
        rows = [
            [tokens(self.folding.flat(spelling), kind) for spelling in row]
            for tag in dict.fromkeys((language.split("-")[0], "en"))
            for row in SPACED.get(tag, ())
        ]
        yield from replaced(words, rows)

    def _add_phrase(self, number: int, words: list[str], kind: str) -> None:
        if not words:
            return
        mark = f"{kind}:" if kind else ""
        key = mark + " ".join(words)
        if number in self.phrases.get(key, ()):
            return
        self.phrases[key].append(number)
        self.leads[mark + lead(words)].add(len(words))
        if not kind and words[0] < "\u0370":
            self.firsts.update(spellings_of(words[0]))
        else:
            self.heads[kind].update(_beginnings(words[0]))
        if not kind:
            squashed = "".join(word for word in words if word != LINK)
            if number not in self.squashed[squashed]:
                self.squashed[squashed].append(number)

    def _add_glyphs(self, number: int, alias: Alias) -> None:
        folded = self.folding.flat(alias.text)
        rows = UNSPACED.get(alias.language.split("-")[0], ())
        given = [glyphs(folded)]
        for row in rows:
            spellings = [glyphs(self.folding.flat(spelling)) for spelling in row]
            for name in list(given):
                found = next((one for one in spellings if one in name), None)
                if found and alias.kind not in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS):
                    given += [name.replace(found, other, 1) for other in spellings if other != found]
        for name in dict.fromkeys(given):
            if len(name) > 1:
                self.glyphs[name].append(number)
                self.openings[name[:2]].add(len(name))


def lead(words: Sequence[str]) -> str:
    """Return the first two words of a phrase with what links them, or its only word."""
    if len(words) > 2 and words[1] == LINK:
        return " ".join(words[:3])
    return " ".join(words[:2])


def _beginnings(word: str) -> Iterable[str]:
    """Return what the text's form of a phrase's first word can begin with, at most three letters."""
    if "\u0600" <= word[0] <= "\u06ff":
        return {(glue + word)[:3] for glue in _ARABIC_GLUE} | {
            (a + b + word)[:3] for a in "وفبلك" for b in ("", "ال")
        }
    if "\u0590" <= word[0] <= "\u05ff":
        return {(glue + word)[:3] for glue in _HEBREW_GLUE}
    return {word[:3]}


def _row(record: Record) -> dict[str, Any]:
    row = {
        "id": record.id,
        "name": record.name,
        "kind": record.kind,
        "section": record.section and record.section.value,
        "position": record.position,
        "parent": record.parent,
        "wikidata": record.wikidata,
        "un": record.united_nations,
        "names": record.names,
    }
    return {key: value for key, value in row.items() if value}


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _table(table: Mapping[str, Sequence[int]]) -> list[str]:
    """Return the keys, one a line, and the values, one a word, in order of the keys."""
    keys = sorted(table)
    return ["\n".join(keys), " ".join(",".join(map(str, table[key])) for key in keys)]
