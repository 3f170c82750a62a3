"""The words fit for a victim: humane, bare of place, health, day and gender, and safe when composed."""

import re
from datetime import date

import pytest

from alongside.catalogue.kinds import DutyKind, EventKind, Tell
from alongside.catalogue.services import SERVICES
from alongside.rules.disclosure import Asked, compose

ALL: list[EventKind | DutyKind] = []
for _service in SERVICES.values():
    ALL += _service.events
    ALL += _service.duties
KINDS = {kind.slug: kind for kind in ALL if kind.tell is not Tell.NO}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))

GENDERED = re.compile(r"\b(he|she|him|her|his|hers|himself|herself|man|woman|male|female)\b", re.IGNORECASE)
GENDERED_WELSH = re.compile(r"\b(ef|fe|fo|hi|dyn|menyw|gŵr|gwraig|ganddo|ganddi|wrthi)\b", re.IGNORECASE)
PLACES = re.compile(
    r"\b(HMP|YOI|hostel|approved premises|ward|address|postcode|carchar [A-Z]|Ysbyty [A-Z]|cyfeiriad cartref)\b"
)
HEALTH = re.compile(
    r"\b(health|illness|ill|diagnos\w*|medication|treatment|drug|alcohol|psych\w*|iechyd|salwch|triniaeth|cyffur\w*)\b",
    re.IGNORECASE,
)


@each_kind
def test_words_for_the_victim_have_no_gender(kind: EventKind | DutyKind) -> None:
    assert not GENDERED.search(kind.may_say.en)
    assert not GENDERED_WELSH.search(kind.may_say.cy.replace("gyda hi", ""))


@each_kind
def test_words_for_the_victim_name_no_place_and_leave_no_gap_for_one(kind: EventKind | DutyKind) -> None:
    for text in (kind.may_say.en, kind.may_say.cy):
        assert not PLACES.search(text)
        assert not re.search(r"[{}<>\[\]%_]", text)


@each_kind
def test_words_for_the_victim_say_nothing_of_the_offenders_health(kind: EventKind | DutyKind) -> None:
    for text in (kind.may_say.en, kind.may_say.cy):
        text = text.replace("Parliamentary and Health Service", "").replace("Seneddol a Gwasanaeth Iechyd", "")
        assert not HEALTH.search(text)


@each_kind
def test_words_for_the_victim_carry_no_day_and_read_as_whole_sentences(kind: EventKind | DutyKind) -> None:
    for text in (kind.may_say.en, kind.may_say.cy):
        assert not re.search(r"\d", text)
        assert text[-1] in ".?"
        assert text == " ".join(text.split())


@each_kind
def test_words_for_the_victim_survive_the_composer_beside_an_ordinary_fenced_place(kind: EventKind | DutyKind) -> None:
    fenced = {"prison": "HMP Fenbrook", "hospital": "Derwen Secure Hospital", "address": "4 Larkfield Row, LF1 4QZ"}
    answer = compose(
        Asked(
            tell=kind.tell,
            may_say=kind.may_say,
            person="p1",
            expected_on=date(2027, 5, 14),
            fenced=fenced,
            confirmed=True,
            senior_agreed=True,
            yearly=True,
        )
    )
    assert answer.words is not None
    assert answer.words.en.startswith(kind.may_say.en)
    assert {field for field, _ in answer.withheld} >= set(fenced)
