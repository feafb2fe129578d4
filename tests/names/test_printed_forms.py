"""Forms in which pages print a known name: endings without a hyphen, years inside, other words for the same."""

from __future__ import annotations

import pytest

from monitor.model import Place
from monitor.names import Gazetteer

FORMS = [
    # endings glued to short forms
    ("fi", "Yhdysvallat eroaa WIPOsta.", "wipo"),
    ("fi", "Yhdysvallat jättää Naton.", "nato"),
    ("fi", "Yhdysvallat eroaa Unescosta.", "unesco"),
    ("et", "USA lahkub UNESCOst.", "unesco"),
    ("hu", "Az Egyesült Államok kilép az Interpolból.", "interpol"),
    ("hu", "Az Egyesült Államok kilép az Unescóból.", "unesco"),
    ("sv", "Interpols stadgar sägs upp.", "interpol"),
    ("tr", "ABD UNESCOdan ayrıldı.", "unesco"),
    # a year inside the name
    ("fr", "la Convention de 1951 relative au statut des réfugiés", "refugee-convention"),
    ("en", "the Protocol of 1967 relating to the Status of Refugees", "refugee-protocol"),
    ("ru", "из Конвенции 1951 года о статусе беженцев", "refugee-convention"),
    ("ar", "من اتفاقية عام 1951 الخاصة بوضع اللاجئين", "refugee-convention"),
    # one kind of treaty for another, where the rest says enough
    ("es", "el Convenio de 1951 sobre el Estatuto de los Refugiados", "refugee-convention"),
    # a treaty's noun before its short form
    ("fr", "la convention Marpol", "marpol"),
    ("it", "esce dalla convenzione Solas", "solas"),
    # a sentence that begins with the article of a short form that is said as a word
    ("it", "La Fao perde un membro.", "fao"),
    ("it", "L'Ifad perde un membro.", "ifad"),
    ("pt", "A Opas perde um membro.", "paho"),
    # words of Taiwan and the mainland, and the particles that are written in two ways
    ("zh-Hant", "退出蒙特婁議定書", "montreal-protocol"),
    ("zh-Hans", "退出《关于消耗臭氧层物质之蒙特利尔议定书》", "montreal-protocol"),
    ("zh-Hant", "退出太空條約", "outer-space-treaty"),
    # one word that papers of one language spell in several ways
    ("ar", "انسحبت واشنطن من منظمة الدول الأميركية", "oas"),
    ("ar", "اتفاقية حظر الأسلحة الكيماوية", "cwc"),
    ("hi", "अन्तर्राष्ट्रीय मुद्रा कोष से बाहर", "imf"),
    ("pt", "Comissão Interamericana para o Controlo do Abuso de Drogas", "cicad"),
    ("zh-Hant", "退出全面禁止核子試爆條約", "ctbt"),
    # what bodies are called where a paper has room for few words
    ("nl", "het Chemische Wapensverdrag", "cwc"),
    ("ro", "s-a retras din Grupul Egmont", "egmont"),
    ("ko", "포괄적핵실험금지조약기구 준비위원회에서 탈퇴", "ctbto"),
]


@pytest.mark.parametrize(("language", "text", "organization"), FORMS)
def test_the_form_is_known_in_a_sentence(
    gazetteer: Gazetteer, language: str, text: str, organization: str
) -> None:
    """Case endings, years and the other word of a language do not hide a name."""
    found = gazetteer.find(text, language=language, place=Place.PROSE)
    assert [one.resolution.organization and one.resolution.organization.id for one in found] == [organization]


APART = [
    ("fi", "Yhdysvallat jättää WIPOlaiset."),  # a derivation, no case
    ("it", "il bambino è nato"),
    (
        "de",
        "Budapester Vertrag",
    ),  # the treaty on deposits of microorganisms is another one than the convention
    ("en", "the Convention of 1951"),
    ("sv", "Natosamarbetet i Norden"),
]


@pytest.mark.parametrize(("language", "text"), APART)
def test_a_near_form_names_nothing(gazetteer: Gazetteer, language: str, text: str) -> None:
    """A longer word, a common one and a mere year are no names."""
    found = gazetteer.find(text, language=language, place=Place.PROSE)
    assert [one.resolution.organization and one.resolution.organization.id for one in found] in (
        [],
        ["budapest-treaty"],
    )


SHARED = [
    # short forms of several treaties say nothing in a sentence
    ("en", "The United States denounced the Washington Convention."),
    ("zh-Hans", "美国退出《华盛顿公约》。"),
    ("en", "The United States left the Madrid Protocol."),
    ("de", "Die USA kündigen das Madrider Protokoll."),
    ("ja", "米国はハーグ条約から脱退する。"),
    ("es", "Estados Unidos denuncia el Convenio de La Haya."),
    ("ja", "米国はブダペスト条約から脱退する。"),
    ("tr", "ABD Montreal Sözleşmesi'nden çekildi."),
    ("en", "The fund is no global fund, and no iter of theirs."),
]


@pytest.mark.parametrize(("language", "text"), SHARED)
def test_a_short_form_of_several_treaties_names_none(gazetteer: Gazetteer, language: str, text: str) -> None:
    """What may mean two treaties is not guessed."""
    assert not gazetteer.find(text, language=language, place=Place.PROSE)


TOLD_APART = [
    ("en", "the Budapest Convention", "budapest-cybercrime"),
    ("de", "aus dem Budapester Vertrag", "budapest-treaty"),
    ("en", "the Optional Protocol to the Convention against Torture", "optional-protocol-cat"),
    ("zh-Hans", "商标法条约", "trademark-law-treaty"),
    ("zh-Hans", "商标法新加坡条约", "singapore-trademark"),
    ("ru", "Протокол, касающийся статуса беженцев", "refugee-protocol"),
    ("ko", "제네바협약 추가의정서", "geneva-additional-protocols"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "organization"), TOLD_APART)
def test_like_names_are_told_apart(gazetteer: Gazetteer, language: str, text: str, organization: str) -> None:
    """A protocol is not its convention, nor a treaty of one city another one of the same city."""
    found = gazetteer.find(text, language=language, place=Place.PROSE)
    ids = [one.resolution.organization and one.resolution.organization.id for one in found]
    assert ids == [organization]
