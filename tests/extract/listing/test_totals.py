"""Stated totals: what each number counts, and which numbers count nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from monitor.model import Listing, Stated

ReadPage = Callable[..., Listing]


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("en", "The United States is leaving 66 international organizations, 31 of them UN bodies.", (66, 31, None)),
        ("en", "The United States leaves sixty-six organizations: 31 UN entities and 35 others outside the UN.", (66, 31, 35)),
        ("en", "Four more withdrawals bring the total to 70 organizations that the United States leaves.", (70, None, None)),
        ("fr", "Les États-Unis se retirent de soixante-six organisations, dont 31 relèvent des Nations unies.", (66, 31, None)),
        ("es", "Estados Unidos se retira de 66 organismos internacionales, 31 de ellos de la ONU.", (66, 31, None)),
        ("de", "Die USA treten aus 66 internationalen Organisationen aus, darunter 31 Einrichtungen der Vereinten Nationen.", (66, 31, None)),
        ("ru", "США выходят из 66 международных организаций, в том числе из 31 структуры ООН.", (66, 31, None)),
        ("zh-Hant", "美國宣布退出66個國際組織，其中31個是聯合國機構。", (66, 31, None)),
        ("zh-Hans", "美国宣布退出六十六个国际组织，包括31个联合国实体和35个非联合国组织。", (66, 31, 35)),
        ("ja", "米国は66の国際機関から脱退し、うち31は国連機関である。", (66, 31, None)),
        ("ko", "미국은 66개 국제기구에서 탈퇴하며 이 가운데 31개는 유엔 기구다.", (66, 31, None)),
        ("ar", "تنسحب الولايات المتحدة من 66 منظمة دولية، بينها 31 هيئة تابعة للأمم المتحدة.", (66, 31, None)),
        ("tr", "ABD 66 uluslararası kuruluştan çekiliyor, bunların 31'i Birleşmiş Milletler kuruluşu.", (66, 31, None)),
        ("pl", "Stany Zjednoczone wycofują się z 66 organizacji międzynarodowych, w tym 31 podmiotów ONZ.", (66, 31, None)),
        ("hi", "अमेरिका 66 अंतरराष्ट्रीय संगठनों से बाहर निकल रहा है, जिनमें 31 संयुक्त राष्ट्र की संस्थाएं हैं।", (66, 31, None)),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 9 else "",
)  # fmt: skip
def test_totals_say_what_they_count(
    read_page: ReadPage, language: str, text: str, stated: tuple[int | None, int | None, int | None]
) -> None:
    assert read_page(f"<h1>{text}</h1>", title=text, language=language).stated == Stated(*stated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United States leaves a body that costs 66 million dollars a year."),
        ("en", "On page 66 the order names what the United States leaves."),
        ("en", "The United States leaves nearly 70 organizations."),
        ("en", "Since 31 January the United States has been leaving organizations."),
        ("en", "Argentina leaves 12 organizations, and Washington applauds."),
        ("de", "Die USA treten aus fast 70 Organisationen aus."),
        ("fr", "Les États-Unis quittent une organisation qui coûte 66 millions de dollars."),
        ("zh-Hans", "美国退出该组织，该组织每年花费6600万美元。"),
        ("es", "Estados Unidos abandona el organismo el 31 de enero."),
    ],
)
def test_numbers_of_other_things_are_no_total(read_page: ReadPage, language: str, text: str) -> None:
    assert read_page(f"<h1>{text}</h1>", title=text, language=language).stated == Stated()


def test_sums_in_the_headings_of_sections_count_the_section(read_page: ReadPage) -> None:
    body = (
        "<h1>美國退出66個國際組織</h1><p>名單如下：</p><p>第一部分：聯合國機構(共計31個)</p><p>1 聯合國大學 UN University</p><p>2 聯合國婦女署 UN Women</p>"
        "<p>第二部分：非聯合國體系的國際組織(共計35個)</p><p>1 國際太陽能聯盟 International Solar Alliance</p><p>2 可倫坡計畫 Colombo Plan Council</p>"
    )
    assert read_page(body, language="zh-Hant").stated == Stated(66, 31, 35)


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("en", "The US leaves 66 organizations. Thirty-five of these are not part of the UN; the remaining 31 are.", (66, 31, 35)),
        ("en", "Washington leaves 66 bodies. Thirty-one sit within the UN system. The others, 35 in all, do not.", (66, 31, 35)),
        ("en", "The US leaves 66 organizations. Just under half of them, 31, are tied to the UN.", (66, 31, None)),
        ("en", "The US leaves 66 organizations, 31 UN bodies that do not serve it and 35 others.", (66, 31, 35)),
        ("ru", "США выходят из 66 организаций. К системе ООН из них относится 31, ещё 35 с ООН не связаны.", (66, 31, 35)),
        ("fr", "Les États-Unis quittent 66 instances. Relèvent de l'ONU 31 d'entre elles, 35 autres n'ont aucun lien avec l'ONU.", (66, 31, 35)),
        ("pt", "Com mais duas saídas, sobe para 68 o total de organizações que os EUA abandonam.", (68, None, None)),
        ("hu", "Két újabb kilépéssel 68-ra nő az USA által elhagyott szervezetek száma.", (68, None, None)),
        ("hu", "Az USA 66 szervezetből lép ki. 31 ENSZ-szerv. A maradék 35 nem tartozik az ENSZ-hez.", (66, 31, 35)),
        ("zh-Hans", "美国退出的国际组织共有66个，其中31个隶属联合国系统，35个则不是。", (66, 31, 35)),
        ("ja", "米国が脱退する国際機関は66に上る。残る35は国連に属さないが、31は属する。", (66, 31, 35)),
        ("it", "Gli Stati Uniti lasciano decine di organismi. Tre istituti con sede a Roma sono nell'elenco.", (None, None, None)),
        ("ja", "米国は三十の国際機関から脱退する。うち国連機関は九、国連以外の機関は二十一である。", (30, 9, 21)),
        ("hi", "अमेरिका 66 संगठनों से बाहर निकल रहा है। शेष 35 संयुक्त राष्ट्र से बाहर के हैं, जबकि 31 उसी के हैं।", (66, 31, 35)),
        ("cs", "USA vystupují z 66 organizací. Mimo OSN stojí 35 z nich.", (66, None, 35)),
        ("fi", "Yhdysvallat eroaa 66 järjestöstä. YK-järjestelmään kuuluu 31, muilla 35:llä ei ole yhteyttä YK:hon.", (66, 31, 35)),
        ("de", "Die USA treten aus 66 Gremien aus. Die restlichen 35 gehören nicht zu den Vereinten Nationen, 31 dagegen schon.", (66, 31, 35)),
    ],
)  # fmt: skip
def test_parts_are_told_by_what_denies_and_by_what_is_left_over(
    read_page: ReadPage, language: str, text: str, stated: tuple[int | None, int | None, int | None]
) -> None:
    assert read_page(f"<p>{text}</p>", title=text, language=language).stated == Stated(*stated)


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>UN organizations</td><td>31</td></tr><tr><td>Non-UN organizations</td><td>35</td></tr>",
        "<tr><th>UN organizations</th><th>Non-UN organizations</th></tr><tr><td>31</td><td>35</td></tr>",
    ],
    ids=["in rows", "in columns"],
)
def test_parts_stand_in_cells(read_page: ReadPage, rows: str) -> None:
    title = "The United States leaves 66 international organizations"
    assert read_page(f"<h1>{title}</h1><table>{rows}</table>", title=title).stated == Stated(66, 31, 35)


def test_a_count_of_those_shown_is_no_total(read_page: ReadPage) -> None:
    names = "<ul><li>UN Women</li><li>UN-Habitat</li><li>International Solar Alliance</li></ul>"
    told = "<p>The table below shows the three bodies that deal with the climate.</p>"
    title = "The United States leaves 66 international organizations"
    assert read_page(f"<h1>{title}</h1>{told}{names}", title=title).stated == Stated(66)


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "After the 66 bodies of January the United States leaves another five:"),
        ("en", "After the 66 bodies of January the United States leaves five others:"),
        ("fr", "Après les 66 organisations de janvier, les États-Unis en quittent cinq autres :"),
        ("de", "Nach den 66 Organisationen vom Januar verlassen die USA fünf weitere:"),
        ("es", "Tras las 66 organizaciones de enero, Estados Unidos abandona otras cinco:"),
        ("it", "Dopo le 66 organizzazioni di gennaio gli Stati Uniti ne lasciano altre cinque:"),
        ("ru", "После 66 организаций в январе США выходят ещё из пяти:"),
        ("pl", "Po 66 organizacjach ze stycznia Stany Zjednoczone opuszczają pięć kolejnych:"),
        ("zh-Hans", "继1月的66个组织之后，美国又退出另外五个："),
        ("ar", "بعد المنظمات الـ66 في يناير تنسحب الولايات المتحدة من خمس أخرى:"),
    ],
)
def test_others_are_counted_by_a_number_alone(read_page: ReadPage, language: str, lead: str) -> None:
    names = ("Universal Postal Union", "International Coffee Organization", "World Customs Organization",
             "International Hydrographic Organization", "International Maritime Organization")  # fmt: skip
    items = "".join(f"<li>{name}</li>" for name in names)
    assert read_page(f"<p>{lead}</p><ul>{items}</ul>", title=lead, language=language).stated == Stated(5)


@pytest.mark.parametrize(
    "text",
    [
        "تنسحب الولايات المتحدة من المنظمات الـ66.",
        "تنسحب الولايات المتحدة من المنظمات ال66 في القائمة.",
        "تنسحب الولايات المتحدة من الـ66 منظمة.",
    ],
)
def test_arabic_numbers_are_written_as_one_with_their_article(read_page: ReadPage, text: str) -> None:
    assert read_page(f"<p>{text}</p>", title="انسحاب أمريكي", language="ar").stated == Stated(66)


@pytest.mark.parametrize(("figures", "stated"), [("35 / 31", (None, 31, 35)), ("40 / 31", (40, 31, None))])
def test_two_figures_are_the_parts_where_the_list_tells_so(
    read_page: ReadPage, figures: str, stated: tuple[int | None, int | None, int | None]
) -> None:
    names = ("Global Counterterrorism Forum", "International Solar Alliance", "Freedom Online Coalition",
             "International Cotton Advisory Committee", "International Lead and Zinc Study Group")  # fmt: skip
    items = "".join(f"<li>{name}</li>" for name in names)
    title = "The organizations that the United States leaves"
    page = f"<h1>{title}</h1><p>{figures}</p><h2>Outside the United Nations</h2><ul>{items}</ul>"
    assert read_page(page, title=title).stated == Stated(*stated)


STATED = yaml.safe_load(Path(__file__).with_name("stated.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [(language, text, tuple(stated)) for language, cases in STATED.items() for *stated, text in cases],
)
def test_totals_in_many_languages(
    read_page: ReadPage, language: str, text: str, stated: tuple[int | None, int | None, int | None]
) -> None:
    title, _, body = text.rpartition(" | ")
    heading = f"<h1>{title}</h1>" if title else ""
    assert read_page(f"{heading}<p>{body}</p>", title=title, language=language).stated == Stated(*stated)


def test_rows_of_a_fact_sheet_count_what_their_labels_say(read_page: ReadPage) -> None:
    rows = {
        "Bodies reviewed": "214",
        "Organizations from which the United States is withdrawing": "19",
        "of which United Nations entities": "8",
        "of which non-United Nations organizations": "11",
        "Memberships confirmed": "195",
        "Positions abroad": "35",
    }
    table = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows.items())
    page = f"<h1>The Review in Numbers</h1><p>The review has ended.</p><table>{table}</table>"
    assert read_page(page, title="The Review in Numbers").stated == Stated(19, 8, 11)


def test_what_is_said_of_a_term_is_no_total(read_page: ReadPage) -> None:
    said = {
        "International Coffee Organization": "It has 49 members.",
        "World Intellectual Property Organization": "It administers 26 treaties from Geneva.",
        "International Solar Alliance": "It has 14 agreements with other organizations.",
    }
    terms = "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in said.items())
    lead = "The United States withdraws from the following organizations:"
    listing = read_page(
        f"<h1>Nobody says how many</h1><p>{lead}</p><dl>{terms}</dl>", title="Nobody says how many"
    )
    assert [entry.text for entry in listing.entries] == list(said)
    assert listing.stated == Stated()
