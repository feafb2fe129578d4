"""Names in inline elements of one block: only those that stand for themselves are entries of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.extract.html import read_html
from monitor.model import Listing

ReadPage = Callable[..., Listing]

NAMES = {
    "en": (
        "The United States withdraws from the following organizations:",
        ["Global Counterterrorism Forum", "Bureau of Alpine Beacons", "Universal Postal Union", "World Tide Council",
         "International Law Commission", "UN Oceans", "Freedom Online Coalition"],
    ),
    "ar": (
        "تنسحب الولايات المتحدة من المنظمات التالية:",
        ["المنتدى العالمي لمكافحة الإرهاب", "الرابطة الدولية للمنارات", "الاتحاد البريدي العالمي", "المجلس العالمي للمد",
         "لجنة القانون الدولي", "المنظمة الدولية لقانون التنمية", "ائتلاف الحرية على الإنترنت"],
    ),
    "zh": (
        "美国退出下列组织：",
        ["全球反恐论坛", "国际水车协会", "万国邮政联盟", "世界潮汐理事会", "国际法委员会", "国际发展法组织", "自由在线联盟"],
    ),
}  # fmt: skip
CHIPS = {
    "spans of one class": '<span class="chip">{}</span>',
    "spans of one class with spaces": '<span class="chip">{}</span> ',
    "links with spaces": '<a class="chip" href="/o">{}</a>\n',
    "bold with spaces": "<b>{}</b> ",
}


@pytest.mark.parametrize("chip", CHIPS.values(), ids=CHIPS)
@pytest.mark.parametrize("language", NAMES)
def test_names_that_only_a_style_sheet_divides_are_entries(
    read_page: ReadPage, language: str, chip: str
) -> None:
    lead, names = NAMES[language]
    page = f"<h1>{lead[:-1]}</h1><p>{lead}</p><div>{''.join(map(chip.format, names))}</div>"
    assert [entry.text for entry in read_page(page, title=lead, language=language).entries] == names


def test_capitals_behind_small_letters_divide_names(read_page: ReadPage) -> None:
    lead, names = NAMES["en"]
    page = f"<h1>{lead[:-1]}</h1><p>{lead}</p><div>{''.join(f'<i>{name}</i>' for name in names)}</div>"
    assert [entry.text for entry in read_page(page, title=lead, language="en").entries] == names


@pytest.mark.parametrize(
    "text", ["The Universal Postal Union was left by America on Monday", "N E U E L I S T E"]
)
def test_words_and_letters_in_elements_of_their_own_are_one_text(text: str) -> None:
    markup = " ".join(f'<span class="w">{word}</span>' for word in text.split(" "))
    glued = "".join(f'<span class="w">{word}</span>' for word in text.split(" "))
    page = read_html(f"<p>{markup}.</p><p>{glued}</p>")
    assert [block.text.replace(" ", "").rstrip(".") for block in page.blocks] == [text.replace(" ", "")] * 2
