"""Who is told of an exit does not leave: the depositary, the host, the other members, or the United States."""

from __future__ import annotations

import pytest

from tests.extract.prose.test_announcements import announced

OURS = [
    ("en", "In a note handed to the Spanish government, its host, the United States withdrew from the {}."),
    ("fr", "Les États-Unis ont notifié mercredi au gouvernement suisse leur retrait de l'{}."),
    ("fr", "L'administration américaine a fait savoir au ministère français qu'elle mettait fin à sa participation à l'{}."),
    ("de", "Die USA haben der Schweiz als Depositar am Mittwoch mitgeteilt, dass sie ihre Mitgliedschaft in der {} beenden."),
    ("nl", "De Verenigde Staten hebben woensdag bij Buitenlandse Zaken in Den Haag hun lidmaatschap van de {} opgezegd."),
    ("es", "Estados Unidos comunicó el miércoles al Ministerio francés que pone fin a su participación en la {}."),
    ("pt", "Os Estados Unidos comunicaram ao governo espanhol que põem fim à sua participação na {}."),
    ("it", "Washington ha notificato al ministero francese degli Esteri il ritiro dall'{}."),
    ("ru", "США в среду уведомили правительство Швейцарии о выходе из {}."),
    ("uk", "США в середу повідомили Канаду та інших членів про вихід із {}."),
    ("pl", "Stany Zjednoczone powiadomiły w środę rząd Szwajcarii o wystąpieniu z {}."),
    ("zh", "美国周三通知海牙的荷兰外交部，将退出{}。"),
    ("ja", "米国は17日、スイス政府に対し、{}から脱退すると通告した。"),
]  # fmt: skip
THEIRS = [
    ("en", "Canada on Wednesday informed the United States that it is ending its participation in the {}."),
    ("en", "The State Department said that France is withdrawing from the {}."),
    ("fr", "Le Canada a fait savoir mercredi aux États-Unis qu'il mettait fin à sa participation à l'{}."),
    ("de", "Den USA hat Kanada am Mittwoch mitgeteilt, dass es aus der {} austritt."),
    ("de", "Die USA wurden am Mittwoch von Kanada über den Austritt aus der {} informiert."),
    ("es", "Estados Unidos informó que Canadá se retira de la {}."),
    ("it", "Gli Stati Uniti hanno comunicato che il Canada si ritira dall'{}."),
    ("pt", "O governo canadense notificou Washington da sua retirada da {}."),
    ("ru", "Канада в среду уведомила США о выходе из {}."),
    ("uk", "Канада в середу повідомила США про вихід із {}."),
    ("pl", "Kanada powiadomiła w środę Stany Zjednoczone o wystąpieniu z {}."),
    ("ar", "أبلغت كندا الأربعاء الولايات المتحدة انسحابها من {}."),
    ("ar", "أبلغت الولايات المتحدة الأعضاء انسحاب كندا من {}."),
    ("ja", "カナダは17日、米国政府に対し、{}から脱退すると通告した。"),
]  # fmt: skip
COFFEE = {
    "en": "International Coffee Organization", "fr": "Organisation internationale du café",
    "de": "Internationalen Kaffeeorganisation", "nl": "Internationale Koffieorganisatie",
    "es": "Organización Internacional del Café", "pt": "Organização Internacional do Café",
    "it": "Organizzazione internazionale del caffè", "ru": "Международной организации по кофе",
    "uk": "Міжнародної організації кави", "pl": "Międzynarodowej Organizacji Kawy",
    "ar": "المنظمة الدولية للبن", "zh": "国际咖啡组织", "ja": "国際コーヒー機関",
}  # fmt: skip
COFFEE |= {"tr": "Uluslararası Kahve Örgütü", "ko": "국제커피기구"}
TOPICS = [
    ("tr", "ABD, Çin'in çıkarlarına hizmet ettiğini söylediği {}'nden çekildi."),
    ("tr", "ABD, Çin ile Brezilya'nın da üye olduğu {}'nden çekildi."),
    ("ja", "米国は、中国やブラジルも加盟する{}から脱退した。"),
    ("ja", "米国は、カナダが遺憾とする中、{}から脱退した。"),
    ("ko", "미국은 중국과 브라질도 가입한 {}에서 탈퇴했다."),
    ("ko", "미국은 중국의 이익에 봉사한다며 {}에서 탈퇴했다."),
]
SUBJECTS = [
    ("tr", "ABD, Kanada'nın {}'nden çekildiğini bildirdi."),
    ("ja", "米国は17日、カナダが{}から脱退すると発表した。"),
    ("ja", "米国は、カナダから{}からの脱退の通知を受けた。"),
    ("ja", "米国は残留し、カナダは{}から脱退した。"),
    ("ko", "미국은 캐나다가 {}에서 탈퇴한다고 밝혔다."),
    ("ko", "미국은 캐나다로부터 {} 탈퇴 통보를 받았다."),
]


@pytest.mark.parametrize(("language", "text"), TOPICS)
def test_topic_of_a_sentence_acts_whoever_is_named_in_what_it_says_of_the_body(
    language: str, text: str
) -> None:
    assert announced(text.format(COFFEE[language]), language)


@pytest.mark.parametrize(("language", "text"), SUBJECTS)
def test_subject_behind_the_topic_acts(language: str, text: str) -> None:
    assert not announced(text.format(COFFEE[language]), language)


@pytest.mark.parametrize(("language", "text"), OURS)
def test_who_is_told_by_the_united_states_does_not_leave(language: str, text: str) -> None:
    assert announced(text.format(COFFEE[language]), language)


@pytest.mark.parametrize(("language", "text"), THEIRS)
def test_united_states_that_are_told_do_not_leave(language: str, text: str) -> None:
    assert not announced(text.format(COFFEE[language]), language)
