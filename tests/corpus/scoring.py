"""What a page of the corpus must give, against what was read of it: the words of `README.md` as code."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from monitor.config.packaged import load_gazetteer, load_languages, load_prose_rules
from monitor.extract import read
from monitor.model import Listing, Mention, Resolution
from monitor.names import resolve_listing

ROOT = Path(__file__).parent
TYPES = {
    ".html": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".json": "application/json",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_KIN = {"zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-CN": "zh-Hans", "nb": "no", "nb-NO": "no", "nn": "no"}
LIMIT = 45  # letters of a returned name that are shown of it


@dataclass(frozen=True, slots=True)
class Case:
    """One folder of the corpus: where its page lies and what must be read of it."""

    shape: str
    name: str
    page: Path
    want: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """How a page was read: the names of it, right and wrong, and every other field that came out wrong."""

    hits: int
    missed: tuple[str, ...]
    false: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Everything that is not as it should be, in words."""
        return (
            *(f"missed {name}" for name in self.missed),
            *(f"returned {name}" for name in self.false),
            *self.wrong,
        )


def cases(root: Path = ROOT) -> tuple[Case, ...]:
    """Return every folder that holds an `expected.json`, in order of its path."""
    found = []
    for path in sorted(root.glob("*/*/expected.json")):
        pages = [page for page in path.parent.iterdir() if page.stem == "page"]
        if len(pages) != 1 or pages[0].suffix not in TYPES:
            raise ValueError(f"{path.parent}: one page is needed, named page{'|'.join(TYPES)}")
        want = json.loads(path.read_text("utf-8"))
        found.append(Case(path.parent.parent.name, path.parent.name, pages[0], want))
    return tuple(found)


@cache
def reading(page: Path) -> Listing:
    """Read a page with everything that is packaged, as `monitor extract` does."""
    names = load_gazetteer()
    listing = read(
        page.read_bytes(),
        names=names,
        languages=load_languages(),
        prose=load_prose_rules(),
        content_type=TYPES[page.suffix],
    )
    return resolve_listing(listing, names)


def folded(text: str) -> str:
    """Fold case, width, accents and punctuation, so that two spellings of the same words compare."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(c for c in text if not unicodedata.combining(c)))


def score(want: Mapping[str, Any], listing: Listing) -> Score:
    """Compare what was read of a page with what it holds."""
    members = set(want["ids"])
    unknown = {folded(name): name for name in want["unknown"]}
    hits: set[str] = set()
    false = []
    for text, names, resolution in _returned(listing):
        organization = resolution.organization
        spellings = {folded(text), *(folded(name) for name in names)} & unknown.keys()
        if organization and organization.id in members:
            hits.add(organization.id)
        elif not organization and spellings:
            hits |= spellings
        else:
            false.append(f"{text[:LIMIT]!r} ({organization.id if organization else 'not known'})")
    missed = (*sorted(members - hits), *(unknown[key] for key in unknown if key not in hits))
    return Score(len(hits), missed, tuple(false), tuple(_wrong_fields(want, listing)))


def _returned(listing: Listing) -> Iterator[tuple[str, tuple[str, ...], Resolution]]:
    for entry in listing.entries:
        yield entry.text, tuple(entry.names.values()), entry.resolution
    for mention in _announced(listing):
        yield mention.text, (), mention.resolution


def _announced(listing: Listing) -> Iterator[Mention]:
    return (mention for mention in listing.mentions if mention.context == "announcement")


def _wrong_fields(want: Mapping[str, Any], listing: Listing) -> Iterator[str]:
    read = {
        "total": listing.stated.total,
        "un": listing.stated.un,
        "non_un": listing.stated.non_un,
        "review_ongoing": listing.review_ongoing,
        "published": listing.published.date().isoformat() if listing.published else None,
    }
    wanted = {
        **{key: want["stated"].get(key) for key in ("total", "un", "non_un")},
        **{key: want[key] for key in ("review_ongoing", "published")},
    }
    if not _same_language(want["language"], listing.language):
        yield f"language: {listing.language} instead of {want['language']}"
    for key, value in wanted.items():
        if read[key] != value:
            yield f"{key}: {read[key]} instead of {value}"
    if want.get("refers_back") and not listing.refers_back:
        yield "does not say that it refers back"
    if want.get("sections") and any(
        entry.section
        and entry.resolution.organization
        and entry.section != entry.resolution.organization.section
        for entry in listing.entries
    ):
        yield "an entry in the wrong section"


def _same_language(wanted: str, given: str | None) -> bool:
    """Say whether a tag names the language: a country may stand behind it, and the script of Chinese may be left out."""
    tag = _KIN.get(given or "", given or "")
    return tag == wanted or tag == wanted.split("-")[0] or tag.split("-")[0] == wanted


def rates(counts: Counter[str]) -> tuple[float, float]:
    """Return precision and recall of counted hits, misses and false names; 1 where there was nothing to find."""
    hit, miss, false = counts["hit"], counts["miss"], counts["false"]
    return (hit / (hit + false) if hit + false else 1.0), (hit / (hit + miss) if hit + miss else 1.0)
