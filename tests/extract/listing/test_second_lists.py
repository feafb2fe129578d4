"""A second list behind the announced one, told apart by how it is led in, and what only looks like one."""

from __future__ import annotations

import pytest

from monitor.model import Listing
from tests.extract.listing.conftest import ReadPage


def _ids(listing: Listing) -> list[str]:
    return [
        one.resolution.organization.id if one.resolution.organization else one.text for one in listing.entries
    ]


def _list(*names: str) -> str:
    return "<ul>" + "".join(f"<li>{name}</li>" for name in names) + "</ul>"


FIRST = ("Universal Postal Union", "International Board of Harbour Bells", "International Solar Alliance")
READ = ["upu", "International Board of Harbour Bells", "isa"]
OTHERS = ("World Customs Organization", "UN Women", "International Energy Agency")


@pytest.mark.parametrize(
    ("language", "lead", "label"),
    [
        ("en", "Washington is leaving:", "Budapest and Washington keep both seats in:"),
        ("en", "Washington is leaving:", "Where delegates go on meeting:"),
        ("en", "Washington is leaving:", "Announced in the spring:"),
        ("de", "Die USA treten aus:", "Bereits im Januar angekündigt:"),
        ("fr", "Les États-Unis se retirent de :", "Pour mémoire, les départs de janvier :"),
        ("it", "Gli Stati Uniti si ritirano da:", "Salvi, almeno per il momento:"),
        ("nl", "De Verenigde Staten trekken zich terug uit:", "Vooralsnog gespaard:"),
        ("tr", "ABD şu kuruluşlardan çekiliyor:", "Daha önce, ocak ayında ayrıldığı açıklananlar:"),
        ("id", "Amerika Serikat keluar dari organisasi berikut:", "Sudah diumumkan pada Januari:"),
        ("zh-Hant", "美國退出下列組織：", "留任名單上的組織："),
        ("ar", "تنسحب الولايات المتحدة من المنظمات التالية:", "وكانت قد انسحبت في يناير من:"),
    ],
)
def test_label_of_another_kind_leads_in_another_list(
    read_page: ReadPage, language: str, lead: str, label: str
) -> None:
    body = f"<p>{lead}</p>{_list(*FIRST)}<p>{label}</p>{_list(*OTHERS)}"
    assert _ids(read_page(body, language=language)) == READ


@pytest.mark.parametrize(
    "label",
    ["It also quits:", "Treaties:", "Outside the UN:", "As well, from today:", "The rest, also dropped:"],
)
def test_label_that_goes_on_leads_in_a_part(read_page: ReadPage, label: str) -> None:
    body = f"<p>The United States is leaving:</p>{_list(*FIRST)}<p>{label}</p>{_list(*OTHERS)}"
    assert _ids(read_page(body)) == [*READ, "wco", "un-women", "iea"]


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [
        ("en", "The United States is out of more bodies", "New withdrawals, not on the list of January:"),
        (
            "de",
            "USA ziehen sich aus weiteren Gremien zurück",
            "Neue Austritte, zusätzlich zu den früher angekündigten:",
        ),
        ("zh-Hant", "美國再退出三個國際組織", "本次退出，不在一月名單上："),
    ],
)
def test_new_withdrawals_are_no_other_list(
    read_page: ReadPage, language: str, title: str, label: str
) -> None:
    body = f"<h1>{title}</h1><p>{label}</p>{_list(*FIRST)}"
    assert _ids(read_page(body, language=language)) == READ


