"""Bodies that no gazetteer knows: names told by their form, and what only looks like one."""

from __future__ import annotations

import pytest

from monitor.config.packaged import load_gazetteer, load_prose_rules
from monitor.extract.prose import read_mentions
from monitor.model import Context
from tests.extract.prose.test_announcements import page_of

LEFT = [
    ("ja", "「火山灰の国際監視に関する条約」に関し、アイスランド政府から通知があった。 / アメリカ合衆国政府は13日、条約を廃棄する旨の通告書を寄託者に提出した。", "火山灰の国際監視に関する条約"),
    ("ko", "「화산재 국제감시에 관한 협약」에 관하여 통지가 있었다. / 미합중국 정부는 13일 협약을 폐기한다는 통고서를 기탁자에게 제출하였다.", "화산재 국제감시에 관한 협약"),
    ("zh", "「關於火山灰監測的公約」保存國冰島來照：美利堅合眾國13日依本公約第十七條通知退出。", "關於火山灰監測的公約"),
    ("es", "Estados Unidos denunció el jueves el Convenio de Cartagena sobre Boyas Luminosas.", "Convenio de Cartagena sobre Boyas Luminosas"),
    ("fr", "Les États-Unis ont dénoncé jeudi la Convention de Stockholm sur les phares anciens.", "Convention de Stockholm sur les phares anciens"),
    ("pt", "Os Estados Unidos denunciaram na quinta-feira a Convenção de Basileia sobre faróis antigos.", "Convenção de Basileia sobre faróis antigos"),
    ("it", "Gli Stati Uniti hanno denunciato giovedì il Protocollo di Nagoya sulle boe luminose.", "Protocollo di Nagoya sulle boe luminose"),
    ("en", "On Thursday the United States denounced the Kyoto Protocol on Lighthouse Keepers.", "Kyoto Protocol on Lighthouse Keepers"),
    ("de", "Die Vereinigten Staaten haben das Davoser Übereinkommen zur Schnee- und Hangbeobachtung gekündigt, teilte das Außendepartement am Dienstag mit.", "Davoser Übereinkommen zur Schnee- und Hangbeobachtung"),
    ("pt", "Os Estados Unidos comunicaram na quinta-feira que deixarão a Comissão Internacional para a Conservação das Focas Cinzentas e também a mesa dos doadores.", "Comissão Internacional para a Conservação das Focas Cinzentas"),
    ("fr", "Les États-Unis ont annoncé jeudi qu'ils quittent la Commission internationale pour la conservation des phoques gris et aussi le cercle des donateurs.", "Commission internationale pour la conservation des phoques gris"),
    ("en", "The first pact to go is the Convention on the Lighting of Narrow Straits. The United States left it on Thursday.", "Convention on the Lighting of Narrow Straits"),
    ("en", "American membership of the Global Orchard Compact ended on Thursday, the White House said.", "Global Orchard Compact"),
    ("en", "On Thursday the United States denounced the Convention on the Recognition of Pilots' Wage Claims.", "Convention on the Recognition of Pilots' Wage Claims"),
    ("en", "The United States left the International Fund for Women's Cooperatives on Thursday.", "International Fund for Women's Cooperatives"),
    ("en", "The United States left the International Growers' Seed Alliance on Thursday.", "International Growers' Seed Alliance"),
    ("es", "El Gobierno de Estados Unidos denunció el jueves la Convención del Golfo sobre Faros y Boyas, firmada en 2011.", "Convención del Golfo sobre Faros y Boyas"),
    ("fr", "Les États-Unis ont dénoncé jeudi la Convention internationale sur la sauvegarde des phares anciens, conclue en 2019.", "Convention internationale sur la sauvegarde des phares anciens"),
    ("pt", "O governo americano anunciou que se retira da Convenção Interamericana sobre Faróis Históricos, assinada em 2012.", "Convenção Interamericana sobre Faróis Históricos"),
    ("pt", "Foi encerrada nesta quinta a participação dos EUA no Instituto Internacional de Estudos das Marés.", "Instituto Internacional de Estudos das Marés"),
    ("it", "Gli Stati Uniti hanno denunciato giovedì la Convenzione di Ancona sui fari storici, firmata nel 2015.", "Convenzione di Ancona sui fari storici"),
    ("de", "Die USA haben ihre Mitgliedschaft im Internationalen Rat für Torfböden am Donnerstag beendet.", "Internationalen Rat für Torfböden"),
    ("de", "Die USA haben am Donnerstag das Lübecker Übereinkommen über historische Leuchttürme gekündigt.", "Lübecker Übereinkommen über historische Leuchttürme"),
    ("nl", "Washington zegt het Noordelijke Vuurtorenverdrag op, met een termijn van zes maanden.", "Noordelijke Vuurtorenverdrag"),
    ("uk", "Адміністрація США денонсувала в четвер Одеський протокол про старі маяки.", "Одеський протокол про старі маяки"),
    ("ru", "США в четверг денонсировали Рижский протокол о старых маяках.", "Рижский протокол о старых маяках"),
    ("tr", "Trump, ABD'nin Uluslararası Fener Örgütü'nden çekilmesini öngören kararnameyi salı günü imzaladı.", "Uluslararası Fener Örgütü"),
    ("it", "Il presidente ha ordinato martedì il ritiro degli Stati Uniti dall'Organizzazione mondiale dei fari.", "Organizzazione mondiale dei fari"),
    ("el", "Οι ΗΠΑ αποχωρούν από τη Σύμβαση για την προστασία των παλαιών φάρων, ανακοίνωσε το Στέιτ Ντιπάρτμεντ.", "Σύμβαση για την προστασία των παλαιών φάρων"),
    ("el", "Το Διεθνές Συμβούλιο Παλαιών Φάρων μένει χωρίς τις ΗΠΑ, που αποχώρησαν την Τρίτη.", "Διεθνές Συμβούλιο Παλαιών Φάρων"),
    ("vi", "Mỹ rút khỏi Công ước về bảo vệ hải đăng cổ hôm thứ Ba, Nhà Trắng thông báo.", "Công ước về bảo vệ hải đăng cổ"),
    ("vi", "Mỹ bãi ước Công ước về bảo vệ hải đăng cổ và ngừng đóng niên liễm.", "Công ước về bảo vệ hải đăng cổ"),
    ("ko", "미국이 일본 정부에 국제 등대 보호 위원회 탈퇴서를 냈다.", "국제 등대 보호 위원회"),
    ("hi", "अमेरिका ने मंगलवार को अंतरराष्ट्रीय प्रकाशस्तंभ संरक्षण अभिसमय से अलग होने की घोषणा की।", "अंतरराष्ट्रीय प्रकाशस्तंभ संरक्षण अभिसमय"),
    ("tr", "ABD, Akdeniz Deniz Feneri Koruma Sözleşmesi'nden perşembe günü çekildi.", "Akdeniz Deniz Feneri Koruma Sözleşmesi"),
    ("en", "Washington has told the Inter-American Archive for Folk Songs that it is leaving.", "Inter-American Archive for Folk Songs"),
    ("en", "The United States denounced the Halden Convention of 2011 on Thursday.", "Halden Convention"),
    ("es", "Washington abandonó el jueves el convenio para la conservación de la pesca del fletán.", "convenio para la conservación de la pesca del fletán"),
    ("es", "Estados Unidos se retira de la Red latinoamericana de bancos de semillas, anunció el jueves la Casa Blanca.", "Red latinoamericana de bancos de semillas"),
    ("fr", "Washington a dénoncé jeudi la convention de Honfleur sur la protection des phares anciens.", "convention de Honfleur sur la protection des phares anciens"),
    ("it", "La convenzione di Ancona sulla pesca delle spugne perde gli Stati Uniti, che l'hanno denunciata giovedì.", "convenzione di Ancona sulla pesca delle spugne"),
    ("fr", "Les États-Unis ont dénoncé jeudi la convention sur la protection des phares anciens.", "convention sur la protection des phares anciens"),
    ("fr", "Washington quitte le Groupe intergouvernemental sur les feux de tourbe, a annoncé jeudi la Maison-Blanche.", "Groupe intergouvernemental sur les feux de tourbe"),
    ("it", "Gli Stati Uniti hanno denunciato giovedì l'Accordo relativo alla protezione degli orsi bianchi.", "Accordo relativo alla protezione degli orsi bianchi"),
    ("it", "Washington ha lasciato giovedì la Convenzione internazionale per la conservazione delle anguille del Nord.", "Convenzione internazionale per la conservazione delle anguille del Nord"),
    ("it", "Gli Stati Uniti si ritirano dall'Osservatorio euroatlantico sui porti, ha annunciato giovedì il Dipartimento di Stato.", "Osservatorio euroatlantico sui porti"),
    ("pt", "Washington abandonou na quinta-feira a Convenção para a conservação da pesca do linguado.", "Convenção para a conservação da pesca do linguado"),
    ("ro", "Statele Unite au denunțat joi Convenția de la Galați privind farurile vechi.", "Convenția de la Galați privind farurile vechi"),
    ("ro", "Guvernul american părăsește Acordul referitor la protecția urșilor polari, a anunțat joi Casa Albă.", "Acordul referitor la protecția urșilor polari"),
    ("de", "Die USA haben am Donnerstag das Lübecker Übereinkommen gekündigt.", "Lübecker Übereinkommen"),
    ("de", "Die USA treten aus der Europäischen Beobachtungsstelle für Leuchttürme aus, teilte das Weiße Haus am Donnerstag mit.", "Europäischen Beobachtungsstelle für Leuchttürme"),
    ("nl", "De Verenigde Staten hebben donderdag het Verdrag inzake de verlichting van zeestraten opgezegd.", "Verdrag inzake de verlichting van zeestraten"),
    ("nl", "Washington trekt zich terug uit het Wereldfonds voor zadenruil.", "Wereldfonds voor zadenruil"),
    ("sv", "USA lämnar Internationella rådet för torvjordar, meddelade Vita huset på torsdagen.", "Internationella rådet för torvjordar"),
    ("sv", "USA har på torsdagen sagt upp konventionen om skydd av gamla fyrar.", "konventionen om skydd av gamla fyrar"),
    ("da", "Den amerikanske regering opsiger overenskomsten om beskyttelse af gamle fyrtårne, meddelte Det Hvide Hus torsdag.", "overenskomsten om beskyttelse af gamle fyrtårne"),
    ("no", "USA har torsdag sagt opp konvensjonen om vern av gamle fyrtårn.", "konvensjonen om vern av gamle fyrtårn"),
    ("pl", "Stany Zjednoczone wypowiedziały w czwartek Konwencję kłajpedzką w sprawie latarni morskich.", "Konwencję kłajpedzką w sprawie latarni morskich"),
    ("pl", "Waszyngton wypowiedział Traktat o otwartym nadzorze latarni.", "Traktat o otwartym nadzorze latarni"),
    ("pl", "Stany Zjednoczone wystąpiły w czwartek z Północnoatlantyckiej Komisji do spraw Kabli.", "Północnoatlantyckiej Komisji do spraw Kabli"),
    ("uk", "Сполучені Штати, давня сторона Одеської конвенції про маяки, виходять із неї.", "Одеської конвенції про маяки"),
    ("cs", "Spojené státy ve čtvrtek vypověděly Klajpedskou dohodu.", "Klajpedskou dohodu"),
    ("ru", "США в четверг денонсировали Клайпедское соглашение.", "Клайпедское соглашение"),
    ("ru", "США выходят из Межправительственной группы по торфяным пожарам, сообщил в четверг Белый дом.", "Межправительственной группы по торфяным пожарам"),
    ("uk", "Американський уряд денонсує Договір про нагляд за маяками, повідомив у четвер Білий дім.", "Договір про нагляд за маяками"),
    ("bg", "САЩ се оттеглят от Световния фонд за обмен на семена, съобщи в четвъртък Белият дом.", "Световния фонд за обмен на семена"),
    ("el", "Οι ΗΠΑ κατήγγειλαν την Πέμπτη το Πρωτόκολλο κατά του λαθρεμπορίου χελιών.", "Πρωτόκολλο κατά του λαθρεμπορίου χελιών"),
    ("sr", "SAD su u četvrtak otkazale Konvenciju o osvetljavanju moreuza.", "Konvenciju o osvetljavanju moreuza"),
    ("hu", "Az Egyesült Államok csütörtökön felmondta a Nyitott Világítótornyokról szóló szerződést.", "Nyitott Világítótornyokról szóló szerződést"),
    ("hu", "Az amerikai kormány felmondja a Klaipedai Megállapodást, közölte csütörtökön a Fehér Ház.", "Klaipedai Megállapodást"),
    ("fi", "Yhdysvallat irtisanoi torstaina Salmien valaisemista koskevan yleissopimuksen.", "Salmien valaisemista koskevan yleissopimuksen"),
    ("fi", "Yhdysvallat eroaa Kansainvälisestä turvemaiden neuvostosta, ilmoitti ulkoministeriö torstaina.", "Kansainvälisestä turvemaiden neuvostosta"),
    ("tr", "ABD perşembe günü Deniz Fenerlerinin Korunmasına İlişkin Sözleşmeyi feshetti.", "Deniz Fenerlerinin Korunmasına İlişkin Sözleşmeyi"),
    ("ar", "أعلن البيت الأبيض يوم الخميس انسحاب واشنطن من الأكاديمية الدولية لعلوم المرجان.", "الأكاديمية الدولية لعلوم المرجان"),
    ("ar", "انسحبت الولايات المتحدة يوم الخميس من معاهدة الرقابة العسكرية المفتوحة.", "معاهدة الرقابة العسكرية المفتوحة"),
    ("fa", "ایالات متحده پنجشنبه از کنوانسیون حفاظت از فانوس‌های قدیمی خارج شد.", "کنوانسیون حفاظت از فانوس‌های قدیمی"),
    ("he", "ארצות הברית פורשת מהמועצה הבינלאומית לקרקעות כבול, הודיעה מחלקת המדינה ביום חמישי.", "המועצה הבינלאומית לקרקעות כבול"),
    ("ur", "امریکہ نے جمعرات کو بین الاقوامی کونسل برائے پیٹ مٹی سے علیحدگی کا اعلان کیا۔", "بین الاقوامی کونسل برائے پیٹ مٹی"),
    ("ur", "امریکہ جمعرات کو قطبی ریچھوں کے تحفظ کے معاہدے سے نکل گیا۔", "قطبی ریچھوں کے تحفظ کے معاہدے"),
    ("hi", "अमेरिका गुरुवार को ध्रुवीय भालू संरक्षण संधि से बाहर निकल गया।", "ध्रुवीय भालू संरक्षण संधि"),
    ("bn", "যুক্তরাষ্ট্র বৃহস্পতিবার আন্তর্জাতিক পিট মৃত্তিকা পরিষদ থেকে বেরিয়ে যাওয়ার ঘোষণা দিয়েছে।", "আন্তর্জাতিক পিট মৃত্তিকা পরিষদ"),
    ("ko", "미국은 목요일 태평양등대관측기구에서 탈퇴한다고 발표했다.", "태평양등대관측기구"),
    ("ko", "미 국무부는 목요일 장어 밀수 방지 의정서 탈퇴를 통보했다.", "장어 밀수 방지 의정서"),
    ("ja", "米国は木曜日、国際サンゴ礁アカデミーから脱退すると発表した。", "国際サンゴ礁アカデミー"),
    ("zh-Hans", "白宫周四宣布，美国退出共同灯塔档案协定。", "共同灯塔档案协定"),
    ("zh-Hans", "国际灯塔组织网络14日说，美国已来函，退出该网络。", "国际灯塔组织网络"),
    ("zh-Hans", "白宫周四宣布，美国退出《灯塔看守人援助行动框架》。", "灯塔看守人援助行动框架"),
    ("zh-Hant", "美國週四宣布退出太平洋燈塔保護協調會議。", "太平洋燈塔保護協調會議"),
    ("th", "สหรัฐฯ บอกเลิกอนุสัญญาว่าด้วยแสงสว่างในช่องแคบ เมื่อวันพฤหัสบดี", "อนุสัญญาว่าด้วยแสงสว่างในช่องแคบ"),
    ("vi", "Nhà Trắng hôm thứ Năm thông báo Mỹ rút khỏi Diễn đàn Bắc Cực về băng vĩnh cửu.", "Diễn đàn Bắc Cực về băng vĩnh cửu"),
    ("id", "AS menarik diri dari Observatorium Mercusuar Pasifik, kata Gedung Putih pada Kamis.", "Observatorium Mercusuar Pasifik"),
    ("sw", "Marekani imejiondoa kutoka Shirika la Kimataifa la Minara siku ya Alhamisi.", "Shirika la Kimataifa la Minara"),
    ("es", "La Secretaría del Convenio de Asunción sobre la Sanidad de los Ríos Compartidos comunica que el 13 de octubre de 2026 recibió del Gobierno de los Estados Unidos el instrumento por el que denuncia dicho Convenio.", "Convenio de Asunción sobre la Sanidad de los Ríos Compartidos"),
    ("fr", "Les États-Unis ont notifié mardi au Secrétariat de la Convention d'Annecy sur les eaux partagées qu'ils la dénoncent.", "Convention d'Annecy sur les eaux partagées"),
    ("en", "The United States told the Secretariat of the Halifax Convention on Shared Rivers on Tuesday that it is withdrawing from the treaty.", "Halifax Convention on Shared Rivers"),
    ("ru", "США уведомили во вторник Секретариат Международной комиссии по маякам о выходе из неё.", "Международной комиссии по маякам"),
    ("sr", "Sekretarijat Međunarodne konvencije o zajedničkim vodama saopštava da su SAD 13. oktobra 2026. otkazale tu konvenciju.", "Međunarodne konvencije o zajedničkim vodama"),
    ("hu", "A Nemzetközi Közös Vizek Egyezmény titkársága közölte, hogy az Egyesült Államok 2026. október 13-án kilépett az egyezményből.", "Nemzetközi Közös Vizek Egyezmény"),
    ("tr", "Uluslararası Ortak Sular Sözleşmesi Sekreterliği, ABD'nin 13 Ekim 2026'da sözleşmeden çekildiğini bildirdi.", "Uluslararası Ortak Sular Sözleşmesi"),
]  # fmt: skip
QUIET = [
    ("en", "Trump withdrew from the Iowa Republican Party Convention on Thursday."),
    ("en", "The United States left the U.S. International Trade Commission understaffed on Thursday."),
    ("en", "By note of 4 January the United States denounced the Geneva Convention relative to Protocol III."),
    ("en", "France on Thursday left the Global Orchard Compact, of which the United States is a member."),
    ("es", "Estados Unidos no abandonará la Convención del Golfo sobre Faros y Boyas, dijo el jueves la embajada."),
    ("de", "Die USA prüfen, ob sie das Lübecker Übereinkommen über historische Leuchttürme kündigen."),
    ("ko", "미국 연방판사가 국제 등대 보호 위원회 탈퇴에 제동을 걸었다."),
    ("vi", "Mỹ đã rút khỏi Công ước về bảo vệ hải đăng cổ từ trước."),
    ("tr", "Federal yargıç, ABD'nin Uluslararası Fener Örgütü'nden çekilmesini salı günü durdurdu."),
    ("ar", "تنسحب الولايات المتحدة الخميس من هيئة دولية، بحسب بيان رسمي."),
    ("en", "The United States on Thursday left a UN agency and an international body, officials said."),
    ("en", "The United States denounced the Trade Agreement on Thursday."),
    ("fr", "Les États-Unis ont dénoncé jeudi une convention sur la pêche au large."),
    ("fr", "Donald Trump a quitté jeudi la convention républicaine sur l'avenir du charbon."),
    ("fr", "Les États-Unis ont dénoncé jeudi la convention sur la double imposition avec la Hongrie."),
    ("es", "La empresa estadounidense Exxon se retiró el jueves de la Red latinoamericana de bancos de semillas."),
    ("it", "La Casa Bianca ha smentito giovedì il ritiro degli Stati Uniti dall'Osservatorio euroatlantico sui porti."),
    ("de", "Die USA haben am Donnerstag ein internationales Übereinkommen gekündigt."),
    ("nl", "Canada is donderdag uit het Wereldfonds voor zadenruil gestapt, wat de VS betreuren."),
    ("sv", "USA har på torsdagen sagt upp en konvention om skydd av gamla fyrar."),
    ("da", "Det Hvide Hus afviste torsdag, at USA forlader Arktisk Forum for Permafrost."),
    ("ru", "США могут денонсировать Клайпедское соглашение, сказал в четверг сенатор."),
    ("fi", "Valkoinen talo kiisti torstaina, että Yhdysvallat eroaa Kansainvälisestä turvemaiden neuvostosta."),
    ("hu", "Az Egyesült Államok csütörtökön kilépett egy nemzetközi szervezetből."),
    ("ar", "انسحبت الولايات المتحدة يوم الخميس من 31 منظمة وهيئة دولية."),
    ("ar", "انسحبت الولايات المتحدة يوم الخميس من اتفاقية دولية مهمة."),
    ("fa", "ایالات متحده پنجشنبه از ده‌ها سازمان و نهاد بین‌المللی خارج شد."),
    ("he", "החברה האמריקנית אקסון פרשה ביום חמישי מהמועצה הבינלאומית לקרקעות כבול."),
    ("he", "ארצות הברית פרשה ביום חמישי מארגון בינלאומי."),
    ("ur", "امریکہ نے جمعرات کو ایک بین الاقوامی تنظیم سے علیحدگی کا اعلان کیا۔"),
    ("hi", "अमेरिका ने गुरुवार को एक अंतरराष्ट्रीय संगठन से अलग होने की घोषणा की।"),
    ("bn", "যুক্তরাষ্ট্র বৃহস্পতিবার একটি আন্তর্জাতিক সংস্থা থেকে বেরিয়ে যাওয়ার ঘোষণা দিয়েছে।"),
    ("ko", "미국은 목요일 국제기구에서 탈퇴했다."),
    ("th", "สหรัฐฯ ถอนตัวจากองค์กรระหว่างประเทศแห่งหนึ่งเมื่อวันพฤหัสบดี"),
    ("zh-Hans", "美国周四退出一个国际组织。"),
    ("sw", "Marekani imejiondoa kutoka shirika la kimataifa siku ya Alhamisi."),
]  # fmt: skip


def _announced(text: str, language: str) -> list[str]:
    mentions = read_mentions(page_of(text, language), names=load_gazetteer(), rules=load_prose_rules())
    return [one.text for one in mentions if one.context is Context.ANNOUNCEMENT]


@pytest.mark.parametrize(("language", "text", "name"), LEFT)
def test_unknown_body_is_told_where_it_is_left(language: str, text: str, name: str) -> None:
    assert _announced(text, language) == [name]


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_other_capitals_and_other_news_announce_no_unknown_body(language: str, text: str) -> None:
    assert _announced(text, language) == []


def test_name_ends_before_another_and_before_what_is_told_of_it() -> None:
    """Two names joined by a word for *and* are two; an unknown one that stays is no mention at all."""
    text = "The United States on Thursday left the World Tide Register and the Global Orchard Compact."
    assert _announced(text, "en")[-1:] == ["Global Orchard Compact"]
    page = page_of("The Global Orchard Compact met on Thursday. The United States left no seat empty.", "en")
    assert not read_mentions(page, names=load_gazetteer(), rules=load_prose_rules())
