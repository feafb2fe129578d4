"""Sentences of many languages: which announce an exit, and which only come near.

`cases/LANGUAGE.yaml` (or `LANGUAGE-sentences.yaml`) holds two lists: `announces`, each with the ids that must be told as announcements, and
`mentions`, which announce nothing.  `Title || text` gives a headline; a `/` between spaces divides paragraphs.
The page is dated 2026-10-15, a Thursday.  Or it holds a list of pages, each with its day and the names that it
is expected to tell, as they are printed, with their contexts.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.config.packaged import load_gazetteer, load_prose_rules
from monitor.extract.blocks import Block, Page
from monitor.extract.prose import read_mentions
from monitor.extract.prose.rules import ProseRules
from monitor.model import UNRESOLVED, Context, Found, Mention, Method, Organization, Place, Resolution

CASES = Path(__file__).parent / "cases"
DOCUMENTS = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(CASES.glob("*.yaml"))}
PUBLISHED = "2026-10-15"


class Printed:
    """The names of one case as it prints them: sentences are judged apart from what the gazetteer knows."""

    def __init__(self, expected: list[dict[str, Any]]) -> None:
        self.names = sorted((one["name"] for one in expected), key=len, reverse=True)

    def resolve(self, text: str, *, language: str | None = None, place: Place = Place.LIST) -> Resolution:
        """Return the organization that has this name."""
        return Resolution(Organization(text, text), Method.ALIAS, 1.0) if text in self.names else UNRESOLVED

    def find(
        self, text: str, *, language: str | None = None, place: Place = Place.PROSE, fewest: int = 1
    ) -> list[Found]:
        """Return the names in a text, the longest where they overlap."""
        pattern = "|".join(re.escape(name) for name in self.names)
        return [Found(*one.span(), self.resolve(one.group())) for one in re.finditer(pattern, text)]

    def most(self, text: str, *, language: str | None = None) -> int:
        """Return how many names stand in a text."""
        return len(self.find(text))


def page_of(text: str, language: str, published: str | None = PUBLISHED) -> Page:
    """Return a page with a headline, if there is one, and paragraphs."""
    assert text.count(" || ") <= 1, "a page has one headline; paragraphs are divided by a slash"
    moment = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    title, bar, body = text.rpartition(" || ")
    parts = ([("h1", title)] if bar else []) + [("p", part) for part in body.split(" / ")]
    blocks = tuple(Block(part, tag, f"{tag}[{at}]", 0, len(part)) for at, (tag, part) in enumerate(parts))
    return Page(blocks, title, language, published=moment)


def announced(
    text: str, language: str, published: str | None = PUBLISHED, *, rules: ProseRules | None = None
) -> list[Mention]:
    """Return the announcements that are read out of a text."""
    page = page_of(text, language, published)
    mentions = read_mentions(page, names=load_gazetteer(), rules=rules or load_prose_rules())
    return [mention for mention in mentions if mention.context is Context.ANNOUNCEMENT]


def _cases(kind: str) -> list[Any]:
    found = []
    for name, document in DOCUMENTS.items():
        language = name.partition("-")[0]
        for number, case in enumerate(document[kind] if isinstance(document, dict) else (), 1):
            text, *rest = [case] if isinstance(case, str) else case
            found.append(pytest.param(text, language, *rest, id=f"{language}-{kind}-{number}"))
    return found


def _pages() -> list[Any]:
    return [
        pytest.param(case, language, id=f"{language}-{number}")
        for language, document in DOCUMENTS.items()
        for number, case in enumerate(document if isinstance(document, list) else (), 1)
    ]


@pytest.mark.parametrize(("text", "language", "ids"), _cases("announces"))
def test_announcement_is_found(text: str, language: str, ids: str) -> None:
    found = announced(text, language)
    known = {one.resolution.organization.id for one in found if one.resolution.organization is not None}
    assert known == set(ids.split()), [(one.text, one.context) for one in found]


@pytest.mark.parametrize(("text", "language"), _cases("mentions"))
def test_near_miss_announces_nothing(text: str, language: str) -> None:
    assert [(one.text, one.sentence) for one in announced(text, language)] == []


@pytest.mark.parametrize(("case", "language"), _pages())
def test_names_are_told_with_their_contexts(case: dict[str, Any], language: str) -> None:
    text = " / ".join(case["text"].strip().splitlines())
    text = f"{case['headline']} || {text}" if "headline" in case else text
    page = page_of(text, language, str(case["published"]))
    mentions = read_mentions(page, names=Printed(case["expect"]), rules=load_prose_rules())
    told = {one.text: one for one in mentions if one.context is Context.ANNOUNCEMENT}
    expected = {one["name"]: one for one in case["expect"] if one["context"] == "announcement"}
    assert set(told) == set(expected), [(one.text, one.context.value) for one in mentions]
    for name, one in expected.items():
        if "effective" in one:
            assert told[name].effective == one["effective"]


def test_known_name_within_a_title_of_a_treaty_is_a_part_of_it() -> None:
    """The treaty of which an unknown protocol tells is not left with the protocol."""
    told = announced("美国昨天退出《关于科学考察的南极条约议定书》。", "zh-Hans")
    assert [mention.text for mention in told] == ["关于科学考察的南极条约议定书"]


def test_treaty_in_title_marks_is_told_though_nobody_knows_it() -> None:
    """It is announced where the United States leave it, and no mention where it stays as it is."""
    told = announced("《北方湖泊渔业公约》昨天遭美国废止，《南方湖泊渔业公约》不受影响。", "zh-Hans")
    assert [mention.text for mention in told] == ["北方湖泊渔业公约"]
    page = page_of("美国昨天说，《南方湖泊渔业公约》不受影响。", "zh-Hans")
    assert not read_mentions(page, names=load_gazetteer(), rules=load_prose_rules())


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Estados Unidos denunció el martes la Convención del Norte sobre Focas y Morsas, firmada en 1999.",
            "es",
            ["Convención del Norte sobre Focas y Morsas"],
        ),
        (
            "O governo americano anunciou que se retira da Convenção Interamericana sobre Aves do Pantanal.",
            "pt",
            ["Convenção Interamericana sobre Aves do Pantanal"],
        ),
        (
            "Gli Stati Uniti hanno denunciato ieri la Convenzione internazionale sulle acque alpine.",
            "it",
            ["Convenzione internazionale sulle acque alpine"],
        ),
        (
            "США вчера вышли из Всемирного почтового союза, Международного совета по бересте и ЮНЕСКО.",
            "ru",
            ["Всемирного почтового союза", "Международного совета по бересте", "ЮНЕСКО"],
        ),
        (
            "США вчора денонсували Карпатський протокол про важкі метали та Чорноморську угоду про дельфінів.",
            "uk",
            ["Карпатський протокол про важкі метали", "Чорноморську угоду про дельфінів"],
        ),
    ],
)
def test_bodies_that_nobody_knows_are_told_in_any_language(
    text: str, language: str, names: list[str]
) -> None:
    """A name may begin among the words of the exit, have small letters, and stand among others."""
    assert sorted(mention.text for mention in announced(text, language)) == sorted(names)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "The first is the Convention on the Protection of River Dolphins in the Pacific. On Wednesday the US left it.",
            "en",
            "Convention on the Protection of River Dolphins in the Pacific",
        ),
        (
            "Les États-Unis ont dénoncé jeudi la Convention internationale sur la garde des phares.",
            "fr",
            "Convention internationale sur la garde des phares",
        ),
        (
            "Die USA haben am Mittwoch ihre Mitgliedschaft im Internationalen Rat für Moorschutz beendet.",
            "de",
            "Internationalen Rat für Moorschutz",
        ),
        (
            "Het Internationaal Fonds voor Veen is gisteren door Washington verlaten.",
            "nl",
            "Internationaal Fonds voor Veen",
        ),
    ],
)
def test_unknown_body_that_is_left_in_plain_words_is_told(text: str, language: str, name: str) -> None:
    assert [mention.text for mention in announced(text, language)] == [name]


def test_exit_from_an_unknown_body_is_not_given_to_the_one_named_before() -> None:
    text = "Die Welthandelsorganisation tagt in Genf. Der Internationale Moorfonds wurde von Washington verlassen."
    assert "wto" not in {
        one.resolution.organization.id for one in announced(text, "de") if one.resolution.organization
    }
