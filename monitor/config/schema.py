"""The JSON Schema of `sources.yaml` for editors, and the tables of its keys for the documentation.

Both are made from the models that validate the file, so that they cannot say anything else.
`python -m monitor.config.schema` writes them; tests compare what is written with what is made.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from monitor.config.key import PoliteKeys
from monitor.config.keys import (
    CorroborationKeys,
    FileKeys,
    NetworkKeys,
    NotifyKeys,
    RecipientKeys,
)
from monitor.config.source_keys import ExpectKeys, SourceKeys

SCHEMA_FILE = Path(__file__).parent / "data" / "sources.schema.json"
DOCUMENT = Path(__file__).parents[2] / "docs" / "sources.md"

TABLES: dict[str, type[BaseModel]] = {
    "file": FileKeys,
    "source": SourceKeys,
    "expect": ExpectKeys,
    "network": NetworkKeys,
    "notify": NotifyKeys,
    "recipient": RecipientKeys,
    "corroboration": CorroborationKeys,
}
"""Which tables the documentation holds, by the word in their markers."""


def json_schema() -> str:
    """Return the JSON Schema (draft 2020-12) as text."""
    schema = FileKeys.model_json_schema(by_alias=True)
    schema |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sources of the withdrawal monitor",
        "description": "What is polled, how, and who is told; described in docs/sources.md.",
    }
    _trim(schema)
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def table(model: type[BaseModel]) -> str:
    """Return a block's keys as a Markdown table; what sources share with `network` stands there only."""
    rows = ["| key | type | default | meaning | example |", "|---|---|---|---|---|"]
    for name, field in model.model_fields.items():
        if model is SourceKeys and name in PoliteKeys.model_fields:
            continue
        extra = _extra(field)
        rows.append(
            f"| `{field.alias or name}` | {extra['x-type']} | {_default(field, extra)} | {field.description} "
            f"| {_example(extra['x-example'])} |"
        )
    return "\n".join(rows)


def with_tables(text: str) -> str:
    """Return a document with every marked table made anew."""
    for word, model in TABLES.items():
        opening = f"<!-- keys: {word} -->\n"
        if text.count(opening) != 1:
            raise ValueError(
                f"the document holds {text.count(opening)} tables marked `keys: {word}`, not one"
            )
        before, _, rest = text.partition(opening)
        _, end, after = rest.partition("<!-- end -->")
        text = f"{before}{opening}{table(model)}\n{end}{after}"
    return text


def _extra(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError(f"a key without documentation: {field!r}")
    return dict(extra)


def _default(field: FieldInfo, extra: dict[str, Any]) -> str:
    if field.is_required():
        return "*required*"
    return str(extra["x-default"]) if "x-default" in extra else f"`{field.default}`"


def _example(example: str) -> str:
    return example if example == "see below" else f"`{example}`".replace("|", "\\|")


def _trim(part: Any) -> None:
    """Take out what pydantic adds and editors do not need: titles, null branches, defaults of null."""
    if isinstance(part, list):
        for item in part:
            _trim(item)
    if not isinstance(part, dict):
        return
    for key in [key for key in part if key.startswith("x-")]:
        del part[key]
    branches = part.get("anyOf")
    if isinstance(branches, list) and {"type": "null"} in branches:
        kept = [branch for branch in branches if branch != {"type": "null"}]
        del part["anyOf"]
        part |= kept[0] if len(kept) == 1 else {"anyOf": kept}
    if "default" in part and part["default"] is None:
        del part["default"]
    if isinstance(part.get("title"), str) and ("type" in part or "$ref" in part) and "$schema" not in part:
        del part["title"]
    for value in part.values():
        _trim(value)


def main() -> None:
    """Write the schema, and in a checkout the tables of the documentation too."""
    SCHEMA_FILE.write_text(json_schema(), "utf-8")
    written = [SCHEMA_FILE]
    if DOCUMENT.exists():
        DOCUMENT.write_text(with_tables(DOCUMENT.read_text("utf-8")), "utf-8")
        written.append(DOCUMENT)
    sys.stdout.write("".join(f"wrote {path}\n" for path in written))


if __name__ == "__main__":
    main()
