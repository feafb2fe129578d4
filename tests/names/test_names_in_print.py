"""Names as papers of each language print them: full, short and in the local script, in a sentence as in a list."""

from __future__ import annotations

import pytest

from monitor.model import Place
from monitor.names import Gazetteer

NAMES = [
    # treaties and agreements under the names by which the press knows them
    ("fr", "cites", "Convention sur le commerce international des espèces menacées"),
    ("fr", "cites", "Convention sur le commerce international des espèces sauvages menacées d'extinction"),
    ("de", "paris-agreement", "Pariser Weltklima-Abkommen"),
    ("cs", "paris-agreement", "pařížská dohoda o klimatu"),
    ("fi", "kyoto-protocol", "Kioton sopimus"),
    ("sr", "kyoto-protocol", "Protokol iz Kjota"),
    ("fr", "jcpoa", "accord sur le nucléaire iranien"),
    ("bg", "jcpoa", "иранската ядрена сделка"),
    ("he", "jcpoa", "הסכם הגרעין"),
    ("hi", "jcpoa", "ईरान परमाणु डील"),
    ("ur", "jcpoa", "ایران جوہری ڈیل"),
    ("sv", "open-skies", "avtalet om observationsflygningar"),
    ("uk", "new-start", "договір СНО-III"),
    ("pl", "antarctic-treaty", "Traktat antarktyczny"),
    ("nl", "antarctic-treaty", "Antarctisch Verdrag"),
    ("de", "artemis-accords", "Artemis-Abkommen"),
    ("es", "artemis-accords", "Acuerdos de Artemisa"),
    ("ko", "artemis-accords", "아르테미스 약정"),
    ("ja", "quad", "クアッド"),
    # with the year of the treaty, where the words before it are a name of their own
    ("it", "hague-adoption", "Convenzione dell'Aja del 1993 sull'adozione internazionale"),
    ("es", "hague-adoption", "Convenio de La Haya de 1993 sobre adopción internacional"),
    # Gavi
    ("sv", "gavi", "vaccinalliansen"),
    ("no", "gavi", "Vaksinealliansen"),
    ("es", "gavi", "Alianza para las Vacunas"),
    ("it", "gavi", "Alleanza per i vaccini"),
    ("pt", "gavi", "Aliança Global para Vacinas"),
    ("de", "gavi", "Impfallianz"),
    ("ru", "gavi", "Альянс по вакцинам"),
    ("hi", "gavi", "वैक्सीन गठबंधन"),
    ("vi", "gavi", "Liên minh Vaccine toàn cầu"),
    # bodies outside the memorandum
    ("it", "icgeb", "Centro internazionale di ingegneria genetica e biotecnologie"),
    ("no", "ices", "Det internasjonale havforskningsrådet"),
    ("pt", "ices", "Conselho Internacional para o Estudo do Mar"),
    ("de", "nafo", "Nordwestatlantische Fischereiorganisation"),
    ("fi", "nafo", "Luoteis-Atlantin kalastusjärjestö"),
    ("nl", "iho", "Internationaal Hydrografisch Bureau"),
    ("hu", "upu", "Egyetemes Postaszövetség"),
    ("tr", "upu", "Evrensel Posta Birliği"),
    ("ms", "upu", "Kesatuan Pos Sejagat"),
    ("bg", "nsg", "Група на ядрените доставчици"),
    ("hu", "opcw", "Vegyifegyver-tilalmi Szervezet"),
    ("el", "itlos", "Διεθνές Δικαστήριο για το Δίκαιο της Θάλασσας"),
    ("ro", "iwc", "Comisia Internațională pentru Vânătoarea de Balene"),
    ("da", "afdb", "Afrikanske Udviklingsbank"),
    ("sv", "bis", "Internationella regleringsbanken"),
    ("cs", "wassenaar", "Wassenaarské ujednání"),
    ("hi", "unrwa", "फलस्तीनी शरणार्थियों के लिए संयुक्त राष्ट्र एजेंसी"),
    ("hi", "icc", "अंतरराष्ट्रीय अपराध न्यायालय"),
    ("ur", "fao", "عالمی ادارہ خوراک و زراعت"),
    ("ur", "wfp", "عالمی ادارہ خوراک"),
    ("ur", "ilo", "بین الاقوامی محنت تنظیم"),
    ("bn", "iaea", "আন্তর্জাতিক পারমাণবিক শক্তি সংস্থা"),
    ("ta", "wfp", "உலக உணவு திட்டம்"),
    ("th", "fao", "องค์การอาหารและเกษตรแห่งสหประชาชาติ"),
    ("vi", "fao", "Tổ chức Lương thực và Nông nghiệp"),
    ("id", "unhcr", "Badan Pengungsi PBB"),
    ("sw", "undp", "Shirika la Mpango wa Maendeleo wa Umoja wa Mataifa"),
    ("fa", "fao", "سازمان خواربار و کشاورزی"),
    ("he", "imf", "קרן המטבע"),
    # the bodies of the memorandum
    ("nl", "unctad", "VN-handelsorganisatie"),
    ("sv", "un-women", "FN:s jämställdhetsorgan"),
    ("da", "un-women", "FN's ligestillingsorganisation"),
    ("no", "un-women", "FNs likestillingsorganisasjon"),
    ("fi", "hybrid-coe", "hybridiosaamiskeskus"),
    ("hu", "ipcc", "ENSZ klímatanácsa"),
    ("cs", "ipcc", "klimatický panel OSN"),
    ("sr", "un-women", "организација УН за жене"),
    ("el", "escwa", "Οικονομική και Κοινωνική Επιτροπή των Ηνωμένων Εθνών για τη Δυτική Ασία"),
    ("he", "unfccc", 'אמנת המסגרת של האו"ם בדבר שינויי אקלים'),
    ("fa", "ipcc", "هیات بین‌دولتی تغییر اقلیم"),
    ("bn", "unfccc", "জাতিসংঘ জলবায়ু পরিবর্তন কাঠামোগত সনদ"),
    ("ta", "isa", "சர்வதேச சூரிய கூட்டமைப்பு"),
    ("pl", "foc", "Koalicja Wolności Online"),
    ("pl", "paris-agreement", "klimatyczne porozumienie z Paryża"),
    ("id", "ipcc", "Panel Iklim PBB"),
    ("id", "iucn", "Persatuan Konservasi Alam Internasional"),
    ("es", "cfe-compact", "Pacto para la Energía Libre de Carbono 24/7"),
    ("ja", "cfe-compact", "24/7 カーボンフリー・エネルギー・コンパクト"),
    ("ko", "ipcc", "기후 변화에 관한 정부 간 협의체"),
    ("vi", "undef", "Quỹ Dân chủ của LHQ"),
    ("el", "cnd", "Επιτροπή των Ηνωμένων Εθνών για τα Ναρκωτικά"),
]

