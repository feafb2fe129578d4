"""Reviewed records to the tables that lookups need, as plain data that is written as JSON.

`python -m monitor.config.packaged` (make gazetteer) writes them; a test refuses a file that is not what the
records compile to.

- `organizations`: rows of the organizations, in order of their ids, with the number of their first name.
- `names`: the names, and their languages and kinds, a letter for each name.
- `phrases`: names in scripts with spaces, as tokens (`monitor.names.words`).  The head of a key is the first
two   words with what links them; in a class of endings it begins with `CLASS:`.
- `firsts`: the first words of phrases in Latin script, in all their spellings: a quick refusal.
- `heads`: class → the three letters with which the first word of any other phrase begins: the same.
- `glyphs`: names in scripts without spaces and in Korean; the head is the first two characters.
- `squashed`: names of `phrases` without spaces and links, for whole texts only; the head is the first
letters.
"""

from __future__ import annotations

import hashlib
import json
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from monitor.names.endings import PLAIN, class_of
from monitor.names.folding import Folding
from monitor.names.records import Alias, AliasKind, Record
from monitor.names.spellings import LEAST_WORDS, SPACED, TREATIES, UNSPACED, primary, replaced
from monitor.names.tables import columns
from monitor.names.words import GLYPH, LINK, glyphs, lead, spellings_of, squash_head, tokens

FORM = 4  # raise when the tables or the code that reads them change their meaning
KINDS = tuple(AliasKind)
SEPARATOR = "|"
LETTERS = string.digits + string.ascii_letters  # one for each language and kind
_HYPHENED = re.compile(r"([^\W\d_]{3,})-([^\W\d_]{3,})")  # `Energie-Agentur` is printed `Energieagentur` too
_ARABIC_GLUE = tuple(
    first + second + third
    for first in ("", "و", "ف")
    for second in ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل")
    for third in ("", *"وفبلك")
)
_HEBREW_GLUE = tuple(map("".join, product(("", *"והבלמשכ"), repeat=3)))


def compile_records(records: Sequence[Record], traditional: str, simplified: str) -> dict[str, Any]:
    """Return the tables for records and the table of traditional and simplified Chinese characters."""
    return _Compiler(records, traditional, simplified).tables()


def written(tables: Mapping[str, Any]) -> str:
    """Return the text of the compiled file: one table a line, the same bytes for the same records."""
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
        self.phrases: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.glyphs: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.squashed: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.firsts: set[str] = set()
        self.heads: dict[str, set[str]] = defaultdict(set)

    def tables(self) -> dict[str, Any]:
        """Compile everything."""
        for number, alias in enumerate(self.aliases):
            if GLYPH.search(alias.text):
                self._add_glyphs(number, alias)
            else:
                self._add_phrases(number, alias)
        languages = sorted({alias.language for alias in self.aliases})
        tables: dict[str, Any] = {
            "form": FORM,
            "characters": self.characters,
            "languages": languages,
            "organizations": list(self._rows()),
            "names": [
                SEPARATOR.join(alias.text for alias in self.aliases),
                "".join(LETTERS[languages.index(alias.language)] for alias in self.aliases),
                "".join(LETTERS[KINDS.index(alias.kind)] for alias in self.aliases),
            ],
            "phrases": columns(self.phrases),
            "firsts": " ".join(sorted(self.firsts)),
            "heads": {kind: " ".join(sorted(heads)) for kind, heads in sorted(self.heads.items())},
            "glyphs": columns(self.glyphs),
            "squashed": columns(self.squashed),
        }
        digest = hashlib.sha256(written(tables).encode()).hexdigest()[:12]
        return {"version": f"{FORM}.{digest}", **tables}

    def _rows(self) -> Iterator[dict[str, Any]]:
        first = 0
        for record in self.records:
            row = {
                "id": record.id,
                "name": record.name,
                "section": record.section and record.section.value,
                "position": record.position,
                "parent": record.parent,
                "wikidata": record.wikidata,
                "un": record.united_nations,
            }
            yield {"first": first, **{key: value for key, value in row.items() if value}}
            first += len(record.aliases)

    def _add_phrases(self, number: int, alias: Alias) -> None:
        # Swiss pages write `ss`, and pages that lost their zero-width non-joiners run Persian words together.
        spellings = (alias.text, alias.text.replace("ß", "ss"), alias.text.replace("\u200c", ""))
        for text in dict.fromkeys(spellings):
            self._add_phrases_of(number, alias, self.folding.flat(text))

    def _add_phrases_of(self, number: int, alias: Alias, folded: str) -> None:
        kind = class_of(alias.language)
        if len(plain := tokens(folded)) > 1:
            _add(self.squashed, squash_head("".join(word for word in plain if word != LINK)), number)
        if alias.kind in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS):
            self._add_phrase(number, tokens(folded), PLAIN)
        elif kind:
            # Outside its own language a name stands as it is cited: no endings, no other spellings.
            self._add_phrase(number, tokens(folded), PLAIN)
            self._add_spellings(number, folded, kind, alias.language)
        else:
            self._add_spellings(number, folded, PLAIN, alias.language)

    def _add_spellings(self, number: int, folded: str, kind: str, language: str) -> None:
        words = tokens(folded, kind)
        self._add_phrase(number, words, kind)
        self._add_phrase(number, tokens(_HYPHENED.sub(r"\1\2", folded), kind), kind)
        rows = [
            [tokens(self.folding.flat(spelling), kind) for spelling in row]
            for tag in dict.fromkeys((primary(language), "en"))
            for row in SPACED.get(tag, ())
        ]
        if sum(word != LINK for word in words) >= LEAST_WORDS:
            kinds = TREATIES.get(primary(language), ())
            rows += [[tokens(self.folding.flat(spelling), kind) for spelling in row] for row in kinds]
        if any(words in row for row in rows):  # the United Nations themselves
            return
        for spelled in replaced(words, rows):
            self._add_phrase(number, spelled, kind)

    def _add_phrase(self, number: int, words: list[str], kind: str) -> None:
        if not words:
            return
        _add(self.phrases, lead(words, kind), number)
        if not kind and words[0] < "\u0370":
            self.firsts.update(spellings_of(words[0]))
        else:
            self.heads[kind].update(_beginnings(words[0]))

    def _add_glyphs(self, number: int, alias: Alias) -> None:
        given = [glyphs(self.folding.flat(alias.text))]
        if alias.kind not in (AliasKind.ACRONYM, AliasKind.AMBIGUOUS):
            for row in UNSPACED.get(primary(alias.language), ()):
                spellings = [glyphs(self.folding.flat(spelling)) for spelling in row]
                for name in list(given):
                    if found := next((one for one in spellings if one in name), None):
                        given += [name.replace(found, other, 1) for other in spellings if other != found]
        for name in dict.fromkeys(given):
            if len(name) > 1:
                _add(self.glyphs, (name[:2], name[2:]), number)


def _add(table: dict[tuple[str, str], list[int]], key: tuple[str, str], number: int) -> None:
    if number not in table[key]:
        table[key].append(number)


def _beginnings(word: str) -> Iterable[str]:
    """Return what the text's form of a phrase's first word can begin with, at most three letters."""
    if "\u0600" <= word[0] <= "\u06ff":
        return {(letters + word)[:3] for letters in _ARABIC_GLUE}
    if "\u0590" <= word[0] <= "\u05ff":
        return {(letters + word + ending)[:3] for letters in _HEBREW_GLUE for ending in ("", "ה", "ת")}
    return {word[:3]}
