"""Names with what languages glue to them: case endings, articles, particles, apostrophes.

A row: language, the name as the gazetteer has it, a sentence, and the words in it that are the name.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Place
from monitor.names import Gazetteer

CASES = [
    # Russian
    (
        "ru",
        "Международная организация по тропической древесине",
        "США вышли из Международной организации по тропической древесине.",
        "Международной организации по тропической древесине",
    ),
    (
        "ru",
        "Международное агентство по возобновляемым источникам энергии",
        "О выходе из Международного агентства по возобновляемым источникам энергии сообщили вчера.",
        "Международного агентства по возобновляемым источникам энергии",
    ),
    (
        "ru",
        "Рамочная конвенция ООН об изменении климата",
        "Вашингтон прощается с Рамочной конвенцией ООН об изменении климата",
        "Рамочной конвенцией ООН об изменении климата",
    ),
    (
        "ru",
        "Фонд миростроительства",
        "Деньги Фонду миростроительства больше не дадут",
        "Фонду миростроительства",
    ),
    (
        "ru",
        "Рамочная конвенция ООН об изменении климата",
        "выход из Рамочной конвенции Организации Объединённых Наций об изменении климата",
        "Рамочной конвенции Организации Объединённых Наций об изменении климата",
    ),
    # Ukrainian
    (
        "uk",
        "Комісія міжнародного права",
        "США виходять з Комісії міжнародного права.",
        "Комісії міжнародного права",
    ),
    (
        "uk",
        "Міжнародний союз охорони природи",
        "Про вихід із Міжнародного союзу охорони природи оголосили в середу",
        "Міжнародного союзу охорони природи",
    ),
    ("uk", "Університет ООН", "не фінансуватимуть Університету ООН", "Університету ООН"),
    # Bulgarian
    (
        "bg",
        "Комисия за изграждане на мира",
        "САЩ напускат Комисията за изграждане на мира.",
        "Комисията за изграждане на мира",
    ),
    (
        "bg",
        "Международен център за търговия",
        "излизат от Международния център за търговия",
        "Международния център за търговия",
    ),
    # Serbian
    (
        "sr",
        "Међународна агенција за обновљиву енергију",
        "SAD, то јест САД, напуштају Међународну агенцију за обновљиву енергију",
        "Међународну агенцију за обновљиву енергију",
    ),
    # Polish
    (
        "pl",
        "Międzynarodowa Agencja Energii Odnawialnej",
        "Stany Zjednoczone wycofują się z Międzynarodowej Agencji Energii Odnawialnej.",
        "Międzynarodowej Agencji Energii Odnawialnej",
    ),
    (
        "pl",
        "Fundusz Ludnościowy ONZ",
        "odcinają pieniądze Funduszowi Ludnościowemu ONZ",
        "Funduszowi Ludnościowemu ONZ",
    ),
    ("pl", "Komisja Wenecka", "żegnają się z Komisją Wenecką", "Komisją Wenecką"),
    # Czech
    (
        "cs",
        "Mezinárodní agentura pro obnovitelné zdroje energie",
        "USA odcházejí z Mezinárodní agentury pro obnovitelné zdroje energie.",
        "Mezinárodní agentury pro obnovitelné zdroje energie",
    ),
    ("cs", "Benátská komise", "vystoupení z Benátské komise", "Benátské komise"),
    (
        "cs",
        "Rámcová úmluva OSN o změně klimatu",
        "od Rámcové úmluvy OSN o změně klimatu",
        "Rámcové úmluvy OSN o změně klimatu",
    ),
    # Slovak, Croatian
    ("sk", "Benátska komisia", "odchod z Benátskej komisie", "Benátskej komisie"),
    ("hr", "Venecijanska komisija", "izlazak iz Venecijanske komisije", "Venecijanske komisije"),
    # Hungarian
    (
        "hu",
        "Nemzetközi Trópusi Faanyag Szervezet",
        "Az Egyesült Államok kilép a Nemzetközi Trópusi Faanyag Szervezetből.",
        "Nemzetközi Trópusi Faanyag Szervezetből",
    ),
    ("hu", "Velencei Bizottság", "távozik a Velencei Bizottságból", "Velencei Bizottságból"),
    ("hu", "ENSZ Népesedési Alapja", "kilép az ENSZ Népesedési Alapjából", "ENSZ Népesedési Alapjából"),
    # Finnish
    (
        "fi",
        "Kansainvälinen uusiutuvan energian järjestö",
        "Yhdysvallat eroaa Kansainvälisestä uusiutuvan energian järjestöstä.",
        "Kansainvälisestä uusiutuvan energian järjestöstä",
    ),
    ("fi", "Venetsian komissio", "ero Venetsian komissiosta", "Venetsian komissiosta"),
    ("fi", "YK:n ilmastosopimus", "USA irtautuu YK:n ilmastosopimuksesta", "YK:n ilmastosopimuksesta"),
    # Estonian
    ("et", "Veneetsia komisjon", "lahkutakse Veneetsia komisjonist", "Veneetsia komisjonist"),
    # Turkish
    (
        "tr",
        "Uluslararası Yenilenebilir Enerji Ajansı",
        "ABD, Uluslararası Yenilenebilir Enerji Ajansı'ndan çekiliyor.",
        "Uluslararası Yenilenebilir Enerji Ajansı",
    ),
    ("tr", "Venedik Komisyonu", "Venedik Komisyonundan ayrıldı", "Venedik Komisyonundan"),
    ("tr", "BM Nüfus Fonu", "Birleşmiş Milletler Nüfus Fonu’nun bütçesi", "Birleşmiş Milletler Nüfus Fonu"),
    # Romanian
    ("ro", "Comisia de la Veneția", "retragerea din cadrul Comisiei de la Veneția", "Comisiei de la Veneția"),
    (
        "ro",
        "Fondul ONU pentru Populație",
        "finanțarea Fondului ONU pentru Populaţie",
        "Fondului ONU pentru Populaţie",
    ),
    # German, Dutch, Swedish, Danish
    (
        "de",
        "Internationale Agentur für erneuerbare Energien",
        "Die USA treten aus der Internationalen Agentur für erneuerbare Energien aus.",
        "Internationalen Agentur für erneuerbare Energien",
    ),
    (
        "de",
        "Regionaler Kooperationsrat",
        "Austritt aus dem Regionalen Kooperationsrat",
        "Regionalen Kooperationsrat",
    ),
    (
        "de",
        "Rahmenübereinkommen der Vereinten Nationen über Klimaänderungen",
        "Kündigung des Rahmenübereinkommens der Vereinten Nationen über Klimaänderungen",
        "Rahmenübereinkommens der Vereinten Nationen über Klimaänderungen",
    ),
    (
        "nl",
        "Internationale Organisatie voor Tropisch Hout",
        "de Internationale Organisatie voor Tropisch Hout verlaten",
        "Internationale Organisatie voor Tropisch Hout",
    ),
    (
        "sv",
        "Internationella byrån för förnybar energi",
        "lämnar Internationella byrån för förnybar energi (Irena)",
        "Internationella byrån för förnybar energi (Irena)",
    ),
    (
        "da",
        "Det internationale agentur for vedvarende energi",
        "ud af det internationale agentur for vedvarende energi",
        "det internationale agentur for vedvarende energi",
    ),
    # Greek
    (
        "el",
        "Διεθνής Οργανισμός Ανανεώσιμων Πηγών Ενέργειας",
        "Οι ΗΠΑ αποχωρούν από τον Διεθνή Οργανισμό Ανανεώσιμων Πηγών Ενέργειας.",
        "Διεθνή Οργανισμό Ανανεώσιμων Πηγών Ενέργειας",
    ),
    ("el", "Επιτροπή της Βενετίας", "αποχώρηση από την Επιτροπή της Βενετίας", "Επιτροπή της Βενετίας"),
    # Romance languages: only articles and elisions
    (
        "fr",
        "Agence internationale pour les énergies renouvelables",
        "Washington quitte l’Agence internationale pour les énergies renouvelables.",
        "Agence internationale pour les énergies renouvelables",
    ),
    (
        "it",
        "Agenzia internazionale per le energie rinnovabili",
        "l'uscita dall'Agenzia internazionale per le energie rinnovabili",
        "Agenzia internazionale per le energie rinnovabili",
    ),
    (
        "es",
        "Comisión de Derecho Internacional",
        "se retira de la Comisión de Derecho Internacional",
        "Comisión de Derecho Internacional",
    ),
    ("pt", "Comissão de Veneza", "a saída da Comissão de Veneza", "Comissão de Veneza"),
    # Arabic, Persian, Urdu, Hebrew: glued conjunctions, prepositions and articles
    (
        "ar",
        "الوكالة الدولية للطاقة المتجددة",
        "انسحبت واشنطن من الوكالة الدولية للطاقة المتجددة",
        "الوكالة الدولية للطاقة المتجددة",
    ),
    (
        "ar",
        "الوكالة الدولية للطاقة المتجددة",
        "إنهاء الدعم للوكالة الدولية للطاقة المتجدّدة",
        "للوكالة الدولية للطاقة المتجدّدة",
    ),
    ("ar", "صندوق بناء السلام", "ومن لجنة أخرى وصندوق بناء السلام", "وصندوق بناء السلام"),
    (
        "fa",
        "آژانس بین‌المللی انرژی‌های تجدیدپذیر",
        "آمریکا از آژانس بین المللی انرژی های تجدیدپذیر خارج شد",
        "آژانس بین المللی انرژی های تجدیدپذیر",
    ),
    (
        "ur",
        "بین الاقوامی تنظیم برائے قابل تجدید توانائی",
        "امریکہ نے بین الاقوامی تنظیم برائے قابل تجدید توانائی سے",
        "بین الاقوامی تنظیم برائے قابل تجدید توانائی",
    ),
    (
        "he",
        "הסוכנות הבינלאומית לאנרגיה מתחדשת",
        "ארצות הברית פורשת מהסוכנות הבינלאומית לאנרגיה מתחדשת",
        "מהסוכנות הבינלאומית לאנרגיה מתחדשת",
    ),
    ("he", "ועדת ונציה", "פרישה מוועדת ונציה", "מוועדת ונציה"),
    # Hindi, Bengali, Tamil, Telugu
    ("hi", "अंतर्राष्ट्रीय सौर गठबंधन", "अमेरिका अंतर्राष्ट्रीय सौर गठबंधन से हट गया", "अंतर्राष्ट्रीय सौर गठबंधन"),
    (
        "hi",
        "अंतर्राष्ट्रीय नवीकरणीय ऊर्जा एजेंसी",
        "अंतर्राष्ट्रीय नवीकरणीय ऊर्जा एजेंसियों",
        "अंतर्राष्ट्रीय नवीकरणीय ऊर्जा एजेंसियों",
    ),
    ("bn", "আন্তর্জাতিক সৌর জোট", "যুক্তরাষ্ট্র আন্তর্জাতিক সৌর জোটের সদস্যপদ ছাড়ছে", "আন্তর্জাতিক সৌর জোটের"),
    ("bn", "জাতিসংঘ জনসংখ্যা তহবিল", "জাতিসংঘের জনসংখ্যা তহবিলে অর্থ নয়", "জাতিসংঘের জনসংখ্যা তহবিলে"),
    (
        "ta",
        "சர்வதேச சூரிய கூட்டமைப்பு",
        "சர்வதேச சூரிய கூட்டமைப்பிலிருந்து அமெரிக்கா விலகுகிறது",
        "சர்வதேச சூரிய கூட்டமைப்பிலிருந்து",
    ),
    ("te", "అంతర్జాతీయ సౌర కూటమి", "అమెరికా అంతర్జాతీయ సౌర కూటమి నుంచి వైదొలగింది", "అంతర్జాతీయ సౌర కూటమి"),
    # Korean, Japanese, Chinese, Thai
    ("ko", "국제재생에너지기구", "미국이 국제재생에너지기구에서 탈퇴한다", "국제재생에너지기구"),
    ("ko", "국제재생에너지기구", "국제 재생 에너지 기구로부터 나온다", "국제 재생 에너지 기구"),
    ("ko", "유엔 인구기금", "유엔인구기금과 다른 기구", "유엔인구기금"),
    ("ko", "유엔 인구기금", "국제연합 인구기금의 예산", "국제연합 인구기금"),
    (
        "ja",
        "国際再生可能エネルギー機関",
        "米国は国際再生可能エネルギー機関からの脱退を表明",
        "国際再生可能エネルギー機関",
    ),
    ("ja", "国連人口基金", "国際連合人口基金（UNFPA）への拠出", "国際連合人口基金（UNFPA）"),
    ("zh-Hans", "国际可再生能源机构", "美国宣布退出国际可再生能源机构并停止缴费", "国际可再生能源机构"),
    ("zh-Hans", "联合国气候变化框架公约", "退出《联合国气候变化框架公约》", "联合国气候变化框架公约"),
    ("zh-Hans", "国际发展法组织", "美國退出國際發展法組織", "國際發展法組織"),
    ("th", "คณะกรรมาธิการเวนิส", "สหรัฐถอนตัวจากคณะกรรมาธิการเวนิสแล้ว", "คณะกรรมาธิการเวนิส"),
    # Indonesian, Vietnamese, Swahili: nothing is glued
    (
        "id",
        "Badan Energi Terbarukan Internasional",
        "AS keluar dari Badan Energi Terbarukan Internasional (IRENA)",
        "Badan Energi Terbarukan Internasional (IRENA)",
    ),
    ("vi", "Ủy ban Luật pháp Quốc tế", "Mỹ rút khỏi Uỷ ban luật pháp quốc tế", "Uỷ ban luật pháp quốc tế"),
    ("sw", "Tume ya Venice", "Marekani yajiondoa Tume ya Venice", "Tume ya Venice"),
]


@pytest.mark.parametrize(("language", "name", "sentence", "printed"), CASES)
def test_a_name_is_found_with_what_is_glued_to_it(
    gazetteer_of: Callable[..., Gazetteer], language: str, name: str, sentence: str, printed: str
) -> None:
    names = gazetteer_of({"id": "wanted", "section": "un", "aliases": {"official": {language: [name]}}})
    for place in Place:
        found = names.find(sentence, language=language, place=place)
        assert [(sentence[one.start : one.end]) for one in found] == [printed]
        assert [one.resolution.organization and one.resolution.organization.id for one in found] == ["wanted"]


@pytest.mark.parametrize(("language", "name", "sentence", "printed"), CASES)
def test_what_is_found_resolves_by_itself(
    gazetteer_of: Callable[..., Gazetteer], language: str, name: str, sentence: str, printed: str
) -> None:
    names = gazetteer_of({"id": "wanted", "section": "un", "aliases": {"official": {language: [name]}}})
    bare = printed.split(" (")[0].split("（")[0]
    assert names.resolve(bare, language=language).organization is not None


NEAR = [
    ("en", "Venice Commission", "the Venice Commissioner resigned"),
    ("en", "International Law Commission", "the International Law Commissions Act"),
    ("de", "Internationale Energieagentur", "das Internationale Energieforum"),
    ("fi", "Venetsian komissio", "Venetsian komissaari"),
    ("ru", "Международный союз охраны природы", "международный союз охраны приматов"),
    ("ko", "국제무역센터", "대한국제무역센터가 문을 연다"),
    ("ko", "국제무역센터", "국제무역센터빌딩에서 열린다"),
    ("ja", "ユネスコ", "ユネスコスキー場"),
    ("hu", "Velencei Bizottság", "a velencei biztos"),
    ("tr", "Venedik Komisyonu", "Venedik komiseri"),
]


@pytest.mark.parametrize(("language", "name", "sentence"), NEAR)
def test_a_word_of_its_own_is_no_ending(
    gazetteer_of: Callable[..., Gazetteer], language: str, name: str, sentence: str
) -> None:
    names = gazetteer_of({"id": "wanted", "aliases": {"official": {language: [name]}}})
    assert names.find(sentence, language=language) == ()