SHORT = [
    ("it", "Gli Usa si sfilano dalla Cites.", {"cites"}),
    ("en", "She cites it. Cites are few.", set()),
    ("no", "USA forlater ICES.", {"ices"}),
    ("sr", "САД напуштају ОЕЦД.", {"oecd"}),
    ("fa", "آمریکا از فائو خارج شد.", {"fao"}),
    ("bn", "যুক্তরাষ্ট্র আইওএম ছাড়ছে।", {"iom"}),
    ("hi", "अमेरिका यूएनएचसीआर से बाहर निकला।", {"unhcr"}),
    ("th", "สหรัฐถอนตัวจากโออีซีดี", {"oecd"}),
]


@pytest.mark.parametrize(("language", "expected", "name"), NAMES)
def test_a_name_in_print_is_known(gazetteer: Gazetteer, language: str, expected: str, name: str) -> None:
    for place in (Place.LIST, Place.PROSE):
        organization = gazetteer.resolve(name, language=language, place=place).organization
        assert organization is not None
        assert organization.id == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), SHORT)
def test_a_local_short_form_is_known_in_a_sentence(
    gazetteer: Gazetteer, language: str, sentence: str, expected: set[str]
) -> None:
    found = gazetteer.find(sentence, language=language, place=Place.PROSE)
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == expected
