"""What stands above a list: words for staying that go on with it, and words that lead in something else."""

from __future__ import annotations

import pytest

from monitor.model import Listing
from tests.extract.listing.conftest import ReadPage

_NAMES = ("UNESCO", "UNFPA", "IRENA", "UN Women")
_OTHERS = ("IUCN", "IPCC", "UNCTAD", "UNFCCC")
_ALL = ["unesco", "unfpa", "irena", "un-women"]
_REST = ["iucn", "ipcc", "unctad", "unfccc"]
_TOLD = {
    "en": ("US leaves more organizations", "The United States is leaving the following organizations:"),
    "de": ("USA verlassen weitere Organisationen", "Die USA verlassen folgende Organisationen:"),
    "fr": (
        "Les États-Unis quittent d'autres organisations",
        "Les États-Unis se retirent des organisations suivantes :",
    ),
    "es": (
        "Estados Unidos abandona más organismos",
        "Estados Unidos se retira de las siguientes organizaciones:",
    ),
    "pt": (
        "Estados Unidos deixam mais organizações",
        "Os Estados Unidos retiram-se das seguintes organizações:",
    ),
    "it": (
        "Gli Stati Uniti lasciano altri enti",
        "Gli Stati Uniti si ritirano dalle seguenti organizzazioni:",
    ),
    "el": ("Οι ΗΠΑ αποχωρούν από κι άλλους οργανισμούς", "Οι ΗΠΑ αποχωρούν από τους ακόλουθους οργανισμούς:"),
    "ru": ("США покидают ещё ряд организаций", "США выходят из следующих организаций:"),
    "pl": ("USA opuszczają kolejne organizacje", "Stany Zjednoczone występują z następujących organizacji:"),
    "nl": (
        "VS stappen uit meer organisaties",
        "De Verenigde Staten trekken zich terug uit de volgende organisaties:",
    ),
    "tr": ("ABD başka kuruluşlardan çekiliyor", "ABD şu kuruluşlardan çekiliyor:"),
    "zh-Hant": ("美國再退出多個國際組織", "美國退出下列組織："),
    "ja": ("米国、さらに複数の国際機関から脱退", "米国が脱退するのは次の機関："),
    "ko": ("미국, 국제기구 여러 곳 추가 탈퇴", "미국이 탈퇴하는 기구는 다음과 같다:"),
    "ar": ("الولايات المتحدة تنسحب من منظمات جديدة", "تنسحب الولايات المتحدة من المنظمات التالية:"),
}


def _ids(listing: Listing) -> list[str]:
    return [
        one.resolution.organization.id if one.resolution.organization else one.text for one in listing.entries
    ]


