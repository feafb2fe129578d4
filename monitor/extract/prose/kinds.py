"""What the words of a name say of what it names: a treaty, a body between states."""

from __future__ import annotations

import re

from monitor.extract.prose.fold import fold

# What makes a name one of a body between states, folded, in the languages that are read: words for international
# and world, or for a treaty that says what it is about.
_WORLDLY = re.compile(
    r"inter-?na[tcz]|interamer|inter-(?=\w)|intergo|intergou|intergub|interguv|\bworld|\bglobal"
    r"|\bmond|\bmund|\bwelt|europ"
    r"|transpac|iberoam|ibero-am|latinoam|latino-am|latin amer|euroatl|euro-atl|zwischenstaat|euroopp"
    r"|меж(?:прав|гос|амер)|між(?:урядов|америк|держав)|междуамер|латиноамер|mi[ec]dzy(?:rzad|amer)|mezi(?:vlad|amer)"
    r"|međunarod|međuamer|међународ|svetsk|светск|светов|hukumetlerarasi|hukumetlerarası"
    r"|amerikalararas|kormanykoz|amerikakoz|vilagalap"
    r"|hallitustenval|maailma|amerikkoj|varlds|verdens|interamerik|διαμερικ|διακυβερν|antar-?ame"
    r"|antarpemerintah|lien my|lien chinh phu"
    r"|政府间|政府間|정부간|美洲|米州|欧洲|歐洲|欧州|拉美|泛美|미주|유럽|โลก|แห่งเอเชีย|อาเซียน|آسیا|বৈশ্বিক|वैश्विक"
    r"|\bunited nations"
    r"|\bonu\b|\bpan-?amer|multilat|transatl|nations unies|naciones unidas|nacoes unidas"
    r"|nazioni unite|vereinte"
    r"|международ|всемир|европ|оон\b|міжнарод|всесвіт|світов|європ|miedzynarod|swiatow|mezinarod|svetov"
    r"|nemzetkoz"
    r"|uluslararas|dunya|kuresel|διεθν|παγκοσμ|בינלאומ|עולמ|دولي|عالمي|المللي|جهاني|अंतर|विश्व"
    r"|بين.?المللي|internasional|dunia|wereld"
    r"|quoc te|the gioi|国际|國際|世界|全球|联合国|聯合國|国連|国際|국제|세계|유엔|আন্তর্জাতিক|சர்வதேச|అంతర్జాతీయ|kimataifa"
    r"|ระหว่างประเทศ|kansainvali|vilagszerv|lien hop quoc|sedunia|antarabangsa|بين.?الاقوامي|বিশ্ব|জাতিসংঘ"
    r"|संयुक्त राष्ट्र|اقوام متحده|ملل متحد|الامم المتحده|birlesmis milletler|האומות המאוחדות"
)
# Parts of the world that no state has for itself, with which the names of bodies between states begin or end.
_REGIONAL = re.compile(
    r"\bpacifi|\bpazifi|\bstille[rnm] ozean|\batlant|\bmediterr|\bmittelmeer|\barcti|\barkti"
    r"|\bartic|\bantarcti|\bantarkti|\bbalti|\bostsee|\bcarib|\bkarib|\bdanub|\bdonau|\bafric"
    r"|\bafrik|\basia|\basien|\basiat|\bazi[ae]\b|\baziat|\bblack sea|\bschwarzmeer"
    r"|\bmar negro|\bmer noire|\bhimala|\bsahel|\bindian ocean|\bnordic|\bnordisk|тихоокеан"
    r"|атлантич|средиземн|арктич|антарктич|балтий|карибск|дунайск|черномор|африкан|азиатск"
    r"|атлантичн|середземн|арктичн|балтійськ|карибськ|дунайськ|чорномор|африканськ|азійськ"
    r"|azjatyck|arktyczn|baltyck|karaibsk|karadeniz|akdeniz|asya|pasifik|atlantik|afrika|اسيا"
    r"|stillahav|stillehav|stille oceaan|eszaki-sark|tichomor|pacyfi|arktisk|एशिया|प्रशांत|এশিয়া"
    r"|bac cuc|thai binh duong|chau a\b|αρκτικ|ειρηνικ"
    r"|المتوسط|الاطلسي|الهادي|البحر الاحمر|افريقي|الكاريبي|القطب|太平洋|大西洋|印度洋|地中海|北极|北極|南极|南極"
    r"|亚太|亞太|亚洲|亞洲|非洲|加勒比|黑海|多瑙|アジア|アフリカ|カリブ|태평양|대서양|지중해|북극|남극|아시아|아프리카"
)
_TREATY = re.compile(
    r"conven[tczi]|konven|treat|traite|trata[dt]|trattat|traktat"
    r"|agreement|abkommen"
    r"|ubereinkommen|vertrag|acuerd|acord|accord|protoco|protok|covenant|charter|\bcompact\b|\bpact"
    r"|pacto|patto|\bpakt|конвенц|соглашен"
    r"|протокол|\bпакт|харти"
    r"|догов[оі]р|угод"
    r"|اتفاق|معاهد|公约|公約|协定|協定|条约|條約|議定書|议定书|条約|협약|협정|조약|의정서|sozlesme|anlasma|konwencj|umow|umluv"
    r"|smlouv|egyezmeny|szerzodes|verdrag|overeenkomst|perjanjian|konvensi|cong uoc|hiep uoc"
    r"|hiep đinh|nghi đinh thu|συμβασ"
    r"|συνθηκ|אמנ|הסכמ|הסכם|פרוטוקול|antlasma|كنوانسيون|پيمان|توافق|پروتكل|كنونشن|معاهد|संधि|समझौत|अभिसमय|कन्वेंशन"
    r"|porozumien|sporazum|споразум|ugovor|dohod|fordrag|aftale|avtal|overenskomst|akkoord|πρωτοκολ|συμφων"
    r"|بروتوكول|ميثاق|موافقت|پروٹوکول|प्रोटोकॉल|প্রোটোকল|mkataba|makubaliano|itifaki|อนุสัญญา"
    r"|ความตกลง|สนธิสัญญา|พิธีสาร|กฎบัตร"
    r"|চুক্তি|সনদ|কনভেনশন|sopimu|poytakirj|megallapod|jegyzokony|traktat|kesepakatan"
)


