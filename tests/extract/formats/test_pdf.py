"""PDF: reading order, paragraphs, lists over pages, columns, tables, running heads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from monitor.extract.formats import read_page
from monitor.extract.locate import words_at

Pdf = Callable[..., bytes]


def column(
    left: float, top: float, lines: list[str], size: float = 10, leading: float = 12
) -> list[tuple[float, float, float, str]]:
    return [(left, top - leading * number, size, line) for number, line in enumerate(lines)]


PROSE = [
    "The United States will withdraw from the organizations that are named in this",
    "memorandum, because their work runs counter to its interests. Departments take",
    "all steps that are needed for an early with-",
    "drawal, so far as the law allows it.",
]


def test_lines_of_a_paragraph_are_joined_and_divided_words_mended(pdf: Pdf) -> None:
    page = read_page(pdf([column(72, 700, PROSE) + column(72, 620, ["A second paragraph is short."])]))
    assert page.source_format == "pdf"
    assert [block.text for block in page.blocks] == [
        " ".join(PROSE[:2])
        + " all steps that are needed for an early withdrawal, so far as the law allows it.",
        "A second paragraph is short.",
    ]


def test_list_goes_on_over_pages_without_heads_feet_and_page_numbers(pdf: Pdf) -> None:
    def page_of(number: int, items: list[str]) -> list[tuple[float, float, float, str]]:
        return [
            (72, 760, 8, f"Presidential Documents - Volume 91 - {number + 10}"),
            *column(90, 700, items, leading=16),
            (300, 40, 8, str(number)),
            (72, 30, 8, "Printed on 8 January 2026"),
        ]

    pages = [
        page_of(1, ["(i) Colombo Plan Council;", "(ii) Freedom Online Coalition;"]),
        page_of(
            2,
            [
                "(iii) Global Forum on Migration and Development;",
                "(iv) International Cotton Advisory Committee;",
            ],
        ),
        page_of(
            3,
            ["(v) International Lead and Zinc Study Group; and", "(vi) Pan American Institute of Geography."],
        ),
    ]
    found = read_page(pdf(pages))
    assert [block.text.split(" ", 1)[0] for block in found.blocks] == [
        "(i)",
        "(ii)",
        "(iii)",
        "(iv)",
        "(v)",
        "(vi)",
    ]
    assert [block.path for block in found.blocks] == [f"page[{number}]" for number in (1, 1, 2, 2, 3, 3)]
    assert len({block.group for block in found.blocks}) == 1


def test_sentence_goes_on_over_a_page(pdf: Pdf) -> None:
    pages = [
        column(72, 700, PROSE[:2]),
        column(72, 700, ["steps that are needed for it.", "Then it ends."], leading=30),
    ]
    found = [block.text for block in read_page(pdf(pages)).blocks]
    assert found == [" ".join(PROSE[:2]) + " steps that are needed for it.", "Then it ends."]


def test_wrapped_item_is_one_item(pdf: Pdf) -> None:
    lines = [
        (90, 700, 10, "(a) Intergovernmental Forum on Mining, Minerals, Metals, and"),
        (108, 688, 10, "Sustainable Development;"),
        (90, 676, 10, "(b) Intergovernmental Science-Policy Platform on Biodiversity and"),
        (108, 664, 10, "Ecosystem Services."),
    ]
    assert [block.text for block in read_page(pdf([lines])).blocks] == [
        "(a) Intergovernmental Forum on Mining, Minerals, Metals, and Sustainable Development;",
        "(b) Intergovernmental Science-Policy Platform on Biodiversity and Ecosystem Services.",
    ]


def test_two_columns_are_read_one_after_the_other(pdf: Pdf) -> None:
    left = [f"left column line {number} runs on and on here" for number in range(9)]
    right = [f"right column line {number} runs on and on too" for number in range(9)]
    texts = (
        column(72, 650, left)
        + column(320, 650, right)
        + [(72, 700, 18, "A heading over both of the columns of it")]
    )
    found = read_page(pdf([texts]))
    assert [block.text for block in found.blocks] == [
        "A heading over both of the columns of it", " ".join(left), " ".join(right)
    ]  # fmt: skip
    assert (found.blocks[0].level, found.title) == (1, "A heading over both of the columns of it")


def test_table_keeps_its_rows_and_columns(pdf: Pdf) -> None:
    rows = [
        ("No.", "Organization", "Seat"),
        ("1", "Colombo Plan Council", "Colombo"),
        ("2", "Freedom Online Coalition", "-"),
        ("3", "Global Counterterrorism Forum", "The Hague"),
    ]
    texts = [
        (left, 700 - 14 * number, 10, cell)
        for number, row in enumerate(rows)
        for left, cell in zip((72, 110, 400), row, strict=True)
    ]
    texts.append((110, 700 - 14 * 4, 10, "(second line)"))
    found = read_page(pdf([texts])).blocks
    assert {(block.row, block.column): block.text for block in found}[
        (3, 1)
    ] == "Global Counterterrorism Forum (second line)"
    assert [block.text for block in found if block.column == 1][:3] == [
        "Organization",
        "Colombo Plan Council",
        "Freedom Online Coalition",
    ]
    assert len({block.table_id for block in found}) == 1


def test_dates_and_title_come_from_the_document(pdf: Pdf) -> None:
    info = (
        "/Title (Withdrawal from organizations) /CreationDate (D:20260107173000-05'00') /ModDate (D:20260108)"
    )
    page = read_page(pdf([column(72, 700, PROSE)], info))
    assert page.title == "Withdrawal from organizations"
    assert page.published == datetime(2026, 1, 7, 22, 30, tzinfo=UTC)
    assert page.modified == datetime(2026, 1, 8, tzinfo=UTC)
    assert read_page(pdf([column(72, 700, PROSE)], "/Title (Microsoft Word - memo.docx)")).title.startswith(
        "The United"
    )


def test_every_block_is_found_again_in_its_page(pdf: Pdf) -> None:
    pages = [column(72, 700, PROSE), column(72, 700, [line + " again" for line in PROSE], leading=30)]
    blocks = read_page(pdf(pages)).blocks
    assert [block.path for block in blocks] == ["page[1]", "page[2]"]
    for block in blocks:
        assert words_at(blocks, block.locate()) == block.text


def test_damaged_pdf_gives_no_text_and_no_error(pdf: Pdf) -> None:
    whole = pdf([column(72, 700, PROSE)])
    for cut in (
        b"%PDF-1.7",
        b"%PDF-1.4\n%%EOF",
        whole[:60],
        whole[:400],
        whole[: len(whole) // 2],
        whole.replace(b"Kids", b"Kidz"),
    ):
        assert read_page(cut).source_format == "pdf"