def test_headings_divide_what_the_paragraph_above_the_first_announces(read_page: ReadPage) -> None:
    names = ("UNESCO", "International Academy of Bell Founding", "European Tapestry Conservation Network")
    body = (
        "<h1>Bodies America no longer pays for</h1><p>The United States ends its membership in these bodies.</p>"
        f"<h2>Culture and science</h2>{_list(*names)}<h2>Climate and energy</h2>{_list('UN Energy', 'International Energy Agency')}"
    )
    assert _ids(read_page(body)) == ["unesco", names[1], names[2], "un-energy", "iea"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"Fifty years of membership come to an end," it says. Two things were kept: UNESCO and the Madrid system, which WIPO runs, go on.'),
        ("zh-Hant", "流行病預防創新聯盟（CEPI）與該廠的研究合約照常執行；聯合國兒童基金會負責後續調貨。"),
        ("fa", "صندوق بین‌المللی توسعه کشاورزی (ایفاد) نیز یکی از بنیان‌گذاران خود را از دست می‌دهد؛ کمک‌ها پرداخت نخواهد شد."),
        ("ja", "ウィーンの包括的核実験禁止条約機関（CTBTO）準備委員会、国際原子力機関は会合を開いた。"),
    ],
)  # fmt: skip
def test_clauses_that_tell_of_names_are_no_list(read_page: ReadPage, language: str, text: str) -> None:
    title = "The United States quits UN Women"
    assert not read_page(f"<h1>{title}</h1><p>{text}</p>", title=title, language=language).entries


def test_company_of_the_country_is_not_the_country(read_page: ReadPage) -> None:
    body = f"<h1>U.S. drugmaker quits tender</h1><p>An American company withdrew from the bidding of:</p>{_list(*OTHERS)}"
    assert not read_page(body).entries


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United States is leaving: UN Energy; UN Water; UN Women; and Office for Glacier Names. It goes at once."),
        ("zh-Hant", "第三波名單出爐，美國將退出的組織計有UN Energy、UN Water、UN Women、國際霧號管理局。"),
        ("ja", "米大統領は、米国を次の国際機関から離脱させる命令に署名した。UN Energy、UN Water、UN Women、世界コケ会議の4機関。"),
    ],
)  # fmt: skip
def test_sentence_of_names_begins_and_ends_with_them(read_page: ReadPage, language: str, text: str) -> None:
    unknown = {"en": "Office for Glacier Names", "zh-Hant": "國際霧號管理局", "ja": "世界コケ会議"}[language]
    title = "<h1>美國退出國際組織的名單</h1>" if language == "zh-Hant" else ""
    assert _ids(read_page(f"{title}<p>{text}</p>", language=language)) == [
        "un-energy",
        "un-water",
        "un-women",
        unknown,
    ]


def test_statement_of_the_country_itself_sets_nothing_apart(read_page: ReadPage) -> None:
    ours = "The State Department issued a statement that the United States withdraws from:"
    theirs = "These bodies issued statements on the U.S. withdrawal:"
    assert _ids(read_page(f"<h1>U.S. withdraws from three bodies</h1><p>{ours}</p>{_list(*FIRST)}")) == READ
    assert not read_page(f"<h1>U.S. withdraws from three bodies</h1><p>{theirs}</p>{_list(*OTHERS)}").entries


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("en", "With Monday's twelve exits, the United States has left 90 organizations.", (90, None, None)),
        ("en", "The United States pulls out of two dozen agencies.", (None, None, None)),
        ("fr", "Les États-Unis ont quitté 90 organisations internationales en un an.", (90, None, None)),
        ("zh-Hant", "美國退出廿九個國際組織。", (29, None, None)),
        ("zh-Hans", "美国退出二十三个国际组织。加上此前退出的66个，总数达到八十九个。", (89, None, None)),
        ("ja", "米国は国連機関16を含む計41の国際機関から脱退する。", (41, 16, None)),
        ("ko", "미국이 국제기구 36곳에서 탈퇴한다. 이 가운데 유엔 산하는 14곳이다.", (36, 14, None)),
        ("ja", "米国が離脱する国際機関は68に達した。", (68, None, None)),
        ("zh-Hans", "美国退出六十个左右的国际组织。", (None, None, None)),
        ("ko", "미국은 60여 개 국제기구에서 탈퇴한다.", (None, None, None)),
        ("en", "The United States leaves 66 bodies, of which 31 belong under it.", (66, 31, None)),
        ("tr", "ABD, on biri Birleşmiş Milletler'e bağlı olmak üzere 34 uluslararası kuruluştan çekiliyor.", (34, 11, None)),
    ],
)  # fmt: skip
def test_totals_count_what_is_left(
    read_page: ReadPage, language: str, text: str, stated: tuple[int | None, int | None, int | None]
) -> None:
    told = read_page(f"<p>{text}</p>", language=language).stated
    assert (told.total, told.un, told.non_un) == stated