# Kinds that are said of treaties between states, where "agreement" and "deal" are said of anything.
_STRONG = re.compile(
    r"conven[tczçi]|konven|traite|trata[dt]|trattat|traktat|protoco|protok|verdrag|overenskomst"
    r"|fordrag|overeenkomst"
    r"|конвенц|протокол|догов[оі]р|umluv|συμβασ|συνθηκ|πρωτοκολ"
)

_UN = re.compile(r"\bUN\b")  # where it has no capitals, it is an article
# The United Nations themselves, in any case.
_WHOLE = re.compile(
    r"(?:united nations|nations unies|naciones unidas|nacoes unidas|nazioni unite|natiunile unite|natiunilor unite"
    r"|vereinten? nationen|verenigde naties|forenede nationer|forente nasjoner|forenta nationerna)"
)
# Words of leaving that are said of treaties alone: 废约, 退约书, 廃棄, 폐기.
_DENOUNCED = re.compile(r"[退废毁弃解]约|廃棄|폐기")


def is_denounced(words: str) -> bool:
    """Say whether words of leaving are those that are said of treaties alone."""
    return _DENOUNCED.search(words) is not None


def is_treaty(name: str) -> bool:
    """Say whether a name is one of a treaty: an agreement, a convention, a protocol."""
    return _TREATY.search(fold(name)) is not None


def is_strong_treaty(word: str) -> bool:
    """Say whether a folded word is one for a treaty that is said of nothing else."""
    return _STRONG.match(word) is not None


def is_worldly(word: str) -> bool:
    """Say whether a folded word only tells that something is between states: international, world."""
    return _WORLDLY.search(word) is not None


def without_world(folded: str) -> str:
    """Return folded letters without those that only tell that something is between states."""
    return _WORLDLY.sub("", folded)


def is_between_states(name: str, *, joined: bool) -> bool:
    """Say whether a name itself tells that it is one of a body between states, or of a treaty about something."""
    folded = fold(name)
    if _WORLDLY.search(folded) or _REGIONAL.search(folded) or _UN.search(name):
        return True
    treaty = _TREATY.search(folded)
    return treaty is not None and (joined or " " in folded[treaty.end() :])


def is_whole(name: str) -> bool:
    """Say whether a name is that of the United Nations, to which most other names belong."""
    return _WHOLE.fullmatch(fold(name)) is not None
