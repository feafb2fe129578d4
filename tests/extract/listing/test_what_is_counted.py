"""What a number counts: kinds of bodies do, what bodies have does not, nor what stays or was left years ago."""

from __future__ import annotations

import pytest

from monitor.model import Stated
from tests.extract.listing.conftest import ReadPage

TITLES = {
    "en": "The United States leaves international organizations",
    "de": "Die USA verlassen internationale Organisationen",
    "fr": "Les États-Unis quittent des organisations internationales",
    "es": "Estados Unidos abandona organizaciones internacionales",
    "pl": "Stany Zjednoczone opuszczają organizacje międzynarodowe",
    "ru": "США выходят из международных организаций",
    "tr": "ABD uluslararası kuruluşlardan çekiliyor",
    "ar": "الولايات المتحدة تنسحب من منظمات دولية",
    "ja": "米国、国際機関から脱退",
    "ko": "미국, 국제기구에서 탈퇴",
    "zh-Hans": "美国退出国际组织",
}


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("en", "Thirteen networks and funds lose the United States", (13, None, None)),
        ("de", "Vier Kommissionen bekamen ein Schreiben: Die USA treten aus", (4, None, None)),
        (
            "de",
            "Die USA kehren drei UN-Fonds und vier weiteren Räten den Rücken, insgesamt sieben",
            (7, 3, 4),
        ),
        ("fr", "Cinq secrétariats ont été prévenus : les États-Unis se retirent", (5, None, None)),
        ("es", "Estados Unidos sale de siete comités", (7, None, None)),
        ("it", "Gli Stati Uniti escono da otto reti e consigli", (8, None, None)),
        ("pt", "Os Estados Unidos saem de seis fundos, quatro deles da ONU, ao todo", (6, 4, None)),
        ("nl", "De VS stappen uit negen netwerken", (9, None, None)),
        ("pl", "Trzy sekretariaty powiadomiono w nocy: Stany Zjednoczone występują", (3, None, None)),
        ("cs", "USA vystupují ze sedmi výborů a fondů", (7, None, None)),
        ("ru", "Число комиссий и организаций, из которых выходят США, выросло до 58.", (58, None, None)),
        ("uk", "США виходять із восьми рад і фондів", (8, None, None)),
        ("hu", "Az USA kilenc bizottságból lép ki", (9, None, None)),
        ("fi", "Yhdysvallat eroaa kahdeksasta komiteasta", (8, None, None)),
        ("sv", "USA lämnar tolv kommittéer", (12, None, None)),
        ("tr", "ABD yedi komiteden çekiliyor", (7, None, None)),
        ("el", "Οι ΗΠΑ αποχωρούν από 17 επιτροπές", (17, None, None)),
        ("ar", "الولايات المتحدة تنسحب من تسعة صناديق", (9, None, None)),
        ("fa", "آمریکا از ۱۲ کمیسیون خارج می‌شود", (12, None, None)),
        ("he", "ארצות הברית פורשת מ-12 ועדות", (12, None, None)),
        ("hi", "अमेरिका 7 परिषदों से बाहर निकल रहा है।", (7, None, None)),
        ("sw", "Marekani inajiondoa katika kamati 12.", (12, None, None)),
        ("th", "สหรัฐถอนตัวจาก 12 คณะกรรมการ", (12, None, None)),
        ("vi", "Hoa Kỳ rút khỏi 12 ủy ban", (12, None, None)),
        ("ja", "米国は12の委員会から脱退する。", (12, None, None)),
        ("ko", "미국은 12개 위원회에서 탈퇴한다.", (12, None, None)),
        ("zh-Hans", "美国退出3个联合国基金和4个非联合国委员会，共7个", (7, 3, 4)),
    ],
)
def test_kinds_of_bodies_count(
    read_page: ReadPage, language: str, text: str, stated: tuple[int | None, int | None, int | None]
) -> None:
    assert read_page(f"<h1>{text}</h1>", title=text, language=language).stated == Stated(*stated)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 21 members of the council voted."),
        ("en", "Another 40 organizations remain under review."),
        ("en", "The United States keeps its seat in 120 organizations."),
        ("en", "The fund supports 80 programmes."),
        ("de", "In 21 Sitzungen der Organisation wurde gestritten."),
        ("de", "In 120 Organisationen bleiben die USA."),
        ("fr", "Les 21 délégués de l'organisation ont applaudi."),
        ("fr", "Les États-Unis demeurent membres de 120 organisations."),
        ("es", "Los 21 jueces del organismo callan."),
        ("pl", "Na stronie 21 raportu wymieniono organizacje."),
        ("pl", "21 pracowników organizacji straci pracę."),
        ("ru", "На странице 21 доклада названы организации."),
        ("ru", "21 эксперт организации подал жалобу."),
        ("tr", "Kuruluş konseyinin 21 üyesi oy kullandı."),
        ("ar", "صوت 21 عضوا في مجلس المنظمة."),
        ("ja", "さらに40の機関が見直し中だ。"),
        ("ko", "보고서 21쪽에 기구들이 나온다."),
        ("ko", "2026-01-09에는 산림기금 탈퇴도 발표됐다."),
        ("zh-Hans", "美国仍留在120个组织中。"),
    ],
)
def test_what_bodies_have_and_what_stays_is_no_total(read_page: ReadPage, language: str, text: str) -> None:
    title = TITLES[language]
    assert read_page(f"<h1>{title}</h1><p>{text}</p>", title=title, language=language).stated == Stated()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By 2019 the United States had left 14 organizations."),
        ("de", "14 Organisationen hatten die USA bis 2019 verlassen."),
        ("ru", "До 2019 года США вышли из 14 организаций."),
        ("zh-Hans", "到2019年，美国已退出14个组织。"),
    ],
)
def test_number_of_an_earlier_year_is_no_total(read_page: ReadPage, language: str, text: str) -> None:
    title = TITLES[language]
    day = '<time datetime="2026-03-05">5.3.2026</time>'
    listing = read_page(f"<h1>{title}</h1>{day}<p>{text}</p>", title=title, language=language)
    assert listing.stated == Stated()