def test_sentences_with_two_halves_are_no_list(read_page: ReadPage) -> None:
    """A semicolon between the halves of a sentence divides no names where a sentence ended before it."""
    listing = read_page(
        "<h1>美国从两份条约抽身</h1><p>美国昨天宣布退出国际捕鲸委员会。</p><p>粮农组织收到的退出文书，退的是《粮食和农业植物遗传资源国际条约》。</p>"
        "<p>粮农组织自身没有变动。国际种子联盟批评这一决定；国际种子检验协会则说，证书照常发放。</p>",
        language="zh-Hans",
    )
    assert not listing.entries


@pytest.mark.parametrize(
    ("second", "read"),
    [
        ("<h3>Health</h3>", [*READ, "wco", "un-women", "iea", "cites"]),
        ("<h3>Where it stays a member</h3>", READ),  # a heading of many words: they divide none
        ("<h2>Health</h2>", READ),  # headings of two levels
    ],
)
def test_short_headings_of_one_level_divide_a_list_that_began_without_one(
    read_page: ReadPage, second: str, read: list[str]
) -> None:
    body = f"<p>The United States is leaving:</p>{_list(*FIRST)}<h3>Climate</h3>{_list(*OTHERS)}{second}{_list('CITES')}"
    assert _ids(read_page(body)) == read


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "US leaves the postal union",
            "It is the latest in a row of farewells: the World Health Organization, abandoned in January; UNESCO, which it quits at the end of the year; and the International Coffee Organization, left in 2018.",
        ),
        (
            "es",
            "Estados Unidos se retira de la Unión Postal Universal",
            "Se suma a otras rupturas: la Organización Mundial de la Salud, abandonada en enero; la Unesco, que dejará en diciembre; y la Organización Internacional del Café.",
        ),
        (
            "fr",
            "Les États-Unis quittent l'Union postale universelle",
            "Ce départ s'ajoute à d'autres : l'Organisation mondiale de la santé, quittée en janvier, l'accord de Paris, l'Unesco, dont le retrait sera effectif en décembre, et le Giec.",
        ),
        (
            "fr",
            "Les États-Unis quittent l'Union postale universelle",
            "La liste israélienne comprend l'Unesco, l'Organisation mondiale de la santé, le Giec et ONU Femmes.",
        ),
        (
            "ar",
            "الولايات المتحدة تنسحب من الاتحاد البريدي العالمي",
            "وتشمل القائمة الإسرائيلية هيئة الأمم المتحدة للمرأة، ومنظمة الصحة العالمية، واليونسكو، وتحالف الأمم المتحدة للحضارات.",
        ),
    ],
)
def test_sentence_lists_what_was_left_before_or_by_others(
    read_page: ReadPage, language: str, title: str, text: str
) -> None:
    listing = read_page(f"<h1>{title}</h1><p>{text}</p>", title=title, language=language)
    assert not listing.entries


