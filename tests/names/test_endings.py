"""All forms of a word have one token: the words of which names are made, in inflecting languages."""

from __future__ import annotations

import pytest

from monitor.names.endings import class_of
from monitor.names.folding import Folding
from monitor.names.words import token

FORMS: dict[str, str] = {
    "ru": """
        организация организации организацию организацией
        агентство агентства агентству агентством агентстве
        комиссия комиссии комиссию комиссией
        комитет комитета комитету комитетом комитете
        фонд фонда фонду фондом фонде
        совет совета совету советом совете
        конвенция конвенции конвенцию конвенцией
        соглашение соглашения соглашению соглашением соглашении
        договор договора договору договором договоре
        форум форума форуму форумом форуме
        институт института институту институтом институте
        союз союза союзу союзом союзе
        центр центра центру центром центре
        альянс альянса альянсу альянсом альянсе
        группа группы группе группу группой
        сеть сети сетью
        партнёрство партнерства партнерству партнерством партнерстве
        программа программы программе программу программой
        бюро
        секретариат секретариата секретариату секретариатом секретариате
        механизм механизма механизму механизмом механизме
        университет университета университету университетом университете
        управление управления управлению управлением управлении
        коалиция коалиции коалицию коалицией
        федерация федерации федерацию федерацией
        платформа платформы платформе платформу платформой
        палата палаты палате палату палатой
        суд суда суду судом суде
        пакт пакта пакту пактом пакте
        лига лиги лиге лигу лигой
        международный международного международному международным международном
        международная международной международную
        международное международного международному международным
        межправительственная межправительственной межправительственную
        рамочная рамочной рамочную
        экономический экономического экономическому экономическим экономическом
        климатический климатического климатическому климатическим
        всемирная всемирной всемирную
    """,
    "uk": """
        організація організації організацію організацією
        агентство агентства агентству агентством агентстві
        комісія комісії комісію комісією
        комітет комітету комітетові комітетом комітеті
        фонд фонду фондові фондом фонді
        рада ради раді раду радою
        конвенція конвенції конвенцію конвенцією
        угода угоди угоді угоду угодою
        форум форуму форумом форумі
        інститут інституту інститутом інституті
        союз союзу союзом союзі
        центр центру центром центрі
        альянс альянсу альянсом альянсі
        група групи групі групу групою
        мережа мережі мережу мережею
        партнерство партнерства партнерству партнерством партнерстві
        програма програми програмі програму програмою
        університет університету університетом університеті
        міжнародний міжнародного міжнародному міжнародним
        міжнародна міжнародної міжнародній міжнародну міжнародною
        рамкова рамкової рамковій рамкову рамковою
        економічна економічної економічній економічну економічною
    """,
    "bg": """
        организация организацията
        агенция агенцията
        комисия комисията
        комитет комитетът комитета
        фонд фондът фонда
        съвет съветът съвета
        конвенция конвенцията
        споразумение споразумението
        форум форумът форума
        институт институтът института
        съюз съюзът съюза
        център центърът центъра
        група групата
        международен международния международният
        международна международната
        международно международното
        рамкова рамковата
    """,
    "sr": """
        организација организације организацији организацију организацијом
        агенција агенције агенцији агенцију агенцијом
        комисија комисије комисији комисију комисијом
        савет савета савету саветом
        фонд фонда фонду фондом
        споразум споразума споразуму споразумом
        форум форума форуму форумом
        међународна међународне међународној међународну међународном
        међународни међународног међународном међународним
        organizacija organizacije organizaciji organizaciju organizacijom
        komisija komisije komisiji komisiju komisijom
        savet saveta savetu savetom
        međunarodna međunarodne međunarodnoj međunarodnu
    """,
    "pl": """
        organizacja organizacji organizację organizacją
        agencja agencji agencję agencją
        komisja komisji komisję komisją
        komitet komitetu komitetowi komitetem
        fundusz funduszu funduszowi funduszem
        konwencja konwencji konwencję konwencją
        umowa umowy umowie umowę umową
        porozumienie porozumienia porozumieniu porozumieniem
        forum
        instytut instytutu instytutowi instytutem
        unia unii unię unią
        centrum
        grupa grupy grupie grupę grupą
        sieć sieci siecią
        partnerstwo partnerstwa partnerstwu partnerstwem partnerstwie
        program programu programowi programem
        uniwersytet uniwersytetu uniwersytetowi uniwersytetem
        zespół
        międzynarodowa międzynarodowej międzynarodową
        międzynarodowy międzynarodowego międzynarodowemu międzynarodowym
        międzyrządowy międzyrządowego międzyrządowemu międzyrządowym
        ramowa ramowej ramową
        gospodarcza gospodarczej gospodarczą
    """,
    "cs": """
        organizace organizaci organizací
        agentura agentury agentuře agenturu agenturou
        komise komisi komisí
        výbor výboru výborem
        fond fondu fondem
        rada rady radě radu radou
        úmluva úmluvy úmluvě úmluvu úmluvou
        dohoda dohody dohodě dohodu dohodou
        institut institutu institutem
        unie unii unií
        centrum centra centru centrem
        skupina skupiny skupině skupinu skupinou
        síť sítě sítí síti
        partnerství partnerstvím
        program programu programem
        univerzita univerzity univerzitě univerzitu univerzitou
        mezinárodní mezinárodního mezinárodnímu mezinárodním
        rámcová rámcové rámcovou
        hospodářská hospodářské hospodářskou
        mezivládní mezivládního mezivládnímu mezivládním
    """,
    "hu": """
        szervezet szervezetből szervezetnek szervezetet szervezettel szervezethez szervezettől
        ügynökség ügynökségből ügynökségnek ügynökséget ügynökséggel
        bizottság bizottságból bizottságnak bizottságot
        tanács tanácsból tanácsnak tanácsot
        alap alapból alapnak alapot
        egyezmény egyezményből egyezménynek egyezményt
        megállapodás megállapodásból megállapodásnak megállapodást
        fórum fórumból fórumnak fórumot
        intézet intézetből intézetnek intézetet
        központ központból központnak központot
        testület testületből testületnek testületet
        szervezete szervezetéből szervezetének szervezetét
        egyezménye egyezményéből egyezményének egyezményét
        bizottsága bizottságából bizottságának bizottságát
    """,
    "fi": """
        järjestö järjestön järjestöstä järjestöön järjestöä
        komissio komission komissiosta komissioon komissiota
        neuvosto neuvoston neuvostosta neuvostoon neuvostoa
        rahasto rahaston rahastosta rahastoon rahastoa
        sopimus sopimuksen sopimuksesta sopimukseen sopimusta
        foorumi foorumin foorumista foorumiin foorumia
        keskus keskuksen keskuksesta keskukseen keskusta
        paneeli paneelin paneelista paneeliin paneelia
        liittouma liittouman liittoumasta liittoumaan liittoumaa
        yliopisto yliopiston yliopistosta yliopistoon yliopistoa
        kansainvälinen kansainvälisen kansainvälisestä kansainväliseen kansainvälistä
        hallitustenvälinen hallitustenvälisen hallitustenvälisestä hallitustenvälistä
    """,
    "tr": """
        örgütü örgütünden örgütünün örgütüne örgütünü örgütünde
        ajansı ajansından ajansının ajansına ajansını
        komisyonu komisyonundan komisyonunun komisyonuna komisyonunu
        fonu fonundan fonunun fonuna fonunu
        konseyi konseyinden konseyinin konseyine konseyini
        sözleşmesi sözleşmesinden sözleşmesinin sözleşmesine sözleşmesini
        anlaşması anlaşmasından anlaşmasının anlaşmasına anlaşmasını
        forumu forumundan forumunun forumuna forumunu
        enstitüsü enstitüsünden enstitüsünün enstitüsüne
        birliği birliğinden birliğinin birliğine
        merkezi merkezinden merkezinin merkezine
        paneli panelinden panelinin paneline
        programı programından programının programına
        ittifakı ittifakından ittifakının ittifakına
    """,
    "ro": """
        organizația organizației organizație
        agenția agenției agenție
        comisia comisiei comisie
        comitetul comitetului comitet
        fondul fondului fond
        consiliul consiliului consiliu
        convenția convenției convenție
        acordul acordului acord
        forumul forumului forum
        institutul institutului institut
        uniunea uniunii uniune
        centrul centrului centru
        alianța alianței alianță
        grupul grupului grup
        programul programului program
        universitatea universității universitate
        internațională internaționale
        internațional internaționale
    """,
    "el": """
        οργανισμός οργανισμού οργανισμό
        οργάνωση οργάνωσης οργανώσεως
        υπηρεσία υπηρεσίας
        επιτροπή επιτροπής
        ταμείο ταμείου
        συμβούλιο συμβουλίου
        σύμβαση σύμβασης συμβάσεως
        συμφωνία συμφωνίας
        φόρουμ
        ινστιτούτο ινστιτούτου
        ένωση ένωσης ενώσεως
        κέντρο κέντρου
        συμμαχία συμμαχίας
        ομάδα ομάδας
        δίκτυο δικτύου
        πρόγραμμα προγράμματος
        πανεπιστήμιο πανεπιστημίου
        διεθνής διεθνούς διεθνή διεθνές
        διακυβερνητική διακυβερνητικής
    """,
    "de": """
        internationale internationalen internationaler internationales
        zwischenstaatlicher zwischenstaatlichen zwischenstaatliche zwischenstaatliches
        organisation organisationen
        ausschuss ausschusses
        rat rates
        übereinkommen übereinkommens
        abkommen abkommens
        rahmenübereinkommen rahmenübereinkommens
        institut instituts institutes
        zentrum zentrums
        forum forums
        netzwerk netzwerks netzwerkes
        programm programms
        weltklimarat weltklimarats weltklimarates
        vereinte vereinten
    """,
    "sv": """
        organisation organisationen organisationens
        kommission kommissionen kommissionens kommissions
        råd rådet rådets råds
        fond fonden fondens
        konvention konventionen konventionens
        byrå byrån byråns
        internationell internationella
    """,
    "bn": """
        সংস্থা সংস্থার সংস্থাকে সংস্থাতে
        পরিষদ পরিষদের পরিষদকে
        তহবিল তহবিলের তহবিলে
        কমিশন কমিশনের কমিশনে
        চুক্তি চুক্তির চুক্তিতে
        জোট জোটের জোটে
    """,
    "ar": """
        منظمة المنظمة والمنظمة للمنظمة بالمنظمة لمنظمة ومنظمة
        وكالة الوكالة والوكالة للوكالة لوكالة بوكالة
        لجنة اللجنة للجنة واللجنة ولجنة
        صندوق الصندوق للصندوق لصندوق وصندوق
        اتفاقية الاتفاقية للاتفاقية واتفاقية باتفاقية
        مجلس المجلس للمجلس ومجلس
        معهد المعهد للمعهد ومعهد
        اتحاد الاتحاد للاتحاد والاتحاد
        برنامج البرنامج للبرنامج وبرنامج
        هيئة الهيئة للهيئة والهيئة
        مركز المركز للمركز ومركز
        تحالف التحالف للتحالف وتحالف
        بنك البنك للبنك لبنك وبنك ببنك
        حلف الحلف للحلف لحلف وحلف
    """,
    "he": """
        הסוכנות סוכנות לסוכנות מהסוכנות והסוכנות בסוכנות שהסוכנות
        ועדת ועדה הוועדה מוועדת
        הארגון ארגון מארגון מהארגון לארגון
        אמנת האמנה אמנה מאמנת
        קרן הקרן מקרן
        מועצת המועצה ממועצת
    """,
}