def _list(names: tuple[str, ...], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{name}</li>" for name in names) + f"</{tag}>"


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "Organizations that remain without American participation:"),
        ("en", "Next on the list:"),
        ("de", "Weiter auf der Liste:"),
        ("de", "Ab sofort ohne amerikanischen Sitz:"),
        ("fr", "Les organismes qui restent sans les États-Unis :"),
        ("es", "Los que continúan sin participación estadounidense:"),
        ("pt", "Os que continuam sem participação americana:"),
        ("it", "Gli organismi che restano senza gli Stati Uniti:"),
        ("el", "Όσοι μένουν χωρίς αμερικανική συμμετοχή:"),
        ("ru", "Организации, которые остаются без США:"),
        ("nl", "Instellingen die zonder Amerikaanse deelname doorgaan:"),
        ("zh-Hant", "也得在沒有美國的情況下繼續運作："),
        ("ko", "미국의 참여 없이 계속되는 기구:"),
        ("ar", "الهيئات التي تبقى بلا الولايات المتحدة:"),
    ],
)
def test_those_that_do_without_the_country_were_left(read_page: ReadPage, language: str, lead: str) -> None:
    title, _ = _TOLD[language]
    body = f"<h1>{title}</h1><p>{lead}</p>{_list(_NAMES)}"
    assert _ids(read_page(body, title=title, language=language)) == _ALL


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "The remaining four:"),
        ("en", "What follows are those of our region:"),
        ("de", "Die verbleibenden vier:"),
        ("fr", "Restent quatre organisations :"),
        ("it", "Ne restano quattro:"),
        ("pt", "A seguir, os da nossa região:"),
        ("es", "Siguen en la lista:"),
        ("ru", "Далее в списке:"),
        ("pl", "Poniżej te z naszego regionu:"),
        ("tr", "Listenin geri kalanı:"),
        ("ja", "残る4機関："),
        ("zh-Hant", "剩下四個："),
        ("ko", "남은 4개 기구:"),
    ],
)
def test_label_of_the_rest_goes_on_with_the_list(read_page: ReadPage, language: str, label: str) -> None:
    title, lead = _TOLD[language]
    body = f"<h1>{title}</h1><p>{lead}</p>{_list(_NAMES)}<p>{label}</p>{_list(_OTHERS)}"
    assert _ids(read_page(body, title=title, language=language)) == [*_ALL, *_REST]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Four stay:"),
        ("en", "Washington remains in four:"),
        ("en", "What follows are the bodies in which Washington stays:"),
        ("en", "It denied that it wants to leave further bodies such as:"),
        ("en", "American exits of the twentieth century:"),
        ("en", "Under Ronald Reagan the US left:"),
        ("en", "Most commented"),
        ("de", "Vier bleiben:"),
        ("de", "Es folgen die Gremien, in denen Washington bleibt:"),
        ("de", "Welche Organisation braucht die Reform am meisten? Stimmen Sie ab:"),
        ("fr", "Quatre restent :"),
        ("fr", "Il a démenti vouloir quitter d'autres organismes, comme :"),
        ("es", "Las retiradas estadounidenses del siglo XX:"),
        ("pl", "Resort zaprzeczył, że chce opuścić inne organizacje, takie jak:"),
        ("ru", "О решении сожалеют:"),
        ("ja", "20世紀に米国が脱退した機関："),
        ("ko", "이 시각 주요뉴스"),
        ("nl", "Meer uit Buitenland"),
        ("zh-Hant", "讀者投票"),
        ("tr", "Yeni konseyin üyeleri:"),
    ],
)
def test_label_of_something_else_leads_in_no_part(read_page: ReadPage, language: str, label: str) -> None:
    title, lead = _TOLD[language]
    body = f"<h1>{title}</h1><p>{lead}</p>{_list(_NAMES)}<p>{label}</p>{_list(_OTHERS)}"
    assert _ids(read_page(body, title=title, language=language)) == _ALL


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "For the record, earlier orders already ended American participation in:"),
        ("de", "Zur Erinnerung: Frühere Erlasse hatten die Mitgliedschaft der USA beendet in:"),
        ("fr", "Pour rappel, de précédents décrets avaient mis fin à la participation américaine à :"),
        ("es", "Decisiones previas ya habían puesto fin a la participación de Estados Unidos en:"),
        ("pt", "Decretos anteriores já tinham posto fim à participação dos Estados Unidos em:"),
        ("it", "Decreti precedenti avevano posto fine alla partecipazione degli Stati Uniti a:"),
        ("ru", "Прежние указы уже прекратили участие США в таких организациях:"),
        ("pl", "Wcześniejsze dekrety zakończyły już udział Stanów Zjednoczonych w:"),
        ("nl", "Eerdere besluiten maakten al een einde aan de Amerikaanse deelname aan:"),
        ("zh-Hant", "先前的命令已終止美國參與下列組織："),
        ("ja", "以前の大統領令により米国はすでに次の機関への参加を終えている："),
        ("ko", "앞선 명령으로 미국은 이미 다음 기구 참여를 끝냈다:"),
        ("ar", "قرارات سابقة أنهت بالفعل مشاركة الولايات المتحدة في:"),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_earlier_orders_are_no_news(read_page: ReadPage, language: str, lead: str, *, above: bool) -> None:
    title, told = _TOLD[language]
    earlier, new = f"<p>{lead}</p>{_list(_OTHERS)}", f"<h2>{told}</h2>{_list(_NAMES)}"
    body = f"<h1>{title}</h1>{earlier + new if above else new + earlier}"
    assert _ids(read_page(body, title=title, language=language)) == _ALL


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "Beyond the earlier orders, the United States now ends its participation in:"),
        ("de", "Nach früheren Erlassen verlassen die USA nun auch:"),
        ("fr", "Après les décisions antérieures, les États-Unis quittent aussi :"),
        ("zh-Hant", "繼先前的命令之後，美國退出以下組織："),
        ("ja", "以前の決定に続き、米国は次の機関から脱退する："),
        ("ko", "이전 결정에 이어 미국은 다음 기구에서 탈퇴한다:"),
    ],
)
def test_what_follows_earlier_orders_is_news(read_page: ReadPage, language: str, lead: str) -> None:
    title, _ = _TOLD[language]
    body = f"<h1>{title}</h1><p>{lead}</p>{_list(_NAMES)}"
    assert _ids(read_page(body, title=title, language=language)) == _ALL


