"""How well each language is covered: a table of the gazetteer's names by language and kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from monitor.names.records import Alias, AliasKind, Record

BEGIN, END = "<!-- coverage -->", "<!-- end of coverage -->"
_BETWEEN = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
_FROM_MEMORY = "not looked up"
_COLUMNS = ("official", "in print", "from memory", "translation")
_LONG = {AliasKind.NAME: "official", AliasKind.FORMER: "official", AliasKind.OFFICIAL: "official",
         AliasKind.TRANSLATION: "translation"}  # fmt: skip


def with_coverage(document: str, records: Sequence[Record]) -> str:
    """Return a Markdown document with what stands between its two marks written anew: a sentence and the table."""
    return _BETWEEN.sub(lambda _: f"{BEGIN}\n{looked_up(records)}\n\n{coverage(records)}\n{END}", document)


def looked_up(records: Sequence[Record]) -> str:
    """Return the sentence that says how many of the names in use have been seen in print."""
    published = [alias for record in records for alias in record.aliases if alias.kind is AliasKind.PUBLISHED]
    seen = sum(_column(alias) == "in print" for alias in published)
    share = seen / len(published) if published else 0
    return (
        f"Of {len(published):,} names that are said to be in use, {seen:,} ({share:.0%}) have been looked up."
    )


def coverage(records: Sequence[Record]) -> str:
    """Return the table: a row for each language, the memorandum's organizations first, then the others."""
    listed = [record for record in records if record.section]
    others = [record for record in records if not record.section]
    mine, theirs = _counted(listed), _counted(others)
    titles = ["language", f"of the {len(listed)}", *_COLUMNS, f"of {len(others)} others", *_COLUMNS]
    lines = [_row(titles), _row(["---", *["---:"] * (len(titles) - 1)])]
    order = sorted(mine.keys() | theirs.keys(), key=lambda tag: (-sum(mine[tag].values()), tag))
    lines += [_row([tag, *_cells(mine[tag]), *_cells(theirs[tag])]) for tag in order]
    return "\n".join(lines)


def _counted(records: Sequence[Record]) -> dict[str, Counter[str]]:
    """Count names by language and column; `named` counts organizations that have any."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        long = [alias for alias in record.aliases if alias.language and alias.kind is not AliasKind.ACRONYM]
        for language in {alias.language for alias in long}:
            counted[language]["named"] += 1
        for alias in long:
            counted[alias.language][_column(alias)] += 1
    return counted


def _column(alias: Alias) -> str:
    if alias.kind is AliasKind.PUBLISHED:
        return "from memory" if alias.seen.endswith(_FROM_MEMORY) else "in print"
    return _LONG[alias.kind]


def _cells(counted: Counter[str]) -> list[str]:
    return [str(counted[column] or "") for column in ("named", *_COLUMNS)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