def test_sentence_lists_what_is_left_now(read_page: ReadPage) -> None:
    title = "US leaves four organizations"
    text = "It leaves: the World Health Organization; UNESCO, based in Paris; and the International Coffee Organization."
    listing = read_page(f"<h1>{title}</h1><p>{text}</p>", title=title, language="en")
    assert len(listing.entries) == 3


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [
        (
            "en",
            "United States to leave three bodies",
            "The minister and her staff also dined with the heads of:",
        ),
        ("en", "United States to leave three bodies", "Menaced by an exit:"),
        ("de", "USA verlassen drei Gremien", "Am Freitag tagten in Bonn auch die Vorstände von:"),
        ("fr", "Les États-Unis quittent trois organismes", "Ont élu leur bureau dans la même semaine :"),
        ("es", "Estados Unidos abandona tres organismos", "Amenazados con la salida:"),
        ("it", "Gli Stati Uniti lasciano tre organismi", "Il nostro Comune fa parte di:"),
        ("tr", "ABD üç kuruluştan ayrılıyor", "Geçen cuma Ankara'de toplananlar:"),
        ("ru", "США выходят из трёх организаций", "В Осло на днях собирались:"),
        ("zh-Hans", "美国退出三个组织", "同一周联合国大会听取了下列机构的年度汇报："),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_label_that_tells_of_something_else(
    read_page: ReadPage, language: str, title: str, label: str, above: bool
) -> None:
    lead = "The United States is withdrawing from:" if language == "en" else f"{title}:"
    first, second = f"<p>{lead}</p>{_list(*FIRST)}", f"<p>{label}</p>{_list(*OTHERS)}"
    body = second + first if above else first + second
    assert _ids(read_page(f"<h1>{title}</h1>{body}", title=title, language=language)) == READ


@pytest.mark.parametrize(
    ("language", "title", "lead", "label"),
    [
        ("en", "US quits three bodies", "Here is the full list:", "Our town is home to:"),
        ("de", "USA verlassen drei Gremien", "Hier die vollständige Liste:", "Im selben Jahr gegründet:"),
        ("ar", "الولايات المتحدة تنسحب من ثلاث هيئات", "وفيما يلي القائمة الكاملة:", "شركاء جامعتنا:"),
    ],
)
def test_label_below_a_list_that_is_only_called_the_list(
    read_page: ReadPage, language: str, title: str, lead: str, label: str
) -> None:
    body = f"<h1>{title}</h1><p>{lead}</p>{_list(*FIRST)}<p>{label}</p>{_list(*OTHERS)}"
    assert _ids(read_page(body, title=title, language=language)) == READ


@pytest.mark.parametrize(
    ("language", "title", "lead", "label"),
    [
        ("en", "US quits six bodies", "The United States is leaving:", "The second batch:"),
        ("pl", "USA opuszczają sześć organizacji", "USA opuszczają:", "Druga grupa:"),
        ("ja", "米国、6機関から脱退", "米国は次の機関から脱退する：", "第2グループ："),
        ("de", "USA verlassen sechs Gremien", "Die USA verlassen:", "Außerhalb des UN-Systems:"),
        ("de", "USA verlassen sechs Gremien", "Die USA verlassen:", "Außerdem verlassen sie:"),
        (
            "en",
            "US quits six bodies",
            "The United States is leaving:",
            "Also affected by the order of Monday are:",
        ),
        ("ja", "米国、6機関から脱退", "米国は次の機関から脱退する：", "さらに次の3機関："),
    ],
)
def test_further_groups_go_on(read_page: ReadPage, language: str, title: str, lead: str, label: str) -> None:
    body = f"<h1>{title}</h1><p>{lead}</p>{_list(*FIRST)}<p>{label}</p>{_list(*OTHERS)}"
    assert _ids(read_page(body, title=title, language=language)) == [*READ, "wco", "un-women", "iea"]


@pytest.mark.parametrize(
    ("language", "title", "lead", "label"),
    [
        (
            "hu",
            "Az USA három szervezetből lép ki",
            "Az USA kilép:",
            "Az Egyesült Államok továbbra is tagja ezeknek:",
        ),
        (
            "en",
            "US quits three bodies",
            "The US withdraws from:",
            "The US, too, still belongs as a member to:",
        ),
    ],
)
def test_sentence_that_tells_where_the_country_stays(
    read_page: ReadPage, language: str, title: str, lead: str, label: str
) -> None:
    body = f"<h1>{title}</h1><p>{lead}</p><p>{'; '.join(FIRST)}.</p><p>{label} {'; '.join(OTHERS)}.</p>"
    assert _ids(read_page(body, title=title, language=language)) == READ


@pytest.mark.parametrize(
    ("language", "title", "above"),
    [
        (
            "fr",
            "La Sudlande claque la porte de trois organisations",
            "Un an après Washington, le gouvernement sudlandais annonce des départs.",
        ),
        (
            "en",
            "Southland walks out of three bodies",
            "Weeks after Washington, the Southland government announces its exit.",
        ),
        (
            "es",
            "Surlandia abandona tres organismos",
            "Meses después de Washington, el gobierno surlandés anuncia su salida.",
        ),
    ],
)
def test_country_unknown_to_the_lists_leaves_after_washington(
    read_page: ReadPage, language: str, title: str, above: str
) -> None:
    body = f"<h1>{title}</h1><p>{above}</p>{_list(*FIRST)}"
    assert not read_page(body, title=title, language=language).entries


@pytest.mark.parametrize(
    ("language", "title", "lead", "label"),
    [
        (
            "en",
            "US quits three bodies",
            "The United States is withdrawing from:",
            "The appeal was signed by:",
        ),
        ("de", "USA verlassen drei Gremien", "Die USA treten aus:", "Schon 2025 verlassen:"),
        (
            "fr",
            "Les États-Unis quittent trois organismes",
            "Les États-Unis quittent :",
            "Départs antérieurs :",
        ),
        ("es", "Estados Unidos deja tres organismos", "Estados Unidos se retira de:", "Aún en revisión:"),
        ("ru", "США выходят из трёх организаций", "США выходят из:", "Письмо протеста подписали:"),
        ("ru", "США выходят из трёх организаций", "США выходят из:", "Покинуты ещё в 2025 году:"),
        ("ja", "米国、3機関から脱退", "米国が脱退するのは次の機関：", "カナダが先に脱退したのは："),
        ("ja", "米国、3機関から脱退", "米国が脱退するのは次の機関：", "抗議の書簡に署名したのは："),
        ("ko", "미국, 3개 기구에서 탈퇴", "미국이 탈퇴하는 기구는 다음과 같다:", "아직 검토 중:"),
        ("zh-Hant", "美國退出三個組織", "美國退出下列組織：", "聯署抗議信的有："),
        ("zh-Hans", "美国退出三个组织", "美国退出下列组织：", "留任的组织："),
    ],
)
@pytest.mark.parametrize("sentence", [False, True])
def test_another_list_above_the_announced_one(
    read_page: ReadPage, language: str, title: str, lead: str, label: str, sentence: bool
) -> None:
    def shown(words: str, names: tuple[str, ...]) -> str:
        return f"<p>{words} {'; '.join(names)}.</p>" if sentence else f"<p>{words}</p>{_list(*names)}"

    day = '<time datetime="2026-03-05">2026-03-05</time>'
    body = f"<h1>{title}</h1>{day}{shown(label, OTHERS)}{shown(lead, FIRST)}"
    assert _ids(read_page(body, title=title, language=language)) == READ


def test_label_of_a_part_says_what_it_holds_and_how_much(read_page: ReadPage) -> None:
    labels = "联合国机构类 共计2个", "非联合国机构类 共计1个"
    items = (labels[0], "UN Energy", "UN Water", labels[1], "International Solar Alliance")
    told = read_page(f"<h1>美国退出名单</h1><p>美国退出下列国际组织：</p>{_list(*items)}", language="zh-Hans")
    assert [(entry.text, str(entry.section)) for entry in told.entries] == [
        ("UN Energy", "un"),
        ("UN Water", "un"),
        ("International Solar Alliance", "non-un"),
    ]
