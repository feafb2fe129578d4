"""JSON: the Federal Register's API, content APIs, and any other."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.extract.formats import read_page
from monitor.extract.json_values import load
from monitor.extract.locate import words_at

DOCUMENT = {
    "document_number": "2026-00298",
    "title": "Withdrawing the United States From International Organizations &amp; Treaties",
    "type": "Presidential Document",
    "subtype": "Memorandum",
    "abstract": None,
    "publication_date": "2026-01-12",
    "signing_date": "2026-01-07",
    "html_url": "https://www.federalregister.gov/d/2026-00298",
    "raw_text": "<html><head><title>Federal Register</title></head><body><pre>\n[FR Doc No: 2026-00298]\n\n"
    "    Departments withdraw from the following organizations as soon as the law \nallows it:\n"
    "    (i) Colombo Plan Council;\n    (ii) Intergovernmental Forum on Mining, Minerals, Metals, and "
    "Sustain-\nable Development;\n\n[[Page 1235]]\n\n"
    "    (iii) Freedom Online Coalition.\n</pre></body></html>",
}


def read(value: Any, **more: Any) -> Any:
    return read_page(json.dumps(value).encode(), content_type="application/json", **more)


def test_federal_register_document_is_read_with_its_raw_text() -> None:
    page = read(DOCUMENT)
    assert page.source_format == "federal-register"
    assert page.title == "Withdrawing the United States From International Organizations & Treaties"
    assert (page.published, page.language) == (datetime(2026, 1, 12, tzinfo=UTC), "en")
    assert [block.text for block in page.blocks] == [
        page.title,
        "Memorandum",
        "Departments withdraw from the following organizations as soon as the law allows it:",
        "(i) Colombo Plan Council;",
        "(ii) Intergovernmental Forum on Mining, Minerals, Metals, and Sustainable Development;",
        "(iii) Freedom Online Coalition.",
    ]
    assert page.blocks[-1].path == "raw_text/html/body/pre"


def test_federal_register_search_gives_its_results() -> None:
    results = [
        {"document_number": "2026-1", "title": "First", "abstract": "What it does.",
         "publication_date": "2026-02-01"},
        {"document_number": "2026-2", "title": "Second", "abstract": None, "publication_date": "2026-02-03",
         "excerpts": "a <span class='match'>withdrawal</span> from<br>it"},
    ]  # fmt: skip
    page = read({"count": 2, "description": "Documents matching 'withdrawal'", "results": results})
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h2", "First"), ("p", "What it does."), ("h2", "Second"), ("br", "a withdrawal from"), ("br", "it")
    ]  # fmt: skip
    assert page.blocks[1].path == "results[1]/abstract"
    assert page.published == datetime(2026, 2, 3, tzinfo=UTC)
    assert page.title == "Documents matching 'withdrawal'"


POST = {
    "id": 7,
    "date": "2026-01-08T09:00:00",
    "date_gmt": "2026-01-08T08:00:00",
    "modified_gmt": "2026-01-08T10:00:00",
    "link": "https://site.example/7",
    "title": {"rendered": "66 organisations &#8211; la liste"},
    "content": {
        "rendered": "<p>Intro&nbsp;:</p>\n<ol><li>ONU-Eau</li><li>ONU-Femmes</li></ol>",
        "protected": False,
    },
    "excerpt": {"rendered": "<p>Court.</p>"},
}


def test_wordpress_post_is_read() -> None:
    for value in (POST, [POST]):
        page = read(value)
        assert [(block.tag, block.text, block.marker) for block in page.blocks] == [
            ("h1", "66 organisations \u2013 la liste", None),
            ("p", "Court.", None),
            ("p", "Intro :", None),
            ("li", "ONU-Eau", "1"),
            ("li", "ONU-Femmes", "2"),
        ]
        assert page.published == datetime(2026, 1, 8, 8, tzinfo=UTC)
        assert page.modified == datetime(2026, 1, 8, 10, tzinfo=UTC)
        assert page.title == "66 organisations \u2013 la liste"


def test_lists_of_two_posts_are_two_lists() -> None:
    blocks = read([POST, POST]).blocks
    assert len({block.list_id for block in blocks if block.tag == "li"}) == 2
    assert blocks[-1].path == "[2]/content/rendered/html/body/ol/li[2]"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "description": "About",
          "items": [{"id": "1", "title": "A", "content_html": "<p>b</p><p>c</p>", "date": "2026-1-8"},
                    {"id": "2", "title": "D", "content_text": "e e e"}]}, ["A", "b", "c", "D", "e e e"]),
        ({"props": {"page": {"article": {"headline": "A", "articleBody": "first one\n\nsecond one"}}}},
         ["A", "first one", "second one"]),
        ({"data": {"title": "A", "body": {"value": "<ul><li>x</li><li>y</li></ul>"}}}, ["A", "x", "y"]),
        ({"organizations": ["UNESCO", "Colombo Plan", "https://x.example/"]}, ["UNESCO", "Colombo Plan"]),
        ([{"no": 1, "org": "UN Water", "seat": "Geneva"}, {"no": 2, "org": "UNFPA", "seat": "New York"}],
         ["UN Water", "Geneva", "UNFPA", "New York"]),
        ({"error": None}, []),
        ([], []),
        ("just words", ["just words"]),
    ],
)  # fmt: skip
def test_texts_are_found_wherever_they_stand(value: Any, expected: list[str]) -> None:
    page = read(value)
    assert [block.text for block in page.blocks] == expected
    for block in page.blocks:
        assert words_at(page.blocks, block.locate()) == block.text


def test_list_of_names_is_a_list_and_list_of_objects_a_table() -> None:
    names = read({"organizations": ["UNESCO", "Colombo Plan Council"]}).blocks
    assert len({block.list_id for block in names}) == 1
    assert names[0].list_id > 0
    rows = read([{"no": "1.", "org": "UN Water"}, {"no": "2.", "org": "UNFPA"}]).blocks
    assert [(block.text, block.row, block.column) for block in rows] == [("UN Water", 0, 1), ("UNFPA", 1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (')]}\',\n{"a": 1}', {"a": 1}),
        ('callback({"a": 1});', {"a": 1}),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a": ["x", "y", {"b": "cut off he', {"a": ["x", "y", {"b": "cut off he"}]}),
        ('{"a": ["x", "y", {"b', {"a": ["x", "y", {}]}),
        ('{"a": "x", "b": tru', {"a": "x"}),
        ('{"a": "x\\', {"a": "x"}),
        ('{"a": "line\nend"}', {"a": "line\nend"}),
        ("[" * 100_000, None),
        ("{" * 100_000, None),
        ("nothing", None),
        ("", None),
        ("1" * 10_000, None),
    ],
    ids=range(13),
)
def test_json_as_it_really_comes(text: str, expected: Any) -> None:
    assert load(text) == expected


def test_half_a_surrogate_pair_does_no_harm() -> None:
    page = read_page(b'{"title": "A \\ud83d", "content": "<p>b \\ude00 c</p>"}')
    for block in page.blocks:
        block.text.encode()
    page.title.encode()
    assert len(page.blocks) == 2