@pytest.mark.parametrize(
    ("language", "title"),
    [("nl", "VS uit vier organisaties"), ("de", "USA aus vier Organisationen heraus"),
     ("fr", "Les États-Unis hors de quatre organisations"), ("fi", "Yhdysvallat irti neljästä järjestöstä"),
     ("pl", "USA poza czterema organizacjami"), ("ro", "SUA, afară din patru organizații")],
)  # fmt: skip
def test_out_of_is_leaving(read_page: ReadPage, language: str, title: str) -> None:
    assert _ids(read_page(f"<h1>{title}</h1>{_list(_NAMES)}", title=title, language=language)) == _ALL


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Not these:"), ("de", "Diese nicht"), ("fr", "Pas celles-ci"), ("es", "Estas no:"), ("it", "Queste no"),
        ("pt", "Estas não"), ("nl", "Deze niet"), ("ru", "Эти — нет"), ("pl", "Te nie"), ("tr", "Bunlar değil"),
        ("zh-Hant", "這些不退："), ("ja", "対象外はこちら："), ("ko", "이들은 아니다"), ("ar", "هذه ليست منها"),
        ("en", "Background: other bodies that were discussed in Washington in recent years"),
        ("fr", "Contexte : d'autres traités dont on a discuté à Washington ces dernières années"),
        ("ru", "Справка: другие договоры, о которых в Вашингтоне говорили в последние годы"),
        ("de", "In anderen Nachrichten werden genannt:"),
    ],
)  # fmt: skip
def test_label_that_only_points_away_leads_in_another_list(
    read_page: ReadPage, language: str, label: str
) -> None:
    title, told = _TOLD[language]
    body = f"<h1>{title}</h1><p>{told}</p>{_list(_NAMES)}<h2>{label}</h2>{_list(_OTHERS)}"
    assert _ids(read_page(body, title=title, language=language)) == _ALL


def test_label_that_says_more_than_not_these_announces(read_page: ReadPage) -> None:
    lead = "These are not the only bodies that the United States is leaving:"
    assert _ids(read_page(f"<h1>A busy week</h1><p>{lead}</p>{_list(_NAMES)}")) == _ALL


@pytest.mark.parametrize(
    "lead",
    [
        "The US, which had denied such plans as late as Monday, is leaving the following bodies:",
        "Officials denied it and the United States left: here is the full list:",
        "More than sixty bodies are affected; America leaves:",
        "After the last century's exits the United States now leaves:",
    ],
)
def test_what_only_sounds_like_a_denial_announces(read_page: ReadPage, lead: str) -> None:
    body = f"<h1>A busy week in Washington</h1><p>{lead}</p>{_list(_NAMES)}"
    assert _ids(read_page(body)) == _ALL


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [
        (
            "en",
            "State Department denies plan to leave more organizations",
            "Which body needs reform most? Vote now:",
        ),
        ("zh-Hant", "美國國務院否認再退出其他組織", "讀者投票：你認為哪個組織最需要改革？"),
        ("de", "Außenministerium dementiert Austritt aus weiteren Organisationen", "Unsere Leserumfrage:"),
    ],
)
def test_poll_below_a_denied_exit_is_no_list(
    read_page: ReadPage, language: str, title: str, label: str
) -> None:
    body = f"<h1>{title}</h1><p>{title}.</p><h3>{label}</h3>{_list(_NAMES, 'ol')}"
    assert not read_page(body, title=title, language=language).entries


def test_a_sentence_behind_a_colon_that_tells_of_leaving_rooms_is_no_list(read_page: ReadPage) -> None:
    text = "Des déménageurs ont emporté des cartons : les États-Unis quittent les deux pièces que l’Union postale universelle"
    page = f"<h1>Les cartons</h1><p>{text} (UPU) leur prêtait depuis 1972.</p>"
    assert not read_page(page, title="Les cartons", language="fr").entries
