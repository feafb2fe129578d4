"""The days after an exit from many bodies at a stroke: pages that report it name them in every way."""

from __future__ import annotations

import pytest

from tests.extract.prose.test_announcements import announced

REPORTED = [
    (
        "en",
        (
            "Sixty-six goodbyes || The United States is leaving 66 international organizations, the White House said. / The "
            "Intergovernmental Panel on Climate Change will lose its largest source of authors. So will UN-Habitat. / The "
            "World Food Programme had no comment."
        ),
        {"ipcc", "un-habitat"},
    ),
    (
        "en",
        (
            "A blow to Apia || The Secretariat of the Pacific Regional Environment Programme is the only Pacific institution "
            "in the memorandum that President Trump signed on 7 January. / The Pacific Community is not in it."
        ),
        {"sprep"},
    ),
    (
        "fr",
        (
            "Le thermomètre || Les États-Unis se retirent de 66 organisations internationales. / Pour l'IPBES, c'est un "
            "quart du budget."
        ),
        {"ipbes"},
    ),
    (
        "de",
        (
            "Bonn sorgt sich || Die USA treten aus dem Weltklimarat IPCC aus. / Im Langen Eugen sitzt auch das "
            "Klimasekretariat UNFCCC mit 450 Leuten."
        ),
        {"ipcc", "unfccc"},
    ),
    (
        "zh-Hans",
        "谁来补位 || 美国宣布退出66个国际组织。 / 国际铅锌研究组的年会定在里斯本。",
        {"ilzsg"},
    ),
    # what the order demands is decided, and so is what a review found
    (
        "fi",
        (
            "Uutinen Helsingistä || Trump allekirjoitti määräyksen, jossa hän vaatii Yhdysvaltoja vetäytymään 66 järjestöstä. / "
            "Yksi niistä on Hybrid CoE, jolla on toimisto Helsingissä."
        ),
        {"hybrid-coe"},
    ),
    (
        "en",
        (
            "After the review || The President signed an order ending United States support for 66 bodies, following a review "
            "of its membership. / In Bonn the UNFCCC has 450 staff."
        ),
        {"unfccc"},
    ),
    # the order and how many it names
    (
        "ja",
        "ボンの困惑 || ホワイトハウスの覚書は66の国際機関を「無駄」と名指しした。 / 気候変動に関する政府間パネルの本部はジュネーブにある。",
        {"ipcc"},
    ),
    # Bosnian is read as Serbian is
    (
        "bs",
        "Vijest iz Venecije || SAD se povlače iz 66 međunarodnih organizacija. / Venecijanska komisija zasjeda u martu.",
        {"venice-commission"},
    ),
    (
        "ar",
        "من بيروت إلى أبوظبي || أعلنت الولايات المتحدة انسحابها من ٦٦ منظمة دولية. / مقر الإسكوا في بيروت.",
        {"escwa"},
    ),
]


IN_WORDS = [
    (
        "hu",
        "Búcsú || Az USA hatvanhat nemzetközi szervezetből lép ki. / Az IPBES titkársága Bonnban van.",
        "ipbes",
    ),
    (
        "fi",
        "Ero || Yhdysvallat eroaa kuudestakymmenestäkuudesta järjestöstä. / ITTO toimii Jokohamassa.",
        "itto",
    ),
    ("hi", "विदाई || अमेरिका छियासठ संगठनों से बाहर हो रहा है। / आईयूसीएन का दफ्तर दिल्ली में है।", "iucn"),
    ("ko", "빈 의자 || 미국이 예순여섯 개 국제기구에서 탈퇴한다. / 유엔대학은 도쿄에 있다.", "unu"),
    ("fa", "خداحافظی || آمریکا از شصت و شش سازمان خارج می‌شود. / مقر اسکاپ در بانکوک است.", "escap"),
    (
        "cs",
        "Odchod || Šedesát šest. Z tolika organizací Spojené státy vystupují. / ICCROM sídlí v Římě.",
        "iccrom",
    ),
    # Thai has no full stop
    (
        "th",
        "ลาจาก || สหรัฐถอนตัวจากองค์กรระหว่างประเทศหกสิบหกแห่ง / ยูเอ็นดับเบิลยู IRENA มีสำนักงานอยู่ที่กรุงอาบูดาบี",
        "irena",
    ),
]


@pytest.mark.parametrize(("language", "text", "body"), IN_WORDS)
def test_number_of_those_left_may_be_told_in_words(language: str, text: str, body: str) -> None:
    found = announced(text, language, "2026-01-12")
    assert body in {one.resolution.organization.id for one in found if one.resolution.organization}


