"""A short form that several bodies use is one body's on pages of the language in which it is: OIM, CPI, ΠΟΥ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Place
from monitor.names import Gazetteer

Row = dict[str, object]

IN_THEIR_LANGUAGE = [
    ("fr", "Les États-Unis se retirent de l'OIM.", {"iom"}),
    ("es", "Estados Unidos se retira de la OIM.", {"iom"}),
    ("es-MX", "Estados Unidos se retira de la OIM.", {"iom"}),
    ("it", "Gli Stati Uniti lasciano l'Oim.", {"iom"}),
    ("fr", "Le pays quitte la CPI et la CIJ.", {"icc", "icj"}),
    ("pt", "O país abandona o TPI.", {"icc"}),
    ("ru", "Страна выходит из МУС.", {"icc"}),
    ("pl", "Kraj opuszcza MTK i MOP.", {"icc", "ilo"}),
    ("tr", "Ülke UCM'den çekiliyor.", {"icc"}),
    ("de", "Das Land verlässt IStGH und OVCW.", {"icc", "opcw"}),
    ("fr", "Washington coupe les fonds du PAM et du HCR.", {"wfp", "unhcr"}),
    ("es", "El país deja el BID y la OPS.", {"idb", "paho"}),
    ("el", "Οι ΗΠΑ αποχωρούν από τον ΠΟΥ.", {"who"}),
    ("el", "Ο ΠΟΥ εξέφρασε τη λύπη του.", {"who"}),
    ("el", "Η χώρα αφήνει τον οργανισμό (ΠΟΥ) σήμερα.", {"who"}),
    ("el", "Η χώρα αποχωρεί από το ΔΠΔ.", {"icc"}),
]

ELSEWHERE = [
    ("ro", "Statele Unite părăsesc OIM."),  # both bodies' short form
    ("en", "The OIM answered in a letter."),
    (None, "La CPI a répondu."),
    ("pt", "A CPI ouviu o ministro."),  # a parliament's inquiry
    ("it", "La CPI ha risposto."),
    ("en", "The ICC and the BID team won."),
    ("el", "Ο άνθρωπος που έφυγε."),
    ("el", "ΤΑ ΣΧΕΔΙΑ ΠΟΥ ΑΛΛΑΖΟΥΝ."),
    ("el", "ΠΟΥ πάμε;"),
    ("en", "The ΠΟΥ of a fraternity."),
]

IOM: Row = {"id": "iom", "acronyms_in": {"fr": ["OIM"]}, "ambiguous": ["OIM"]}
LABOUR: Row = {"id": "labour", "ambiguous": ["OIM"]}


@pytest.mark.parametrize(("language", "sentence", "expected"), IN_THEIR_LANGUAGE)
def test_a_short_form_is_known_in_its_language(
    gazetteer: Gazetteer, language: str, sentence: str, expected: set[str]
) -> None:
    found = gazetteer.find(sentence, language=language, place=Place.PROSE)
    assert {one.resolution.organization.id for one in found if one.resolution.organization} == expected


@pytest.mark.parametrize(("language", "sentence"), ELSEWHERE)
def test_a_short_form_means_nothing_elsewhere(
    gazetteer: Gazetteer, language: str | None, sentence: str
) -> None:
    assert gazetteer.find(sentence, language=language, place=Place.PROSE) == ()


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "iom"), ("fr-CH", "iom"), ("ro", None), (None, None)]
)
def test_a_whole_text_that_is_a_short_form_is_read_in_its_language(
    gazetteer_of: Callable[..., Gazetteer], language: str | None, expected: str | None
) -> None:
    organization = gazetteer_of(IOM, LABOUR).resolve("OIM", language=language).organization
    assert (organization and organization.id) == expected


def test_two_bodies_may_share_a_short_form_in_two_languages(gazetteer_of: Callable[..., Gazetteer]) -> None:
    names = gazetteer_of(IOM, {"id": "labour", "acronyms_in": {"ro": ["OIM"]}})
    meant = [names.resolve("OIM", language=language).organization for language in ("fr", "ro")]
    assert [one and one.id for one in meant] == ["iom", "labour"]