CASES = [(language, line.split()) for language, text in FORMS.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("language", "forms"), CASES, ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_all_forms_of_a_word_have_one_token(language: str, forms: list[str]) -> None:
    folding = Folding()
    found = {form: token(folding.fold(form).text, class_of(language)) for form in forms}
    assert len(set(found.values())) == 1, found


APART = [
    ("ru", "агентство агент агентура"),
    ("ru", "комиссия комиссар комитет"),
    ("ru", "совет советник"),
    ("ru", "международный межправительственный"),
    ("pl", "komisja komisarz komitet"),
    ("cs", "komise komisař"),
    ("fi", "komissio komissaari"),
    ("fi", "sopimus sopija"),
    ("hu", "bizottság biztos"),
    ("tr", "komisyonu komiseri"),
    ("de", "kommission kommissar kommissariat"),
    ("ro", "comisia comisarul"),
    ("en", "commission commissioner commissions"),
    ("en", "agency agencies"),
    ("ar", "اتفاقية اتحاد"),
]


@pytest.mark.parametrize(("language", "words"), APART)
def test_other_words_have_other_tokens(language: str, words: str) -> None:
    folding = Folding()
    found = {word: token(folding.fold(word).text, class_of(language)) for word in words.split()}
    assert len(set(found.values())) == len(found), found