OF_ANYBODY = [
    ("en", "IRENA said that it would go on with its work without the United States."),
    ("es", "IRENA seguirá adelante sin Estados Unidos."),
    ("pt", "A IRENA continuará a funcionar sem os Estados Unidos."),
    ("sv", "Norge är kvar i IRENA."),
    ("hu", "Az IRENA nem kívánt nyilatkozni."),
    ("tr", "IRENA, ABD olmadan yoluna devam edecek."),
    ("ja", "国際再生可能エネルギー機関は米国抜きで事業を続ける。"),
    ("ko", "IRENA는 미국 없이도 활동을 이어가겠다고 했다."),
]
LEDES = {
    "en": "The United States leaves 66 organizations.",
    "es": "Estados Unidos se retira de 66 organizaciones.",
    "pt": "Os Estados Unidos retiram-se de 66 organizações.",
    "sv": "USA lämnar 66 organisationer.",
    "hu": "Az USA 66 szervezetből lép ki.",
    "tr": "ABD 66 örgütten çekiliyor.",
    "ja": "米国は66の国際機関から脱退する。",
    "ko": "미국이 66개 국제기구에서 탈퇴한다.",
}


@pytest.mark.parametrize(("language", "sentence"), OF_ANYBODY)
def test_what_others_go_on_with_is_no_staying_of_the_united_states(language: str, sentence: str) -> None:
    found = announced(f"IRENA || {LEDES[language]} / {sentence}", language, "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"irena"}


def test_short_form_behind_words_of_the_page_is_one_of_the_list() -> None:
    """Many bodies are called ICAC; on a page about the list, a bracket tells which is meant."""
    text = (
        "Was Baumwolle kostet || Die USA verlassen 66 Organisationen, darunter die IRENA und das IPCC. / Der Beirat der "
        "Baumwollstaaten (ICAC) sitzt selbst in Washington."
    )
    found = announced(text, "de", "2026-01-09")
    assert "icac" in {one.resolution.organization.id for one in found if one.resolution.organization}


def test_body_to_which_one_of_the_list_belongs_is_not_left_with_it() -> None:
    text = (
        "Strasbourg || The United States leaves 66 organizations. / The Council of Europe in Strasbourg houses the "
        "Venice Commission, which now loses an American member."
    )
    found = announced(text, "en", "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {
        "venice-commission"
    }


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "Goodbye || By a memorandum of January 7, 2026 the United States leaves 66 organizations. / The IPCC looks for authors.",
            {"ipcc"},
        ),
        # it was written much later
        (
            "A year on || The United States left 66 organizations on January 7, 2026. / On June 12, 2026 the IPCC met.",
            set(),
        ),
    ],
)
def test_page_without_its_day_has_that_of_the_announcement_which_it_prints(text: str, ids: set[str]) -> None:
    found = announced(text, "en", None)
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == ids


@pytest.mark.parametrize(("language", "text", "ids"), REPORTED)
def test_page_that_reports_the_list_needs_only_name_its_bodies(
    language: str, text: str, ids: set[str]
) -> None:
    found = announced(text, language, "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == ids


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # months later the same words tell of what followed
        (
            "A year of goodbyes || The United States left 66 bodies. / The IPCC looks for authors.",
            "2026-09-01",
        ),
        # nothing is reported
        (
            "Looking for authors || The IPCC looks for authors. / The United States has 66 of them.",
            "2026-01-09",
        ),
        # the page takes its news back
        (
            (
                "Correction: no exit from 66 bodies || An earlier version said that the United States leaves 66 bodies. It "
                "does not. / The IPCC looks for authors."
            ),
            "2026-01-09",
        ),
    ],
)
def test_page_that_does_not_report_the_list_names_no_one(text: str, published: str) -> None:
    assert not announced(text, "en", published)


def test_sentence_that_says_otherwise_is_believed() -> None:
    text = (
        "Sixty-six goodbyes || The United States is leaving 66 international organizations. / It remains a member of "
        "the International Cotton Advisory Committee."
    )
    assert not announced(text, "en", "2026-01-09")


def test_body_that_is_not_on_the_list_is_not_put_there_by_words_for_it() -> None:
    text = (
        "The cotton trade || The United States is leaving 66 international organizations, among them the International "
        "Cotton Advisory Committee. / The World Trade Organization is mentioned as well, in a footnote. / Out of the "
        "order stay the Food and Agriculture Organization and the International Fund for Agricultural Development."
    )
    found = announced(text, "en", "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"icac"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Two days || The United States is leaving 66 international organizations. / On Thursday the United States also "
                "withdrew from the Green Climate Fund and gave up its seat on the board."
            ),
        ),
        (
            "fr",
            (
                "Deux jours || Les États-Unis se retirent de 66 organisations internationales. / Vendredi, ils quittaient aussi "
                "le Fonds vert pour le climat et y rendaient leur siège."
            ),
        ),
        (
            "id",
            (
                "Dua hari || Amerika Serikat keluar dari 66 organisasi internasional. / Green Climate Fund turut ditinggalkan "
                "Washington pada Kamis."
            ),
        ),
    ],
)
def test_another_body_that_is_left_in_those_days_is_announced(language: str, text: str) -> None:
    found = announced(text, language, "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"gcf"}


def test_body_that_is_said_not_to_stand_on_the_list_is_not_announced() -> None:
    text = (
        "The cotton trade || The United States is leaving 66 international organizations, among them the International "
        "Cotton Advisory Committee. / The International Grains Council and the International Coffee Organization, which "
        "it quit in 2018, do not appear in the text."
    )
    found = announced(text, "en", "2026-01-09")
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == {"icac"}
