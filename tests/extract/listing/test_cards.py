"""Cards with a name and a few words about it are entries; the words are not, and other boxes are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Listing

ReadPage = Callable[..., Listing]

CARDS = {
    "en": (
        "The United States leaves six organizations: they are the following.",
        [("International Labour Organization", "Based in Geneva, 187 members"), ("Lighthouse Records Conference", "Founded in 1931"),
         ("United Nations University", "A research body in Tokyo"), ("International Renewable Energy Agency", "170 members"),
         ("Pacific Seabed Names Committee", "A secretariat of 12."), ("World Mountain Railway Cooperation", "Based in Bern")],
    ),
    "ko": (
        "미국이 국제기구 6곳에서 탈퇴한다고 밝혔다. 탈퇴 대상은 다음과 같다.",
        [("국제노동기구", "제네바 소재, 회원국 187개국"), ("국제등대기록보존회의", "1931년 설립, 회원국 22개국"), ("유엔대학", "도쿄 소재"),
         ("국제재생에너지기구", "아부다비 소재"), ("태평양해저지명위원회", "사무국 직원 12명"), ("세계산악철도협력기구", "베른 소재")],
    ),
}  # fmt: skip
NUMBERS = ("", "<span>{n}</span>", "<span>{n}/6</span>", "<span>0{n}</span>")


@pytest.mark.parametrize("tag", ["h3", "strong", "div"])
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("language", CARDS)
def test_names_of_cards_are_entries(read_page: ReadPage, language: str, number: str, tag: str) -> None:
    lead, cards = CARDS[language]
    boxes = "".join(
        f"<div class='card'>{number.format(n=n)}<{tag}>{name}</{tag}><p>{words}</p></div>"
        for n, (name, words) in enumerate(cards, 1)
    )
    listing = read_page(f"<h1>{lead}</h1><p>{lead}</p><div>{boxes}</div>", title=lead, language=language)
    assert [entry.text for entry in listing.entries] == [name for name, _ in cards]


def test_rows_of_three_spans_keep_names_that_nobody_knows(read_page: ReadPage) -> None:
    lead = "美国退出五个国际组织，名单如下："
    names = ["联合国训练研究所", "国际咖啡组织", "世界气象组织", "国际冻土铁路联合会", "全球盐湖观测伙伴关系"]
    rows = "".join(
        f"<div><span class='no'>0{n}</span><span class='nm'>{name}</span><span class='loc'>{town}</span></div>"
        for n, (name, town) in enumerate(
            zip(names, ["日内瓦", "伦敦", "日内瓦", "赫尔辛基", "拉巴斯"], strict=True), 1
        )
    )
    listing = read_page(f"<h1>{lead}</h1><p>{lead}</p>{rows}", title=lead, language="zh-Hans")
    assert [entry.text for entry in listing.entries] == names


def test_boxes_of_other_stories_are_no_list(read_page: ReadPage) -> None:
    stories = [
        "World Bank revises its forecast",
        "UNESCO adds eleven places",
        "Who runs Interpol?",
        "OECD: growth slows",
    ]
    boxes = "".join(f"<div class='teaser'><h3>{story}</h3><p>Read on.</p></div>" for story in stories)
    lead = "The United States leaves the Universal Postal Union, the White House said."
    assert not read_page(f"<h1>{lead}</h1><p>{lead}</p><div>{boxes}</div>", title=lead).entries
