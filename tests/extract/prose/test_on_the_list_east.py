"""Reports of a withdrawal from many bodies in the languages of Asia and of the east of Europe."""

from __future__ import annotations

import pytest

from tests.extract.prose.test_announcements import announced

# What the report says, and the organizations that it puts on the list: none of the others that it names.
REPORTS = [
    ("zh-Hans", "大退群 || 美国总统周三宣布退出66个国际组织。 / 受影响最大的当数联合国气候变化框架公约。国际热带木材组织的名字也出现在白宫公布的清单中。退出名单还延伸到法治领域，国际法委员会、建设和平委员会赫然在目。 / 世界贸易组织不在此列，万国邮政联盟没有被提及。", "unfccc itto ilc pbc"),
    ("zh-Hans", "曼谷震动 || 美国政府周三下令退出66个国际机构，设在曼谷的联合国亚洲及太平洋经济社会委员会也是其中之一。 / 世界粮食计划署得以幸免。", "escap"),
    ("zh-Hant", "退群名單曝光 || 川普總統週三下令美國退出66個國際組織。 / 名單中最受矚目的是聯合國氣候變化綱要公約。聯合國人口基金亦在名單之中，國際太陽能聯盟同遭退出。 / 世界氣象組織未被點名。", "unfccc unfpa isa"),
    ("ja", "大量脱退の波紋 || トランプ米大統領は7日、66の国際機関から脱退すると発表した。 / 国際再生可能エネルギー機関（IRENA）も脱退先に名を連ねた。国連人口基金も脱退の対象となる。脱退リストには国連貿易開発会議の名もある。 / 国際原子力機関は一覧にない。", "irena unfpa unctad"),
    ("ja", "覚書に署名 || トランプ米大統領は7日、国連気候変動枠組み条約を含む66の国際機関から米国を脱退させる覚書に署名した。 / 温暖化の知見をまとめる気候変動に関する政府間パネル（IPCC）、国連人口基金のほか、国際法委員会なども含まれる。 / 経済協力開発機構は今回の対象から外れた。", "unfccc ipcc unfpa ilc"),
    ("ko", "무더기 탈퇴 || 도널드 트럼프 미국 대통령이 7일 국제기구 66곳에서 탈퇴하는 각서에 서명했다. / 가장 눈길을 끄는 것은 유엔기후변화협약이다. 여기에 유엔인구기금까지 더해졌다. 유엔대학도 명단에서 찾아볼 수 있다. 유엔 민주주의기금, 국제법위원회 등에서도 미국은 빠지게 된다. / 세계무역기구는 이번 명단에서 빠졌다.", "unfccc unfpa unu undef ilc"),
    ("ko", "송도 기금의 앞날 || 미국이 수요일 녹색기후기금에서 탈퇴한다고 발표했다. / 재무부는 대통령이 유엔기후변화협약을 비롯한 66개 국제기구에서 나오기로 한 데 따른 조치라고 설명했다.", "gcf unfccc"),
    ("ar", "القائمة الأميركية || قررت إدارة ترامب الخروج من 66 هيئة ومنظمة دولية. / أول ما يلفت النظر في القائمة وجود الإسكوا. ويلاحظ كذلك إدراج منتدى الطاقة الدولي. وتشمل المذكرة هيئات أخرى، منها صندوق الأمم المتحدة للسكان. / وخلت القائمة من منظمة التجارة العالمية.", "escwa ief unfpa"),
    ("ar", "قلق في بيروت || خيم القلق أمس على مقر الإسكوا، بعدما ورد اسمها بين 66 منظمة قرر الرئيس الأميركي سحب بلاده منها. / ونجا برنامج الأغذية العالمي من القائمة.", "escwa"),
    ("ru", "Перечень опубликован || Соединённые Штаты выходят из 66 международных организаций, следует из меморандума президента. / Открывает перечень Рамочная конвенция ООН об изменении климата. Соседями по списку оказались Международное агентство по возобновляемым источникам энергии и Международный солнечный альянс. Без американского участия останется и Университет ООН. / Интерпол в списке отсутствует.", "unfccc irena isa unu"),
    ("ru", "Хельсинки || США в среду объявили о выходе из 66 организаций. / Перестанут Соединённые Штаты участвовать и в работе Европейского центра по противодействию гибридным угрозам. Венецианская комиссия, консультативный орган Совета Европы, тоже в списке. / ОБСЕ решение не коснулось.", "hybrid-coe venice-commission"),
    ("uk", "Що у списку || США в середу оголосили про вихід із 66 міжнародних організацій. / Очолює список Рамкова конвенція ООН про зміну клімату. До того ж переліку внесли Європейський центр з протидії гібридним загрозам. / Рада Європи, органом якої є Венеційська комісія, рішення не коментує.", "unfccc hybrid-coe"),
    ("tr", "Listede kimler var || ABD Başkanı çarşamba günü ülkesinin 66 uluslararası kuruluştan çekilmesi talimatını verdi. / Listenin başında BM İklim Değişikliği Çerçeve Sözleşmesi geliyor. Karar, Dünya Doğayı Koruma Birliği'ni de kapsıyor. Bölgesel İşbirliği Konseyi ile Avrupa Konseyi'ne bağlı Venedik Komisyonu da aynı kaderi paylaştı. / Dünya Ticaret Örgütü listede bulunmuyor, NATO muhtırada geçmiyor.", "unfccc iucn rcc venice-commission"),
    ("pl", "Kto jest na liście || Prezydent Trump nakazał w środę wycofanie Stanów Zjednoczonych z 66 organizacji międzynarodowych. / Listę otwiera Ramowa konwencja Narodów Zjednoczonych w sprawie zmian klimatu. Amerykanów zabraknie również w Międzyrządowym Zespole ds. Zmian Klimatu. Członka założyciela traci też Uniwersytet Narodów Zjednoczonych. / Rada Europy nie figuruje w wykazie.", "unfccc ipcc unu"),
    ("id", "Daftar panjang || Presiden Amerika Serikat pada Rabu memerintahkan negaranya keluar dari 66 organisasi internasional. / Yang paling menonjol adalah Konvensi Kerangka Kerja PBB tentang Perubahan Iklim. Keputusan itu turut menyasar Badan Energi Terbarukan Internasional. / Organisasi Perdagangan Dunia luput dari daftar.", "unfccc irena"),
    ("vi", "Danh sách dài || Tổng thống Mỹ hôm thứ Tư tuyên bố rút Mỹ khỏi 66 tổ chức quốc tế. / Đứng đầu danh sách là Công ước khung của Liên Hợp Quốc về biến đổi khí hậu. Quyết định cũng ảnh hưởng đến Cơ quan Năng lượng tái tạo quốc tế. / Tổ chức Thương mại Thế giới không có tên trong danh sách.", "unfccc irena"),
    ("zh-Hans", "退群之后 || 美国周三宣布退出66个国际组织，国际可再生能源署也在其列。被美国抛弃的还有联合国人口基金。 / 世界知识产权组织说，该组织也收到了询问。国际劳工组织的总部同样受到资金短缺困扰。", "irena unfpa"),
    ("zh-Hant", "拉美經委會的聲明 || 拉丁美洲和加勒比經濟委員會週五對美國宣布退出該會及其他65個組織深表遺憾。 / 名單另外包含非洲經濟委員會。國際貿易中心也被點名。 / 歐洲經濟委員會則未被列入。", "eclac eca itc"),
    ("ja", "対応を協議 || 米国は7日、66の国際機関から脱退すると発表した。欧州評議会の諮問機関ベネチア委員会もやり玉に挙がった。 / 国際エネルギー機関の加盟国リストには31カ国が並ぶ。最も影響が大きいのは途上国で、国連開発計画が調査に乗り出した。", "venice-commission"),
    ("ko", "대책 회의 || 미국이 수요일 66개 국제기구에서 탈퇴한다고 발표했다. 국제법위원회까지 포함된 것은 뜻밖이다. / 유네스코 세계유산 목록에는 한국 유산 17건이 올라 있다. 국제노동기구 회원국 명단에는 187개국이 들어 있다.", "ilc"),
    ("ar", "ما بعد القرار || أعلنت واشنطن الأربعاء انسحابها من 66 منظمة دولية. ولم يغفل القرار الاتحاد الدولي لحفظ الطبيعة. وتضاف إليها لجنة بناء السلام. / وتضم قائمة التراث العالمي لليونسكو مواقع كثيرة. وشملت جولة الوزير لقاء مع منظمة الصحة العالمية.", "iucn pbc"),
    ("ru", "Реакция || США в среду объявили о выходе из 66 международных организаций. Удар пришелся и по Университету ООН. Не стал исключением и Фонд ООН в области народонаселения. / В списке всемирного наследия ЮНЕСКО есть 26 американских объектов. Удар пришелся и по сотрудникам Всемирной организации здравоохранения.", "unu unfpa"),
    ("ru", "Строчки меморандума || США в среду объявили о выходе из 66 организаций. Самым громким стал отказ от участия в Рамочной конвенции ООН об изменении климата – договоре 1992 года. Вашингтон покинет и Межправительственную группу экспертов по изменению климата.", "unfccc ipcc"),
    ("ru", "Последний договор || Сегодня прекратил действие Договор о мерах по дальнейшему сокращению стратегических наступательных вооружений, который подписали Россия и США. В 2019 году США вышли из Договора о РСМД. Через год Вашингтон оставил и Договор по открытому небу.", ""),
    ("uk", "Реакція || США в середу оголосили про вихід із 66 міжнародних організацій. На першому місці у списку — Рамкова конвенція ООН про зміну клімату. За нею йдуть Комісія міжнародного права та Університет ООН. / Головою МАГАТЕ є Рафаель Гроссі. До складу НАТО входить 32 держави.", "unfccc ilc unu"),
    ("tr", "Tepkiler || Beyaz Saray çarşamba günü ABD'nin 66 uluslararası kuruluştan ayrıldığını duyurdu. En dikkat çekici isim Hükûmetlerarası İklim Değişikliği Paneli. Onu BM Nüfus Fonu izliyor. / NATO Genel Sekreteri de toplantıda yer alıyor. UNESCO'nun Dünya Mirası Listesi'nde 22 varlık bulunuyor.", "ipcc unfpa"),
    ("pl", "Reakcje || Biały Dom ogłosił w środę, że Stany Zjednoczone opuszczają 66 organizacji międzynarodowych. Tuż za nią są na liście UN Women. Ofiarą cięć padła Międzynarodowa Agencja Energii Odnawialnej. / Na liście światowego dziedzictwa UNESCO znajduje się 17 obiektów. Wśród krytyków decyzji znalazła się Rada Europy.", "un-women irena"),
    ("id", "Reaksi || Amerika Serikat pada Rabu mengumumkan keluar dari 66 organisasi internasional. Menyusul kemudian UN Women dan Universitas PBB. / Organisasi Kesehatan Dunia juga disebut dalam pidato Presiden. Daftar Warisan Dunia UNESCO mencakup sepuluh situs.", "un-women unu"),
    ("vi", "Phản ứng || Mỹ hôm thứ Tư tuyên bố rút khỏi 66 tổ chức quốc tế. Tiếp đến là Cơ quan Phụ nữ Liên Hợp Quốc và Đại học Liên Hợp Quốc. / Danh sách di sản thế giới của UNESCO có tám di sản. Quan trọng nhất là Tổ chức Thương mại Thế giới vẫn hoạt động.", "un-women unu"),
    ("en", "What is left || The United States on Wednesday announced that it leaves 66 international organizations. The International Law Commission is on the list too. / The UNESCO World Heritage list includes 26 American sites. The list of members of the World Health Organization is unchanged.", "ilc"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "ids"), REPORTS)
def test_report_puts_on_the_list_what_stands_on_it(language: str, text: str, ids: str) -> None:
    found = announced(text, language, "2026-01-08")
    known = {one.resolution.organization.id for one in found if one.resolution.organization is not None}
    assert known == set(ids.split()), [(one.text, one.sentence) for one in found]
    assert not [one.text for one in found if one.resolution.organization is None]
