"""Word documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from monitor.extract.formats import read_page
from monitor.extract.locate import words_at

Docx = Callable[..., bytes]


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'


def test_paragraphs_headings_and_lists_are_read(docx: Docx) -> None:
    body = (
        paragraph("Withdrawal list", '<w:pStyle w:val="Title"/>')
        + paragraph("UN organizations", '<w:pStyle w:val="Heading2"/>')
        + paragraph("UN Water &amp; UN Oceans", NUMBERED)
        + paragraph("UN Women", NUMBERED, "<w:b/>")
        + "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>"
        + "<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p><w:p/>"
    )
    core = (
        "<dc:title>Memo</dc:title><dcterms:created>2026-01-07T22:00:00Z</dcterms:created>"
        "<dc:language>en-US</dc:language>"
    )
    page = read_page(docx(body, core))
    assert (page.source_format, page.title, page.language) == ("docx", "Withdrawal list", "en-US")
    assert page.published == datetime(2026, 1, 7, 22, tzinfo=UTC)
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h1", "Withdrawal list"), ("h2", "UN organizations"), ("li", "UN Water & UN Oceans"),
        ("li", "UN Women"), ("br", "one"), ("br", "two three"), ("p", "linked"),
    ]  # fmt: skip
    assert page.blocks[2].list_id == page.blocks[3].list_id != 0
    assert page.blocks[3].bold
    assert page.blocks[-1].link_share == 1.0
    for block in page.blocks:
        assert words_at(page.blocks, block.locate()) == block.text


def test_tables_have_rows_and_columns(docx: Docx) -> None:
    cell = "<w:tc>{}</w:tc>".format
    rows = [["1", "UN Water"], ["2", "UNFPA"]]
    table = "".join(f"<w:tr>{''.join(cell(paragraph(text)) for text in row)}</w:tr>" for row in rows)
    blocks = read_page(docx(paragraph("Before") + f"<w:tbl>{table}</w:tbl>" + paragraph("After"))).blocks
    assert [(block.text, block.row, block.column) for block in blocks if block.table_id] == [
        ("1", 0, 0), ("UN Water", 0, 1), ("2", 1, 0), ("UNFPA", 1, 1)
    ]  # fmt: skip
    assert blocks[-1].table_id == 0


def test_deleted_and_hidden_text_is_not_read(docx: Docx) -> None:
    body = (
        "<w:p><w:r><w:t>seen</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert [block.text for block in read_page(docx(body)).blocks] == ["seen"]


def test_archive_that_unpacks_to_far_more_than_it_is_stays_small() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document><w:body>" + b" " * 200_000_000)
    assert read_page(file.getvalue()).blocks == ()


@pytest.mark.parametrize("cut", [30, 100, 200, -30])
def test_damaged_archive_gives_no_text_and_no_error(docx: Docx, cut: int) -> None:
    page = read_page(docx(paragraph("text"))[:cut])
    assert page.blocks == () or page.source_format == "text"


def test_entities_are_never_expanded() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE x [<!ENTITY a "boom">]><w:document><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>',
        )
    assert read_page(file.getvalue()).blocks == ()
